namespace Dateline.Stories;

/// <summary>Runs of words that stand in reports that tell quite different things: the furniture of pages ("sign up for our newsletter", "follow us on", what an agency says of itself). Whoever shares them has copied nothing.</summary>
/// <remarks>Learned from the reports at hand, without a list and without regard to the outlet: furniture is what stands in three reports of which no two are of one story. passim learns it from one outlet's pages alone
/// (<c>series</c>, <c>pboiler</c>), which needs many pages of each.</remarks>
internal static class Furniture
{
    private const int Unlike = 3;

    /// <summary>Holders that are looked at: among more there are three unlike ones, or it is one large story.</summary>
    private const int MostHolders = 24;

    /// <summary>Marks the furniture in the words of each report.</summary>
    /// <param name="words">The words of each report.</param>
    /// <param name="areAlike">Whether two reports may be of one story.</param>
    public static void Mark(IReadOnlyList<ReportWords> words, Func<int, int, bool> areAlike)
    {
        var holders = new Dictionary<ulong, List<int>>();
        for (var report = 0; report < words.Count; report++)
        {
            for (var at = 0; at + PassageIndex.Run <= words[report].Count; at++)
            {
                var run = PassageIndex.RunAt(words[report], at);
                if (!holders.TryGetValue(run, out var list))
                    holders.Add(run, list = []);
                if (list.Count < MostHolders && (list.Count == 0 || list[^1] != report))
                    list.Add(report);
            }
        }
        var furniture = holders.Where(h => h.Value.Count >= Unlike && HoldsUnlike(h.Value, areAlike)).Select(h => h.Key).ToHashSet();
        if (furniture.Count == 0)
            return;
        foreach (var report in words)
        {
            for (var at = 0; at + PassageIndex.Run <= report.Count; at++)
            {
                if (furniture.Contains(PassageIndex.RunAt(report, at)))
                    report.IsFurniture.AsSpan(at, PassageIndex.Run).Fill(true);
            }
        }
    }

    private static bool HoldsUnlike(List<int> holders, Func<int, int, bool> areAlike)
    {
        var unlike = new List<int>();
        foreach (var holder in holders)
        {
            if (unlike.Exists(other => areAlike(other, holder)))
                continue;
            unlike.Add(holder);
            if (unlike.Count == Unlike)
                return true;
        }
        return false;
    }
}
