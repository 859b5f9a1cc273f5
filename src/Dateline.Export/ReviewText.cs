using System.Globalization;
using Dateline.Archive;
using Dateline.Archive.Review;
using Dateline.Export.Text;

namespace Dateline.Export;

/// <summary>Writes what reviewers decided, for people who read on a terminal.</summary>
public sealed class ReviewText
{
    private readonly Page _page;

    /// <summary>Makes a writer.</summary>
    public ReviewText(TextWriter output, TextLayout layout)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(layout);
        _page = new Page(output, layout);
    }

    /// <summary>Writes a row with the decisions about it.</summary>
    public void Write(ReviewedRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        var lines = new List<Styled> { Marked(row.Row) };
        if (row.IsOrphan)
            lines.Add(Styled.Of("The report has no such row any more.", Style.Quiet));
        else if (Said(row.Values!) is { Length: > 0 } said)
            lines.Add(Styled.Of(said, Style.Quiet));
        foreach (var decision in row.Review.Decisions)
            lines.Add(Styled.Of(Sentence(decision), Style.Quiet));
        _page.Row(Styled.Of(row.IsOrphan ? "orphan" : ReviewWords.Of(row.Review.State)), row.Row.Shown, [.. lines]);
    }

    /// <summary>Writes an entry of the audit trail.</summary>
    public void Write(AuditEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        var number = entry.Number.ToString(CultureInfo.InvariantCulture);
        if (entry.Decision is not { } decision)
        {
            _page.Row(Styled.Of(number), null, Styled.Of("cannot be read: 'dateline archive check' says more", Style.Strong));
            return;
        }
        _page.Row(Styled.Of(number), decision.What.Row.Shown, Styled.Of(Sentence(decision)), Marked(decision.What.Row), Styled.Of(entry.Hash[..16], Style.Quiet));
    }

    /// <summary>Writes how far reviewers agree.</summary>
    public void Write(Agreement agreement)
    {
        ArgumentNullException.ThrowIfNull(agreement);
        var alpha = agreement.Alpha is { } known ? string.Create(CultureInfo.InvariantCulture, $"α = {known:0.000}") : "α is not defined: no two values differ";
        _page.Row(Styled.Of(agreement.What), null, Styled.Of(string.Create(CultureInfo.InvariantCulture, $"{alpha}; the same in {agreement.Same} of {agreement.Rows} rows")));
    }

    /// <summary>Writes how an engine does on gold.</summary>
    public void Write(GoldScore score)
    {
        ArgumentNullException.ThrowIfNull(score);
        _page.Row(Styled.Of("rows"), null, Styled.Of(string.Create(CultureInfo.InvariantCulture,
            $"{score.Found} found, {score.Missed} missed, {score.Invented} that are not there; precision {Share(score.Precision)}, recall {Share(score.Recall)}")));
        foreach (var (field, (right, all)) in score.Fields)
            _page.Row(Styled.Of(ReviewWords.Of(field)), null, Styled.Of(string.Create(CultureInfo.InvariantCulture, $"{Share((double)right / all)} right ({right} of {all})")));
    }

    /// <summary>Where the review of a row stands, in a few words, and what was corrected; empty where nobody decided.</summary>
    internal static string Summary(RowReview review)
    {
        if (review.Decisions.Count == 0)
            return "";
        var who = string.Join(", ", review.Decisions.Select(d => d.What.Reviewer).Distinct(StringComparer.Ordinal).Select(VisibleText.Of));
        var state = review.State == ReviewState.Open ? "noted" : ReviewWords.Of(review.State);
        var right = string.Join(", ", review.Corrected.Select(c => $"{ReviewWords.Of(c.Key)} {Value(c.Value)}"));
        return right.Length > 0 ? $"{state} by {who}: {right}" : $"{state} by {who}";
    }

    private static string Share(double? share) => share is { } known ? known.ToString(".000", CultureInfo.InvariantCulture) : "not defined";

    private static string Said(IReadOnlyDictionary<ReviewField, string?> values) =>
        string.Join(" · ", values.Where(v => v.Value is not null).OrderBy(v => v.Key).Select(v => $"{ReviewWords.Of(v.Key)} {VisibleText.Of(v.Value)}"));

    private static string Sentence(Decision decision)
    {
        var what = decision.What;
        var done = what.Action switch
        {
            ReviewAction.Accept => "accepts it",
            ReviewAction.Reject => "rejects it",
            ReviewAction.Correct => "corrects " + string.Join(", ", what.Changes.Select(c => $"{ReviewWords.Of(c.Field)} {Value(what.Seen.GetValueOrDefault(c.Field))} to {Value(c.Value)}")),
            ReviewAction.Merge => "says that it tells the same as " + what.Other?.Shown,
            ReviewAction.Split => "says that it does not tell the same as " + what.Other?.Shown,
            _ => "notes",
        };
        return $"{VisibleText.Of(what.Reviewer)} {done}" + (what.Note is { Length: > 0 } note ? $": {VisibleText.Of(note)}" : "") + $" ({decision.At})";
    }

    private static string Value(string? value) => value is null ? "none" : VisibleText.Of(value);

    private static Styled Marked(RowPointer row) => RowsText.Marked(row.Words, row.TriggerWords ?? "");
}
