using System.Globalization;

namespace Dateline.Stories;

/// <summary>The stories of reports that hang together.</summary>
internal sealed class ClusterTelling
{
    /// <summary>Average likeness from which on two groups of reports are one story. Set on development data, see <c>docs/stories.md</c>.</summary>
    private const float SameStory = 0.38f;

    /// <summary>Likeness that two reports must reach at least for their groups to be joined.</summary>
    public const float LeastToJoin = SameStory * Grouping.StragglerShare;

    /// <summary>What a copied passage adds to the likeness of two reports: who copies tells the same.</summary>
    private const float CopyLikeness = 0.6f;

    /// <summary>Share of the shorter report from which on a copy holds two reports in one story.</summary>
    private const double BindingShare = 0.2;

    /// <summary>A report that has parts of so many that tell quite different things is a digest.</summary>
    private const int PartsOfDigest = 3;

    private const int LongestTitle = 90;

    private readonly List<HeldReport> _reports;
    private readonly List<(int Of, int Report, FoundCopy Found)> _copies = [];
    private readonly Dictionary<int, float>[] _alike;
    private readonly HashSet<(int A, int B)> _apart = [];
    private readonly List<(int A, int B)> _bound = [];

    private ClusterTelling(Cluster cluster, Func<ulong, bool> isFurniture, Func<HeldReport, IEnumerable<(HeldReport Other, bool Together)>> decided)
    {
        _reports = [.. cluster.Members.Order(HeldReport.ByPublication)];
        _alike = [.. _reports.Select(_ => new Dictionary<int, float>())];
        var number = _reports.Index().ToDictionary(r => r.Item, r => r.Index);
        foreach (var (i, report) in _reports.Index())
        {
            foreach (var (other, likeness) in report.Alike)
            {
                if (number.TryGetValue(other, out var j) && j > i)
                    _alike[i][j] = likeness;
            }
            foreach (var (other, together) in decided(report))
            {
                if (!number.TryGetValue(other, out var j) || j < i)
                    continue;
                if (together)
                {
                    _bound.Add((i, j));
                    _alike[i][j] = 1;
                }
                else
                {
                    _apart.Add((i, j));
                }
            }
            foreach (var (other, shared) in report.Shared)
            {
                if (number.TryGetValue(other, out var j) && j > i && !_apart.Contains((i, j)) && shared.Copy is { } copy && shared.Runs.Any(r => !isFurniture(r)))
                    _copies.Add((i, j, copy));
            }
        }
        _copies.Sort((a, b) => (a.Of, a.Report).CompareTo((b.Of, b.Report)));
    }

    /// <param name="cluster">The reports; their furniture is marked.</param>
    /// <param name="isFurniture">Whether a run of words is furniture.</param>
    /// <param name="decided">What people have said of a report and others.</param>
    public static IReadOnlyList<Story> Tell(Cluster cluster, Func<ulong, bool> isFurniture, Func<HeldReport, IEnumerable<(HeldReport Other, bool Together)>> decided) =>
        new ClusterTelling(cluster, isFurniture, decided).Tell();

    private List<Story> Tell()
    {
        var digests = Digests();
        foreach (var (of, report, copy) in _copies.Where(c => !digests.Contains(c.Of) && !digests.Contains(c.Report)))
        {
            _alike[of][report] = Math.Max(copy.Label == CopyLabel.Copy ? 1 : 0, _alike[of].GetValueOrDefault(report) + CopyLikeness);
            if (copy.Share >= BindingShare)
                _bound.Add((of, report));
        }
        return Grouping.Of(_alike, _bound, _apart, SameStory).ConvertAll(OneStory);
    }

    /// <summary>Reports that have parts of several that tell quite different things: who shares a text with them is not of one story for that.</summary>
    private HashSet<int> Digests() =>
        _copies.Where(c => c.Found.Share >= BindingShare).SelectMany(c => ((int Report, int Other)[])[(c.Of, c.Report), (c.Report, c.Of)]).GroupBy(c => c.Report, c => c.Other)
            .Where(g => Unlike.IsAmong(g.Order(), PartsOfDigest, AreOfOneText)).Select(g => g.Key).ToHashSet();

    private bool AreOfOneText(int a, int b) =>
        RunningStories.MayBeOfOneStory(_reports[a], _reports[b]) || _reports[a].Shared.TryGetValue(_reports[b], out var shared) && shared.Copy is not null;

    private Story OneStory(List<int> group)
    {
        var lineages = Lineages(group);
        var lineageOf = lineages.SelectMany((l, i) => l.Reports.Select(r => (r, i))).ToDictionary(p => p.r, p => p.i, StringComparer.Ordinal);
        var reports = group.ConvertAll(i => _reports[i].Given);
        return new Story
        {
            Id = IdOf(reports[0].Key),
            Title = Title(_reports[Central(group)].Given.Chronicle.Report),
            Reports = [.. reports.Select(r => r.Key)],
            Lineages = lineages,
            Events = EventMerger.Merge(reports, lineageOf),
        };
    }

    private List<Lineage> Lineages(List<int> group)
    {
        var sets = new DisjointSets(_reports.Count);
        var members = group.ToHashSet();
        var inside = _copies.Where(c => members.Contains(c.Of) && members.Contains(c.Report)).ToList();
        foreach (var copy in inside)
            sets.Join(copy.Of, copy.Report);
        return [.. group.GroupBy(sets.Find).Select((lineage, i) => new Lineage(
            "l" + (i + 1).ToString(CultureInfo.InvariantCulture),
            Origin(lineage.Select(r => _reports[r].Given.Chronicle.Report)),
            [.. lineage.Select(r => _reports[r].Key)],
            [.. inside.Where(c => sets.Find(c.Of) == lineage.Key).Select(c => new Copy(_reports[c.Report].Key, _reports[c.Of].Key, c.Found.Label, [.. c.Found.Shared.Select(s => new SharedPassage(s.Span, s.OfSpan))], c.Found.Why))]))];
    }

    /// <summary>A story is named by its first report, so that it keeps its name while it grows.</summary>
    private static string IdOf(string key) => "s" + ((uint)(ReportWords.HashOf(key) >> 32)).ToString("x8", CultureInfo.InvariantCulture);

    /// <summary>The one agency or publisher that the reports credit.</summary>
    private static string? Origin(IEnumerable<Report> reports)
    {
        var credited = reports.SelectMany(r => r.Origin is { Relation: not OriginRelation.Own and not OriginRelation.None } origin ? origin.From : r.Agencies.Select(a => a.Name)).Distinct(StringComparer.Ordinal).Take(2).ToList();
        return credited.Count == 1 ? credited[0] : null;
    }

    private int Central(List<int> group) =>
        group.MaxBy(i => group.Sum(j => i == j ? 0 : _alike[Math.Min(i, j)].GetValueOrDefault(Math.Max(i, j))));

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
