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
            var open = -1;
            var opener = "";
            var first = true;
            var continues = false;
            for (; word < words.Count && words[word].Start < paragraph.End; word++)
            {
                var mark = words[word].Lower;
                if (open < 0 && Opens(words, word, mark))
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

    private static bool Opens(TextWords words, int at, string mark) => mark switch
    {
        "“" or "«" or "„" => true,
        "\"" => true,
        // A single mark opens only before a word and behind a blank.
        "‘" => !words.Touches(at) && words.Touches(at + 1),
        "`" => words.Lower(at + 1) == "`",
        _ => false,
    };

    private static bool Closes(TextWords words, int at, string mark, string opener) => opener switch
    {
        "“" or "„" => mark is "”" or "\"" or "“",
        "«" => mark is "»",
        "\"" => mark is "\"" or "”",
        "‘" => mark is "’" or "'" && words.Touches(at) && !words.Touches(at + 1),
        _ => mark is "'" or "”" or "\"" && words.Touches(at),
    };
}
