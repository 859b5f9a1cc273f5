using System.Data.Common;
using Dateline.Archive.Upkeep;

namespace Dateline.Archive.Sql;

/// <summary>The questions by which an archive gives all that it holds, in the words of every store.</summary>
internal static class HeldColumns
{
    public const string ReportHashes = "SELECT hash FROM reports ORDER BY id";

    public const string ContentHashes = "SELECT hash FROM contents ORDER BY id";

    /// <summary>The bytes of hash <c>$1</c>.</summary>
    public const string Contents = "SELECT hash, size, encoding, bytes FROM contents WHERE hash = $1";

    public const string Refusals = """
        SELECT q.source, q.url, q.code, q.reason, q.hash, q.size, c.hash, q.content_type, q.retrieved, q.format, q.engine_version, q.quarantined_at, q.custody
        FROM quarantine q LEFT JOIN contents c ON c.id = q.content_id ORDER BY q.id
        """;

    public const string Notes = "SELECT kind, key, json, changed_at FROM intake_notes ORDER BY kind, key";

    /// <summary>Where the bytes of the report with hash <c>$1</c> came from.</summary>
    public const string Inputs = """
        SELECT i.source, i.url, i.content_type, i.retrieved, i.format, i.stored_at, i.custody FROM inputs i JOIN reports r ON r.id = i.report_id WHERE r.hash = $1 ORDER BY i.id
        """;

    /// <summary>What earlier engines made of the report with hash <c>$1</c>.</summary>
    public const string Past = "SELECT number, engine_version, made_at, replaced_at, encoding, json FROM history WHERE report_hash = $1 ORDER BY number";

    /// <summary>The report of hash <c>$1</c>. What should be there and is not is shown as absent.</summary>
    public static string Report { get; } = $"""
        SELECT r.hash, c.hash, k.encoding, k.json, r.engine_version, r.stored_at, r.title, r.text,
        {string.Join(",\n", RowTables.All.Select(t => $"(SELECT count(*) FROM {t.Table} {t.Where})"))}
        FROM reports r LEFT JOIN contents c ON c.id = r.content_id LEFT JOIN chronicles k ON k.report_id = r.id WHERE r.hash = $1
        """;

    public static HeldPast ReadPast(DbDataReader row) => new(row.GetInt64(0), row.GetString(1), row.GetString(2), row.GetString(3), new Packed(row.GetString(4), row.GetFieldValue<byte[]>(5)));

    public static HeldReport ReadReport(DbDataReader row, IReadOnlyList<InputRow> inputs, IReadOnlyList<HeldPast> past) => new(
        row.GetString(0), row.Text(1), row.Text(2) is { } encoding ? new Packed(encoding, row.GetFieldValue<byte[]>(3)) : null, row.GetString(4), row.GetString(5), row.Text(6), row.GetString(7),
        [.. RowTables.All.Select((_, i) => row.GetInt64(8 + i))]) { Inputs = inputs, Past = past };

    public static HeldContent ReadContent(DbDataReader row) => new(row.GetString(0), row.GetInt64(1), new Packed(row.GetString(2), row.GetFieldValue<byte[]>(3)));

    public static HeldRefusal ReadRefusal(DbDataReader row) => new(
        row.GetString(0), row.Text(1), new Refusal(row.GetString(2), row.GetString(3)), row.Text(4), row.GetInt64(5), row.Text(6), row.Text(7), row.Text(8), row.GetString(9), row.GetString(10),
        row.GetString(11), row.Text(12));

    public static HeldNote ReadNote(DbDataReader row) => new(row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3));
}
