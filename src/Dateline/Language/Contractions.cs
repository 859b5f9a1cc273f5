using System.Buffers;
using Dateline.Lexica;

namespace Dateline.Language;

/// <summary>Which written tokens are several words: <c>don't</c>, <c>Asel's</c>, <c>cannot</c>.</summary>
internal sealed class Contractions
{
    private static readonly SearchValues<char> Apostrophes = SearchValues.Create("'’`´ʼ＇");
    private static readonly string[] Endings = ["s", "m", "d", "re", "ve", "ll", "all"];

    private readonly Dictionary<string, Entry> _entries = new(StringComparer.OrdinalIgnoreCase);

    public Contractions()
    {
        foreach (var line in LexiconText.Lines("language/contractions.txt"))
        {
            var fields = line.Fields();
            var parts = fields[0].Split(' ');
            if (parts.Length != 2 || fields.Length > 2)
                throw line.Wrong("is not two parts, with or without the words before which they are two");
            _entries[parts[0] + parts[1]] = new Entry(parts[0].Length, fields.Length == 2 ? fields[1].Split(' ', StringSplitOptions.RemoveEmptyEntries) : null);
        }
    }

    /// <summary>Where the last word of <paramref name="token"/> begins, which stands before <paramref name="following"/>; 0 where it is one word.</summary>
    public int Cut(ReadOnlySpan<char> token, ReadOnlySpan<char> following)
    {
        var apostrophe = token.LastIndexOfAny(Apostrophes);
        if (apostrophe < 0)
            return token.Length is >= 2 and <= 8 ? CutListed(token, following) : 0;
        if (apostrophe == 0)
            return 0;
        var ending = token[(apostrophe + 1)..];
        if (ending.IsEmpty)
            return token.Length > 2 && token[apostrophe - 1] is 's' or 'S' or 'z' or 'Z' or 'x' or 'X' ? apostrophe : 0;
        if (ending is "t" or "T" && apostrophe > 1 && token[apostrophe - 1] is 'n' or 'N')
            return apostrophe - 1;
        foreach (var known in Endings)
        {
            if (ending.Equals(known, StringComparison.OrdinalIgnoreCase))
                return apostrophe;
        }
        return 0;
    }

    private int CutListed(ReadOnlySpan<char> token, ReadOnlySpan<char> following)
    {
        if (!_entries.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(token, out var entry))
            return 0;
        if (entry.Before is null)
            return entry.Cut;
        foreach (var word in entry.Before)
        {
            if (following.Equals(word, StringComparison.OrdinalIgnoreCase))
                return entry.Cut;
        }
        return 0;
    }

    /// <summary>Length of the first word, and the words before which alone the token is two; null where it always is.</summary>
    private readonly record struct Entry(int Cut, string[]? Before);

}
