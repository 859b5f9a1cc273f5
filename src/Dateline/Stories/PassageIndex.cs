namespace Dateline.Stories;

/// <summary>Which reports hold a run of words, and which runs are <b>furniture</b>: they stand in three reports that tell quite different things ("sign up for our newsletter", "follow us on", what an agency says of
/// itself). Whoever shares them has copied nothing.</summary>
/// <remarks>Furniture is learned from the reports at hand, without a list and without regard to the outlet. passim learns it from one outlet's pages alone (<c>series</c>, <c>pboiler</c>), which needs many pages of each.</remarks>
internal sealed class PassageIndex
{
    /// <summary>A report is compared with so many others that share one run: that finds the text that all of them have, and never costs their square.</summary>
    private const int MostCompared = 100;

    private const int UnlikeHolders = 3;

    /// <summary>Holders that are looked at: among more there are three unlike ones, or it is one large story.</summary>
    private const int MostHolders = 24;

    // Nearly every run has one holder only: no list for that.
    private readonly Dictionary<ulong, Holders> _runs = [];

    public bool IsFurniture(ulong run) => _runs.GetValueOrDefault(run).IsFurniture;

    /// <summary>Takes up a report.</summary>
    /// <param name="report">The report; those that are alike are known to it.</param>
    /// <param name="changed">Told each report in which a run became furniture.</param>
    /// <returns>The reports that share a run with it that is no furniture.</returns>
    public HashSet<HeldReport> Add(HeldReport report, Action<HeldReport> changed)
    {
        var sharing = new HashSet<HeldReport>();
        foreach (var (run, _) in report.Runs)
        {
            ref var holders = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(_runs, run, out _);
            if (holders.One == report || holders.More?[^1] == report)
                continue;
            if (holders.One is null)
            {
                holders.One = report;
                continue;
            }
            (holders.More ??= [holders.One]).Add(report);
            if (!holders.IsFurniture && IsOfUnlike(holders.More))
            {
                holders.IsFurniture = true;
                holders.More.ForEach(changed);
            }
            else if (!holders.IsFurniture)
            {
                sharing.UnionWith(holders.More.Take(MostCompared));
            }
        }
        sharing.Remove(report);
        return sharing;
    }

    /// <summary>Lets go of a report.</summary>
    /// <param name="report">The report.</param>
    /// <param name="changed">Told each report in which a run is no longer furniture.</param>
    public void Remove(HeldReport report, Action<HeldReport>? changed)
    {
        foreach (var (run, _) in report.Runs)
        {
            ref var holders = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrNullRef(_runs, run);
            if (System.Runtime.CompilerServices.Unsafe.IsNullRef(ref holders))
                continue;
            holders.More?.Remove(report);
            if (holders.More is { Count: > 0 } more)
            {
                holders.One = more[0];
                if (holders.IsFurniture && changed is not null && !IsOfUnlike(more))
                {
                    holders.IsFurniture = false;
                    more.ForEach(changed);
                }
            }
            else if (holders.More is not null || holders.One == report)
            {
                _runs.Remove(run);
            }
        }
    }

    /// <summary>The reports that share a run with one that is held, as <see cref="Add"/> gives them.</summary>
    public HashSet<HeldReport> Sharing(HeldReport report)
    {
        var sharing = report.Runs.Select(r => _runs.GetValueOrDefault(r.Run)).Where(h => h is { IsFurniture: false, More: not null }).SelectMany(h => h.More!.Take(MostCompared)).ToHashSet();
        sharing.Remove(report);
        return sharing;
    }

    private static bool IsOfUnlike(List<HeldReport> holders) =>
        holders.Count >= UnlikeHolders && Unlike.IsAmong(holders.Order(HeldReport.ByPublication).Take(MostHolders), UnlikeHolders, RunningStories.MayBeOfOneStory);

    private struct Holders
    {
        public HeldReport? One;
        public List<HeldReport>? More;
        public bool IsFurniture;
    }
}
