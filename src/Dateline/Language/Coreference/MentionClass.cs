namespace Dateline.Language.Coreference;

/// <summary>How a mention refers: pronouns by the class in which they agree, noun phrases by what they open with.</summary>
internal enum MentionClass : byte
{
    I,
    We,
    You,
    He,
    She,
    It,
    They,
    This,
    Reciprocal,

    /// <summary>Here, there.</summary>
    Here,

    /// <summary>Any other pronoun: one, something, both.</summary>
    OtherPronoun,
    Name,

    /// <summary>The president.</summary>
    Definite,

    /// <summary>This president.</summary>
    Demonstrative,

    /// <summary>His president; Kazakhstan's president.</summary>
    Possessive,

    /// <summary>A president.</summary>
    Indefinite,

    /// <summary>Presidents; president.</summary>
    Bare,

    /// <summary>The president and his minister.</summary>
    Coordination,
}

/// <summary>What sort of thing a mention means, as far as its words tell.</summary>
internal enum Sort : byte
{
    Unknown,
    Person,
    Man,
    Woman,
    Group,
    Organization,
    Place,
    Country,
    Time,
    Other,
}

/// <summary>The role of a mention in its clause, coarser than its relation.</summary>
internal enum Role : byte
{
    Other,
    Subject,
    Object,
    Oblique,
    OfNoun,
    Possessor,
    Compound,
    Apposition,
    Predicate,
    Member,
}
