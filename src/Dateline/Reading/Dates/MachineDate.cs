using System.Globalization;
using NodaTime;

namespace Dateline.Reading.Dates;

/// <summary>Reads dates that were written for machines: ISO 8601 in its many spellings, RFC 822, seconds since 1970; and, as pages put all sorts of dates there, those written for people.</summary>
internal sealed class MachineDate(DateScanner scanner)
{
    private const int Longest = 80;

    /// <summary>The time a value says; <see langword="null"/> where it says none, or one that no page was published at.</summary>
    public PublicationTime? Read(string? value, string? language, DateOrder order, out LocalDate? rival)
    {
        rival = null;
        if (string.IsNullOrWhiteSpace(value) || value.Length > Longest)
            return null;
        var text = value.Trim();
        if (Iso(text) is { } iso)
            return Sensible(iso);
        if (Epoch(text) is { } epoch)
            return Sensible(epoch);
        var found = scanner.Find(text, language, order);
        if (found.Count == 0)
            return null;
        rival = found[0].Rival;
        return Sensible(found[0].Time);
    }

    /// <summary>1 January 1970 is what a program writes that has no date; years before the first newspapers are slips.</summary>
    private static PublicationTime? Sensible(PublicationTime time) =>
        time.Day.Year is < 1700 or > 2100 || time.Day == new LocalDate(1970, 1, 1) ? null : time;

    private static PublicationTime? Iso(string text)
    {
        var rest = text.AsSpan();
        if (rest.Length < 8 || !Figures(ref rest, 4, 4, out var year))
            return null;
        var separator = rest[0];
        if (separator is '-' or '/')
            rest = rest[1..];
        else if (!char.IsAsciiDigit(separator))
            return null;
        var isBasic = char.IsAsciiDigit(separator);
        if (!Figures(ref rest, isBasic ? 2 : 1, 2, out var month) || rest.IsEmpty)
            return null;
        if (!isBasic)
        {
            if (rest[0] != separator)
                return null;
            rest = rest[1..];
        }
        if (!Figures(ref rest, isBasic ? 2 : 1, 2, out var day) || year is < 1600 or > 2150 || month is < 1 or > 12 || day < 1 || day > CalendarSystem.Iso.GetDaysInMonth(year, month))
            return null;
        if (!rest.IsEmpty && char.IsAsciiDigit(rest[0]) && !isBasic)
            return null;
        return WithTime(new LocalDate(year, month, day), rest);
    }

    private static PublicationTime WithTime(LocalDate date, ReadOnlySpan<char> rest)
    {
        rest = rest.TrimStart("Tt :,|");
        if (!Figures(ref rest, 1, 2, out var hour) || hour > 24 || rest.IsEmpty)
            return new(date);
        if (rest[0] is ':' or '.' or 'h')
            rest = rest[1..];
        if (!Figures(ref rest, 2, 2, out var minute) || minute > 59)
            return new(date);
        var second = -1;
        if (!rest.IsEmpty && (rest[0] is ':' or '.' || char.IsAsciiDigit(rest[0])))
        {
            if (!char.IsAsciiDigit(rest[0]))
                rest = rest[1..];
            if (!Figures(ref rest, 1, 2, out second) || second > 60)
                second = -1;
        }
        if (!rest.IsEmpty && rest[0] is '.' or ',')
            rest = rest[1..].TrimStart("0123456789");
        var half = rest.TrimStart();
        if (half.StartsWith("PM", StringComparison.OrdinalIgnoreCase) && hour < 12)
            hour += 12;
        if (half.StartsWith("PM", StringComparison.OrdinalIgnoreCase) || half.StartsWith("AM", StringComparison.OrdinalIgnoreCase))
            rest = half[2..];
        // 24:00 is the end of the day it is written on; the day as printed stays.
        var time = new LocalTime(Math.Min(hour, 23), hour == 24 ? 59 : minute, hour == 24 ? 59 : Math.Clamp(second, 0, 59));
        return new(date + time, OffsetOf(rest.Trim()), second < 0 ? TimePrecision.Minute : TimePrecision.Second);
    }

    private static Offset? OffsetOf(ReadOnlySpan<char> rest)
    {
        if (rest.IsEmpty)
            return null;
        if (rest.StartsWith("GMT", StringComparison.OrdinalIgnoreCase) || rest.StartsWith("UTC", StringComparison.OrdinalIgnoreCase))
            rest = rest[3..].TrimStart();
        if (rest.IsEmpty || rest[0] is 'Z' or 'z')
            return Offset.Zero;
        if (rest[0] is not ('+' or '-' or '−'))
            return null;
        var sign = rest[0] == '+' ? 1 : -1;
        rest = rest[1..];
        if (!Figures(ref rest, 1, 2, out var hours))
            return null;
        if (!rest.IsEmpty && rest[0] == ':')
            rest = rest[1..];
        if (!Figures(ref rest, 2, 2, out var minutes))
            minutes = 0;
        return hours <= 15 && minutes < 60 ? Offset.FromSeconds(sign * (hours * 3600 + minutes * 60)) : null;
    }

    /// <summary>Seconds or milliseconds since 1970; only values since 1996, so that other numbers are not taken for times.</summary>
    private static PublicationTime? Epoch(string text)
    {
        if (text.Length is not (9 or 10 or 13) || !long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value))
            return null;
        if (text.Length == 13)
            value /= 1000;
        if (value < 820_454_400 || value > 4_102_444_800)
            return null;
        return new(Instant.FromUnixTimeSeconds(value).InUtc().LocalDateTime, Offset.Zero, TimePrecision.Second);
    }

    private static bool Figures(ref ReadOnlySpan<char> rest, int least, int most, out int value)
    {
        value = 0;
        var length = 0;
        while (length < most && length < rest.Length && char.IsAsciiDigit(rest[length]))
            value = value * 10 + rest[length++] - '0';
        if (length < least)
            return false;
        rest = rest[length..];
        return true;
    }
}
