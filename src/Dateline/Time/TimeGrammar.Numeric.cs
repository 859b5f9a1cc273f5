using System.Globalization;
using Dateline.Language;

namespace Dateline.Time;

/// <summary>Dates in figures, and time stamps.</summary>
internal sealed partial class TimeGrammar
{
    /// <summary>2025-10-09, 09/10/2025, 9.10.2025, 19-Nov-12.</summary>
    private TimePhrase? NumericDate(int at)
    {
        if (words[at].Kind != WordKind.Digits)
            return null;
        var printed = words[at].Span.In(words.Text.AsSpan());
        if (printed.Count('.') == 2)
        {
            Span<Range> parts = stackalloc Range[3];
            printed.Split(parts, '.');
            return IsWhole(printed[parts[0]], out var d) && IsWhole(printed[parts[1]], out var m) && IsWhole(printed[parts[2]], out var y) && printed[parts[2]].Length == 4
                ? Checked(at, at + 1, y, m, d) : null;
        }
        var mark = words.Lower(at + 1);
        if (mark == "-" && Timestamp(at) is { } stamp)
            return stamp;
        if (mark is not ("-" or "/") || !Is(at + 3, mark) || !words.Touches(at + 1) || !words.Touches(at + 2) || !words.Touches(at + 3) || !words.Touches(at + 4)
            || !IsDigits(at, out var first) || !IsDigits(at + 4, out var third))
            return null;
        var length = words[at + 4].Span.Length;
        if (Term(at + 2, TimeClass.Month, out _) is { } named)
            return Checked(at, at + 5, length == 2 ? (third < 50 ? 2000 : 1900) + third : third, named.Number, first);
        if (!IsDigits(at + 2, out var second))
            return null;
        if (words[at].Span.Length == 4)
            return Checked(at, at + 5, first, second, third);
        if (length != 4)
            return null;
        // Day first, as most of the world writes; month first only where the day would be no month.
        return second > 12 ? Checked(at, at + 5, third, first, second) : Checked(at, at + 5, third, second, first);
    }

    /// <summary>2026-01-05T10:30:00Z</summary>
    private TimePhrase? Timestamp(int at)
    {
        if (at + 7 >= words.Count || !IsDigits(at, out var year) || words[at].Span.Length != 4 || !IsDigits(at + 2, out var month) || !Is(at + 3, "-") || words.Lower(at + 4) is not [_, _, 't'] || !IsDigits(at + 5, out var hour) || !Is(at + 6, ":"))
            return null;
        var mixed = words.Lower(at + 4);
        if (!IsWhole(mixed.AsSpan(0, 2), out var day) || words.Lower(at + 7) is not [>= '0' and <= '5', >= '0' and <= '9', ..] || hour > 23 || Checked(at, at + 8, year, month, day) is not { } date)
            return null;
        var zone = words.Lower(at + 7).EndsWith('z');
        if (Is(at + 8, ":") && words.Touches(at + 8) && at + 9 < words.Count && words[at + 9].Kind is WordKind.Digits or WordKind.Mixed)
        {
            zone = words.Lower(at + 9).EndsWith('z');
            date.End = at + 10;
        }
        date.Type = TimexType.Time;
        date.Clock = string.Create(CultureInfo.InvariantCulture, $"{hour:00}:{words.Lower(at + 7)[..2]}{(zone ? "Z" : "")}");
        return date;
    }

    private static TimePhrase? Checked(int at, int end, int year, int month, int day) =>
        year is >= 1000 and <= 2199 && month is >= 1 and <= 12 && day >= 1 && day <= NodaTime.CalendarSystem.Iso.GetDaysInMonth(year, month)
            ? new TimePhrase { First = at, End = end, Grain = TimeGrain.Day, Year = year, Month = month, Day = day } : null;
}
