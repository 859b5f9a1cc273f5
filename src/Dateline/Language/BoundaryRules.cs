using Dateline.Lexica;

namespace Dateline.Language;

/// <summary>Rules for where words and sentences end.</summary>
internal sealed class BoundaryRules
{
    private readonly HashSet<string> _abbreviations = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _alsoAtEnd = new(StringComparer.OrdinalIgnoreCase);

    public BoundaryRules()
    {
        var into = _abbreviations;
        foreach (var line in LexiconText.Lines("language/abbreviations.txt"))
        {
            if (line.Text == "@end")
                into = _alsoAtEnd;
            else
                into.Add(line.Text);
        }
    }

    /// <summary>Up to which atom an address (of the web, of mail, a file) reaches that begins at <paramref name="first"/>; <paramref name="first"/> itself where none does.</summary>
    public int Unbroken(ReadOnlySpan<char> text, ReadOnlySpan<Atom> atoms, int first)
    {
        if (atoms[first].Kind is not (AtomKind.Letters or AtomKind.Digits) || (first > 0 && atoms[first].Gap == Gap.None && text[atoms[first].Start - 1] is not ('(' or '<' or '[' or '"')))
            return first;
        var end = first + 1;
        var sign = false;
        while (end < atoms.Length && atoms[end].Gap == Gap.None && end - first < 200)
        {
            var mark = text[atoms[end].Start];
            if (mark is '<' or '>' or '"' or '“' or '”' or '(' or ')' or ',' or ';' or '[' or ']')
                break;
            sign |= mark == '@' && end > first && end + 1 < atoms.Length && atoms[end + 1].Gap == Gap.None;
            sign |= mark == ':' && end + 1 < atoms.Length && atoms[end + 1].Gap == Gap.None && text[atoms[end + 1].Start] == '/' && atoms[end + 1].Length == 2;
            end++;
        }
        var word = text[atoms[first].Start..atoms[first].End];
        sign |= word.Equals("www", StringComparison.OrdinalIgnoreCase) && end > first + 2;
        while (end > first + 1 && text[atoms[end - 1].Start] is '.' or ':' or '!' or '?' or '\'')
            end--;
        return sign ? end : first;
    }

    /// <summary>Whether no word ends before the atom at <paramref name="next"/>, which follows without a space.</summary>
    public bool Joins(ReadOnlySpan<char> text, ReadOnlySpan<Atom> atoms, int next)
    {
        var left = atoms[next - 1];
        var right = atoms[next];
        var a = text[left.Start];
        var b = text[right.Start];
        var leftWord = left.Kind is AtomKind.Letters or AtomKind.Digits;
        var rightWord = right.Kind is AtomKind.Letters or AtomKind.Digits;
        if (leftWord && rightWord)
            return true;
        var behind = next + 1 < atoms.Length && atoms[next + 1].Gap == Gap.None ? atoms[next + 1] : default;
        if (leftWord && right.Length == 1)
            return JoinsMark(text, atoms, next, left, b, behind);
        if (left.Length == 1 && rightWord && next >= 2 && atoms[next - 1].Gap == Gap.None)
            return JoinsAfterMark(text, left, right, a, atoms[next - 2]);
        return false;
    }

    private bool JoinsMark(ReadOnlySpan<char> text, ReadOnlySpan<Atom> atoms, int next, Atom left, char mark, Atom behind)
    {
        if (Contractions.IsApostrophe(mark) && behind.Kind == AtomKind.Letters && behind.Length > 0)
            return true;
        if (left.Kind == AtomKind.Digits && behind.Kind == AtomKind.Digits && behind.Length > 0 && mark is '.' or ',' or ':' or '/')
            return true;
        if (mark == '.' && left.Kind == AtomKind.Letters)
        {
            var word = text[left.Start..left.End];
            return (left.Length == 1 && (left.Gap != Gap.None || text[left.Start - 1] == '.')) || (behind.Length > 0 && behind.Kind == AtomKind.Letters) || IsListed(_abbreviations, word) || (IsListed(_alsoAtEnd, word) && next + 1 < atoms.Length);
        }
        return false;
    }

    private static bool JoinsAfterMark(ReadOnlySpan<char> text, Atom mark, Atom right, char a, Atom before)
    {
        if (mark.Gap != Gap.None)
            return false;
        if (before.Kind == AtomKind.Digits && right.Kind == AtomKind.Digits && a is '.' or ',' or ':' or '/')
            return true;
        if (a == '.' && before.Kind == AtomKind.Letters && right.Kind == AtomKind.Letters)
            return true;
        return Contractions.IsApostrophe(a);
    }

    /// <summary>Whether a sentence ends before the atom at <paramref name="next"/>, where a word ends.</summary>
    public bool EndsSentence(ReadOnlySpan<char> text, ReadOnlySpan<Atom> atoms, int next)
    {
        var gap = atoms[next].Gap;
        if (gap == Gap.Paragraph)
            return true;
        if (gap == Gap.None)
            return false;
        var last = next - 1;
        while (last > 0 && text[atoms[last].Start] is '"' or '”' or '’' or '\'' or ')' or ']' && atoms[last].Gap == Gap.None)
            last--;
        var mark = text[atoms[last].Start];
        var ends = mark is '.' or '!' or '?' or '…' && (mark != '.' || !IsAbbreviation(text, atoms, last));
        if (gap == Gap.Line)
            return ends || !char.IsLower(text[atoms[next].Start]);
        return ends && !char.IsLower(text[atoms[next].Start]) && text[atoms[next].Start] is not (')' or ',' or ';' or ':' or '-' or '–' or '—');
    }

    private bool IsAbbreviation(ReadOnlySpan<char> text, ReadOnlySpan<Atom> atoms, int stop)
    {
        if (stop == 0 || atoms[stop].Gap != Gap.None || atoms[stop].Length > 1 || atoms[stop - 1].Kind != AtomKind.Letters)
            return false;
        var word = text[atoms[stop - 1].Start..atoms[stop - 1].End];
        return (word.Length == 1 && char.IsUpper(word[0]) && word[0] != 'I') || IsListed(_abbreviations, word);
    }

    private static bool IsListed(HashSet<string> words, ReadOnlySpan<char> word) =>
        word.Length <= 8 && words.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);
}
