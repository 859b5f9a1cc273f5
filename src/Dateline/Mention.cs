namespace Dateline;

/// <summary>Whether the event a mention tells came to pass, as far as its words say.</summary>
public enum EventStatus
{
    /// <summary>It happened.</summary>
    Happened,

    /// <summary>It is going on.</summary>
    Ongoing,

    /// <summary>It is planned or expected.</summary>
    Planned,

    /// <summary>It may have happened, or may yet.</summary>
    Possible,

    /// <summary>It is said not to have happened.</summary>
    Denied,

    /// <summary>Somebody calls for it.</summary>
    CalledFor,
}

/// <summary>What is counted.</summary>
public enum CountKind
{
    /// <summary>Dead.</summary>
    Killed,

    /// <summary>Injured.</summary>
    Injured,

    /// <summary>Arrested or detained.</summary>
    Arrested,

    /// <summary>Driven from home.</summary>
    Displaced,

    /// <summary>Taking part.</summary>
    Participants,
}

/// <summary>A figure of an event.</summary>
/// <param name="Kind">What is counted.</param>
/// <param name="Low">Lowest number the words allow.</param>
/// <param name="High">Highest number the words allow; absent where it is open upwards.</param>
/// <param name="IsPart">Whether the words count only a part, as in "three of them children".</param>
/// <param name="Span">The words.</param>
public sealed record Count(CountKind Kind, long Low, long? High, bool IsPart, TextSpan Span);

/// <summary>One report's telling of one event.</summary>
public sealed record Mention
{
    /// <summary>Key in this chronicle, as in <c>m1</c>.</summary>
    public required string Id { get; init; }

    /// <summary>PLOVER type; absent where none fits (the event is kept all the same).</summary>
    public EventType? Type { get; init; }

    /// <summary>PLOVER mode, as in <c>riot</c>.</summary>
    public string? Mode { get; init; }

    /// <summary>PLOVER contexts, as in <c>economic</c>.</summary>
    public IReadOnlyList<string> Contexts { get; init; } = [];

    /// <summary>CAMEO code, as in <c>145</c>.</summary>
    public string? Cameo { get; init; }

    /// <summary>Goldstein score of the CAMEO code, from −10 (conflict) to 10 (cooperation).</summary>
    public double? Goldstein { get; init; }

    /// <summary>Keys of the actors who do it.</summary>
    public IReadOnlyList<string> SourceActors { get; init; } = [];

    /// <summary>Keys of the actors to whom it is done.</summary>
    public IReadOnlyList<string> TargetActors { get; init; } = [];

    /// <summary>The day it happened; absent where not even the publication date is known.</summary>
    public When? When { get; init; }

    /// <summary>Where it happened; absent where the text gives no place.</summary>
    public Where? Where { get; init; }

    /// <summary>Whether it came to pass.</summary>
    public required EventStatus Status { get; init; }

    /// <summary>Its figures.</summary>
    public IReadOnlyList<Count> Counts { get; init; } = [];

    /// <summary>Keys of the statements it lies in, the innermost first; empty where the report itself tells it.</summary>
    public IReadOnlyList<string> SaidBy { get; init; } = [];

    /// <summary>The clause that tells it.</summary>
    public required Evidence Evidence { get; init; }

    /// <summary>The word or words that name it.</summary>
    public required TextSpan Trigger { get; init; }

    /// <summary>Stable name of the rule or model that made the row.</summary>
    public required string Because { get; init; }

    /// <summary>From 0 to 1.</summary>
    public required double Confidence { get; init; }
}
