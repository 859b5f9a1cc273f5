using Dateline.Language;

namespace Dateline.Time;

/// <summary>Expressions that count from publication or from a day named before.</summary>
internal sealed partial class TimeGrammar
{
    /// <summary>"today", "yesterday", "the day after tomorrow", "earlier today".</summary>
    private TimePhrase? NearDay(int at)
    {
        if (at >= words.Count || at < 0)
            return null;
        var from = Term(at, TimeClass.Part, out var partEnd) is not null ? partEnd : at;
        if (Term(from, TimeClass.Day, out var end) is not { } day)
            return null;
        return new TimePhrase { First = at, End = end, Form = TimeForm.Shifted, Grain = TimeGrain.Day, From = TimeOrigin.Published, Shift = day.Number };
    }

    /// <summary>"last week", "that year", "the following day", "this Friday", "next summer", "the same evening", "later that month".</summary>
    private TimePhrase? Shifted(int at)
    {
        if (at >= words.Count || at < 0)
            return null;
        var from = Term(at, TimeClass.Part, out var partEnd) is not null ? partEnd : at;
        // "later in the year", "earlier in the day"
        if (from > at && (Is(from, "in") || Is(from, "on") || Is(from, "during")) && (TheUnit(from + 1) ?? Season(from + 1)) is { } larger)
        {
            larger.First = at;
            return larger;
        }
        if (Term(from, TimeClass.Shift, out var end) is not { } shift)
            return from == at ? TheDayBefore(at) : null;
        var origin = shift.Value[0] == 'p' ? TimeOrigin.Published : TimeOrigin.Named;
        var by = int.Parse(shift.Value.AsSpan(1), System.Globalization.CultureInfo.InvariantCulture);
        var phrase = new TimePhrase { First = at, Form = TimeForm.Shifted, From = origin, Shift = by };
        if (Is(end, "calendar") || Is(end, "entire") || Is(end, "whole") || (Is(end, "very") && Is(end + 1, "same")))
            end++;
        if (Term(end, TimeClass.PartOfDay, out var partOfDay) is { } part)
        {
            // "last night" is the night before, "this morning" today's, "the next morning" the next day's.
            phrase.Grain = TimeGrain.Day;
            phrase.Part = part.Value;
            phrase.Type = TimexType.Time;
            phrase.End = partOfDay;
            return phrase;
        }
        if (Term(end, TimeClass.Unit, out var unitEnd) is { } unit && GrainOf(unit.Value) is { } grain && grain >= TimeGrain.Day && !IsPlural(end))
        {
            // "the past decade", "the past year": a length up to now.
            if (words.Lower(from) == "past" || words.Lower(from + 1) == "past")
                return new TimePhrase { First = at, End = unitEnd, Type = TimexType.Duration, Form = TimeForm.Length, Grain = grain, Value = Length("1", unit.Value), From = TimeOrigin.Published, Shift = -1 };
            phrase.Grain = grain;
            phrase.End = unitEnd;
            return phrase;
        }
        if (Term(end, TimeClass.Weekday, out var weekdayEnd) is { IsWeak: false } weekday)
        {
            phrase.Grain = TimeGrain.Week;
            phrase.Weekday = weekday.Number;
            phrase.End = weekdayEnd;
            if (Term(weekdayEnd, TimeClass.PartOfDay, out var ofDay) is { } dayPart)
            {
                phrase.Part = dayPart.Value;
                phrase.Type = TimexType.Time;
                phrase.End = ofDay;
            }
            return phrase;
        }
        if (Term(end, TimeClass.Month, out var monthEnd) is { } month && words[end].IsCapitalised)
        {
            phrase.Grain = TimeGrain.Month;
            phrase.Month = month.Number;
            phrase.End = monthEnd;
            if (DayOfMonth(monthEnd, out var dayEnd) is { } day)
            {
                phrase.Day = day;
                phrase.End = dayEnd;
                phrase.Grain = TimeGrain.Day;
            }
            return phrase;
        }
        if (Term(end, TimeClass.Season, out var seasonEnd) is { } season && !Is(seasonEnd, "of"))
        {
            phrase.Grain = TimeGrain.Season;
            phrase.Piece = season.Value;
            phrase.End = seasonEnd;
            return phrase;
        }
        if (Term(end, TimeClass.Holiday, out var feastEnd) is { } feast && words[end].IsCapitalised)
        {
            phrase.Form = TimeForm.Feast;
            phrase.Feast = feast;
            phrase.End = feastEnd;
            return phrase;
        }
        return Count(phrase, end);
    }

    /// <summary>"the past two months", "the next few days", "recent weeks": a length that ends or begins at the day it counts from.</summary>
    private TimePhrase? Count(TimePhrase phrase, int at)
    {
        if (phrase.Shift == 0 || Number(at, out var end) is not { } number)
            return null;
        if (Term(end, TimeClass.Unit, out var unitEnd) is not { } unit || GrainOf(unit.Value) is not { } grain)
            return null;
        phrase.Form = TimeForm.Length;
        phrase.Type = TimexType.Duration;
        phrase.Grain = grain;
        phrase.Value = Length(number, unit.Value);
        phrase.End = unitEnd;
        return phrase;
    }

    /// <summary>"the week before last", "the year after next".</summary>
    private TimePhrase? BeforeLast(int at)
    {
        var from = Is(at, "the") || Is(at, "a") ? at + 1 : at;
        if (Term(from, TimeClass.Unit, out var end) is not { } unit || IsPlural(from) || GrainOf(unit.Value) is not { } grain || grain < TimeGrain.Day)
            return null;
        var shift = Is(end, "before") && Is(end + 1, "last") ? -2 : Is(end, "after") && Is(end + 1, "next") ? 2 : 0;
        return shift == 0 || Starts(end + 2, TimeClass.Unit) || Starts(end + 2, TimeClass.Weekday) ? null
            : new TimePhrase { First = at, End = end + 2, Form = TimeForm.Shifted, Grain = grain, From = TimeOrigin.Published, Shift = shift };
    }

    /// <summary>"the day before", "the year after", "the day following", "the month earlier".</summary>
    private TimePhrase? TheDayBefore(int at)
    {
        if (TheUnit(at) is not { } unit || unit.Grain == TimeGrain.Part)
            return null;
        var shift = words.Lower(unit.End) switch { "before" or "previous" or "earlier" => -1, "after" or "following" or "later" => 1, _ => 0 };
        if (shift == 0)
            return null;
        unit.Shift = shift;
        unit.End++;
        // "the day before the vote": what follows says from when, and we do not know it.
        var next = words.Lower(unit.End);
        var bound = unit.End < words.Count && words[unit.End].Sentence == words[at].Sentence && words[unit.End].Kind == WordKind.Letters && next is not ("and" or "but" or "when" or "in" or "at");
        return bound && words.Lower(unit.End - 1) is "before" or "after" ? null : unit;
    }

    /// <summary>"the same month a year ago", "the same quarter of last year": the stretch of now in another year.</summary>
    private TimePhrase? SameOfYear(int at)
    {
        if (Term(at, TimeClass.Shift, out var end) is not { Value: "r0" } || !Is(end - 1, "same") || Term(end, TimeClass.Unit, out var unitEnd) is not { Value: "D" or "W" or "M" or "Q" } unit)
            return null;
        var from = Is(unitEnd, "of") || Is(unitEnd, "in") ? unitEnd + 1 : unitEnd;
        var year = Shifted(from) ?? Counted(from);
        return year is { Form: TimeForm.Shifted, Grain: TimeGrain.Year, Shift: < 0 }
            ? new TimePhrase { First = at, End = year.End, Form = TimeForm.Shifted, Grain = GrainOf(unit.Value)!.Value, From = TimeOrigin.Named, YearShift = year.Shift } : null;
    }

    /// <summary>"three days ago", "a week later", "two months earlier", "at least six weeks", "three-day".</summary>
    private TimePhrase? Counted(int at)
    {
        if (!IsUnitNear(at) || Number(at, out var end) is not { } number)
            return BareUnits(at);
        var hyphen = Is(end, "-") && words.Touches(end) && words.Touches(end + 1);
        if (hyphen)
            end++;
        // One adjective may stand between: "two bloody weeks".
        var unit = Term(end, TimeClass.Unit, out var unitEnd);
        if (unit is null && !hyphen && end + 1 < words.Count && words[end].Kind == WordKind.Letters && !words[end].IsCapitalised && Term(end + 1, TimeClass.Unit, out unitEnd) is { } behind && IsPlural(end + 1) && number != "1"
            && behind.Value is not ("S" or "m"))
            unit = behind;
        if (unit is null && !hyphen && NumberRange(at, number, end) is { } range)
            return range;
        if (unit is null || (unit.Value == "S" && !IsPlural(unitEnd - 1)) || (number == "1" && unit.Value is "S" or "Q") || (unit.Value == "Q" && (hyphen || Is(unitEnd, "of"))))
            return null;
        // "a day and a half", "two and a half years" is in Number.
        if (Is(unitEnd, "and") && Is(unitEnd + 1, "a") && Is(unitEnd + 2, "half") && number != "X")
        {
            number += ".5";
            unitEnd += 3;
        }
        var phrase = new TimePhrase { First = at, End = unitEnd, Type = TimexType.Duration, Form = TimeForm.Length, Grain = GrainOf(unit.Value) ?? TimeGrain.Day, Value = Length(number, unit.Value) };
        if (hyphen)
        {
            if (Is(unitEnd, "-") && Is(unitEnd + 1, "old"))
                phrase.End += 2;
            return phrase;
        }
        if (Is(unitEnd, "old"))
        {
            phrase.End++;
            return phrase;
        }
        if (number == "1" && Rate(at) is { } rate)
        {
            rate.End = unitEnd;
            rate.Value = Length("1", unit.Value);
            return rate;
        }
        return Later(phrase, number, unit.Value, unitEnd) ?? (IsLoose(at, number, unit.Value) ? null : phrase);
    }

    /// <summary>Whether a unit stands near enough behind a number to be counted by it.</summary>
    private bool IsUnitNear(int at)
    {
        var last = Math.Min(words.Count, at + 9);
        for (var next = at + 1; next < last; next++)
        {
            if ((_masks[next] & TimeLexicon.Bit(TimeClass.Unit)) != 0)
                return true;
        }
        return false;
    }

    /// <summary>"twelve to eighteen months", "60 or 90 days": the unit behind the second number holds for the first.</summary>
    private TimePhrase? NumberRange(int at, string number, int end)
    {
        if (number == "X" || words.Lower(end) is not ("to" or "or" or "-" or "–" or "and") || (Is(end, "and") && !Is(at - 1, "between")) || Number(end + 1, out var second) is not { } other || other == "X")
            return null;
        if (Term(second, TimeClass.Unit, out var unitEnd) is not { } unit || !IsPlural(second) || unit.Value is "S" or "Q" or "N" || Is(unitEnd, "ago"))
            return null;
        var grain = GrainOf(unit.Value) ?? TimeGrain.Day;
        return new TimePhrase
        {
            First = at, End = end, Type = TimexType.Duration, Form = TimeForm.Length, Grain = grain, Value = Length(number, unit.Value),
            Next = new TimePhrase { First = end + 1, End = unitEnd, Type = TimexType.Duration, Form = TimeForm.Length, Grain = grain, Value = Length(other, unit.Value) },
        };
    }

    /// <summary>"a day", "one moment" without a word that makes it a length may mean anything.</summary>
    private bool IsLoose(int at, string number, string unit) =>
        number == "1" && (Is(at, "a") || Is(at, "an")) && unit is "D" or "N" or "WE" or "m"
        && words.Lower(at - 1) is not ("for" or "within" or "than" or "in" or "about" or "nearly" or "almost" or "over" or "after" or "lasted" or "once" or "just" or "only" or "under" or "of")
        && words.Lower(at + 2) is not ("after" or "before");

    /// <summary>"ago", "later", "earlier" behind a count: a date.</summary>
    private TimePhrase? Later(TimePhrase length, string number, string unit, int at)
    {
        if (Term(at, TimeClass.After, out var end) is not { } after)
            return null;
        // "three days later than planned" compares.
        if (Is(end, "than"))
            return null;
        var lower = words.Lower(at);
        var sign = after.Value[0] == '-' ? -1 : 1;
        if (lower is "before" or "after" or "prior" && IsBound(end))
        {
            // "on Monday, a day after soldiers mutinied": the event named behind "after" lies that much before the day just named.
            if (!Is(length.First - 1, ",") || number == "X" || unit is "H" or "m")
                return null;
            sign = -sign;
        }
        if (lower is "before" && Is(end, "that"))
            end++;
        length.End = end;
        if (number == "X" || !double.TryParse(number, System.Globalization.CultureInfo.InvariantCulture, out var count) || unit is "F" or "ML" or "S")
        {
            length.Type = TimexType.Date;
            length.Form = TimeForm.Reference;
            length.Value = sign < 0 ? "PAST_REF" : "FUTURE_REF";
            length.From = after.Value[1] == 'p' ? TimeOrigin.Published : TimeOrigin.Named;
            return length;
        }
        if (unit is "H" or "m")
        {
            return HoursLater(length, (int)count, unit, sign, after);
        }
        var grain = GrainOf(unit)!.Value;
        var whole = (int)count;
        if (count > whole && grain == TimeGrain.Year)
        {
            grain = TimeGrain.Month;
            whole = (int)(count * 12);
        }
        var toTheDay = Is(end, "to") && Is(end + 1, "the") && Is(end + 2, "day");
        return new TimePhrase
        {
            IsToTheDay = toTheDay,
            First = length.First, End = toTheDay ? end + 3 : end, Form = TimeForm.Shifted, Grain = grain == TimeGrain.Part ? TimeGrain.Day : grain, Shift = sign * Math.Min(whole, 5000),
            From = after.Value[1] == 'p' ? TimeOrigin.Published : TimeOrigin.Named, Month = null,
        };
    }

    /// <summary>"two hours ago", "six hours later": a time of the day it counts from, whose hour is not known.</summary>
    private static TimePhrase HoursLater(TimePhrase length, int count, string unit, int sign, TimeTerm after) => unit == "H" && count >= 24
        ? new TimePhrase { First = length.First, End = length.End, Form = TimeForm.Shifted, Grain = TimeGrain.Day, Shift = sign * Math.Min(count / 24, 5000), From = after.Value[1] == 'p' ? TimeOrigin.Published : TimeOrigin.Named }
        : length;

    private bool IsBound(int at) =>
        at < words.Count && at > 0 && words[at].Sentence == words[at - 1].Sentence && words[at].Kind != WordKind.Mark && words.Lower(at) is not ("that" or "and" or "but" or "in" or "on" or "when");

    /// <summary>"the third quarter of 2025", "the second half of the year", "the last week of March", "third-quarter", "the 29th".</summary>
    private TimePhrase? Ordered(int at)
    {
        var from = Skip(at, "the");
        if (OrdinalNumber(from, out var end) is not { } ordinal)
            return null;
        end = Is(end, "-") && words.Touches(end) ? end + 1 : end;
        if (Term(end, TimeClass.Unit, out var unitEnd) is { Value: "Q" } && ordinal is -1 or (>= 1 and <= 4))
            return In(new TimePhrase { First = at, End = unitEnd, Grain = TimeGrain.Quarter, Piece = "Q" + (ordinal == -1 ? 4 : ordinal) }, TimeGrain.Year);
        if (Is(end, "half") && ordinal is 1 or 2 or -1 && Is(end + 1, "of"))
        {
            var half = In(new TimePhrase { First = at, End = end + 1, Grain = TimeGrain.Half, Piece = ordinal == 1 ? "H1" : "H2" }, TimeGrain.Year);
            return half.Within is not null || half.Year is not null ? half : null;
        }
        if (Term(end, TimeClass.Unit, out unitEnd) is { Value: "W" } && Is(unitEnd, "of") && Whole(unitEnd) is { Grain: TimeGrain.Month } month)
            return new TimePhrase { First = at, End = month.End, Grain = TimeGrain.Week, WeekOfMonth = ordinal, Within = month };
        if (Term(end, TimeClass.Weekday, out var weekdayEnd) is { IsWeak: false } weekday && Is(weekdayEnd, "of") && Whole(weekdayEnd) is { Grain: TimeGrain.Month } ofMonth && ordinal is -1 or (>= 1 and <= 5))
            return new TimePhrase { First = at, End = ofMonth.End, Grain = TimeGrain.Day, Weekday = weekday.Number, WeekOfMonth = ordinal, Within = ofMonth };
        if (Term(end, TimeClass.Unit, out unitEnd) is { Value: "D" } && Is(unitEnd, "of") && Whole(unitEnd) is { Grain: TimeGrain.Month } of)
            return new TimePhrase { First = at, End = of.End, Grain = TimeGrain.Day, Day = ordinal, Within = of };
        if (Count(new TimePhrase { First = at, Shift = 1 }, end) is { } first && from > at && ordinal is 1 or -1 && !Is(from, "last"))
            return first;
        // A day of a month that was named before.
        var bare = from > at && words[from].Kind == WordKind.Mixed && ordinal is >= 1 and <= 31 && words.Lower(at - 1) is "on" or "until" or "by" or "since" or "and" or "of" or "to"
            && (end >= words.Count || words[end].Kind != WordKind.Letters || !FollowedByNoun(end) && !words[end].IsCapitalised || IsVerbLike(end));
        return bare ? new TimePhrase { First = at, End = end, Grain = TimeGrain.Day, Day = ordinal } : null;
    }

    private bool IsVerbLike(int at) => words.Lower(at) is "the" or "and" or "a" or "when" or "after" or "before" or "while" or "in" or "he" or "she" or "they" or "it";

    private TimePhrase In(TimePhrase piece, TimeGrain wanted)
    {
        if (Year(Skip(Skip(piece.End, ","), "of"), out var end) is { } year)
        {
            piece.Year = year;
            piece.End = end;
        }
        else if (Whole(piece.End) is { } whole && whole.Grain == wanted)
        {
            piece.Within = whole;
            piece.End = whole.End;
        }
        return piece;
    }

    /// <summary>"Q3 2024", "H1 2025".</summary>
    private TimePhrase? ShortQuarter(int at)
    {
        if (words.Lower(at) is not ['q' or 'h', >= '1' and <= '4'] || !words[at].IsCapitalised || words.Lower(at) is "h3" or "h4" || Year(Skip(at + 1, "of"), out var end) is not { } year)
            return null;
        var piece = words.Lower(at).ToUpperInvariant();
        return new TimePhrase { First = at, End = end, Grain = piece[0] == 'Q' ? TimeGrain.Quarter : TimeGrain.Half, Piece = piece, Year = year };
    }
}
