using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Dateline.Archive.Review;
using Dateline.Archive.Sql;
using Dateline.Archive.Upkeep;
using Npgsql;

namespace Dateline.Archive.Postgres;

/// <summary>Writes readings. Runs inside the caller's transaction, one caller at a time. The rows of new reports are gathered and sent together at the end.</summary>
internal sealed partial class PostgresWriter(NpgsqlConnection connection, ArchiveOptions options) : IDisposable
{
    // The tables whose ids are given out here.
    private static readonly string[] Numbered = ["contents", "reports", "times", "places", "actors", "statements", "mentions", "commitments", .. NameTable.All.Select(names => names.Table)];

    private readonly Dictionary<string, long?> _reports = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _outlets = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _newContents = new(StringComparer.Ordinal);
    private readonly Dictionary<(NameTable Table, string Hash), long> _names = [];
    private readonly Dictionary<NameTable, IRowInsert> _newNames = [];
    private CopiedRows _copied = null!;
    private IRowInsert _contents = null!;
    private ReportRows? _rows;

    /// <summary>Waits until nobody else writes. Readers are not kept waiting.</summary>
    public async Task LockAsync(CancellationToken cancellation)
    {
        var wait = Math.Max(1, (long)options.LockWait.TotalMilliseconds);
        await RunAsync(string.Create(CultureInfo.InvariantCulture, $"SET LOCAL lock_timeout = {wait}"), cancellation);
        await RunAsync("LOCK TABLE schema_version IN EXCLUSIVE MODE", cancellation);
    }

    public async Task<List<Deposit>> WriteAsync(IReadOnlyList<PreparedReading> readings, IReadOnlyList<IntakeNote> notes, CancellationToken cancellation)
    {
        await BeginAsync([.. readings.Select(r => r.Hash)], readings.Select(r => (r.Hash, r.Reading.Outcome.Chronicle)), cancellation);
        var now = Days.Instant(options.Clock);
        var deposits = new List<Deposit>(readings.Count);
        foreach (var reading in readings)
        {
            cancellation.ThrowIfCancellationRequested();
            var kind = reading.Reading.Outcome.Chronicle is { } chronicle
                ? await StoreAsync(reading, chronicle, now, cancellation)
                : await QuarantineAsync(reading, reading.Reading.Outcome.Refusal!, now, cancellation);
            deposits.Add(new(kind, RowKey.Id(reading.Hash)));
        }
        await _copied.SendAsync(connection, cancellation);
        foreach (var note in notes)
            await NoteAsync(note, now, cancellation);
        return deposits;
    }

    public async Task<IReadOnlyList<AuditEntry>> DecideAsync(IReadOnlyList<DecisionDraft> drafts, CancellationToken cancellation)
    {
        AuditEntry? last;
        await using (var find = Command(Questions.LastDecision))
        await using (var row = await find.ExecuteReaderAsync(cancellation))
            last = await row.ReadAsync(cancellation) ? OtherColumns.Audit(row) : null;
        var entries = DecisionChain.Continue(last, drafts, Days.Instant(options.Clock));
        await AddAsync(entries, cancellation);
        return entries;
    }

    private async Task AddAsync(IReadOnlyList<AuditEntry> entries, CancellationToken cancellation)
    {
        foreach (var entry in entries)
            await RunAsync(Questions.AddDecision, cancellation, entry.Number, RowKey.Hash(entry.ReportId), entry.Json, entry.PreviousHash, entry.Hash);
    }

    /// <summary>Takes over what another archive holds.</summary>
    public async Task TakeAsync(Consignment consignment, CancellationToken cancellation)
    {
        await BeginAsync([.. consignment.Reports.Select(r => r.Report.Hash)], consignment.Reports.Select(r => (r.Report.Hash, (Chronicle?)r.Chronicle)), cancellation);
        foreach (var (report, chronicle) in consignment.Reports)
        {
            var id = _reports.GetValueOrDefault(report.Hash);
            if (id is null)
            {
                var content = await ContentIdAsync(report.Hash, () => consignment.Contents[report.Hash], cancellation);
                _reports[report.Hash] = id = _rows!.Run(chronicle, content, report.Json!.Value, report.EngineVersion, report.StoredAt);
            }
            foreach (var input in report.Inputs)
                await AddInputAsync(id.Value, input, cancellation);
            foreach (var past in report.Past)
                await AddPastAsync(report.Hash, past, cancellation);
            await RunAsync("DELETE FROM quarantine WHERE hash = $1", cancellation, report.Hash);
        }
        foreach (var held in consignment.Refusals)
            await RefuseAsync(held, held.ContentHash is { } hash ? await ContentIdAsync(hash, () => consignment.Contents[hash], cancellation) : null, cancellation);
        await _copied.SendAsync(connection, cancellation);
        foreach (var note in consignment.Notes)
        {
            // What was remembered later holds.
            await RunAsync(
                """
                INSERT INTO intake_notes AS n (kind, key, json, changed_at, key_hash) VALUES ($1, $2, $3, $4, $5)
                ON CONFLICT (kind, key_hash) DO UPDATE SET json = excluded.json, changed_at = excluded.changed_at WHERE excluded.changed_at > n.changed_at
                """,
                cancellation, note.Kind, note.Key, note.Json, note.ChangedAt, Sha256(Column.Text(note.Key)));
        }
        await AddAsync(consignment.Decisions, cancellation);
    }

    public void Dispose() => _rows?.Dispose();

    private async Task BeginAsync(string[] hashes, IEnumerable<(string Hash, Chronicle? Chronicle)> chronicles, CancellationToken cancellation)
    {
        var lastIds = new Dictionary<string, long>(StringComparer.Ordinal);
        await using (var ask = Command("SELECT " + string.Join(", ", Numbered.Select(table => $"(SELECT coalesce(max(id), 0) FROM {table})"))))
        await using (var row = await ask.ExecuteReaderAsync(cancellation))
        {
            await row.ReadAsync(cancellation);
            foreach (var (i, table) in Numbered.Index())
                lastIds.Add(table, row.GetInt64(i));
        }
        foreach (var (hash, id) in await PairsAsync("SELECT hash, id FROM reports WHERE hash = ANY($1)", hashes, cancellation))
            _reports[hash] = id;
        var unknown = chronicles.Where(c => !_reports.ContainsKey(c.Hash)).Select(c => c.Chronicle).OfType<Chronicle>().ToList();
        await AddOutletsAsync(unknown.Select(c => c.Report.Outlet).OfType<Outlet>(), cancellation);
        await FindNamesAsync(unknown, cancellation);
        _copied = new(lastIds, (key, _) => _outlets[key], NameId);
        // Sent before the rows that bear them.
        foreach (var table in NameTable.All)
            _newNames.Add(table, _copied.Insert(table.Table, [.. table.Columns, "key_hash"]));
        _contents = _copied.Insert("contents", "hash", "size", "encoding", "bytes");
        _rows = new(_copied);
    }

    private async Task AddOutletsAsync(IEnumerable<Outlet> outlets, CancellationToken cancellation)
    {
        foreach (var outlet in outlets)
        {
            var key = ReportRows.OutletKey(outlet);
            if (_outlets.ContainsKey(key))
                continue;
            await using var add = Command("INSERT INTO outlets (key, name, key_hash) VALUES ($1, $2, $3) ON CONFLICT (key_hash) DO UPDATE SET key = outlets.key RETURNING id", key, outlet.Name, Sha256(Column.Text(key)));
            _outlets.Add(key, (long)(await add.ExecuteScalarAsync(cancellation))!);
        }
    }

    private async Task FindNamesAsync(IReadOnlyCollection<Chronicle> chronicles, CancellationToken cancellation)
    {
        foreach (var names in chronicles.SelectMany(ReportRows.Names).GroupBy(name => name.Table, name => Sha256(name.Key)))
        {
            foreach (var (hash, id) in await PairsAsync($"SELECT key_hash, id FROM {names.Key.Table} WHERE key_hash = ANY($1)", [.. names.Distinct()], cancellation))
                _names[(names.Key, hash)] = id;
        }
    }

    private long NameId(Name name)
    {
        var hash = Sha256(name.Key);
        if (_names.TryGetValue((name.Table, hash), out var known))
            return known;
        var row = _newNames[name.Table].Row();
        foreach (var value in name.Values)
            row = row.Text(value);
        return _names[(name.Table, hash)] = row.Text(hash).Run();
    }

    private async Task<DepositKind> StoreAsync(PreparedReading reading, Chronicle chronicle, string now, CancellationToken cancellation)
    {
        var id = _reports.GetValueOrDefault(reading.Hash);
        var isNew = id is null;
        if (isNew)
        {
            if (reading.Json is null)
                reading.Pack();
            var content = await ContentIdAsync(reading.Hash, reading.Input, reading.Content!.Value, cancellation);
            _reports[reading.Hash] = id = _rows!.Run(chronicle, content, reading.Json!.Value, options.EngineVersion, now);
        }
        var isNewSource = await AddInputAsync(id!.Value, reading, now, cancellation);
        await RunAsync("DELETE FROM quarantine WHERE hash = $1", cancellation, reading.Hash);
        if (reading.IsLocated)
            await ReleaseAsync(reading.Input.Source, reading.Hash, cancellation);
        return isNew ? DepositKind.Stored : isNewSource ? DepositKind.SourceAdded : DepositKind.AlreadyThere;
    }

    private async Task<DepositKind> QuarantineAsync(PreparedReading reading, Refusal refusal, string now, CancellationToken cancellation)
    {
        var input = reading.Input;
        var hash = input.Bytes.IsEmpty ? null : reading.Hash;
        // What is kept as a report needs no second bed: an engine with other limits changes nothing about it.
        if (_reports.GetValueOrDefault(reading.Hash) is { } report)
            return await AddInputAsync(report, reading, now, cancellation) ? DepositKind.SourceAdded : DepositKind.AlreadyThere;
        if (reading.IsLocated)
            await ReleaseAsync(input.Source, hash, cancellation);
        long? content = hash is null || input.Bytes.Length > options.QuarantinedBytes ? null : await ContentIdAsync(hash, input, null, cancellation);
        var changed = await RefuseAsync(
            new(input.Source, input.Url, refusal, hash, input.Bytes.Length, null, input.ContentType, input.Retrieved, reading.Format, options.EngineVersion, now, input.Custody), content, cancellation);
        return changed > 0 ? DepositKind.Quarantined : DepositKind.AlreadyQuarantined;
    }

    private Task<int> RefuseAsync(HeldRefusal held, long? content, CancellationToken cancellation) => RunAsync(
            """
            INSERT INTO quarantine AS q (source, url, code, reason, hash, size, content_id, content_type, retrieved, format, engine_version, quarantined_at, custody, source_hash)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
            ON CONFLICT (source_hash, coalesce(hash, '')) DO UPDATE
            SET url = excluded.url, code = excluded.code, reason = excluded.reason, content_type = excluded.content_type, retrieved = excluded.retrieved,
                engine_version = excluded.engine_version, quarantined_at = excluded.quarantined_at, custody = excluded.custody
            WHERE q.code <> excluded.code OR q.reason <> excluded.reason
            """,
            cancellation, held.Source, held.Url, held.Refusal.Code, held.Refusal.Reason, held.Hash, held.Size, content, held.ContentType, held.Retrieved, held.Format, held.EngineVersion, held.At,
            held.Custody, Sha256(Column.Text(held.Source)));

    private async Task<bool> AddInputAsync(long report, PreparedReading reading, string now, CancellationToken cancellation)
    {
        var input = reading.Input;
        return await AddInputAsync(report, new(input.Source, input.Url, input.ContentType, input.Retrieved, input.Extracted is not null, now, input.Custody), cancellation) > 0;
    }

    private Task<int> AddInputAsync(long report, InputRow input, CancellationToken cancellation) => RunAsync(
        """
        INSERT INTO inputs (report_id, source, url, content_type, retrieved, format, stored_at, custody, place_hash) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        ON CONFLICT DO NOTHING
        """,
        cancellation, report, input.Source, input.Url, input.ContentType, input.Retrieved, input.IsExtracted ? "jsonl" : "bytes", input.At, input.Custody,
        Sha256(Column.Text(input.Source) + "\0" + Column.Text(input.Url ?? "")));

    private Task<long> ContentIdAsync(string hash, Input input, Packed? packed, CancellationToken cancellation) =>
        ContentIdAsync(hash, () => new(hash, input.Bytes.Length, packed ?? Packed.From(input.Bytes.Span)), cancellation);

    private async Task<long> ContentIdAsync(string hash, Func<HeldContent> held, CancellationToken cancellation)
    {
        if (_newContents.TryGetValue(hash, out var made))
            return made;
        await using (var find = Command("SELECT id FROM contents WHERE hash = $1", hash))
        {
            if (await find.ExecuteScalarAsync(cancellation) is long id)
                return id;
        }
        var content = held();
        return _newContents[hash] = _contents.Row().Text(hash).Number(content.Size).Text(content.Packed.Encoding).Bytes(content.Packed.Bytes).Run();
    }

    // Refusals of what the source held before, and their bytes where nothing else rests on them.
    private async Task ReleaseAsync(string source, string? hash, CancellationToken cancellation)
    {
        var contents = new List<long>();
        await using (var drop = Command("DELETE FROM quarantine WHERE source_hash = $1 AND coalesce(hash, '') <> coalesce($2, '') RETURNING content_id", Sha256(Column.Text(source)), hash))
        await using (var row = await drop.ExecuteReaderAsync(cancellation))
        {
            while (await row.ReadAsync(cancellation))
            {
                if (!row.IsDBNull(0))
                    contents.Add(row.GetInt64(0));
            }
        }
        foreach (var content in contents.Where(content => !_newContents.ContainsValue(content)))
            await DropContentAsync(content, cancellation);
    }

    private Task<int> DropContentAsync(long content, CancellationToken cancellation) => RunAsync(
        "DELETE FROM contents WHERE id = $1 AND NOT EXISTS (SELECT 1 FROM reports WHERE content_id = $1) AND NOT EXISTS (SELECT 1 FROM quarantine WHERE content_id = $1)", cancellation, content);

    private Task<int> NoteAsync(IntakeNote note, string now, CancellationToken cancellation)
    {
        var hash = Sha256(Column.Text(note.Key));
        return note.Json is null
            ? RunAsync("DELETE FROM intake_notes WHERE kind = $1 AND key_hash = $2", cancellation, note.Kind, hash)
            : RunAsync(
                """
                INSERT INTO intake_notes (kind, key, json, changed_at, key_hash) VALUES ($1, $2, $3, $4, $5)
                ON CONFLICT (kind, key_hash) DO UPDATE SET json = excluded.json, changed_at = excluded.changed_at
                """,
                cancellation, note.Kind, note.Key, note.Json, now, hash);
    }

    private async Task<List<(string Text, long Id)>> PairsAsync(string sql, string[] about, CancellationToken cancellation)
    {
        await using var ask = new NpgsqlCommand(sql, connection);
        ask.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = about });
        await using var row = await ask.ExecuteReaderAsync(cancellation);
        var pairs = new List<(string, long)>();
        while (await row.ReadAsync(cancellation))
            pairs.Add((row.GetString(0), row.GetInt64(1)));
        return pairs;
    }

    private async Task<int> RunAsync(string sql, CancellationToken cancellation, params object?[] values)
    {
        await using var command = Command(sql, values);
        return await command.ExecuteNonQueryAsync(cancellation);
    }

    private NpgsqlCommand Command(string sql, params object?[] values) => PostgresCommands.Command(connection, sql, values);

    private static string Sha256(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
