namespace Dateline.Stories;

/// <summary>Many chronicles → stories: copies and lineages, events, support, contradictions.</summary>
/// <remarks>Pure: the same reports in any order give the same stories. Thread-safe. For reports that come one by one, <see cref="RunningStories"/>.</remarks>
public static class Storyteller
{
    /// <summary>Tells the stories of some reports.</summary>
    /// <param name="reports">The reports, in any order.</param>
    /// <returns>Stories by first publication; each report is in exactly one.</returns>
    /// <exception cref="ArgumentException">Two reports have the same key.</exception>
    public static IReadOnlyList<Story> Tell(IEnumerable<StoryReport> reports)
    {
        ArgumentNullException.ThrowIfNull(reports);
        var stream = new RunningStories();
        foreach (var (number, report) in reports.Index())
        {
            stream.Add(report);
            if (stream.Count <= number)
                throw new ArgumentException("Two reports have the same key.", nameof(reports));
        }
        return stream.Stories();
    }
}
