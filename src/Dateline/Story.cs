namespace Dateline;

/// <summary>The reports and events of one development.</summary>
/// <remarks>Reports are named by the keys under which they were given. Immutable and thread-safe.</remarks>
public sealed record Story
{
    /// <summary>Key made from that of its first report, as in <c>saf63dc4c</c>: it stays while the story grows.</summary>
    public required string Id { get; init; }

    /// <summary>The headline of the report that has most in common with the others; its first words where it has none.</summary>
    public required string Title { get; init; }

    /// <summary>Its reports, by publication.</summary>
    public required IReadOnlyList<string> Reports { get; init; }

    /// <summary>Its reports by common origin: each of them is in exactly one.</summary>
    public required IReadOnlyList<Lineage> Lineages { get; init; }

    /// <summary>What happened, merged over the mentions of its reports, by the day it happened.</summary>
    public IReadOnlyList<Event> Events { get; init; } = [];
}

/// <summary>The reports that descend from one text: one origin, however many carry it.</summary>
/// <param name="Id">Key in the story, as in <c>l1</c>.</param>
/// <param name="Origin">Whose text it is: the agency or publisher that its reports credit; absent where they credit none, or several.</param>
/// <param name="Reports">Its reports, by publication.</param>
/// <param name="Copies">The passages that hold it together.</param>
public sealed record Lineage(string Id, string? Origin, IReadOnlyList<string> Reports, IReadOnlyList<Copy> Copies);

/// <summary>How much of a report stands in another.</summary>
public enum CopyLabel
{
    /// <summary>At least half of the shorter one.</summary>
    Copy,

    /// <summary>Some passages.</summary>
    Partial,
}

/// <summary>Passages that stand in two reports because one was taken from the other, or both from a third.</summary>
/// <param name="Report">The later one, as far as their dates tell.</param>
/// <param name="Of">The earlier one.</param>
/// <param name="Label">How much.</param>
/// <param name="Shared">The passages in both, in the order of the later one.</param>
/// <param name="Why">Why they are held for a copy, as a sentence.</param>
public sealed record Copy(string Report, string Of, CopyLabel Label, IReadOnlyList<SharedPassage> Shared, string Why);

/// <summary>A passage that stands in two reports, word for word or nearly.</summary>
/// <param name="Span">In the later report.</param>
/// <param name="OfSpan">In the earlier one.</param>
public readonly record struct SharedPassage(TextSpan Span, TextSpan OfSpan);

/// <summary>What happened, merged over the mentions of several reports.</summary>
public sealed record Event
{
    /// <summary>Key in the story, as in <c>e1</c>.</summary>
    public required string Id { get; init; }

    /// <summary>PLOVER type.</summary>
    public required EventType Type { get; init; }

    /// <summary>The day, where a mention tells it; else the stretch that all mentions allow. As EDTF.</summary>
    public string? When { get; init; }

    /// <summary>The place by name, where a mention tells it.</summary>
    public string? Where { get; init; }

    /// <summary>Names of those who do it.</summary>
    public IReadOnlyList<string> SourceActors { get; init; } = [];

    /// <summary>Names of those to whom it is done.</summary>
    public IReadOnlyList<string> TargetActors { get; init; } = [];

    /// <summary>The mentions, by publication of their reports and in text order.</summary>
    public required IReadOnlyList<MentionOfReport> Mentions { get; init; }

    /// <summary>Who stands behind it.</summary>
    public required Support Support { get; init; }

    /// <summary>What the reports tell differently.</summary>
    public IReadOnlyList<Contradiction> Contradictions { get; init; } = [];
}

/// <summary>A mention and the report it stands in.</summary>
/// <param name="Report">Key of the report.</param>
/// <param name="Mention">Key of the mention in its chronicle.</param>
public readonly record struct MentionOfReport(string Report, string Mention);

/// <summary>Who stands behind an event; each figure can be counted by hand from its mentions.</summary>
/// <param name="Reports">Reports that tell it.</param>
/// <param name="Lineages">Lineages among them: the independent texts.</param>
/// <param name="Witnesses">Who claims to know: a lineage that tells it itself, and each source that is quoted for it once, however many quote it.</param>
public readonly record struct Support(int Reports, int Lineages, int Witnesses);

/// <summary>How values that cannot all be true stand to each other.</summary>
public enum ContradictionRelation
{
    /// <summary>Told side by side.</summary>
    Disputed,

    /// <summary>A later report gives another value.</summary>
    Superseded,

    /// <summary>They count different things: a part and the whole.</summary>
    DifferentScope,
}

/// <summary>Values of one field of an event that cannot all be true.</summary>
/// <param name="Field"><c>status</c>, <c>when</c>, <c>where</c>, or the kind of figure: <c>killed</c>, <c>injured</c>…</param>
/// <param name="Values">The values with the reports that give them, by first publication.</param>
/// <param name="Relation">How they stand to each other.</param>
public sealed record Contradiction(string Field, IReadOnlyList<ContradictedValue> Values, ContradictionRelation Relation);

/// <summary>A value that others contradict.</summary>
/// <param name="Value">As words of the public format; figures as <c>12</c>, <c>10..20</c>, <c>30..</c>.</param>
/// <param name="Reports">Keys of the reports that give it.</param>
public sealed record ContradictedValue(string Value, IReadOnlyList<string> Reports);

/// <summary>A report for telling stories, under the key by which they name it.</summary>
/// <param name="Key">Its key; unique among those given together.</param>
/// <param name="Chronicle">What it tells.</param>
public sealed record StoryReport(string Key, Chronicle Chronicle);
