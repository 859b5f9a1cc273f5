namespace Dateline.Language;

/// <summary>Which features there are, their values, and where each lies in the packed form.</summary>
/// <remarks>In the order in which CoNLL-U sorts them: by name, without regard to case.</remarks>
internal static class FeatureLayout
{
    /// <summary>One feature: value 0 is "absent", value <c>n</c> is <c>Values[n - 1]</c>.</summary>
    internal sealed record Field(string Name, int Shift, int Width, string[] Values)
    {
        public int Of(ulong bits) => (int)(bits >> Shift) & ((1 << Width) - 1);

        public ulong Packed(ReadOnlySpan<char> value)
        {
            for (var i = 0; i < Values.Length; i++)
            {
                if (value.SequenceEqual(Values[i]))
                    return (ulong)(i + 1) << Shift;
            }
            return 0;
        }
    }

    public static readonly Field Abbr = new("Abbr", 0, 1, ["Yes"]);
    public static readonly Field Case = new("Case", 1, 2, ["Acc", "Gen", "Nom"]);
    public static readonly Field Definite = new("Definite", 3, 2, ["Def", "Ind"]);
    public static readonly Field Degree = new("Degree", 5, 2, ["Cmp", "Pos", "Sup"]);
    public static readonly Field ExtPos = new("ExtPos", 7, 3, ["ADP", "ADV", "CCONJ", "PRON", "PROPN", "SCONJ"]);
    public static readonly Field Foreign = new("Foreign", 10, 1, ["Yes"]);
    public static readonly Field Gender = new("Gender", 11, 2, ["Fem", "Masc", "Neut"]);
    public static readonly Field Mood = new("Mood", 13, 2, ["Imp", "Ind", "Sub"]);
    public static readonly Field Number = new("Number", 15, 2, ["Plur", "Ptan", "Sing"]);
    public static readonly Field NumForm = new("NumForm", 17, 3, ["Combi", "Digit", "Roman", "Word"]);
    public static readonly Field NumType = new("NumType", 20, 3, ["Card", "Frac", "Mult", "Ord"]);
    public static readonly Field Person = new("Person", 23, 2, ["1", "2", "3"]);
    public static readonly Field Polarity = new("Polarity", 25, 2, ["Neg", "Pos"]);
    public static readonly Field Poss = new("Poss", 27, 1, ["Yes"]);
    public static readonly Field PronType = new("PronType", 28, 4, ["Art", "Dem", "Emp", "Ind", "Int", "Neg", "Prs", "Rcp", "Rel", "Tot"]);
    public static readonly Field Reflex = new("Reflex", 32, 1, ["Yes"]);
    public static readonly Field Style = new("Style", 33, 3, ["Arch", "Coll", "Expr", "Slng", "Vrnc"]);
    public static readonly Field Tense = new("Tense", 36, 2, ["Past", "Pres"]);
    public static readonly Field Typo = new("Typo", 38, 1, ["Yes"]);
    public static readonly Field VerbForm = new("VerbForm", 39, 3, ["Fin", "Ger", "Inf", "Part"]);
    public static readonly Field Voice = new("Voice", 42, 1, ["Pass"]);

    public static readonly Field[] All =
    [
        Abbr, Case, Definite, Degree, ExtPos, Foreign, Gender, Mood, Number, NumForm, NumType,
        Person, Polarity, Poss, PronType, Reflex, Style, Tense, Typo, VerbForm, Voice,
    ];

    public static Field? Find(ReadOnlySpan<char> name)
    {
        foreach (var field in All)
        {
            if (name.SequenceEqual(field.Name))
                return field;
        }
        return null;
    }
}
