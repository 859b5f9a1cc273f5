using System.Data.Common;
using Dateline.Archive.History;
using Dateline.Formats;

namespace Dateline.Archive.Sql;

/// <summary>Whole reports: their chronicles as they were written, and how they came.</summary>
internal static class ArchivedReports
{
    /// <summary>The reports whose hash begins with <c>$1</c>; more than one is already too many.</summary>
    // 'g' sorts behind every hexadecimal digit.
    public const string Candidates = "SELECT id, hash FROM reports WHERE hash >= $1 AND hash < $1 || 'g' ORDER BY hash LIMIT 5";

    /// <summary>The report of row id <c>$1</c>.</summary>
    public const string One = """
        SELECT k.encoding, k.json, k.engine_version, r.stored_at, c.size
        FROM reports r JOIN chronicles k ON k.report_id = r.id JOIN contents c ON c.id = r.content_id WHERE r.id = $1
        """;

    /// <summary>Where the bytes of the report <c>$1</c> came from.</summary>
    public const string Inputs = "SELECT source, url, content_type, retrieved, format, stored_at, custody FROM inputs WHERE report_id = $1 ORDER BY id";

    /// <summary>The bytes of hash <c>$1</c>.</summary>
    public const string Content = "SELECT encoding, bytes FROM contents WHERE hash = $1";

    public static Lookup NoKey(string text) => new()
    {
        Problem = $"'{text}' is no key: give at least {RowKey.ShortestPrefix} digits of a report's hash and, for a row, a slash and its name, as in 3fa9c1/m4.",
    };

    /// <summary>Why not exactly one report is meant; absent where one is.</summary>
    public static Lookup? Ambiguity(RowKey key, IReadOnlyList<(long Id, string Hash)> candidates) => candidates.Count switch
    {
        0 => new() { Problem = $"The archive has no report whose hash begins with {key.Prefix}." },
        1 => null,
        _ => new() { Problem = $"{key.Prefix} is the beginning of several reports' hashes; give more digits: {string.Join(", ", candidates.Select(f => f.Hash[..16]))}." },
    };

    public static Lookup Found(RowKey key, ArchivedReport report) => key.Row is null || Has(report.Chronicle, key.Row)
        ? new() { Report = report, Row = key.Row }
        : new() { Problem = $"Report {key.Prefix} has no row '{key.Row}'." };

    public static ArchivedReport Read(DbDataReader row, IReadOnlyList<InputRow> inputs, string store)
    {
        var chronicle = ChronicleJson.Read(Unpack(row.GetString(0), row.GetFieldValue<byte[]>(1), store));
        return chronicle.Chronicle is { } read
            ? new ArchivedReport(read, row.GetString(2), row.GetString(3), row.GetInt64(4), inputs)
            : throw Damaged(store, new FormatException(chronicle.Error));
    }

    public static InputRow Input(DbDataReader row) =>
        new(row.GetString(0), row.Text(1), row.Text(2), row.Text(3), row.GetString(4) == "jsonl", row.GetString(5), row.Text(6));

    /// <summary>A row of <see cref="Questions.History"/>.</summary>
    public static PastReading Past(DbDataReader row, string store)
    {
        var chronicle = ChronicleJson.Read(Unpack(row.GetString(5), row.GetFieldValue<byte[]>(6), store));
        return new PastReading(RowKey.Id(row.GetString(0)), row.GetInt64(1), row.GetString(2), row.GetString(3), row.GetString(4), chronicle.Chronicle ?? throw Damaged(store, new FormatException(chronicle.Error)));
    }

    /// <summary>A row of <see cref="Questions.Standing"/>.</summary>
    public static StandingReading Standing(DbDataReader row) =>
        new(new Packed(row.GetString(0), row.GetFieldValue<byte[]>(1)), row.GetString(2), row.GetString(3), row.GetInt64(4), row.GetString(5), row.GetInt64(6));

    public static byte[] Unpack(string encoding, byte[] bytes, string store)
    {
        try
        {
            return new Packed(encoding, bytes).Unpack();
        }
        catch (InvalidDataException e)
        {
            throw Damaged(store, e);
        }
    }

    public static ArchiveException Damaged(string store, Exception? because) => new(
        $"{store} is damaged: a row is not as Dateline writes it.",
        "Copy it away before anything else; then restore it from a copy, or read the reports again into a new one.",
        because);

    private static bool Has(Chronicle chronicle, string row) =>
        chronicle.Mentions.Any(m => m.Id == row) || chronicle.Statements.Any(s => s.Id == row) || chronicle.Commitments.Any(c => c.Id == row) || chronicle.Actors.Any(a => a.Id == row);
}

/// <summary>What stands for a report now.</summary>
/// <param name="Json">Its chronicle, packed.</param>
/// <param name="EngineVersion">Version of the engine that made it.</param>
/// <param name="Since">Since when it stands there.</param>
/// <param name="Content">Row id of the bytes.</param>
/// <param name="StoredAt">When the report came.</param>
/// <param name="Earlier">How many readings are history.</param>
internal sealed record StandingReading(Packed Json, string EngineVersion, string Since, long Content, string StoredAt, long Earlier);
