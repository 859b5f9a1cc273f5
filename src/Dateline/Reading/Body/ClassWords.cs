using System.Collections.Frozen;

namespace Dateline.Reading.Body;

/// <summary>What the words in class names and ids say about an element; <c>lexicon/reading/class-words.txt</c>.</summary>
internal sealed class ClassWords
{
    private const int LongestPhrase = 3;
    private const int LongestName = 64;

    private readonly FrozenDictionary<string, BlockRole>.AlternateLookup<ReadOnlySpan<char>> _phrases;

    // First word of a phrase → the most words that a phrase with it has: most words begin none, and one look is enough to know.
    private readonly FrozenDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _longest;

    private ClassWords(FrozenDictionary<string, BlockRole> phrases)
    {
        _phrases = phrases.GetAlternateLookup<ReadOnlySpan<char>>();
        _longest = phrases.Keys.GroupBy(phrase => phrase.Split(' ')[0], StringComparer.Ordinal)
            .ToFrozenDictionary(group => group.Key, group => Math.Min(LongestPhrase, group.Max(phrase => phrase.Count(c => c == ' ') + 1)), StringComparer.Ordinal)
            .GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>The list that comes with the library.</summary>
    public static ClassWords Load()
    {
        var phrases = new Dictionary<string, BlockRole>();
        foreach (var (role, phrase) in LexiconLines.Read("reading/class-words.txt"))
            phrases[phrase] = phrases.GetValueOrDefault(phrase) | Enum.Parse<BlockRole>(role, ignoreCase: true);
        return new ClassWords(phrases.ToFrozenDictionary());
    }

    /// <summary>The roles of a class attribute or id: each name is cut into words at hyphens, underscores and capitals.</summary>
    public BlockRole Of(ReadOnlySpan<char> names)
    {
        var roles = BlockRole.None;
        foreach (var range in names.SplitAny(' ', '\t', '\n', '\r', '\f'))
        {
            var name = names[range];
            if (!name.IsEmpty)
                roles |= OfName(name[..Math.Min(name.Length, LongestName)]);
        }
        return roles;
    }

    private BlockRole OfName(ReadOnlySpan<char> name)
    {
        // Words joined by single spaces, so that a phrase of the list is one stretch of this buffer.
        Span<char> words = stackalloc char[2 * LongestName];
        Span<int> starts = stackalloc int[LongestName + 1];
        var (length, count) = Split(name, words, starts);
        var roles = BlockRole.None;
        for (var i = 0; i < count;)
        {
            var next = i + 1;
            var most = _longest.TryGetValue(words[starts[i]..(next < count ? starts[next] - 1 : length)], out var longest) ? longest : 0;
            for (var j = Math.Min(count, i + most); j > i; j--)
            {
                var end = j < count ? starts[j] - 1 : length;
                if (_phrases.TryGetValue(words[starts[i]..end], out var role))
                {
                    roles |= role;
                    next = j;
                    break;
                }
            }
            i = next;
        }
        return roles;
    }

    private static (int Length, int Count) Split(ReadOnlySpan<char> name, Span<char> words, Span<int> starts)
    {
        var length = 0;
        var count = 0;
        var inWord = false;
        for (var i = 0; i < name.Length; i++)
        {
            var c = name[i];
            if (!char.IsLetter(c))
            {
                inWord = false;
                continue;
            }
            // camelCase and HTMLBody: a capital opens a word behind a small letter, or before one.
            if (char.IsUpper(c) && i > 0 && (char.IsLower(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1]) && char.IsUpper(name[i - 1]))))
                inWord = false;
            if (!inWord)
            {
                if (length > 0)
                    words[length++] = ' ';
                starts[count++] = length;
                inWord = true;
            }
            words[length++] = char.ToLowerInvariant(c);
        }
        return (length, count);
    }
}
