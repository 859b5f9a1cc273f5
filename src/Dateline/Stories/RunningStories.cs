using NodaTime;

namespace Dateline.Stories;

/// <summary>Stories that grow report by report.</summary>
/// <remarks>
/// The same reports give the same stories, in whatever order they come and go: what two reports have in common does not hang on others, and what a report changes is told anew. Reports are compared with those
/// published within four weeks of them; one without a day with all. Memory grows with the reports held, about 60 kB for one of 600 words beside its chronicle: <see cref="Close"/> lets go of what is over. Not thread-safe.
/// <para>Of a run of words that more than a hundred reports have, each is compared with the hundred before it; lineages come out the same, but not every single pair is listed.</para>
/// </remarks>
public sealed class RunningStories
{
    /// <summary>Likeness below which two reports tell different things, and none is remembered.</summary>
    private const float LeastLikeness = 0.12f;

    /// <summary>Leading terms that two reports share at least where they tell the same.</summary>
    private const int FewestTerms = 2;

    private readonly Dictionary<string, HeldReport> _reports = new(StringComparer.Ordinal);
    private readonly Dictionary<ulong, List<HeldReport>> _terms = [];
    private readonly PassageIndex _passages = new();
    private readonly HashSet<Cluster> _clusters = [];
    private readonly Dictionary<string, Dictionary<string, bool>> _decisions = new(StringComparer.Ordinal);

    /// <summary>Number of reports held.</summary>
    public int Count => _reports.Count;

    /// <summary>Takes up a report; one of the same key is replaced.</summary>
    public void Add(StoryReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        Remove(report.Key);
        var held = new HeldReport(report);
        _reports.Add(held.Key, held);
        held.Cluster = new();
        held.Cluster.Members.Add(held);
        _clusters.Add(held.Cluster);
        FindAlike(held);
        FindShared(held);
        foreach (var other in Decided(held).Where(d => d.Together).Select(d => d.Other))
            Link(held, other);
    }

    /// <summary>Lets go of a report, as if it had never come.</summary>
    /// <returns>Whether it was held.</returns>
    public bool Remove(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        if (!_reports.Remove(key, out var held))
            return false;
        foreach (var other in held.Alike.Keys)
            other.Alike.Remove(held);
        foreach (var other in held.Shared.Keys)
            other.Shared.Remove(held);
        foreach (var other in held.Linked)
            other.Linked.Remove(held);
        var loosened = new HashSet<HeldReport>();
        Forget(held, other => loosened.Add(other));
        held.Cluster.Members.Remove(held);
        Regroup(held.Cluster);
        foreach (var other in loosened)
            other.MarkFurniture(_passages.IsFurniture);
        foreach (var other in loosened)
            FindShared(other, _passages.Sharing(other));
        return true;
    }

    /// <summary>A person's word that two reports are of one story, or that they are not; it holds until it is taken back, also for reports that are yet to come.</summary>
    /// <param name="report">Key of a report.</param>
    /// <param name="other">Key of another one.</param>
    /// <param name="areTogether">True for one story; false for two, and two origins; absent to take the word back.</param>
    /// <exception cref="ArgumentException">The two are one.</exception>
    public void Decide(string report, string other, bool? areTogether)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(other);
        if (report == other)
            throw new ArgumentException("A report is always of one story with itself.", nameof(other));
        foreach (var (one, another) in ((string, string)[])[(report, other), (other, report)])
        {
            if (!_decisions.TryGetValue(one, out var decided))
                _decisions.Add(one, decided = new(StringComparer.Ordinal));
            if (areTogether is { } together)
                decided[another] = together;
            else
                decided.Remove(another);
        }
        if (!_reports.TryGetValue(report, out var a) || !_reports.TryGetValue(other, out var b))
            return;
        a.Cluster.Stories = b.Cluster.Stories = null;
        if (areTogether == true)
            Link(a, b);
    }

    /// <summary>The stories as they stand, by the first publication of their reports; each report held is in exactly one. Only what has changed since the last call is told anew.</summary>
    public IReadOnlyList<Story> Stories() => [.. Told(_clusters)];

    /// <summary>Lets go of what is over: stories that hang together with no report published within four weeks of a day or later.</summary>
    /// <param name="day">The day up to which the reports have come in. A report that comes later, of more than four weeks before it, is no longer put to its story.</param>
    /// <returns>Those stories as they stand.</returns>
    public IReadOnlyList<Story> Close(LocalDate day)
    {
        var over = _clusters.Where(c => c.Members.All(r => r.Day is { } published && Period.DaysBetween(published, day) > HeldReport.Window)).ToList();
        var stories = Told(over).ToList();
        foreach (var cluster in over)
        {
            _clusters.Remove(cluster);
            foreach (var held in cluster.Members)
            {
                _reports.Remove(held.Key);
                foreach (var other in held.Alike.Keys)
                    other.Alike.Remove(held);
                foreach (var other in held.Shared.Keys)
                    other.Shared.Remove(held);
                Forget(held, changed: null);
            }
        }
        return stories;
    }

    /// <summary>Whether two reports may tell the same.</summary>
    internal static bool MayBeOfOneStory(HeldReport a, HeldReport b) => a == b || a.Alike.ContainsKey(b);

    private IEnumerable<Story> Told(IEnumerable<Cluster> clusters)
    {
        var stories = new List<(HeldReport First, Story Story)>();
        foreach (var cluster in clusters)
        {
            if (cluster.Stories is null)
            {
                foreach (var member in cluster.Members)
                    member.MarkFurniture(_passages.IsFurniture);
                cluster.Stories = ClusterTelling.Tell(cluster, _passages.IsFurniture, Decided);
            }
            stories.AddRange(cluster.Stories.Select(s => (_reports[s.Reports[0]], s)));
        }
        return stories.OrderBy(s => s.First, HeldReport.ByPublication).Select(s => s.Story);
    }

    private void FindAlike(HeldReport held)
    {
        var sharing = new Dictionary<HeldReport, int>();
        foreach (var term in held.Terms.Leading)
        {
            if (!_terms.TryGetValue(term, out var holders))
                _terms.Add(term, holders = []);
            foreach (var other in holders)
                System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(sharing, other, out _)++;
            holders.Add(held);
        }
        foreach (var (other, terms) in sharing)
        {
            if (terms < FewestTerms || !held.IsNear(other) || held.LikenessTo(other) is var likeness && likeness < LeastLikeness)
                continue;
            held.Alike[other] = other.Alike[held] = likeness;
            if (likeness >= ClusterTelling.LeastToJoin)
                Link(held, other);
        }
    }

    private void FindShared(HeldReport held)
    {
        var changed = new HashSet<HeldReport>();
        var sharing = _passages.Add(held, other => changed.Add(other));
        foreach (var other in changed)
            other.Cluster.Stories = null;
        held.MarkFurniture(_passages.IsFurniture);
        FindShared(held, sharing);
    }

    private void FindShared(HeldReport held, IEnumerable<HeldReport> sharing)
    {
        held.Cluster.Stories = null;
        foreach (var other in sharing)
        {
            if (!held.Shared.TryGetValue(other, out var shared))
                held.Shared[other] = other.Shared[held] = shared = HeldReport.ByPublication.Compare(held, other) < 0 ? new(held, other) : new(other, held);
            if (shared.Copy is not null)
                Link(held, other);
        }
    }

    private void Link(HeldReport a, HeldReport b)
    {
        a.Linked.Add(b);
        b.Linked.Add(a);
        var (kept, gone) = a.Cluster.Members.Count >= b.Cluster.Members.Count ? (a.Cluster, b.Cluster) : (b.Cluster, a.Cluster);
        kept.Stories = null;
        if (kept == gone)
            return;
        foreach (var member in gone.Members)
            member.Cluster = kept;
        kept.Members.UnionWith(gone.Members);
        _clusters.Remove(gone);
    }

    /// <summary>Puts what is left of a cluster into those that still hang together.</summary>
    private void Regroup(Cluster cluster)
    {
        _clusters.Remove(cluster);
        var left = new HashSet<HeldReport>(cluster.Members);
        while (left.Count > 0)
        {
            var part = new Cluster();
            _clusters.Add(part);
            var reached = new Stack<HeldReport>([left.First()]);
            while (reached.TryPop(out var member))
            {
                if (!left.Remove(member))
                    continue;
                part.Members.Add(member);
                member.Cluster = part;
                foreach (var other in member.Linked)
                    reached.Push(other);
            }
        }
    }

    /// <summary>Takes a report out of the indexes.</summary>
    private void Forget(HeldReport held, Action<HeldReport>? changed)
    {
        _passages.Remove(held, changed);
        foreach (var term in held.Terms.Leading)
        {
            if (_terms.TryGetValue(term, out var holders) && holders.Remove(held) && holders.Count == 0)
                _terms.Remove(term);
        }
    }

    private IEnumerable<(HeldReport Other, bool Together)> Decided(HeldReport held) =>
        !_decisions.TryGetValue(held.Key, out var decided) ? []
        : decided.Where(d => _reports.ContainsKey(d.Key)).Select(d => (_reports[d.Key], d.Value));
}
