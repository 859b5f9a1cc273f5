using Dateline.Formats;

namespace Dateline.Export.Tables;

/// <summary>Event mentions in the columns of ACLED's export. A shape, not ACLED's data nor its coding: each row is one report's telling.</summary>
/// <remarks>Only what ACLED records at all, and only what is told as a fact, on a day that is told.</remarks>
internal static class AcledTable
{
    public static Table<ExportedMention> Table { get; } = new("acled",
    [
        new("event_id_cnty", CellKind.Text, "The country's code, then the key of the row", m => (m.Place?.Country ?? "") + m.Key),
        new("event_date", CellKind.Day, "The first day on which it can have happened", m => m.Mention.When?.Earliest),
        new("year", CellKind.Whole, "Its year", m => m.Mention.When?.Earliest?.Year),
        new("time_precision", CellKind.Whole, "1 the day is known, 2 the week, 3 the month or less", m => MentionTable.TimePrecision(m.Mention.When)),
        new("disorder_type", CellKind.Text, "Political violence, Demonstrations or Strategic developments", m => Disorder(m)),
        new("event_type", CellKind.Text, "ACLED's type: see the table of types", m => Kind(m).Type),
        new("sub_event_type", CellKind.Text, "ACLED's sub-type", m => Kind(m).Sub),
        new("actor1", CellKind.Text, "Who does it; the first named", m => First(m, m.Mention.SourceActors)),
        new("assoc_actor_1", CellKind.Text, "The others on that side", m => Others(m, m.Mention.SourceActors)),
        new("inter1", CellKind.Text, "What kind of actor", m => Inter(m.Sources)),
        new("actor2", CellKind.Text, "To whom it is done; the first named", m => First(m, m.Mention.TargetActors)),
        new("assoc_actor_2", CellKind.Text, "The others on that side", m => Others(m, m.Mention.TargetActors)),
        new("inter2", CellKind.Text, "What kind of actor", m => Inter(m.Targets)),
        new("interaction", CellKind.Text, "Both kinds", m => Inter(m.Sources) is { } one ? Inter(m.Targets) is { } other ? one + "-" + other : "Sole " + one : null),
        new("civilian_targeting", CellKind.Text, "Civilian targeting, or nothing", m => m.Mention.Type == EventType.Assault && IsCivilian(m.Targets) ? "Civilian targeting" : null),
        new("iso", CellKind.Whole, "Always empty: ISO 3166-1 numeric codes are not kept", _ => (long?)null),
        new("region", CellKind.Text, "Always empty: ACLED's regions are its own", _ => (string?)null),
        new("country", CellKind.Text, "ISO 3166-1 alpha-3 code, where ACLED has the name", m => m.Place?.Country),
        new("admin1", CellKind.Text, "First-level division", m => m.Place?.Admin1),
        new("admin2", CellKind.Text, "Always empty", _ => (string?)null),
        new("admin3", CellKind.Text, "Always empty", _ => (string?)null),
        new("location", CellKind.Text, "The best place", m => m.PlaceName),
        new("latitude", CellKind.Number, "Degrees north", m => m.Place?.Latitude),
        new("longitude", CellKind.Number, "Degrees east", m => m.Place?.Longitude),
        new("geo_precision", CellKind.Whole, "1 a town or smaller, 2 a region or nature, 3 a country", m => Precision(m.Place)),
        new("source", CellKind.Text, "The outlet", m => m.Outlet),
        new("source_scale", CellKind.Text, "Always empty: outlets are not graded", _ => (string?)null),
        new("notes", CellKind.Text, "The words that tell it", m => m.Evidence),
        new("fatalities", CellKind.Whole, "Killed: the lowest number that the words allow; 0 where none is told, as ACLED has it", m => m.Figure(CountKind.Killed)?.Low ?? 0),
        new("tags", CellKind.Text, "crowd size, where one is told; who says so", m => Tags(m)),
        new("timestamp", CellKind.Text, "When the report was stored", m => m.Report.StoredAt),
    ]);

    /// <summary>Whether ACLED would have a row of it.</summary>
    public static bool Has(ExportedMention mention) => mention.IsFact && mention.IsDated && Kind(mention).Type.Length > 0;

    /// <summary>PLOVER's types and modes as ACLED's types and sub-types; empty where ACLED records no such thing.</summary>
    internal static (string Type, string Sub) Kind(ExportedMention mention) => (mention.Mention.Type, mention.Mention.Mode) switch
    {
        (EventType.Protest, "riot") => ("Riots", "Violent demonstration"),
        (EventType.Protest, _) => ("Protests", "Peaceful protest"),
        (EventType.Assault, "crowd-control") => ("Protests", "Excessive force against protesters"),
        (EventType.Assault, "aerial") => ("Explosions/Remote violence", "Air/drone strike"),
        (EventType.Assault, "heavy-weapons") => ("Explosions/Remote violence", "Shelling/artillery/missile attack"),
        (EventType.Assault, "explosives") => ("Explosions/Remote violence", "Remote explosive/landmine/IED"),
        (EventType.Assault, "suicide-attack") => ("Explosions/Remote violence", "Suicide bomb"),
        (EventType.Assault, "sexual") => ("Violence against civilians", "Sexual violence"),
        (EventType.Assault, _) => IsCivilian(mention.Targets) ? ("Violence against civilians", "Attack") : ("Battles", "Armed clash"),
        (EventType.Coerce, "arrest") => ("Strategic developments", "Arrests"),
        (EventType.Coerce or EventType.Mobilize or EventType.Retreat, _) => ("Strategic developments", "Other"),
        _ => ("", ""),
    };

    private static string Disorder(ExportedMention mention) => Kind(mention).Type switch
    {
        "Protests" or "Riots" => "Demonstrations",
        "Strategic developments" => "Strategic developments",
        _ => "Political violence",
    };

    private static long? Precision(Place? place) => place?.Kind switch
    {
        null => null,
        PlaceKind.City or PlaceKind.Facility => 1,
        PlaceKind.Country or PlaceKind.Continent => 3,
        _ => 2,
    };

    private static string? First(ExportedMention mention, IReadOnlyList<string> actors) => actors is [var first, ..] ? mention.Naming.OfActor(first) : null;

    private static string Others(ExportedMention mention, IReadOnlyList<string> actors) => string.Join("; ", actors.Skip(1).Select(mention.Naming.OfActor));

    private static bool IsCivilian(IEnumerable<Actor> actors) => actors.Any(a => a.Roles.Contains("CVL", StringComparer.Ordinal));

    private static string? Inter(IEnumerable<Actor> actors)
    {
        var roles = actors.SelectMany(a => a.Roles).ToHashSet(StringComparer.Ordinal);
        return roles.Contains("REB") ? "Rebel group"
            : roles.Overlaps(["GOV", "MIL", "COP", "SPY", "JUD", "LEG"]) ? "State forces"
            : roles.Overlaps(["OPP", "PTY"]) ? "Political militia"
            : roles.Overlaps(["CVL", "LAB", "EDU", "REF", "MED", "BUS"]) ? "Civilians"
            : roles.Count > 0 ? "External/Other forces"
            : null;
    }

    private static string Tags(ExportedMention mention) => string.Join("; ", new[]
    {
        mention.Figure(CountKind.Participants) is { } crowd ? "crowd size=" + Naming.Figure(crowd.Kind, crowd.Low, crowd.High, crowd.IsPart) : null,
        mention.Mention.SaidBy.Count > 0 ? "said by=" + mention.Naming.SaidBy(mention.Mention) : null,
    }.OfType<string>());
}
