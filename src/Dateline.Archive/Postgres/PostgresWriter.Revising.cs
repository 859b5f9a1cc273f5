using Dateline.Archive.History;
using Dateline.Archive.Sql;
using Dateline.Archive.Upkeep;

namespace Dateline.Archive.Postgres;

/// <content>What takes the place of something else, and what is taken out.</content>
internal sealed partial class PostgresWriter
{
    public async Task<List<Revision>> ReviseAsync(IReadOnlyList<PreparedReading> readings, CancellationToken cancellation)
    {
        await BeginAsync([.. readings.Select(r => r.Hash)], [], cancellation);
        await AddOutletsAsync(readings.Select(r => r.Reading.Outcome.Chronicle!.Report.Outlet).OfType<Outlet>(), cancellation);
        await FindNamesAsync([.. readings.Select(r => r.Reading.Outcome.Chronicle!)], cancellation);
        var now = Days.Instant(options.Clock);
        var revisions = new List<Revision>(readings.Count);
        foreach (var reading in readings)
        {
            cancellation.ThrowIfCancellationRequested();
            revisions.Add(await ReviseAsync(reading, now, cancellation));
            // Sent one by one: the same bytes may be among the readings twice.
            await _copied.SendAsync(connection, cancellation);
        }
        return revisions;
    }

    public async Task<int> DropAsync(IReadOnlyList<QuarantineRow> refusals, string by, string? why, CancellationToken cancellation)
    {
        var now = Days.Instant(options.Clock);
        var dropped = 0;
        foreach (var refusal in refusals)
        {
            var contents = new List<long?>();
            await using (var drop = Command(
                "DELETE FROM quarantine WHERE source_hash = $1 AND coalesce(hash, '') = coalesce($2, '') RETURNING content_id", Sha256(Column.Text(refusal.Source)), refusal.ContentId is { } id ? RowKey.Hash(id) : null))
            await using (var row = await drop.ExecuteReaderAsync(cancellation))
            {
                while (await row.ReadAsync(cancellation))
                    contents.Add(row.IsDBNull(0) ? null : row.GetInt64(0));
            }
            foreach (var content in contents.OfType<long>())
                await DropContentAsync(content, cancellation);
            if (contents.Count == 0)
                continue;
            dropped++;
            await NoteAsync(DroppedNote.Of(refusal, by, why, now), now, cancellation);
        }
        return dropped;
    }

    private async Task<Revision> ReviseAsync(PreparedReading reading, string now, CancellationToken cancellation)
    {
        if (_reports.GetValueOrDefault(reading.Hash) is not { } id)
            return Revision.Unknown;
        StandingReading standing;
        await using (var find = Command(Questions.Standing, reading.Hash))
        await using (var row = await find.ExecuteReaderAsync(cancellation))
        {
            await row.ReadAsync(cancellation);
            standing = ArchivedReports.Standing(row);
        }
        if (standing.Json.HoldsSame(reading.Json!.Value))
        {
            await RunAsync("UPDATE reports SET engine_version = $2 WHERE id = $1", cancellation, id, options.EngineVersion);
            await RunAsync("UPDATE chronicles SET engine_version = $2 WHERE report_id = $1", cancellation, id, options.EngineVersion);
            return Revision.Unchanged;
        }
        await AddPastAsync(reading.Hash, new HeldPast(standing.Earlier, standing.EngineVersion, standing.Since, now, standing.Json), cancellation);
        var inputs = new List<InputRow>();
        await using (var find = Command(ArchivedReports.Inputs, id))
        await using (var row = await find.ExecuteReaderAsync(cancellation))
        {
            while (await row.ReadAsync(cancellation))
                inputs.Add(ArchivedReports.Input(row));
        }
        await RunAsync("DELETE FROM reports WHERE id = $1", cancellation, id);
        var again = _rows!.Run(reading.Reading.Outcome.Chronicle!, standing.Content, reading.Json!.Value, options.EngineVersion, standing.StoredAt);
        _reports[reading.Hash] = again;
        foreach (var input in inputs)
            await AddInputAsync(again, input, cancellation);
        return Revision.Changed;
    }

    private Task<int> AddPastAsync(string hash, HeldPast past, CancellationToken cancellation) =>
        RunAsync(Questions.AddPast, cancellation, hash, past.Number, past.EngineVersion, past.MadeAt, past.ReplacedAt, past.Json.Encoding, past.Json.Bytes);
}
