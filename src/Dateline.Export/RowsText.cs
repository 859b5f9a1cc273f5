using Dateline.Archive;
using Dateline.Archive.Review;
using Dateline.Export.Text;
using Dateline.Formats;

namespace Dateline.Export;

/// <summary>Writes rows that an archive answers with, for people who read on a terminal.</summary>
public sealed class RowsText
{
    private readonly Page _page;
    private bool _isInUndated;

    /// <summary>Makes a writer.</summary>
    public RowsText(TextWriter output, TextLayout layout)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(layout);
        _page = new Page(output, layout);
    }

    /// <summary>Writes a mention of the timeline.</summary>
    public void Write(TimelineRow row) => Write(row, RowReview.None);

    /// <summary>Writes a mention of the timeline, with what reviewers decided about it.</summary>
    public void Write(TimelineRow row, RowReview review)
    {
        ArgumentNullException.ThrowIfNull(review);
        ArgumentNullException.ThrowIfNull(row);
        if (!row.IsDated && !_isInUndated)
        {
            _page.Heading("On a day that is not told");
            _isInUndated = true;
        }
        var place = VisibleText.Of(row.Place);
        var said = string.Join(", as told by ", row.SaidBy.Select(VisibleText.Of));
        _page.Row(
            Styled.Of(DayText.Of(row.When)),
            row.Key,
            Marked(row.Evidence, row.Trigger),
            Styled.Of(
                Joined(
                    Naming.Type(row.Type, row.Mode),
                    row.Status == EventStatus.Happened ? "" : Status(row.Status),
                    Naming.Actors(row.SourceActors, row.TargetActors),
                    place.Length > 0 && row.Country is { } country && country != place ? place + ", " + VisibleText.Of(country) : place,
                    string.Join(", ", row.Figures.Select(f => Naming.Figure(f.Kind, f.Low, f.High, f.IsPart)))),
                Style.Quiet),
            Styled.Of(Joined(said.Length > 0 ? "according to " + said : "", Report(row.Report)), Style.Quiet),
            Styled.Of(ReviewText.Summary(review)));
    }

    /// <summary>Writes a statement.</summary>
    public void Write(StatementRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        var content = VisibleText.Of(row.Content);
        var speaker = VisibleText.Of(row.Speaker ?? row.SpeakerWords ?? "somebody not named");
        _page.Row(
            Styled.Of(Words.Of(row.Kind)),
            row.Key,
            new Styled().Add(speaker, Style.Strong).Add(row.SpeakerOffice is { } office ? ", " + VisibleText.Of(office) : null).Add(": ")
                .Add(row.Form == StatementForm.Direct ? Naming.Quoted(content) : content),
            Styled.Of(
                Joined(
                    row.IsNegative ? "not said" : "",
                    row.SpeakerOrigin == SpeakerOrigin.Unknown ? "" : Words.Of(row.SpeakerOrigin),
                    row.When is { } when ? DayText.Of(when) : "",
                    VisibleText.Of(row.Venue),
                    row.Addressee is { } addressee ? "to " + VisibleText.Of(addressee) : "",
                    row.Answers is { } answers ? Naming.Answer(answers) : "",
                    Report(row.Report)),
                Style.Quiet));
    }

    /// <summary>Writes a commitment, with the later reports that may bear on it.</summary>
    public void Write(FollowedCommitment followed)
    {
        ArgumentNullException.ThrowIfNull(followed);
        var row = followed.Row;
        var lines = new List<Styled>
        {
            new Styled().Add(VisibleText.Of(row.Promisor ?? "somebody not named"), Style.Strong).Add(": ").Add(VisibleText.Of(row.Content)),
            Styled.Of(
                Joined(
                    row.IsToRefrain ? "not to" : "",
                    row.OnBehalfOf is { } others ? "for " + VisibleText.Of(others) : "",
                    row.Promisee is { } promisee ? "to " + VisibleText.Of(promisee) : "",
                    VisibleText.Of(row.Condition),
                    row.Deadline is { } deadline ? "by " + VisibleText.Of(deadline) : "",
                    row.DeadlineEarliest is { } first && row.DeadlineLatest is { } last ? DayText.Of(first, last) : "",
                    Words.Of(row.Status),
                    Report(row.Report)),
                Style.Quiet),
        };
        foreach (var hit in followed.Later)
            lines.Add(Styled.Of(Joined("later", hit.Report.Key, VisibleText.Of(hit.Report.Title), Report(hit.Report)), Style.Quiet));
        _page.Row(Styled.Of(Words.Of(row.Force)), row.Key, lines.ToArray());
    }

    /// <summary>Writes a hit of a search.</summary>
    public void Write(SearchHit hit)
    {
        ArgumentNullException.ThrowIfNull(hit);
        var title = new Styled();
        AddHighlighted(title, hit.Report.Title ?? "(no headline)", hit.Report.Title is null ? [] : hit.TitleHighlights);
        var snippet = new Styled();
        AddHighlighted(snippet, hit.Snippet, hit.Highlights);
        _page.Row(
            Styled.Of(hit.Report.PublishedDay is { } day ? DayText.Of(day, day) : "day not told"),
            hit.Report.Key,
            title,
            snippet,
            Styled.Of(Joined(VisibleText.Of(hit.Report.Outlet), VisibleText.Of(hit.Report.Source)), Style.Quiet));
    }

    /// <summary>Writes a refused input.</summary>
    public void Write(QuarantineRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        _page.Row(
            Styled.Of(row.Refusal.Code),
            null,
            Styled.Of(VisibleText.Of(row.Source), Style.Strong),
            Styled.Of(VisibleText.Of(row.Refusal.Reason)),
            Styled.Of(Joined(row.At, row.ContentId is { } id ? RowKey.Of(id) : "", $"{row.Size} bytes" + (row.IsKept ? "" : ", not kept")), Style.Quiet));
    }

    internal static Styled Marked(string evidence, string trigger)
    {
        var at = trigger.Length > 0 ? evidence.IndexOf(trigger, StringComparison.Ordinal) : -1;
        var styled = new Styled();
        return at < 0
            ? styled.Add(VisibleText.Of(evidence))
            : styled.AddMarked(evidence, new TextSpan(0, evidence.Length), new TextSpan(at, at + trigger.Length), Style.Strong, ("", ""));
    }

    private static void AddHighlighted(Styled styled, string text, IReadOnlyList<TextSpan> highlights)
    {
        var from = 0;
        foreach (var highlight in highlights)
        {
            styled.AddMarked(text, new TextSpan(from, highlight.End), highlight, Style.Strong, ("", ""));
            from = highlight.End;
        }
        styled.AddMarked(text, new TextSpan(from, text.Length), null, Style.Plain, ("", ""));
    }

    private static string Status(EventStatus status) => status switch
    {
        EventStatus.Ongoing => "going on",
        EventStatus.Denied => "said not to have happened",
        _ => Words.Of(status),
    };

    private static string Report(ReportRow report) =>
        Joined(VisibleText.Of(report.Outlet ?? report.Source), report.PublishedDay is { } day ? DayText.Of(day, day) : "");

    private static string Joined(params ReadOnlySpan<string> parts)
    {
        var known = new List<string>(parts.Length);
        foreach (var part in parts)
        {
            if (part.Length > 0)
                known.Add(part);
        }
        return string.Join(" · ", known);
    }
}
