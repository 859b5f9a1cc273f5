using Dateline.Language.Linear;

namespace Dateline.Language;

/// <summary>What kind of characters an atom is made of.</summary>
internal enum AtomKind : byte
{
    Letters,
    Digits,
    Emoji,
    Mark,
}

/// <summary>What stands between two atoms, from the weakest parting to the strongest.</summary>
internal enum Gap : byte
{
    None,
    Space,
    Line,
    Paragraph,
}

/// <summary>How an atom looks: the case of its letters, the number of its digits; for a mark the mark itself.</summary>
internal enum AtomShape : ushort
{
    Lower,
    LowerLetter,
    Capital,
    CapitalLetter,
    Upper,
    Mixed,
    OtherScript,
    Emoji,
    FirstDigits,
    FirstMark = 16,
}

/// <summary>A run of characters that is never cut but into the parts of a contraction: letters, digits, one picture, or the same mark again and again.</summary>
/// <param name="Start">First code unit.</param>
/// <param name="End">Behind the last code unit.</param>
/// <param name="Kind">What it is made of.</param>
/// <param name="Gap">What stands before it.</param>
/// <param name="Form">Hash of its characters without regard to case.</param>
/// <param name="Shape">How it looks.</param>
internal readonly record struct Atom(int Start, int End, AtomKind Kind, Gap Gap, uint Form, AtomShape Shape)
{
    public int Length => End - Start;

    public static Atom Of(ReadOnlySpan<char> text, int start, int end, AtomKind kind, Gap gap)
    {
        var form = text[start..end];
        return new Atom(start, end, kind, gap, FeatureHash.Word(form.Length > 40 ? form[..40] : form), ShapeOf(form, kind));
    }

    private static AtomShape ShapeOf(ReadOnlySpan<char> form, AtomKind kind) => kind switch
    {
        AtomKind.Letters => ShapeOfLetters(form),
        AtomKind.Digits => (AtomShape)((int)AtomShape.FirstDigits + Math.Min(form.Length, 6)),
        AtomKind.Emoji => AtomShape.Emoji,
        // Four lengths of each mark; marks far apart in Unicode may share a shape, which only blurs a rare cue.
        _ => (AtomShape)(16 + ((FeatureHash.Normal(form[0]) * 4) & 0x7FFC) + Math.Min(form.Length, 4) - 1),
    };

    private static AtomShape ShapeOfLetters(ReadOnlySpan<char> form)
    {
        int upper = 0, lower = 0;
        foreach (var c in form)
        {
            upper += char.IsUpper(c) ? 1 : 0;
            lower += char.IsLower(c) ? 1 : 0;
        }
        if (upper == 0)
            return lower == 0 ? AtomShape.OtherScript : form.Length == 1 ? AtomShape.LowerLetter : AtomShape.Lower;
        if (lower == 0)
            return form.Length == 1 ? AtomShape.CapitalLetter : AtomShape.Upper;
        return upper == 1 && char.IsUpper(form[0]) ? AtomShape.Capital : AtomShape.Mixed;
    }
}
