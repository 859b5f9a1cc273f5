using System.Globalization;
using Dateline.Formats;
using NodaTime;

namespace Dateline.Stories;

/// <summary>What reports from a day on change in what the reports before it told.</summary>
/// <remarks>The stories are told twice, of the reports before the day and of all; what shares a mention is the same event. A report without a day counts as earlier, for nobody knows that it is not. Pure and thread-safe.</remarks>
public sealed class StoryChanges
{
    private readonly Dictionary<string, StoryReport> _reports;
    private readonly HashSet<string> _later;
    private readonly Dictionary<MentionOfReport, Event> _eventBefore;
    private readonly Dictionary<string, Story> _storyBefore;

    private StoryChanges(IReadOnlyList<StoryReport> reports, LocalDate since)
    {
        _reports = reports.ToDictionary(r => r.Key, StringComparer.Ordinal);
        _later = reports.Where(r => r.Chronicle.Report.Published?.Day >= since).Select(r => r.Key).ToHashSet(StringComparer.Ordinal);
        var before = Storyteller.Tell(reports.Where(r => !_later.Contains(r.Key)));
        _storyBefore = before.SelectMany(s => s.Reports.Select(r => (r, s))).ToDictionary(p => p.r, p => p.s, StringComparer.Ordinal);
        _eventBefore = before.SelectMany(s => s.Events).SelectMany(e => e.Mentions.Select(m => (m, e))).ToDictionary(p => p.m, p => p.e);
    }

    /// <summary>The changes, by story and then by event, what touches a whole story first.</summary>
    /// <param name="reports">All reports, in any order.</param>
    /// <param name="since">The first day of publication of those that count as later.</param>
    /// <exception cref="ArgumentException">Two reports have the same key.</exception>
    public static IReadOnlyList<StoryChange> Since(IReadOnlyList<StoryReport> reports, LocalDate since)
    {
        ArgumentNullException.ThrowIfNull(reports);
        var now = Storyteller.Tell(reports);
        var changes = new StoryChanges(reports, since);
        return [.. now.Where(s => s.Reports.Any(changes._later.Contains)).SelectMany(changes.OfStory)];
    }

    private IEnumerable<StoryChange> OfStory(Story story)
    {
        var later = story.Reports.Where(_later.Contains).ToList();
        var before = story.Reports.Select(r => _storyBefore.GetValueOrDefault(r)).OfType<Story>().DistinctBy(s => s.Id).ToList();
        if (before.Count == 0)
        {
            yield return new(StoryChangeKind.NewStory, story.Id, story.Title, null, null, null, null, later, null);
            yield break;
        }
        if (before.Count > 1)
            yield return new(StoryChangeKind.JoinedStories, story.Id, story.Title, null, null, string.Join(" | ", before.Select(s => s.Title)), null, later, null);
        foreach (var happening in story.Events)
        {
            foreach (var change in OfEvent(story, happening))
                yield return change;
        }
    }

    private IEnumerable<StoryChange> OfEvent(Story story, Event now)
    {
        var mentions = now.Mentions.Select(m => (m.Report, Mention: Meant(m))).ToList();
        var added = mentions.Where(m => _later.Contains(m.Report)).ToList();
        if (added.Count == 0)
            yield break;
        var earlier = mentions.Where(m => !_later.Contains(m.Report)).Select(m => m.Mention).ToList();
        var before = now.Mentions.Select(m => _eventBefore.GetValueOrDefault(m)).OfType<Event>().ToList();
        if (before.Count == 0)
        {
            yield return Change(StoryChangeKind.NewEvent, null, null, null, added);
            yield break;
        }
        var origins = before.Max(e => e.Support.Lineages);
        if (now.Support.Lineages > origins)
            yield return Change(StoryChangeKind.Support, null, Text(origins), Text(now.Support.Lineages), added);
        if (Furthest(earlier) is var was && Furthest([.. earlier, .. added.Select(m => m.Mention)]) is var stands && was != stands)
            yield return Change(StoryChangeKind.Status, null, Words.Of(was), Words.Of(stands), added.Where(m => m.Mention.Status == stands));
        foreach (var kind in Enum.GetValues<CountKind>())
        {
            var known = Figures(earlier, kind);
            var fresh = added.Where(m => Figures([m.Mention], kind).Except(known, StringComparer.Ordinal).Any()).ToList();
            if (fresh.Count > 0)
                yield return Change(StoryChangeKind.Figures, Words.Of(kind), known.Count > 0 ? string.Join(", ", known) : null, string.Join(", ", Figures(fresh.Select(m => m.Mention), kind).Except(known, StringComparer.Ordinal)), fresh);
        }
        var denying = added.Where(m => m.Mention.Status == EventStatus.Denied).ToList();
        if (denying.Count > 0 && !earlier.Exists(m => m.Status == EventStatus.Denied))
            yield return Change(StoryChangeKind.Denial, null, null, null, denying);

        StoryChange Change(StoryChangeKind kind, string? field, string? from, string? to, IEnumerable<(string Report, Mention Mention)> by)
        {
            var says = by.ToList();
            var words = says[0].Mention.Evidence.Span.In(_reports[says[0].Report].Chronicle.Report.Text);
            return new(kind, story.Id, story.Title, now, field, from, to, [.. says.Select(m => m.Report).Distinct(StringComparer.Ordinal)], words);
        }
    }

    private Mention Meant(MentionOfReport mention) => _reports[mention.Report].Chronicle.Mentions.First(m => m.Id == mention.Mention);

    /// <summary>How far it has come by what is told: what has happened was planned once. A denial is another matter.</summary>
    private static EventStatus Furthest(IEnumerable<Mention> mentions)
    {
        var told = mentions.Select(m => m.Status).ToHashSet();
        return Stages.FirstOrDefault(told.Contains, EventStatus.Denied);
    }

    private static readonly EventStatus[] Stages = [EventStatus.Happened, EventStatus.Ongoing, EventStatus.Planned, EventStatus.CalledFor, EventStatus.Possible];

    private static List<string> Figures(IEnumerable<Mention> mentions, CountKind kind) =>
        [.. mentions.SelectMany(m => m.Counts).Where(c => c.Kind == kind).Select(c => (c.Low, c.High)).Distinct().Order().Select(f => Contradictions.Text(f.Low, f.High))];

    private static string Text(int count) => count.ToString(CultureInfo.InvariantCulture);
}
