using System.Buffers;
using System.Collections.Frozen;

namespace Dateline.Reading.Body;

/// <summary>Recognises lines by their wording; <c>lexicon/reading/phrases.txt</c>.</summary>
internal sealed class LinePhrases
{
    /// <summary>Longer lines are recognised by nothing but their first words.</summary>
    private const int ShortLine = 220;

    private readonly FrozenDictionary<string, BlockRole>.AlternateLookup<ReadOnlySpan<char>> _whole;
    private readonly (string Words, BlockRole Role)[] _starts;
    private readonly (string Words, BlockRole Role)[] _ends;
    private readonly (SearchValues<string> Words, BlockRole Role)[] _has;

    private LinePhrases(List<(string How, string Words, BlockRole Role)> entries)
    {
        _whole = entries.Where(e => e.How == "whole").ToFrozenDictionary(e => e.Words, e => e.Role, StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();
        _starts = [.. entries.Where(e => e.How == "starts").Select(e => (e.Words, e.Role)).OrderBy(e => e.Words[0]).ThenByDescending(e => e.Words.Length)];
        _ends = [.. entries.Where(e => e.How == "ends").Select(e => (e.Words, e.Role))];
        _has = [.. entries.Where(e => e.How == "has").GroupBy(e => e.Role, e => e.Words)
            .Select(group => (SearchValues.Create([.. group], StringComparison.OrdinalIgnoreCase), group.Key))];
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

    /// <summary>What the wording of a line says it is.</summary>
    public BlockRole Of(ReadOnlySpan<char> line)
    {
        if (line.Length > ShortLine)
            return BlockRole.None;
        line = line.Trim();
        while (line.Length > 0 && !char.IsLetterOrDigit(line[0]) && line[0] is not ('(' or '©'))
            line = line[1..];
        var bare = line;
        while (bare.Length > 0 && !char.IsLetterOrDigit(bare[^1]))
            bare = bare[..^1];
        if (bare.Length == 0)
            return BlockRole.None;
        if (_whole.TryGetValue(bare, out var role))
            return role;
        foreach (var (words, starts) in _starts)
        {
            if (line.StartsWith(words, StringComparison.OrdinalIgnoreCase) && EndsWord(line, words.Length))
                return starts;
        }
        foreach (var (words, ends) in _ends)
        {
            if (line.EndsWith(words, StringComparison.OrdinalIgnoreCase) || bare.EndsWith(words, StringComparison.OrdinalIgnoreCase))
                return ends;
        }
        foreach (var (words, has) in _has)
        {
            if (line.ContainsAny(words))
                return has;
        }
        return BlockRole.None;
    }

    private static bool EndsWord(ReadOnlySpan<char> line, int length) =>
        length == line.Length || !char.IsLetterOrDigit(line[length]) || !char.IsLetterOrDigit(line[length - 1]);
}
