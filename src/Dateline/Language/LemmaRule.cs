namespace Dateline.Language;

/// <summary>How a lemma is made of a form: in lower case or not, so many characters off the end, then an ending put on.</summary>
internal readonly record struct LemmaRule(bool Lower, byte Cut, string Ending)
{
    /// <summary>The lemma is the form as it stands.</summary>
    public static readonly LemmaRule Keep = new(false, 0, "");

    /// <summary>The lemma is the form in lower case.</summary>
    public static readonly LemmaRule LowerOnly = new(true, 0, "");

    /// <summary>The rule that makes <paramref name="lemma"/> of <paramref name="form"/> with the smallest change; case is kept where both ways are as small.</summary>
    public static LemmaRule Between(string form, string lemma)
    {
        var kept = Of(false, form, lemma);
        var lowered = Of(true, Lowered(form), lemma);
        return lowered.Cut < kept.Cut ? lowered : kept;
    }

    /// <summary>Writes the lemma; gives its length, or -1 where the rule does not fit or there is no room.</summary>
    public int Apply(ReadOnlySpan<char> form, Span<char> lemma)
    {
        var kept = form.Length - Cut;
        if (kept < 0 || kept + Ending.Length > lemma.Length || kept + Ending.Length == 0)
            return -1;
        if (Lower)
            form[..kept].ToLowerInvariant(lemma);
        else
            form[..kept].CopyTo(lemma);
        Ending.CopyTo(lemma[kept..]);
        return kept + Ending.Length;
    }

    public static string Lowered(string form) => form.ToLowerInvariant();

    private static LemmaRule Of(bool lower, string form, string lemma)
    {
        var common = form.AsSpan().CommonPrefixLength(lemma);
        return new LemmaRule(lower, (byte)Math.Min(byte.MaxValue, form.Length - common), lemma[common..]);
    }
}
