using System.Runtime.CompilerServices;
using System.Text.Json;
using Dateline.Formats;
using Microsoft.Data.Sqlite;

namespace Dateline.Archive.Sqlite;

/// <content>Questions. Each takes a reading connection from those at rest, so that any number may be asked at once.</content>
public sealed partial class SqliteArchive
{
    // Behind every key that begins alike.
    private const string LastCharacter = "\U0010FFFF";

    private const string ReportOrder = "r.published_order";

    private const string ReportJoin = "reports r LEFT JOIN outlets o ON o.id = r.outlet_id";

    /// <inheritdoc/>
    public IAsyncEnumerable<TimelineRow> TimelineAsync(TimelineQuery query, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        var where = new Conditions();
        if (query.Type is { } type)
            where.Add($"m.event_type = {where.Value(Words.Of(type))}");
        if (query.Status is { } status)
            where.Add($"m.status = {where.Value(Words.Of(status))}");
        if (query.Place is { } place)
            where.Add($"m.id IN (SELECT mention_id FROM mention_places WHERE place_id IN ({PlaceIds(where, place)}))");
        if (query.Actor is { } actor)
            where.Add($"m.id IN (SELECT mention_id FROM mention_actors WHERE actor_id IN ({ActorIds(where, actor)}))");
        if (query.Words is { } words)
            where.AddMatch("m.id", "mentions_fts", FtsQuery.From(words));
        var ids = $"{string.Join(" UNION ALL ", Stretches(where, query).Select(stretch => $"SELECT m.id, m.timeline_order FROM mentions m{where.WhereAnd(stretch)}"))}"
            + $" ORDER BY 2{where.Page(query.Limit, query.Offset)}";
        return Rows(ids, where, MentionColumns.One, MentionColumns.Read, cancellation);
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<StatementRow> StatementsAsync(StatementQuery query, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        var where = new Conditions();
        where.AddPublished(query.Since, query.Until);
        if (query.Kind is { } kind)
            where.Add($"s.kind = {where.Value(Words.Of(kind))}");
        if (query.Speaker is { } speaker)
            where.Add(Spoken(where, speaker));
        if (query.Words is { } words)
            where.AddMatch("s.id", "statements_fts", FtsQuery.From(words) is { } match ? "content : (" + match + ")" : null);
        // Where nothing else narrows, reports are gone through in their order (CROSS JOIN keeps them first), and nothing has to be sorted.
        var from = query.Speaker is null && query.Words is null
            ? "reports r CROSS JOIN statements s ON s.report_id = r.id"
            : "statements s JOIN reports r ON r.id = s.report_id";
        var ids = $"SELECT s.id FROM {from}{where.Where} ORDER BY {ReportOrder}, s.number{where.Page(query.Limit, query.Offset)}";
        return Rows(ids, where, StatementColumns.One, StatementColumns.Read, cancellation);
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<CommitmentRow> CommitmentsAsync(CommitmentQuery query, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        var where = new Conditions();
        where.AddPublished(query.Since, query.Until);
        if (query.Status is { } status)
            where.Add($"c.status = {where.Value(Words.Of(status))}");
        if (query.Promisor is { } promisor)
            where.Add($"c.promisor_id IN ({ActorIds(where, promisor)}) OR c.on_behalf_of_id IN ({ActorIds(where, promisor)})");
        var ids = $"SELECT c.id FROM commitments c JOIN reports r ON r.id = c.report_id{where.Where} ORDER BY {ReportOrder}, c.number{where.Page(query.Limit, query.Offset)}";
        return Rows(ids, where, CommitmentColumns.One, CommitmentColumns.Read, cancellation);
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<ReportRow> ReportsAsync(ReportQuery query, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        var where = About(query);
        var sql = $"""
            SELECT {ReportColumns.Sql}, (SELECT count(*) FROM mentions m WHERE m.report_id = r.id), (SELECT count(*) FROM statements s WHERE s.report_id = r.id)
            FROM {ReportJoin}{where.Where} ORDER BY {ReportOrder}{where.Page(query.Limit, query.Offset)}
            """;
        return Rows(
            sql,
            where,
            row => ReportColumns.Read(row) with { Mentions = row.GetInt32(ReportColumns.Count), Statements = row.GetInt32(ReportColumns.Count + 1) },
            cancellation);
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<ArchivedReport> ChroniclesAsync(ReportQuery query, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        var where = About(query);
        var sql = $"SELECT r.id FROM {ReportJoin}{where.Where} ORDER BY {ReportOrder}{where.Page(query.Limit, query.Offset)}";
        await foreach (var id in Rows(sql, where, row => row.GetInt64(0), cancellation))
            yield return Ask(connection => ArchivedReports.Read(connection, id, File));
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<QuarantineRow> QuarantineAsync(CancellationToken cancellation = default) => Rows(
        "SELECT source, url, code, reason, hash, size, content_id IS NOT NULL, quarantined_at, engine_version FROM quarantine ORDER BY id",
        new Conditions(),
        row => new QuarantineRow(
            row.GetString(0), row.Text(1), new Refusal(row.GetString(2), row.GetString(3)), row.Text(4) is { } hash ? RowKey.Id(hash) : null, row.GetInt64(5), row.GetBoolean(6),
            row.GetString(7), row.GetString(8)),
        cancellation);

    /// <inheritdoc/>
    public IAsyncEnumerable<IntakeNote> NotesAsync(string kind, string keyPrefix = "", CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(keyPrefix);
        var conditions = new Conditions();
        conditions.Add($"kind = {conditions.Value(kind)}");
        conditions.Add($"key >= {conditions.Value(keyPrefix)}");
        conditions.Add($"key < {conditions.Value(keyPrefix + LastCharacter)}");
        return Rows("SELECT kind, key, json FROM intake_notes" + conditions.Where + " ORDER BY key", conditions, row => new IntakeNote(row.GetString(0), row.GetString(1), row.GetString(2)), cancellation);
    }

    /// <inheritdoc/>
    public ValueTask<Lookup> FindAsync(string key, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(key);
        cancellation.ThrowIfCancellationRequested();
        return ValueTask.FromResult(Ask(connection => ArchivedReports.Find(connection, key, File)));
    }

    /// <inheritdoc/>
    public ValueTask<byte[]?> BytesAsync(string contentId, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        var hash = RowKey.Hash(contentId);
        return ValueTask.FromResult(Ask(connection =>
        {
            using var find = new PreparedCommand(connection, "SELECT encoding, bytes FROM contents WHERE hash = $1", 1);
            using var row = find.Query(hash);
            return row.Read() ? ArchivedReports.Unpack(row.GetString(0), row.GetFieldValue<byte[]>(1), File) : null;
        }));
    }

    /// <inheritdoc/>
    public ValueTask<ArchiveCounts> CountAsync(CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        return ValueTask.FromResult(Ask(connection =>
        {
            using var count = new PreparedCommand(
                connection,
                """
                SELECT (SELECT count(*) FROM reports), (SELECT count(*) FROM inputs), (SELECT count(*) FROM mentions), (SELECT count(*) FROM statements),
                       (SELECT count(*) FROM commitments), (SELECT count(*) FROM outlets), (SELECT count(*) FROM quarantine),
                       (SELECT min(published_day) FROM reports), (SELECT max(published_day) FROM reports)
                """,
                0);
            using var row = count.Query();
            row.Read();
            return new ArchiveCounts(
                row.GetInt64(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3), row.GetInt64(4), row.GetInt64(5), row.GetInt64(6), row.Day(7), row.Day(8));
        }));
    }

    // Which mentions may have happened in a stretch of days, as three conditions that exclude one another; each is met along an index in the order of the timeline, and
    // SQLite merges the three. Of what has an open end, the open side meets any bound; what is only bounded by its publication counts by that.
    private static IEnumerable<string> Stretches(Conditions where, TimelineQuery query)
    {
        if (query.Since is null && query.Until is null)
            return [""];
        var since = where.Value(Days.Text(query.Since) ?? "");
        var begin = where.Value(Days.Text(query.Since?.PlusDays(-Days.Short)) ?? "");
        var until = where.Value(Days.Text(query.Until) ?? "9999-12-31");
        // A space stands behind the day: '!' is the first character that sorts behind everything of that day.
        return
        [
            $"m.is_long = 0 AND m.timeline_order BETWEEN {begin} AND {until} || '!' AND m.latest >= {since}",
            $"m.is_long = 1 AND (m.latest IS NULL OR m.latest >= {since}) AND (m.earliest IS NULL OR m.earliest <= {until})",
            $"m.is_long = 0 AND m.timeline_order BETWEEN '{Days.Behind}' || {since} AND '{Days.Behind}' || {until} || '!' AND m.latest IS NOT NULL",
        ];
    }

    private static Conditions About(ReportQuery query)
    {
        var where = new Conditions();
        where.AddPublished(query.Since, query.Until);
        if (query.Outlet is { } outlet)
        {
            var value = where.Value(outlet);
            where.Add($"o.key = {value} OR o.name = {value} COLLATE NOCASE");
        }
        return where;
    }

    private static string ActorIds(Conditions where, string actor)
    {
        var byName = FtsQuery.Name(actor) is { } name ? $"SELECT rowid FROM actors_fts WHERE actors_fts MATCH {where.Value(name)}" : "SELECT NULL WHERE 0";
        return IsCode(actor) ? $"{byName} UNION SELECT id FROM actors WHERE code GLOB {where.Value(actor + "*")}" : byName;
    }

    private static string PlaceIds(Conditions where, string place)
    {
        var byName = FtsQuery.Name(place) is { } name ? $"SELECT rowid FROM places_fts WHERE places_fts MATCH {where.Value(name)}" : "SELECT NULL WHERE 0";
        return IsCode(place) ? $"{byName} UNION SELECT id FROM places WHERE country = {where.Value(place)}" : byName;
    }

    private static string Spoken(Conditions where, string speaker)
    {
        var spoken = $"s.speaker_id IN ({ActorIds(where, speaker)})";
        return FtsQuery.Name(speaker) is { } name
            ? $"{spoken} OR s.id IN (SELECT rowid FROM statements_fts WHERE statements_fts MATCH {where.Value("speaker_text : (" + name + ")")})"
            : spoken;
    }

    // CAMEO and ISO codes are capitals; a name is hardly ever typed so.
    private static bool IsCode(string text) => text.Length >= 3 && text.All(char.IsAsciiLetterUpper);

    private async IAsyncEnumerable<T> Rows<T>(string sql, Conditions where, Func<SqliteDataReader, T> read, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        // The provider works synchronously; the shape is that of stores that do not.
        await Task.CompletedTask;
        using var lease = Reader();
        using var command = where.Command(lease.Connection, sql);
        using var rows = Guarded(command.ExecuteReader);
        while (Guarded(rows.Read))
        {
            cancellation.ThrowIfCancellationRequested();
            yield return Guarded(() => read(rows));
        }
    }

    // First which rows, in their order, then each with all that is shown of it: sorted are only keys, however long the answer.
    private async IAsyncEnumerable<T> Rows<T>(
        string ids, Conditions where, string one, Func<SqliteDataReader, T> read, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        await Task.CompletedTask;
        using var lease = Reader();
        using var command = where.Command(lease.Connection, ids);
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
