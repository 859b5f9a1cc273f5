using Dateline.Archive.Review;
using Dateline.Archive.Sql;
using Dateline.Archive.Upkeep;
using Microsoft.Data.Sqlite;

namespace Dateline.Archive.Sqlite;

/// <summary>Writes readings. Runs inside the caller's transaction, one caller at a time.</summary>
internal sealed partial class SqliteWriter(SqliteConnection connection, ArchiveOptions options) : IDisposable
{
    // Made with the first new report: a run that only meets what is there does without.
    private SqliteRows? _rowStore;
    private SqliteIndexing? _indexing;
    private ReportRows? _rows;

    private readonly PreparedCommand _findReport = new(connection, "SELECT id FROM reports WHERE hash = $1", 1);
    private readonly PreparedCommand _findContent = new(connection, "SELECT id FROM contents WHERE hash = $1", 1);
    private readonly Insert _addContent = new(connection, "contents", "hash", "size", "encoding", "bytes");

    private readonly PreparedCommand _addInput = new(
        connection,
        "INSERT INTO inputs (report_id, source, url, content_type, retrieved, format, stored_at, custody) VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING",
        8);

    private readonly PreparedCommand _addRefusal = new(
        connection,
        """
        INSERT INTO quarantine (source, url, code, reason, hash, size, content_id, content_type, retrieved, format, engine_version, quarantined_at, custody)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
        ON CONFLICT (source, ifnull(hash, '')) DO UPDATE
        SET url = excluded.url, code = excluded.code, reason = excluded.reason, content_type = excluded.content_type, retrieved = excluded.retrieved,
            engine_version = excluded.engine_version, quarantined_at = excluded.quarantined_at, custody = excluded.custody
        WHERE code <> excluded.code OR reason <> excluded.reason
        """,
        13);

    private readonly PreparedCommand _releaseContent = new(connection, "DELETE FROM quarantine WHERE hash = $1", 1);
    private readonly PreparedCommand _findOlder = new(connection, "SELECT id, content_id FROM quarantine WHERE source = $1 AND ifnull(hash, '') <> ifnull($2, '')", 2);
    private readonly PreparedCommand _dropRefusal = new(connection, "DELETE FROM quarantine WHERE id = $1", 1);

    private readonly PreparedCommand _dropContent = new(
        connection,
        """
        DELETE FROM contents WHERE id = $1
        AND NOT EXISTS (SELECT 1 FROM reports WHERE content_id = $1) AND NOT EXISTS (SELECT 1 FROM quarantine WHERE content_id = $1)
        """,
        1);

    private readonly PreparedCommand _note = new(
        connection,
        """
        INSERT INTO intake_notes (kind, key, json, changed_at) VALUES ($1, $2, $3, $4)
        ON CONFLICT (kind, key) DO UPDATE SET json = excluded.json, changed_at = excluded.changed_at
        """,
        4);

    // What was remembered later holds.
    private readonly PreparedCommand _takeNote = new(
        connection,
        """
        INSERT INTO intake_notes (kind, key, json, changed_at) VALUES ($1, $2, $3, $4)
        ON CONFLICT (kind, key) DO UPDATE SET json = excluded.json, changed_at = excluded.changed_at WHERE excluded.changed_at > changed_at
        """,
        4);

    private readonly PreparedCommand _dropNote = new(connection, "DELETE FROM intake_notes WHERE kind = $1 AND key = $2", 2);

    public List<Deposit> Write(IReadOnlyList<PreparedReading> readings, IReadOnlyList<IntakeNote> notes, CancellationToken cancellation)
    {
        var now = Days.Instant(options.Clock);
        var deposits = new List<Deposit>(readings.Count);
        foreach (var reading in readings)
        {
            cancellation.ThrowIfCancellationRequested();
            var kind = reading.Reading.Outcome.Chronicle is { } chronicle ? Store(reading, chronicle, now) : Quarantine(reading, reading.Reading.Outcome.Refusal!, now);
            deposits.Add(new(kind, RowKey.Id(reading.Hash)));
        }
        _indexing?.Finish();
        foreach (var note in notes)
        {
            if (note.Json is null)
                _dropNote.Run(note.Kind, note.Key);
            else
                _note.Run(note.Kind, note.Key, note.Json, now);
        }
        return deposits;
    }

    public IReadOnlyList<AuditEntry> Decide(IReadOnlyList<DecisionDraft> drafts)
    {
        AuditEntry? last;
        using (var find = new PreparedCommand(connection, Questions.LastDecision, 0))
        using (var row = find.Query())
            last = row.Read() ? OtherColumns.Audit(row) : null;
        var entries = DecisionChain.Continue(last, drafts, Days.Instant(options.Clock));
        Add(entries);
        return entries;
    }

    /// <summary>Takes over what another archive holds.</summary>
    public void Take(Consignment consignment)
    {
        foreach (var (report, chronicle) in consignment.Reports)
        {
            var id = (long?)_findReport.Scalar(report.Hash);
            if (id is null)
            {
                id = Rows().Run(chronicle, ContentId(consignment.Contents[report.Hash]), report.Json!.Value, report.EngineVersion, report.StoredAt);
            }
            foreach (var input in report.Inputs)
                AddInput(id.Value, input);
            foreach (var past in report.Past)
                AddPast(report.Hash, past);
            _releaseContent.Run(report.Hash);
        }
        _indexing?.Finish();
        foreach (var held in consignment.Refusals)
        {
            long? content = held.ContentHash is null ? null : ContentId(consignment.Contents[held.ContentHash]);
            _addRefusal.Run(
                held.Source, held.Url, held.Refusal.Code, held.Refusal.Reason, held.Hash, held.Size, content, held.ContentType, held.Retrieved, held.Format, held.EngineVersion, held.At, held.Custody);
        }
        foreach (var note in consignment.Notes)
            _takeNote.Run(note.Kind, note.Key, note.Json, note.ChangedAt);
        Add(consignment.Decisions);
    }

    /// <summary>Forgets what was written by a transaction that came to nothing.</summary>
    public void Forget()
    {
        _rowStore?.Forget();
        _indexing?.Forget();
    }

    public void Dispose()
    {
        _rows?.Dispose();
        _rowStore?.Dispose();
        _indexing?.Dispose();
        _addContent.Dispose();
        foreach (var command in (ReadOnlySpan<PreparedCommand>)[_findReport, _findContent, _addInput, _addRefusal, _releaseContent, _findOlder,
            _dropRefusal, _dropContent, _note, _takeNote, _dropNote])
        {
            command.Dispose();
        }
    }

    // For rows of a new report; what is added to them is indexed when indexing is finished.
    private ReportRows Rows()
    {
        _indexing ??= new(connection);
        _indexing.Begin();
        return _rows ??= new(_rowStore = new(connection));
    }

    private DepositKind Store(PreparedReading reading, Chronicle chronicle, string now)
    {
        var id = (long?)_findReport.Scalar(reading.Hash);
        var isNew = id is null;
        if (isNew)
        {
            if (reading.Json is null)
                reading.Pack();
            id = Rows().Run(chronicle, ContentId(reading.Hash, reading.Input, reading.Content!.Value), reading.Json!.Value, options.EngineVersion, now);
        }
        var isNewSource = AddInput(id!.Value, reading, now);
        _releaseContent.Run(reading.Hash);
        if (reading.IsLocated)
            Release(reading.Input.Source, reading.Hash);
        return isNew ? DepositKind.Stored : isNewSource ? DepositKind.SourceAdded : DepositKind.AlreadyThere;
    }

    private DepositKind Quarantine(PreparedReading reading, Refusal refusal, string now)
    {
        var input = reading.Input;
        var hash = input.Bytes.IsEmpty ? null : reading.Hash;
        // What is kept as a report needs no second bed: an engine with other limits changes nothing about it.
        if (_findReport.Scalar(reading.Hash) is long report)
            return AddInput(report, reading, now) ? DepositKind.SourceAdded : DepositKind.AlreadyThere;
        if (reading.IsLocated)
            Release(input.Source, hash);
        long? content = hash is null || input.Bytes.Length > options.QuarantinedBytes ? null : ContentId(hash, input, null);
        var changed = _addRefusal.Run(
            input.Source, input.Url, refusal.Code, refusal.Reason, hash, input.Bytes.Length, content, input.ContentType, input.Retrieved, reading.Format, options.EngineVersion, now, input.Custody);
        return changed > 0 ? DepositKind.Quarantined : DepositKind.AlreadyQuarantined;
    }

    private bool AddInput(long report, PreparedReading reading, string now) =>
        _addInput.Run(report, reading.Input.Source, reading.Input.Url, reading.Input.ContentType, reading.Input.Retrieved, reading.Format, now, reading.Input.Custody) > 0;

    private void AddInput(long report, InputRow input) =>
        _addInput.Run(report, input.Source, input.Url, input.ContentType, input.Retrieved, input.IsExtracted ? "jsonl" : "bytes", input.At, input.Custody);

    private long ContentId(string hash, Input input, Packed? packed)
    {
        if (_findContent.Scalar(hash) is long id)
            return id;
        var content = packed ?? Packed.From(input.Bytes.Span);
        return _addContent.Row().Text(hash).Number(input.Bytes.Length).Text(content.Encoding).Bytes(content.Bytes).Run();
    }

    private void Add(IReadOnlyList<AuditEntry> entries)
    {
        using var add = new PreparedCommand(connection, Questions.AddDecision, 5);
        foreach (var entry in entries)
            add.Run(entry.Number, RowKey.Hash(entry.ReportId), entry.Json, entry.PreviousHash, entry.Hash);
    }

    private long ContentId(HeldContent content) => _findContent.Scalar(content.Hash) is long id
        ? id
        : _addContent.Row().Text(content.Hash).Number(content.Size).Text(content.Packed.Encoding).Bytes(content.Packed.Bytes).Run();

    // Refusals of what the source held before, and their bytes where nothing else rests on them.
    private void Release(string source, string? hash)
    {
        var older = new List<(long Id, long? Content)>();
        using (var rows = _findOlder.Query(source, hash))
        {
            while (rows.Read())
                older.Add((rows.GetInt64(0), rows.IsDBNull(1) ? null : rows.GetInt64(1)));
        }
        foreach (var (id, content) in older)
            Drop(id, content);
    }

    private void Drop(long refusal, long? content)
    {
        _dropRefusal.Run(refusal);
        if (content is { } bytes)
            _dropContent.Run(bytes);
    }
}
