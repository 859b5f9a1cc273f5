namespace Dateline.Archive.Upkeep;

/// <summary>The tables that hold the rows of a report, and how many of them its chronicle makes.</summary>
internal static class RowTables
{
    private const string OfReport = "WHERE report_id = r.id";
    private const string OfMention = "WHERE mention_id IN (SELECT id FROM mentions WHERE report_id = r.id)";

    public static IReadOnlyList<(string Table, string Where, Func<Chronicle, long> Expected)> All { get; } =
    [
        ("agencies", OfReport, c => c.Report.Agencies.Count),
        ("sentences", OfReport, c => c.Report.Sentences.Count),
        ("diagnostics", OfReport, c => c.Diagnostics.Count),
        ("times", OfReport, c => c.Times.Count),
        ("places", OfReport, c => c.Places.Count),
        ("actors", OfReport, c => c.Actors.Count),
        ("statements", OfReport, c => c.Statements.Count),
        ("mentions", OfReport, c => c.Mentions.Count),
        ("commitments", OfReport, c => c.Commitments.Count),
        ("mention_actors", OfMention, c => c.Mentions.Sum(m => m.SourceActors.Count + m.TargetActors.Count)),
        ("mention_places", OfMention, c => c.Mentions.Sum(m => m.Where?.Places.Count ?? 0)),
        ("mention_statements", OfMention, c => c.Mentions.Sum(m => m.SaidBy.Count)),
        ("figures", OfMention, c => c.Mentions.Sum(m => m.Counts.Count)),
    ];
}
