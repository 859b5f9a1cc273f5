using Dateline.Language.Linear;

namespace Dateline.Language.Names;

/// <summary>What the name finder sees of one word before it looks around: hashes, shape, the lists of names it lies on.</summary>
internal struct NameSight
{
    /// <summary>Hash without regard to case.</summary>
    public uint Form;

    /// <summary>Hash as it stands.</summary>
    public uint Exact;

    /// <summary>How it looks.</summary>
    public uint Shape;

    /// <summary>Lists on which a phrase of several words, or this word alone, begins here, goes on, ends.</summary>
    public Gazetteers Begins;
    public Gazetteers Inside;
    public Gazetteers Alone;

    /// <summary>Kind that other occurrences in the report were given, 0 where none; and how sure.</summary>
    public byte Elsewhere;

    /// <summary>Hash of the initials' owner: kind of a longer name in the report of which this is the acronym.</summary>
    public byte AcronymOf;
    public bool IsCapitalized;
}

/// <summary>Looks at all words of a stretch.</summary>
internal static class NameSights
{
    public static void Fill(Document document, NameLists lists, int first, Span<NameSight> sights)
    {
        for (var i = 0; i < sights.Length; i++)
        {
            var form = document[first + i].Text;
            var seen = form.Length > 40 ? form[..40] : form;
            sights[i] = new NameSight { Form = FeatureHash.Word(seen), Exact = FeatureHash.Exact(seen), Shape = ShapeOf(seen), IsCapitalized = char.IsUpper(form[0]) };
        }
        for (var i = 0; i < sights.Length; i++)
            LookUp(document, lists, first, i, sights);
    }

    /// <summary>Marks every word that a listed name beginning at <paramref name="at"/> covers. A name begins with a capital or a digit, else only single words are looked up.</summary>
    private static void LookUp(Document document, NameLists lists, int first, int at, Span<NameSight> sights)
    {
        var key = 0u;
        var sentence = document.Columns.SentenceOf[first + at];
        for (int end = at, words = 0; end < sights.Length && words < NameLists.LongestName && document.Columns.SentenceOf[first + end] == sentence; end++)
        {
            var word = document[first + end].Text;
            if (NameLists.IsPassedOver(word))
            {
                if (end == at)
                    return;
                continue;
            }
            words++;
            key = ExtendByParts(key, word);
            var found = lists.Find(key);
            if (end == at)
                sights[at].Alone |= found;
            else if (found != Gazetteers.None)
            {
                sights[at].Begins |= found;
                for (var i = at + 1; i <= end; i++)
                    sights[i].Inside |= found;
            }
            if (!sights[at].IsCapitalized)
                return;
        }
    }

    /// <summary>A word with stops or hyphens in it counts as its parts, as in the lists: <c>U.S.</c> as <c>U</c>, <c>S</c>.</summary>
    private static uint ExtendByParts(uint key, ReadOnlySpan<char> word)
    {
        if (!word.ContainsAny(".-'’"))
            return NameLists.Extend(key, word);
        foreach (var range in word.SplitAny(".-'’"))
        {
            if (!word[range].IsEmpty)
                key = NameLists.Extend(key, word[range]);
        }
        return key;
    }

    /// <summary>Case and digits, each run of one kind written once: Xx for Kazakhstan, X.X. for U.S., d for 2022.</summary>
    private static uint ShapeOf(ReadOnlySpan<char> form)
    {
        var shape = 0u;
        var last = 0u;
        foreach (var c in form)
        {
            var kind = char.IsUpper(c) ? 1u : char.IsLower(c) ? 2u : char.IsDigit(c) ? 3u : char.IsLetter(c) ? 4u : 5u + c;
            if (kind != last)
                shape = FeatureHash.Of(71, shape, kind);
            last = kind;
        }
        return shape;
    }
}
