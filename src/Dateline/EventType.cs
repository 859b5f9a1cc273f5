namespace Dateline;

/// <summary>The event types of PLOVER (Political Language Ontology for Verifiable Event Records).</summary>
public enum EventType
{
    /// <summary>Agree to do something, or to a position.</summary>
    Agree,

    /// <summary>Meet, talk, visit.</summary>
    Consult,

    /// <summary>Support by words or diplomacy.</summary>
    Support,

    /// <summary>Yield, ease, resign, release.</summary>
    Concede,

    /// <summary>Cooperate materially or by treaty.</summary>
    Cooperate,

    /// <summary>Give aid, asylum, rescue.</summary>
    Aid,

    /// <summary>Withdraw, end fighting, disarm.</summary>
    Retreat,

    /// <summary>Ask, appeal, demand.</summary>
    Request,

    /// <summary>Accuse, condemn, investigate.</summary>
    Accuse,

    /// <summary>Reject, refuse, veto.</summary>
    Reject,

    /// <summary>Threaten.</summary>
    Threaten,

    /// <summary>Protest, strike, riot.</summary>
    Protest,

    /// <summary>Reduce relations, impose sanctions.</summary>
    Sanction,

    /// <summary>Deploy or move forces.</summary>
    Mobilize,

    /// <summary>Arrest, restrict, impose emergency, repress.</summary>
    Coerce,

    /// <summary>Attack with force.</summary>
    Assault,
}
