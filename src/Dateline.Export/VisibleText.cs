using System.Buffers;
using System.Globalization;
using System.Text;

namespace Dateline.Export;

/// <summary>Text from reports, made safe to show on one line: it can neither command a terminal, nor turn what stands beside it around, nor break the line.</summary>
/// <remarks>Control characters become the pictures of them (ESC is shown as ␛); what has no width and reorders text (Unicode TR 36, "bidirectional text spoofing") goes.</remarks>
public static class VisibleText
{
    private static readonly SearchValues<char> Plain =
        SearchValues.Create("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~–—‘’“”…äöüßéèáíóúñç");

    /// <summary>The text on one line, with single spaces, and nothing in it that acts.</summary>
    public static string Of(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return "";
        if (IsSafe(text))
            return text;
        var safe = new StringBuilder(text.Length);
        var owesSpace = false;
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune))
            {
                owesSpace = safe.Length > 0;
                continue;
            }
            if (IsInvisible(rune))
                continue;
            if (owesSpace)
                safe.Append(' ');
            owesSpace = false;
            safe.Append(Shown(rune).ToString());
        }
        return safe.ToString();
    }

    /// <summary>Columns that the text takes on a terminal.</summary>
    public static int Width(ReadOnlySpan<char> text)
    {
        if (!text.ContainsAnyExceptInRange(' ', '~'))
            return text.Length;
        var width = 0;
        foreach (var rune in text.EnumerateRunes())
            width += Width(rune);
        return width;
    }

    /// <summary>Columns of one character: none for what is put over the one before, two for East Asian wide ones (Unicode TR 11) and pictures.</summary>
    internal static int Width(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format => 0,
        _ => IsWide(rune.Value) ? 2 : 1,
    };

    private static bool IsSafe(string text)
    {
        var rest = text.AsSpan();
        var previousIsSpace = true;
        while (true)
        {
            var odd = rest.IndexOfAnyExcept(Plain);
            if (odd < 0)
                return rest.Length > 0 || !previousIsSpace;
            if (rest[odd] != ' ' || (odd == 0 && previousIsSpace))
                return false;
            previousIsSpace = true;
            rest = rest[(odd + 1)..];
            if (rest.IsEmpty)
                return false;
        }
    }

    private static bool IsInvisible(Rune rune) => rune.Value is
        (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) or 0x200B or 0x2060 or 0xFEFF or (>= 0xE0000 and <= 0xE007F);

    private static Rune Shown(Rune rune) => rune.Value switch
    {
        < 0x20 => new Rune(0x2400 + rune.Value),
        0x7F => new Rune(0x2421),
        >= 0x80 and < 0xA0 => Rune.ReplacementChar,
        _ => rune,
    };

    private static bool IsWide(int c) => c >= 0x1100 && c is <= 0x115F or (>= 0x2E80 and <= 0x303E) or (>= 0x3041 and <= 0xA4CF) or (>= 0xA960 and <= 0xA97F)
        or (>= 0xAC00 and <= 0xD7A3) or (>= 0xF900 and <= 0xFAFF) or (>= 0xFE30 and <= 0xFE6F) or (>= 0xFF00 and <= 0xFF60) or (>= 0xFFE0 and <= 0xFFE6)
        or (>= 0x1F300 and <= 0x1F64F) or (>= 0x1F900 and <= 0x1F9FF) or (>= 0x20000 and <= 0x3FFFD);
}
