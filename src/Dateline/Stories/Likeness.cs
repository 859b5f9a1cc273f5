using System.Collections.Frozen;
using NodaTime;

namespace Dateline.Stories;

/// <summary>How alike reports are: cosines of their weighted words and of their names, less where their days lie apart.</summary>
/// <remarks>Sparse vectors of several kinds are what story clustering does best with (Miranda et al. 2018; dense ones lost twenty points there). Weights are logarithms of counts times the rarity of a word among
/// the reports at hand.</remarks>
internal static class Likeness
{
    /// <summary>Weight of the names beside all words.</summary>
    private const double Names = 0.5;

    /// <summary>Days between two reports after which their likeness has fallen to about three fifths.</summary>
    private const double Decay = 10;

    /// <summary>A word that so many of the reports have tells none of two of them.</summary>
    private const double CommonShare = 0.25;

    /// <summary>With fewer reports than this a word may stand in all of them and yet tell.</summary>
    private const int FewReports = 40;

    private const int ShortestWord = 2;

    /// <summary>The likeness of each to each that is at least <paramref name="floor"/>; <c>[i]</c> holds those with higher numbers.</summary>
    public static Dictionary<int, float>[] Of(IReadOnlyList<Chronicle> chronicles, float floor)
    {
        var all = Cosines(Vectors(chronicles, ContentWords));
        var names = Cosines(Vectors(chronicles, NameWords));
        var days = chronicles.Select(c => c.Report.Published?.Day).ToArray();
        for (var i = 0; i < all.Length; i++)
        {
            foreach (var j in all[i].Keys.Union(names[i].Keys).ToList())
            {
                var alike = ((1 - Names) * all[i].GetValueOrDefault(j) + Names * names[i].GetValueOrDefault(j)) * Nearness(days[i], days[j]);
                if (alike >= floor)
                    all[i][j] = (float)alike;
                else
                    all[i].Remove(j);
            }
        }
        return all;
    }

    private static double Nearness(LocalDate? a, LocalDate? b)
    {
        if (a is not { } one || b is not { } other)
            return 1;
        var apart = Period.DaysBetween(one, other) / Decay;
        return Math.Exp(-apart * apart / 2);
    }

    private static Dictionary<int, float>[] Cosines(Dictionary<int, float>[] words)
    {
        var holders = new Dictionary<int, List<(int Report, float Weight)>>();
        var cosines = new Dictionary<int, float>[words.Length];
        var sums = new float[words.Length];
        // From the last to the first, so that each meets those with higher numbers.
        for (var i = words.Length - 1; i >= 0; i--)
        {
            foreach (var (word, weight) in words[i])
            {
                if (!holders.TryGetValue(word, out var others))
                    holders.Add(word, others = []);
                foreach (var (report, other) in others)
                    sums[report] += weight * other;
                others.Add((i, weight));
            }
            cosines[i] = [];
            for (var j = i + 1; j < sums.Length; j++)
            {
                if (sums[j] > 0)
                    cosines[i][j] = sums[j];
                sums[j] = 0;
            }
        }
        return cosines;
    }

    private static Dictionary<int, float>[] Vectors(IReadOnlyList<Chronicle> chronicles, Func<Chronicle, IEnumerable<string>> wordsOf)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        var counts = new List<Dictionary<int, int>>();
        var holders = new List<int>();
        foreach (var chronicle in chronicles)
        {
            var count = new Dictionary<int, int>();
            foreach (var word in wordsOf(chronicle))
            {
                if (!numbers.TryGetValue(word, out var number))
                {
                    numbers.Add(word, number = numbers.Count);
                    holders.Add(0);
                }
                count[number] = count.GetValueOrDefault(number) + 1;
            }
            foreach (var number in count.Keys)
                holders[number]++;
            counts.Add(count);
        }
        var most = chronicles.Count < FewReports ? chronicles.Count : CommonShare * chronicles.Count;
        return [.. counts.Select(count => Weighted(count, holders, most, chronicles.Count))];
    }

    private static Dictionary<int, float> Weighted(Dictionary<int, int> count, List<int> holders, double most, int reports)
    {
        var weights = new Dictionary<int, float>();
        var square = 0.0;
        foreach (var (word, times) in count)
        {
            var weight = (1 + Math.Log(times)) * Math.Log(1 + (double)reports / holders[word]);
            square += weight * weight;
            if (holders[word] <= most)
                weights.Add(word, (float)weight);
        }
        var length = (float)Math.Sqrt(square);
        foreach (var word in weights.Keys)
            weights[word] /= length;
        return weights;
    }

    private static IEnumerable<string> ContentWords(Chronicle chronicle) => Words(chronicle).Where(w => !FunctionWords.Contains(w)).Select(Stem).Where(w => w.Length >= ShortestWord);

    private static IEnumerable<string> NameWords(Chronicle chronicle) =>
        Pieces(chronicle).Where(w => char.IsUpper(w[0]) && w.Length >= ShortestWord).Select(w => w.ToLowerInvariant()).Where(w => !FunctionWords.Contains(w));

    private static IEnumerable<string> Words(Chronicle chronicle) => Pieces(chronicle).Select(w => w.ToLowerInvariant());

    private static IEnumerable<string> Pieces(Chronicle chronicle)
    {
        foreach (var text in (string?[])[chronicle.Report.Title, chronicle.Report.Text])
        {
            for (var at = 0; at < text?.Length;)
            {
                var from = at;
                while (at < text.Length && char.IsLetterOrDigit(text[at]))
                    at++;
                if (at > from)
                    yield return text[from..at];
                else
                    at++;
            }
        }
    }

    /// <summary>Cuts the commonest endings of English: enough that "quake" and "quakes", "arrest" and "arrested" meet.</summary>
    private static string Stem(string word)
    {
        foreach (var ending in Endings)
        {
            if (word.Length - ending.Length >= 4 && word.EndsWith(ending, StringComparison.Ordinal))
                return word[..^ending.Length];
        }
        return word;
    }

    private static readonly string[] Endings = ["ing", "edly", "ed", "ies", "es", "s", "ly"];

    private static readonly FrozenSet<string> FunctionWords = Lexica.LexiconText.Lines("language/function-words.txt").SelectMany(l => l.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToFrozenSet(StringComparer.Ordinal);
}
