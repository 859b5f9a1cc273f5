using System.Buffers;
using Dateline.Lexica;

namespace Dateline.Language;

/// <summary>Which written tokens are several words: <c>don't</c>, <c>Asel's</c>, <c>cannot</c>.</summary>
internal sealed class Contractions
{
    private static readonly SearchValues<char> Apostrophes = SearchValues.Create("'’`´ʼ＇");
    private static readonly string[] Endings = ["s", "m", "d", "re", "ve", "ll", "all"];

    private readonly Dictionary<string, int> _cuts = new(StringComparer.OrdinalIgnoreCase);

    public Contractions()
    {
        foreach (var line in LexiconText.Lines("language/contractions.txt"))
        {
            var (head, tail) = line.Cut(' ');
            _cuts[head + tail] = head.Length;
        }
    }

    /// <summary>Where the last word of <paramref name="token"/> begins; 0 where it is one word.</summary>
    public int Cut(ReadOnlySpan<char> token)
    {
        var apostrophe = token.LastIndexOfAny(Apostrophes);
        if (apostrophe < 0)
            return token.Length is >= 2 and <= 8 && _cuts.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(token, out var cut) ? cut : 0;
        if (apostrophe == 0)
            return 0;
        var ending = token[(apostrophe + 1)..];
        if (ending is "t" or "T" && apostrophe > 1 && token[apostrophe - 1] is 'n' or 'N')
            return apostrophe - 1;
        foreach (var known in Endings)
        {
            if (ending.Equals(known, StringComparison.OrdinalIgnoreCase))
                return apostrophe;
        }
        return 0;
    }

    public static bool IsApostrophe(char c) => Apostrophes.Contains(c);

    /// <summary>Whether the apostrophe from <paramref name="start"/> to <paramref name="end"/> is the genitive of the word it follows: <c>the students' march</c>.</summary>
    public static bool IsGenitive(ReadOnlySpan<char> text, int start, int end) =>
        end - start == 1 && start > 0 && IsApostrophe(text[start]) && text[start] != '`' && text[start - 1] is 's' or 'S' or 'z' or 'Z' or 'x' or 'X';
}
