using Dateline.Archive;
using NodaTime;

namespace Dateline.Desk;

/// <summary>A stretch of days with how many mentions fall into it.</summary>
public sealed record DensityBin(LocalDate First, LocalDate Last, IReadOnlyDictionary<EventFamily, int> Counts)
{
    public int Total => Counts.Values.Sum();
}

/// <summary>How much is told of which days, in few enough bars that each can be pointed at: days, else weeks, months, years.</summary>
public sealed record Density(IReadOnlyList<DensityBin> Bins, int Dated, int Undated, int Days)
{
    private const int MostBins = 75;

    /// <summary>Years that hold less than this part of the dated mentions, at either end, are not drawn: one remark on a war of a century ago would leave a day no width.</summary>
    private const double Outlying = 0.03;

    /// <summary>Dated mentions that lie before or behind the days drawn.</summary>
    public int Outside { get; private init; }

    public static Density Of(IReadOnlyList<DayCount> counts)
    {
        var dated = counts.Where(c => c.Day is not null).ToList();
        var total = dated.Sum(c => c.Mentions);
        var days = dated.Select(c => c.Day).Distinct().Count();
        var undated = counts.Where(c => c.Day is null).Sum(c => c.Mentions);
        var drawn = Core(dated, total);
        if (drawn.Count == 0)
            return new Density([], total, undated, days);
        var (first, last) = (drawn.Min(c => c.Day!.Value), drawn.Max(c => c.Day!.Value));
        var next = Step(first, last);
        var bins = new List<DensityBin>();
        var byDay = drawn.ToLookup(c => c.Day!.Value);
        for (var from = next.Floor(first); from <= last;)
        {
            var to = next.After(from).PlusDays(-1);
            var counted = new Dictionary<EventFamily, int>();
            for (var day = from; day <= to && day <= last; day = day.PlusDays(1))
            {
                foreach (var count in byDay[day])
                {
                    var family = EventFamilies.Of(count.Type);
                    counted[family] = counted.GetValueOrDefault(family) + count.Mentions;
                }
            }
            bins.Add(new DensityBin(from, to, counted));
            from = to.PlusDays(1);
        }
        return new Density(bins, total, undated, days) { Outside = total - drawn.Sum(c => c.Mentions) };
    }

    private static List<DayCount> Core(List<DayCount> dated, int total)
    {
        var (low, high) = (total * Outlying, total * (1 - Outlying));
        var (sum, kept) = (0, new List<DayCount>());
        var (from, to) = (default(LocalDate?), default(LocalDate?));
        foreach (var count in dated)
        {
            sum += count.Mentions;
            if (from is null && sum > low)
                from = count.Day;
            if (to is null && sum >= high)
                to = count.Day;
        }
        // What lies close by is drawn with the rest.
        var room = from is { } a && to is { } b ? Math.Max(14, Period.DaysBetween(a, b) / 2) : 0;
        foreach (var count in dated)
        {
            if (count.Day >= from?.PlusDays(-room) && count.Day <= to?.PlusDays(room))
                kept.Add(count);
        }
        return kept;
    }

    private static (Func<LocalDate, LocalDate> Floor, Func<LocalDate, LocalDate> After) Step(LocalDate first, LocalDate last)
    {
        var days = Period.DaysBetween(first, last) + 1;
        return days <= MostBins ? (d => d, d => d.PlusDays(1))
            : days <= MostBins * 7 ? (d => d.With(DateAdjusters.PreviousOrSame(IsoDayOfWeek.Monday)), d => d.PlusDays(7))
            : days <= MostBins * 30 ? (d => d.With(DateAdjusters.StartOfMonth), d => d.PlusMonths(1))
            : (d => new LocalDate(d.Year, 1, 1), d => d.PlusYears(1));
    }
}
