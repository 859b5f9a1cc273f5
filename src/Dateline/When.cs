using NodaTime;

namespace Dateline;

/// <summary>Why a row has the date that it has.</summary>
public enum DateBasis
{
    /// <summary>A time expression of its own.</summary>
    Explicit,

    /// <summary>A time expression elsewhere in the report, carried along the narrative.</summary>
    Inherited,

    /// <summary>Only the publication date, as the latest day possible.</summary>
    Published,
}

/// <summary>The day something happened, as far as the report tells.</summary>
/// <param name="Earliest">First day possible; absent where the past is open.</param>
/// <param name="Latest">Last day possible; absent where the future is open.</param>
/// <param name="Edtf">The same as an Extended Date/Time Format string (ISO 8601-2), as in <c>2022-01-04</c> or <c>../2022-01-10</c>.</param>
/// <param name="PartOfDay">TIMEX3 part of day (<c>MO</c>, <c>AF</c>, <c>EV</c>, <c>NI</c>…), where told.</param>
/// <param name="Basis">Why.</param>
/// <param name="Timex">Index into <see cref="Chronicle.Times"/> of the expression that gives the date.</param>
public sealed record When(LocalDate? Earliest, LocalDate? Latest, string? Edtf, string? PartOfDay, DateBasis Basis, int? Timex);
