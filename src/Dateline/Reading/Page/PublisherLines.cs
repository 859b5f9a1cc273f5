using Dateline.Lexica;
using Dateline.Reading.Body;

namespace Dateline.Reading.Page;

/// <summary>Reads in the footer of a page who publishes it: "… is published by Oskar Media", "© 2025 The Courier". Phrases: <c>lexicon/reading/publisher-lines.txt</c>.</summary>
internal sealed class PublisherLines
{
    private const int MostWords = 5, MostNames = 4, LongestLine = 300;

    private readonly string[] _phrases = [.. LexiconText.Lines("reading/publisher-lines.txt").Select(l => l.Text)];

    /// <summary>The houses as printed.</summary>
    public List<string> Names(PageSurvey page)
    {
        var names = new List<string>();
        for (var i = page.Lines.Count - 1; i >= 0 && names.Count < MostNames; i--)
        {
            var line = page.Lines[i];
            if (!line.Is(BlockRole.Footer) && !line.Is(BlockRole.Credit) || line.Text.Length > LongestLine)
                continue;
            foreach (var phrase in _phrases)
            {
                if (line.Text.IndexOf(phrase, StringComparison.OrdinalIgnoreCase) is >= 0 and var at && Name(line.Text.AsSpan(at + phrase.Length)) is { } name && !names.Contains(name, StringComparer.OrdinalIgnoreCase))
                    names.Add(name);
            }
        }
        return names;
    }

    /// <summary>The capitalised words that follow, behind years.</summary>
    private static string? Name(ReadOnlySpan<char> rest)
    {
        rest = rest.TrimStart(" :0123456789-–©,");
        var (end, count, at) = (0, 0, 0);
        foreach (var range in rest.Split(' '))
        {
            var word = rest[range];
            if (word.IsEmpty || ++count > MostWords || !char.IsUpper(word[0]) && word is not ("of" or "and" or "&" or "the"))
                break;
            at = range.End.GetOffset(rest.Length);
            var isLast = word[^1] is '.' or ',' or ';' or '|';
            end = isLast ? at - 1 : at;
            if (isLast)
                break;
        }
        return end >= 3 ? rest[..end].ToString() : null;
    }
}
