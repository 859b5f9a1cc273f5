using System.Globalization;
using System.Text;

namespace Dateline.Places;

/// <summary>Names as they are compared: in lower case, without points, apostrophes and the marks on letters, a hyphen as a blank, so that they are found however they are accented.</summary>
internal static class FoldedName
{
    /// <summary>No name of the registry is longer; what is longer is compared by its beginning.</summary>
    public const int Longest = 96;

    /// <summary>Letters below this are nearly all that names are written with: what each is without its marks is worked out once.</summary>
    private const int Latin = 0x250;

    private static readonly char[] Plain = Table();

    /// <summary>Folds a name of the registry, in UTF-8; returns the number of code units written. What does not fit is left out.</summary>
    public static int Of(ReadOnlySpan<byte> name, Span<char> into)
    {
        var length = 0;
        while (!name.IsEmpty && length < into.Length)
        {
            var b = name[0];
            if (b < 0x80)
            {
                if (b is not ((byte)'.' or (byte)'\''))
                    into[length++] = b == '-' ? ' ' : (char)(b is >= (byte)'A' and <= (byte)'Z' ? b | 0x20 : b);
                name = name[1..];
                continue;
            }
            Rune.DecodeFromUtf8(name, out var rune, out var read);
            name = name[read..];
            if (rune.Value < Latin && Plain[rune.Value] is not '\0' and var plain)
                into[length++] = plain;
            else if (rune.IsBmp && rune.Value is not ('’' or '‘' or 'ʻ' or 'ʼ'))
                length += WithoutMarks(char.ToLowerInvariant((char)rune.Value).ToString(), into[length..]);
        }
        return length;
    }

    /// <summary>Folds a word of a text that is in lower case already.</summary>
    public static int Of(string lower, Span<char> into)
    {
        if (!Ascii.IsValid(lower))
            return WithoutMarks(lower, into);
        var length = 0;
        foreach (var c in lower)
        {
            if (c is not ('.' or '\''))
                into[length++] = c;
        }
        return length;
    }

    /// <summary>The one letter in lower case that a letter is without marks; 0 where it is none, or more than one.</summary>
    private static char[] Table()
    {
        var table = new char[Latin];
        Span<char> into = stackalloc char[4];
        for (var c = '\u0080'; c < Latin; c++)
            table[c] = WithoutMarks(char.ToLowerInvariant(c).ToString(), into) == 1 ? into[0] : '\0';
        return table;
    }

    private static int WithoutMarks(string lower, Span<char> into)
    {
        // Half a surrogate pair cannot be normalised, and no name of the registry has a whole one.
        if (lower.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF') >= 0)
            return 0;
        var length = 0;
        foreach (var c in lower.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark && length < into.Length && c is not ('.' or '\'' or '’' or '‘'))
                into[length++] = char.ToLowerInvariant(c); // İ, which is only small without its point
        }
        return length;
    }
}
