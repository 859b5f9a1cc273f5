using System.Data.Common;
using Dateline.Archive.Review;
using Dateline.Formats;

namespace Dateline.Archive.Sql;

/// <summary>What a row tells about its report: the first columns of every question.</summary>
internal static class ReportColumns
{
    public const int Count = 10;

    public const string Sql = "r.hash, r.source, r.title, o.name, coalesce(r.canonical_url, r.url), r.published, r.published_day, r.language, r.origin, r.origin_from";

    public static ReportRow Read(DbDataReader row) => new(RowKey.Id(row.GetString(0)), row.GetString(1), row.Text(2), row.Text(3), row.Text(4), row.Text(5), row.Day(6))
    {
        Language = row.Text(7),
        Origin = row.Text(8) is { } origin && Words.TryParse(origin, out OriginRelation relation) ? relation : null,
        OriginFrom = JsonStrings.Read(row.Text(9)),
    };
}

/// <summary>When something happened, as six columns.</summary>
internal static class WhenColumns
{
    public const int Count = 6;

    public static string Sql(string table) => $"{table}.earliest, {table}.latest, {table}.edtf, {table}.part_of_day, {table}.date_basis, {table}.time_number";

    public static When? Read(DbDataReader row, int at) =>
        row.Text(at + 4) is { } basis && Words.TryParse(basis, out DateBasis known)
            ? new When(row.Day(at), row.Day(at + 1), row.Text(at + 2), row.Text(at + 3), known, row.Int(at + 5))
            : null;
}

/// <summary>A mention, behind its report's columns.</summary>
internal static class MentionColumns
{
    private const int At = ReportColumns.Count;
    private const int Behind = At + WhenColumns.Count;

    /// <summary>All that is shown of a mention.</summary>
    public static string Columns(Dialect dialect) => $"""
        {ReportColumns.Sql}, {WhenColumns.Sql("m")}, m.key, m.day IS NOT NULL, m.event_type, m.mode, m.cameo, m.status, coalesce(p.name, p.text), p.country, p.latitude, p.longitude,
        {Actors(dialect, "source")}, {Actors(dialect, "target")},
        (SELECT {dialect.JsonList("coalesce(a.name, s.speaker_text, a.text, 'unknown')", "ms.depth")} FROM mention_statements ms
            JOIN statements s ON s.id = ms.statement_id LEFT JOIN actors a ON a.id = s.speaker_id WHERE ms.mention_id = m.id),
        (SELECT {dialect.JsonList(dialect.JsonRow("f.kind", "f.low", "f.high", "f.scope", "f.text"), "f.number")} FROM figures f WHERE f.mention_id = m.id),
        m.evidence, m."start", m."end", t.text, m.trigger_text, m.because, m.confidence
        """;

    /// <summary>Where they stand.</summary>
    public const string From = """
        mentions m JOIN reports r ON r.id = m.report_id LEFT JOIN outlets o ON o.id = r.outlet_id LEFT JOIN places p ON p.id = m.place_id
        LEFT JOIN sentences t ON t.report_id = m.report_id AND t.number = m.sentence
        """;

    public static TimelineRow Read(DbDataReader row)
    {
        var report = ReportColumns.Read(row);
        return new()
        {
            Report = report,
            When = WhenColumns.Read(row, At),
            Key = RowKey.Of(report.Id, row.GetString(Behind)),
            Mention = row.GetString(Behind),
            IsDated = row.GetBoolean(Behind + 1),
            Type = row.Text(Behind + 2) is { } type && Words.TryParse(type, out EventType known) ? known : null,
            Mode = row.Text(Behind + 3),
            Cameo = row.Text(Behind + 4),
            Status = Words.TryParse(row.GetString(Behind + 5), out EventStatus status) ? status : throw Unknown(row.GetString(Behind + 5)),
            Place = row.Text(Behind + 6),
            Country = row.Text(Behind + 7),
            Latitude = row.Number(Behind + 8),
            Longitude = row.Number(Behind + 9),
            SourceActors = JsonStrings.Read(row.GetString(Behind + 10)),
            TargetActors = JsonStrings.Read(row.GetString(Behind + 11)),
            SaidBy = JsonStrings.Read(row.GetString(Behind + 12)),
            Figures = Figures(row.GetString(Behind + 13)),
            Evidence = row.GetString(Behind + 14),
            EvidenceSpan = new(row.Whole(Behind + 15), row.Whole(Behind + 16)),
            Sentence = row.Text(Behind + 17),
            Trigger = row.GetString(Behind + 18),
            Because = row.GetString(Behind + 19),
            Confidence = row.GetDouble(Behind + 20),
        };
    }

    /// <summary>A word that no version up to this one writes.</summary>
    public static FormatException Unknown(string word) => new($"unknown word '{word}'");

    private static string Actors(Dialect dialect, string role) => $"""
        (SELECT {dialect.JsonList("coalesce(a.name, a.text, a.key)", "ma.position")} FROM mention_actors ma JOIN actors a ON a.id = ma.actor_id
            WHERE ma.mention_id = m.id AND ma.role = '{role}')
        """;

    private static List<FigureRow> Figures(string json)
    {
        var figures = new List<FigureRow>();
        if (json == "[]")
            return figures;
        using var document = System.Text.Json.JsonDocument.Parse(json);
        foreach (var figure in document.RootElement.EnumerateArray())
        {
            var kind = Words.TryParse(figure[0].GetString()!, out CountKind known) ? known : throw Unknown(figure[0].GetString()!);
            long? high = figure[2].ValueKind == System.Text.Json.JsonValueKind.Null ? null : figure[2].GetInt64();
            figures.Add(new(kind, figure[1].GetInt64(), high, figure[3].GetString() == "part", figure[4].GetString()!));
        }
        return figures;
    }
}

/// <summary>A statement, behind its report's columns.</summary>
internal static class StatementColumns
{
    /// <summary>Stands between the stretches of a quote that is split.</summary>
    public const string Gap = " […] ";

    private const int At = ReportColumns.Count;
    private const int Behind = At + WhenColumns.Count;

    /// <summary>All that is shown of a statement.</summary>
    public static readonly string Columns = $"""
        {ReportColumns.Sql}, {WhenColumns.Sql("s")}, s.key, coalesce(a.name, s.speaker_text, a.text), a.office, s.speaker_text, s.speaker_origin, s.speaker_naming, s.polarity, s.cue, s.content,
        s.form, s.kind, coalesce(d.name, s.addressee_text, d.text), s.venue, n.key, s.evidence, s."start", s."end", s.because, s.confidence,
        s.answers, s.answer_relation, coalesce(b.name, w.speaker_text, b.text), w.content
        """;

    /// <summary>Where they stand.</summary>
    public const string From = """
        statements s JOIN reports r ON r.id = s.report_id LEFT JOIN outlets o ON o.id = r.outlet_id
        LEFT JOIN actors a ON a.id = s.speaker_id LEFT JOIN actors d ON d.id = s.addressee_id LEFT JOIN statements n ON n.id = s.nested_in_id
        LEFT JOIN statements w ON w.report_id = s.report_id AND w.key = s.answers LEFT JOIN actors b ON b.id = w.speaker_id
        """;

    public static StatementRow Read(DbDataReader row)
    {
        var report = ReportColumns.Read(row);
        return new()
        {
            Report = report,
            When = WhenColumns.Read(row, At),
            Key = RowKey.Of(report.Id, row.GetString(Behind)),
            Statement = row.GetString(Behind),
            Speaker = row.Text(Behind + 1),
            SpeakerOffice = row.Text(Behind + 2),
            SpeakerWords = row.Text(Behind + 3),
            SpeakerOrigin = Words.TryParse(row.GetString(Behind + 4), out SpeakerOrigin origin) ? origin : SpeakerOrigin.Unknown,
            SpeakerIsNamed = row.GetString(Behind + 5) == "named",
            IsNegative = row.GetString(Behind + 6) == "negative",
            Cue = row.Text(Behind + 7),
            Content = row.GetString(Behind + 8),
            Form = Words.TryParse(row.GetString(Behind + 9), out StatementForm form) ? form : throw MentionColumns.Unknown(row.GetString(Behind + 9)),
            Kind = Words.TryParse(row.GetString(Behind + 10), out StatementKind kind) ? kind : StatementKind.Other,
            Addressee = row.Text(Behind + 11),
            Venue = row.Text(Behind + 12),
            NestedIn = row.Text(Behind + 13),
            Evidence = row.GetString(Behind + 14),
            EvidenceSpan = new(row.Whole(Behind + 15), row.Whole(Behind + 16)),
            Because = row.GetString(Behind + 17),
            Confidence = row.GetDouble(Behind + 18),
            Answers = row.Text(Behind + 19) is { } answered && Words.TryParse(row.GetString(Behind + 20), out AnswerRelation relation)
                ? new(answered, relation, row.Text(Behind + 21), row.Text(Behind + 22) ?? "") : null,
        };
    }
}

/// <summary>A commitment, behind its report's columns.</summary>
internal static class CommitmentColumns
{
    private const int At = ReportColumns.Count;

    /// <summary>All that is shown of a commitment.</summary>
    public const string Columns = $"""
        {ReportColumns.Sql}, c.key, s.key, coalesce(a.name, c.promisor_text, a.text), coalesce(b.name, b.text), coalesce(e.name, c.promisee_text, e.text), c.polarity, c.force, c.content, c.condition,
        c.deadline, c.deadline_earliest, c.deadline_latest, c.status
        """;

    /// <summary>Where they stand.</summary>
    public const string From = """
        commitments c JOIN statements s ON s.id = c.statement_id JOIN reports r ON r.id = c.report_id LEFT JOIN outlets o ON o.id = r.outlet_id
        LEFT JOIN actors a ON a.id = c.promisor_id LEFT JOIN actors b ON b.id = c.on_behalf_of_id LEFT JOIN actors e ON e.id = c.promisee_id
        """;

    public static CommitmentRow Read(DbDataReader row)
    {
        var report = ReportColumns.Read(row);
        return new()
        {
            Report = report,
            Key = RowKey.Of(report.Id, row.GetString(At)),
            Commitment = row.GetString(At),
            Statement = row.GetString(At + 1),
            Promisor = row.Text(At + 2),
            OnBehalfOf = row.Text(At + 3),
            Promisee = row.Text(At + 4),
            IsToRefrain = row.GetString(At + 5) == "refrain",
            Force = Words.TryParse(row.GetString(At + 6), out CommitmentForce force) ? force : throw MentionColumns.Unknown(row.GetString(At + 6)),
            Content = row.GetString(At + 7),
            Condition = row.Text(At + 8),
            Deadline = row.Text(At + 9),
            DeadlineEarliest = row.Day(At + 10),
            DeadlineLatest = row.Day(At + 11),
            Status = Words.TryParse(row.GetString(At + 12), out CommitmentStatus status) ? status : throw MentionColumns.Unknown(row.GetString(At + 12)),
        };
    }
}

/// <summary>Rows that stand for themselves.</summary>
internal static class OtherColumns
{
    public static ReportRow Report(DbDataReader row) => ReportColumns.Read(row) with { Mentions = row.Whole(ReportColumns.Count), Statements = row.Whole(ReportColumns.Count + 1) };

    public static DayCount Day(DbDataReader row) => new(row.Day(0), TypeAt(row, 1), row.Whole(2));

    public static PlaceCount Place(DbDataReader row) => new(row.GetString(0), row.Text(1), row.GetDouble(2), row.GetDouble(3), TypeAt(row, 4), row.Whole(5));

    public static ActorCount Actor(DbDataReader row) => new(row.GetString(0), row.Text(1), row.Text(2), row.Day(3), row.Day(4), row.Whole(5), row.Whole(6));

    public static DyadCount Dyad(DbDataReader row) => new(row.GetString(0), row.GetString(1), TypeAt(row, 2), row.Whole(3));

    private static EventType? TypeAt(DbDataReader row, int at) => row.Text(at) is { } word && Words.TryParse(word, out EventType type) ? type : null;

    public static QuarantineRow Refusal(DbDataReader row) => new(
        row.GetString(0), row.Text(1), new Refusal(row.GetString(2), row.GetString(3)), row.Text(4) is { } hash ? RowKey.Id(hash) : null, row.GetInt64(5), row.GetBoolean(6),
        row.GetString(7), row.GetString(8));

    public static AuditEntry Audit(DbDataReader row) => new(row.GetInt64(0), RowKey.Id(row.GetString(1)), row.GetString(2), row.GetString(3), row.GetString(4));

    public static IntakeNote Note(DbDataReader row) => new(row.GetString(0), row.GetString(1), row.GetString(2));

    public static ArchiveCounts Counts(DbDataReader row) => new(
        row.GetInt64(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3), row.GetInt64(4), row.GetInt64(5), row.GetInt64(6), row.Day(7), row.Day(8));
}
