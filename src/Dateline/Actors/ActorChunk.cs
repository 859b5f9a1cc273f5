namespace Dateline.Actors;

/// <summary>A run of words that names or describes one actor, before it is known whom.</summary>
internal sealed class ActorChunk
{
    /// <summary>First word, with its article.</summary>
    public int First { get; set; }

    /// <summary>Behind the last word.</summary>
    public int End { get; set; }

    public ReferenceForm Form { get; set; }

    public ActorKind Kind { get; set; }

    /// <summary>Country that the words name ("Kazakh authorities").</summary>
    public string? Country { get; set; }

    public string? Sector { get; set; }

    /// <summary>Code of an organisation in the registry.</summary>
    public string? Code { get; set; }

    /// <summary>Office or common noun at the head, in lower case.</summary>
    public string? Head { get; set; }

    public bool IsHeadOfCountry { get; set; }

    public bool IsPlural { get; set; }

    /// <summary>Whether it is people by the name of their nation alone: "Velinians".</summary>
    public bool IsPeople { get; set; }

    /// <summary>Whether it is an adjective of nationality before a noun that is no actor.</summary>
    public bool IsAdjective { get; set; }

    public SpeakerOrigin Origin { get; set; }

    /// <summary>The name proper, without titles.</summary>
    public string? Name { get; set; }

    /// <summary>First word of the name.</summary>
    public int NameFirst { get; set; } = -1;

    /// <summary>Behind the last word of the name.</summary>
    public int NameEnd { get; set; } = -1;

    /// <summary>Index of the actor meant.</summary>
    public int Actor { get; set; } = -1;
}
