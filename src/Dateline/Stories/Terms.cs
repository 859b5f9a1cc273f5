namespace Dateline.Stories;

/// <summary>What a report is about: its words, and apart from them its names, each by its weight. Vectors of length 1.</summary>
/// <remarks>Sparse vectors of several kinds are what story clustering does best with (Miranda et al. 2018; dense ones lost twenty points there). A weight is the logarithm of the count times the rarity of the word,
/// half as much again where it stands at the head of the report, which tells what is new in it.</remarks>
internal sealed class Terms
{
    /// <summary>Code units of text that are the head of a report, with its title.</summary>
    private const int Head = 400;

    private const float HeadWeight = 1.5f;

    /// <summary>Terms of the greatest weight by which like reports are found.</summary>
    private const int Marks = 24;

    private readonly (ulong[] Keys, float[] Weights) _words;
    private readonly (ulong[] Keys, float[] Weights) _names;

    private Terms((ulong[] Keys, float[] Weights) words, (ulong[] Keys, float[] Weights) names)
    {
        (_words, _names) = (words, names);
        Leading = [.. Heaviest(words).Union(Heaviest(names))];
    }

    /// <summary>The terms that say most; reports that share none of them are of different stories.</summary>
    public ulong[] Leading { get; }

    public static Terms Of(Report report)
    {
        var (words, names) = (new Dictionary<string, (int Times, bool IsHead)>(StringComparer.Ordinal), new Dictionary<string, (int Times, bool IsHead)>(StringComparer.Ordinal));
        foreach (var (text, head) in ((string? Text, int Head)[])[(report.Title, int.MaxValue), (report.Text, Head)])
        {
            foreach (var range in text is null ? [] : Rarity.Words(text))
            {
                var word = text![range].ToLowerInvariant();
                if (word.Length < 2 || FunctionWords.Contains(word))
                    continue;
                var isHead = range.Start.Value < head;
                Count(words, Rarity.Stem(word), isHead);
                if (char.IsUpper(text[range.Start]))
                    Count(names, word, isHead);
            }
        }
        return new(Weighted(words, w => w), Weighted(names, Rarity.Stem));
    }

    /// <summary>Half the cosine of the words and half that of the names, from 0 to 1.</summary>
    public static float Likeness(Terms a, Terms b) => (Product(a._words, b._words) + Product(a._names, b._names)) / 2;

    private static void Count(Dictionary<string, (int Times, bool IsHead)> terms, string term, bool isHead)
    {
        var (times, wasHead) = terms.GetValueOrDefault(term);
        terms[term] = (times + 1, wasHead || isHead);
    }

    private static (ulong[] Keys, float[] Weights) Weighted(Dictionary<string, (int Times, bool IsHead)> terms, Func<string, string> stemOf)
    {
        var weights = new SortedList<ulong, float>(terms.Count);
        foreach (var (term, (times, isHead)) in terms)
        {
            var weight = (1 + MathF.Log(times)) * Rarity.Of(stemOf(term)) * (isHead ? HeadWeight : 1);
            if (weight > 0)
                weights[ReportWords.HashOf(term)] = weight;
        }
        var length = MathF.Sqrt(weights.Values.Sum(w => w * w));
        return ([.. weights.Keys], [.. weights.Values.Select(w => w / length)]);
    }

    private static IEnumerable<ulong> Heaviest((ulong[] Keys, float[] Weights) terms) =>
        Enumerable.Range(0, terms.Keys.Length).OrderByDescending(i => terms.Weights[i]).ThenBy(i => terms.Keys[i]).Take(Marks).Select(i => terms.Keys[i]);

    private static float Product((ulong[] Keys, float[] Weights) a, (ulong[] Keys, float[] Weights) b)
    {
        var sum = 0f;
        for (int i = 0, j = 0; i < a.Keys.Length && j < b.Keys.Length;)
        {
            if (a.Keys[i] == b.Keys[j])
                sum += a.Weights[i++] * b.Weights[j++];
            else if (a.Keys[i] < b.Keys[j])
                i++;
            else
                j++;
        }
        return sum;
    }
}
