namespace Dateline;

/// <summary>How words are reported.</summary>
public enum StatementForm
{
    /// <summary>In quotation marks.</summary>
    Direct,

    /// <summary>In the reporter's words.</summary>
    Indirect,

    /// <summary>Partly each.</summary>
    Mixed,
}

/// <summary>What is done by saying it.</summary>
public enum StatementKind
{
    /// <summary>Says that something is so.</summary>
    Assertion,

    /// <summary>Judges.</summary>
    Assessment,

    /// <summary>Says that something is not so.</summary>
    Denial,

    /// <summary>Asks.</summary>
    Question,

    /// <summary>Proposes.</summary>
    Proposal,

    /// <summary>Demands or calls for.</summary>
    Demand,

    /// <summary>Threatens or warns of own action.</summary>
    Threat,

    /// <summary>Foretells.</summary>
    Prediction,

    /// <summary>Binds the speaker, or those spoken for.</summary>
    Commitment,

    /// <summary>Agrees with somebody's words.</summary>
    Agreement,

    /// <summary>Rejects a proposal or demand.</summary>
    Rejection,

    /// <summary>Condoles or congratulates.</summary>
    Condolence,

    /// <summary>Something else.</summary>
    Other,
}

/// <summary>How a statement answers another.</summary>
public enum AnswerRelation
{
    /// <summary>Says that it is not so.</summary>
    Denies,

    /// <summary>Will not have it: a demand, a proposal, a view.</summary>
    Rejects,

    /// <summary>Shares it.</summary>
    Agrees,

    /// <summary>Says that it is so.</summary>
    Confirms,
}

/// <summary>Which statement is answered, and how.</summary>
/// <param name="Statement">Key of the earlier statement, as in <c>s2</c>.</param>
/// <param name="Relation">How.</param>
public sealed record StatementAnswer(string Statement, AnswerRelation Relation);

/// <summary>What kind of source speaks.</summary>
public enum SpeakerOrigin
{
    /// <summary>Not told.</summary>
    Unknown,

    /// <summary>Holder of an office, or a state body.</summary>
    Official,

    /// <summary>Somebody who knows the field.</summary>
    Expert,

    /// <summary>Somebody who saw it.</summary>
    Witness,

    /// <summary>Somebody who took part.</summary>
    Participant,

    /// <summary>A news agency.</summary>
    Agency,

    /// <summary>Another outlet.</summary>
    Outlet,

    /// <summary>A paper, law, study, record.</summary>
    Document,

    /// <summary>A post.</summary>
    SocialMedia,

    /// <summary>A body of people.</summary>
    Collective,
}

/// <summary>Words put in somebody's mouth: source, cue and content.</summary>
public sealed record Statement
{
    /// <summary>Key in this chronicle, as in <c>s1</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Key of the actor who speaks; absent where none could be told.</summary>
    public string? Speaker { get; init; }

    /// <summary>The words that name the speaker here.</summary>
    public TextSpan? SpeakerMention { get; init; }

    /// <summary>What kind of source speaks.</summary>
    public SpeakerOrigin SpeakerOrigin { get; init; }

    /// <summary>Whether the speaker is named, in the report as a whole.</summary>
    public bool SpeakerIsNamed { get; init; }

    /// <summary>Whether the words are said <em>not</em> to have been said ("declined to confirm").</summary>
    public bool IsNegative { get; init; }

    /// <summary>The word or mark that shows it is said; absent where a quotation only goes on.</summary>
    public TextSpan? Cue { get; init; }

    /// <summary>What is said; more than one stretch where it is split. Never empty.</summary>
    public required IReadOnlyList<TextSpan> Content { get; init; }

    /// <summary>How it is reported.</summary>
    public required StatementForm Form { get; init; }

    /// <summary>What is done by saying it.</summary>
    public required StatementKind Kind { get; init; }

    /// <summary>Key of the actor spoken to.</summary>
    public string? Addressee { get; init; }

    /// <summary>The words that name who is spoken to here, whether or not they are an actor ("reporters").</summary>
    public TextSpan? AddresseeMention { get; init; }

    /// <summary>Where it was said, as printed: an occasion, a writing or a town ("a session of the council", "a letter to the council").</summary>
    public TextSpan? Venue { get; init; }

    /// <summary>Key of the actor by whose hands the words came into the report: "a letter seen by Harbour Radio".</summary>
    public string? Through { get; init; }

    /// <summary>When it was said.</summary>
    public When? When { get; init; }

    /// <summary>Key of the statement this one lies in.</summary>
    public string? NestedIn { get; init; }

    /// <summary>Which earlier statement of the report this one answers, and how; a link only, which makes neither a fact.</summary>
    public StatementAnswer? Answers { get; init; }

    /// <summary>Source, cue and content together.</summary>
    public required Evidence Evidence { get; init; }

    /// <summary>Stable name of the rule or model that made the row.</summary>
    public required string Because { get; init; }

    /// <summary>From 0 to 1.</summary>
    public required double Confidence { get; init; }
}
