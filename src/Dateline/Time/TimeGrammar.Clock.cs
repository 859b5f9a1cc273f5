using System.Globalization;
using Dateline.Language;

namespace Dateline.Time;

/// <summary>Clock times and parts of the day, with the date they belong to.</summary>
internal sealed partial class TimeGrammar
{
    /// <summary>"5:34 a.m. on Monday", "16:15 GMT", "9 p.m.", "12:00 UTC Monday", "0600 hours", "8 o'clock".</summary>
    private TimePhrase? ClockTime(int at)
    {
        // "noon", "midnight", also with its day; beside "this", "the" or a day before it, it is a part of the day.
        if (Term(at, TimeClass.Clock, out var pointEnd) is { } point && Before(at) is "at" or "until" or "by" or "from" or "before" or "after" or "around" or "about" or "since")
            return WithDate(new TimePhrase { First = at, End = pointEnd, Type = TimexType.Time, Grain = TimeGrain.Clock, Clock = point.Value + ":00", Form = TimeForm.Shifted, From = TimeOrigin.Itself }, pointEnd);
        var (hour, minute, end) = HourAndMinute(at);
        if (hour is not { } hours)
            return null;
        var half = HalfOfDay(end, out end);
        if (half == 'p' && hours < 12)
            hours += 12;
        if (half == 'a' && hours == 12)
            hours = 0;
        end = Is(end, "o'clock") ? end + 1 : end;
        var zone = Term(end, TimeClass.Zone, out var zoneEnd);
        if (zone is not null)
            end = zoneEnd;
        if (half is null && minute is null && zone is null && !Is(end - 1, "o'clock"))
            return null;
        if (hours > 24 || minute > 59)
            return null;
        // "5:34 a.m. Velin time"
        if (zone is null && end + 1 < words.Count && Is(end + 1, "time") && words[end].Case == LetterCase.Initial && (minute is not null || half is not null))
            end += 2;
        var clock = string.Create(CultureInfo.InvariantCulture, $"{hours:00}:{minute ?? 0:00}") + (zone is { Value: not "local" } ? zone.Value : "");
        var phrase = new TimePhrase { First = at, End = end, Type = TimexType.Time, Grain = TimeGrain.Clock, Clock = clock, Form = TimeForm.Shifted, From = TimeOrigin.Itself };
        return WithDate(phrase, end);
    }

    private (int? Hour, int? Minute, int End) HourAndMinute(int at)
    {
        if (at > 0 && words.Touches(at) && words.Lower(at - 1) is ":" or "$" or "-" or "/")
            return (null, null, at);
        if (IsDigits(at, out var hour) && words[at].Span.Length <= 2)
        {
            if (Is(at + 1, ":") && words.Touches(at + 1) && words.Touches(at + 2) && IsDigits(at + 2, out var minute) && words[at + 2].Span.Length == 2)
            {
                var seconds = Is(at + 3, ":") && words.Touches(at + 3) && words.Touches(at + 4) && IsDigits(at + 4, out _);
                return (hour, minute, seconds ? at + 5 : at + 3);
            }
            // A second colon pair ("3:2") is a score.
            return Is(at + 1, ":") && words.Touches(at + 1) ? (null, null, at) : (hour, null, at + 1);
        }
        if (at < words.Count && words[at].Kind == WordKind.Mixed && words.Lower(at) is [.., 'a' or 'p', 'm'] and var lower && IsWhole(lower.AsSpan(0, lower.Length - 2), out hour))
            return hour is >= 1 and <= 12 ? (lower[^2] == 'p' && hour < 12 ? hour + 12 : lower[^2] == 'a' && hour == 12 ? 0 : hour, 0, at + 1) : (null, null, at);
        if (at < words.Count && words[at].Kind == WordKind.Digits && words[at].Span.Length is 4 or 5 && words[at].Span.In(words.Text.AsSpan()) is var printed)
        {
            // 5.34 p.m.
            var point = printed.IndexOf('.');
            if (point is 1 or 2 && printed.Length - point == 3 && HalfOfDay(at + 1, out _) is not null && IsWhole(printed[..point], out hour) && IsWhole(printed[(point + 1)..], out var minute))
                return (hour, minute, at + 1);
            if (printed.Length == 4 && (Is(at + 1, "hours") || Starts(at + 1, TimeClass.Zone) || Is(at + 1, "hrs")) && IsWhole(printed[..2], out hour) && IsWhole(printed[2..], out minute) && hour < 24)
                return (hour, minute, Starts(at + 1, TimeClass.Zone) ? at + 1 : at + 2);
        }
        return (null, null, at);
    }

    private char? HalfOfDay(int at, out int end)
    {
        end = at + 1;
        switch (words.Lower(at))
        {
            case "a.m." or "am":
                return 'a';
            case "p.m." or "pm":
                return 'p';
            default:
                end = at;
                return null;
        }
    }

    /// <summary>Joins a part of the day or a clock time with the date that follows: "on Monday", "today", ", March 19".</summary>
    private TimePhrase WithDate(TimePhrase phrase, int end)
    {
        var at = Skip(Skip(end, ","), "on");
        // "the early morning hours of 1 November"
        if (phrase.Part is not null && Is(at, "hours") && (Is(at + 1, "of") || Is(at + 1, "on")))
            at++;
        at = phrase.Part is not null ? Skip(Skip(at, "of"), "on") : at;
        var date = WeekdayDate(at) ?? MonthDay(at) ?? DayMonth(at) ?? NumericDateAt(at) ?? NearDay(at) ?? SameDay(at);
        if (date is null || date.Type == TimexType.Time || (date.Next is not null && phrase.Part is null) || (Is(end, ",") && date.Weekday is null && date.Month is null))
            return phrase;
        date.First = phrase.First;
        date.Type = TimexType.Time;
        date.Clock = phrase.Clock;
        date.Part = phrase.Part;
        if (date.Part is not null && date.Grain != TimeGrain.Day)
            return phrase;
        if (Term(date.End, TimeClass.Zone, out var zoneEnd) is { Value: not "local" } zone && date.Clock is { Length: 5 })
        {
            date.Clock += zone.Value;
            date.End = zoneEnd;
        }
        return date;
    }

    private TimePhrase? NumericDateAt(int at) => at < words.Count ? NumericDate(at) : null;

    private TimePhrase? SameDay(int at) => Shifted(at) is { Grain: TimeGrain.Day } day ? day : null;

    /// <summary>"the morning of January 5", "Sunday night", "this morning", "early the next morning", "in the evening".</summary>
    private TimePhrase? PartOfDay(int at)
    {
        // DATE + part.
        if ((WeekdayDate(at) ?? NearDay(at) ?? SameDay(at) ?? MonthDay(at)) is { Next: null, Type: TimexType.Date } date && date.Grain == TimeGrain.Day)
        {
            var after = Term(date.End, TimeClass.Mod, out var modEnd) is { Value: "START" or "END" } ? modEnd : date.End;
            var part = Term(after, TimeClass.PartOfDay, out var end);
            if (part is not null && !(date.Month is not null && part.IsWeak))
            {
                date.End = end;
                date.Part = part.Value;
                date.Type = TimexType.Time;
                return date;
            }
            // "Monday at 5 p.m."
            if (Is(date.End, "at") && ClockTime(date.End + 1) is { Form: TimeForm.Shifted, Clock: not null } clock && clock.From == TimeOrigin.Itself && clock.Grain == TimeGrain.Clock)
            {
                date.End = clock.End;
                date.Clock = clock.Clock;
                date.Type = TimexType.Time;
                return date;
            }
        }
        // the [early] part of DATE, the part.
        var from = Skip(at, "the");
        from = Term(from, TimeClass.Mod, out var early) is { Value: "START" or "END" } && early == from + 1 ? early : from;
        if (Term(from, TimeClass.PartOfDay, out var partEnd) is not { } named)
            return Term(at, TimeClass.Night, out var nightEnd) is { } night
                ? new TimePhrase { First = at, End = nightEnd, Type = TimexType.Time, Form = TimeForm.Shifted, Grain = TimeGrain.Day, From = TimeOrigin.Published, Shift = night.Number, Part = "NI" } : null;
        var phrase = new TimePhrase { First = at, End = partEnd, Type = TimexType.Time, Form = TimeForm.Shifted, Grain = TimeGrain.Part, From = TimeOrigin.Named, Part = named.Value };
        if (Is(partEnd, "of") || Is(partEnd, "on") || Is(partEnd, "hours") || Starts(partEnd, TimeClass.Weekday) || Starts(partEnd, TimeClass.Month))
        {
            var joined = WithDate(phrase, partEnd);
            if (joined != phrase)
                return joined;
        }
        var before = words.Lower(at - 1);
        if (from == at && before == "at" && !Is(partEnd, "-") && !IsPlural(at))
        {
            phrase.IsAnyDay = true;
            return phrase;
        }
        if (from == at && named.IsWeak && before is "before" or "until" or "by" or "since" or "around")
            return phrase;
        return from > at && before is "in" or "during" or "until" or "by" or "throughout" ? phrase : null;
    }
}
