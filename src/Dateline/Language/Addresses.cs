using Dateline.Lexica;

namespace Dateline.Language;

/// <summary>Addresses of the web and of mail, and names of files, in a run of characters without white space.</summary>
internal sealed class Addresses
{
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _fileEndings =
        LexiconText.Lines("language/file-endings.txt").Select(l => l.Text).ToHashSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The atoms of the first address between <paramref name="first"/> and <paramref name="end"/>; (0, 0) where there is none.</summary>
    public (int Start, int End) Find(ReadOnlySpan<char> text, ReadOnlySpan<Atom> atoms, int first, int end)
    {
        for (var i = first + 1; i + 1 < end; i++)
        {
            if (atoms[i].Kind != AtomKind.Mark)
                continue;
            var mark = text[atoms[i].Start];
            if (mark == '@' && atoms[i].Length == 1)
                return OfMail(text, atoms, first, i, end);
            if (mark == '.' && IsFileEnding(text, atoms, i, end))
                return OfFile(text, atoms, first, i);
            var scheme = mark == ':' && text[atoms[i + 1].Start] == '/' && atoms[i + 1].Length == 2 && i + 2 < end;
            if (atoms[i - 1].Kind == AtomKind.Letters && (scheme || (mark == '.' && text[atoms[i - 1].Start..atoms[i - 1].End].Equals("www", StringComparison.OrdinalIgnoreCase))))
                return OfWeb(text, atoms, i - 1, end);
        }
        return default;
    }

    // Nothing of a word may follow: `report.pdf`, but not `report.doctors`.
    private bool IsFileEnding(ReadOnlySpan<char> text, ReadOnlySpan<Atom> atoms, int stop, int end)
    {
        if (atoms[stop].Length != 1 || atoms[stop - 1].Kind == AtomKind.Mark)
            return false;
        var last = stop + 1;
        while (last + 1 < end && atoms[last + 1].Kind != AtomKind.Mark)
            last++;
        return _fileEndings.Contains(text[atoms[stop + 1].Start..atoms[last].End]);
    }

    private static (int Start, int End) OfFile(ReadOnlySpan<char> text, ReadOnlySpan<Atom> atoms, int first, int stop)
    {
        var start = stop;
        while (start > first && (atoms[start - 1].Kind != AtomKind.Mark || text[atoms[start - 1].Start] is '_' or '-'))
            start--;
        var end = stop + 1;
        while (end < atoms.Length && atoms[end].Gap == Gap.None && atoms[end].Kind != AtomKind.Mark)
            end++;
        return (start, end);
    }

    private static (int Start, int End) OfMail(ReadOnlySpan<char> text, ReadOnlySpan<Atom> atoms, int first, int at, int end)
    {
        var start = at;
        while (start > first && (atoms[start - 1].Kind != AtomKind.Mark || text[atoms[start - 1].Start] is '.' or '_' or '+' or '-' or '%'))
            start--;
        var stop = at + 1;
        while (stop < end && (atoms[stop].Kind != AtomKind.Mark || text[atoms[stop].Start] is '.' or '-' or '_'))
            stop++;
        while (stop > at + 1 && atoms[stop - 1].Kind == AtomKind.Mark)
            stop--;
        return start < at && stop > at + 1 ? (start, stop) : default;
    }

    private static (int Start, int End) OfWeb(ReadOnlySpan<char> text, ReadOnlySpan<Atom> atoms, int start, int end)
    {
        var stop = start + 1;
        var open = 0;
        for (; stop < end; stop++)
        {
            var mark = text[atoms[stop].Start];
            open += mark == '(' ? 1 : 0;
            if (mark is '<' or '>' or '"' or '“' or '”' or '[' or ']' or '|' || (mark == ')' && --open < 0))
                break;
        }
        while (stop > start + 1 && text[atoms[stop - 1].Start] is '.' or ',' or ':' or ';' or '!' or '?' or '\'' or '’')
            stop--;
        return (start, stop);
    }
}
