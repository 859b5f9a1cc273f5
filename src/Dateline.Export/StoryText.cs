using System.Globalization;
using Dateline.Export.Text;
using Dateline.Formats;
using NodaTime.Text;

namespace Dateline.Export;

/// <summary>Writes stories for people who read on a terminal: where the reports come from, and what happened with how many independent sources behind it.</summary>
public sealed class StoryText
{
    private readonly Page _page;
    private readonly Func<string, Report> _report;

    /// <summary>Makes a writer.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="layout">How it is laid out.</param>
    /// <param name="report">The report that a key means.</param>
    public StoryText(TextWriter output, TextLayout layout, Func<string, Report> report)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(layout);
        ArgumentNullException.ThrowIfNull(report);
        (_page, _report) = (new Page(output, layout), report);
    }

    internal StoryText(Page page, Func<string, Report> report) => (_page, _report) = (page, report);

    /// <summary>Writes a story.</summary>
    public void Write(Story story)
    {
        ArgumentNullException.ThrowIfNull(story);
        _page.Headline(VisibleText.Of(story.Title));
        _page.Paragraph(Styled.Of($"{story.Id} · {Counted(story.Reports.Count, "report")} of {Counted(story.Lineages.Count, "origin")}", Style.Quiet), 0);
        _page.Blank();
        foreach (var lineage in story.Lineages)
            Write(lineage);
        if (story.Events.Count == 0)
            return;
        _page.Blank();
        foreach (var happening in story.Events)
            Write(happening);
    }

    private void Write(Lineage lineage)
    {
        var lines = new List<Styled> { Styled.Of(string.Join("; ", lineage.Reports.Select(Named))) };
        foreach (var copy in lineage.Copies)
            lines.Add(Styled.Of($"{Named(copy.Report)} shares text with {Named(copy.Of)}: {VisibleText.Of(copy.Why)}", Style.Quiet));
        _page.Row(Styled.Of(VisibleText.Of(lineage.Origin ?? "one origin")), lineage.Id, [.. lines]);
    }

    internal void Write(Event happening)
    {
        var lines = new List<Styled>
        {
            Named(happening),
            Styled.Of($"{Counted(happening.Support.Reports, "report")}, {Counted(happening.Support.Lineages, "origin")}, {Counted(happening.Support.Witnesses, "witness", "witnesses")}"
                + $" · {string.Join(", ", happening.Mentions.Select(m => Named(m.Report) + " " + m.Mention).Take(6))}{(happening.Mentions.Count > 6 ? "…" : "")}", Style.Quiet),
        };
        foreach (var contradiction in happening.Contradictions)
            lines.Add(Styled.Of($"{contradiction.Field} {Words.Of(contradiction.Relation)}: {string.Join(" | ", contradiction.Values.Select(v => v.Value + " (" + string.Join(", ", v.Reports.Select(Named)) + ")"))}"));
        _page.Row(Styled.Of(happening.When is { } when ? When(when) : "day not told"), happening.Id, [.. lines]);
    }

    private static string When(string edtf) => LocalDatePattern.Iso.Parse(edtf) is { Success: true } day ? DayText.Of(day.Value, day.Value) : VisibleText.Of(edtf);

    private static string Described(Event happening)
    {
        var actors = Naming.Actors(happening.SourceActors, happening.TargetActors);
        return (actors.Length > 0 ? " · " + actors : "") + (happening.Where is { } where ? " · " + VisibleText.Of(where) : "");
    }

    /// <summary>Type, actors and place in one line.</summary>
    internal static Styled Named(Event happening) => new Styled().Add(Naming.Type(happening.Type, null), Style.Strong).Add(Described(happening));

    private string Named(string key) => Named(_report(key));

    /// <summary>Outlet and day in a few words.</summary>
    internal static string Named(Report report) =>
        VisibleText.Of(report.Outlet?.Name ?? report.Source) + (report.Published?.Day is { } day ? " of " + DayText.Of(day, day) : "");

    private static string Counted(int count, string one, string? many = null) => string.Create(CultureInfo.InvariantCulture, $"{count} {(count == 1 ? one : many ?? one + "s")}");
}
