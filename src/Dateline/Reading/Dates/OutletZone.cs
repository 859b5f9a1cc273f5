using NodaTime;
using NodaTime.TimeZones;

namespace Dateline.Reading.Dates;

/// <summary>The clocks of the country a page's address belongs to: what a stamp in UTC was, there, is the outlet's own day.</summary>
/// <remarks>Source of the zones: the IANA time zone database in Noda Time, by ISO 3166-1 code; country domains are these codes in lower case, but for the United Kingdom.</remarks>
internal static class OutletZone
{
    /// <summary>The local time of an instant, where all zones of the country share it; the day alone, where they share only that; else <see langword="null"/>.</summary>
    /// <param name="instant">When.</param>
    /// <param name="country">The country domain, as <c>ca</c>.</param>
    public static PublicationTime? At(Instant instant, string? country)
    {
        if (country is null || TzdbDateTimeZoneSource.Default.ZoneLocations is not { } locations)
            return null;
        var code = country == "uk" ? "GB" : country.ToUpperInvariant();
        OffsetDateTime? first = null;
        var isOneClock = true;
        foreach (var location in locations)
        {
            if (location.CountryCode != code)
                continue;
            var local = instant.InZone(TzdbDateTimeZoneSource.Default.ForId(location.ZoneId)).ToOffsetDateTime();
            if (first is { } other && other.Date != local.Date)
                return null;
            isOneClock &= first is null || first.Value.Offset == local.Offset;
            first ??= local;
        }
        return first is not { } found ? null : isOneClock ? new(found.LocalDateTime, found.Offset, TimePrecision.Second) : new(found.Date);
    }
}
