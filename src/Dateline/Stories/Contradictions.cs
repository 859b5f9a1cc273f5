using System.Globalization;
using Dateline.Formats;
using NodaTime;
using NodaTime.Text;

namespace Dateline.Stories;

/// <summary>What the reports of one event tell differently: whether it came to pass, its day, its place, and its figures.</summary>
internal static class Contradictions
{
    public static IReadOnlyList<Contradiction> Of(IReadOnlyList<Telling> tellings) =>
        [.. Status(tellings), .. Days(tellings), .. Places(tellings), .. Enum.GetValues<CountKind>().SelectMany(kind => Figures(kind, tellings))];

    private static IEnumerable<Contradiction> Status(IReadOnlyList<Telling> tellings)
    {
        var told = tellings.Where(t => t.Mention.Status is EventStatus.Happened or EventStatus.Ongoing).ToList();
        var denied = tellings.Where(t => t.Mention.Status == EventStatus.Denied).ToList();
        if (told.Count > 0 && denied.Count > 0)
            yield return new("status", [Value(Words.Of(EventStatus.Happened), told), Value(Words.Of(EventStatus.Denied), denied)], ContradictionRelation.Disputed);
    }

    /// <summary>Days that the texts themselves give it, not those carried along.</summary>
    private static IEnumerable<Contradiction> Days(IReadOnlyList<Telling> tellings)
    {
        var days = tellings.Where(t => t.Day is not null && t.Mention.When!.Basis == DateBasis.Explicit).GroupBy(t => t.Day!.Value).Select(g => (Value: LocalDatePattern.Iso.Format(g.Key), Told: g.ToList())).ToList();
        if (days.Count > 1)
            yield return new("when", [.. days.Select(d => Value(d.Value, d.Told))], Relation(days.ConvertAll(d => d.Told)));
    }

    private static IEnumerable<Contradiction> Places(IReadOnlyList<Telling> tellings)
    {
        var places = tellings.Where(t => t.Place is not null && t.Mention.Where!.Basis == PlaceBasis.Clause).GroupBy(t => t.Place!, StringComparer.Ordinal).Select(g => (Value: g.Key, Told: g.ToList())).ToList();
        var apart = places.Where(p => places.Exists(q => Telling.AreApart(p.Told[0], q.Told[0]))).ToList();
        if (apart.Count > 1)
            yield return new("where", [.. apart.Select(p => Value(p.Value, p.Told))], Relation(apart.ConvertAll(p => p.Told)));
    }

    private static ContradictionRelation Relation(List<List<Telling>> values) => AreInOrder(values) ? ContradictionRelation.Superseded : ContradictionRelation.Disputed;

    private static IEnumerable<Contradiction> Figures(CountKind kind, IReadOnlyList<Telling> tellings)
    {
        var figures = tellings.SelectMany(t => t.Mention.Counts.Where(c => c.Kind == kind).Select(c => (Telling: t, Count: c))).ToList();
        var values = figures.GroupBy(f => (f.Count.Low, f.Count.High)).Select(g => (g.Key.Low, g.Key.High, Told: g.ToList())).ToList();
        var clashing = values.Where(v => values.Exists(w => !Meet((v.Low, v.High), (w.Low, w.High)))).ToList();
        if (clashing.Count < 2)
            yield break;
        var relation = clashing.Exists(v => v.Told.TrueForAll(t => t.Count.IsPart)) ? ContradictionRelation.DifferentScope
            : Relation(clashing.ConvertAll(v => v.Told.ConvertAll(t => t.Telling)));
        yield return new(Words.Of(kind), [.. clashing.Select(v => Value(Text(v.Low, v.High), v.Told.ConvertAll(t => t.Telling)))], relation);
    }

    /// <summary>Whether every value was given up before the next was first told: then the last holds, else they stand side by side.</summary>
    private static bool AreInOrder(List<List<Telling>> values)
    {
        var spans = values.ConvertAll(v => (First: v.Min(Day), Last: v.Max(Day)));
        spans.Sort((a, b) => a.First.CompareTo(b.First));
        // A day that is not known is after all others, so that nothing is said to be superseded by it or before it.
        return spans.Zip(spans.Skip(1)).All(p => p.First.Last < p.Second.First) && spans[^1].Last < LocalDate.MaxIsoValue;

        static LocalDate Day(Telling telling) => telling.Report.Chronicle.Report.Published?.Day ?? LocalDate.MaxIsoValue;
    }

    private static bool Meet((long Low, long? High) a, (long Low, long? High) b) => a.Low <= (b.High ?? long.MaxValue) && b.Low <= (a.High ?? long.MaxValue);

    private static ContradictedValue Value(string value, IEnumerable<Telling> tellings) => new(value, [.. tellings.Select(t => t.Report.Key).Distinct(StringComparer.Ordinal)]);

    /// <summary>A figure as <c>12</c>, <c>10..20</c>, <c>30..</c>.</summary>
    public static string Text(long low, long? high) => high == low ? low.ToString(CultureInfo.InvariantCulture) : string.Create(CultureInfo.InvariantCulture, $"{low}..{high}");
}
