using NodaTime;
using NodaTime.Text;

namespace Dateline;

/// <summary>How exactly a page tells when it was published.</summary>
public enum TimePrecision
{
    /// <summary>Only the day.</summary>
    Day,

    /// <summary>Day, hour and minute.</summary>
    Minute,

    /// <summary>Day, hour, minute and second.</summary>
    Second,
}

/// <summary>When a report was published or changed: the local day as printed, and the time and offset where the page tells them.</summary>
/// <remarks>The day is never moved to UTC: where that would change it, the day as printed is nearly always the right one.</remarks>
/// <param name="Local">Local date and time as printed; midnight where only the day is known.</param>
/// <param name="Offset">Offset from UTC as printed; absent where the page gives none.</param>
/// <param name="Precision">What of <paramref name="Local"/> is known.</param>
public readonly record struct PublicationTime(LocalDateTime Local, Offset? Offset, TimePrecision Precision)
{
    private static readonly OffsetPattern IsoOffset = OffsetPattern.CreateWithInvariantCulture("Z+HH:mm");

    /// <summary>A publication time of which only the day is known.</summary>
    public PublicationTime(LocalDate day)
        : this(day.AtMidnight(), null, TimePrecision.Day)
    {
    }

    /// <summary>The local day as printed.</summary>
    public LocalDate Day => Local.Date;

    /// <summary>ISO 8601: <c>2022-01-10</c>, <c>2022-01-10T14:05+06:00</c>, <c>2022-01-10T14:05:33Z</c>.</summary>
    public override string ToString() => Precision switch
    {
        TimePrecision.Day => LocalDatePattern.Iso.Format(Local.Date),
        TimePrecision.Minute => Format("uuuu-MM-dd'T'HH:mm"),
        _ => Format("uuuu-MM-dd'T'HH:mm:ss"),
    };

    private string Format(string pattern) =>
        LocalDateTimePattern.CreateWithInvariantCulture(pattern).Format(Local) + (Offset is { } offset ? IsoOffset.Format(offset) : "");
}
