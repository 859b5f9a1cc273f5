using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;

namespace Dateline.Reading.Dates;

/// <summary>A time of day as printed beside a date.</summary>
internal readonly partial record struct ClockTime(LocalTime Time, Offset? Offset, TimePrecision Precision)
{
    private const int Reach = 28;

    /// <summary>The time printed just behind a date, or just before it; and the stretch that date and time take together.</summary>
    public static (ClockTime? Time, int Start, int End) Beside(string text, List<DatePiece> pieces, int from, int to)
    {
        int start = pieces[from].Start, end = pieces[to - 1].End;
        var behind = text.AsSpan(end, Math.Min(Reach + 16, text.Length - end));
        var match = Behind().Match(behind.ToString());
        if (match.Success && Of(match) is { } after)
            return (after, start, end + match.Length);
        var reach = Math.Min(Reach, start);
        match = Before().Match(text.Substring(start - reach, reach));
        if (match.Success && Of(match) is { } before)
            return (before, start - reach + match.Index, end);
        return (null, start, end);
    }

    private static ClockTime? Of(Match match)
    {
        var hour = Number(match.Groups["h"]);
        var minute = Number(match.Groups["m"]);
        var second = match.Groups["s"].Success ? Number(match.Groups["s"]) : -1;
        var half = match.Groups["half"].ValueSpan;
        if (!half.IsEmpty)
        {
            var isAfternoon = half[0] is 'p' or 'P' or 'م' or '下' or '오' && !half.StartsWith("오전", StringComparison.Ordinal) || half.StartsWith("午後", StringComparison.Ordinal);
            if (hour is > 12 or 0 && isAfternoon is false && hour != 0)
                return null;
            hour = hour % 12 + (isAfternoon ? 12 : 0);
        }
        if (hour > 23 || minute > 59 || second > 59)
            return null;
        return new(new LocalTime(hour, minute, Math.Max(second, 0)), Zone(match.Groups["zone"].ValueSpan), second >= 0 ? TimePrecision.Second : TimePrecision.Minute);
    }

    private static int Number(Group group)
    {
        var value = 0;
        foreach (var c in group.ValueSpan)
            value = value * 10 + (int)CharUnicodeInfo.GetNumericValue(c);
        return value;
    }

    /// <summary>The offset of a zone that means one offset everywhere and all year; others (IST, CST, "ET") are left unread.</summary>
    private static Offset? Zone(ReadOnlySpan<char> zone)
    {
        if (zone.IsEmpty)
            return null;
        var sign = zone.IndexOfAny('+', '-', '−');
        if (sign >= 0)
        {
            Span<char> figures = stackalloc char[4];
            var count = 0;
            var colon = false;
            foreach (var c in zone[(sign + 1)..])
            {
                colon |= c == ':';
                if (char.IsAsciiDigit(c) && count < 4)
                    figures[count++] = c;
            }
            if (count is 0 or > 4)
                return null;
            var value = int.Parse(figures[..count], CultureInfo.InvariantCulture);
            var (hours, minutes) = count <= 2 ? (value, 0) : (value / 100, value % 100);
            return hours <= 14 && minutes < 60 ? NodaTime.Offset.FromSeconds((zone[sign] == '+' ? 1 : -1) * (hours * 3600 + minutes * 60)) : null;
        }
        return zone.ToString().ToUpperInvariant() switch
        {
            "Z" or "GMT" or "UTC" => NodaTime.Offset.Zero,
            "CET" => NodaTime.Offset.FromHours(1),
            "CEST" or "EET" => NodaTime.Offset.FromHours(2),
            "EEST" or "MSK" or "МСК" => NodaTime.Offset.FromHours(3),
            "JST" or "KST" => NodaTime.Offset.FromHours(9),
            "EST" => NodaTime.Offset.FromHours(-5),
            "EDT" => NodaTime.Offset.FromHours(-4),
            "CDT" => NodaTime.Offset.FromHours(-5),
            "PST" => NodaTime.Offset.FromHours(-8),
            "PDT" => NodaTime.Offset.FromHours(-7),
            _ => null,
        };
    }

    // Between a date and its time stand a comma, a dash, a bar, "at", "um", "kl.", "a las", "в", "г.".
    [GeneratedRegex("""
        ^(?:年|日|일|\s*[гр]\.|\s*г\.)?[\s,;|•·T—–\-/()@\u200F\u200E]*(?:(?:at|um|kl\.?|klo|ore|ora|orele|alle|alle\ ore|a\ las|às|à|o\ godz\.|godz\.|u|в|о|om|ab|at:|saat|στις|-)\s*)?
        (?:(?<half>上午|下午|午前|午後|오전|오후)\s*)?(?<h>[0-2]?\d)(?:[:.hH∶]|\s?h\s?|点|時|时|시\s?)(?<m>[0-5]\d)(?:[:.](?<s>[0-5]\d))?(?![\d])(?:[.,]\d+)?
        (?:\s?(?<half>[aApP])\.?[mM]\b\.?|\s?(?<half>[صم])\b)?(?:\s*\(?(?<zone>(?:GMT|UTC)\s?[+\-−]\s?\d{1,2}(?::?\d{2})?|[+\-−]\d{2}:?\d{2}|Z|GMT|UTC|CES?T|EES?T|MSK|МСК|[JK]ST|[EP][SD]T|CDT)\b)?
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Behind();

    [GeneratedRegex("""
        (?<![\d:.])(?<h>[0-2]?\d)[:.hH](?<m>[0-5]\d)(?::(?<s>[0-5]\d))?(?:\s?(?<half>[aApP])\.?[mM]\b\.?)?\s*\(?(?<zone>GMT|UTC|CES?T|EES?T|MSK|МСК|[JK]ST|[EP][SD]T|CDT)?\)?
        (?:\s*(?:Uhr|hrs?|h|uur))?[\s,;|•·—–\-]*(?:(?:on|am|den|of)\s+)?(?:\p{L}{2,12}[.,]{0,2}\s+)?$
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Before();
}
