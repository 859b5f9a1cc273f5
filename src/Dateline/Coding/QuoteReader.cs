using Dateline.Language;

namespace Dateline.Coding;

/// <summary>A quotation: the words between its marks.</summary>
/// <param name="First">First word inside.</param>
/// <param name="End">Behind the last word inside.</param>
/// <param name="Continues">Whether it goes on with the quotation before, which was left open at the end of its paragraph.</param>
internal readonly record struct Quote(int First, int End, bool Continues)
{
    public bool Contains(int word) => word >= First && word < End;
}

/// <summary>Pairs quotation marks, paragraph by paragraph: one missing mark spoils one paragraph, never the report.</summary>
/// <remarks>A quotation that runs over paragraphs opens in each and closes only in the last: what is left open at the end of a paragraph is closed
/// there, and goes on where the next paragraph opens one again.</remarks>
internal static class QuoteReader
{
    public static List<Quote> Read(TextWords words, IReadOnlyList<TextSpan> paragraphs)
    {
        var quotes = new List<Quote>();
        var leftOpen = false;
        var word = 0;
        foreach (var paragraph in paragraphs)
        {
            while (word < words.Count && words[word].Start < paragraph.Start)
                word++;
            // A quotation that was left open goes on in a paragraph that has one mark too many.
            var (open, opener) = leftOpen && IsInside(words, word, paragraph.End) ? (word, "\"") : (-1, "");
            var first = true;
            var continues = open >= 0;
            for (; word < words.Count && words[word].Start < paragraph.End; word++)
            {
                var mark = words[word].Lower;
                if (open < 0 && Opens(words, word, mark, paragraph.End))
                {
                    open = word + 1;
                    opener = mark;
                    continues = first && leftOpen;
                }
                else if (open >= 0 && Closes(words, word, mark, opener))
                {
                    if (word > open)
                        quotes.Add(new Quote(open, word, continues));
                    open = -1;
                }
                first = false;
            }
            leftOpen = open >= 0 && word - open >= 6;
            if (leftOpen)
                quotes.Add(new Quote(open, word, continues));
        }
        return quotes;
    }

    /// <summary>Whether the first mark of a paragraph closes a quotation that was opened before: it stands close to the word before it, not to the next.</summary>
    private static bool IsInside(TextWords words, int from, int end)
    {
        for (var at = from; at < words.Count && words[at].Start < end; at++)
        {
            if (words[at].Lower is "“" or "«" or "„")
                return false;
            if (words[at].Lower is "”" or "»")
                return true;
            if (words[at].Lower is "\"")
                return at > from && words.Touches(at) && !words.Touches(at + 1);
        }
        return false;
    }

    private static bool Opens(TextWords words, int at, string mark, int end) => mark switch
    {
        "“" or "«" or "„" => true,
        "\"" => true,
        // A single mark opens only before a word and behind a blank.
        "‘" => !words.Touches(at) && words.Touches(at + 1),
        "`" => words.Lower(at + 1) == "`",
        // Straight marks: two for one double; one alone where it closes again in the paragraph, before a blank or a mark.
        "'" => !words.Touches(at) && words.Touches(at + 1) && (words.Lower(at + 1) == "'" || IsClosedBefore(words, at + 1, end)),
        _ => false,
    };

    private static bool Closes(TextWords words, int at, string mark, string opener) => opener switch
    {
        "“" or "„" => mark is "”" or "\"" or "“",
        "«" => mark is "»",
        "\"" => mark is "\"" or "”",
        "‘" => mark is "’" or "'" && ClosesSingle(words, at),
        "'" => mark is "'" && ClosesSingle(words, at) || mark is "\"" or "”",
        _ => mark is "'" or "”" or "\"" && words.Touches(at),
    };

    /// <summary>A single mark closes behind a word, and before a blank or another mark.</summary>
    private static bool ClosesSingle(TextWords words, int at) => words.Touches(at) && (!words.Touches(at + 1) || words[at + 1].Kind == WordKind.Mark);

    private static bool IsClosedBefore(TextWords words, int from, int end)
    {
        const int longest = 80;
        for (var at = from; at < words.Count && at < from + longest && words[at].Start < end; at++)
        {
            if (words[at].Lower == "'" && ClosesSingle(words, at))
                return at > from + 1;
            if (words[at].Lower is "\"" or "“" or "”")
                return false;
        }
        return false;
    }
}
