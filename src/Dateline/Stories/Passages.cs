namespace Dateline.Stories;

/// <summary>By which runs of a report shared passages are found: of the runs of five words, winnowing keeps enough that a shared run of eight is never missed (Schleimer, Wilkerson and Aiken 2003).</summary>
internal static class Passages
{
    /// <summary>Words of a run.</summary>
    public const int Run = 5;

    /// <summary>Runs in a row of which one is kept.</summary>
    public const int Window = 4;

    /// <summary>The hash of the run of words that starts at <paramref name="at"/>.</summary>
    public static ulong RunAt(ReportWords words, int at)
    {
        var hash = 0UL;
        for (var i = at; i < at + Run; i++)
            hash = (hash * 0x9E3779B97F4A7C15UL) + words.Hashes[i];
        return hash ^ (hash >> 29);
    }

    /// <summary>Of every four runs in a row the one with the lowest hash, with the word at which it starts.</summary>
    public static List<(ulong Run, int At)> Kept(ReportWords words)
    {
        var kept = new List<(ulong Run, int At)>();
        var runs = words.Count - Run + 1;
        for (var from = 0; from <= runs - Window || from == 0 && runs > 0; from++)
        {
            var lowest = from;
            for (var i = from + 1; i < Math.Min(from + Window, runs); i++)
                lowest = RunAt(words, i) <= RunAt(words, lowest) ? i : lowest;
            if (kept.Count == 0 || kept[^1].At != lowest)
                kept.Add((RunAt(words, lowest), lowest));
        }
        return kept;
    }
}
