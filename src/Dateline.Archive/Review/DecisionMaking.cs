using Dateline.Formats;
using NodaTime.Text;

namespace Dateline.Archive.Review;

/// <summary>What a person wants to have decided, before it is known whether it can be.</summary>
/// <param name="Reviewer">The name under which the others know them.</param>
/// <param name="Action">What they do.</param>
/// <param name="Row">Key of the row, as in <c>3fa9c1d27b/m4</c>.</param>
public sealed record WantedDecision(string Reviewer, ReviewAction Action, string Row)
{
    /// <summary>Key of the other row, of <see cref="ReviewAction.Merge"/> and <see cref="ReviewAction.Split"/>.</summary>
    public string? Other { get; init; }

    /// <summary>What of the row is wrong, and what is right.</summary>
    public IReadOnlyList<Correction> Changes { get; init; } = [];

    /// <summary>Why.</summary>
    public string? Note { get; init; }
}

/// <summary>Makes of what a person wants the decision that can be kept, with what the row says now, or tells in a sentence why that cannot be: one way for the command, the desk and programs.</summary>
public static class DecisionMaking
{
    /// <summary>The most characters of a reviewer's name.</summary>
    public const int LongestName = 200;

    /// <summary>The decision; or the problem, as a sentence.</summary>
    public static async ValueTask<(DecisionDraft? Draft, string? Problem)> DraftAsync(IArchive archive, WantedDecision wanted, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(archive);
        ArgumentNullException.ThrowIfNull(wanted);
        if (wanted.Reviewer.Trim() is not { Length: > 0 and <= LongestName } reviewer)
            return (null, wanted.Reviewer.Trim().Length == 0 ? "Say who decides: a name is missing." : $"A name has at most {LongestName} characters.");
        var (report, row, problem) = await FindAsync(archive, wanted.Row, cancellation);
        if (row is null)
            return (null, problem);
        foreach (var change in wanted.Changes)
        {
            if (Problem(row.Kind, change) is { } wrong)
                return (null, wrong);
        }
        var seen = RowValues.Of(report!.Chronicle, row.Key)!;
        var changes = wanted.Changes.Where(change => seen[change.Field] != change.Value).ToList();
        if (wanted.Action == ReviewAction.Correct && changes.Count == 0)
            return (null, $"{row.Shown} says so already: accept it.");
        RowPointer? other = null;
        if (wanted.Other is { } key)
        {
            (_, other, problem) = await FindAsync(archive, key, cancellation);
            if (other is null)
                return (null, problem);
            if (other.Kind != row.Kind || other == row)
                return (null, $"{row.Shown} and {other.Shown} are {(other == row ? "one row" : "rows of two kinds")}: give two of the same kind.");
        }
        var draft = new DecisionDraft(reviewer, wanted.Action, row) { Changes = changes, Seen = seen, Other = other, Note = wanted.Note, EngineVersion = report.EngineVersion };
        return (draft, null);
    }

    /// <summary>Why a row of a kind cannot be corrected so, as a sentence that begins with <paramref name="mark"/> and the field where the value is wrong; absent where it can.</summary>
    public static string? Problem(RowKind kind, Correction change, string mark = "")
    {
        var name = ReviewWords.Of(change.Field);
        if (!RowValues.FieldsOf(kind).Contains(change.Field))
            return $"A {ReviewWords.Of(kind)} has no {name} to correct.";
        if (change.Value is not { } value)
            return change.Field is ReviewField.Status ? "A status cannot be none." : null;
        return (change.Field, kind) switch
        {
            (ReviewField.Type, RowKind.Mention) => Words.TryParse(value, out EventType _) ? null : OneOf<EventType>(Words.Of),
            (ReviewField.Type, _) => Words.TryParse(value, out StatementKind _) ? null : OneOf<StatementKind>(Words.Of),
            (ReviewField.Status, RowKind.Mention) => Words.TryParse(value, out EventStatus _) ? null : OneOf<EventStatus>(Words.Of),
            (ReviewField.Status, _) => Words.TryParse(value, out CommitmentStatus _) ? null : OneOf<CommitmentStatus>(Words.Of),
            (ReviewField.Date, _) => IsDate(value) ? null : $"{mark}{name} takes a day as in 2022-01-05 or two with a slash as in 2022-01-05/2022-01-07; it cannot be '{value}'.",
            _ => value.Trim().Length > 0 ? null : $"{mark}{name} cannot be empty.",
        };

        string OneOf<T>(Func<T, string> word)
            where T : struct, Enum => $"{mark}{name} is one of {string.Join(", ", Enum.GetValues<T>().Select(word))}; it cannot be '{value}'.";
    }

    private static async ValueTask<(ArchivedReport? Report, RowPointer? Row, string? Problem)> FindAsync(IArchive archive, string key, CancellationToken cancellation)
    {
        var lookup = await archive.FindAsync(key, cancellation);
        if (lookup.Report is not { } report)
            return (null, null, lookup.Problem ?? $"There is no row {key}.");
        return lookup.Row is { } row && RowPointer.At(report.Chronicle, row) is { } pointer
            ? (report, pointer, null)
            : (report, null, $"'{key}' names no event mention, statement or commitment; give a key as in {RowKey.Of(report.Chronicle.Report.Id)}/m1.");
    }

    private static bool IsDate(string value)
    {
        const string Open = "..";
        if (value.Split('/') is not [var first, var last])
            return LocalDatePattern.Iso.Parse(value).Success;
        var (from, to) = (LocalDatePattern.Iso.Parse(first), LocalDatePattern.Iso.Parse(last));
        return (from.Success || first == Open) && (to.Success || last == Open) && (from.Success || to.Success) && !(from.Success && to.Success && from.Value >= to.Value);
    }
}
