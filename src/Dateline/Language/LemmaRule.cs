namespace Dateline.Language;

/// <summary>How a lemma is made of a form, letter case aside: so many characters off the end, then an ending put on.</summary>
internal readonly record struct LemmaRule(byte Cut, string Ending)
{
    /// <summary>The lemma is the form.</summary>
    public static readonly LemmaRule Keep = new(0, "");

    /// <summary>The rule that makes <paramref name="lemma"/> of <paramref name="form"/> with the smallest change, whatever the case of their letters.</summary>
    public static LemmaRule Between(string form, string lemma)
    {
        var (from, to) = (Lowered(form), Lowered(lemma));
        var common = from.AsSpan().CommonPrefixLength(to);
        return new LemmaRule((byte)Math.Min(byte.MaxValue, from.Length - common), to[common..]);
    }

    /// <summary>Writes the lemma; gives its length, or -1 where the rule does not fit or there is no room.</summary>
    public int Apply(ReadOnlySpan<char> form, LemmaCase letters, Span<char> lemma)
    {
        var kept = form.Length - Cut;
        if (kept < 0 || kept + Ending.Length > lemma.Length || kept + Ending.Length == 0)
            return -1;
        if (letters == LemmaCase.Kept)
            form[..kept].CopyTo(lemma);
        else
            form[..kept].ToLowerInvariant(lemma);
        Ending.CopyTo(lemma[kept..]);
        if (letters == LemmaCase.Title)
            lemma[0] = char.ToUpperInvariant(lemma[0]);
        return kept + Ending.Length;
    }

    public static string Lowered(string form) => form.ToLowerInvariant();
}

/// <summary>The case of a lemma's letters.</summary>
internal enum LemmaCase : byte
{
    /// <summary>As in the form.</summary>
    Kept,

    /// <summary>All small.</summary>
    Lower,

    /// <summary>A capital, then small ones.</summary>
    Title,
}
