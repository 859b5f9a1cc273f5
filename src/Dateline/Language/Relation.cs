namespace Dateline.Language;

/// <summary>Dependency relations of Universal Dependencies, with the subtypes that English treebanks use.</summary>
/// <remarks>See <see href="https://universaldependencies.org/en/dep/"/>. The default value means that no parser has been here.</remarks>
public enum Relation : byte
{
    /// <summary>Not parsed.</summary>
    None,

    /// <summary>The word the sentence hangs on.</summary>
    Root,

    /// <summary>Clause that modifies a noun.</summary>
    Acl,

    /// <summary>Relative clause.</summary>
    AclRelcl,

    /// <summary>Clause that modifies a verb or an adjective.</summary>
    Advcl,

    /// <summary>Relative clause that modifies a whole clause.</summary>
    AdvclRelcl,

    /// <summary>Adverb as modifier.</summary>
    Advmod,

    /// <summary>Adjective as modifier of a noun.</summary>
    Amod,

    /// <summary>Apposition.</summary>
    Appos,

    /// <summary>Auxiliary.</summary>
    Aux,

    /// <summary>Auxiliary of the passive.</summary>
    AuxPass,

    /// <summary>Preposition or genitive marker.</summary>
    Case,

    /// <summary>Coordinating conjunction.</summary>
    Cc,

    /// <summary>First half of a paired conjunction: both, either.</summary>
    CcPreconj,

    /// <summary>Clause as object.</summary>
    Ccomp,

    /// <summary>Part of a compound noun or number.</summary>
    Compound,

    /// <summary>Particle of a phrasal verb.</summary>
    CompoundPrt,

    /// <summary>Second and further members of a coordination.</summary>
    Conj,

    /// <summary>Copula.</summary>
    Cop,

    /// <summary>Clause as subject.</summary>
    Csubj,

    /// <summary>Clause as subject of a clause that is itself a predicate.</summary>
    CsubjOuter,

    /// <summary>Clause as subject of a passive.</summary>
    CsubjPass,

    /// <summary>A relation that could not be told.</summary>
    Dep,

    /// <summary>Determiner.</summary>
    Det,

    /// <summary>Determiner before the determiner: all the.</summary>
    DetPredet,

    /// <summary>Interjection or other discourse element.</summary>
    Discourse,

    /// <summary>Dislocated element.</summary>
    Dislocated,

    /// <summary>Expletive: it, there.</summary>
    Expl,

    /// <summary>Further words of a fixed expression.</summary>
    Fixed,

    /// <summary>Further words of a name.</summary>
    Flat,

    /// <summary>Further parts of a word that was written apart.</summary>
    Goeswith,

    /// <summary>Indirect object.</summary>
    Iobj,

    /// <summary>Member of a list.</summary>
    List,

    /// <summary>Subordinating word.</summary>
    Mark,

    /// <summary>Noun as modifier of a noun.</summary>
    Nmod,

    /// <summary>Title or description before a name.</summary>
    NmodDesc,

    /// <summary>Possessor.</summary>
    NmodPoss,

    /// <summary>Noun without preposition as modifier of a noun.</summary>
    NmodUnmarked,

    /// <summary>Subject.</summary>
    Nsubj,

    /// <summary>Subject of a clause whose predicate is itself a clause.</summary>
    NsubjOuter,

    /// <summary>Subject of a passive.</summary>
    NsubjPass,

    /// <summary>Number as modifier.</summary>
    Nummod,

    /// <summary>Object.</summary>
    Obj,

    /// <summary>Noun as modifier of a verb.</summary>
    Obl,

    /// <summary>Agent of a passive: by them.</summary>
    OblAgent,

    /// <summary>Noun without preposition as modifier of a verb: last week.</summary>
    OblUnmarked,

    /// <summary>Remnant of an ellipsis.</summary>
    Orphan,

    /// <summary>Clause beside a clause.</summary>
    Parataxis,

    /// <summary>Punctuation.</summary>
    Punct,

    /// <summary>What a speaker took back.</summary>
    Reparandum,

    /// <summary>The one who is spoken to.</summary>
    Vocative,

    /// <summary>Predicate complement without its own subject.</summary>
    Xcomp,
}
