using System.Runtime.CompilerServices;
using Dateline.Archive.History;
using Dateline.Archive.Review;
using Dateline.Archive.Sql;
using Npgsql;

namespace Dateline.Archive.Postgres;

/// <content>Questions. Each has a connection of its own, and one statement, which sees one moment of the archive.</content>
public sealed partial class PostgresArchive
{
    private static readonly string MentionColumnsHere = MentionColumns.Columns(PostgresDialect.Instance);

    /// <inheritdoc/>
    public IAsyncEnumerable<TimelineRow> TimelineAsync(TimelineQuery query, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        var ids = Questions.Timeline(query, PostgresDialect.Instance, _options.Effort);
        return Rows(new($"SELECT {MentionColumnsHere} FROM {MentionColumns.From} WHERE m.id IN (SELECT k.id FROM ({ids.Sql}) k) ORDER BY m.timeline_order", ids.Where), MentionColumns.Read, cancellation);
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<DayCount> DaysAsync(TimelineQuery query, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        return Rows(Questions.DayCounts(query, PostgresDialect.Instance), OtherColumns.Day, cancellation);
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<PlaceCount> PlacesAsync(TimelineQuery query, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        return Rows(Questions.PlaceCounts(query, PostgresDialect.Instance), OtherColumns.Place, cancellation);
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<ActorCount> ActorsAsync(TimelineQuery query, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        return Rows(Questions.ActorCounts(query, PostgresDialect.Instance), OtherColumns.Actor, cancellation);
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<DyadCount> DyadsAsync(TimelineQuery query, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        return Rows(Questions.DyadCounts(query, PostgresDialect.Instance), OtherColumns.Dyad, cancellation);
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<StatementRow> StatementsAsync(StatementQuery query, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        var ids = Questions.Statements(query, PostgresDialect.Instance, _options.Effort);
        return Rows(new($"SELECT {StatementColumns.Columns} FROM {StatementColumns.From} WHERE s.id IN (SELECT k.id FROM ({ids.Sql}) k) ORDER BY {Questions.ReportOrder}, s.number", ids.Where), StatementColumns.Read, cancellation);
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<CommitmentRow> CommitmentsAsync(CommitmentQuery query, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        var ids = Questions.Commitments(query, PostgresDialect.Instance, _options.Effort);
        return Rows(new($"SELECT {CommitmentColumns.Columns} FROM {CommitmentColumns.From} WHERE c.id IN (SELECT k.id FROM ({ids.Sql}) k) ORDER BY {Questions.ReportOrder}, c.number", ids.Where), CommitmentColumns.Read, cancellation);
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<ReportRow> ReportsAsync(ReportQuery query, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        return Rows(Questions.Reports(query, PostgresDialect.Instance), OtherColumns.Report, cancellation);
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<ArchivedReport> ChroniclesAsync(ReportQuery query, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        await foreach (var id in Rows(Questions.ReportIds(query, PostgresDialect.Instance), row => row.GetInt64(0), cancellation))
            yield return await ReadReportAsync(id, cancellation);
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<QuarantineRow> QuarantineAsync(CancellationToken cancellation = default) => Rows(new(Questions.Refusals, new Conditions()), OtherColumns.Refusal, cancellation);

    /// <inheritdoc/>
    public IAsyncEnumerable<IntakeNote> NotesAsync(string kind, string keyPrefix = "", CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(keyPrefix);
        return Rows(Questions.Notes(kind, keyPrefix), OtherColumns.Note, cancellation);
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<PastReading> HistoryAsync(string? reportId = null, CancellationToken cancellation = default) =>
        Rows(Questions.History(reportId), row => ArchivedReports.Past(row, _address.Shown), cancellation);

    /// <inheritdoc/>
    public IAsyncEnumerable<AuditEntry> AuditAsync(string? reportId = null, CancellationToken cancellation = default) => Rows(Questions.Audit(reportId), OtherColumns.Audit, cancellation);

    /// <inheritdoc/>
    public async ValueTask<Lookup> FindAsync(string key, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(key);
        if (!RowKey.TryParse(key, out var meant))
            return ArchivedReports.NoKey(key);
        var candidates = await AllAsync(ArchivedReports.Candidates, row => (row.GetInt64(0), row.GetString(1)), cancellation, meant.Prefix);
        return ArchivedReports.Ambiguity(meant, candidates) ?? ArchivedReports.Found(meant, await ReadReportAsync(candidates[0].Item1, cancellation));
    }

    /// <inheritdoc/>
    public async ValueTask<byte[]?> BytesAsync(string contentId, CancellationToken cancellation = default) =>
        (await AllAsync(ArchivedReports.Content, row => ArchivedReports.Unpack(row.GetString(0), row.GetFieldValue<byte[]>(1), _address.Shown), cancellation, RowKey.Hash(contentId))).FirstOrDefault();

    /// <inheritdoc/>
    public async ValueTask<ArchiveCounts> CountAsync(CancellationToken cancellation = default) => (await AllAsync(Questions.Counts, OtherColumns.Counts, cancellation))[0];

    private async ValueTask<ArchivedReport> ReadReportAsync(long id, CancellationToken cancellation)
    {
        var inputs = await AllAsync(ArchivedReports.Inputs, ArchivedReports.Input, cancellation, id);
        return await AllAsync(ArchivedReports.One, row => ArchivedReports.Read(row, inputs, _address.Shown), cancellation, id) is [var report]
            ? report
            : throw ArchivedReports.Damaged(_address.Shown, null);
    }

    private ValueTask<List<T>> AllAsync<T>(string sql, Func<NpgsqlDataReader, T> read, CancellationToken cancellation, params object?[] values)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        return GuardedAsync(async () =>
        {
            await using var connection = await _source.OpenConnectionAsync(cancellation);
            await using var command = PostgresCommands.Command(connection, sql, values);
            await using var row = await command.ExecuteReaderAsync(cancellation);
            var all = new List<T>();
            while (await row.ReadAsync(cancellation))
                all.Add(read(row));
            return all;
        });
    }

    private async IAsyncEnumerable<T> Rows<T>(Question question, Func<NpgsqlDataReader, T> read, [EnumeratorCancellation] CancellationToken cancellation)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        await using var connection = await GuardedAsync(() => _source.OpenConnectionAsync(cancellation));
        await using var command = PostgresCommands.Command(connection, question.Sql, [.. question.Where.Values]);
        await using var row = await GuardedAsync(async () => await command.ExecuteReaderAsync(cancellation));
        var isFinished = false;
        try
        {
            while (await GuardedAsync(async () => await row.ReadAsync(cancellation)))
                yield return await GuardedAsync(() => ValueTask.FromResult(read(row)));
            isFinished = true;
        }
        finally
        {
            // What nobody wants to see is not sent to the end.
            if (!isFinished)
                command.Cancel();
        }
    }
}
