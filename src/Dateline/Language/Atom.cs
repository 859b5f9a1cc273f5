namespace Dateline.Language;

/// <summary>What kind of characters an atom is made of.</summary>
internal enum AtomKind : byte
{
    Letters,
    Digits,
    Emoji,
    Mark,
}

/// <summary>A run of characters that is never cut: letters, digits, one picture, or the same mark again and again.</summary>
/// <param name="Start">First code unit.</param>
/// <param name="End">Behind the last code unit.</param>
/// <param name="Kind">What it is made of.</param>
/// <param name="Gap">What stands before it: nothing, white space, one line break, or a blank line.</param>
internal readonly record struct Atom(int Start, int End, AtomKind Kind, Gap Gap)
{
    public int Length => End - Start;
}

/// <summary>What stands between two atoms, from the weakest parting to the strongest.</summary>
internal enum Gap : byte
{
    None,
    Space,
    Line,
    Paragraph,
}
