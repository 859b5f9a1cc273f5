using Npgsql;

namespace Dateline.Archive.Postgres;

/// <summary>A silo of the cluster as its row has it.</summary>
internal sealed record MembershipRow(string Silo, string Status, int ProxyPort, string Host, string Name, DateTime Started, DateTime Alive, IReadOnlyList<string> Suspected)
{
    /// <summary>Counts its changes.</summary>
    public long Version { get; init; }
}

/// <summary>The rows about the silos of a cluster, and a version that counts their changes. A change is made only to what is still as it was read.</summary>
internal sealed class MembershipRows(ReadingQueue queue)
{
    /// <summary>All rows, or that of one silo, and the version, as they were at one moment.</summary>
    public async Task<(int Version, IReadOnlyList<MembershipRow> Rows)> ReadAsync(string? silo)
    {
        var read = await queue.ListAsync(
            """
            SELECT v.version, s.silo, s.status, s.proxy_port, s.host, s.name, s.started, s.alive, s.suspected, s.version
            FROM silos_version v LEFT JOIN silos s ON $1::text IS NULL OR s.silo = $1
            """,
            row => (Version: row.GetInt32(0), Row: row.IsDBNull(1) ? null : Of(row)), CancellationToken.None, silo);
        return (read[0].Version, [.. read.Select(one => one.Row).OfType<MembershipRow>()]);
    }

    /// <summary>Adds a silo.</summary>
    /// <returns>False where it is there, or the table was changed meanwhile.</returns>
    public async Task<bool> InsertAsync(MembershipRow row, int tableVersion) => await queue.RunAsync(
        """
        WITH next AS (UPDATE silos_version SET version = version + 1 WHERE version = $8 AND NOT EXISTS (SELECT 1 FROM silos WHERE silo = $1) RETURNING 1)
        INSERT INTO silos (silo, status, proxy_port, host, name, started, alive, suspected, version) SELECT $1, $2, $3, $4, $5, $6, $7, $9, 0 FROM next
        ON CONFLICT DO NOTHING
        """,
        CancellationToken.None, row.Silo, row.Status, row.ProxyPort, row.Host, row.Name, row.Started, row.Alive, tableVersion, row.Suspected.ToArray()) > 0;

    /// <summary>Changes a silo's row.</summary>
    /// <returns>False where the row or the table was changed meanwhile.</returns>
    public async Task<bool> UpdateAsync(MembershipRow row, long rowVersion, int tableVersion) => await queue.RunAsync(
        """
        WITH next AS (UPDATE silos_version SET version = version + 1 WHERE version = $5 AND EXISTS (SELECT 1 FROM silos WHERE silo = $1 AND version = $6) RETURNING 1)
        UPDATE silos SET status = $2, alive = $3, suspected = $4, version = silos.version + 1 FROM next WHERE silo = $1 AND silos.version = $6
        """,
        CancellationToken.None, row.Silo, row.Status, row.Alive, row.Suspected.ToArray(), tableVersion, rowVersion) > 0;

    /// <summary>A silo says that it lives; that counts as no change.</summary>
    public Task AliveAsync(string silo, DateTime alive) => queue.RunAsync("UPDATE silos SET alive = $2 WHERE silo = $1", CancellationToken.None, silo, alive);

    /// <summary>Forgets silos of a status that have been silent for long.</summary>
    public Task CleanAsync(string status, DateTime before) => queue.RunAsync("DELETE FROM silos WHERE status = $1 AND alive < $2", CancellationToken.None, status, before);

    /// <summary>Forgets all.</summary>
    public Task DeleteAsync() => queue.RunAsync("DELETE FROM silos", CancellationToken.None);

    private static MembershipRow Of(NpgsqlDataReader row) =>
        new(row.GetString(1), row.GetString(2), row.GetInt32(3), row.GetString(4), row.GetString(5), row.GetDateTime(6), row.GetDateTime(7), row.GetFieldValue<string[]>(8)) { Version = row.GetInt64(9) };
}
