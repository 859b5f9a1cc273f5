namespace Dateline.Stories;

/// <summary>Which reports may share a passage: runs of five words, of which winnowing keeps enough that a shared run of eight is never missed (Schleimer, Wilkerson and Aiken 2003).</summary>
/// <remarks>A run that stands in very many reports tells nothing of two of them, and would cost their square.</remarks>
internal sealed class PassageIndex
{
    /// <summary>Words of a run.</summary>
    public const int Run = 5;

    private const int Window = 4;
    private const int CommonRun = 100;

    private readonly Dictionary<ulong, List<int>> _reports = [];

    /// <summary>Takes up a report.</summary>
    public void Add(int report, ReportWords words)
    {
        foreach (var run in Winnowed(words))
        {
            if (!_reports.TryGetValue(run, out var holders))
                _reports.Add(run, holders = []);
            if (holders.Count <= CommonRun && (holders.Count == 0 || holders[^1] != report))
                holders.Add(report);
        }
    }

    /// <summary>Pairs of reports that share a kept run, each once, in order.</summary>
    public IEnumerable<(int A, int B)> Pairs()
    {
        var pairs = new SortedSet<(int, int)>();
        foreach (var holders in _reports.Values.Where(h => h.Count is > 1 and <= CommonRun))
        {
            for (var i = 0; i < holders.Count; i++)
            {
                for (var j = i + 1; j < holders.Count; j++)
                    pairs.Add((Math.Min(holders[i], holders[j]), Math.Max(holders[i], holders[j])));
            }
        }
        return pairs;
    }

    /// <summary>The hash of the run of words that starts at <paramref name="at"/>.</summary>
    public static ulong RunAt(ReportWords words, int at)
    {
        var hash = 0UL;
        for (var i = at; i < at + Run; i++)
            hash = (hash * 0x9E3779B97F4A7C15UL) + words.Hashes[i];
        return hash ^ (hash >> 29);
    }

    /// <summary>Of every four runs in a row the one with the lowest hash.</summary>
    private static IEnumerable<ulong> Winnowed(ReportWords words)
    {
        var runs = words.Count - Run + 1;
        var last = -1;
        for (var from = 0; from <= runs - Window || from == 0 && runs > 0; from++)
        {
            var lowest = from;
            for (var i = from + 1; i < Math.Min(from + Window, runs); i++)
                lowest = RunAt(words, i) <= RunAt(words, lowest) ? i : lowest;
            if (lowest != last)
                yield return RunAt(words, last = lowest);
        }
    }
}
