using Dateline.Archive;
using Dateline.Archive.History;
using Dateline.Archive.Review;
using Dateline.Export.Text;

namespace Dateline.Export;

/// <summary>Writes what a newer engine reads otherwise, for people who read on a terminal.</summary>
public sealed class ChangesText
{
    private readonly Page _page;

    /// <summary>Makes a writer.</summary>
    public ChangesText(TextWriter output, TextLayout layout)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(layout);
        _page = new Page(output, layout);
    }

    /// <summary>Writes the changes of a report: the report, then its rows.</summary>
    public void Write(ReportChanges report)
    {
        ArgumentNullException.ThrowIfNull(report);
        _page.Headline(VisibleText.Of(report.Report.Title ?? report.Report.Source));
        _page.Paragraph(Styled.Of($"{RowKey.Of(report.Report.Id)} · {report.Why} · {report.Before.At} → {report.After.At}", Style.Quiet), 0);
        if (report.Changes.IsEmpty)
            _page.Paragraph(Styled.Of("No row says anything else."), 0);
        if (report.Changes.Report.Count > 0)
            _page.Row(Styled.Of("report"), null, [.. report.Changes.Report.Select(Line)]);
        foreach (var row in report.Changes.Rows)
        {
            var lines = row.Values.Select(Line).Prepend(RowsText.Marked(row.Row.Words, row.Row.TriggerWords ?? ""));
            _page.Row(Styled.Of(Kind(row)), row.Row.Shown, [.. lines]);
        }
    }

    /// <summary><c>new</c>, <c>gone</c> or <c>changed</c>.</summary>
    internal static string Kind(RowChange row) => row.Before is null ? "new" : row.After is null ? "gone" : "changed";

    private static Styled Line(ValueChange value) => Styled.Of($"{value.Field}: {Value(value.Before)} → {Value(value.After)}", Style.Quiet);

    private static string Value(string? value) => value is null ? "none" : VisibleText.Of(value);
}
