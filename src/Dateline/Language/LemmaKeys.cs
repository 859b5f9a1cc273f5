using Dateline.Language.Linear;

namespace Dateline.Language;

/// <summary>What a lemma is looked up by, from the most to the least exact: the form with its features, the form with its class, then ever shorter endings.</summary>
internal static class LemmaKeys
{
    /// <summary>Longest ending that is looked up.</summary>
    public const int LongestEnding = 6;

    /// <summary>Most keys of one word.</summary>
    public const int Most = 3 + (2 * LongestEnding) + 2;

    // Of the features only those that change a form: number, degree, tense, form of the verb, case, person, abbreviation.
    private static readonly ulong Inflection = Mask(FeatureLayout.Number, FeatureLayout.Degree, FeatureLayout.Tense, FeatureLayout.VerbForm,
        FeatureLayout.Case, FeatureLayout.Abbr, FeatureLayout.NumType, FeatureLayout.Poss);

    /// <summary>Writes the keys; gives how many.</summary>
    public static int Write(ReadOnlySpan<char> form, Upos tag, ulong features, Span<uint> keys)
    {
        var inflected = features & Inflection;
        var kind = FeatureHash.Of(60, (uint)tag, (uint)inflected, (uint)(inflected >> 32));
        var shape = Shape(form);
        var count = 0;
        var word = FeatureHash.Word(form);
        keys[count++] = FeatureHash.Of(61, FeatureHash.Exact(form), kind);
        keys[count++] = FeatureHash.Of(62, word, kind, shape);
        keys[count++] = FeatureHash.Of(63, word, (uint)tag, shape);
        for (var length = Math.Min(LongestEnding, form.Length - 1); length > 0; length--)
        {
            var ending = FeatureHash.Word(form[^length..]);
            keys[count++] = FeatureHash.Of(64, ending, kind, shape);
            keys[count++] = FeatureHash.Of(65, ending, (uint)tag, shape);
        }
        keys[count++] = FeatureHash.Of(66, kind, shape);
        keys[count++] = FeatureHash.Of(67, (uint)tag, shape);
        return count;
    }

    private static uint Shape(ReadOnlySpan<char> form)
    {
        if (!char.IsUpper(form[0]))
            return 0;
        foreach (var c in form[1..])
        {
            if (char.IsLower(c))
                return 1;
        }
        return form.Length == 1 ? 3u : 2u;
    }

    private static ulong Mask(params ReadOnlySpan<FeatureLayout.Field> fields)
    {
        var mask = 0ul;
        foreach (var field in fields)
            mask |= ((1ul << field.Width) - 1) << field.Shift;
        return mask;
    }
}
