using System.Text;

namespace Dateline.Archive.Text;

/// <summary>
/// Porter's stemmer (M. F. Porter, "An algorithm for suffix stripping", Program 14(3), 1980), over the bytes of UTF-8 and with the bounds of SQLite's: words of fewer
/// than 3 or more than 64 bytes keep their form. A stem is never empty.
/// </summary>
internal static class PorterStem
{
    private const int Shortest = 3;
    private const int Longest = 64;

    private static readonly Rule[] Step2 =
    [
        new("ational", "ate"), new("tional", "tion"), new("enci", "ence"), new("anci", "ance"), new("izer", "ize"), new("logi", "log"), new("bli", "ble"), new("alli", "al"), new("entli", "ent"),
        new("eli", "e"), new("ousli", "ous"), new("ization", "ize"), new("ation", "ate"), new("ator", "ate"), new("alism", "al"), new("iveness", "ive"), new("fulness", "ful"),
        new("ousness", "ous"), new("aliti", "al"), new("iviti", "ive"), new("biliti", "ble"),
    ];

    private static readonly Rule[] Step3 = [new("ical", "ic"), new("ness", ""), new("icate", "ic"), new("iciti", "ic"), new("ful", ""), new("ative", ""), new("alize", "al")];

    private static readonly Rule[] Step4 =
    [
        new("al", ""), new("ance", ""), new("ence", ""), new("er", ""), new("ic", ""), new("able", ""), new("ible", ""), new("ant", ""), new("ement", ""), new("ment", ""), new("ent", ""),
        new("ion", ""), new("ou", ""), new("ism", ""), new("ate", ""), new("iti", ""), new("ous", ""), new("ive", ""), new("ize", ""),
    ];

    /// <summary>The stem of a word in lower case.</summary>
    public static string Of(string word)
    {
        var length = Encoding.UTF8.GetByteCount(word);
        if (length is < Shortest or > Longest)
            return word;
        // One letter more than the word may stand there for a while, as in "hoping", "hop", "hope".
        Span<byte> letters = stackalloc byte[Longest + 4];
        Encoding.UTF8.GetBytes(word, letters);
        Plural(letters, ref length);
        Past(letters, ref length);
        if (letters[length - 1] == 'y' && HasVowel(letters[..(length - 1)]))
            letters[length - 1] = (byte)'i';
        Replace(Step2, letters, ref length, more: 0);
        Replace(Step3, letters, ref length, more: 0);
        Replace(Step4, letters, ref length, more: 1);
        FinalE(letters, ref length);
        if (letters[..length].EndsWith("ll"u8) && Measure(letters[..(length - 1)]) > 1)
            length--;
        return Encoding.UTF8.GetString(letters[..length]);
    }

    private static void Plural(Span<byte> letters, ref int length)
    {
        var word = letters[..length];
        if (!word.EndsWith("s"u8) || word.EndsWith("ss"u8))
            return;
        length -= (word.EndsWith("sses"u8) && length > 4) || (word.EndsWith("ies"u8) && length > 3) ? 2 : 1;
    }

    private static void Past(Span<byte> letters, ref int length)
    {
        var word = letters[..length];
        if (length > 3 && word.EndsWith("eed"u8))
        {
            if (Measure(word[..^3]) > 0)
                length--;
            return;
        }
        var ending = word.EndsWith("ed"u8) ? 2 : word.EndsWith("ing"u8) ? 3 : 0;
        if (ending == 0 || length <= ending || !HasVowel(word[..^ending]))
            return;
        length -= ending;
        word = letters[..length];
        if (length > 2 && (word.EndsWith("at"u8) || word.EndsWith("bl"u8) || word.EndsWith("iz"u8)))
            letters[length++] = (byte)'e';
        else if (length > 1 && word[^1] == word[^2] && !IsVowel(word[^1], false) && word[^1] is not ((byte)'l' or (byte)'s' or (byte)'z'))
            length--;
        else if (Measure(word) == 1 && EndsShort(word))
            letters[length++] = (byte)'e';
    }

    // The longest ending that fits decides, whether or not its stem lets it go.
    private static void Replace(Rule[] rules, Span<byte> letters, ref int length, int more)
    {
        Rule? longest = null;
        foreach (var rule in rules)
        {
            if (length > rule.Ending.Length && rule.Ending.Length > (longest?.Ending.Length ?? 0) && letters[..length].EndsWith(rule.Ending))
                longest = rule;
        }
        if (longest is null)
            return;
        var stem = letters[..(length - longest.Ending.Length)];
        if (Measure(stem) <= more || (longest.IsIon && stem[^1] is not ((byte)'s' or (byte)'t')))
            return;
        longest.Instead.CopyTo(letters[stem.Length..]);
        length = stem.Length + longest.Instead.Length;
    }

    private static void FinalE(Span<byte> letters, ref int length)
    {
        if (length < 2 || letters[length - 1] != 'e')
            return;
        var stem = letters[..(length - 1)];
        var measure = Measure(stem);
        if (measure > 1 || (measure == 1 && !EndsShort(stem)))
            length--;
    }

    private static bool IsVowel(byte letter, bool afterConsonant) => letter is (byte)'a' or (byte)'e' or (byte)'i' or (byte)'o' or (byte)'u' || (afterConsonant && letter == 'y');

    // How often consonants follow vowels.
    private static int Measure(ReadOnlySpan<byte> word)
    {
        var measure = 0;
        var wasConsonant = false;
        var wasVowel = false;
        foreach (var letter in word)
        {
            var isVowel = IsVowel(letter, wasConsonant);
            if (wasVowel && !isVowel)
                measure++;
            wasVowel = isVowel;
            wasConsonant = !isVowel;
        }
        return measure;
    }

    private static bool HasVowel(ReadOnlySpan<byte> word)
    {
        for (var i = 0; i < word.Length; i++)
        {
            if (IsVowel(word[i], i > 0))
                return true;
        }
        return false;
    }

    // Consonant, vowel, consonant, and the last not w, x or y.
    private static bool EndsShort(ReadOnlySpan<byte> word)
    {
        if (word.IsEmpty || word[^1] is (byte)'w' or (byte)'x' or (byte)'y')
            return false;
        var wasConsonant = false;
        var last = 0;
        foreach (var letter in word)
        {
            wasConsonant = !IsVowel(letter, wasConsonant);
            last = ((last << 1) | (wasConsonant ? 1 : 0)) & 7;
        }
        return last == 5;
    }

    private sealed class Rule(string ending, string instead)
    {
        public byte[] Ending { get; } = Encoding.UTF8.GetBytes(ending);

        public byte[] Instead { get; } = Encoding.UTF8.GetBytes(instead);

        public bool IsIon => Ending is [(byte)'i', (byte)'o', (byte)'n'];
    }
}
