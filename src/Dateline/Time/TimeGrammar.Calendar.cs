using Dateline.Language;

namespace Dateline.Time;

/// <summary>Dates: days, months, years, weekdays, decades, centuries, seasons.</summary>
internal sealed partial class TimeGrammar
{
    private TimePhrase? Calendar(int at) =>
        Shared(Longer(Longer(WeekdayDate(at), MonthDay(at)), Longer(DayMonth(at), Longer(MonthOfYear(at), Longer(Longer(NumericDate(at), Longer(YearsOfEra(at), BareYear(at))), Longer(Decade(at), Longer(Century(at), Season(at))))))));

    /// <summary>"April and June 1955", "19 March–30 April 2003": the year behind the second date holds for the first.</summary>
    private TimePhrase? Shared(TimePhrase? phrase)
    {
        if (phrase is not { Year: null, Within: null, Month: { } month, Weekday: null, Next: null } || !IsJoint(phrase.End))
            return phrase;
        var second = Longer(MonthDay(phrase.End + 1), Longer(DayMonth(phrase.End + 1), MonthOfYear(phrase.End + 1)));
        if (second is not { Month: { } other, Next: null } || (second.Year is null && second.Within is null) || second.Grain != phrase.Grain)
            return phrase;
        phrase.Year = second.Year is { } year ? month > other && year != 1 ? year - 1 : year : null;
        phrase.Within = second.Within;
        phrase.Next = second;
        return phrase;
    }

    // --- years ---

    /// <summary>A number that can be a year, with BC or AD.</summary>
    private int? Year(int at, out int end)
    {
        end = at;
        var era = Is(at, "ad") && words[at].Case == LetterCase.Upper;
        var digits = era ? at + 1 : at;
        if (!IsDigits(digits, out var value))
            return null;
        var length = words[digits].Span.Length;
        end = digits + 1;
        if (Is(end, "bc") || Is(end, "bce") || Is(end, "b.c."))
        {
            end++;
            return value is > 0 and < 4000 ? -value : null;
        }
        if (Is(end, "ad") || Is(end, "ce") || Is(end, "a.d."))
        {
            end++;
            return value is > 0 and < 2200 ? value : null;
        }
        // A point or comma inside is no year; the scan would have kept "1,914" as one word, which does not parse as an integer.
        return (length == 4 && value is >= 1000 and <= 2199) || (era && value > 0) ? value : null;
    }

    private TimePhrase? YearPhrase(int at)
    {
        var from = Is(at, "the") && Is(at + 1, "year") ? at + 2 : Skip(at, "year");
        return Year(from, out var end) is { } year ? new TimePhrase { First = at, End = end, Grain = TimeGrain.Year, Year = year } : null;
    }

    /// <summary>A year on its own. Numbers that count or name something are none.</summary>
    private TimePhrase? BareYear(int at)
    {
        if (Year(at, out var end) is not { } year)
            return null;
        var phrase = new TimePhrase { First = at, End = end, Grain = TimeGrain.Year, Year = year };
        if (end > at + 1)
            return YearRange(phrase, end);
        var before = Before(at);
        var timely = before is "in" or "since" or "until" or "till" or "by" or "before" or "after" or "during" or "from" or "of" or "between" or "year" or "circa"
            or "late" or "early" or "mid" or "(" or "to" or "and" or "through" or "around" or "about" or "for" or "-" or "–" or "years" or "winter" or "summer";
        if (before is "$" or "€" or "£" or "¥" or "flight" or "model" or "no" or "number" or "page" or "route" or "#" or "." or "/" or "room" or "resolution" or "%" or "boeing" || (before == ":" && words.Touches(at)))
            return null;
        var after = words.Lower(end);
        if (after is "%" or "percent" or "$" or "€" or "/" or "dollars" or "euros" || (after == "model" && !Is(end + 1, "year")) || (after == ":" && words.Touches(end + 1)) || (after is "-" or "–" && words.Touches(end) && words.Touches(end + 1) && !IsDigits(end + 1, out _)))
            return null;
        var counts = end < words.Count && words[end].Kind == WordKind.Letters && !words[end].IsCapitalised && after.Length > 3 && after.EndsWith('s') && !after.EndsWith("ss", StringComparison.Ordinal)
            && after is not ("was" or "has" or "elections" or "talks" or "protests" or "riots" or "highs" or "lows" or "levels" or "games" or "killings" or "negotiations")
            && !IsPossessive(before);
        if ((counts && !timely) || ((year < 1700 || year > 2059) && !timely))
            return null;
        return YearRange(phrase, end);
    }

    private static bool IsPossessive(string lower) => lower is "its" or "his" or "her" or "their" or "the" or "our" or "these" or "those" or "'s";

    /// <summary>The word before in the sentence, or the empty string where the sentence begins.</summary>
    private string Before(int at) => at > 0 && words[at - 1].Sentence == words[at].Sentence ? words[at - 1].Lower : "";

    /// <summary>"499–493 BC", "from 480 to 479 BC": the era behind the second year holds for the first.</summary>
    private TimePhrase? YearsOfEra(int at)
    {
        if (!IsDigits(at, out var first) || first is < 1 or > 3999 || !IsJoint(at + 1) || Year(at + 2, out var end) is not { } second || second >= 0 || first < -second)
            return null;
        return new TimePhrase
        {
            First = at, End = at + 1, Grain = TimeGrain.Year, Year = -first,
            Next = new TimePhrase { First = at + 2, End = end, Grain = TimeGrain.Year, Year = second },
        };
    }

    private bool IsJoint(int at) => words.Lower(at) is "-" or "–" or "—" or "/" or "to" or "and" or "or" or "until" or "till" or "through";

    /// <summary>"1992-95", "2007–08": the second year as a phrase of its own.</summary>
    private TimePhrase YearRange(TimePhrase phrase, int end)
    {
        if (Is(end, "-") || Is(end, "–") || Is(end, "/"))
        {
            if (phrase.Year is > 0 && words.Touches(end) && words.Touches(end + 1) && IsDigits(end + 1, out var second) && words[end + 1].Span.Length == 2 && second == (phrase.Year % 100) + 1 | second > phrase.Year % 100)
                phrase.Next = new TimePhrase { First = end + 1, End = end + 2, Grain = TimeGrain.Year, Year = (phrase.Year / 100 * 100) + second };
        }
        return phrase;
    }

    // --- months and days ---

    private int? Month(int at, out int end, bool withNumber)
    {
        if (Term(at, TimeClass.Month, out end) is not { } month || !words[at].IsCapitalised)
            return null;
        // Abbreviations (Jan, Sept.) and months that are ordinary words count beside a number; elsewhere only after a word that asks for a month.
        var isShort = words[at].Span.Length <= 4 && words.Lower(at) is not ("june" or "july" or "may");
        if (isShort && Is(end, ".") && words.Touches(end))
            end++;
        if (withNumber)
            return month.Number;
        var asked = Starts(at - 1, TimeClass.BeforeMonth) || Starts(at - 1, TimeClass.Mod) || Is(at - 1, "-") || IsMonthOfNoun(at, end);
        if (isShort || (month.IsWeak && (!asked || FollowedByName(end))))
            return null;
        return month.Number;
    }

    /// <summary>"a March operation", "the May riots": a month between an article and a noun.</summary>
    private bool IsMonthOfNoun(int at, int end) =>
        Before(at) is "a" or "the" or "its" or "their" or "his" or "'s" && end < words.Count && words[end].Sentence == words[at].Sentence && words[end].Kind == WordKind.Letters && !words[end].IsCapitalised
        && words.Lower(end).Length > 3 && words.Lower(end) is not ("from" or "with" or "into" or "through" or "against" or "over" or "back" or "toward" or "towards" or "across");

    private bool FollowedByName(int at) => at < words.Count && words[at].Case == LetterCase.Initial && words[at].Sentence == words[at - 1].Sentence;

    /// <summary>A day of the month: 5, 5th, fifth.</summary>
    private int? DayOfMonth(int at, out int end)
    {
        end = at + 1;
        if (at >= words.Count || at < 0)
            return null;
        if (IsDigits(at, out var day))
            return day is >= 1 and <= 31 && words[at].Span.Length <= 2 ? day : null;
        return OrdinalNumber(at, out end) is { } ordinal and >= 1 and <= 31 ? ordinal : null;
    }

    private int? OrdinalNumber(int at, out int end)
    {
        end = at + 1;
        if (at < 0 || at >= words.Count)
            return null;
        if (words[at].Kind == WordKind.Mixed)
        {
            var lower = words.Lower(at);
            return lower.Length > 2 && lower[^2..] is "st" or "nd" or "rd" or "th" && IsWhole(lower.AsSpan(0, lower.Length - 2), out var value) ? value : null;
        }
        if (Term(at, TimeClass.Ordinal, out end) is { } ordinal)
            return ordinal.Number;
        // twenty-first
        if (Term(at, TimeClass.Number, out var tens) is { Number: 20 or 30 } && Is(tens, "-") && Term(tens + 1, TimeClass.Ordinal, out end) is { Number: > 0 and < 10 } unit)
            return Term(at, TimeClass.Number, out _)!.Number + unit.Number;
        end = at + 1;
        return null;
    }

    /// <summary>"January 5", "January 5, 2024", "May 4 and 5", "March 19 of that year".</summary>
    private TimePhrase? MonthDay(int at)
    {
        if (Month(at, out var end, withNumber: true) is not { } month)
            return null;
        end = Is(end, "the") && Starts(end + 1, TimeClass.Ordinal) ? end + 1 : end;
        if (DayOfMonth(end, out var next) is not { } day || (Is(next, ":") && words.Touches(next)) || (Is(end - 1, "the") && FollowedByNoun(next)))
            return null;
        var phrase = new TimePhrase { First = at, End = next, Grain = TimeGrain.Day, Month = month, Day = day };
        return WithYear(WithMoreDays(phrase, month));
    }

    /// <summary>"5 January 2024", "the 5th of May", "4 and 5 May".</summary>
    private TimePhrase? DayMonth(int at)
    {
        var from = Skip(at, "the");
        if (DayOfMonth(from, out var end) is not { } day || (from > at && IsDigits(from, out _)))
            return null;
        var list = (Is(end, "-") || Is(end, "–") || Is(end, "and") || Is(end, "or") || Is(end, "to")) && DayOfMonth(end + 1, out _) is not null ? end + 1 : -1;
        var monthAt = Skip(list < 0 ? end : list + 1, "of");
        if (Month(monthAt, out var monthEnd, withNumber: true) is not { } month)
            return null;
        if (list >= 0)
        {
            var second = new TimePhrase { First = list, End = monthEnd, Grain = TimeGrain.Day, Month = month, Day = DayOfMonth(list, out _) };
            WithYear(second);
            return new TimePhrase { First = at, End = end, Grain = TimeGrain.Day, Month = month, Day = day, Year = second.Year, Within = second.Within, Next = second };
        }
        return WithYear(new TimePhrase { First = at, End = monthEnd, Grain = TimeGrain.Day, Month = month, Day = day });
    }

    /// <summary>Further days that share the month: "January 5-7", "May 4 and 5".</summary>
    private TimePhrase WithMoreDays(TimePhrase phrase, int month)
    {
        var last = phrase;
        while (Is(last.End, "-") || Is(last.End, "–") || Is(last.End, "and") || Is(last.End, "to") || Is(last.End, ",") || Is(last.End, "or"))
        {
            var at = last.End + 1;
            if (DayOfMonth(at, out var end) is not { } day || day <= last.Day || IsUnitAhead(end) || (words[at].Kind == WordKind.Letters) || !(Is(last.End, "-") || Is(last.End, "–")) && FollowedByNoun(end))
                break;
            last.Next = new TimePhrase { First = at, End = end, Grain = TimeGrain.Day, Month = month, Day = day };
            last = last.Next;
        }
        return phrase;
    }

    private bool IsUnitAhead(int at) => Starts(at, TimeClass.Unit) || Is(at, "percent") || Is(at, "%") || Is(at, "-") || Is(at, ":") || Starts(at, TimeClass.Month);

    private bool FollowedByNoun(int at) => at < words.Count && words[at].Kind == WordKind.Letters && words.Lower(at).Length > 3 && words[at].Sentence == words[at - 1].Sentence
        && words.Lower(at) is not ("when" or "were" or "with" or "from" or "after" or "before" or "which" or "while" or "until" or "that" or "this" or "they" or "have");

    /// <summary>The year behind a month or day, for each day of a list.</summary>
    private TimePhrase WithYear(TimePhrase phrase)
    {
        var last = phrase;
        while (last.Next is not null)
            last = last.Next;
        var at = last.End;
        var comma = Is(at, ",") ? at + 1 : at;
        if (Year(Skip(comma, "of"), out var end) is { } year && !(comma > at && IsCount(end)) && !IsClockAhead(Skip(comma, "of")))
        {
            last.End = end;
            for (var part = phrase; part is not null; part = part.Next)
                part.Year = year;
        }
        else if ((Is(at, "of") || Is(at, "last") || Is(at, "this") || Is(at, "next") || Is(at, "the")) && Whole(at) is { Grain: TimeGrain.Year } whole)
        {
            last.End = whole.End;
            for (var part = phrase; part is not null; part = part.Next)
                part.Within = whole;
        }
        return phrase;
    }

    private bool IsCount(int end) => end < words.Count && words[end].Kind == WordKind.Letters && !words[end].IsCapitalised && words.Lower(end) is "people" or "soldiers" or "troops" or "men" or "dollars";

    private bool IsClockAhead(int at) => Is(at + 1, ":") || Is(at + 1, "hours") || Is(at + 1, "gmt") || Is(at + 1, "utc");

    /// <summary>"March 2024", "March of that year", "March".</summary>
    private TimePhrase? MonthOfYear(int at)
    {
        if (Month(at, out var end, withNumber: true) is not { } month)
            return null;
        var phrase = WithYear(new TimePhrase { First = at, End = end, Grain = TimeGrain.Month, Month = month });
        return phrase.Year is not null || phrase.Within is not null || Month(at, out _, withNumber: false) is not null ? phrase : null;
    }

    // --- weekdays ---

    /// <summary>"Friday", "Friday, January 5, 2024", "Friday 5 January", "Tuesday of last week".</summary>
    private TimePhrase? WeekdayDate(int at)
    {
        if (Term(at, TimeClass.Weekday, out var end) is not { } weekday || !words[at].IsCapitalised)
            return null;
        if (weekday.IsWeak && Is(end, ".") && words.Touches(end))
            end++;
        var next = Skip(Skip(end, ","), "the");
        if ((MonthDay(next) ?? DayMonth(next)) is { } date)
        {
            date.First = at;
            return date;
        }
        if (weekday.IsWeak)
            return null;
        // "Monday the 5th"
        if (Is(end, "the") && end + 1 < words.Count && words[end + 1].Kind == WordKind.Mixed && OrdinalNumber(end + 1, out var dayEnd) is >= 1 and <= 31 and var dayOfMonth)
            return new TimePhrase { First = at, End = dayEnd, Grain = TimeGrain.Day, Day = dayOfMonth };
        var phrase = new TimePhrase { First = at, End = end, Grain = TimeGrain.Day, Weekday = weekday.Number };
        if ((Is(end, "of") || Is(end, "this") || Is(end, "last") || Is(end, "next")) && Shifted(Skip(end, "of")) is { Grain: TimeGrain.Week } week)
        {
            phrase.Within = week;
            phrase.End = week.End;
        }
        return phrase;
    }
}
