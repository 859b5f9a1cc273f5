using System.Globalization;
using Dateline.Formats;
using NodaTime;

namespace Dateline.Stories;

/// <summary>Mentions of the reports of one story → events.</summary>
/// <remarks>Two mentions are one event where they are of one type, may lie on one day, name no different place, and share an actor, the word that names it, or both a day and a place. The
/// surest pairs are joined first; a pair is not joined where any two mentions behind it exclude each other.</remarks>
internal static class EventMerger
{
    /// <summary>What a pair must reach: a shared day 2, place 2, actor 1 on each side, word 1.</summary>
    private const int Enough = 3;

    /// <summary>In a story of more mentions of one type than this only those that share a day are compared.</summary>
    private const int ManyMentions = 1500;

    public static IReadOnlyList<Event> Merge(IReadOnlyList<StoryReport> reports, IReadOnlyDictionary<string, int> lineageOf)
    {
        var tellings = reports.SelectMany(r => r.Chronicle.Mentions.Where(m => m.Type is not null).Select(m => new Telling(r, m))).ToList();
        var groups = tellings.GroupBy(t => t.Type).SelectMany(Grouped).ToList();
        return [.. groups
            .OrderBy(g => g.Select(t => t.Mention.When?.Latest).Min() is { } day ? day.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture) : "~", StringComparer.Ordinal)
            .Select((g, i) => OneEvent("e" + (i + 1).ToString(CultureInfo.InvariantCulture), g, lineageOf))];
    }

    private static List<List<Telling>> Grouped(IEnumerable<Telling> ofOneType)
    {
        var tellings = ofOneType.ToList();
        var sets = new DisjointSets(tellings.Count);
        var members = Enumerable.Range(0, tellings.Count).ToDictionary(i => i, i => new List<int> { i });
        foreach (var (_, a, b) in Pairs(tellings).OrderByDescending(p => p.Score).ThenBy(p => p.A).ThenBy(p => p.B))
        {
            var (one, other) = (sets.Find(a), sets.Find(b));
            if (one == other || members[one].Any(i => members[other].Any(j => Telling.Exclude(tellings[i], tellings[j]))))
                continue;
            sets.Join(one, other);
            var (kept, gone) = (Math.Min(one, other), Math.Max(one, other));
            members[kept].AddRange(members[gone]);
            members.Remove(gone);
        }
        return [.. members.OrderBy(m => m.Key).Select(m => m.Value.Order().Select(i => tellings[i]).ToList())];
    }

    private static IEnumerable<(int Score, int A, int B)> Pairs(List<Telling> tellings)
    {
        var onlyOfOneDay = tellings.Count > ManyMentions;
        for (var i = 0; i < tellings.Count; i++)
        {
            for (var j = i + 1; j < tellings.Count; j++)
            {
                if (onlyOfOneDay && (tellings[i].Day is null || tellings[i].Day != tellings[j].Day))
                    continue;
                if (Telling.Score(tellings[i], tellings[j]) is >= Enough and var score)
                    yield return (score, i, j);
            }
        }
    }

    private static Event OneEvent(string id, List<Telling> tellings, IReadOnlyDictionary<string, int> lineageOf)
    {
        var dated = tellings.Where(t => t.Day is not null).GroupBy(t => t.Day).OrderByDescending(g => g.Count()).ThenBy(g => g.Key).FirstOrDefault()?.First();
        return new Event
        {
            Id = id,
            Type = tellings[0].Type,
            When = (dated ?? tellings.Find(t => t.Mention.When?.Edtf is not null))?.Mention.When?.Edtf,
            Where = tellings.Select(t => t.Place).OfType<string>().GroupBy(p => p, StringComparer.Ordinal).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).FirstOrDefault()?.Key,
            SourceActors = Named(tellings, t => t.Sources),
            TargetActors = Named(tellings, t => t.Targets),
            Mentions = [.. tellings.Select(t => new MentionOfReport(t.Report.Key, t.Mention.Id))],
            Support = SupportOf(tellings, lineageOf),
            Contradictions = Contradictions.Of(tellings),
        };
    }

    private static IReadOnlyList<string> Named(List<Telling> tellings, Func<Telling, IReadOnlyList<string>> actors) =>
        [.. tellings.SelectMany(actors).GroupBy(a => a, StringComparer.Ordinal).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).Select(g => g.Key)];

    /// <summary>Counts who claims to know: a lineage that tells it in its own voice, and each source quoted for it once.</summary>
    private static Support SupportOf(List<Telling> tellings, IReadOnlyDictionary<string, int> lineageOf)
    {
        var standing = tellings.Where(t => t.Mention.Status != EventStatus.Denied).ToList();
        var witnesses = new HashSet<string>(StringComparer.Ordinal);
        foreach (var telling in standing)
            witnesses.Add(telling.Witness ?? "lineage " + lineageOf[telling.Report.Key].ToString(CultureInfo.InvariantCulture));
        return new(standing.Select(t => t.Report.Key).Distinct(StringComparer.Ordinal).Count(), standing.Select(t => lineageOf[t.Report.Key]).Distinct().Count(), witnesses.Count);
    }
}

/// <summary>A mention with what it is compared by.</summary>
internal sealed class Telling
{
    public Telling(StoryReport report, Mention mention)
    {
        (Report, Mention) = (report, mention);
        var chronicle = report.Chronicle;
        var actors = chronicle.Actors.ToDictionary(a => a.Id, StringComparer.Ordinal);
        Sources = Names(mention.SourceActors, actors);
        Targets = Names(mention.TargetActors, actors);
        Day = mention.When is { Basis: not DateBasis.Published, Earliest: { } earliest, Latest: { } latest } && earliest == latest ? earliest : null;
        Place = mention.Where is { } where && chronicle.Places[where.Places[0]] is var place ? place.Name ?? place.Span.In(chronicle.Report.Text) : null;
        Word = mention.Trigger.In(chronicle.Report.Text).ToLowerInvariant();
        Witness = mention.SaidBy.Count > 0 && chronicle.Statements.FirstOrDefault(s => s.Id == mention.SaidBy[0]) is { } said ? WitnessOf(said, actors, chronicle.Report.Text) : null;
    }

    public StoryReport Report { get; }

    public Mention Mention { get; }

    public EventType Type => Mention.Type!.Value;

    public IReadOnlyList<string> Sources { get; }

    public IReadOnlyList<string> Targets { get; }

    /// <summary>The one day the text gives it.</summary>
    public LocalDate? Day { get; }

    public string? Place { get; }

    public string Word { get; }

    /// <summary>Who is quoted for it; absent where the report tells it itself.</summary>
    public string? Witness { get; }

    /// <summary>Whether two mentions cannot be one event: other days, or other places.</summary>
    public static bool Exclude(Telling a, Telling b) =>
        a.Day is { } one && b.Day is { } other && one != other || a.Place is not null && b.Place is not null && a.Place != b.Place
        || a.Mention.When is { } when && b.Mention.When is { } then && (when.Latest < then.Earliest || then.Latest < when.Earliest);

    /// <summary>How much says that two mentions are one event; 0 where they cannot be.</summary>
    public static int Score(Telling a, Telling b)
    {
        if (Exclude(a, b))
            return 0;
        var score = a.Word == b.Word ? 1 : 0;
        score += a.Day is not null && a.Day == b.Day ? 2 : 0;
        score += a.Place is not null && a.Place == b.Place ? 2 : 0;
        score += a.Sources.Intersect(b.Sources, StringComparer.Ordinal).Any() ? 1 : 0;
        score += a.Targets.Intersect(b.Targets, StringComparer.Ordinal).Any() ? 1 : 0;
        return score;
    }

    private static IReadOnlyList<string> Names(IReadOnlyList<string> ids, Dictionary<string, Actor> actors) =>
        [.. ids.Select(id => actors[id]).Select(a => a.Name ?? a.Code).OfType<string>().Distinct(StringComparer.Ordinal)];

    private static string WitnessOf(Statement said, Dictionary<string, Actor> actors, string text) =>
        said.Speaker is { } id && actors.TryGetValue(id, out var actor) && actor.Name is { } name ? name
        : said.SpeakerMention is { } words ? words.In(text).ToLowerInvariant()
        : "somebody";
}
