using Npgsql;

namespace Dateline.Cluster.Tests;

/// <summary>Every row of every table of an archive as text, with what it points at by name instead of by number, so that two archives can be held against one another row by row.</summary>
internal static class ArchiveRows
{
    // Numbers of rows, and when they were written, are each archive's own.
    private static readonly HashSet<string> Own = new(StringComparer.Ordinal) { "id", "stored_at", "quarantined_at", "applied_at", "changed_at" };

    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        ["report_id"] = "(SELECT hash FROM reports WHERE id = t.report_id)",
        ["outlet_id"] = "(SELECT key FROM outlets WHERE id = t.outlet_id)",
        ["content_id"] = "(SELECT hash FROM contents WHERE id = t.content_id)",
        ["mention_id"] = Numbered("mentions", "mention_id"),
        ["statement_id"] = Numbered("statements", "statement_id"),
        ["nested_in_id"] = Numbered("statements", "nested_in_id"),
        ["place_id"] = Numbered("places", "place_id"),
        ["actor_id"] = Keyed("actor_id"),
        ["speaker_id"] = Keyed("speaker_id"),
        ["addressee_id"] = Keyed("addressee_id"),
        ["promisor_id"] = Keyed("promisor_id"),
        ["on_behalf_of_id"] = Keyed("on_behalf_of_id"),
        ["promisee_id"] = Keyed("promisee_id"),
        ["actors.name_id"] = "(SELECT key_hash FROM actor_names WHERE id = t.name_id)",
        ["places.name_id"] = "(SELECT key_hash FROM place_names WHERE id = t.name_id)",
        ["speaker_name_id"] = "(SELECT key_hash FROM speaker_names WHERE id = t.speaker_name_id)",
    };

    /// <summary>The rows of all tables, sorted; each begins with the name of its table.</summary>
    /// <param name="connection">What the provider wants.</param>
    /// <param name="schema">The schema of the archive.</param>
    /// <param name="cancellation">Cancels.</param>
    public static async Task<List<string>> AllAsync(string connection, string schema, CancellationToken cancellation)
    {
        await using var source = NpgsqlDataSource.Create($"{connection};Search Path={schema}");
        var columns = new SortedDictionary<string, List<string>>(StringComparer.Ordinal);
        await using (var ask = source.CreateCommand($"SELECT c.table_name, c.column_name FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name) WHERE c.table_schema = '{schema}' AND t.table_type = 'BASE TABLE' ORDER BY 1, 2"))
        await using (var row = await ask.ExecuteReaderAsync(cancellation))
        {
            while (await row.ReadAsync(cancellation))
            {
                if (!columns.TryGetValue(row.GetString(0), out var list))
                    columns.Add(row.GetString(0), list = []);
                if (!Own.Contains(row.GetString(1)))
                    list.Add(row.GetString(1));
            }
        }
        // How far a job is, is not what it found.
        columns.Remove("intake_notes");
        columns.Remove("schema_version");
        var rows = new List<string>();
        foreach (var (table, list) in columns)
        {
            var values = list.Select(column => column == "bytes" ? "md5(t.bytes)" : column == "json" ? "md5(t.json::text)" : Names.GetValueOrDefault(column) ?? Names.GetValueOrDefault($"{table}.{column}") ?? "t." + column);
            await using var ask = source.CreateCommand($"SELECT ROW({string.Join(", ", values)})::text FROM {table} t");
            await using var row = await ask.ExecuteReaderAsync(cancellation);
            while (await row.ReadAsync(cancellation))
                rows.Add(table + " " + row.GetString(0));
        }
        rows.Sort(StringComparer.Ordinal);
        return rows;
    }

    private static string Numbered(string table, string column) => $"(SELECT r.hash || '/' || x.number FROM {table} x JOIN reports r ON r.id = x.report_id WHERE x.id = t.{column})";

    private static string Keyed(string column) => $"(SELECT r.hash || '/' || x.key FROM actors x JOIN reports r ON r.id = x.report_id WHERE x.id = t.{column})";
}
