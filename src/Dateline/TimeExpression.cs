using NodaTime;

namespace Dateline;

/// <summary>Kinds of time expression, as in TIMEX3 (ISO-TimeML).</summary>
public enum TimexType
{
    /// <summary>A day or something coarser.</summary>
    Date,

    /// <summary>Something finer than a day.</summary>
    Time,

    /// <summary>A length of time.</summary>
    Duration,

    /// <summary>Times that recur.</summary>
    Set,
}

/// <summary>Words of the report that name a time, with their meaning.</summary>
/// <param name="Span">The words.</param>
/// <param name="Type">What kind of time.</param>
/// <param name="Value">The TIMEX3 value, as in <c>2022-01-02</c>, <c>2022-W01</c>, <c>P3D</c>, <c>PAST_REF</c>; absent where it could not be told.</param>
/// <param name="Edtf">The same as an Extended Date/Time Format string (ISO 8601-2, level 1), where it names a stretch of the calendar.</param>
/// <param name="Earliest">First day it can mean.</param>
/// <param name="Latest">Last day it can mean.</param>
public sealed record TimeExpression(TextSpan Span, TimexType Type, string? Value, string? Edtf, LocalDate? Earliest, LocalDate? Latest);
