namespace Dateline.Language;

/// <summary>The morphological features of one word, as Universal Dependencies has them for English.</summary>
/// <remarks>Packed into one number, so that a column of them is cheap and comparing them is one instruction.
/// The default value has no feature. What English does not have (or a treebank writes otherwise) is not kept.</remarks>
public readonly record struct Features
{
    internal Features(ulong bits) => Bits = bits;

    /// <summary>The packed form; its layout is that of <see cref="FeatureLayout"/>.</summary>
    internal ulong Bits { get; }

    /// <summary>No feature at all.</summary>
    public bool IsEmpty => Bits == 0;

    /// <summary>Case of a pronoun.</summary>
    public Case Case => (Case)FeatureLayout.Case.Of(Bits);

    /// <summary>Degree of an adjective or adverb.</summary>
    public Degree Degree => (Degree)FeatureLayout.Degree.Of(Bits);

    /// <summary>Gender of a pronoun.</summary>
    public Gender Gender => (Gender)FeatureLayout.Gender.Of(Bits);

    /// <summary>Mood of a finite verb.</summary>
    public Mood Mood => (Mood)FeatureLayout.Mood.Of(Bits);

    /// <summary>Number of a noun, pronoun or finite verb.</summary>
    public Number Number => (Number)FeatureLayout.Number.Of(Bits);

    /// <summary>Kind of numeral.</summary>
    public NumeralType NumeralType => (NumeralType)FeatureLayout.NumType.Of(Bits);

    /// <summary>Person, 1 to 3; 0 where there is none.</summary>
    public int Person => FeatureLayout.Person.Of(Bits);

    /// <summary>Whether the word negates (<c>not</c>, <c>no</c>).</summary>
    public bool IsNegative => FeatureLayout.Polarity.Of(Bits) == 1 || PronounType == PronounType.Neg;

    /// <summary>Whether the word is possessive (<c>their</c>).</summary>
    public bool IsPossessive => FeatureLayout.Poss.Of(Bits) != 0;

    /// <summary>Whether the word is reflexive (<c>themselves</c>).</summary>
    public bool IsReflexive => FeatureLayout.Reflex.Of(Bits) != 0;

    /// <summary>Kind of pronoun, determiner or pronominal adverb.</summary>
    public PronounType PronounType => (PronounType)FeatureLayout.PronType.Of(Bits);

    /// <summary>Tense of a verb.</summary>
    public Tense Tense => (Tense)FeatureLayout.Tense.Of(Bits);

    /// <summary>Form of a verb.</summary>
    public VerbForm VerbForm => (VerbForm)FeatureLayout.VerbForm.Of(Bits);

    /// <summary>Whether this is a passive participle.</summary>
    public bool IsPassive => FeatureLayout.Voice.Of(Bits) != 0;

    /// <summary>Reads the column FEATS of CoNLL-U; unknown features and values are left out.</summary>
    public static Features Parse(ReadOnlySpan<char> text)
    {
        var bits = 0ul;
        foreach (var part in text.Split('|'))
        {
            var pair = text[part];
            var equals = pair.IndexOf('=');
            if (equals > 0 && FeatureLayout.Find(pair[..equals]) is { } field)
                bits |= field.Packed(pair[(equals + 1)..]);
        }
        return new Features(bits);
    }

    /// <summary>As in the column FEATS of CoNLL-U: <c>Mood=Ind|Tense=Past|VerbForm=Fin</c>; <c>_</c> where there is none.</summary>
    public override string ToString()
    {
        var bits = Bits;
        return bits == 0 ? "_" : string.Join('|', FeatureLayout.All.Where(f => f.Of(bits) != 0).Select(f => $"{f.Name}={f.Values[f.Of(bits) - 1]}"));
    }
}

/// <summary>Case of a pronoun.</summary>
public enum Case : byte
{
    /// <summary>None.</summary>
    None,

    /// <summary>Accusative.</summary>
    Acc,

    /// <summary>Genitive.</summary>
    Gen,

    /// <summary>Nominative.</summary>
    Nom,
}

/// <summary>Degree of an adjective or adverb.</summary>
public enum Degree : byte
{
    /// <summary>None.</summary>
    None,

    /// <summary>Comparative.</summary>
    Cmp,

    /// <summary>Positive.</summary>
    Pos,

    /// <summary>Superlative.</summary>
    Sup,
}

/// <summary>Gender of a pronoun.</summary>
public enum Gender : byte
{
    /// <summary>None.</summary>
    None,

    /// <summary>Feminine.</summary>
    Fem,

    /// <summary>Masculine.</summary>
    Masc,

    /// <summary>Neuter.</summary>
    Neut,
}

/// <summary>Mood of a finite verb.</summary>
public enum Mood : byte
{
    /// <summary>None.</summary>
    None,

    /// <summary>Imperative.</summary>
    Imp,

    /// <summary>Indicative.</summary>
    Ind,

    /// <summary>Subjunctive.</summary>
    Sub,
}

/// <summary>Grammatical number.</summary>
public enum Number : byte
{
    /// <summary>None.</summary>
    None,

    /// <summary>Plural.</summary>
    Plur,

    /// <summary>Plural only: scissors.</summary>
    Ptan,

    /// <summary>Singular.</summary>
    Sing,
}

/// <summary>Kind of numeral.</summary>
public enum NumeralType : byte
{
    /// <summary>None.</summary>
    None,

    /// <summary>Cardinal: three.</summary>
    Card,

    /// <summary>Fraction: half.</summary>
    Frac,

    /// <summary>Multiplicative: twice.</summary>
    Mult,

    /// <summary>Ordinal: third.</summary>
    Ord,
}

/// <summary>Kind of pronoun, determiner or pronominal adverb.</summary>
public enum PronounType : byte
{
    /// <summary>None.</summary>
    None,

    /// <summary>Article.</summary>
    Art,

    /// <summary>Demonstrative.</summary>
    Dem,

    /// <summary>Emphatic: the president himself.</summary>
    Emp,

    /// <summary>Indefinite: some.</summary>
    Ind,

    /// <summary>Interrogative.</summary>
    Int,

    /// <summary>Negative: nobody.</summary>
    Neg,

    /// <summary>Personal.</summary>
    Prs,

    /// <summary>Reciprocal: each other.</summary>
    Rcp,

    /// <summary>Relative.</summary>
    Rel,

    /// <summary>Total: all.</summary>
    Tot,
}

/// <summary>Tense of a verb.</summary>
public enum Tense : byte
{
    /// <summary>None.</summary>
    None,

    /// <summary>Past.</summary>
    Past,

    /// <summary>Present.</summary>
    Pres,
}

/// <summary>Form of a verb.</summary>
public enum VerbForm : byte
{
    /// <summary>None.</summary>
    None,

    /// <summary>Finite.</summary>
    Fin,

    /// <summary>Gerund.</summary>
    Ger,

    /// <summary>Infinitive.</summary>
    Inf,

    /// <summary>Participle.</summary>
    Part,
}
