namespace Dateline.Formats;

/// <summary>The words of the public format for the codes used inside: strings at the border, and only there.</summary>
public static partial class Words
{
    /// <summary>PLOVER's name of the type, as in <c>PROTEST</c>.</summary>
    public static string Of(EventType type) => type switch
    {
        EventType.Agree => "AGREE",
        EventType.Consult => "CONSULT",
        EventType.Support => "SUPPORT",
        EventType.Concede => "CONCEDE",
        EventType.Cooperate => "COOPERATE",
        EventType.Aid => "AID",
        EventType.Retreat => "RETREAT",
        EventType.Request => "REQUEST",
        EventType.Accuse => "ACCUSE",
        EventType.Reject => "REJECT",
        EventType.Threaten => "THREATEN",
        EventType.Protest => "PROTEST",
        EventType.Sanction => "SANCTION",
        EventType.Mobilize => "MOBILIZE",
        EventType.Coerce => "COERCE",
        EventType.Assault => "ASSAULT",
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };

    /// <summary>The word of the public format.</summary>
    public static string Of(EventStatus status) => status == EventStatus.CalledFor ? "called for" : Camel(status.ToString());

    /// <summary>The word of the public format.</summary>
    public static string Of(SpeakerOrigin origin) => origin == SpeakerOrigin.SocialMedia ? "social media" : Camel(origin.ToString());

    /// <summary>The word of the public format.</summary>
    public static string Of(OriginRelation relation) => Camel(relation.ToString());

    /// <summary>The word of the public format.</summary>
    public static string Of(CreditBasis basis) => Camel(basis.ToString());

    /// <summary>The word of the public format.</summary>
    public static string Of(TimePrecision precision) => Camel(precision.ToString());

    /// <summary>TIMEX3's name of the type, as in <c>DATE</c>.</summary>
    public static string Of(TimexType type) => type.ToString().ToUpperInvariant();

    /// <summary>The word of the public format.</summary>
    public static string Of(DateBasis basis) => Camel(basis.ToString());

    /// <summary>The word of the public format.</summary>
    public static string Of(PlaceKind kind) => Camel(kind.ToString());

    /// <summary>The word of the public format.</summary>
    public static string Of(PlaceBasis basis) => Camel(basis.ToString());

    /// <summary>The word of the public format.</summary>
    public static string Of(ActorKind kind) => Camel(kind.ToString());

    /// <summary>The word of the public format.</summary>
    public static string Of(ReferenceForm form) => Camel(form.ToString());

    /// <summary>The word of the public format.</summary>
    public static string Of(CopyLabel label) => Camel(label.ToString());

    /// <summary>The word of the public format.</summary>
    public static string Of(StoryChangeKind kind) => Camel(kind.ToString());

    /// <summary>The word of the public format.</summary>
    public static string Of(ContradictionRelation relation) => relation == ContradictionRelation.DifferentScope ? "different scope" : Camel(relation.ToString());

    /// <summary>The word of the public format.</summary>
    public static string Of(CountKind kind) => Camel(kind.ToString());

    /// <summary>The word of the public format.</summary>
    public static string Of(StatementForm form) => Camel(form.ToString());

    /// <summary>The word of the public format.</summary>
    public static string Of(StatementKind kind) => Camel(kind.ToString());

    /// <summary>The word of the public format.</summary>
    public static string Of(AnswerRelation relation) => Camel(relation.ToString());

    /// <summary>The word of the public format.</summary>
    public static string Of(CommitmentForce force) => Camel(force.ToString());

    /// <summary>The word of the public format.</summary>
    public static string Of(CommitmentStatus status) => Camel(status.ToString());

    /// <summary>The word of the public format.</summary>
    public static string Of(Severity severity) => Camel(severity.ToString());

    private static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
