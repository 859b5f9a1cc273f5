namespace Dateline.Archive.Sql;

/// <summary>A condition that a name must be borne, in the two ways in which a store can meet it.</summary>
/// <remarks>
/// Rows of a rare name are gathered and put in order. A name that stands in every third row is quicker met by going through all rows in the order of the answer and looking at each: the page is soon full.
/// What is rare is counted, not guessed, and the count ends early.
/// </remarks>
/// <param name="Gathered">Whether the row is among those that bear the name, all of which are looked up.</param>
/// <param name="Tested">Whether this row bears it, looked at alone.</param>
/// <param name="Borne">Questions for the actors, places or statements that bear it.</param>
internal sealed record Narrowing(string Gathered, string Tested, params IReadOnlyList<string> Borne)
{
    private const string Nobody = "SELECT CAST(NULL AS bigint) WHERE false";

    /// <summary>Whether an actor takes part in mention <c>m</c>.</summary>
    public static Narrowing TakesPart(Conditions where, string actor, Dialect dialect)
    {
        var names = ActorNames(where, actor, dialect);
        return new(
            $"m.id IN (SELECT mention_id FROM mention_actors WHERE actor_id IN ({Bearing("actors", names)}))",
            $"(SELECT count(*) FROM mention_actors x JOIN actors a ON a.id = x.actor_id WHERE x.mention_id = m.id AND a.name_id IN ({names})) > 0",
            Bearing("actors", names));
    }

    /// <summary>Whether mention <c>m</c> lies at a place.</summary>
    public static Narrowing At(Conditions where, string place, Dialect dialect)
    {
        var names = dialect.Named(where, NameTable.Places, place) ?? Nobody;
        if (IsCode(place))
            names += $" UNION SELECT id FROM place_names WHERE country = {where.Value(place)}";
        return new(
            $"m.id IN (SELECT mention_id FROM mention_places WHERE place_id IN ({Bearing("places", names)}))",
            $"(SELECT count(*) FROM mention_places x JOIN places p ON p.id = x.place_id WHERE x.mention_id = m.id AND p.name_id IN ({names})) > 0",
            Bearing("places", names));
    }

    /// <summary>Whether somebody speaks in statement <c>s</c>: an actor of the name, or one whom the words name so.</summary>
    public static Narrowing Spoken(Conditions where, string speaker, Dialect dialect)
    {
        var names = ActorNames(where, speaker, dialect);
        var words = dialect.Named(where, NameTable.Speakers, speaker) ?? Nobody;
        var spoken = $"SELECT id FROM statements WHERE speaker_name_id IN ({words})";
        return new(
            $"s.speaker_id IN ({Bearing("actors", names)}) OR s.speaker_name_id IN ({words})",
            $"coalesce(s.speaker_name_id IN ({words}), false) OR {Is("s.speaker_id", names)}",
            Bearing("actors", names), spoken);
    }

    /// <summary>Whether commitment <c>c</c> binds somebody.</summary>
    public static Narrowing Bound(Conditions where, string promisor, Dialect dialect)
    {
        var names = ActorNames(where, promisor, dialect);
        return new(
            $"c.promisor_id IN ({Bearing("actors", names)}) OR c.on_behalf_of_id IN ({Bearing("actors", names)})",
            $"{Is("c.promisor_id", names)} OR {Is("c.on_behalf_of_id", names)}",
            Bearing("actors", names));
    }

    /// <summary>Whether at least so many bear it. Asks nothing of a row.</summary>
    public string IsCommon(int many) => string.Join(" OR ", Borne.Select(rows => FormattableString.Invariant($"(SELECT count(*) FROM (SELECT 1 FROM ({rows}) borne LIMIT {many}) counted) = {many}")));

    private static string Bearing(string table, string names) => $"SELECT id FROM {table} WHERE name_id IN ({names})";

    private static string Is(string actor, string names) => $"(SELECT count(*) FROM actors a WHERE a.id = {actor} AND a.name_id IN ({names})) > 0";

    private static string ActorNames(Conditions where, string actor, Dialect dialect)
    {
        var byName = dialect.Named(where, NameTable.Actors, actor) ?? Nobody;
        return IsCode(actor) ? $"{byName} UNION SELECT id FROM actor_names WHERE {dialect.BeginsWith("code", where.Value(actor))}" : byName;
    }

    // CAMEO and ISO codes are capitals; a name is hardly ever typed so.
    private static bool IsCode(string text) => text.Length >= 3 && text.All(char.IsAsciiLetterUpper);
}
