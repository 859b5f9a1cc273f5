using System.Runtime.CompilerServices;
using System.Text.Json;
using Dateline.Archive.History;
using Dateline.Archive.Review;
using Dateline.Archive.Sql;
using Microsoft.Data.Sqlite;

namespace Dateline.Archive.Sqlite;

/// <content>Questions. Each takes a reading connection from those at rest, so that any number may be asked at once.</content>
public sealed partial class SqliteArchive
{
    private static readonly string OneMention = $"SELECT {MentionColumns.Columns(SqliteDialect.Instance)} FROM {MentionColumns.From} WHERE m.id = $1";
    private static readonly string OneStatement = $"SELECT {StatementColumns.Columns} FROM {StatementColumns.From} WHERE s.id = $1";
    private const string OneCommitment = $"SELECT {CommitmentColumns.Columns} FROM {CommitmentColumns.From} WHERE c.id = $1";

    /// <inheritdoc/>
    public IAsyncEnumerable<TimelineRow> TimelineAsync(TimelineQuery query, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        return Rows(Questions.Timeline(query, SqliteDialect.Instance, _options.Effort), OneMention, MentionColumns.Read, cancellation);
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<DayCount> DaysAsync(TimelineQuery query, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        return Rows(Questions.DayCounts(query, SqliteDialect.Instance), OtherColumns.Day, cancellation);
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<PlaceCount> PlacesAsync(TimelineQuery query, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        return Rows(Questions.PlaceCounts(query, SqliteDialect.Instance), OtherColumns.Place, cancellation);
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<ActorCount> ActorsAsync(TimelineQuery query, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        return Rows(Questions.ActorCounts(query, SqliteDialect.Instance), OtherColumns.Actor, cancellation);
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<DyadCount> DyadsAsync(TimelineQuery query, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        return Rows(Questions.DyadCounts(query, SqliteDialect.Instance), OtherColumns.Dyad, cancellation);
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<StatementRow> StatementsAsync(StatementQuery query, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        return Rows(Questions.Statements(query, SqliteDialect.Instance, _options.Effort), OneStatement, StatementColumns.Read, cancellation);
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<CommitmentRow> CommitmentsAsync(CommitmentQuery query, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        return Rows(Questions.Commitments(query, SqliteDialect.Instance, _options.Effort), OneCommitment, CommitmentColumns.Read, cancellation);
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<ReportRow> ReportsAsync(ReportQuery query, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        return Rows(Questions.Reports(query, SqliteDialect.Instance), OtherColumns.Report, cancellation);
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<ArchivedReport> ChroniclesAsync(ReportQuery query, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        await foreach (var id in Rows(Questions.ReportIds(query, SqliteDialect.Instance), row => row.GetInt64(0), cancellation))
            yield return Ask(connection => ReadReport(connection, id));
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<QuarantineRow> QuarantineAsync(CancellationToken cancellation = default) =>
        Rows(Questions.Refusals, new Conditions(), OtherColumns.Refusal, cancellation);

    /// <inheritdoc/>
    public IAsyncEnumerable<IntakeNote> NotesAsync(string kind, string keyPrefix = "", CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(keyPrefix);
        return Rows(Questions.Notes(kind, keyPrefix), OtherColumns.Note, cancellation);
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<PastReading> HistoryAsync(string? reportId = null, CancellationToken cancellation = default) =>
        Rows(Questions.History(reportId), row => ArchivedReports.Past(row, File), cancellation);

    /// <inheritdoc/>
    public IAsyncEnumerable<AuditEntry> AuditAsync(string? reportId = null, CancellationToken cancellation = default) => Rows(Questions.Audit(reportId), OtherColumns.Audit, cancellation);

    /// <inheritdoc/>
    public ValueTask<Lookup> FindAsync(string key, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(key);
        cancellation.ThrowIfCancellationRequested();
        if (!RowKey.TryParse(key, out var meant))
            return ValueTask.FromResult(ArchivedReports.NoKey(key));
        return ValueTask.FromResult(Ask(connection =>
        {
            var candidates = All(connection, ArchivedReports.Candidates, meant.Prefix, row => (row.GetInt64(0), row.GetString(1)));
            return ArchivedReports.Ambiguity(meant, candidates) ?? ArchivedReports.Found(meant, ReadReport(connection, candidates[0].Item1));
        }));
    }

    /// <inheritdoc/>
    public ValueTask<byte[]?> BytesAsync(string contentId, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        var hash = RowKey.Hash(contentId);
        return ValueTask.FromResult(Ask(connection =>
            All(connection, ArchivedReports.Content, hash, row => ArchivedReports.Unpack(row.GetString(0), row.GetFieldValue<byte[]>(1), File)).FirstOrDefault()));
    }

    /// <inheritdoc/>
    public ValueTask<ArchiveCounts> CountAsync(CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        return ValueTask.FromResult(Ask(connection => All(connection, Questions.Counts, null, OtherColumns.Counts)[0]));
    }

    private ArchivedReport ReadReport(SqliteConnection connection, long id)
    {
        var inputs = All(connection, ArchivedReports.Inputs, id, ArchivedReports.Input);
        return All(connection, ArchivedReports.One, id, row => ArchivedReports.Read(row, inputs, File)) is [var report] ? report : throw ArchivedReports.Damaged(File, null);
    }

    private static List<T> All<T>(SqliteConnection connection, string sql, object? about, Func<SqliteDataReader, T> read)
    {
        using var find = new PreparedCommand(connection, sql, about is null ? 0 : 1);
        using var row = about is null ? find.Query() : find.Query(about);
        var all = new List<T>();
        while (row.Read())
            all.Add(read(row));
        return all;
    }

    private IAsyncEnumerable<T> Rows<T>(Question question, Func<SqliteDataReader, T> read, CancellationToken cancellation) => Rows(question.Sql, question.Where, read, cancellation);

    private async IAsyncEnumerable<T> Rows<T>(string sql, Conditions where, Func<SqliteDataReader, T> read, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        // The provider works synchronously; the shape is that of stores that do not.
        await Task.CompletedTask;
        using var lease = Reader();
        using var command = Command(lease.Connection, sql, where);
        using var rows = Guarded(command.ExecuteReader);
        while (Guarded(rows.Read))
        {
            cancellation.ThrowIfCancellationRequested();
            yield return Guarded(() => read(rows));
        }
    }

    // First which rows, in their order, then each with all that is shown of it: sorted are only keys, however long the answer.
    private async IAsyncEnumerable<T> Rows<T>(
        Question ids, string one, Func<SqliteDataReader, T> read, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        await Task.CompletedTask;
        using var lease = Reader();
        using var command = Command(lease.Connection, ids.Sql, ids.Where);
        using var find = Guarded(() => new PreparedCommand(lease.Connection, one, 1));
        // The open question holds the snapshot, so that the rows are those of its moment.
        using var keys = Guarded(command.ExecuteReader);
        while (Guarded(keys.Read))
        {
            cancellation.ThrowIfCancellationRequested();
            yield return Guarded(() =>
            {
                using var row = find.Query(keys.GetInt64(0));
                return row.Read() ? read(row) : throw ArchivedReports.Damaged(File, null);
            });
        }
    }

    private static SqliteCommand Command(SqliteConnection connection, string sql, Conditions where)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (i, value) in where.Values.Index())
            command.Parameters.AddWithValue("$" + (i + 1).ToString(System.Globalization.CultureInfo.InvariantCulture), value);
        return command;
    }

    private T Ask<T>(Func<SqliteConnection, T> question)
    {
        using var lease = Reader();
        return Guarded(() => question(lease.Connection));
    }

    private T Guarded<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (SqliteException e)
        {
            throw Explained(e);
        }
        catch (Exception e) when (e is JsonException or FormatException or InvalidCastException)
        {
            throw ArchivedReports.Damaged(File, e);
        }
    }

    private Lease Reader()
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        return new(this, _readers.TryTake(out var reader) ? reader : Guarded(() => Connect(_readerAddress, _options.LockWait)));
    }

    /// <summary>A reading connection, given back when it is no longer needed.</summary>
    private readonly struct Lease(SqliteArchive archive, SqliteConnection connection) : IDisposable
    {
        public SqliteConnection Connection => connection;

        public void Dispose()
        {
            if (archive._isDisposed)
                connection.Dispose();
            else
                archive._readers.Add(connection);
        }
    }
}
