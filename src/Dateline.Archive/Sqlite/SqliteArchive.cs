using System.Collections.Concurrent;
using System.Diagnostics;
using Dateline.Archive.History;
using Dateline.Archive.Review;
using Dateline.Archive.Sql;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Dateline.Archive.Sqlite;

/// <summary>An archive in one SQLite file.</summary>
/// <remarks>
/// Write-ahead log with <c>synchronous=NORMAL</c>: a killed program loses nothing that was committed; when the power fails, the last
/// reports may be missing, but never half there. Other programs may read and write the file at the same time.
/// </remarks>
public sealed partial class SqliteArchive : IArchive
{
    /// <summary>The file that is used where none is named.</summary>
    public const string DefaultFile = "dateline.db";

    // How long one try for the lock lasts: between tries, the wait can be cancelled.
    private static readonly TimeSpan OneTry = TimeSpan.FromSeconds(1);

    // Rows of a report fall on many pages of many indexes: 32 MiB of them are kept at hand, and written home from the log every 16 MiB.
    private const string WriterMemory = "PRAGMA cache_size = -32768; PRAGMA wal_autocheckpoint = 4096";

    private readonly ArchiveOptions _options;
    private readonly SqliteConnection? _connection;
    private readonly SqliteWriter? _writer;
    private readonly SemaphoreSlim _writing = new(1, 1);
    private readonly ConcurrentBag<SqliteConnection> _readers = [];
    private readonly string _readerAddress;
    private bool _isDisposed;

    private SqliteArchive(string file, ArchiveOptions options, SqliteConnection? connection, string readerAddress)
    {
        File = file;
        _options = options;
        _connection = connection;
        _readerAddress = readerAddress;
        _writer = connection is null ? null : new SqliteWriter(connection, options);
    }

    /// <summary>The connection that writes; absent where the archive was opened only to be read.</summary>
    internal SqliteConnection? Connection => _connection;

    /// <summary>Full path of the file.</summary>
    public string File { get; }

    /// <summary>Opens an archive, makes it where it is not there, and brings its schema to this version.</summary>
    /// <param name="file">Path of the file.</param>
    /// <param name="options">Settings; <see cref="ArchiveOptions.Default"/> where absent.</param>
    /// <exception cref="ArchiveException">It cannot be opened, or is not an archive of this version.</exception>
    public static SqliteArchive Open(string file, ArchiveOptions? options = null) => Open(file, options ?? ArchiveOptions.Default, Migration.All);

    internal static SqliteArchive Open(string file, ArchiveOptions options, IReadOnlyList<Migration> migrations)
    {
        ArgumentException.ThrowIfNullOrEmpty(file);
        var path = Path.GetFullPath(file);
        try
        {
            return options.Access == ArchiveAccess.Read ? OpenToRead(path, options, migrations) : OpenToWrite(path, options, migrations);
        }
        catch (SqliteException e)
        {
            throw SqliteErrors.Explain(e, path, options.LockWait);
        }
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<Deposit>> StoreAsync(IReadOnlyList<Reading> readings, CancellationToken cancellation = default) => StoreAsync(readings, [], cancellation);

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<Deposit>> StoreAsync(IReadOnlyList<Reading> readings, IReadOnlyList<IntakeNote> notes, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(readings);
        ArgumentNullException.ThrowIfNull(notes);
        var writer = Writer();
        if (readings.Count == 0 && notes.Count == 0)
            return [];
        var prepared = Prepare(readings, cancellation);
        return await WriteAsync(() => writer.Write(prepared, notes, cancellation), cancellation);
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<AuditEntry>> DecideAsync(IReadOnlyList<DecisionDraft> drafts, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(drafts);
        var writer = Writer();
        return drafts.Count == 0 ? [] : await WriteAsync(() => writer.Decide(drafts), cancellation);
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<Revision>> ReviseAsync(IReadOnlyList<Reading> readings, CancellationToken cancellation = default)
    {
        var writer = Writer();
        var prepared = PreparedReading.ToRevise(readings);
        return prepared.Count == 0 ? [] : await WriteAsync(() => writer.Revise(prepared, cancellation), cancellation);
    }

    /// <inheritdoc/>
    public async ValueTask<int> DropAsync(IReadOnlyList<QuarantineRow> refusals, string by, string? why = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(refusals);
        ArgumentException.ThrowIfNullOrWhiteSpace(by);
        var writer = Writer();
        return refusals.Count == 0 ? 0 : await WriteAsync(() => writer.Drop(refusals, by, why), cancellation);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_isDisposed)
            return;
        await _writing.WaitAsync();
        _isDisposed = true;
        while (_readers.TryTake(out var reader))
            reader.Dispose();
        _writer?.Dispose();
        _connection?.Dispose();
        _writing.Release();
        _writing.Dispose();
    }

    private SqliteWriter Writer()
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        return _writer ?? throw new ArchiveException($"{File} was opened only to be read.", "Open it to write.");
    }

    private async ValueTask<T> WriteAsync<T>(Func<T> write, CancellationToken cancellation)
    {
        await _writing.WaitAsync(cancellation);
        try
        {
            await BeginAsync(cancellation);
            try
            {
                var written = write();
                SqliteSchema.Execute(_connection!, "COMMIT");
                return written;
            }
            catch
            {
                RollBack(_connection!);
                _writer?.Forget();
                throw;
            }
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

    internal static void RollBack(SqliteConnection connection)
    {
        // SQLite rolls some failures back by itself; then there is nothing left to do.
        if (connection.Handle is { IsInvalid: false, IsClosed: false } handle && raw.sqlite3_get_autocommit(handle) == 0)
            raw.sqlite3_exec(handle, "ROLLBACK");
    }

    // Hashing, writing JSON and compressing are the greater part of the work: done before the lock is taken, and not at all for what is there.
    private List<PreparedReading> Prepare(IReadOnlyList<Reading> readings, CancellationToken cancellation)
    {
        var prepared = new List<PreparedReading>(readings.Count);
        try
        {
            using var reader = Reader();
            using var known = new PreparedCommand(reader.Connection, "SELECT 1 FROM reports WHERE hash = $1", 1);
            foreach (var reading in readings)
            {
                cancellation.ThrowIfCancellationRequested();
                var one = new PreparedReading(reading);
                if (reading.Outcome.Chronicle is not null && known.Scalar(one.Hash) is null)
                    one.Pack();
                prepared.Add(one);
            }
        }
        catch (SqliteException e)
        {
            throw Explained(e);
        }
        return prepared;
    }

    private async ValueTask BeginAsync(CancellationToken cancellation)
    {
        var started = Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                SqliteSchema.Execute(_connection!, "BEGIN IMMEDIATE");
                return;
            }
            catch (SqliteException e) when (e.SqliteErrorCode is raw.SQLITE_BUSY or raw.SQLITE_LOCKED && Stopwatch.GetElapsedTime(started) < _options.LockWait)
            {
                cancellation.ThrowIfCancellationRequested();
                await Task.Yield();
            }
        }
    }

    private ArchiveException Explained(SqliteException error) => SqliteErrors.Explain(error, File, _options.LockWait);

    private static SqliteArchive OpenToWrite(string path, ArchiveOptions options, IReadOnlyList<Migration> migrations)
    {
        if (Directory.Exists(path))
            throw new ArchiveException($"{path} is a folder, not a file.", "Give a file with --store.");
        if (Path.GetDirectoryName(path) is { Length: > 0 } folder && !Directory.Exists(folder))
            throw new ArchiveException($"The folder {folder} is not there.", "Make it, or give another file with --store.");
        var connection = Connect(Address(path, SqliteOpenMode.ReadWriteCreate), options.LockWait);
        try
        {
            // Asked before anything is changed: another program's file stays as it is.
            SqliteSchema.Version(connection, path, migrations[^1].Version);
            // SQLite opens what it may not write all the same, and would say so only at the first report.
            if (raw.sqlite3_db_readonly(connection.Handle, "main") == 1)
                throw SqliteErrors.ReadOnlyFile(path, null);
            SqliteSchema.Execute(connection, "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON");
            SqliteSchema.Execute(connection, WriterMemory);
            SqliteSchema.Migrate(connection, path, migrations, options.Clock);
            Patience(connection, options.LockWait < OneTry ? options.LockWait : OneTry);
            return new(path, options, connection, Address(path, SqliteOpenMode.ReadOnly));
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static SqliteArchive OpenToRead(string path, ArchiveOptions options, IReadOnlyList<Migration> migrations)
    {
        if (!System.IO.File.Exists(path))
            throw new ArchiveException($"There is no archive at {path}.", "Read some reports first, or give another file with --store.");
        var address = Address(path, SqliteOpenMode.ReadOnly);
        var newest = migrations[^1].Version;
        int version;
        SqliteConnection reader;
        try
        {
            reader = Connect(address, options.LockWait);
            version = VersionOrDispose(reader, path, newest);
        }
        catch (SqliteException e) when (e.SqliteErrorCode == raw.SQLITE_CANTOPEN && !System.IO.File.Exists(path + "-wal"))
        {
            // A folder without permission to write: SQLite cannot make its lock files there, and nobody else can be writing either.
            address = Address(new Uri(path).AbsoluteUri + "?immutable=1", SqliteOpenMode.ReadOnly);
            reader = Connect(address, options.LockWait);
            version = VersionOrDispose(reader, path, newest);
        }
        if (version < newest)
        {
            reader.Dispose();
            using var writer = Connect(Address(path, SqliteOpenMode.ReadWrite), options.LockWait);
            SqliteSchema.Execute(writer, "PRAGMA journal_mode = WAL; PRAGMA foreign_keys = ON");
            SqliteSchema.Migrate(writer, path, migrations, options.Clock);
            reader = Connect(address, options.LockWait);
        }
        var archive = new SqliteArchive(path, options, null, address);
        archive._readers.Add(reader);
        return archive;
    }

    private static int VersionOrDispose(SqliteConnection connection, string path, int newest)
    {
        try
        {
            return SqliteSchema.Version(connection, path, newest);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static string Address(string path, SqliteOpenMode mode) =>
        new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false }.ConnectionString;

    private static SqliteConnection Connect(string address, TimeSpan lockWait)
    {
        var connection = new SqliteConnection(address);
        try
        {
            connection.Open();
            Patience(connection, lockWait);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    // SQLite itself waits; the provider above it, which counts in whole seconds and takes zero for ever, gives up at the same time.
    private static void Patience(SqliteConnection connection, TimeSpan wait)
    {
        connection.DefaultTimeout = Math.Max(1, (int)wait.TotalSeconds);
        raw.sqlite3_busy_timeout(connection.Handle, (int)wait.TotalMilliseconds);
    }
}
