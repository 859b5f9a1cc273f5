using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;

namespace Dateline.Formats;

/// <summary>Publication times as the public format writes them: ISO 8601, as exact as they are known.</summary>
internal static partial class PublishedText
{
    /// <summary>Reads <c>2022-01-10</c>, <c>2022-01-10T14:05</c>, <c>2022-01-10T14:05:33+06:00</c> and the like; fractions of a second are dropped.</summary>
    public static bool TryParse(string text, out PublicationTime time)
    {
        time = default;
        var match = Iso().Match(text);
        if (!match.Success || Day(match) is not { } day)
            return false;
        if (!match.Groups["hour"].Success)
        {
            time = new PublicationTime(day);
            return true;
        }
        if (Clock(match) is not { } clock || !TryOffset(match, out var offset))
            return false;
        time = new PublicationTime(day + clock, offset, match.Groups["second"].Success ? TimePrecision.Second : TimePrecision.Minute);
        return true;
    }

    private static LocalDate? Day(Match match)
    {
        var (year, month, day) = (Number(match, "year"), Number(match, "month"), Number(match, "day"));
        return year > 0 && month is >= 1 and <= 12 && day >= 1 && day <= CalendarSystem.Iso.GetDaysInMonth(year, month) ? new LocalDate(year, month, day) : null;
    }

    private static LocalTime? Clock(Match match)
    {
        var (hour, minute, second) = (Number(match, "hour"), Number(match, "minute"), Number(match, "second"));
        // A leap second is printed as 60.
        return hour <= 23 && minute <= 59 && second <= 60 ? new LocalTime(hour, minute, Math.Min(second, 59)) : null;
    }

    private static bool TryOffset(Match match, out Offset? offset)
    {
        offset = null;
        if (match.Groups["utc"].Success)
            offset = Offset.Zero;
        if (!match.Groups["sign"].Success)
            return true;
        var minutes = (Number(match, "hours") * 60) + Number(match, "minutes");
        if (minutes > 18 * 60 || Number(match, "minutes") > 59)
            return false;
        offset = Offset.FromSeconds(minutes * 60 * (match.Groups["sign"].Value == "+" ? 1 : -1));
        return true;
    }

    private static int Number(Match match, string name) =>
        match.Groups[name] is { Success: true } group ? int.Parse(group.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) : 0;

    // The limit is of the clock: a short one would fail a run on a busy machine, and the expression itself takes time in proportion to the text.
    [GeneratedRegex(
        @"^\s*(?<year>[0-9]{4})-(?<month>[0-9]{2})-(?<day>[0-9]{2})(?:[Tt ](?<hour>[0-9]{2}):(?<minute>[0-9]{2})(?::(?<second>[0-9]{2})(?:[.,][0-9]{1,12})?)?(?:\s?(?:(?<utc>[Zz])|(?<sign>[+-])(?<hours>[0-9]{2}):?(?<minutes>[0-9]{2})?))?)?\s*$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 60_000)]
    private static partial Regex Iso();
}
