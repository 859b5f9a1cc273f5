namespace Dateline.Stories;

/// <summary>Reports → groups, by average likeness: the two groups whose reports are on average most alike are joined, until none are alike enough. The order of the reports is of no account.</summary>
internal static class Grouping
{
    /// <summary>Groups of so many reports are taken apart before each of them is compared with each.</summary>
    private const int Largest = 4000;

    /// <summary>A likeness that no other can make good.</summary>
    private const float Never = -1e6f;

    /// <summary>Groups of so few reports may be stragglers of a larger one.</summary>
    private const int MostStragglers = 4;

    /// <summary>How much more like one group than the next a straggler must be.</summary>
    private const float ClearlyMore = 1.1f;

    /// <summary>Share of the threshold that a straggler must reach.</summary>
    public const float StragglerShare = 0.8f;

    /// <summary>Groups, each in ascending order, in the order of their first reports.</summary>
    /// <param name="alike">The likeness of each report to those with higher numbers; what is absent is 0.</param>
    /// <param name="bound">Pairs that are in one group, whatever their likeness.</param>
    /// <param name="apart">Pairs, the lower number first, that are in two groups; that goes before what is bound.</param>
    /// <param name="threshold">Average likeness from which on two groups are one.</param>
    public static List<List<int>> Of(Dictionary<int, float>[] alike, IReadOnlyList<(int A, int B)> bound, IReadOnlySet<(int A, int B)> apart, float threshold)
    {
        var groups = new List<List<int>>();
        foreach (var component in Components([.. Enumerable.Range(0, alike.Length)], alike, 0))
            groups.AddRange(Joined(component, alike, bound, apart, threshold));
        return [.. groups.OrderBy(g => g[0])];
    }

    /// <summary>What hangs together by any likeness above <paramref name="floor"/>; what is too large is cut again with a higher one.</summary>
    private static IEnumerable<List<int>> Components(List<int> reports, Dictionary<int, float>[] alike, float floor)
    {
        var sets = new DisjointSets(alike.Length);
        var inside = reports.ToHashSet();
        foreach (var i in reports)
        {
            foreach (var (j, value) in alike[i])
            {
                if (value > floor && inside.Contains(j))
                    sets.Join(i, j);
            }
        }
        return reports.GroupBy(sets.Find).SelectMany(g => g.Count() > Largest ? Components([.. g], alike, floor + 0.05f) : [[.. g]]);
    }

    private static List<List<int>> Joined(List<int> reports, Dictionary<int, float>[] alike, IReadOnlyList<(int A, int B)> bound, IReadOnlySet<(int A, int B)> apart, float threshold)
    {
        var count = reports.Count;
        var average = new float[count, count];
        for (var i = 0; i < count; i++)
        {
            for (var j = i + 1; j < count; j++)
                average[i, j] = average[j, i] = apart.Contains((reports[i], reports[j])) ? Never : alike[reports[i]].GetValueOrDefault(reports[j]);
        }
        var groups = reports.ConvertAll(r => new List<int> { r });
        var nearest = new int[count];
        for (var i = 0; i < count; i++)
            nearest[i] = Nearest(i, average, groups);
        Bind(reports, bound, average, groups, nearest);
        while (true)
        {
            var best = -1;
            for (var i = 0; i < count; i++)
            {
                if (groups[i].Count > 0 && nearest[i] >= 0 && (best < 0 || average[i, nearest[i]] > average[best, nearest[best]]))
                    best = i;
            }
            if (best < 0 || average[best, nearest[best]] < threshold)
                break;
            Join(best, nearest[best], average, groups, nearest);
        }
        TakeIn(average, groups, nearest, threshold * StragglerShare);
        return [.. groups.Where(g => g.Count > 0).Select(g => g.Order().ToList())];
    }

    private static void Bind(List<int> reports, IReadOnlyList<(int A, int B)> bound, float[,] average, List<List<int>> groups, int[] nearest)
    {
        var number = reports.Index().ToDictionary(r => r.Item, r => r.Index);
        var sets = new DisjointSets(reports.Count);
        foreach (var (a, b) in bound)
        {
            if (!number.TryGetValue(a, out var i) || !number.TryGetValue(b, out var j) || sets.Find(i) is var one && sets.Find(j) is var other && (one == other || average[one, other] < 0))
                continue;
            sets.Join(one, other);
            Join(Math.Min(one, other), Math.Max(one, other), average, groups, nearest);
        }
    }

    /// <summary>Short reports are little like any other, and are left over: they go to the one group that they are clearly more like than all others.</summary>
    private static void TakeIn(float[,] average, List<List<int>> groups, int[] nearest, float threshold)
    {
        var stragglers = Enumerable.Range(0, groups.Count).Where(i => groups[i].Count is > 0 and <= MostStragglers && nearest[i] >= 0).OrderByDescending(i => average[i, nearest[i]]).ToList();
        foreach (var i in stragglers)
        {
            var best = groups[i].Count is > 0 and <= MostStragglers ? Nearest(i, average, groups) : -1;
            if (best < 0 || groups[best].Count <= groups[i].Count || average[i, best] < threshold)
                continue;
            var second = Enumerable.Range(0, groups.Count).Where(j => j != i && j != best && groups[j].Count > 0).Select(j => average[i, j]).DefaultIfEmpty().Max();
            if (average[i, best] >= second * ClearlyMore)
                Join(best, i, average, groups, nearest);
        }
    }

    private static void Join(int into, int from, float[,] average, List<List<int>> groups, int[] nearest)
    {
        var (a, b) = (groups[into].Count, groups[from].Count);
        for (var k = 0; k < groups.Count; k++)
            average[into, k] = average[k, into] = (a * average[into, k] + b * average[from, k]) / (a + b);
        groups[into].AddRange(groups[from]);
        groups[from] = [];
        for (var k = 0; k < groups.Count; k++)
        {
            if (groups[k].Count > 0 && (k == into || nearest[k] == into || nearest[k] == from || nearest[k] >= 0 && average[k, into] > average[k, nearest[k]]))
                nearest[k] = Nearest(k, average, groups);
        }
    }

    private static int Nearest(int i, float[,] average, List<List<int>> groups)
    {
        var best = -1;
        for (var j = 0; j < groups.Count; j++)
        {
            if (j != i && groups[j].Count > 0 && (best < 0 || average[i, j] > average[i, best]))
                best = j;
        }
        return best;
    }
}
