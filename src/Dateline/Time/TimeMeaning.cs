using System.Globalization;
using NodaTime;
using NodaTime.Calendars;

namespace Dateline.Time;

/// <summary>What an anchored expression means: its TIMEX3 value, the same as EDTF, and the days it can mean.</summary>
/// <param name="Value">TIMEX3 value.</param>
/// <param name="Edtf">ISO 8601-2 string, where it names a stretch of the calendar.</param>
/// <param name="Earliest">First day.</param>
/// <param name="Latest">Last day.</param>
/// <param name="Point">What is named for expressions that follow, if anything.</param>
internal sealed record TimeMeaning(string? Value, string? Edtf = null, LocalDate? Earliest = null, LocalDate? Latest = null, CalendarPoint? Point = null)
{
    public static TimeMeaning Unknown { get; } = new((string?)null);

    public static TimeMeaning OfDay(LocalDate day, string suffix = "") =>
        new(Iso(day) + suffix, Iso(day), day, day, CalendarPoint.Of(day)) { IsEra = day.Year < 1 };

    private bool IsEra { get; init; }

    public static TimeMeaning OfMonth(int year, int month)
    {
        var first = new CalendarPoint(year, month).First;
        return new($"{Year(year)}-{month:00}", $"{EdtfYear(year)}-{month:00}", first, first.With(DateAdjusters.EndOfMonth), new CalendarPoint(year, month));
    }

    public static TimeMeaning OfYear(int year)
    {
        var point = new CalendarPoint(year);
        return new(Year(year), EdtfYear(year), point.First, new LocalDate(point.Absolute, 12, 31), point);
    }

    /// <summary>A decade (<paramref name="digits"/> 199) or a century (17), negative before Christ.</summary>
    public static TimeMeaning OfYears(int digits, int length)
    {
        var width = length == 10 ? 3 : 2;
        if (digits < 0)
        {
            var ordinal = length == 10 ? -digits : -digits - 1;
            var last = Math.Max(1, ordinal * length);
            return new("BC" + ordinal.ToString(new string('0', width), CultureInfo.InvariantCulture), null,
                new LocalDate(1 - (last + length - 1), 1, 1), new LocalDate(1 - Math.Max(1, last), 12, 31));
        }
        var from = Math.Clamp(digits * length, 1, 9900);
        var text = digits.ToString(new string('0', width), CultureInfo.InvariantCulture);
        return new(text, text + new string('X', 4 - width), new LocalDate(from, 1, 1), new LocalDate((digits * length) + length - 1, 12, 31));
    }

    /// <summary>A season, quarter or half of a year.</summary>
    public static TimeMeaning OfPiece(int year, string piece)
    {
        var (first, months, edtf) = piece switch
        {
            "SP" => (3, 3, "21"),
            "SU" => (6, 3, "22"),
            "FA" => (9, 3, "23"),
            "WI" => (12, 3, "24"),
            "H1" => (1, 6, null),
            "H2" => (7, 6, null),
            _ => (((piece[1] - '0') * 3) - 2, 3, null),
        };
        var from = new CalendarPoint(year, first).First;
        var to = from.PlusMonths(months).PlusDays(-1);
        return new($"{Year(year)}-{piece}", edtf is null ? $"{Iso(from)}/{Iso(to)}" : $"{EdtfYear(year)}-{edtf}", from, to, new CalendarPoint(year));
    }

    /// <summary>An ISO week, or its weekend.</summary>
    public static TimeMeaning OfWeek(LocalDate day, bool weekend = false)
    {
        var monday = day.PlusDays(1 - (int)day.DayOfWeek);
        var rule = WeekYearRules.Iso;
        var value = $"{rule.GetWeekYear(monday):0000}-W{rule.GetWeekOfWeekYear(monday):00}{(weekend ? "-WE" : "")}";
        var first = weekend ? monday.PlusDays(5) : monday;
        return new(value, $"{Iso(first)}/{Iso(monday.PlusDays(6))}", first, monday.PlusDays(6), CalendarPoint.Of(first) with { Day = null });
    }

    /// <summary>The beginning, middle or end of a stretch, or near it.</summary>
    public TimeMeaning With(string? mod)
    {
        if (Earliest is not { } first || Latest is not { } last || mod is null)
            return this;
        if (mod is "APPROX" or "LESS_THAN" or "MORE_THAN")
            return Edtf is { Length: > 0 } && !Edtf.Contains('/', StringComparison.Ordinal) ? this with { Edtf = Edtf + "~" } : this;
        if (mod == "BEFORE")
            return this with { Edtf = "../" + Iso(first), Earliest = null, Latest = first };
        if (mod is not ("START" or "MID" or "END") || first == last)
            return this;
        var days = Period.DaysBetween(first, last) + 1;
        var third = days / 3;
        var (from, to) = mod switch
        {
            "START" => (first, first.PlusDays(third - (days >= 28 && days <= 31 ? 0 : 1))),
            "END" => (days is >= 28 and <= 31 ? first.PlusDays(20) : last.PlusDays(1 - third), last),
            _ => days is >= 28 and <= 31 ? (first.PlusDays(10), first.PlusDays(19)) : (first.PlusDays(third), last.PlusDays(-third)),
        };
        if (mod == "START" && days is >= 28 and <= 31)
            to = first.PlusDays(9);
        var edtf = mod == "START" ? $"{Iso(from)}/{Iso(to)}~" : mod == "END" ? $"{Iso(from)}~/{Iso(to)}" : $"{Iso(from)}~/{Iso(to)}~";
        return this with { Edtf = edtf, Earliest = from, Latest = to };
    }

    public static string Iso(LocalDate day) => day.Year < 1
        ? string.Create(CultureInfo.InvariantCulture, $"BC{1 - day.Year:0000}-{day.Month:00}-{day.Day:00}")
        : string.Create(CultureInfo.InvariantCulture, $"{day.Year:0000}-{day.Month:00}-{day.Day:00}");

    private static string Year(int year) => year < 0 ? $"BC{-year:0000}" : $"{year:0000}";

    private static string EdtfYear(int year) => year < 0 ? $"-{-year - 1:0000}" : $"{year:0000}";
}
