namespace Dateline.Stories;

/// <summary>Who copies whom: the outlets of some stories, and where each has its reports from.</summary>
/// <remarks>Pure and thread-safe.</remarks>
public static class SourceTracing
{
    /// <summary>The outlets, those with most reports first.</summary>
    /// <param name="stories">The stories.</param>
    /// <param name="report">The report that a key means.</param>
    public static IReadOnlyList<OutletSources> Outlets(IEnumerable<Story> stories, Func<string, Report> report)
    {
        ArgumentNullException.ThrowIfNull(stories);
        ArgumentNullException.ThrowIfNull(report);
        var traced = stories.SelectMany(s => s.Lineages).SelectMany(lineage => lineage.Reports.Select((key, place) => Traced(lineage, report(key), place > 0 ? OutletOf(report(lineage.Reports[0])) : null)));
        return
        [
            .. traced.GroupBy(t => t.Outlet, StringComparer.Ordinal)
                .Select(g => new OutletSources(g.Key, g.Count(), g.Count(t => t.From is null), From(g.Select(t => t.From).OfType<string>())))
                .OrderByDescending(o => o.Reports).ThenBy(o => o.Outlet, StringComparer.Ordinal),
        ];
    }

    private static (string Outlet, string? From) Traced(Lineage lineage, Report report, string? first)
    {
        var outlet = OutletOf(report);
        // An outlet that takes up its own earlier text has it from itself: that is its own.
        var from = Credited(report) ?? (first is null ? null : lineage.Origin ?? first);
        return (outlet, from == outlet ? null : from);
    }

    private static string? Credited(Report report) =>
        report.Origin is { Relation: not OriginRelation.Own and not OriginRelation.None, From: [var from, ..] } ? from : null;

    private static string OutletOf(Report report) => report.Outlet?.Name ?? report.Source;

    private static List<ReportsFrom> From(IEnumerable<string> names) =>
        [.. names.CountBy(n => n, StringComparer.Ordinal).Select(n => new ReportsFrom(n.Key, n.Value)).OrderByDescending(n => n.Reports).ThenBy(n => n.Name, StringComparer.Ordinal)];
}
