using NodaTime;

namespace Dateline.Reading.Dates;

/// <summary>In which order a date of figures names its parts.</summary>
internal enum DateOrder
{
    /// <summary>Nothing is known.</summary>
    Unknown,

    /// <summary>Day, month, year.</summary>
    DayFirst,

    /// <summary>Month, day, year.</summary>
    MonthFirst,
}

/// <summary>A date read in a text.</summary>
/// <param name="Span">Where it stands, with its time.</param>
/// <param name="Time">What it says.</param>
/// <param name="Rival">The other day it may mean, where day and month could be exchanged and nothing in it decides.</param>
/// <param name="Order">The order of its figures, where it has one and shows it.</param>
/// <param name="IsNumeric">Whether day and month are both figures.</param>
internal readonly record struct DateReading(TextSpan Span, PublicationTime Time, LocalDate? Rival, DateOrder Order, bool IsNumeric)
{
    public LocalDate Day => Time.Day;
}
