using System.Buffers;
using System.Collections.Frozen;
using Dateline.Lexica;

namespace Dateline.Reading.Page;

/// <summary>Knows a page that stands in for the one that was asked for, "404 Not Found" or "Just a moment...", by its title: <c>lexicon/reading/error-titles.txt</c>.</summary>
internal sealed class ErrorTitles
{
    private static readonly SearchValues<char> Marks = SearchValues.Create("-|–—:•·");

    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> _titles;

    private ErrorTitles(FrozenSet<string> titles) => _titles = titles.GetAlternateLookup<ReadOnlySpan<char>>();

    public static ErrorTitles Load() => new(LexiconText.Lines("reading/error-titles.txt").Select(l => l.Text).ToFrozenSet(StringComparer.OrdinalIgnoreCase));

    /// <summary>Whether the title is one of them, alone or before or behind the name of a site.</summary>
    public bool Has(string? title)
    {
        if (title is null)
            return false;
        var whole = title.AsSpan().Trim();
        if (_titles.Contains(whole))
            return true;
        var first = whole.IndexOfAny(Marks);
        var last = whole.LastIndexOfAny(Marks);
        return first > 0 && (_titles.Contains(whole[..first].Trim()) || _titles.Contains(whole[(last + 1)..].Trim()) || _titles.Contains(whole[..last].Trim()));
    }
}
