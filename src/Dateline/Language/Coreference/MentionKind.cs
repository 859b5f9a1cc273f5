namespace Dateline.Language;

/// <summary>By what kind of words somebody or something is mentioned.</summary>
public enum MentionKind : byte
{
    /// <summary>A pronoun: <c>she</c>, <c>their</c>, <c>this</c>.</summary>
    Pronoun,

    /// <summary>A common noun with what belongs to it: <c>the Russian leader</c>, <c>troops</c>.</summary>
    Nominal,

    /// <summary>A name: <c>Aidar Bekov</c>, <c>the Ministry of Defence</c>.</summary>
    Name,

    /// <summary>Several at once: <c>Bekov and Salimov</c>. Each member is a mention of its own.</summary>
    Coordination,
}
