using NodaTime;

namespace Dateline.Reading.Dates;

/// <summary>By which way a page tells a date; each counts once for a day, however often it is repeated.</summary>
internal enum DateSignal
{
    Address,
    StructuredData,
    Meta,
    Microdata,
    Stamp,
    Visible,
    Script,
    Closing,
    Dateline,
}

/// <summary>One place on a page that tells when it was published or changed.</summary>
/// <param name="Time">What it says.</param>
/// <param name="Rival">The other day it may mean, where day and month could be exchanged.</param>
/// <param name="Signal">By which way.</param>
/// <param name="From">Where it stands, for the record.</param>
/// <param name="Value">What stands there.</param>
/// <param name="IsModified">Whether it tells of a change.</param>
/// <param name="Weight">How far to believe it alone, as log-odds.</param>
internal sealed record DateEvidence(PublicationTime Time, LocalDate? Rival, DateSignal Signal, string From, string Value, bool IsModified, double Weight)
{
    public LocalDate Day => Time.Day;

    /// <summary>Whether a reader sees it, in the outlet's own day, rather than a program's.</summary>
    public bool IsPrinted => Signal is DateSignal.Visible or DateSignal.Address or DateSignal.Closing or DateSignal.Dateline;

    /// <summary>Whether it stands in UTC, so that the day may not be the outlet's.</summary>
    public bool IsUniversal => Time.Precision != TimePrecision.Day && Time.Offset == Offset.Zero;
}
