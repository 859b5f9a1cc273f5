namespace Dateline;

/// <summary>What kind of actor.</summary>
public enum ActorKind
{
    /// <summary>A person.</summary>
    Person,

    /// <summary>An organisation.</summary>
    Organisation,

    /// <summary>A country, or its state.</summary>
    Country,

    /// <summary>People named by what they do or are: protesters, gunmen, residents.</summary>
    Group,
}

/// <summary>How the words name the actor.</summary>
public enum ReferenceForm
{
    /// <summary>By name.</summary>
    Name,

    /// <summary>By a description.</summary>
    Nominal,

    /// <summary>By a pronoun.</summary>
    Pronoun,
}

/// <summary>Words of the report that mean an actor.</summary>
/// <param name="Span">The words.</param>
/// <param name="Form">How they name it.</param>
public readonly record struct ActorReference(TextSpan Span, ReferenceForm Form);

/// <summary>Somebody who acts, is acted on, or speaks in a report. Unknown names are kept as they are.</summary>
public sealed record Actor
{
    /// <summary>Key in this chronicle, as in <c>a1</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The fullest name in the report or the registry; absent where the report only describes.</summary>
    public string? Name { get; init; }

    /// <summary>What kind of actor.</summary>
    public required ActorKind Kind { get; init; }

    /// <summary>Country as an ISO 3166-1 alpha-3 code, on the day of the report.</summary>
    public string? Country { get; init; }

    /// <summary>CAMEO/PLOVER actor code: country or international code, then sector, as in <c>RUSGOV</c>.</summary>
    public string? Code { get; init; }

    /// <summary>PLOVER sector codes, as in <c>GOV</c>, <c>MIL</c>, <c>CVL</c>.</summary>
    public IReadOnlyList<string> Roles { get; init; } = [];

    /// <summary>The office held on the day of the report.</summary>
    public string? Office { get; init; }

    /// <summary>Where the report speaks of them.</summary>
    public IReadOnlyList<ActorReference> References { get; init; } = [];
}
