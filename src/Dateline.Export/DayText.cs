using NodaTime;
using NodaTime.Text;

namespace Dateline.Export;

/// <summary>Days and stretches of days for people, as precise as they are known: <c>Wed 5 Mar 2025</c>, <c>4–6 Mar 2025</c>, <c>March 2025</c>, <c>by 6 Mar 2025</c>.</summary>
internal static class DayText
{
    private static readonly LocalDatePattern Full = LocalDatePattern.CreateWithInvariantCulture("ddd d MMM uuuu");
    private static readonly LocalDatePattern Day = LocalDatePattern.CreateWithInvariantCulture("d MMM uuuu");
    private static readonly LocalDatePattern DayOfMonth = LocalDatePattern.CreateWithInvariantCulture("d MMM");
    private static readonly LocalDatePattern Month = LocalDatePattern.CreateWithInvariantCulture("MMMM uuuu");

    public static string Of(When? when)
    {
        if (when is null)
            return "day not told";
        var day = Of(when.Earliest, when.Latest);
        return PartOfDay(when.PartOfDay) is { } part ? day + ", " + part : day;
    }

    public static string Of(LocalDate? earliest, LocalDate? latest) => (earliest, latest) switch
    {
        ({ } e, { } l) => Of(e, l),
        (null, { } l) => "by " + Day.Format(l),
        ({ } e, null) => "from " + Day.Format(e),
        _ => "day not told",
    };

    public static string Of(PublicationTime time) => time.Precision == TimePrecision.Day
        ? Full.Format(time.Day)
        : Full.Format(time.Day) + ", " + LocalTimePattern.CreateWithInvariantCulture("HH:mm").Format(time.Local.TimeOfDay);

    /// <summary>TIMEX3's parts of the day in words.</summary>
    public static string? PartOfDay(string? code) => code switch
    {
        "MO" => "morning",
        "MI" => "midday",
        "AF" => "afternoon",
        "EV" => "evening",
        "NI" => "night",
        "DT" => "in the daytime",
        _ => null,
    };

    private static string Of(LocalDate earliest, LocalDate latest)
    {
        if (earliest == latest)
            return Full.Format(earliest);
        if (earliest.Day == 1 && latest == DateAdjusters.EndOfMonth(latest))
        {
            if (earliest.Year == latest.Year && earliest.Month == latest.Month)
                return Month.Format(earliest);
            if (earliest.Month == 1 && latest.Month == 12)
                return earliest.Year == latest.Year ? $"{earliest.Year}" : $"{earliest.Year}–{latest.Year}";
        }
        if (earliest.Year != latest.Year)
            return Day.Format(earliest) + " – " + Day.Format(latest);
        return earliest.Month == latest.Month ? $"{earliest.Day}–{Day.Format(latest)}" : DayOfMonth.Format(earliest) + " – " + Day.Format(latest);
    }
}
