using System.Text;
using Dateline.Formats;
using Microsoft.Data.Sqlite;

namespace Dateline.Archive.Sqlite;

/// <summary>Whole reports: their chronicles as they were written, and how they came.</summary>
internal static class ArchivedReports
{
    private const int MostCandidates = 5;

    public static Lookup Find(SqliteConnection connection, string text, string file)
    {
        if (!RowKey.TryParse(text, out var key))
            return new() { Problem = $"'{text}' is no key: give at least {RowKey.ShortestPrefix} digits of a report's hash and, for a row, a slash and its name, as in 3fa9c1/m4." };
        var found = new List<(long Id, string Hash)>();
        // 'g' sorts behind every hexadecimal digit.
        using (var find = new PreparedCommand(connection, "SELECT id, hash FROM reports WHERE hash >= $1 AND hash < $1 || 'g' ORDER BY hash LIMIT $2", 2))
        using (var rows = find.Query(key.Prefix, MostCandidates))
        {
            while (rows.Read())
                found.Add((rows.GetInt64(0), rows.GetString(1)));
        }
        if (found.Count == 0)
            return new() { Problem = $"The archive has no report whose hash begins with {key.Prefix}." };
        if (found.Count > 1)
            return new() { Problem = $"{key.Prefix} is the beginning of several reports' hashes; give more digits: {string.Join(", ", found.Select(f => f.Hash[..16]))}." };
        var report = Read(connection, found[0].Id, file);
        return key.Row is null || Has(report.Chronicle, key.Row)
            ? new() { Report = report, Row = key.Row }
            : new() { Problem = $"Report {key.Prefix} has no row '{key.Row}'." };
    }

    public static ArchivedReport Read(SqliteConnection connection, long id, string file)
    {
        using var find = new PreparedCommand(
            connection,
            """
            SELECT k.encoding, k.json, k.engine_version, r.stored_at, c.size
            FROM reports r JOIN chronicles k ON k.report_id = r.id JOIN contents c ON c.id = r.content_id WHERE r.id = $1
            """,
            1);
        using var row = find.Query(id);
        if (!row.Read())
            throw Damaged(file, null);
        var json = Unpack(row.GetString(0), row.GetFieldValue<byte[]>(1), file);
        var chronicle = ChronicleJson.Read(json);
        return chronicle.Chronicle is { } read
            ? new ArchivedReport(read, row.GetString(2), row.GetString(3), row.GetInt64(4), Inputs(connection, id))
            : throw Damaged(file, new FormatException(chronicle.Error));
    }

    public static byte[] Unpack(string encoding, byte[] bytes, string file)
    {
        try
        {
            return new Packed(encoding, bytes).Unpack();
        }
        catch (InvalidDataException e)
        {
            throw Damaged(file, e);
        }
    }

    public static ArchiveException Damaged(string file, Exception? because) => new(
        $"{file} is damaged: a row is not as Dateline writes it.",
        "Copy the file away before anything else; then restore it from a copy, or read the reports again into a new one.",
        because);

    private static List<InputRow> Inputs(SqliteConnection connection, long report)
    {
        var inputs = new List<InputRow>();
        using var find = new PreparedCommand(
            connection, "SELECT source, url, content_type, retrieved, format, stored_at, custody FROM inputs WHERE report_id = $1 ORDER BY id", 1);
        using var row = find.Query(report);
        while (row.Read())
            inputs.Add(new(row.GetString(0), row.Text(1), row.Text(2), row.Text(3), row.GetString(4) == "jsonl", row.GetString(5), row.Text(6)));
        return inputs;
    }

    private static bool Has(Chronicle chronicle, string row) =>
        chronicle.Mentions.Any(m => m.Id == row) || chronicle.Statements.Any(s => s.Id == row) || chronicle.Commitments.Any(c => c.Id == row) || chronicle.Actors.Any(a => a.Id == row);
}
