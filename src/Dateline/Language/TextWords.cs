using System.Globalization;

namespace Dateline.Language;

/// <summary>What a word is made of.</summary>
internal enum WordKind : byte
{
    /// <summary>Letters.</summary>
    Letters,

    /// <summary>Digits, perhaps with points or commas between them.</summary>
    Digits,

    /// <summary>Digits with letters behind them: <c>29th</c>, <c>1990s</c>.</summary>
    Mixed,

    /// <summary>One mark of punctuation, or a symbol.</summary>
    Mark,
}

/// <summary>A word or mark of a text.</summary>
/// <param name="Start">Offset of its first code unit.</param>
/// <param name="End">Offset behind its last code unit.</param>
/// <param name="Kind">What it is made of.</param>
/// <param name="Lower">In lower case, with straight apostrophes.</param>
/// <param name="Sentence">Index of its sentence.</param>
/// <param name="Case">How it is capitalised.</param>
internal readonly record struct Word(int Start, int End, WordKind Kind, string Lower, int Sentence, LetterCase Case)
{
    public TextSpan Span => new(Start, End);

    public bool IsCapitalised => Case != LetterCase.Lower;
}

/// <summary>How a word is capitalised.</summary>
internal enum LetterCase : byte
{
    /// <summary>It begins small, or has no letters.</summary>
    Lower,

    /// <summary>It begins with a capital.</summary>
    Initial,

    /// <summary>All its letters are capitals, and it has more than one.</summary>
    Upper,
}

/// <summary>A text cut into words as the surface grammars of time, names and cues need them: finer than tokens, so that
/// <c>three-day</c>, <c>mid-October</c> and <c>1992-1995</c> come apart.</summary>
/// <remarks>One pass over the text; words are kept in one array, their lower-case forms in one pool.</remarks>
internal sealed class TextWords
{
    private readonly Word[] _words;

    private TextWords(string text, Word[] words, int count, IReadOnlyList<TextSpan> sentences)
    {
        Text = text;
        _words = words;
        Count = count;
        Sentences = sentences;
        SentenceStarts = Starts(words, count, sentences.Count);
    }

    public string Text { get; }

    public int Count { get; }

    public IReadOnlyList<TextSpan> Sentences { get; }

    /// <summary>For each sentence the index of its first word, and one entry more: the number of words.</summary>
    public int[] SentenceStarts { get; }

    public ref readonly Word this[int index] => ref _words[index];

    /// <summary>The lower-case form, or the empty string outside the text.</summary>
    public string Lower(int index) => (uint)index < (uint)Count ? _words[index].Lower : "";

    /// <summary>Whether two neighbouring words stand close, without a blank between them.</summary>
    public bool Touches(int index) => index > 0 && index < Count && _words[index - 1].End == _words[index].Start;

    /// <summary>Whether a word is the country of a currency and not the country: "US$40", "US $40".</summary>
    public bool IsCurrency(int index) => Lower(index + 1) == "$";

    public TextSpan SpanOf(int from, int to) => new(_words[from].Start, _words[to - 1].End);

    /// <summary>The words as printed.</summary>
    public ReadOnlySpan<char> Printed(int from, int to) => SpanOf(from, to).In(Text.AsSpan());

    /// <summary>Index of the first word that ends behind <paramref name="offset"/>; <see cref="Count"/> where there is none.</summary>
    public int At(int offset)
    {
        int low = 0, high = Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_words[middle].End > offset)
                high = middle;
            else
                low = middle + 1;
        }
        return low;
    }

    public static TextWords Scan(string text, IReadOnlyList<TextSpan> sentences)
    {
        var words = new Word[(text.Length / 4) + 8];
        var count = 0;
        var pool = new HashSet<string>(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        Span<char> buffer = stackalloc char[64];
        var sentence = 0;
        for (var at = 0; at < text.Length;)
        {
            if (char.IsWhiteSpace(text[at]) || char.IsControl(text[at]))
            {
                at++;
                continue;
            }
            while (sentence + 1 < sentences.Count && sentences[sentence].End <= at)
                sentence++;
            // What lies in no sentence (a mark without width between two) is no word.
            if (sentences.Count > 0 && !sentences[sentence].Contains(at))
            {
                at++;
                continue;
            }
            var (end, kind) = Next(text, at);
            if (count == words.Length)
                Array.Resize(ref words, count * 2);
            words[count++] = new Word(at, end, kind, Pooled(text.AsSpan(at, end - at), pool, buffer), sentence, CaseOf(text.AsSpan(at, end - at), kind));
            at = end;
        }
        return new TextWords(text, words, count, sentences);
    }

    private static (int End, WordKind Kind) Next(string text, int at)
    {
        var c = text[at];
        if (char.IsAsciiDigit(c))
        {
            var end = Number(text, at);
            var letters = end;
            while (letters < text.Length && char.IsLetter(text[letters]))
                letters++;
            return letters > end ? (letters, WordKind.Mixed) : (end, WordKind.Digits);
        }
        if (char.IsLetter(c))
            return (Letters(text, at), WordKind.Letters);
        if (IsApostrophe(c) && Clitic(text, at) is > 0 and var length)
            return (at + length, WordKind.Letters);
        return (at + (char.IsHighSurrogate(c) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]) ? 2 : 1), WordKind.Mark);
    }

    private static int Number(string text, int at)
    {
        var end = at;
        while (true)
        {
            while (end < text.Length && char.IsAsciiDigit(text[end]))
                end++;
            if (end + 1 >= text.Length || !char.IsAsciiDigit(text[end + 1]))
                return end;
            var thousands = text[end] == ',' && end + 3 < text.Length && char.IsAsciiDigit(text[end + 2]) && char.IsAsciiDigit(text[end + 3])
                && !(end + 4 < text.Length && char.IsAsciiDigit(text[end + 4])) && end - at <= 3 + (text.AsSpan(at, end - at).Contains(',') ? 12 : 0);
            if (!thousands && text[end] != '.')
                return end;
            end++;
        }
    }

    private static int Letters(string text, int at)
    {
        // Abbreviations of single letters keep their points: U.S., a.m.
        var abbreviation = at;
        while (abbreviation + 1 < text.Length && char.IsLetter(text[abbreviation]) && text[abbreviation + 1] == '.')
            abbreviation += 2;
        if (abbreviation >= at + 4)
            return abbreviation;
        if (text[at] is 'n' or 'N' && at + 2 < text.Length && IsApostrophe(text[at + 1]) && Clitic(text, at + 1) == 2 && text[at + 2] is 't' or 'T')
            return at + 3;
        var end = at;
        while (end < text.Length)
        {
            if (char.IsLetterOrDigit(text[end]) || IsMark(text[end]))
            {
                end++;
            }
            else if (IsApostrophe(text[end]) && end + 1 < text.Length && char.IsLetter(text[end + 1]))
            {
                // n't begins before its apostrophe.
                if (Clitic(text, end) > 0)
                    return text[end - 1] is 'n' or 'N' && text[end + 1] is 't' or 'T' && end - 1 > at ? end - 1 : end;
                end++;
            }
            else
            {
                break;
            }
        }
        return end;
    }

    /// <summary>Length of a clitic that begins at an apostrophe: 's, 're, 've, 'll, 'd, 'm — and of 't, whose n was cut before.</summary>
    private static int Clitic(string text, int at)
    {
        var end = at + 1;
        while (end < text.Length && char.IsLetter(text[end]))
            end++;
        var letters = text.AsSpan(at + 1, end - at - 1);
        return letters.Length is 1 or 2 && (letters is ['s' or 'S' or 'd' or 'm' or 't' or 'T'] || letters is "re" or "ve" or "ll") ? end - at : 0;
    }

    private static bool IsApostrophe(char c) => c is '\'' or '’';

    private static bool IsMark(char c) => char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private static string Pooled(ReadOnlySpan<char> word, HashSet<string>.AlternateLookup<ReadOnlySpan<char>> pool, Span<char> buffer)
    {
        var lower = word.Length <= buffer.Length ? buffer[..word.Length] : new char[word.Length];
        word.ToLowerInvariant(lower);
        lower.Replace('’', '\'');
        if (pool.TryGetValue(lower, out var known))
            return known;
        var added = new string(lower);
        pool.Add(added);
        return added;
    }

    private static LetterCase CaseOf(ReadOnlySpan<char> word, WordKind kind)
    {
        if (kind != WordKind.Letters || !char.IsUpper(word[0]))
            return LetterCase.Lower;
        var letters = 0;
        foreach (var c in word)
        {
            if (char.IsLower(c))
                return LetterCase.Initial;
            letters += char.IsLetter(c) ? 1 : 0;
        }
        return letters > 1 ? LetterCase.Upper : LetterCase.Initial;
    }

    private static int[] Starts(Word[] words, int count, int sentences)
    {
        var starts = new int[sentences + 1];
        var next = 0;
        for (var sentence = 0; sentence < sentences; sentence++)
        {
            while (next < count && words[next].Sentence < sentence)
                next++;
            starts[sentence] = next;
        }
        starts[sentences] = count;
        return starts;
    }
}
