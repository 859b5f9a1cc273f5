using System.Globalization;
using System.Text;
using Dateline.Language;

namespace Dateline.Train.Tokens;

/// <summary>A running text of whose characters we know where words and sentences begin.</summary>
internal sealed record TokenText(string Text, HashSet<int> WordStarts, HashSet<int> SentenceStarts);

/// <summary>A treebank as running texts, each written in one of the ways in which reports are typed.</summary>
/// <remarks>
/// Treebanks have straight quotes, blank lines between paragraphs, no datelines. Reports have all kinds. So each document is given a way of typing
/// by chance (of a fixed seed): curly quotes and real dashes, single line breaks, wrapped lines, capitals, an invented dateline before the first sentence.
/// </remarks>
internal sealed class TokenCorpus(IReadOnlyList<ConlluSentence> sentences)
{
    public IEnumerable<TokenText> AsPrinted() => Documents().Select(d => Compose(d, new Typing(), new Random(0)));

    public IEnumerable<TokenText> Varied(int seed)
    {
        var random = new Random(seed);
        foreach (var document in Documents())
            yield return Compose(document, Typing.ByChance(random), random);
    }

    private IEnumerable<List<ConlluSentence>> Documents()
    {
        var document = new List<ConlluSentence>();
        foreach (var sentence in sentences)
        {
            if (document.Count > 0 && sentence.Comments.Any(c => c.StartsWith("newdoc", StringComparison.Ordinal)))
            {
                yield return document;
                document = [];
            }
            document.Add(sentence);
        }
        yield return document;
    }

    private static TokenText Compose(List<ConlluSentence> document, Typing typing, Random random)
    {
        var text = new StringBuilder();
        var (words, starts) = (new HashSet<int>(), new HashSet<int>());
        var line = 0;
        foreach (var sentence in document)
        {
            if (text.Length > 0)
            {
                text.Append(sentence.StartsParagraph ? typing.ParagraphBreak : typing.Wraps && text.Length - line > 60 ? "\n" : " ");
                if (text[^1] == '\n')
                    line = text.Length;
            }
            starts.Add(text.Length);
            if (typing.Datelines && sentence.StartsParagraph && sentence.Words.Count > 6 && random.Next(3) == 0)
                AppendDateline(text, words, random);
            AppendWords(text, sentence, typing, random, words, ref line);
        }
        return new TokenText(text.ToString(), words, starts);
    }

    private static void AppendWords(StringBuilder text, ConlluSentence sentence, Typing typing, Random random, HashSet<int> words, ref int line)
    {
        var range = 0;
        for (var i = 0; i < sentence.Words.Count; i++)
        {
            while (range < sentence.Ranges.Count && sentence.Ranges[range].End <= i)
                range++;
            var inside = range < sentence.Ranges.Count && sentence.Ranges[range].First <= i ? sentence.Ranges[range] : null;
            if (inside is null || inside.First == i)
                words.Add(text.Length);
            var opens = text.Length == 0 || char.IsWhiteSpace(text[^1]) || text[^1] is '(' or '[';
            var form = typing.Write(sentence.Words[i].Form, opens);
            if (typing.Renames && Renamed(sentence, i, random) is { } other)
                AppendSpaced(text, words, other);
            else
                text.Append(form);
            var glued = inside is null ? sentence.Words[i].GluedToNext : i + 1 < inside.End || inside.GluedToNext;
            if (glued || i + 1 == sentence.Words.Count)
                continue;
            text.Append(typing.Wraps && text.Length - line > 66 ? '\n' : ' ');
            if (text[^1] == '\n')
                line = text.Length;
        }
    }

    private static readonly string[] Titles =
    [
        "Gen.", "Col.", "Lt.", "Lt. Col.", "Maj.", "Maj. Gen.", "Capt.", "Sgt.", "Adm.", "Cmdr.", "Brig. Gen.", "Lt. Gen.", "Sen.", "Rep.", "Gov.", "Prof.", "Rev.", "Hon.", "Msgr.", "St.",
    ];

    /// <summary>Treebanks know Mr. and Dr.; reports know ranks, offices and initials as well. Null where the word stays as it is.</summary>
    private static string? Renamed(ConlluSentence sentence, int at, Random random)
    {
        var word = sentence.Words[at];
        if (word.Form is "Mr." or "Mrs." or "Ms." or "Dr.")
            return random.Next(2) == 0 ? Titles[random.Next(Titles.Length)] : null;
        var firstOfName = word.Upos == Upos.Propn && char.IsUpper(word.Form[0]) && at + 1 < sentence.Words.Count && sentence.Words[at + 1].Relation == Relation.Flat
            && !word.GluedToNext && !sentence.Ranges.Any(r => r.First <= at && at < r.End);
        if (!firstOfName)
            return null;
        var initial = (char)('A' + random.Next(26));
        return random.Next(12) switch
        {
            0 => $"{initial}.",
            1 => $"{initial}. {(char)('A' + random.Next(26))}.",
            2 => $"{Titles[random.Next(Titles.Length)]} {word.Form}",
            3 => $"{Titles[random.Next(Titles.Length)]} {initial}.",
            _ => null,
        };
    }

    private static void AppendSpaced(StringBuilder text, HashSet<int> words, string piece)
    {
        for (var i = 0; i < piece.Length; i++)
        {
            if (piece[i] != ' ' && (i == 0 || piece[i - 1] == ' '))
                words.Add(text.Length);
            text.Append(piece[i]);
        }
    }

    private static readonly string[] Places = ["ORAVA", "PORT SELAN", "Vardo", "TELEM, Norland", "San Irido", "KOST", "NEW ARDEN", "Lower Brin, Vesk.", "ST. ORME"];
    private static readonly string[] Days = ["January 5", "Aug. 14", "3 March", "Sept 30", "Dec. 1, 2021", "November 22", "24 June 2022", "Feb 7"];
    private static readonly string[] Agencies = ["Norpress", "NPA", "Vesk News Agency", "AIP", "The Kost Herald", "SNA/Norpress"];
    private static readonly string[] Dashes = [" — ", " - ", " – ", " -- ", ". ", ": "];

    /// <summary>An invented dateline, which belongs to the sentence that it opens: <c>ORAVA, January 5 (Norpress) — </c></summary>
    private static void AppendDateline(StringBuilder text, HashSet<int> words, Random random)
    {
        var (withDay, withAgency) = (random.Next(2) == 0, random.Next(3) > 0);
        AppendSimple(text, words, Places[random.Next(Places.Length)]);
        if (withDay)
            AppendSimple(text, words, ", " + Days[random.Next(Days.Length)]);
        if (withAgency)
            AppendSimple(text, words, " (" + Agencies[random.Next(Agencies.Length)] + ")");
        AppendSimple(text, words, Dashes[random.Next(4)]);
    }

    /// <summary>Words parted by spaces; commas and brackets stand alone, stops of abbreviations do not.</summary>
    private static void AppendSimple(StringBuilder text, HashSet<int> words, string piece)
    {
        for (var i = 0; i < piece.Length; i++)
        {
            var mark = piece[i] is ',' or '(' or ')' or '/';
            if (piece[i] != ' ' && (mark || i == 0 || piece[i - 1] is ' ' or ',' or '(' or ')' or '/'))
                words.Add(text.Length);
            text.Append(piece[i]);
        }
    }

    /// <summary>A way of typing.</summary>
    private sealed record Typing
    {
        public string ParagraphBreak { get; init; } = "\n\n";

        public bool Wraps { get; init; }

        public bool Datelines { get; init; }

        public bool Renames { get; init; }

        private bool Curly { get; init; }

        private bool Upper { get; init; }

        private bool Lower { get; init; }

        public static Typing ByChance(Random random) => new()
        {
            ParagraphBreak = random.Next(4) == 0 ? "\n" : "\n\n",
            Wraps = random.Next(10) == 0,
            Datelines = random.Next(5) == 0,
            Renames = random.Next(2) == 0,
            Curly = random.Next(4) == 0,
            Upper = random.Next(40) == 0,
            Lower = random.Next(40) == 0,
        };

        public string Write(string form, bool opens)
        {
            if (Upper)
                form = form.ToUpper(CultureInfo.InvariantCulture);
            if (Lower)
                form = form.ToLower(CultureInfo.InvariantCulture);
            if (!Curly)
                return form;
            return form switch
            {
                "\"" => opens ? "“" : "”",
                "'" => opens ? "‘" : "’",
                "''" => "”",
                "``" => "“",
                "--" or "-" when opens => "—",
                "..." => "…",
                _ => form.Replace('\'', '’'),
            };
        }
    }
}
