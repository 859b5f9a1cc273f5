using System.Globalization;
using NodaTime;

namespace Dateline.Time;

/// <summary>The days of feasts.</summary>
internal static class FeastDays
{
    public static TimeMeaning In(TimeTerm feast, int year) => feast.Class switch
    {
        TimeClass.Holiday => TimeMeaning.OfDay(new LocalDate(year, Part(feast, 0), Part(feast, 1))),
        TimeClass.Easter => TimeMeaning.OfDay(Easter(year).PlusDays(feast.Number)),
        TimeClass.Nth => TimeMeaning.OfDay(new LocalDate(year, Part(feast, 0), 1).PlusDays(-1).Next((IsoDayOfWeek)Part(feast, 2)).PlusWeeks(Part(feast, 1) - 1)),
        _ => Hijri(feast, year),
    };

    private static int Part(TimeTerm feast, int index) => int.Parse(feast.Value.Split('-')[index], CultureInfo.InvariantCulture);

    /// <summary>Western Easter by the rule of Meeus, Jones and Butcher for the Gregorian calendar.</summary>
    private static LocalDate Easter(int year)
    {
        var (a, b, c) = (year % 19, year / 100, year % 100);
        var (d, e) = (b / 4, b % 4);
        var g = ((8 * b) + 13) / 25;
        var h = ((19 * a) + b - d - g + 15) % 30;
        var (i, k) = (c / 4, c % 4);
        var l = (32 + (2 * e) + (2 * i) - h - k) % 7;
        var m = (a + (11 * h) + (22 * l)) / 451;
        var n = h + l - (7 * m) + 114;
        return new LocalDate(year, n / 31, (n % 31) + 1);
    }

    /// <summary>Feasts of the Islamic year are set by the sight of the moon; the civil reckoning is a day or two off, and says so.</summary>
    private static TimeMeaning Hijri(TimeTerm feast, int year)
    {
        var (month, day) = (Part(feast, 0), Part(feast, 1));
        if (year < 700)
            return TimeMeaning.Unknown;
        var calendar = CalendarSystem.IslamicBcl;
        var hijri = new LocalDate(year, 1, 1).WithCalendar(calendar).Year;
        for (var candidate = hijri; candidate <= hijri + 1; candidate++)
        {
            var first = new LocalDate(candidate, month, Math.Max(1, day), calendar).WithCalendar(CalendarSystem.Iso);
            if (first.Year != year)
                continue;
            if (day > 0)
                return TimeMeaning.OfDay(first) with { Edtf = TimeMeaning.Iso(first) + "~", Earliest = first.PlusDays(-1), Latest = first.PlusDays(1) };
            var last = first.PlusDays(29);
            return new TimeMeaning($"{TimeMeaning.Iso(first)}", $"{TimeMeaning.Iso(first)}~/{TimeMeaning.Iso(last)}~", first, last, new CalendarPoint(first.Year, first.Month));
        }
        return TimeMeaning.Unknown;
    }
}
