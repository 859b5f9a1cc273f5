using System.Globalization;
using Dateline.Export.Text;
using Dateline.Formats;

namespace Dateline.Export;

/// <summary>Writes what is asked of stories for people who read on a terminal: changes, contradictions, outlets.</summary>
public sealed class StoryRowsText
{
    private readonly Page _page;
    private readonly StoryText _stories;
    private readonly Func<string, Report> _report;
    private string? _story;

    /// <summary>Makes a writer.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="layout">How it is laid out.</param>
    /// <param name="report">The report that a key means.</param>
    public StoryRowsText(TextWriter output, TextLayout layout, Func<string, Report> report)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(layout);
        ArgumentNullException.ThrowIfNull(report);
        (_page, _report) = (new Page(output, layout), report);
        _stories = new StoryText(_page, report);
    }

    /// <summary>Writes a change, under its story.</summary>
    public void Write(StoryChange change)
    {
        ArgumentNullException.ThrowIfNull(change);
        Under(change.Story, change.Title);
        var by = string.Join(", ", change.Reports.Select(Named));
        if (change.Event is { } happening)
            _page.Row(Styled.Of(Kind(change.Kind)), happening.Id, StoryText.Named(happening), Styled.Of(Told(change)), Styled.Of($"“{VisibleText.Of(change.Evidence ?? "")}”"), Styled.Of(by, Style.Quiet));
        else
            _page.Row(Styled.Of(Kind(change.Kind)), null, Styled.Of(VisibleText.Of(change.Before ?? "")), Styled.Of(by, Style.Quiet));
    }

    /// <summary>Writes an event with its contradictions, under its story.</summary>
    public void Write(ContradictedEvent contradicted)
    {
        ArgumentNullException.ThrowIfNull(contradicted);
        Under(contradicted.Story.Id, contradicted.Story.Title);
        _stories.Write(contradicted.Event);
    }

    /// <summary>Writes an outlet.</summary>
    public void Write(OutletSources outlet)
    {
        ArgumentNullException.ThrowIfNull(outlet);
        var from = string.Join(", ", outlet.From.Select(f => string.Create(CultureInfo.InvariantCulture, $"{VisibleText.Of(f.Name)} {f.Reports}")));
        _page.Row(Styled.Of(string.Create(CultureInfo.InvariantCulture, $"{outlet.Own} of {outlet.Reports} own")), null, new Styled().Add(VisibleText.Of(outlet.Outlet), Style.Strong), Styled.Of(from.Length > 0 ? "from " + from : ""));
    }

    private void Under(string story, string title)
    {
        if (_story == story)
            return;
        _story = story;
        _page.Headline(VisibleText.Of(title));
        _page.Paragraph(Styled.Of(story, Style.Quiet), 0);
        _page.Blank();
    }

    private static string Kind(StoryChangeKind kind) => kind switch
    {
        StoryChangeKind.NewStory => "new story",
        StoryChangeKind.JoinedStories => "joined",
        StoryChangeKind.NewEvent => "new event",
        StoryChangeKind.Support => "more sources",
        _ => Words.Of(kind),
    };

    private static string Told(StoryChange change) => change.Kind switch
    {
        StoryChangeKind.Support => $"origins: {change.Before} before, {change.Now} now",
        StoryChangeKind.Status => $"{change.Before} before, {change.Now} now",
        StoryChangeKind.Figures => change.Before is null ? $"{change.Field}: {change.Now}" : $"{change.Field}: {change.Before} before, now also {change.Now}",
        _ => "",
    };

    private string Named(string key) => StoryText.Named(_report(key));
}
