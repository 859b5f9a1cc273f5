namespace Dateline.Language;

/// <summary>Word classes of Universal Dependencies.</summary>
/// <remarks>See <see href="https://universaldependencies.org/u/pos/"/>. The default value means that no tagger has been here.</remarks>
public enum Upos : byte
{
    /// <summary>Not tagged.</summary>
    None,

    /// <summary>Adjective.</summary>
    Adj,

    /// <summary>Adposition.</summary>
    Adp,

    /// <summary>Adverb.</summary>
    Adv,

    /// <summary>Auxiliary, the copula included.</summary>
    Aux,

    /// <summary>Coordinating conjunction.</summary>
    Cconj,

    /// <summary>Determiner.</summary>
    Det,

    /// <summary>Interjection.</summary>
    Intj,

    /// <summary>Noun.</summary>
    Noun,

    /// <summary>Numeral.</summary>
    Num,

    /// <summary>Particle: <c>not</c>, <c>to</c> before an infinitive, the genitive <c>'s</c>.</summary>
    Part,

    /// <summary>Pronoun.</summary>
    Pron,

    /// <summary>Proper noun.</summary>
    Propn,

    /// <summary>Punctuation.</summary>
    Punct,

    /// <summary>Subordinating conjunction.</summary>
    Sconj,

    /// <summary>Symbol.</summary>
    Sym,

    /// <summary>Verb.</summary>
    Verb,

    /// <summary>Anything else: foreign words, list markers.</summary>
    X,
}

/// <summary>The printed names of word classes.</summary>
public static class UposLabels
{
    private static readonly string[] Labels =
        ["_", "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X"];

    /// <summary>Number of values, <see cref="Upos.None"/> included.</summary>
    public static int Count => Labels.Length;

    /// <summary>As in CoNLL-U: <c>PROPN</c>; <c>_</c> where there is none.</summary>
    public static string Label(this Upos tag) => Labels[(int)tag];

    /// <summary>Reads a printed name; <see cref="Upos.None"/> where there is no such class.</summary>
    public static Upos Parse(ReadOnlySpan<char> label)
    {
        for (var i = 1; i < Labels.Length; i++)
        {
            if (label.SequenceEqual(Labels[i]))
                return (Upos)i;
        }
        return Upos.None;
    }
}
