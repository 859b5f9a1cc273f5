using Dateline.Formats;

namespace Dateline.Archive.Sql;

/// <summary>A question for keys in their order: ids alone, so that only they are sorted, however much is shown of each.</summary>
/// <param name="Sql">Gives the ids in the first column.</param>
/// <param name="Where">Its parameters.</param>
internal sealed record Question(string Sql, Conditions Where);

/// <summary>The questions that every store is asked in the same words.</summary>
internal static class Questions
{
    public const string ReportOrder = "r.published_order";

    public const string ReportJoin = "reports r LEFT JOIN outlets o ON o.id = r.outlet_id";

    public const string Refusals = "SELECT source, url, code, reason, hash, size, content_id IS NOT NULL, quarantined_at, engine_version FROM quarantine ORDER BY id";

    public const string Counts = """
        SELECT (SELECT count(*) FROM reports), (SELECT count(*) FROM inputs), (SELECT count(*) FROM mentions), (SELECT count(*) FROM statements),
               (SELECT count(*) FROM commitments), (SELECT count(*) FROM outlets), (SELECT count(*) FROM quarantine),
               (SELECT min(published_day) FROM reports), (SELECT max(published_day) FROM reports)
        """;

    // Behind every key that begins alike.
    private const string LastCharacter = "\U0010FFFF";

    public static Question Timeline(TimelineQuery query, Dialect dialect, Effort effort)
    {
        const string Columns = "m.id, m.timeline_order";
        var (where, narrowings) = Narrowed(query, dialect);
        var stretches = query.OnlyBegun ? [Begun(where, query.Since, query.Until)] : Stretches(where, query.Since, query.Until).ToList();
        var gathered = Union(where, stretches, Columns, narrowings.Select(n => n.Gathered));
        // Words are looked up in their index, whatever else is asked.
        if (query.Limit is not { } limit || narrowings.Count == 0 || query.Words is not null || effort.IsTooFar(limit, query.Offset))
            return new($"{gathered} ORDER BY 2{where.Page(query.Limit, query.Offset)}", where);
        var ends = stretches.Select(stretch => $"SELECT (SELECT m.timeline_order FROM mentions m{where.WhereAnd(stretch)} ORDER BY m.timeline_order LIMIT 1 OFFSET {where.Value(effort.MostLookedAt)}) AS reached");
        var end = $"SELECT min(reached) FROM ({string.Join(" UNION ALL ", ends)}) walks";
        var walked = Union(where, stretches, Columns, ["m.timeline_order < (SELECT reached FROM goal)", .. narrowings.Select(n => n.Tested)]);
        return WalkedOrGathered(end, narrowings, walked, gathered, "id, timeline_order", "2", query.Offset, limit, effort, where);
    }

    /// <summary>How many mentions fall on which day, by day and type, without a day last.</summary>
    public static Question DayCounts(TimelineQuery query, Dialect dialect)
    {
        var (where, mentions) = Mentions(query, dialect, "m.day, m.event_type");
        return new($"SELECT day, event_type, count(*) FROM ({mentions}) counted GROUP BY day, event_type ORDER BY day IS NULL, day, event_type", where);
    }

    /// <summary>How many mentions lie at which place, by place and type.</summary>
    public static Question PlaceCounts(TimelineQuery query, Dialect dialect)
    {
        var (where, mentions) = Mentions(query, dialect, "m.place_id, m.event_type");
        return new(
            $"""
            SELECT coalesce(p.name, p.text), p.country, p.latitude, p.longitude, q.event_type, count(*) FROM ({mentions}) q JOIN places p ON p.id = q.place_id
            WHERE p.latitude IS NOT NULL AND p.longitude IS NOT NULL GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 2, 3, 4, 5
            """,
            where);
    }

    /// <summary>Who takes part how often, by name, country and office.</summary>
    public static Question ActorCounts(TimelineQuery query, Dialect dialect)
    {
        var (where, mentions) = Mentions(query, dialect, "m.id, m.report_id");
        return new(
            $"""
            SELECT a.name, a.country, a.office, min(r.published_day), max(r.published_day), count(CASE WHEN x.role = 'source' THEN 1 END), count(CASE WHEN x.role = 'target' THEN 1 END)
            FROM ({mentions}) q JOIN mention_actors x ON x.mention_id = q.id JOIN actors a ON a.id = x.actor_id JOIN reports r ON r.id = q.report_id
            WHERE a.name IS NOT NULL GROUP BY 1, 2, 3 ORDER BY count(*) DESC, 1, 2, 3{where.Page(query.Limit, query.Offset)}
            """,
            where);
    }

    /// <summary>Who does what to whom how often.</summary>
    public static Question DyadCounts(TimelineQuery query, Dialect dialect)
    {
        var (where, mentions) = Mentions(query, dialect, "m.id, m.event_type");
        return new(
            $"""
            SELECT a.name, b.name, q.event_type, count(*) FROM ({mentions}) q
            JOIN mention_actors x ON x.mention_id = q.id AND x.role = 'source' JOIN actors a ON a.id = x.actor_id
            JOIN mention_actors y ON y.mention_id = q.id AND y.role = 'target' JOIN actors b ON b.id = y.actor_id
            WHERE a.name IS NOT NULL AND b.name IS NOT NULL GROUP BY 1, 2, 3 ORDER BY count(*) DESC, 1, 2, 3{where.Page(query.Limit, query.Offset)}
            """,
            where);
    }

    private static (Conditions Where, string Mentions) Mentions(TimelineQuery query, Dialect dialect, string columns)
    {
        var (where, narrowings) = Narrowed(query, dialect);
        var stretches = query.OnlyBegun ? [Begun(where, query.Since, query.Until)] : Stretches(where, query.Since, query.Until);
        return (where, Union(where, stretches, columns, narrowings.Select(n => n.Gathered)));
    }

    private static (Conditions Where, List<Narrowing> Narrowings) Narrowed(TimelineQuery query, Dialect dialect)
    {
        var where = new Conditions();
        var narrowings = new List<Narrowing>();
        if (query.Type is { } type)
            where.Add($"m.event_type = {where.Value(Words.Of(type))}");
        if (query.Status is { } status)
            where.Add($"m.status = {where.Value(Words.Of(status))}");
        if (query.Place is { } place)
            narrowings.Add(Narrowing.At(where, place, dialect));
        if (query.Actor is { } actor)
            narrowings.Add(Narrowing.TakesPart(where, actor, dialect));
        if (query.Words is { } words)
            where.Add(dialect.Holds(where, "mentions", SearchText.Parse(words)));
        return (where, narrowings);
    }

    private static string Union(Conditions where, IEnumerable<string> stretches, string columns, IEnumerable<string> more) =>
        string.Join(" UNION ALL ", stretches.Select(stretch => $"SELECT {columns} FROM mentions m{where.WhereAnd([stretch, .. more])}"));

    public static Question Statements(StatementQuery query, Dialect dialect, Effort effort)
    {
        const string Columns = "s.id, r.published_order, s.number";
        var where = new Conditions();
        where.AddPublished(query.Since, query.Until);
        var reports = where.Where;
        if (query.Kind is { } kind)
            where.Add($"s.kind = {where.Value(Words.Of(kind))}");
        if (query.Words is { } words)
            where.Add(dialect.Holds(where, "statements", SearchText.Parse(words)));
        // Reports are gone through in their order, and nothing has to be sorted.
        var inOrder = $"reports r {dialect.LeftFirst} statements s ON s.report_id = r.id";
        const string Together = "statements s JOIN reports r ON r.id = s.report_id";
        if (query.Speaker is not { } speaker)
            return new($"SELECT s.id FROM {(query.Words is null ? inOrder : Together)}{where.Where} ORDER BY {ReportOrder}, s.number{where.Page(query.Limit, query.Offset)}", where);
        var spoken = Narrowing.Spoken(where, speaker, dialect);
        var gathered = $"SELECT {Columns} FROM {Together}{where.WhereAnd(spoken.Gathered)}";
        if (query.Limit is not { } limit || query.Words is not null || effort.IsTooFar(limit, query.Offset))
            return new($"{gathered} ORDER BY 2, 3{where.Page(query.Limit, query.Offset)}", where);
        return WalkedOrGathered(EndOfReports(where, reports, effort), [spoken], $"SELECT {Columns} FROM {inOrder}{where.WhereAnd(BeforeEndOfReports, spoken.Tested)}", gathered, "id, published_order, number", "2, 3", query.Offset, limit, effort, where);
    }

    public static Question Commitments(CommitmentQuery query, Dialect dialect, Effort effort)
    {
        const string Columns = "c.id, r.published_order, c.number";
        var where = new Conditions();
        where.AddPublished(query.Since, query.Until);
        var reports = where.Where;
        if (query.Status is { } status)
            where.Add($"c.status = {where.Value(Words.Of(status))}");
        var inOrder = $"reports r {dialect.LeftFirst} commitments c ON c.report_id = r.id";
        if (query.Promisor is not { } promisor)
            return new($"SELECT c.id FROM {inOrder}{where.Where} ORDER BY {ReportOrder}, c.number{where.Page(query.Limit, query.Offset)}", where);
        var bound = Narrowing.Bound(where, promisor, dialect);
        var gathered = $"SELECT {Columns} FROM commitments c JOIN reports r ON r.id = c.report_id{where.WhereAnd(bound.Gathered)}";
        if (query.Limit is not { } limit || effort.IsTooFar(limit, query.Offset))
            return new($"{gathered} ORDER BY 2, 3{where.Page(query.Limit, query.Offset)}", where);
        return WalkedOrGathered(EndOfReports(where, reports, effort), [bound], $"SELECT {Columns} FROM {inOrder}{where.WhereAnd(BeforeEndOfReports, bound.Tested)}", gathered, "id, published_order, number", "2, 3", query.Offset, limit, effort, where);
    }

    // What is walked through in order, if the page is full or all was seen in time; else what is gathered, which is not even begun where its limit is 0. One question, so that both see the same moment.
    private static Question WalkedOrGathered(string end, IEnumerable<Narrowing> narrowings, string walked, string gathered, string columns, string order, int offset, int limit, Effort effort, Conditions where)
    {
        var full = where.Value(limit + offset);
        var last = where.Value(LastCharacter);
        return new(
            $"""
            WITH goal AS MATERIALIZED (SELECT CASE WHEN ({string.Join(") AND (", narrowings.Select(n => n.IsCommon(effort.Many)))}) THEN coalesce(({end}), {last}) ELSE '' END AS reached),
            walked AS MATERIALIZED ({walked} ORDER BY {order} LIMIT {full}),
            short AS MATERIALIZED (SELECT reached <> {last} AND (SELECT count(*) FROM walked) < {full} AS is_short FROM goal)
            SELECT {columns} FROM walked WHERE NOT (SELECT is_short FROM short)
            UNION ALL SELECT {columns} FROM ({gathered} ORDER BY {order} LIMIT (SELECT CASE WHEN is_short THEN {full} ELSE 0 END FROM short)) gathered
            ORDER BY {order}{where.Page(limit, offset)}
            """,
            where);
    }

    // Of reports fewer are gone through: each has several rows.
    private static string EndOfReports(Conditions where, string reports, Effort effort) =>
        $"SELECT r.published_order FROM reports r{reports} ORDER BY r.published_order LIMIT 1 OFFSET {where.Value(effort.MostLookedAt / 10)}";

    private const string BeforeEndOfReports = "r.published_order < (SELECT reached FROM goal)";

    /// <summary>Rows of <see cref="ReportColumns"/> and the two counts.</summary>
    public static Question Reports(ReportQuery query, Dialect dialect)
    {
        var where = About(query, dialect);
        return new(
            $"""
            SELECT {ReportColumns.Sql}, (SELECT count(*) FROM mentions m WHERE m.report_id = r.id), (SELECT count(*) FROM statements s WHERE s.report_id = r.id)
            FROM {ReportJoin}{where.Where} ORDER BY {ReportOrder}{where.Page(query.Limit, query.Offset)}
            """,
            where);
    }

    public static Question ReportIds(ReportQuery query, Dialect dialect)
    {
        var where = About(query, dialect);
        return new($"SELECT r.id FROM {ReportJoin}{where.Where} ORDER BY {ReportOrder}{where.Page(query.Limit, query.Offset)}", where);
    }

    public static Question Notes(string kind, string keyPrefix)
    {
        var where = new Conditions();
        where.Add($"kind = {where.Value(kind)}");
        where.Add($"key >= {where.Value(keyPrefix)}");
        where.Add($"key < {where.Value(keyPrefix + LastCharacter)}");
        return new($"SELECT kind, key, json FROM intake_notes{where.Where} ORDER BY key", where);
    }

    /// <summary>The chronicle that stands for the report of hash <c>$1</c>, and since when.</summary>
    public const string Standing = """
        SELECT k.encoding, k.json, k.engine_version, coalesce((SELECT max(h.replaced_at) FROM history h WHERE h.report_hash = r.hash), r.stored_at), r.content_id, r.stored_at,
            (SELECT count(*) FROM history h WHERE h.report_hash = r.hash)
        FROM reports r JOIN chronicles k ON k.report_id = r.id WHERE r.hash = $1
        """;

    public const string AddPast =
        "INSERT INTO history (report_hash, number, engine_version, made_at, replaced_at, encoding, json) VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING";

    public static Question History(string? reportId)
    {
        var where = new Conditions();
        if (reportId is not null)
            where.Add($"report_hash = {where.Value(RowKey.Hash(reportId))}");
        return new($"SELECT report_hash, number, engine_version, made_at, replaced_at, encoding, json FROM history{where.Where} ORDER BY report_hash, number", where);
    }

    public const string LastDecision = "SELECT number, report_hash, json, previous_hash, hash FROM audit ORDER BY number DESC LIMIT 1";

    public const string AddDecision = "INSERT INTO audit (number, report_hash, json, previous_hash, hash) VALUES ($1, $2, $3, $4, $5)";

    public static Question Audit(string? reportId)
    {
        var where = new Conditions();
        if (reportId is not null)
            where.Add($"report_hash = {where.Value(RowKey.Hash(reportId))}");
        return new($"SELECT number, report_hash, json, previous_hash, hash FROM audit{where.Where} ORDER BY number", where);
    }

    /// <summary>Which mentions <c>m</c> may have happened in a stretch of days, as conditions that exclude one another.</summary>
    /// <remarks>
    /// Each is met along an index in the order of the timeline, and SQLite merges the three. Of what has an open end, the open side meets any bound;
    /// what is only bounded by its publication counts by that.
    /// </remarks>
    public static IEnumerable<string> Stretches(Conditions where, NodaTime.LocalDate? first, NodaTime.LocalDate? last)
    {
        if (first is null && last is null)
            return [""];
        var since = where.Value(Days.Text(first) ?? "");
        var begin = where.Value(Days.Text(first?.PlusDays(-Days.Short)) ?? "");
        var until = where.Value(Days.Text(last) ?? "9999-12-31");
        // A space stands behind the day: '!' is the first character that sorts behind everything of that day.
        return
        [
            $"m.is_long = 0 AND m.timeline_order BETWEEN {begin} AND {until} || '!' AND m.latest >= {since}",
            $"m.is_long = 1 AND (m.latest IS NULL OR m.latest >= {since}) AND (m.earliest IS NULL OR m.earliest <= {until})",
            $"m.is_long = 0 AND m.timeline_order BETWEEN '{Days.Behind}' || {since} AND '{Days.Behind}' || {until} || '!' AND m.latest IS NOT NULL",
        ];
    }

    // Those without a day of their own sort behind all days. A space stands behind the day: '!' is the first character that sorts behind everything of that day.
    private static string Begun(Conditions where, NodaTime.LocalDate? first, NodaTime.LocalDate? last) =>
        $"m.timeline_order BETWEEN {where.Value(Days.Text(first) ?? "")} AND {where.Value(Days.Text(last) ?? "9999-12-31")} || '!'";

    /// <summary>Whether the outlet <c>o</c> is the one named by key or name.</summary>
    public static string From(Conditions where, string outlet, Dialect dialect)
    {
        var value = where.Value(outlet);
        return $"o.key = {value} OR {dialect.SameName("o.name", value)}";
    }

    private static Conditions About(ReportQuery query, Dialect dialect)
    {
        var where = new Conditions();
        where.AddPublished(query.Since, query.Until);
        if (query.Outlet is { } outlet)
            where.Add(From(where, outlet, dialect));
        return where;
    }
}
