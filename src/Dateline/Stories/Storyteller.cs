using System.Globalization;
using NodaTime;

namespace Dateline.Stories;

/// <summary>Many chronicles → stories: copies and lineages, events, support, contradictions.</summary>
/// <remarks>Pure: the same reports in any order give the same stories. Thread-safe.</remarks>
public static class Storyteller
{
    /// <summary>Average likeness from which on two groups of reports are one story. Set on development data, see <c>docs/stories.md</c>.</summary>
    private const float SameStory = 0.26f;

    /// <summary>Likeness below which two reports tell different things.</summary>
    private const float MayBeSameStory = 0.1f;

    private const float LeastLikeness = 0.02f;

    /// <summary>What a copied passage adds to the likeness of two reports: who copies tells the same.</summary>
    private const float CopyLikeness = 0.6f;

    private const int LongestTitle = 90;

    /// <summary>Tells the stories of some reports.</summary>
    /// <param name="reports">The reports, in any order.</param>
    /// <returns>Stories by first publication; each report is in exactly one.</returns>
    /// <exception cref="ArgumentException">Two reports have the same key.</exception>
    public static IReadOnlyList<Story> Tell(IEnumerable<StoryReport> reports)
    {
        ArgumentNullException.ThrowIfNull(reports);
        var all = reports.OrderBy(r => r.Chronicle.Report.Published?.Day ?? LocalDate.MaxIsoValue)
            .ThenBy(r => r.Key, StringComparer.Ordinal).ToList();
        if (all.Select(r => r.Key).Distinct(StringComparer.Ordinal).Count() < all.Count)
            throw new ArgumentException("Two reports have the same key.", nameof(reports));
        var words = all.ConvertAll(r => ReportWords.Of(r.Chronicle.Report.Text));
        var alike = Likeness.Of(all.ConvertAll(r => r.Chronicle), LeastLikeness);
        Furniture.Mark(words, (a, b) => alike[Math.Min(a, b)].GetValueOrDefault(Math.Max(a, b)) >= MayBeSameStory);
        var copies = CopyFinder.Find(all, words);
        foreach (var copy in copies)
            alike[copy.Of][copy.Report] = Math.Max(copy.Label == CopyLabel.Copy ? 1 : 0, alike[copy.Of].GetValueOrDefault(copy.Report) + CopyLikeness);
        return [.. Grouping.Of(alike, SameStory).Select((group, i) => OneStory("s" + (i + 1).ToString(CultureInfo.InvariantCulture), group, all, copies, alike))];
    }

    private static Story OneStory(string id, List<int> group, List<StoryReport> all, List<FoundCopy> copies, Dictionary<int, float>[] alike)
    {
        var lineages = Lineages(group, all, copies);
        var lineageOf = lineages.SelectMany((l, i) => l.Reports.Select(r => (r, i))).ToDictionary(p => p.r, p => p.i, StringComparer.Ordinal);
        var reports = group.ConvertAll(i => all[i]);
        return new Story
        {
            Id = id,
            Title = Title(all[Central(group, alike)].Chronicle.Report),
            Reports = [.. reports.Select(r => r.Key)],
            Lineages = lineages,
            Events = EventMerger.Merge(reports, lineageOf),
        };
    }

    private static List<Lineage> Lineages(List<int> group, List<StoryReport> all, List<FoundCopy> copies)
    {
        var sets = new DisjointSets(all.Count);
        var members = group.ToHashSet();
        var inside = copies.Where(c => members.Contains(c.Of) && members.Contains(c.Report)).ToList();
        foreach (var copy in inside)
            sets.Join(copy.Of, copy.Report);
        return [.. group.GroupBy(sets.Find).Select((lineage, i) => new Lineage(
            "l" + (i + 1).ToString(CultureInfo.InvariantCulture),
            Origin(lineage.Select(r => all[r].Chronicle.Report)),
            [.. lineage.Select(r => all[r].Key)],
            [.. inside.Where(c => sets.Find(c.Of) == lineage.Key).Select(c => new Copy(all[c.Report].Key, all[c.Of].Key, c.Label, [.. c.Shared.Select(s => new SharedPassage(s.Span, s.OfSpan))], c.Why))]))];
    }

    /// <summary>The one agency or publisher that the reports credit.</summary>
    private static string? Origin(IEnumerable<Report> reports)
    {
        var credited = reports.SelectMany(r => r.Origin is { Relation: not OriginRelation.Own and not OriginRelation.None } origin ? origin.From : r.Agencies.Select(a => a.Name)).Distinct(StringComparer.Ordinal).Take(2).ToList();
        return credited.Count == 1 ? credited[0] : null;
    }

    private static int Central(List<int> group, Dictionary<int, float>[] alike) =>
        group.MaxBy(i => group.Sum(j => i == j ? 0 : alike[Math.Min(i, j)].GetValueOrDefault(Math.Max(i, j))));

    private static string Title(Report report)
    {
        if (report.Title is { Length: > 0 } title)
            return title;
        var first = report.Sentences.Count > 0 ? report.Sentences[0].In(report.Text) : report.Text;
        first = string.Join(' ', first.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (first.Length <= LongestTitle)
            return first;
        var end = first.LastIndexOf(' ', LongestTitle);
        return first[..(end > 0 ? end : LongestTitle)].TrimEnd() + "…";
    }
}
