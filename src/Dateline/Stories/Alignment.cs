namespace Dateline.Stories;

/// <summary>The passages that two reports share: runs of the same words, the longest first, none used twice (greedy string tiling, Wise 1993); runs with a few changed words between them are one passage.</summary>
internal sealed class Alignment
{
    /// <summary>Words that may be changed, left out or put in between two runs of one passage.</summary>
    private const int Gap = 6;

    /// <summary>Words of a run from which on a passage that only one of the two sets in quotation marks is the text of the other.</summary>
    private const int QuotedText = 18;

    private readonly List<(int A, int B, int Length)> _runs = [];
    private readonly ReportWords _a;
    private readonly ReportWords _b;

    private Alignment(ReportWords a, ReportWords b) => (_a, _b) = (a, b);

    /// <summary>Shared words in the reporter's own voice.</summary>
    public int Told { get; private set; }

    /// <summary>Shared words inside quotations.</summary>
    public int Quoted { get; private set; }

    /// <summary>Longest run of shared words in the reporter's own voice.</summary>
    public int LongestTold { get; private set; }

    /// <summary>Most words in a run of them that are no names or figures.</summary>
    public int MostPlain { get; private set; }

    public static Alignment Of(ReportWords a, ReportWords b)
    {
        var alignment = new Alignment(a, b);
        alignment.Tile();
        return alignment;
    }

    /// <summary>The passages, in the order of the first report.</summary>
    public List<(TextSpan A, TextSpan B)> Shared()
    {
        var passages = new List<(int A, int EndA, int B, int EndB)>();
        foreach (var (at, bt, length) in _runs.OrderBy(r => r.A))
        {
            if (passages.Count > 0 && passages[^1] is var last && at - last.EndA <= Gap && bt - last.EndB is >= 0 and <= Gap)
                passages[^1] = (last.A, at + length, last.B, bt + length);
            else
                passages.Add((at, at + length, bt, bt + length));
        }
        return passages.ConvertAll(p => (Span(_a, p.A, p.EndA), Span(_b, p.B, p.EndB)));
    }

    private static TextSpan Span(ReportWords words, int from, int to) => new(words.Spans[from].Start, words.Spans[to - 1].End);

    private void Tile()
    {
        var places = new Dictionary<ulong, List<int>>();
        for (var i = 0; i + Passages.Run <= _a.Count; i++)
        {
            var run = Passages.RunAt(_a, i);
            if (!places.TryGetValue(run, out var found))
                places.Add(run, found = []);
            if (found.Count < 8)
                found.Add(i);
        }
        var matches = new List<(int A, int B, int Length)>();
        for (var j = 0; j + Passages.Run <= _b.Count; j++)
        {
            if (!places.TryGetValue(Passages.RunAt(_b, j), out var found))
                continue;
            foreach (var i in found)
            {
                // A run is told once, where it begins.
                if (i > 0 && j > 0 && _a.Hashes[i - 1] == _b.Hashes[j - 1])
                    continue;
                var length = 0;
                while (i + length < _a.Count && j + length < _b.Count && _a.Hashes[i + length] == _b.Hashes[j + length])
                    length++;
                if (length >= Passages.Run)
                    matches.Add((i, j, length));
            }
        }
        var (usedA, usedB) = (new bool[_a.Count], new bool[_b.Count]);
        foreach (var (i, j, length) in matches.OrderByDescending(m => m.Length).ThenBy(m => m.A).ThenBy(m => m.B))
            Take(i, j, length, usedA, usedB);
    }

    /// <summary>Takes what is left of a match between those that were taken before.</summary>
    private void Take(int i, int j, int length, bool[] usedA, bool[] usedB)
    {
        for (var from = 0; from < length;)
        {
            while (from < length && (usedA[i + from] || usedB[j + from]))
                from++;
            var to = from;
            while (to < length && !usedA[i + to] && !usedB[j + to])
                to++;
            if (to - from >= Passages.Run)
            {
                usedA.AsSpan(i + from, to - from).Fill(true);
                usedB.AsSpan(j + from, to - from).Fill(true);
                _runs.Add((i + from, j + from, to - from));
            }
            from = Math.Max(to, from + 1);
        }
    }

    /// <summary>Counts what is shared, by the furniture that is marked now.</summary>
    public void Count()
    {
        (Told, Quoted, LongestTold, MostPlain) = (0, 0, 0, 0);
        foreach (var (i, j, length) in _runs)
        {
            // Where one quotes what the other tells, a text is quoted and not a person, unless it is so short that the marks may just have been lost.
            var isTextQuoted = Enumerable.Range(0, length).Count(k => _a.IsQuoted[i + k] != _b.IsQuoted[j + k]) >= QuotedText;
            var (told, plain) = (0, 0);
            for (var k = 0; k < length; k++)
            {
                var isFurniture = _a.IsFurniture[i + k] && _b.IsFurniture[j + k];
                var isQuoted = isTextQuoted ? _a.IsQuoted[i + k] && _b.IsQuoted[j + k] : _a.IsQuoted[i + k] || _b.IsQuoted[j + k];
                Quoted += isQuoted && !isFurniture ? 1 : 0;
                told = isQuoted || isFurniture ? 0 : told + 1;
                plain = told == 0 ? 0 : plain + (_a.IsName[i + k] || _b.IsName[j + k] ? 0 : 1);
                Told += told > 0 ? 1 : 0;
                MostPlain = Math.Max(MostPlain, plain);
                LongestTold = Math.Max(LongestTold, told);
            }
        }
    }
}
