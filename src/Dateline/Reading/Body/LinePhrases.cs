using System.Buffers;
using System.Collections.Frozen;

namespace Dateline.Reading.Body;

/// <summary>Recognises lines by their wording; <c>lexicon/reading/phrases.txt</c>.</summary>
internal sealed class LinePhrases
{
    /// <summary>Longer lines are recognised by nothing but their first words.</summary>
    private const int ShortLine = 220;
    private const int LongLine = 1200;
    private const int LongestWhole = 64;

    private readonly FrozenDictionary<string, BlockRole>.AlternateLookup<ReadOnlySpan<char>> _whole;
    private readonly (string Words, BlockRole Role)[] _starts;
    private readonly (string Words, BlockRole Role)[] _ends;
    private readonly (string Words, BlockRole Role)[] _head;
    private readonly (SearchValues<string> Words, BlockRole Role)[] _has;
    private readonly (SearchValues<string> Words, BlockRole Role)[] _tail;
    private readonly SearchValues<string> _wall;

    private LinePhrases(List<(string How, string Words, BlockRole Role)> entries)
    {
        _whole = entries.Where(e => e.How == "whole").ToFrozenDictionary(e => e.Words, e => e.Role, StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();
        _starts = [.. entries.Where(e => e.How == "starts").Select(e => (e.Words, e.Role)).OrderBy(e => e.Words[0]).ThenByDescending(e => e.Words.Length)];
        _ends = [.. entries.Where(e => e.How == "ends").Select(e => (e.Words, e.Role))];
        _head = [.. entries.Where(e => e.How == "head").Select(e => (e.Words, e.Role))];
        _has = Anywhere([.. entries.Where(e => e.Role != BlockRole.Wall)], "has");
        _wall = SearchValues.Create([.. entries.Where(e => e.Role == BlockRole.Wall).Select(e => e.Words)], StringComparison.OrdinalIgnoreCase);
        _tail = Anywhere(entries, "tail");
    }

    /// <summary>The list that comes with the library.</summary>
    public static LinePhrases Load()
    {
        var entries = new List<(string, string, BlockRole)>();
        foreach (var (kind, rest) in LexiconLines.Read("reading/phrases.txt"))
        {
            var space = rest.IndexOf(' ', StringComparison.Ordinal);
            entries.Add((rest[..space], rest[space..].Trim(), Enum.Parse<BlockRole>(kind, ignoreCase: true)));
        }
        return new LinePhrases(entries);
    }

    private static (SearchValues<string> Words, BlockRole Role)[] Anywhere(List<(string How, string Words, BlockRole Role)> entries, string how) =>
        [.. entries.Where(e => e.How == how).GroupBy(e => e.Role, e => e.Words)
            .Select(group => (SearchValues.Create([.. group], StringComparison.OrdinalIgnoreCase), group.Key))];

    /// <summary>What the wording of a line before the first paragraph says it is.</summary>
    public BlockRole OfHead(ReadOnlySpan<char> line)
    {
        if (line.Length > ShortLine / 2)
            return BlockRole.None;
        foreach (var (words, role) in _head)
        {
            if (line.StartsWith(words, StringComparison.OrdinalIgnoreCase) && EndsWord(line, words.Length))
                return role;
        }
        return BlockRole.None;
    }

    /// <summary>What the wording of one of the last paragraphs says it is.</summary>
    public BlockRole OfTail(ReadOnlySpan<char> line)
    {
        if (line.Length > 3 * ShortLine)
            return BlockRole.None;
        foreach (var (words, role) in _tail)
        {
            if (line.ContainsAny(words))
                return role;
        }
        return BlockRole.None;
    }

    /// <summary>What the wording of a line says it is, wherever it stands.</summary>
    /// <param name="line">The line.</param>
    /// <param name="isPlain">It is a paragraph like any other, so that words in the middle of it prove nothing.</param>
    public BlockRole Of(ReadOnlySpan<char> line, bool isPlain = false)
    {
        if (line.Length > LongLine)
            return BlockRole.None;
        line = line.Trim();
        while (line.Length > 0 && !char.IsLetterOrDigit(line[0]) && line[0] is not ('(' or '©'))
            line = line[1..];
        var bare = line;
        while (bare.Length > 0 && !char.IsLetterOrDigit(bare[^1]))
            bare = bare[..^1];
        if (bare.Length == 0)
            return BlockRole.None;
        if (IsWall(line))
            return BlockRole.Wall;
        if (OfWhole(bare) is not BlockRole.None and var role)
            return role;
        foreach (var (words, starts) in _starts)
        {
            // Rows of keywords grow long; a long line that opens with any of the other phrases is a paragraph that happens to.
            if ((line.Length <= ShortLine || starts == BlockRole.Tags) && line.StartsWith(words, StringComparison.OrdinalIgnoreCase) && EndsWord(line, words.Length))
                return starts;
        }
        if (line.Length > ShortLine)
            return BlockRole.None;
        foreach (var (words, ends) in _ends)
        {
            if (line.EndsWith(words, StringComparison.OrdinalIgnoreCase) || bare.EndsWith(words, StringComparison.OrdinalIgnoreCase))
                return ends;
        }
        if (isPlain)
            return BlockRole.None;
        foreach (var (words, has) in _has)
        {
            if (line.ContainsAny(words))
                return has;
        }
        return BlockRole.None;
    }

    /// <summary>Whether a line says that the rest is for those who sign in or pay; it says so in any markup.</summary>
    private bool IsWall(ReadOnlySpan<char> line) => line.Length <= ShortLine && line.ContainsAny(_wall);

    private BlockRole OfWhole(ReadOnlySpan<char> line)
    {
        if (line.Length > LongestWhole)
            return BlockRole.None;
        Span<char> numbered = stackalloc char[LongestWhole];
        var length = 0;
        foreach (var c in line)
        {
            if (!char.IsAsciiDigit(c))
                numbered[length++] = c;
            else if (length == 0 || numbered[length - 1] != '0')
                numbered[length++] = '0';
        }
        return _whole.TryGetValue(numbered[..length], out var role) ? role : BlockRole.None;
    }

    private static bool EndsWord(ReadOnlySpan<char> line, int length) =>
        length == line.Length || !char.IsLetterOrDigit(line[length]) || !char.IsLetterOrDigit(line[length - 1]);
}
