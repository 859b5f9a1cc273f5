using System.Globalization;

namespace Dateline.Stories;

/// <summary>The words of a report as copies are looked for in them: folded, with their places, and whether they stand in a quotation.</summary>
internal sealed class ReportWords
{
    /// <summary>A quotation of fewer words is a term in quotation marks.</summary>
    private const int ShortestQuotation = 4;

    private int? _own;

    private ReportWords(ulong[] hashes, TextSpan[] spans, bool[] quoted) => (Hashes, Spans, IsQuoted, IsFurniture) = (hashes, spans, quoted, new bool[hashes.Length]);

    /// <summary>Hash of each word, without regard to case and marks.</summary>
    public ulong[] Hashes { get; }

    /// <summary>Where it stands.</summary>
    public TextSpan[] Spans { get; }

    /// <summary>Whether somebody else's words are quoted there.</summary>
    public bool[] IsQuoted { get; }

    /// <summary>Whether it belongs to the page and not to the report; see <see cref="Furniture"/>.</summary>
    public bool[] IsFurniture { get; }

    public int Count => Hashes.Length;

    /// <summary>Words in the reporter's own voice. Asked for when the furniture is marked.</summary>
    public int Own => _own ??= Enumerable.Range(0, Count).Count(i => !IsQuoted[i] && !IsFurniture[i]);

    public static ReportWords Of(string text)
    {
        var hashes = new List<ulong>(text.Length / 6);
        var spans = new List<TextSpan>(text.Length / 6);
        var quotations = new List<(int From, int To)>();
        var opened = -1;
        for (var at = 0; at < text.Length;)
        {
            if (IsPart(text[at]))
            {
                var start = at;
                var hash = 14695981039346656037UL;
                for (; at < text.Length && IsPart(text[at]); at++)
                    hash = (hash ^ Folded(text[at])) * 1099511628211UL;
                hashes.Add(hash);
                spans.Add(new(start, at));
                continue;
            }
            opened = Mark(text, at, opened, hashes.Count, quotations);
            at++;
        }
        var quoted = new bool[hashes.Count];
        foreach (var (from, to) in quotations.Where(q => q.To - q.From >= ShortestQuotation))
            quoted.AsSpan(from..to).Fill(true);
        return new([.. hashes], [.. spans], quoted);
    }

    /// <summary>Follows quotation marks; returns the word at which the open quotation begins, -1 where none is open.</summary>
    /// <remarks>One that is never closed ends with its paragraph: better a quotation missed than the rest of the report taken for one.</remarks>
    private static int Mark(string text, int at, int opened, int words, List<(int From, int To)> quotations)
    {
        switch (text[at])
        {
            case '“' or '«' or '„':
                return words;
            case '"' when opened < 0:
                return words;
            case '"' or '”' or '»':
                if (opened >= 0)
                    quotations.Add((opened, words));
                return -1;
            case '\'' or '`' when at + 1 < text.Length && text[at + 1] == text[at]:
                if (opened < 0)
                    return words;
                quotations.Add((opened, words));
                return -1;
            case '\n' when at + 1 < text.Length && text[at + 1] == '\n' && opened >= 0:
                quotations.Add((opened, words));
                return -1;
            default:
                return opened;
        }
    }

    private static bool IsPart(char c) => char.IsAscii(c) ? char.IsAsciiLetterOrDigit(c) : char.IsLetterOrDigit(c);

    private static char Folded(char c) => char.ToLower(c, CultureInfo.InvariantCulture);
}
