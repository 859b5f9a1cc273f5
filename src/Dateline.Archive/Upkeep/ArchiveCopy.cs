using Dateline.Archive.Upkeep;

namespace Dateline.Archive;

/// <summary>What a copy did.</summary>
/// <param name="Reports">Reports that were not there before.</param>
/// <param name="Known">Reports that were there already.</param>
/// <param name="Refused">Refused inputs that now stand in both.</param>
/// <param name="Notes">Notes of the intake that were looked at.</param>
/// <param name="Decisions">Reviewers' decisions that were added to the audit trail.</param>
/// <param name="Problems">What is not the same in both, one sentence each.</param>
public sealed record CopyResult(long Reports, long Known, long Refused, long Notes, long Decisions, IReadOnlyList<string> Problems);

/// <summary>Copies one archive into another of whatever kind: bytes, chronicles with their rows, where they came from, the quarantine, the notes of the intake.</summary>
/// <remarks>
/// A few reports are one transaction. Stopped or killed, it goes on where it ended when it is run again; run again at the end, it changes nothing and compares all.
/// What was copied is read back and compared: bytes by their SHA-256, chronicles byte for byte. What the receiver has in another form stays as it is and is told.
/// </remarks>
public static class ArchiveCopy
{
    private const int MostReports = 50;
    private const long MostBytes = 8 * 1024 * 1024;

    /// <summary>Copies.</summary>
    /// <param name="from">The archive that is read.</param>
    /// <param name="to">The archive that is written.</param>
    /// <param name="looked">Told after each report how many were looked at.</param>
    /// <param name="cancellation">Ends it between two transactions; what is copied stays.</param>
    /// <exception cref="ArchiveException">One of the two failed; what is copied stays.</exception>
    public static async ValueTask<CopyResult> RunAsync(IArchive from, IArchive to, Action<long>? looked = null, CancellationToken cancellation = default)
    {
        var run = new Run(Holdings.Of(from), Holdings.Of(to), looked, cancellation);
        await run.DecisionsAsync(from, to);
        await run.ReportsAsync();
        await run.RefusalsAsync();
        await run.NotesAsync();
        return run.Result;
    }

    private sealed class Run(IHoldings from, IHoldings to, Action<long>? looked, CancellationToken cancellation)
    {
        private readonly List<string> _problems = [];
        private Consignment _next = new();
        private long _bytes;
        private long _copied;
        private long _known;
        private long _refused;
        private long _notes;
        private long _decisions;

        public CopyResult Result => new(_copied, _known, _refused, _notes, _decisions, _problems);

        public async ValueTask ReportsAsync()
        {
            var done = 0L;
            await foreach (var hash in from.ReportHashesAsync(cancellation))
            {
                cancellation.ThrowIfCancellationRequested();
                if (await from.ReportAsync(hash, cancellation) is { } report)
                    await AddAsync(report);
                if (_next.Reports.Count >= MostReports || _bytes >= MostBytes)
                    await HandOverAsync();
                looked?.Invoke(++done);
            }
            await HandOverAsync();
        }

        public async ValueTask RefusalsAsync()
        {
            await foreach (var refusal in from.RefusalsAsync(cancellation))
            {
                // What the receiver could read needs no quarantine there.
                if (refusal.Hash is { } hash && await to.ReportAsync(hash, cancellation) is not null)
                    continue;
                if (refusal.ContentHash is { } content && !await CarryAsync(content))
                    continue;
                _next.Refusals.Add(refusal);
                _refused++;
                if (_next.Refusals.Count >= MostReports || _bytes >= MostBytes)
                    await HandOverAsync();
            }
            await HandOverAsync();
        }

        public async ValueTask NotesAsync()
        {
            await foreach (var note in from.AllNotesAsync(cancellation))
            {
                _next.Notes.Add(note);
                _notes++;
                if (_next.Notes.Count >= MostReports)
                    await HandOverAsync();
            }
            await HandOverAsync();
        }

        // The trail is a chain: it can be gone on with, and never merged with another.
        public async ValueTask DecisionsAsync(IArchive source, IArchive receiver)
        {
            await using var theirs = receiver.AuditAsync(null, cancellation).GetAsyncEnumerator(cancellation);
            var isEnded = false;
            await foreach (var entry in source.AuditAsync(null, cancellation))
            {
                isEnded = isEnded || !await theirs.MoveNextAsync();
                if (!isEnded && theirs.Current.Hash != entry.Hash)
                {
                    _problems.Add(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"The decisions of reviewers are not copied: {to.Shown} has others from number {entry.Number} on."));
                    return;
                }
                if (isEnded)
                    _next.Decisions.Add(entry);
            }
            _decisions = _next.Decisions.Count;
            await HandOverAsync();
        }

        private async ValueTask AddAsync(HeldReport report)
        {
            var (chronicle, error) = report.Read();
            if (chronicle is null || chronicle.Report.Id != RowKey.Id(report.Hash))
            {
                _problems.Add($"Report {report.Key} is not copied: its chronicle cannot be read: {(error ?? "it is that of another report").TrimEnd('.')}.");
                return;
            }
            var there = await to.ReportAsync(report.Hash, cancellation);
            if (there is null && !await CarryAsync(report.Hash))
                return;
            // History leads to what stands: where the receiver keeps something else, it would not be its own.
            _next.Reports.Add((there is null || HasSame(there.Json, report.Json) ? report : report with { Past = [] }, chronicle));
            if (there is not null)
                _known++;
            else
                _copied++;
        }

        // Bytes that are not what came in are not handed on.
        private async ValueTask<bool> CarryAsync(string hash)
        {
            if (_next.Contents.ContainsKey(hash))
                return true;
            var content = await from.ContentAsync(hash, cancellation);
            if (content is null || content.Fault() is not null)
            {
                _problems.Add($"What belongs to {hash[..RowKey.ShownPrefix]} is not copied: its bytes {content?.Fault() ?? "are not there"}.");
                return false;
            }
            _next.Contents.Add(hash, content);
            _bytes += content.Packed.Bytes.Length;
            return true;
        }

        private async ValueTask HandOverAsync()
        {
            if (_next.IsEmpty)
                return;
            await to.TakeAsync(_next, cancellation);
            foreach (var (report, _) in _next.Reports)
                await CompareAsync(report);
            foreach (var hash in _next.Contents.Keys)
            {
                if ((await to.ContentAsync(hash, cancellation)) is not { } kept || kept.Fault() is not null)
                    _problems.Add($"The bytes {hash[..RowKey.ShownPrefix]} are not the same in {to.Shown}.");
            }
            _next = new();
            _bytes = 0;
        }

        private async ValueTask CompareAsync(HeldReport sent)
        {
            var kept = await to.ReportAsync(sent.Hash, cancellation);
            var difference = kept is null ? "is not there"
                : kept.ContentHash != sent.Hash ? "has not its bytes"
                : kept.EngineVersion != sent.EngineVersion ? $"was made by version {kept.EngineVersion} and not {sent.EngineVersion}, and stays so"
                : !HasSame(kept.Json, sent.Json) ? "has another chronicle, and keeps it"
                : !kept.Rows.SequenceEqual(sent.Rows) ? "has other rows"
                : sent.Past.Any(past => !kept.Past.Any(other => other.Number == past.Number && other.Json.HoldsSame(past.Json))) ? "has another history, and keeps it"
                : sent.Inputs.Select(Place).Except(kept.Inputs.Select(Place)).Any() ? "lacks a place that it came from"
                : null;
            if (difference is not null)
                _problems.Add($"Report {sent.Key} {difference} in {to.Shown}.");
        }

        private static bool HasSame(Packed? one, Packed? other) => one is { } kept && other is { } sent && kept.HoldsSame(sent);

        private static (string, string) Place(InputRow input) => (input.Source, input.Url ?? "");
    }
}
