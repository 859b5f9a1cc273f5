using System.Runtime.InteropServices;

namespace Dateline.Language.Network;

/// <summary>What the network sees of a word: hashes of the word, of its beginnings, endings and shape, and of its runs of letters.</summary>
/// <remarks>
/// A function of the written form alone. Letters are lower-cased (the shape keeps what case said), digits become 0 and typographic quotes
/// become straight, so that "2023" and "1998" or both kinds of apostrophe share what is learned of one of them.
/// </remarks>
internal static class WordFeatures
{
    /// <summary>The most hashes of beginnings, endings and shapes that a word has.</summary>
    public const int MaximumAffixes = 12;

    /// <summary>The most hashes of letter runs that a word has.</summary>
    public const int MaximumRuns = 64;

    // A word is looked at through its first and last letters; what lies between in a longer one tells little.
    private const int HeadLetters = 14;
    private const int TailLetters = 10;
    private const int LongestAffix = 4;
    private const int ShortestRun = 3;
    private const int LongestRun = 4;

    /// <summary>The hash of the whole word.</summary>
    public static uint Word(ReadOnlySpan<char> form)
    {
        var hash = Begin('w');
        foreach (var c in form)
            hash = Continue(hash, Normal(c));
        return End(hash);
    }

    /// <summary>Writes the hashes of beginnings, endings and shape; gives how many.</summary>
    public static int Affixes(ReadOnlySpan<char> form, Span<uint> hashes)
    {
        var count = 0;
        var longest = Math.Min(LongestAffix, form.Length);
        var hash = Begin('p');
        for (var i = 0; i < longest; i++)
        {
            hash = Continue(hash, Normal(form[i]));
            hashes[count++] = End(hash);
        }
        hash = Begin('s');
        for (var i = 0; i < longest; i++)
        {
            hash = Continue(hash, Normal(form[form.Length - 1 - i]));
            hashes[count++] = End(hash);
        }
        hashes[count++] = Shape(form, Begin('f'), longestRepeat: 3);
        hashes[count++] = Shape(form, Begin('g'), longestRepeat: 1);
        hashes[count++] = End(Continue(Begin('l'), (char)Math.Min(form.Length, 12)));
        return count;
    }

    /// <summary>Writes the hashes of the runs of three and four letters, with marks at both ends of the word; gives how many.</summary>
    public static int Runs(ReadOnlySpan<char> form, Span<uint> hashes)
    {
        Span<char> letters = stackalloc char[HeadLetters + TailLetters + 2];
        var length = 0;
        letters[length++] = '^';
        for (var i = 0; i < form.Length; i++)
        {
            if (i < HeadLetters || i >= form.Length - TailLetters)
                letters[length++] = Normal(form[i]);
        }
        letters[length++] = '$';
        var count = 0;
        for (var start = 0; start + ShortestRun <= length; start++)
        {
            var hash = Begin('r');
            var end = Math.Min(length, start + LongestRun);
            for (var i = start; i < end; i++)
            {
                hash = Continue(hash, letters[i]);
                if (i - start + 1 >= ShortestRun)
                    hashes[count++] = End(hash);
            }
        }
        return count;
    }

    /// <summary>A hash of the exact form, for looking up what was computed for it before.</summary>
    public static ulong Exact(ReadOnlySpan<char> form)
    {
        var hash = Begin('x');
        foreach (var c in MemoryMarshal.Cast<char, ushort>(form))
            hash = (hash ^ c) * 0x9E3779B97F4A7C15 + (hash >> 29);
        return hash ^ hash >> 32;
    }

    private static uint Shape(ReadOnlySpan<char> form, ulong hash, int longestRepeat)
    {
        var (last, repeat, kept) = ('\0', 0, 0);
        foreach (var c in form)
        {
            var kind = Kind(c);
            repeat = kind == last ? repeat + 1 : 1;
            last = kind;
            if (repeat > longestRepeat)
                continue;
            hash = Continue(hash, kind);
            if (++kept == 12)
                break;
        }
        return End(hash);
    }

    private static char Kind(char c) =>
        char.IsAsciiLetterLower(c) ? 'x'
        : char.IsAsciiLetterUpper(c) ? 'X'
        : char.IsDigit(c) ? 'd'
        : char.IsLetter(c) ? char.IsUpper(c) ? 'X' : 'x'
        : Normal(c);

    private static char Normal(char c)
    {
        if (c < 128)
            return char.IsAsciiLetterUpper(c) ? (char)(c | 0x20) : char.IsAsciiDigit(c) ? '0' : c;
        return c switch
        {
            '\u2018' or '\u2019' or '\u02BC' or '\uFF07' => '\'',
            '\u201C' or '\u201D' or '\u201E' or '\u00AB' or '\u00BB' => '"',
            _ => char.IsDigit(c) ? '0' : char.ToLowerInvariant(c),
        };
    }

    // Fowler, Noll and Vo's hash over 16-bit units, and a last stir so that the upper half depends on every unit.
    private static ulong Begin(char kind) => (14695981039346656037 ^ kind) * 1099511628211;

    private static ulong Continue(ulong hash, char c) => (hash ^ c) * 1099511628211;

    private static uint End(ulong hash)
    {
        hash = (hash ^ hash >> 33) * 0xFF51AFD7ED558CCD;
        var folded = (uint)(hash >> 32);
        return folded == 0 ? 1 : folded;
    }
}
