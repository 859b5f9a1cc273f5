namespace Dateline.Stories;

/// <summary>Whether of two reports one was taken from the other, or both from a third.</summary>
/// <remarks>Only the reporter's own words count: two reporters who quote one statement have not copied from each other.</remarks>
internal static class CopyFinder
{
    /// <summary>Share of the shorter report from which on it is a copy.</summary>
    private const double WholeShare = 0.5;

    /// <summary>The same share where quotations are counted.</summary>
    private const double WholeWithQuotations = 0.7;

    /// <summary>Share from which on a short run tells.</summary>
    private const double SmallShare = 0.15;

    /// <summary>Share from which on reworded sentences tell.</summary>
    private const double RewordedShare = 0.35;

    private const int FewestWords = 12;
    private const int LongRun = 11;
    private const int ShortRun = 8;

    /// <summary>Words of a run that are no names or figures: "bomb squad technician with the Oregon State Police" is how anyone must call him.</summary>
    private const int FewestPlain = 6;

    /// <param name="later">The words of the later report.</param>
    /// <param name="earlier">Those of the earlier one.</param>
    /// <param name="shared">What they share, the later one first.</param>
    public static FoundCopy? Find(ReportWords later, ReportWords earlier, Alignment shared)
    {
        shared.Count();
        var credit = SharedCredit(later.Report, earlier.Report);
        if (IsSamePage(later.Report, earlier.Report))
            return new(CopyLabel.Copy, 1, shared.Shared(), "two versions of one page");
        return Exact(later, earlier, shared, credit) ?? Reworded(shared, Rewording.Of(later, earlier), credit);
    }

    private static FoundCopy? Exact(ReportWords later, ReportWords earlier, Alignment shared, string? credit)
    {
        var share = (double)shared.Told / Math.Max(1, Math.Min(later.Own, earlier.Own));
        var all = (double)(shared.Told + shared.Quoted) / Math.Max(1, Math.Min(later.Count, earlier.Count));
        var words = $"{shared.Told} words in the reporter's own voice stand in both";
        if ((share >= WholeShare || all >= WholeWithQuotations) && shared.Told >= FewestWords && shared.MostPlain >= FewestPlain - 1)
            return new(CopyLabel.Copy, Math.Max(share, all), shared.Shared(), words + $", {share:P0} of the shorter" + Credit(credit));
        if (shared.MostPlain >= FewestPlain && (shared.LongestTold >= LongRun || shared.LongestTold >= ShortRun && (share >= SmallShare || credit is not null)))
            return new(CopyLabel.Partial, Math.Max(share, all), shared.Shared(), words + $", {shared.LongestTold} of them in one run" + Credit(credit));
        return null;
    }

    private static FoundCopy? Reworded(Alignment shared, Rewording reworded, string? credit)
    {
        if (reworded.Share < RewordedShare || reworded.Sentences.Count < 2)
            return null;
        var exact = shared.Shared();
        List<(TextSpan Span, TextSpan OfSpan)> passages = [.. exact.Concat(reworded.Sentences.Where(s => !exact.Exists(e => e.A.Overlaps(s.A) || e.B.Overlaps(s.B)))).OrderBy(p => p.Item1.Start)];
        return new(reworded.Share >= WholeShare ? CopyLabel.Copy : CopyLabel.Partial, reworded.Share, passages,
            $"{reworded.Sentences.Count} sentences stand in both, reworded, {reworded.Share:P0} of the shorter" + Credit(credit));
    }

    private static string Credit(string? credit) => credit is null ? "" : $"; both credit {credit}";

    private static string? SharedCredit(Report a, Report b) =>
        a.Agencies.Select(x => x.Name).FirstOrDefault(name => b.Agencies.Any(y => y.Name == name));

    /// <summary>Corrected and updated versions of a page are versions, not sources.</summary>
    private static bool IsSamePage(Report a, Report b) => (a.CanonicalUrl ?? a.Url) is { } url && url == (b.CanonicalUrl ?? b.Url);
}

/// <summary>That a report was taken from another, or both from a third, with the passages in the order of the later one.</summary>
/// <param name="Label">How much.</param>
/// <param name="Share">Share of the shorter report that stands in both.</param>
/// <param name="Shared">The passages: in the later report, in the earlier one.</param>
/// <param name="Why">Why, as a sentence.</param>
internal sealed record FoundCopy(CopyLabel Label, double Share, IReadOnlyList<(TextSpan Span, TextSpan OfSpan)> Shared, string Why);
