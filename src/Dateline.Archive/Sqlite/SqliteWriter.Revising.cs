using Dateline.Archive.History;
using Dateline.Archive.Sql;
using Dateline.Archive.Upkeep;

namespace Dateline.Archive.Sqlite;

/// <content>What takes the place of something else, and what is taken out.</content>
internal sealed partial class SqliteWriter
{
    public List<Revision> Revise(IReadOnlyList<PreparedReading> readings, CancellationToken cancellation)
    {
        var now = Days.Instant(options.Clock);
        var revisions = new List<Revision>(readings.Count);
        foreach (var reading in readings)
        {
            cancellation.ThrowIfCancellationRequested();
            revisions.Add(Revise(reading, now));
        }
        return revisions;
    }

    public int Drop(IReadOnlyList<QuarantineRow> refusals, string by, string? why)
    {
        var now = Days.Instant(options.Clock);
        var dropped = 0;
        using var find = new PreparedCommand(connection, "SELECT id, content_id FROM quarantine WHERE source = $1 AND ifnull(hash, '') = ifnull($2, '')", 2);
        foreach (var refusal in refusals)
        {
            var found = new List<(long Id, long? Content)>();
            using (var rows = find.Query(refusal.Source, refusal.ContentId is { } id ? RowKey.Hash(id) : null))
            {
                while (rows.Read())
                    found.Add((rows.GetInt64(0), rows.IsDBNull(1) ? null : rows.GetInt64(1)));
            }
            foreach (var one in found)
                Drop(one.Id, one.Content);
            if (found.Count == 0)
                continue;
            dropped++;
            var note = DroppedNote.Of(refusal, by, why, now);
            _note.Run(note.Kind, note.Key, note.Json, now);
        }
        return dropped;
    }

    private Revision Revise(PreparedReading reading, string now)
    {
        if (_findReport.Scalar(reading.Hash) is not long id)
            return Revision.Unknown;
        StandingReading standing;
        using (var find = new PreparedCommand(connection, Questions.Standing, 1))
        using (var row = find.Query(reading.Hash))
        {
            row.Read();
            standing = ArchivedReports.Standing(row);
        }
        if (standing.Json.HoldsSame(reading.Json!.Value))
        {
            foreach (var sql in (ReadOnlySpan<string>)["UPDATE reports SET engine_version = $2 WHERE id = $1", "UPDATE chronicles SET engine_version = $2 WHERE report_id = $1"])
            {
                using var update = new PreparedCommand(connection, sql, 2);
                update.Run(id, options.EngineVersion);
            }
            return Revision.Unchanged;
        }
        AddPast(reading.Hash, new HeldPast(standing.Earlier, standing.EngineVersion, standing.Since, now, standing.Json));
        var inputs = new List<InputRow>();
        using (var find = new PreparedCommand(connection, ArchivedReports.Inputs, 1))
        using (var row = find.Query(id))
        {
            while (row.Read())
                inputs.Add(ArchivedReports.Input(row));
        }
        using (var delete = new PreparedCommand(connection, "DELETE FROM reports WHERE id = $1", 1))
            delete.Run(id);
        var again = Rows().Run(reading.Reading.Outcome.Chronicle!, standing.Content, reading.Json!.Value, options.EngineVersion, standing.StoredAt);
        foreach (var input in inputs)
            AddInput(again, input);
        // The same bytes may be among the readings twice: what is taken out must be in the indexes.
        _indexing?.Finish();
        return Revision.Changed;
    }

    private void AddPast(string hash, HeldPast past)
    {
        using var add = new PreparedCommand(connection, Questions.AddPast, 7);
        add.Run(hash, past.Number, past.EngineVersion, past.MadeAt, past.ReplacedAt, past.Json.Encoding, past.Json.Bytes);
    }
}
