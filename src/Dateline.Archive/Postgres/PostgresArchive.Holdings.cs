using Dateline.Archive.Sql;
using Dateline.Archive.Upkeep;
using Npgsql;

namespace Dateline.Archive.Postgres;

/// <content>What it holds, for those who look after it.</content>
public sealed partial class PostgresArchive : IHoldings
{
    // What the server itself holds to be true, it watches over; what it was told not to look at, or could not finish, it names.
    private const string ServerFaults = """
        SELECT 'The rows of ' || conrelid::regclass::text || ' were never checked against ' || conname || '.' FROM pg_constraint WHERE NOT convalidated AND connamespace = current_schema()::regnamespace
        UNION ALL
        SELECT 'The index ' || i.indexrelid::regclass::text || ' was not finished and is not used.' FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
        WHERE NOT i.indisvalid AND c.relnamespace = current_schema()::regnamespace
        """;

    private const string Tables = "SELECT c.oid::regclass::text FROM pg_class c WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r' ORDER BY c.relname";

    private const string Bytes = "SELECT coalesce(sum(pg_total_relation_size(c.oid)), 0)::bigint FROM pg_class c WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r'";

    /// <summary>What version the schema at an address has; 0 where there is none yet. Changes nothing.</summary>
    internal static int SchemaOf(string address, ArchiveOptions options)
    {
        var parsed = PostgresAddress.Parse(address);
        try
        {
            using var source = Source(parsed);
            using var connection = source.OpenConnection();
            return PostgresSchema.Version(connection, parsed, Migration.Postgres[^1].Version);
        }
        catch (Exception e) when (PostgresErrors.IsOfStore(e))
        {
            throw PostgresErrors.Explain(e, parsed, options.LockWait);
        }
    }

    string IHoldings.Shown => _address.Shown;

    IAsyncEnumerable<string> IHoldings.ReportHashesAsync(CancellationToken cancellation) => Rows(new Question(HeldColumns.ReportHashes, new Conditions()), row => row.GetString(0), cancellation);

    IAsyncEnumerable<string> IHoldings.ContentHashesAsync(CancellationToken cancellation) => Rows(new Question(HeldColumns.ContentHashes, new Conditions()), row => row.GetString(0), cancellation);

    IAsyncEnumerable<HeldRefusal> IHoldings.RefusalsAsync(CancellationToken cancellation) => Rows(new Question(HeldColumns.Refusals, new Conditions()), HeldColumns.ReadRefusal, cancellation);

    IAsyncEnumerable<HeldNote> IHoldings.AllNotesAsync(CancellationToken cancellation) => Rows(new Question(HeldColumns.Notes, new Conditions()), HeldColumns.ReadNote, cancellation);

    async ValueTask<HeldReport?> IHoldings.ReportAsync(string hash, CancellationToken cancellation)
    {
        var inputs = await AllAsync(HeldColumns.Inputs, ArchivedReports.Input, cancellation, hash);
        var past = await AllAsync(HeldColumns.Past, HeldColumns.ReadPast, cancellation, hash);
        return (await AllAsync(HeldColumns.Report, row => HeldColumns.ReadReport(row, inputs, past), cancellation, hash)).FirstOrDefault();
    }

    async ValueTask<HeldContent?> IHoldings.ContentAsync(string hash, CancellationToken cancellation) =>
        (await AllAsync(HeldColumns.Contents, HeldColumns.ReadContent, cancellation, hash)).FirstOrDefault();

    // PostgreSQL keeps its constraints itself, and has pg_amcheck for its files; told is what it was kept from keeping.
    IAsyncEnumerable<string> IHoldings.StoreFaultsAsync(CancellationToken cancellation) => Rows(new Question(ServerFaults, new Conditions()), row => row.GetString(0), cancellation);

    async ValueTask IHoldings.TakeAsync(Consignment consignment, CancellationToken cancellation)
    {
        MustWrite();
        await GuardedAsync(() => WriteAsync(
            async (_, writer) =>
            {
                await writer.TakeAsync(consignment, cancellation);
                return 0;
            },
            cancellation));
    }

    async ValueTask<long> IHoldings.SizeAsync(CancellationToken cancellation) => (await AllAsync(Bytes, row => row.GetInt64(0), cancellation))[0];

    async ValueTask IHoldings.CompactAsync(CancellationToken cancellation)
    {
        MustWrite();
        foreach (var table in await AllAsync(Tables, row => row.GetString(0), cancellation))
        {
            await GuardedAsync(async () =>
            {
                await using var connection = await _source.OpenConnectionAsync(cancellation);
                await using var vacuum = new NpgsqlCommand($"VACUUM (FULL, ANALYZE) {table}", connection) { CommandTimeout = 0 };
                return await vacuum.ExecuteNonQueryAsync(cancellation);
            });
        }
    }
}
