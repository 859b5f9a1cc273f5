using System.Globalization;
using NodaTime;

namespace Dateline.Stories;

/// <summary>Mentions of the reports of one story → events.</summary>
/// <remarks>Two mentions are one event where they are of one type, may lie on one day, name no different place, and share the word that names it, a day and a place, or one of these and an actor. The
/// surest pairs are joined first; a pair is not joined where more than a third of the mentions behind it exclude each other.</remarks>
internal static class EventMerger
{
    /// <summary>What a pair must reach: a shared word 3, day 2, place 2, actor 1 on each side.</summary>
    private const int Enough = 3;

    /// <summary>Share of the pairs of two groups that may exclude each other where the groups are joined: one wrong date must not part forty reports.</summary>
    private const double MostExcluded = 1 / 3.0;

    private const int MostCompared = 24;

    /// <summary>In a story of more mentions of one type than this only those that share a day are compared.</summary>
    private const int ManyMentions = 1500;

    public static IReadOnlyList<Event> Merge(IReadOnlyList<StoryReport> reports, IReadOnlyDictionary<string, int> lineageOf)
    {
        var tellings = reports.SelectMany(r => r.Chronicle.Mentions.Where(m => m.Type is not null).Select(m => new Telling(r, m))).ToList();
        var groups = tellings.GroupBy(t => t.Type).SelectMany(Grouped).ToList();
        return [.. groups
            .OrderBy(g => g.Min(t => t.Mention.When?.Latest ?? LocalDate.MaxIsoValue))
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
            if (one == other || AreApart(members[one], members[other], tellings))
                continue;
            sets.Join(one, other);
            var (kept, gone) = (Math.Min(one, other), Math.Max(one, other));
            members[kept].AddRange(members[gone]);
            members.Remove(gone);
        }
        return [.. members.OrderBy(m => m.Key).Select(m => m.Value.Order().Select(i => tellings[i]).ToList())];
    }

    private static bool AreApart(List<int> one, List<int> other, List<Telling> tellings)
    {
        // The first of a large group speak for it, else a long story would cost the square of its mentions for each pair.
        var (a, b) = (one.Take(MostCompared).ToList(), other.Take(MostCompared).ToList());
        return a.Sum(i => b.Count(j => Telling.Exclude(tellings[i], tellings[j]))) > MostExcluded * a.Count * b.Count;
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
                if (Telling.Score(tellings[i], tellings[j]) is var score && score >= Enough)
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
