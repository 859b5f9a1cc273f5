using Dateline.Archive.History;
using Dateline.Archive.Review;
using Dateline.Archive.Sql;
using Npgsql;

namespace Dateline.Archive.Postgres;

/// <summary>An archive in a schema of a PostgreSQL database (14 or newer), for a team.</summary>
/// <remarks>The same rows in the same order as a SQLite archive of the same readings, and the same answers. One writes at a time, however many programs.</remarks>
public sealed partial class PostgresArchive : IArchive
{
    private readonly NpgsqlDataSource _source;
    private readonly PostgresAddress _address;
    private readonly ArchiveOptions _options;
    private readonly SemaphoreSlim _writing = new(1, 1);
    private bool _isDisposed;

    private PostgresArchive(NpgsqlDataSource source, PostgresAddress address, ArchiveOptions options)
    {
        _source = source;
        _address = address;
        _options = options;
    }

    /// <summary>Opens an archive, makes it where it is not there, and brings its schema to this version.</summary>
    /// <param name="address">As in <c>postgres://user@host:5432/database?schema=name</c>.</param>
    /// <param name="options">Settings; <see cref="ArchiveOptions.Default"/> where absent.</param>
    /// <exception cref="ArchiveException">It cannot be reached or opened, or is not an archive of this version.</exception>
    public static PostgresArchive Open(string address, ArchiveOptions? options = null) => Open(address, options ?? ArchiveOptions.Default, Migration.Postgres);

    internal static PostgresArchive Open(string address, ArchiveOptions options, IReadOnlyList<Migration> migrations)
    {
        ArgumentException.ThrowIfNullOrEmpty(address);
        var parsed = PostgresAddress.Parse(address);
        var source = Source(parsed);
        try
        {
            using var connection = source.OpenConnection();
            var version = PostgresSchema.Version(connection, parsed, migrations[^1].Version);
            if (version == 0 && options.Access == ArchiveAccess.Read)
                throw new ArchiveException($"There is no archive at {parsed.Shown}.", "Read some reports first, or give another address with --store.");
            PostgresSchema.Migrate(connection, parsed, migrations, options.Clock);
            return new(source, parsed, options);
        }
        catch (Exception e)
        {
            source.Dispose();
            if (PostgresErrors.IsOfStore(e))
                throw PostgresErrors.Explain(e, parsed, options.LockWait);
            throw;
        }
    }

    private static NpgsqlDataSource Source(PostgresAddress address)
    {
        var builder = new NpgsqlSlimDataSourceBuilder(address.ConnectionString);
        builder.EnableArrays();
        builder.EnableTransportSecurity();
        return builder.Build();
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<Deposit>> StoreAsync(IReadOnlyList<Reading> readings, CancellationToken cancellation = default) => StoreAsync(readings, [], cancellation);

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<Deposit>> StoreAsync(IReadOnlyList<Reading> readings, IReadOnlyList<IntakeNote> notes, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(readings);
        return await StoreAsync([.. readings.Select(reading => new PreparedReading(reading))], notes, null, cancellation);
    }

    /// <summary>Keeps readings together with what somebody else changes in the same database, in one transaction.</summary>
    internal async ValueTask<IReadOnlyList<Deposit>> StoreAsync(IReadOnlyList<PreparedReading> readings, IReadOnlyList<IntakeNote> notes, IAlongside? alongside, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(notes);
        MustWrite();
        if (readings.Count == 0 && notes.Count == 0 && alongside is null)
            return [];
        return await GuardedAsync(async () =>
        {
            await PackAsync(readings, cancellation);
            return await WriteAsync<IReadOnlyList<Deposit>>(
                async (connection, writer) =>
                {
                    var kept = alongside is null ? readings : await alongside.BeforeAsync(connection, cancellation);
                    var deposits = await writer.WriteAsync(kept, notes, cancellation);
                    if (alongside is not null)
                        await alongside.AfterAsync(connection, deposits, cancellation);
                    return deposits;
                },
                cancellation);
        });
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<AuditEntry>> DecideAsync(IReadOnlyList<DecisionDraft> drafts, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(drafts);
        MustWrite();
        return drafts.Count == 0 ? [] : await GuardedAsync(() => WriteAsync((_, writer) => writer.DecideAsync(drafts, cancellation), cancellation));
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<Revision>> ReviseAsync(IReadOnlyList<Reading> readings, CancellationToken cancellation = default)
    {
        MustWrite();
        var prepared = PreparedReading.ToRevise(readings);
        return prepared.Count == 0 ? [] : await GuardedAsync(() => WriteAsync<IReadOnlyList<Revision>>(async (_, writer) => await writer.ReviseAsync(prepared, cancellation), cancellation));
    }

    /// <inheritdoc/>
    public async ValueTask<int> DropAsync(IReadOnlyList<QuarantineRow> refusals, string by, string? why = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(refusals);
        ArgumentException.ThrowIfNullOrWhiteSpace(by);
        MustWrite();
        return refusals.Count == 0 ? 0 : await GuardedAsync(() => WriteAsync((_, writer) => writer.DropAsync(refusals, by, why, cancellation), cancellation));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_isDisposed)
            return;
        await _writing.WaitAsync();
        _isDisposed = true;
        await _source.DisposeAsync();
        _writing.Release();
        _writing.Dispose();
    }

    private void MustWrite()
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        if (_options.Access == ArchiveAccess.Read)
            throw new ArchiveException($"{_address.Shown} was opened only to be read.", "Open it to write.");
    }

    private async ValueTask<T> WriteAsync<T>(Func<NpgsqlConnection, PostgresWriter, Task<T>> write, CancellationToken cancellation)
    {
        await _writing.WaitAsync(cancellation);
        try
        {
            await using var connection = await _source.OpenConnectionAsync(cancellation);
            await using var transaction = await connection.BeginTransactionAsync(cancellation);
            using var writer = new PostgresWriter(connection, _options);
            await writer.LockAsync(cancellation);
            var written = await write(connection, writer);
            // Once the commit is sent it is not called back: what it did would not be known.
            cancellation.ThrowIfCancellationRequested();
            await transaction.CommitAsync(CancellationToken.None);
            return written;
        }
        finally
        {
            _writing.Release();
        }
    }

    // Hashing, writing JSON and compressing are the greater part of the work: done before the lock is taken, and not at all for what is there.
    private async Task PackAsync(IReadOnlyList<PreparedReading> prepared, CancellationToken cancellation)
    {
        if (prepared.Count == 0)
            return;
        var known = new HashSet<string>(StringComparer.Ordinal);
        await using var connection = await _source.OpenConnectionAsync(cancellation);
        await using var find = new NpgsqlCommand("SELECT hash FROM reports WHERE hash = ANY($1)", connection);
        find.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. prepared.Select(one => one.Hash)] });
        await using var row = await find.ExecuteReaderAsync(cancellation);
        while (await row.ReadAsync(cancellation))
            known.Add(row.GetString(0));
        foreach (var one in prepared.Where(one => one.Reading.Outcome.Chronicle is not null && !known.Contains(one.Hash)))
        {
            cancellation.ThrowIfCancellationRequested();
            one.Pack();
        }
    }

    private async ValueTask<T> GuardedAsync<T>(Func<ValueTask<T>> work)
    {
        try
        {
            return await work();
        }
        catch (Exception e) when (PostgresErrors.IsOfStore(e))
        {
            throw PostgresErrors.Explain(e, _address, _options.LockWait);
        }
        catch (Exception e) when (e is System.Text.Json.JsonException or FormatException or InvalidCastException)
        {
            throw ArchivedReports.Damaged(_address.Shown, e);
        }
    }
}
