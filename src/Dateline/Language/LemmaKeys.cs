using Dateline.Language.Linear;

namespace Dateline.Language;

/// <summary>Where a word stands.</summary>
/// <param name="First">Whether it is its sentence's first word.</param>
/// <param name="Look">How its sentence is typed.</param>
internal readonly record struct LemmaPlace(bool First, SentenceLook Look);

/// <summary>What a lemma is looked up by, from the most to the least exact: its ending and the case of its letters apart, because one says little about the other.</summary>
internal static class LemmaKeys
{
    /// <summary>Longest ending that is looked up.</summary>
    public const int LongestEnding = 6;

    /// <summary>How many of the keys of an ending know the whole word.</summary>
    public const int WholeWord = 2;

    /// <summary>Most keys of one word.</summary>
    public const int Most = WholeWord + (2 * LongestEnding) + 2;

    // Of the features only those that change a form: number, degree, tense, form of the verb, case, person, abbreviation.
    private static readonly ulong Inflection = Mask(FeatureLayout.Number, FeatureLayout.Degree, FeatureLayout.Tense, FeatureLayout.VerbForm,
        FeatureLayout.Case, FeatureLayout.Abbr, FeatureLayout.NumType, FeatureLayout.Poss);

    /// <summary>Writes the keys of the ending: the word, then ever shorter endings, each with its features and with its class alone. Case does not matter. Gives how many.</summary>
    public static int Write(ReadOnlySpan<char> form, Upos tag, ulong features, Span<uint> keys)
    {
        var inflected = features & Inflection;
        var kind = FeatureHash.Of(60, (uint)tag, (uint)inflected, (uint)(inflected >> 32));
        var count = 0;
        var word = FeatureHash.Caseless(form);
        keys[count++] = FeatureHash.Of(62, word, kind);
        keys[count++] = FeatureHash.Of(63, word, (uint)tag);
        for (var length = Math.Min(LongestEnding, form.Length - 1); length > 0; length--)
        {
            var ending = FeatureHash.Caseless(form[^length..]);
            keys[count++] = FeatureHash.Of(64, ending, kind);
            keys[count++] = FeatureHash.Of(65, ending, (uint)tag);
        }
        keys[count++] = FeatureHash.Of(66, kind);
        keys[count++] = FeatureHash.Of(67, (uint)tag);
        return count;
    }

    /// <summary>Most keys of the case of one word's letters.</summary>
    public const int MostOfCase = 4;

    /// <summary>Writes the keys of the case of the letters; gives how many.</summary>
    /// <param name="form">The word as written.</param>
    /// <param name="tag">Its class.</param>
    /// <param name="place">Where it stands.</param>
    /// <param name="known">Whether its lemma is known as a word without a capital.</param>
    /// <param name="name">Whether it is known as a name, written with a capital.</param>
    /// <param name="keys">Gets the keys.</param>
    public static int WriteCase(ReadOnlySpan<char> form, Upos tag, LemmaPlace place, bool known, bool name, Span<uint> keys)
    {
        var shape = Shape(form);
        keys[0] = FeatureHash.Of(68, FeatureHash.Exact(form), (uint)tag);
        var word = (place.First ? 1u : 0) | (known ? 2u : 0);
        keys[1] = FeatureHash.Of(74, (uint)tag, shape, word | (name ? 4u : 0) | ((uint)place.Look << 3));
        keys[2] = FeatureHash.Of(69, (uint)tag, shape, word);
        keys[3] = FeatureHash.Of(70, (uint)tag, shape);
        return MostOfCase;
    }

    /// <summary>The key under which a word stands that is known to be a lemma.</summary>
    public static uint Known(ReadOnlySpan<char> lemma) => FeatureHash.Of(71, FeatureHash.Caseless(lemma));

    /// <summary>The key under which a word stands that is known as a name.</summary>
    public static uint KnownName(ReadOnlySpan<char> form) => FeatureHash.Of(75, FeatureHash.Caseless(form));

    // All small letters, a capital and then not all capitals, all capitals, one capital, small and capital letters, small letters and others.
    private static uint Shape(ReadOnlySpan<char> form)
    {
        var first = char.IsUpper(form[0]);
        foreach (var c in form[1..])
        {
            if (first ? char.IsLower(c) : char.IsUpper(c))
                return first ? 1u : 4u;
        }
        return !first ? form.ContainsAnyExceptInRange('a', 'z') ? 5u : 0u : form.Length == 1 ? 3u : 2u;
    }

    private static ulong Mask(params ReadOnlySpan<FeatureLayout.Field> fields)
    {
        var mask = 0ul;
        foreach (var field in fields)
            mask |= ((1ul << field.Width) - 1) << field.Shift;
        return mask;
    }
}
