namespace Dateline.Archive.Review;

/// <summary>What of a row is wrong, and what is right.</summary>
/// <param name="Field">Which field.</param>
/// <param name="Value">What it should be; absent where the report tells none.</param>
public readonly record struct Correction(ReviewField Field, string? Value);

/// <summary>A decision that is to be kept.</summary>
/// <param name="Reviewer">Who decides, by the name under which the others know them. Never empty.</param>
/// <param name="Action">What they do.</param>
/// <param name="Row">With which row.</param>
public sealed record DecisionDraft(string Reviewer, ReviewAction Action, RowPointer Row)
{
    /// <summary>What is corrected; empty unless <see cref="ReviewAction.Correct"/>.</summary>
    public IReadOnlyList<Correction> Changes { get; init; } = [];

    /// <summary>What the row said when it was decided about; see <see cref="RowValues"/>. A later engine may make it say something else: what was accepted is this.</summary>
    public IReadOnlyDictionary<ReviewField, string?> Seen { get; init; } = new Dictionary<ReviewField, string?>();

    /// <summary>The other row; only of <see cref="ReviewAction.Merge"/> and <see cref="ReviewAction.Split"/>.</summary>
    public RowPointer? Other { get; init; }

    /// <summary>Why, in the reviewer's words.</summary>
    public string? Note { get; init; }

    /// <summary>Version of the engine whose row it is.</summary>
    public string? EngineVersion { get; init; }
}

/// <summary>A decision as it is kept.</summary>
/// <param name="Number">Its number in the audit trail, from 1.</param>
/// <param name="At">When, as an ISO 8601 instant.</param>
/// <param name="What">What was decided.</param>
public sealed record Decision(long Number, string At, DecisionDraft What);

/// <summary>An entry of the audit trail, as the store holds it.</summary>
/// <param name="Number">Its number, from 1, without gaps.</param>
/// <param name="ReportId"><c>sha256:</c> and the hexadecimal SHA-256 of the report that it is about.</param>
/// <param name="Json">The decision; see <see cref="DecisionJson"/>.</param>
/// <param name="PreviousHash">Hash of the entry before; of the first, 64 zeros.</param>
/// <param name="Hash">See <see cref="DecisionChain"/>.</param>
public sealed record AuditEntry(long Number, string ReportId, string Json, string PreviousHash, string Hash)
{
    /// <summary>The decision; absent where the entry is damaged.</summary>
    public Decision? Decision => DecisionJson.Read(Json);
}
