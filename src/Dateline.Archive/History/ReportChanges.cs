using System.Runtime.CompilerServices;

namespace Dateline.Archive.History;

/// <summary>One reading of a report: by which engine, with which registries, since when.</summary>
/// <param name="EngineVersion">Version of the engine.</param>
/// <param name="Registries">Which registries of the user were in force, see <see cref="Chronicle.Registries"/>.</param>
/// <param name="At">Since when it stands, or stood, in the archive, as an ISO 8601 instant.</param>
public sealed record ReadingMade(string EngineVersion, string? Registries, string At);

/// <summary>What is otherwise about a report since an earlier reading of it.</summary>
/// <param name="Report">The report as it is now.</param>
/// <param name="Before">The earlier reading.</param>
/// <param name="After">The one that stands now.</param>
/// <param name="Changes">What they read otherwise.</param>
public sealed record ReportChanges(Report Report, ReadingMade Before, ReadingMade After, ChronicleChanges Changes)
{
    /// <summary>Why: what the two readings were made with, in a sentence.</summary>
    public string Why => Before.EngineVersion != After.EngineVersion
        ? $"engine {Before.EngineVersion} → {After.EngineVersion}" + (Before.Registries != After.Registries ? ", other registries" : "")
        : Before.Registries != After.Registries ? "other registries" : $"another build of engine {After.EngineVersion}";

    /// <summary>The changes of an archive, or of one report, one report at a time in memory.</summary>
    /// <param name="archive">The archive.</param>
    /// <param name="reportId">The report; all where absent.</param>
    /// <param name="since">Compared is what stood there at the beginning of this day, UTC; absent: what stood there last before what stands there now.</param>
    /// <param name="cancellation">Ends it early.</param>
    public static async IAsyncEnumerable<ReportChanges> OfAsync(IArchive archive, string? reportId = null, NodaTime.LocalDate? since = null, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(archive);
        PastReading? then = null;
        var last = "";
        await foreach (var past in archive.HistoryAsync(reportId, cancellation))
        {
            if (then is not null && past.ReportId != then.ReportId)
            {
                if (await BetweenAsync(archive, then, last, cancellation) is { } changes)
                    yield return changes;
                then = null;
            }
            // Of several, the one that stood there on the day; where none is asked for, the last.
            if (since is null || (then is null && string.CompareOrdinal(past.ReplacedAt, Days.Text(since)) >= 0))
                then = past;
            last = past.ReplacedAt;
        }
        if (then is not null && await BetweenAsync(archive, then, last, cancellation) is { } end)
            yield return end;
    }

    private static async ValueTask<ReportChanges?> BetweenAsync(IArchive archive, PastReading then, string since, CancellationToken cancellation)
    {
        if ((await archive.FindAsync(RowKey.Hash(then.ReportId), cancellation)).Report is not { } now)
            return null;
        return new ReportChanges(
            now.Chronicle.Report, new ReadingMade(then.EngineVersion, then.Chronicle.Registries, then.MadeAt), new ReadingMade(now.EngineVersion, now.Chronicle.Registries, since),
            ChronicleChanges.Between(then.Chronicle, now.Chronicle));
    }
}
