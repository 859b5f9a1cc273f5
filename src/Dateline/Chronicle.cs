namespace Dateline;

/// <summary>What one report tells: the times, places and actors it names, the events it mentions, the statements and commitments it carries.</summary>
/// <remarks>Immutable and thread-safe. Keys are unique within one chronicle, and every index and key points to a row that is there.</remarks>
public sealed record Chronicle
{
    /// <summary>The report itself.</summary>
    public required Report Report { get; init; }

    /// <summary>Which registries of the user were in force, <see cref="Project.Fingerprint"/>; absent where only those of the program were.</summary>
    public string? Registries { get; init; }

    /// <summary>Time expressions, in text order.</summary>
    public IReadOnlyList<TimeExpression> Times { get; init; } = [];

    /// <summary>Places, in text order.</summary>
    public IReadOnlyList<Place> Places { get; init; } = [];

    /// <summary>Actors, by first reference.</summary>
    public IReadOnlyList<Actor> Actors { get; init; } = [];

    /// <summary>Mentions of events, in text order.</summary>
    public IReadOnlyList<Mention> Mentions { get; init; } = [];

    /// <summary>Statements, in text order.</summary>
    public IReadOnlyList<Statement> Statements { get; init; } = [];

    /// <summary>Commitments, in text order.</summary>
    public IReadOnlyList<Commitment> Commitments { get; init; } = [];

    /// <summary>Answers about words that were asked about, in the order of the questions.</summary>
    public IReadOnlyList<PredicateAnswer> Predicates { get; init; } = [];

    /// <summary>Remarks on how the report was read.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; init; } = [];
}

/// <summary>What the report tells about words that were asked about, whether or not they are coded as an event.</summary>
/// <param name="Span">The words.</param>
/// <param name="When">When it happened.</param>
/// <param name="Where">Where it happened.</param>
/// <param name="Status">Whether it came to pass.</param>
/// <param name="Factuality">From −3 (certainly not) to 3 (certainly so), as in UDS-IH2.</param>
public sealed record PredicateAnswer(TextSpan Span, When? When, Where? Where, EventStatus? Status, double? Factuality);
