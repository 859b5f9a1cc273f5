using System.Globalization;

namespace Dateline.Stories;

/// <summary>How rare the stem of a word is in English texts of all kinds (inverse document frequency), from <c>lexicon/language/rarity.txt</c>.</summary>
/// <remarks>A fixed measure: how alike two reports are does not hang on what other reports are at hand, so that stories can grow report by report and come out the same in any order. Counted among the reports
/// at hand instead, it told 66 hand-made stories apart less well.</remarks>
internal static class Rarity
{
    private const int ShortestWord = 2;

    /// <summary>A word that stands in so large a share of all texts tells none from another.</summary>
    private const double CommonShare = 0.25;

    // Lazy, because the program that writes the table asks for stems before there is one.
    private static readonly Lazy<(Dictionary<string, int> Documents, int All)> Table = new(Load);

    /// <summary>Rarity of a stem; 0 for what is too common to tell.</summary>
    public static float Of(string stem)
    {
        var (documents, all) = Table.Value;
        var count = documents.GetValueOrDefault(stem);
        return count > CommonShare * all ? 0 : (float)Math.Log(1 + (all + 1.0) / (count + 1));
    }

    /// <summary>The stems of the words of a text that are no function words, in order.</summary>
    public static IEnumerable<string> Stems(string text) => Words(text).Select(w => text[w].ToLowerInvariant()).Where(w => !FunctionWords.Contains(w)).Select(Stem).Where(s => s.Length >= ShortestWord);

    /// <summary>Where the words of a text stand: runs of letters and digits.</summary>
    public static IEnumerable<Range> Words(string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            var from = at;
            while (at < text.Length && char.IsLetterOrDigit(text[at]))
                at++;
            if (at > from)
                yield return from..at;
        }
    }

    /// <summary>Cuts the commonest endings of English: enough that "quake" and "quakes", "arrest" and "arrested" meet.</summary>
    public static string Stem(string word)
    {
        foreach (var ending in Endings)
        {
            if (word.Length - ending.Length >= 4 && word.EndsWith(ending, StringComparison.Ordinal))
                return word[..^ending.Length];
        }
        return word;
    }

    private static readonly string[] Endings = ["ing", "edly", "ed", "ies", "es", "s", "ly"];

    private static (Dictionary<string, int> Documents, int All) Load()
    {
        var (documents, all) = (new Dictionary<string, int>(StringComparer.Ordinal), 0);
        foreach (var line in Lexica.LexiconText.Lines("language/rarity.txt"))
        {
            var (count, words) = line.Cut('|');
            if (count == "all")
            {
                all = int.Parse(words, CultureInfo.InvariantCulture);
                continue;
            }
            foreach (var word in words.Split(' '))
                documents[word] = int.Parse(count, CultureInfo.InvariantCulture);
        }
        return (documents, all);
    }
}
