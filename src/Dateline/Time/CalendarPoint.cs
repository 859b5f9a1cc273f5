using NodaTime;

namespace Dateline.Time;

/// <summary>A year, month or day that the text has named.</summary>
/// <param name="Year">Year; negative for years before Christ as they are written (−493 is 493 BC).</param>
/// <param name="Month">Month, where it was named.</param>
/// <param name="Day">Day, where it was named.</param>
internal readonly record struct CalendarPoint(int Year, int? Month = null, int? Day = null)
{
    public static CalendarPoint Of(LocalDate day) => new(day.Year < 1 ? day.Year - 1 : day.Year, day.Month, day.Day);

    /// <summary>The year as calendars reckon, where 1 BC is the year 0.</summary>
    public int Absolute => Year < 0 ? Year + 1 : Year;

    /// <summary>The first day it can mean.</summary>
    public LocalDate First => new(Absolute, Month ?? 1, Day ?? 1);

    /// <summary>The day, where it is one.</summary>
    public LocalDate? AsDay => Month is { } month && Day is { } day && day <= CalendarSystem.Iso.GetDaysInMonth(Absolute, month) ? new LocalDate(Absolute, month, day) : null;
}
