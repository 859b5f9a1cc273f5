using System.Globalization;
using System.Text;

namespace Dateline.Language;

/// <summary>Text → atoms, the finest parts a word can be cut into. Linear in the text; never cuts a surrogate pair or a combined character.</summary>
internal static class AtomReader
{
    private const char ZeroWidthJoiner = '\u200D';

    public static void Read(ReadOnlySpan<char> text, ref Column<Atom> atoms)
    {
        var at = 0;
        while (true)
        {
            var gap = SkipSpace(text, ref at);
            if (at >= text.Length)
                return;
            var start = at;
            var kind = Take(text, ref at);
            atoms.Add(Atom.Of(text, start, at, kind, atoms.Count == 0 ? Gap.Paragraph : gap));
        }
    }

    /// <summary>White space, control characters, byte order marks: what a word never holds.</summary>
    private static Gap SkipSpace(ReadOnlySpan<char> text, ref int at)
    {
        var start = at;
        var lines = 0;
        for (; at < text.Length && IsSpace(text[at]); at++)
        {
            if (text[at] is '\n' or '\u0085' or '\u2028' || (text[at] == '\r' && (at + 1 == text.Length || text[at + 1] != '\n')))
                lines++;
            else if (text[at] is '\u2029' or '\f')
                lines += 2;
        }
        return at == start ? Gap.None : lines switch { 0 => Gap.Space, 1 => Gap.Line, _ => Gap.Paragraph };
    }

    private static bool IsSpace(char c) => c <= ' ' || (c >= '\u007F' && (char.IsWhiteSpace(c) || char.IsControl(c) || c is '\uFEFF' or '\u200B' or '\u2060'));

    private static AtomKind Take(ReadOnlySpan<char> text, ref int at)
    {
        if (char.IsAscii(text[at]))
            return TakeAscii(text, ref at);
        Rune.DecodeFromUtf16(text[at..], out var rune, out var length);
        at += length;
        if (Rune.IsLetter(rune) || IsJoining(rune))
        {
            TakeLetters(text, ref at);
            return AtomKind.Letters;
        }
        if (Rune.IsDigit(rune))
        {
            TakeDigits(text, ref at);
            return AtomKind.Digits;
        }
        if (IsPicture(rune))
        {
            TakePicture(text, ref at);
            return AtomKind.Emoji;
        }
        TakeSame(text, rune, ref at);
        return AtomKind.Mark;
    }

    private static AtomKind TakeAscii(ReadOnlySpan<char> text, ref int at)
    {
        var first = text[at++];
        if (char.IsAsciiLetter(first))
        {
            TakeLetters(text, ref at);
            return AtomKind.Letters;
        }
        if (char.IsAsciiDigit(first))
        {
            TakeDigits(text, ref at);
            return AtomKind.Digits;
        }
        while (at < text.Length && text[at] == first)
            at++;
        TakeJoining(text, ref at);
        return AtomKind.Mark;
    }

    private static void TakeLetters(ReadOnlySpan<char> text, ref int at)
    {
        while (at < text.Length)
        {
            if (char.IsAsciiLetter(text[at]))
            {
                at++;
                continue;
            }
            if (char.IsAscii(text[at]))
                return;
            Rune.DecodeFromUtf16(text[at..], out var rune, out var length);
            if (!Rune.IsLetter(rune) && !IsJoining(rune) && rune.Value != ZeroWidthJoiner)
                return;
            at += length;
        }
    }

    private static void TakeDigits(ReadOnlySpan<char> text, ref int at)
    {
        while (at < text.Length && char.IsDigit(text[at]))
            at++;
        TakeJoining(text, ref at);
    }

    /// <summary>A picture takes its variation selectors, skin tones and what a zero-width joiner ties to it; two flag letters are one flag.</summary>
    private static void TakePicture(ReadOnlySpan<char> text, ref int at)
    {
        Rune.DecodeLastFromUtf16(text[..at], out var first, out _);
        var flag = IsFlagLetter(first);
        while (at < text.Length)
        {
            Rune.DecodeFromUtf16(text[at..], out var rune, out var length);
            var tied = text[at - 1] == ZeroWidthJoiner && IsPicture(rune);
            if (!tied && !IsJoining(rune) && rune.Value != ZeroWidthJoiner && !IsSkinTone(rune) && !(flag && IsFlagLetter(rune)))
                return;
            flag = false;
            at += length;
        }
    }

    private static void TakeSame(ReadOnlySpan<char> text, Rune first, ref int at)
    {
        while (at < text.Length)
        {
            Rune.DecodeFromUtf16(text[at..], out var rune, out var length);
            if (rune != first && !IsJoining(rune))
                return;
            at += length;
        }
    }

    private static void TakeJoining(ReadOnlySpan<char> text, ref int at)
    {
        while (at < text.Length && !char.IsAscii(text[at]))
        {
            Rune.DecodeFromUtf16(text[at..], out var rune, out var length);
            if (!IsJoining(rune))
                return;
            at += length;
        }
    }

    /// <summary>Combining marks and variation selectors belong to what stands before them.</summary>
    private static bool IsJoining(Rune rune) => Rune.GetUnicodeCategory(rune) is
        UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;

    private static bool IsSkinTone(Rune rune) => rune.Value is >= 0x1F3FB and <= 0x1F3FF;

    private static bool IsFlagLetter(Rune rune) => rune.Value is >= 0x1F1E6 and <= 0x1F1FF;

    private static bool IsPicture(Rune rune) => rune.Value is (>= 0x1F000 and <= 0x1FAFF) or (>= 0x2600 and <= 0x27BF) or (>= 0x2B00 and <= 0x2BFF);
}
