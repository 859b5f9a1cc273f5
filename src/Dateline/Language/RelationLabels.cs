using System.Collections.Frozen;

namespace Dateline.Language;

/// <summary>The printed names of dependency relations.</summary>
public static class RelationLabels
{
    private static readonly string[] Labels =
    [
        "_", "root", "acl", "acl:relcl", "advcl", "advcl:relcl", "advmod", "amod", "appos", "aux", "aux:pass", "case", "cc", "cc:preconj", "ccomp",
        "compound", "compound:prt", "conj", "cop", "csubj", "csubj:outer", "csubj:pass", "dep", "det", "det:predet", "discourse", "dislocated", "expl",
        "fixed", "flat", "goeswith", "iobj", "list", "mark", "nmod", "nmod:desc", "nmod:poss", "nmod:unmarked", "nsubj", "nsubj:outer", "nsubj:pass",
        "nummod", "obj", "obl", "obl:agent", "obl:unmarked", "orphan", "parataxis", "punct", "reparandum", "vocative", "xcomp",
    ];

    private static readonly FrozenDictionary<string, Relation> ByLabel = Labels.Index().Skip(1).ToFrozenDictionary(x => x.Item, x => (Relation)x.Index);

    private static readonly Relation[] Universals = [.. Labels.Select((label, i) => label.IndexOf(':') is > 0 and var colon ? ByLabel[label[..colon]] : (Relation)i)];

    /// <summary>Number of values, <see cref="Relation.None"/> included.</summary>
    public static int Count => Labels.Length;

    /// <summary>As in CoNLL-U: <c>nsubj:pass</c>; <c>_</c> where there is none.</summary>
    public static string Label(this Relation relation) => Labels[(int)relation];

    /// <summary>The relation without its subtype: <c>nsubj</c> for <c>nsubj:pass</c>.</summary>
    public static Relation Universal(this Relation relation) => Universals[(int)relation];

    /// <summary>Whether this is <paramref name="universal"/>, whatever the subtype.</summary>
    public static bool Is(this Relation relation, Relation universal) => relation == universal || Universals[(int)relation] == universal;

    /// <summary>Reads a printed name. An unknown subtype counts as none; an unknown relation is <see cref="Relation.Dep"/>, an absent one <see cref="Relation.None"/>.</summary>
    public static Relation Parse(ReadOnlySpan<char> label)
    {
        if (label is "_" or "")
            return Relation.None;
        var known = ByLabel.GetAlternateLookup<ReadOnlySpan<char>>();
        if (known.TryGetValue(label, out var relation))
            return relation;
        return label.IndexOf(':') is > 0 and var colon && known.TryGetValue(label[..colon], out relation) ? relation : Relation.Dep;
    }
}
