using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Dateline.Archive.Sql;
using Npgsql;
using NpgsqlTypes;

namespace Dateline.Archive.Postgres;

/// <summary>A durable queue of inputs beside a PostgreSQL archive, for any number of programs that read. Nothing that was put in is lost, and nothing is kept twice.</summary>
/// <remarks>
/// An input leaves the queue in the transaction that keeps its rows, and only by the hand that took it. Who takes inputs says again and again that it lives (<see cref="LiveAsync"/>);
/// of one that does not, others give back what it had, and whatever it does later comes to nothing. All times are the server's, so that clocks need not agree.
/// <para>Inputs of the same bytes or the same place wait for one another, and an outlet is named by its first input: the archive is the same as one program makes that reads them in order, but for the numbers of its rows.</para>
/// </remarks>
[SuppressMessage("Naming", "CA1711:Identifiers should not have incorrect suffix", Justification = "It is a queue: first in, first taken.")]
public sealed partial class ReadingQueue : IAsyncDisposable
{
    /// <summary>How long a program that reads may be silent.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(8);

    private const string Suffix = "_cluster";

    private readonly NpgsqlDataSource _source;
    private readonly PostgresAddress _address;
    private readonly PostgresArchive _archive;
    private readonly ArchiveOptions _options;
    private readonly string _application;
    private readonly string _schema;

    private ReadingQueue(NpgsqlDataSource source, PostgresAddress address, PostgresArchive archive, ArchiveOptions options, string application, string schema) =>
        (_source, _address, _archive, _options, _application, _schema) = (source, address, archive, options, application, schema);

    /// <summary>The archive that the queue lies beside.</summary>
    public IArchive Archive => _archive;

    /// <summary>Opens the queue beside an archive, and makes both where they are not there.</summary>
    /// <param name="address">The archive's address, as in <c>postgres://user@host:5432/database?schema=name</c>.</param>
    /// <param name="options">Settings; <see cref="ArchiveOptions.Default"/> where absent.</param>
    /// <exception cref="ArchiveException">It cannot be reached or opened, or is of another version.</exception>
    public static ReadingQueue Open(string address, ArchiveOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(address);
        options ??= ArchiveOptions.Default;
        // By this name, others find and end what a program that stands still has left open.
        var application = "dateline " + Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture);
        var named = With(address, "application_name", application);
        var archive = PostgresArchive.Open(named, options);
        var schema = PostgresAddress.Parse(address).Schema + Suffix;
        var own = PostgresAddress.Parse(With(address, "application_name", application, "schema", schema));
        var builder = new NpgsqlSlimDataSourceBuilder(own.ConnectionString);
        builder.EnableArrays();
        builder.EnableTransportSecurity();
        var source = builder.Build();
        try
        {
            using var connection = source.OpenConnection();
            PostgresSchema.Migrate(connection, own, Migration.Queue, options.Clock);
            return new(source, own, archive, options, application, schema);
        }
        catch (Exception e) when (PostgresErrors.IsOfStore(e))
        {
            source.Dispose();
            throw PostgresErrors.Explain(e, own, options.LockWait);
        }
    }

    /// <summary>Puts inputs at the end and, in the same transaction, what the intake has to remember about it.</summary>
    public async Task PutAsync(IReadOnlyList<QueuedInput> inputs, IReadOnlyList<IntakeNote> notes, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        await _archive.StoreAsync([], notes, new Putting(this, [.. inputs.Select(one => (one, new PreparedReading(new(one.Input, Unread)), Packed.From(one.Input.Bytes.Span)))]), cancellation);
    }

    /// <summary>Whether it is no trouble of the database that could pass, but a fault of ours, which would only come again.</summary>
    public static bool IsFault(ArchiveException trouble)
    {
        ArgumentNullException.ThrowIfNull(trouble);
        // Data exceptions, violated constraints, wrong statements.
        return trouble.InnerException is PostgresException { SqlState: ['2', '2' or '3', ..] or ['4', '2', ..] };
    }

    /// <summary>How many inputs are in the queue, counted up to <paramref name="most"/>.</summary>
    public Task<long> CountAsync(int most, CancellationToken cancellation = default) =>
        AskAsync($"SELECT count(*) FROM (SELECT 1 FROM waiting LIMIT {most.ToString(CultureInfo.InvariantCulture)}) AS counted", row => row.GetInt64(0), cancellation);

    /// <summary>Says that a program lives, and takes those away that have not said so in time; what they had taken waits again.</summary>
    /// <param name="worker">Its id; chosen by itself, for the first time with <paramref name="isNew"/>.</param>
    /// <param name="isNew">Whether it begins.</param>
    /// <param name="news">What it says of itself.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>False where it was itself taken away: it must begin anew under another id.</returns>
    public async Task<bool> LiveAsync(Guid worker, bool isNew, WorkerNews news, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(news);
        var alive = await RunAsync(
            isNew
                ? "INSERT INTO workers (id, name, application, version, until, reports, refused, rate, status_address) VALUES ($1, $2, $3, $4, clock_timestamp() + $5 * interval '1 second', $6, $7, $8, $9)"
                : "UPDATE workers SET name = $2, application = $3, version = $4, until = clock_timestamp() + $5 * interval '1 second', reports = $6, refused = $7, rate = $8, status_address = $9 WHERE id = $1",
            cancellation, worker, news.Name, _application, _options.EngineVersion, Lease.TotalSeconds, news.Reports, news.Refused, news.Rate, news.StatusAddress) > 0;
        if (alive)
            await SweepAsync(2 * Lease, cancellation);
        return alive;
    }

    /// <summary>Goes: what it had taken and not finished waits again at once.</summary>
    public Task LeaveAsync(Guid worker, CancellationToken cancellation = default) => RunAsync("DELETE FROM workers WHERE id = $1", cancellation, worker);

    /// <summary>How it stands.</summary>
    public async Task<QueueState> StateAsync(CancellationToken cancellation = default)
    {
        var (waiting, reading, lag) = await AskAsync(
            """
            SELECT count(*) FILTER (WHERE worker IS NULL), count(*) FILTER (WHERE worker IS NOT NULL),
                coalesce(extract(epoch FROM clock_timestamp() - (SELECT queued FROM waiting ORDER BY id LIMIT 1)), 0)::double precision FROM waiting
            """,
            row => (row.GetInt64(0), row.GetInt64(1), row.GetDouble(2)), cancellation);
        var workers = await ListAsync(
            """
            SELECT name, version, started, until < clock_timestamp(), reports, refused, rate, (SELECT count(*) FROM waiting WHERE worker = w.id), status_address FROM workers w ORDER BY started, name
            """,
            row => new QueueWorker(row.GetString(0), row.GetString(1), row.GetDateTime(2), row.GetBoolean(3), row.GetInt64(4), row.GetInt64(5), row.GetDouble(6), row.GetInt64(7), row.IsDBNull(8) ? null : row.GetString(8)),
            cancellation);
        return new(waiting, reading, TimeSpan.FromSeconds(Math.Max(0, lag)), workers);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _archive.DisposeAsync();
        await _source.DisposeAsync();
    }

    /// <summary>Takes those away that have not said in time that they live.</summary>
    /// <param name="serverUp">Only where the server has run for so long: while it was away, nobody could say so.</param>
    /// <param name="cancellation">Cancels.</param>
    internal async Task SweepAsync(TimeSpan serverUp, CancellationToken cancellation)
    {
        var dead = await ListAsync(
            "SELECT id, application FROM workers WHERE until < clock_timestamp() AND clock_timestamp() - pg_postmaster_start_time() > $1 * interval '1 second'",
            row => (Id: row.GetGuid(0), Application: row.GetString(1)), cancellation, serverUp.TotalSeconds);
        foreach (var (id, application) in dead)
        {
            // It may stand still in the midst of a transaction, with the lock that every writer needs.
            await RunAsync("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = $1 AND usename = current_user AND pid <> pg_backend_pid()", cancellation, application);
            await RunAsync("DELETE FROM workers WHERE id = $1 AND until < clock_timestamp()", cancellation, id);
        }
    }

    internal async Task<int> RunAsync(string sql, CancellationToken cancellation, params object?[] values) =>
        await GuardedAsync(async connection =>
        {
            await using var command = Command(connection, sql, values);
            return await command.ExecuteNonQueryAsync(cancellation);
        }, cancellation);

    private async Task<T> AskAsync<T>(string sql, Func<NpgsqlDataReader, T> read, CancellationToken cancellation) => (await ListAsync(sql, read, cancellation))[0];

    internal async Task<List<T>> ListAsync<T>(string sql, Func<NpgsqlDataReader, T> read, CancellationToken cancellation, params object?[] values) =>
        await GuardedAsync(async connection =>
        {
            await using var command = Command(connection, sql, values);
            await using var row = await command.ExecuteReaderAsync(cancellation);
            var rows = new List<T>();
            while (await row.ReadAsync(cancellation))
                rows.Add(read(row));
            return rows;
        }, cancellation);

    private async Task<T> GuardedAsync<T>(Func<NpgsqlConnection, Task<T>> work, CancellationToken cancellation)
    {
        try
        {
            await using var connection = await _source.OpenConnectionAsync(cancellation);
            return await work(connection);
        }
        catch (Exception e) when (PostgresErrors.IsOfStore(e))
        {
            throw PostgresErrors.Explain(e, _address, _options.LockWait);
        }
    }

    // No params: an array of texts would be taken for the list itself.
    private static NpgsqlCommand Command(NpgsqlConnection connection, string sql, IReadOnlyList<object?> values)
    {
        var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values)
        {
            command.Parameters.Add(value switch
            {
                string text => new NpgsqlParameter<string> { TypedValue = Column.Text(text), NpgsqlDbType = NpgsqlDbType.Text },
                long number => new NpgsqlParameter<long> { TypedValue = number, NpgsqlDbType = NpgsqlDbType.Bigint },
                int number => new NpgsqlParameter<int> { TypedValue = number, NpgsqlDbType = NpgsqlDbType.Integer },
                double number => new NpgsqlParameter<double> { TypedValue = number, NpgsqlDbType = NpgsqlDbType.Double },
                DateTime time => new NpgsqlParameter<DateTime> { TypedValue = time, NpgsqlDbType = NpgsqlDbType.TimestampTz },
                Guid id => new NpgsqlParameter<Guid> { TypedValue = id, NpgsqlDbType = NpgsqlDbType.Uuid },
                long[] numbers => new NpgsqlParameter<long[]> { TypedValue = numbers, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bigint },
                string[] texts => new NpgsqlParameter<string[]> { TypedValue = texts, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text },
                null => new NpgsqlParameter { Value = DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text },
                _ => throw new ArgumentException("no parameter is a " + value.GetType().Name, nameof(values)),
            });
        }
        return command;
    }

    private static string With(string address, params ReadOnlySpan<string> pairs)
    {
        // The last of two settings of one name is the one that counts.
        var text = new System.Text.StringBuilder(address);
        for (var i = 0; i < pairs.Length; i += 2)
            text.Append(text.ToString().Contains('?', StringComparison.Ordinal) ? '&' : '?').Append(pairs[i]).Append('=').Append(Uri.EscapeDataString(pairs[i + 1]));
        return text.ToString();
    }
}
