namespace Dateline.Archive.History;

/// <summary>What reading an archive again did.</summary>
/// <param name="Read">Reports that were read again.</param>
/// <param name="Changed">Those whose chronicle is another now.</param>
/// <param name="Lost">Those that this engine refuses, or whose bytes are damaged: their chronicles stay as they are.</param>
public sealed record RereadingResult(long Read, long Changed, IReadOnlyList<string> Lost);

/// <summary>Reads the bytes of an archive again with the engine at hand, and keeps what earlier engines made of them as history.</summary>
/// <remarks>A few reports are one transaction. Stopped or killed, it goes on where it ended when it is run again, because what was read again is up to date.</remarks>
public static class Rereading
{
    private const int Together = 20;

    /// <summary>Reads again.</summary>
    /// <param name="archive">The archive, open to be written.</param>
    /// <param name="chronicler">The engine.</param>
    /// <param name="reports">Ids of the reports to read, see <see cref="Report.Id"/>; all where absent.</param>
    /// <param name="upToDate">Tells of a version and a chronicle that was made by it whether it can be left as it is; where absent, none can.</param>
    /// <param name="looked">Told after each report how many were looked at, and of how many.</param>
    /// <param name="cancellation">Ends it between two transactions; what was read stays.</param>
    /// <exception cref="ArchiveException">The archive failed; what was read stays.</exception>
    public static async ValueTask<RereadingResult> RunAsync(
        IArchive archive, Chronicler chronicler, IReadOnlyCollection<string>? reports = null, Func<string, Chronicle, bool>? upToDate = null, Action<long, long>? looked = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(chronicler);
        var holdings = Upkeep.Holdings.Of(archive);
        // Asked for all at once: their order is another once some are read.
        var hashes = reports?.Select(RowKey.Hash).ToList() ?? await holdings.ReportHashesAsync(cancellation).ToListAsync(cancellation);
        var (read, changed, done) = (0L, 0L, 0L);
        var lost = new List<string>();
        var next = new List<Reading>();
        foreach (var hash in hashes)
        {
            cancellation.ThrowIfCancellationRequested();
            if (await holdings.ReportAsync(hash, cancellation) is { } report && !(upToDate is not null && report.Read().Chronicle is { } chronicle && upToDate(report.EngineVersion, chronicle)))
            {
                read++;
                if (await AgainAsync(report) is { } reading)
                    next.Add(reading);
                else
                    lost.Add(report.Key);
            }
            if (next.Count == Together)
                await PutAsync();
            looked?.Invoke(++done, hashes.Count);
        }
        await PutAsync();
        return new RereadingResult(read, changed, lost);

        async ValueTask<Reading?> AgainAsync(Upkeep.HeldReport report)
        {
            if (report.Inputs.Count == 0 || await holdings.ContentAsync(report.Hash, cancellation) is not { } content || content.Fault() is not null)
                return null;
            var input = KeptInput.Of(report.Inputs[0], content.Packed.Unpack());
            var outcome = chronicler.Read(input);
            return outcome.Chronicle is null ? null : new Reading(input, outcome);
        }

        async ValueTask PutAsync()
        {
            if (next.Count == 0)
                return;
            changed += (await archive.ReviseAsync(next, cancellation)).Count(revision => revision == Revision.Changed);
            next.Clear();
        }
    }
}
