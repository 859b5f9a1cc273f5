namespace Dateline.Reading.Body;

/// <summary>The runs of four words of a text, to tell how much of another text stands in it.</summary>
internal sealed class WordRuns
{
    private const int RunLength = 4;
    private readonly HashSet<ulong> _runs = [];

    /// <summary>Takes up a text.</summary>
    public WordRuns(string text) => Visit(text, run =>
    {
        _runs.Add(run);
        return true;
    });

    /// <summary>Number of different runs.</summary>
    public int Count => _runs.Count;

    /// <summary>Share of the runs of <paramref name="text"/> that occur here, from 0 to 1.</summary>
    public double Share(string text)
    {
        var all = 0;
        var found = 0;
        Visit(text, run =>
        {
            all++;
            found += _runs.Contains(run) ? 1 : 0;
            return true;
        });
        return all == 0 ? 0 : (double)found / all;
    }

    private static void Visit(ReadOnlySpan<char> text, Func<ulong, bool> visit)
    {
        Span<ulong> last = stackalloc ulong[RunLength];
        var words = 0;
        var hash = 0UL;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && char.IsLetterOrDigit(text[i]))
            {
                hash = ((hash == 0 ? 14695981039346656037UL : hash) ^ char.ToLowerInvariant(text[i])) * 1099511628211UL;
                continue;
            }
            if (hash == 0)
                continue;
            last[words++ % RunLength] = hash;
            hash = 0;
            if (words >= RunLength)
                visit(Run(last, words));
        }
        // A text of fewer words is one run of its own.
        if (words is > 0 and < RunLength)
            visit(Run(last, words));
    }

    private static ulong Run(ReadOnlySpan<ulong> last, int words)
    {
        var run = 0UL;
        for (var i = Math.Max(0, words - RunLength); i < words; i++)
            run = (run * 0x9E3779B97F4A7C15UL) + last[i % RunLength];
        return run;
    }
}
