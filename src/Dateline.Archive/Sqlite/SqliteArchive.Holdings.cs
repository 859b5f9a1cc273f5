using System.Runtime.CompilerServices;
using Dateline.Archive.Sql;
using Dateline.Archive.Upkeep;
using Microsoft.Data.Sqlite;

namespace Dateline.Archive.Sqlite;

/// <content>What it holds, for those who look after it.</content>
public sealed partial class SqliteArchive : IHoldings
{
    /// <summary>What version the schema of a file has; 0 where there is none yet. Changes nothing.</summary>
    internal static int SchemaOf(string file, ArchiveOptions options)
    {
        var path = Path.GetFullPath(file);
        if (!System.IO.File.Exists(path))
            return 0;
        try
        {
            using var connection = Connect(Address(path, SqliteOpenMode.ReadOnly), options.LockWait);
            return SqliteSchema.Version(connection, path, Migration.All[^1].Version);
        }
        catch (SqliteException e)
        {
            throw SqliteErrors.Explain(e, path, options.LockWait);
        }
    }

    string IHoldings.Shown => File;

    IAsyncEnumerable<string> IHoldings.ReportHashesAsync(CancellationToken cancellation) => Rows(HeldColumns.ReportHashes, new Conditions(), row => row.GetString(0), cancellation);

    IAsyncEnumerable<string> IHoldings.ContentHashesAsync(CancellationToken cancellation) => Rows(HeldColumns.ContentHashes, new Conditions(), row => row.GetString(0), cancellation);

    IAsyncEnumerable<HeldRefusal> IHoldings.RefusalsAsync(CancellationToken cancellation) => Rows(HeldColumns.Refusals, new Conditions(), HeldColumns.ReadRefusal, cancellation);

    IAsyncEnumerable<HeldNote> IHoldings.AllNotesAsync(CancellationToken cancellation) => Rows(HeldColumns.Notes, new Conditions(), HeldColumns.ReadNote, cancellation);

    ValueTask<HeldReport?> IHoldings.ReportAsync(string hash, CancellationToken cancellation) => ValueTask.FromResult(Ask(connection =>
    {
        var inputs = All(connection, HeldColumns.Inputs, hash, ArchivedReports.Input);
        var past = All(connection, HeldColumns.Past, hash, HeldColumns.ReadPast);
        return All(connection, HeldColumns.Report, hash, row => HeldColumns.ReadReport(row, inputs, past)).FirstOrDefault();
    }));

    ValueTask<HeldContent?> IHoldings.ContentAsync(string hash, CancellationToken cancellation) =>
        ValueTask.FromResult(Ask(connection => All(connection, HeldColumns.Contents, hash, HeldColumns.ReadContent).FirstOrDefault()));

    async IAsyncEnumerable<string> IHoldings.StoreFaultsAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        // Since 3.44 this asks the full-text indexes, too.
        await foreach (var fault in Rows("PRAGMA integrity_check", new Conditions(), row => row.GetString(0), cancellation))
        {
            if (fault != "ok")
                yield return "SQLite: " + fault;
        }
        await foreach (var table in Rows("PRAGMA foreign_key_check", new Conditions(), row => (Of: row.GetString(0), To: row.GetString(2)), cancellation))
            yield return $"A row of {table.Of} names one of {table.To} that is not there.";
        foreach (var (table, _) in SqliteIndexing.Indexed)
        {
            if (Ask(connection => All(connection, $"SELECT (SELECT count(*) FROM {table}) - (SELECT count(*) FROM {table}_fts_docsize)", null, row => row.GetInt64(0))[0]) != 0)
                yield return $"The full-text index {table}_fts has not the rows of {table}.";
        }
    }

    async ValueTask IHoldings.TakeAsync(Consignment consignment, CancellationToken cancellation)
    {
        var writer = Writer();
        await WriteAsync(
        () =>
        {
            writer.Take(consignment);
            return 0;
        },
        cancellation);
    }

    ValueTask<long> IHoldings.SizeAsync(CancellationToken cancellation) =>
        ValueTask.FromResult(((string[])[File, File + "-wal"]).Where(System.IO.File.Exists).Sum(file => new FileInfo(file).Length));

    async ValueTask IHoldings.CompactAsync(CancellationToken cancellation)
    {
        Writer();
        // Readers at rest may hold old pages.
        while (_readers.TryTake(out var reader))
            reader.Dispose();
        await WriteAsync(
            () =>
            {
                foreach (var (table, _) in SqliteIndexing.Indexed)
                    SqliteSchema.Execute(_connection!, $"INSERT INTO {table}_fts ({table}_fts) VALUES ('optimize')");
                return 0;
            },
            cancellation);
        await _writing.WaitAsync(cancellation);
        try
        {
            // What VACUUM writes goes through the log; the file is smaller once that is written home.
            SqliteSchema.Execute(_connection!, "PRAGMA optimize; VACUUM; PRAGMA wal_checkpoint(TRUNCATE)");
        }
        catch (SqliteException e)
        {
            throw Explained(e);
        }
        finally
        {
            _writing.Release();
        }
    }
}
