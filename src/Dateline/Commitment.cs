namespace Dateline;

/// <summary>How strongly somebody binds themself.</summary>
public enum CommitmentForce
{
    /// <summary>"We promise", "guarantees".</summary>
    Explicit,

    /// <summary>"We will".</summary>
    Stated,

    /// <summary>By agreement.</summary>
    Agreed,

    /// <summary>As a plan.</summary>
    Planned,

    /// <summary>As an offer, if it is taken.</summary>
    Offer,

    /// <summary>As a threat.</summary>
    Threat,
}

/// <summary>Where a commitment stands. Only a person, or evidence shown to one, moves it.</summary>
public enum CommitmentStatus
{
    /// <summary>Nothing known.</summary>
    Open,

    /// <summary>Done.</summary>
    Kept,

    /// <summary>Not done when it was due, or the opposite was done.</summary>
    Broken,

    /// <summary>Taken back.</summary>
    Withdrawn,

    /// <summary>Its condition did not come about.</summary>
    Lapsed,
}

/// <summary>A statement by which somebody binds themself or those they speak for.</summary>
public sealed record Commitment
{
    /// <summary>Key in this chronicle, as in <c>c1</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Key of the statement that makes it.</summary>
    public required string Statement { get; init; }

    /// <summary>Key of the actor who is bound.</summary>
    public string? Promisor { get; init; }

    /// <summary>The words that name the one who is bound.</summary>
    public TextSpan? PromisorMention { get; init; }

    /// <summary>Key of the actor for whom the promisor speaks.</summary>
    public string? OnBehalfOf { get; init; }

    /// <summary>Key of the actor to whom it is promised.</summary>
    public string? Promisee { get; init; }

    /// <summary>The words that name the one to whom it is promised.</summary>
    public TextSpan? PromiseeMention { get; init; }

    /// <summary>Whether something is promised <em>not</em> to be done.</summary>
    public bool IsToRefrain { get; init; }

    /// <summary>How strongly.</summary>
    public CommitmentForce Force { get; init; }

    /// <summary>What is promised.</summary>
    public required TextSpan Content { get; init; }

    /// <summary>On what condition.</summary>
    public TextSpan? Condition { get; init; }

    /// <summary>By when.</summary>
    public Deadline? Deadline { get; init; }

    /// <summary>Where it stands.</summary>
    public CommitmentStatus Status { get; init; }
}

/// <summary>By when something is promised.</summary>
/// <param name="Span">The words.</param>
/// <param name="Timex">Index into <see cref="Chronicle.Times"/>, where the words are a time expression.</param>
public sealed record Deadline(TextSpan Span, int? Timex);
