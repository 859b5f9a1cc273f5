namespace Dateline.Stories;

/// <summary>Reports that were taken from one another, or from a third.</summary>
/// <remarks>Only the reporter's own words count: two reporters who quote one statement have not copied from each other.</remarks>
internal static class CopyFinder
{
    /// <summary>Share of the shorter report from which on it is a copy.</summary>
    private const double WholeShare = 0.5;

    public static List<FoundCopy> Find(IReadOnlyList<StoryReport> reports, IReadOnlyList<ReportWords> words)
    {
        var index = new PassageIndex();
        for (var i = 0; i < words.Count; i++)
            index.Add(i, words[i]);
        var found = new List<FoundCopy>();
        foreach (var (a, b) in index.Pairs())
        {
            var shared = Alignment.Of(words[b], words[a]);
            if (Judge(shared, words[b], words[a], SharedCredit(reports[a].Chronicle.Report, reports[b].Chronicle.Report)) is var (label, why) && why is not null)
                found.Add(new(a, b, label, shared.Passages(), why));
        }
        return found;
    }

    private static (CopyLabel Label, string? Why) Judge(Alignment shared, ReportWords a, ReportWords b, string? credit)
    {
        var shorter = Math.Max(1, Math.Min(a.Own, b.Own));
        var share = (double)shared.Told / shorter;
        var all = (double)(shared.Told + shared.Quoted) / Math.Max(1, Math.Min(a.Count, b.Count));
        var words = $"{shared.Told} words in the reporter's own voice stand in both";
        if (share >= WholeShare && shared.Told >= 12 || all >= 0.7 && shared.Told >= 12)
            return (CopyLabel.Copy, words + $", {share:P0} of the shorter" + Credit(credit));
        if (shared.LongestTold >= 11 || shared.LongestTold >= 8 && (share >= 0.15 || credit is not null))
            return (CopyLabel.Partial, words + $", {shared.LongestTold} of them in one run" + Credit(credit));
        return default;
    }

    private static string Credit(string? credit) => credit is null ? "" : $"; both credit {credit}";

    private static string? SharedCredit(Report a, Report b) =>
        a.Agencies.Select(x => x.Name).FirstOrDefault(name => b.Agencies.Any(y => y.Name == name));
}

/// <summary>A copy before its reports have keys: the numbers of the reports, the later one second.</summary>
internal sealed record FoundCopy(int Of, int Report, CopyLabel Label, IReadOnlyList<(TextSpan Span, TextSpan OfSpan)> Shared, string Why);
