using System.Globalization;
using Dateline.Language;

namespace Dateline.Time;

/// <summary>Lengths of time and sets of times.</summary>
internal sealed partial class TimeGrammar
{
    /// <summary>A number before a unit, as digits: "6", "22.8", "X" for an open one. Half and "two and a half" are known.</summary>
    private string? Number(int at, out int end)
    {
        end = at;
        if (at >= words.Count || at < 0)
            return null;
        if (words[at].Kind == WordKind.Digits)
        {
            end = at + 1;
            var printed = words[at].Span.In(words.Text.AsSpan());
            var digits = printed.Contains(',') ? printed.ToString().Replace(",", "", StringComparison.Ordinal) : words[at].Lower;
            return double.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _) ? digits : null;
        }
        if (Is(at, "half") && (Is(at + 1, "a") || Is(at + 1, "an")))
        {
            end = at + 2;
            return "0.5";
        }
        if (Term(at, TimeClass.Fuzzy, out var fuzzy) is not null)
        {
            end = fuzzy;
            return "X";
        }
        long total = 0;
        long part = 0;
        var next = at;
        while (Term(next, TimeClass.Number, out var after) is { } term && term.Number > 0)
        {
            part = term.Number >= 100 ? Math.Max(1, part) * term.Number : part + term.Number;
            if (term.Number >= 1000)
                (total, part) = (total + part, 0);
            next = Is(after, "-") && Term(after + 1, TimeClass.Number, out _) is { Number: > 0 and < 10 } && term.Number is >= 20 and < 100 ? after + 1 : after;
            // Below twenty nothing can be added, only multiplied: "a hundred", "five thousand".
            if (term.Number < 20 && Term(next, TimeClass.Number, out _) is not { Number: >= 100 })
                break;
            if (term.Number >= 20 && term.Number < 100 && Term(next, TimeClass.Number, out _) is { Number: < 10 } && next == after)
                break;
            if (total + part > 1_000_000)
                return null;
        }
        if (next == at)
            return null;
        end = next;
        if (Is(end, "and") && Is(end + 1, "a") && Is(end + 2, "half"))
        {
            end += 3;
            return (total + part).ToString(CultureInfo.InvariantCulture) + ".5";
        }
        return (total + part).ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>A length as TIMEX3 writes it: P3D, PT72H, P1DE, PXW.</summary>
    private static string Length(string number, string unit) => unit switch
    {
        "H" or "m" or "S" => "PT" + number + unit.ToUpperInvariant(),
        "F" => number == "X" ? "PXW" : "P" + (2 * double.Parse(number, CultureInfo.InvariantCulture)).ToString(CultureInfo.InvariantCulture) + "W",
        "N" => "P" + number + "D",
        "WE" => "P" + number + "W",
        "ML" => number == "X" ? "PXCE" : "P" + (10 * double.Parse(number, CultureInfo.InvariantCulture)).ToString(CultureInfo.InvariantCulture) + "CE",
        _ => "P" + number + unit,
    };

    /// <summary>Units without a number: "for weeks", "in recent months", "months later".</summary>
    private TimePhrase? BareUnits(int at)
    {
        var recent = words.Lower(at) is "recent" or "coming" or "following" or "preceding" or "subsequent" or "ensuing";
        var from = Is(at, "the") && words.Lower(at + 1) is "following" or "coming" or "succeeding" or "ensuing" or "subsequent" or "preceding" or "subsequent" or "intervening" or "last" or "final" ? at + 2 : recent ? at + 1 : at;
        if (Term(from, TimeClass.Unit, out var end) is not { } unit || !IsPlural(from) || unit.Value is "S" or "Q" or "N" or "WE")
            return null;
        var phrase = new TimePhrase { First = at, End = end, Type = TimexType.Duration, Form = TimeForm.Length, Grain = GrainOf(unit.Value) ?? TimeGrain.Day, Value = Length("X", unit.Value) };
        if (recent && Is(at, "recent"))
        {
            phrase.From = TimeOrigin.Published;
            phrase.Shift = -1;
        }
        if (Later(phrase, "X", unit.Value, end) is { } later)
            return later;
        if (Is(end, "-") && Is(end + 1, "long"))
        {
            phrase.End += 2;
            return phrase;
        }
        var before = words.Lower(at - 1);
        // "minutes" may be those of a meeting.
        return from > at || before is "within" or "for" || (unit.Value != "m" && before is "in" or "over" or "after" or "lasted" or "of" or "and" or "took" or "take" or "or") ? phrase : null;
    }

    /// <summary>"every Friday", "each year", "daily", "twice a week", "per day", "every two weeks".</summary>
    private TimePhrase? Recurring(int at)
    {
        if (Term(at, TimeClass.Set, out var end) is { } set && !(words[at].IsCapitalised && FollowedByName(end)))
            return new TimePhrase { First = at, End = end, Type = TimexType.Set, Form = TimeForm.Recurring, Value = set.Value };
        if (Is(at, "every") || Is(at, "each"))
            return Every(at);
        if (Is(at, "per") && Term(at + 1, TimeClass.Unit, out end) is { } per)
            return new TimePhrase { First = at, End = end, Type = TimexType.Set, Form = TimeForm.Recurring, Value = Length("1", per.Value) };
        if (!IsUnitNear(at))
            return null;
        var times = Is(at, "once") || Is(at, "twice") ? at + 1 : Number(at, out var number) is not null && Is(number, "times") ? number + 1 : -1;
        if (times > 0 && (Is(times, "a") || Is(times, "an") || Is(times, "per") || Is(times, "every") || Is(times, "each")) && Term(times + 1, TimeClass.Unit, out end) is { } unit)
            return new TimePhrase { First = at, End = end, Type = TimexType.Set, Form = TimeForm.Recurring, Value = Length("1", unit.Value) };
        return null;
    }

    private TimePhrase? Every(int at)
    {
        var phrase = new TimePhrase { First = at, Type = TimexType.Set, Form = TimeForm.Recurring };
        if (Term(at + 1, TimeClass.Weekday, out var end) is { } weekday)
            phrase.Value = "XXXX-WXX-" + weekday.Value;
        else if (Term(at + 1, TimeClass.Month, out end) is { } month && words[at + 1].IsCapitalised)
            phrase.Value = string.Create(CultureInfo.InvariantCulture, $"XXXX-{month.Number:00}");
        else if (Term(at + 1, TimeClass.Season, out end) is { } season)
            phrase.Value = "XXXX-" + season.Value;
        else if (Term(at + 1, TimeClass.PartOfDay, out end) is { } part)
            phrase.Value = "XXXX-XX-XXT" + part.Value;
        else if (Is(at + 1, "other") && Term(at + 2, TimeClass.Unit, out end) is { } other)
            phrase.Value = Length("2", other.Value);
        else if (Term(at + 1, TimeClass.Unit, out end) is { } unit)
            phrase.Value = Length("1", unit.Value);
        else if (Is(at, "every") && Number(at + 1, out var number) is { } count && Term(number, TimeClass.Unit, out end) is { } units)
            phrase.Value = Length(count, units.Value);
        else
            return null;
        phrase.End = end;
        return phrase;
    }

    /// <summary>"200 barrels a day": "a" and a unit behind a counted noun name a rate.</summary>
    private TimePhrase? Rate(int at)
    {
        // "averaging 30 a day"
        if ((Is(at, "a") || Is(at, "an")) && at > 0 && words[at - 1].Kind == WordKind.Digits && words[at - 1].Sentence == words[at].Sentence)
            return new TimePhrase { First = at, Type = TimexType.Set, Form = TimeForm.Recurring };
        if (!(Is(at, "a") || Is(at, "an")) || at < 2 || words[at - 1].Kind != WordKind.Letters || words[at - 1].Sentence != words[at].Sentence)
            return null;
        for (var back = 1; back <= 3 && at - back - 1 >= 0; back++)
        {
            if (words[at - back].Kind == WordKind.Mark || Starts(at - back, TimeClass.BeforeMonth) || words[at - back].Lower is "than" or "once" or "within" or "over" or "lasted" or "about")
                return null;
            if (words[at - back - 1].Kind == WordKind.Digits || words.Lower(at - back - 1) is "million" or "hours" or "times" or "hundreds" or "thousands")
                return new TimePhrase { First = at, Type = TimexType.Set, Form = TimeForm.Recurring };
        }
        return null;
    }

    /// <summary>"fiscal 2025", "fiscal year 2025", "the 2025 fiscal year", "FY2025": the year of an account, whose first day the text does not tell.</summary>
    private TimePhrase? Fiscal(int at)
    {
        int year, end;
        if (Is(at, "fiscal") && IsDigits(Skip(at + 1, "year"), out year))
        {
            end = Skip(at + 1, "year") + 1;
        }
        else
        {
            var from = Skip(at, "the");
            if (!IsDigits(from, out year) || words.Lower(from + 1) is not ("fiscal" or "financial") || !Is(from + 2, "year"))
                return null;
            end = from + 3;
        }
        return year is >= 1900 and <= 2199 ? new TimePhrase { First = at, End = end, Form = TimeForm.Fiscal, Grain = TimeGrain.Year, Year = year } : null;
    }

    /// <summary>"this period", "during that time": a stretch told before, whose ends the words do not give; "by that time", the point told last.</summary>
    private TimePhrase? Period(int at)
    {
        if (words.Lower(at) is not ("this" or "that" or "these" or "those"))
            return null;
        if (Is(at + 1, "period") || Is(at + 1, "periods"))
            return new TimePhrase { First = at, End = at + 2, Form = TimeForm.Reference };
        if (!Is(at + 1, "time"))
            return null;
        var before = words.Lower(at - 1);
        return before is "during" or "throughout" ? new TimePhrase { First = at, End = at + 2, Form = TimeForm.Reference }
            : before is "by" or "until" or "since" or "at" && Is(at, "that") ? new TimePhrase { First = at, End = at + 2, Form = TimeForm.Shifted, Grain = TimeGrain.Point, From = TimeOrigin.Named } : null;
    }
}
