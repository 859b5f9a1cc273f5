using System.Globalization;
using Dateline.Language;
using NodaTime;

namespace Dateline.Time;

/// <summary>Puts expressions on the calendar: what their words leave open is decided from the day of publication, the tense of the clause and
/// the days that the text has named before. A pure function of text and publication day.</summary>
internal sealed class TimeAnchor(TextWords words, ClauseTense tense, LocalDate? published, bool isNarrative)
{
    private CalendarPoint? _named;
    private int _namedSentence = -10;
    private LocalDate? _day;
    private int _yearsOn;

    /// <summary>Where the story stands.</summary>
    public StoryPoint Here
    {
        get => new(_named, _namedSentence, _day);
        private set => (_named, _namedSentence, _day) = (value.Named, value.Sentence, value.Day);
    }

    /// <summary>What the expression means where the story stands, and where the story then is; a month or day without a year is taken
    /// <paramref name="yearsOn"/> years after the one in which the story stands.</summary>
    public (TimeMeaning Meaning, StoryPoint Next) From(StoryPoint here, TimePhrase phrase, int yearsOn)
    {
        Here = here;
        _yearsOn = yearsOn;
        var meaning = Resolve(phrase);
        return (meaning, Here);
    }

    /// <summary>The meaning of the next expression of the text; the expressions come in order.</summary>
    public TimeMeaning Resolve(TimePhrase phrase)
    {
        var meaning = phrase.Form switch
        {
            TimeForm.Calendar => Calendar(phrase),
            TimeForm.Shifted => Shifted(phrase),
            TimeForm.Length => Length(phrase),
            TimeForm.Feast => Feast(phrase),
            TimeForm.Fiscal => FiscalYear(phrase.Year!.Value),
            TimeForm.Reference => Reference(phrase),
            _ => new TimeMeaning(phrase.Value),
        };
        meaning = phrase.Form is TimeForm.Length ? meaning : meaning.With(phrase.Mod);
        if (phrase.Form is not (TimeForm.Length or TimeForm.Recurring or TimeForm.Reference) && !phrase.IsAside)
            Remember(phrase, meaning);
        return meaning;
    }

    private void Remember(TimePhrase phrase, TimeMeaning meaning)
    {
        if (meaning.Point is not { } point)
            return;
        // A bare year in which the story already stands changes nothing.
        if (point.Month is null && _named is { } known && known.Year == point.Year && phrase.Mod is null)
            return;
        if (point.Year != _named?.Year)
            _day = null;
        _named = point;
        _namedSentence = words[phrase.First].Sentence;
        if (point.AsDay is { } day)
            _day = day;
        else if (point.Month is not null)
            _day = null;
    }

    private LocalDate? Anchor => isNarrative && _named is { } named ? named.First : published;

    // --- dates with parts missing ---

    private TimeMeaning Calendar(TimePhrase phrase)
    {
        if (phrase.Within is { } within)
            return InWhole(phrase, Resolve(within));
        switch (phrase.Grain)
        {
            case TimeGrain.Decade:
                return TimeMeaning.OfYears(phrase.Digits!.Value, 10);
            case TimeGrain.Century:
                return TimeMeaning.OfYears(phrase.Digits!.Value, 100);
            case TimeGrain.Year:
                return TimeMeaning.OfYear(phrase.Year!.Value);
            case TimeGrain.Season or TimeGrain.Quarter or TimeGrain.Half:
                return Piece(phrase);
            case TimeGrain.Month:
                return MonthYear(phrase) is { } monthYear ? TimeMeaning.OfMonth(monthYear, phrase.Month!.Value) : Open($"XXXX-{phrase.Month:00}");
            case TimeGrain.Day when phrase.Weekday is { } weekday && phrase.Day is null:
                return Weekday(phrase, weekday);
            case TimeGrain.Day when phrase.Month is { } month:
                return DayYear(phrase, month, phrase.Day!.Value) is { } year ? Day(phrase, year, month, phrase.Day.Value) : Open($"XXXX-{month:00}-{phrase.Day:00}");
            case TimeGrain.Day:
                return DayAlone(phrase);
            default:
                return TimeMeaning.Unknown;
        }
    }

    private static TimeMeaning Open(string value) => new(value);

    private static TimeMeaning Day(TimePhrase phrase, int year, int month, int day)
    {
        var point = new CalendarPoint(year, month, day);
        return point.AsDay is { } date ? TimeMeaning.OfDay(date, Suffix(phrase)) : TimeMeaning.Unknown;
    }

    private static string Suffix(TimePhrase phrase) => phrase.Clock is { } clock ? "T" + clock : phrase.Part is { } part ? "T" + part : "";

    /// <summary>A piece of a stretch that the words name: "the third quarter of last year", "July 25 of that year", "the last week of March".</summary>
    private TimeMeaning InWhole(TimePhrase phrase, TimeMeaning whole)
    {
        if (whole.Point is not { } point)
            return TimeMeaning.Unknown;
        if (phrase.WeekOfMonth is { } week && point.Month is { } ofMonth)
        {
            // A week belongs to the month in which its Thursday lies, as it does to the year (ISO 8601).
            var first = new CalendarPoint(point.Year, ofMonth).First;
            if (phrase.Weekday is { } nth)
            {
                var found = week < 0 ? first.With(DateAdjusters.EndOfMonth).PlusDays(1).Previous((IsoDayOfWeek)nth) : first.PlusDays(-1).Next((IsoDayOfWeek)nth).PlusWeeks(week - 1);
                return found.Month == ofMonth ? TimeMeaning.OfDay(found, Suffix(phrase)) : TimeMeaning.Unknown;
            }
            var thursday = week < 0 ? first.With(DateAdjusters.EndOfMonth).PlusDays(1).Previous(IsoDayOfWeek.Thursday) : first.PlusDays(-1).Next(IsoDayOfWeek.Thursday).PlusWeeks(week - 1);
            return TimeMeaning.OfWeek(thursday);
        }
        if (phrase.Weekday is { } weekday && whole.Earliest is { } monday)
            return TimeMeaning.OfDay(monday.PlusDays(weekday - 1), Suffix(phrase));
        if (phrase.Piece is { } piece)
            return TimeMeaning.OfPiece(point.Year, piece);
        var month = phrase.Month ?? point.Month;
        if (month is not { } known)
            return TimeMeaning.Unknown;
        return phrase.Day switch
        {
            null => TimeMeaning.OfMonth(point.Year, known),
            -1 => TimeMeaning.OfDay(new CalendarPoint(point.Year, known).First.With(DateAdjusters.EndOfMonth), Suffix(phrase)),
            { } day => Day(phrase, point.Year, known, day),
        };
    }

    private TimeMeaning Piece(TimePhrase phrase)
    {
        if (phrase.Year is { } year)
            return TimeMeaning.OfPiece(year, phrase.Piece!);
        if (isNarrative && _named is { } named)
        {
            // The winter that a story tells of in January or February began the year before.
            return TimeMeaning.OfPiece(named.Year, phrase.Piece!);
        }
        if (published is not { } day)
            return Open("XXXX-" + phrase.Piece);
        var meaning = TimeMeaning.OfPiece(day.Year, phrase.Piece!);
        var ahead = tense.Of(phrase.First, phrase.End) == TimeDirection.Ahead;
        return meaning.Earliest > day && !ahead ? TimeMeaning.OfPiece(day.Year - 1, phrase.Piece!) : ahead && meaning.Latest < day ? TimeMeaning.OfPiece(day.Year + 1, phrase.Piece!) : meaning;
    }

    /// <summary>The year of a month without one.</summary>
    private int? MonthYear(TimePhrase phrase)
    {
        if (phrase.Year is { } year)
            return year;
        var month = phrase.Month!.Value;
        if (StoryYear(phrase, month) is { } carried)
            return carried;
        if (published is not { } day)
            return null;
        var since = ((day.Month - month) + 12) % 12;
        var isAhead = tense.Of(phrase.First, phrase.End) switch
        {
            TimeDirection.Ahead => true,
            TimeDirection.Behind => false,
            // Of 92 bare months in annotated news 74 % lie in the last twelve, 24 % ahead: where the verb does not decide, the near one.
            _ => since > 9,
        };
        return isAhead ? month < day.Month ? day.Year + 1 : day.Year : month > day.Month ? day.Year - 1 : day.Year;
    }

    /// <summary>The year of a month and day without one.</summary>
    private int? DayYear(TimePhrase phrase, int month, int dayOfMonth)
    {
        if (phrase.Year is { } year)
            return year;
        if (StoryYear(phrase, month) is { } carried)
            return carried;
        if (published is not { } today)
            return null;
        var at = new AnnualDate(month, Math.Min(dayOfMonth, CalendarSystem.Iso.GetDaysInMonth(2024, month)));
        var thisYear = at.InYear(today.Year);
        var past = thisYear <= today ? thisYear : at.InYear(today.Year - 1);
        var next = thisYear >= today ? thisYear : at.InYear(today.Year + 1);
        var direction = tense.Of(phrase.First, phrase.End);
        var since = Period.DaysBetween(past, today);
        var until = Period.DaysBetween(today, next);
        // Of 167 such dates in annotated news 56 % lie behind and 37 % ahead: the nearer day wins where the verb does not decide.
        return direction switch
        {
            TimeDirection.Ahead => until <= 300 ? next.Year : past.Year,
            TimeDirection.Behind => since <= 300 || until > 45 ? past.Year : next.Year,
            _ => until * 3 < since ? next.Year : past.Year,
        };
    }

    /// <summary>The year carried along a story; absent where the report speaks of its own days.</summary>
    private int? StoryYear(TimePhrase phrase, int month)
    {
        if (_named is not { } named)
            return null;
        // A report looks back for a sentence or two; what is still to come, or holds until now, is no part of the look back.
        var near = words[phrase.First].Sentence - _namedSentence <= 2 && !(_named.Value.Month is null && words.Lower(phrase.First - 1) is "by" or "of") && tense.Of(phrase.First, phrase.End) != TimeDirection.Ahead;
        if (!isNarrative && (!near || (published is { } today && named.Year >= today.Year - 1)))
            return null;
        if (isNarrative)
            return Next(named.Year, _yearsOn);
        // A look back moves on, too: a month far before the last one belongs to the next year ("in November … in February").
        return named.Month is not { } from ? named.Year : from - month >= 8 ? Next(named.Year, 1) : month - from >= 10 ? Next(named.Year, -1) : named.Year;
    }

    /// <summary>Years are written without a year 0.</summary>
    private static int Next(int year, int by) => (year < 0) != (year + by < 0) || year + by == 0 ? year + by + Math.Sign(by) : year + by;

    private TimeMeaning DayAlone(TimePhrase phrase)
    {
        if (phrase.Day is not { } day)
            return TimeMeaning.Unknown;
        var from = _named is { Month: not null } named ? named : published is { } today ? CalendarPoint.Of(today) : (CalendarPoint?)null;
        return from is { Month: { } month } point ? Day(phrase, point.Year, month, day) : TimeMeaning.Unknown;
    }

    private TimeMeaning Weekday(TimePhrase phrase, int weekday)
    {
        // In a history, a weekday lies near the day named last.
        if (isNarrative)
        {
            if (_day is not { } near)
                return Open("XXXX-WXX-" + weekday.ToString(CultureInfo.InvariantCulture) + Suffix(phrase));
            var ahead = ((weekday - (int)near.DayOfWeek) + 7) % 7;
            return TimeMeaning.OfDay(near.PlusDays(ahead > 3 ? ahead - 7 : ahead), Suffix(phrase));
        }
        if (published is not { } today)
            return Open("XXXX-WXX-" + weekday.ToString(CultureInfo.InvariantCulture) + Suffix(phrase));
        if (phrase.RangeStart is { Weekday: not null, Day: null } && _day is { } began)
            return TimeMeaning.OfDay(began.PlusDays(-1).Next((IsoDayOfWeek)weekday), Suffix(phrase));
        var back = (((int)today.DayOfWeek - weekday) + 7) % 7;
        if (back == 0)
            return TimeMeaning.OfDay(today, Suffix(phrase));
        return TimeMeaning.OfDay(tense.Of(phrase.First, phrase.End) == TimeDirection.Ahead ? today.PlusDays(7 - back) : today.PlusDays(-back), Suffix(phrase));
    }

    // --- counted from another day ---

    private TimeMeaning Shifted(TimePhrase phrase)
    {
        if (phrase.Grain == TimeGrain.Clock && phrase.From == TimeOrigin.Itself)
            return ClockAlone(phrase);
        if (phrase.Grain == TimeGrain.Part)
            return PartAlone(phrase);
        if (phrase.Grain == TimeGrain.Point)
            return PointAlone();
        var fromPublished = phrase.From == TimeOrigin.Published && !isNarrative;
        if (isNarrative && phrase.From == TimeOrigin.Published && phrase.Grain == TimeGrain.Day && phrase.Weekday is null && phrase.Month is null)
            return phrase.Shift == 0 ? phrase.Part is null ? new TimeMeaning("PRESENT_REF") : Open("XXXX-XX-XXT" + phrase.Part) : _day is null ? Open("XXXX-XX-XX") : TimeMeaning.OfDay(_day.Value.PlusDays(phrase.Shift), Suffix(phrase));
        // "earlier in the week" behind a month or a year alone is in the week of the news.
        fromPublished |= !isNarrative && phrase is { Shift: 0, Grain: TimeGrain.Day or TimeGrain.Week, Weekday: null, Month: null } && _named is { Day: null } && words.Lower(phrase.First) is "earlier" or "later";
        var from = fromPublished ? published : _named?.First ?? published;
        if (from is not { } start)
            return TimeMeaning.Unknown;
        if (phrase.IsToTheDay && (fromPublished ? published : _day) is { } exact && Math.Abs((long)exact.Year + phrase.Shift) < 9000)
        {
            var day = phrase.Grain switch { TimeGrain.Year => exact.PlusYears(phrase.Shift), TimeGrain.Month => exact.PlusMonths(phrase.Shift), TimeGrain.Week => exact.PlusWeeks(phrase.Shift), _ => exact.PlusDays(phrase.Shift) };
            return TimeMeaning.OfDay(day);
        }
        if (phrase.YearShift != 0)
            start = start.Year + phrase.YearShift > -9000 ? start.PlusYears(phrase.YearShift) : start;
        if (start.Year + (phrase.Shift / 1.0) is < -9000 or > 9000)
            return TimeMeaning.Unknown;
        switch (phrase.Grain)
        {
            case TimeGrain.Day when phrase.Month is { } month && phrase.Day is { } dayOfMonth:
                return Day(phrase, phrase.Shift < 0 ? (month >= start.Month ? start.Year - 1 : start.Year) : phrase.Shift > 0 ? (month <= start.Month ? start.Year + 1 : start.Year) : start.Year, month, dayOfMonth);
            case TimeGrain.Day:
                var day = fromPublished ? start : _day ?? (_named is null ? published : null);
                if (day is null && !isNarrative && phrase.Shift == 0 && published is { } today && _named is { } near && near.Year == today.Year && near.Month == today.Month)
                    day = published;
                if (day is null && _named is { Month: { } ofMonth } inStory && Math.Abs(phrase.Shift) <= 1 && Suffix(phrase).Length == 0)
                    return SomeDayOf(inStory.Year, ofMonth);
                return day is { } known ? TimeMeaning.OfDay(known.PlusDays(phrase.Shift), Suffix(phrase)) : phrase.Type == TimexType.Time ? Open("XXXX-XX-XX" + Suffix(phrase)) : TimeMeaning.Unknown;
            case TimeGrain.Week when phrase.Weekday is { } weekday:
                return ShiftedWeekday(phrase, start, weekday);
            case TimeGrain.Weekend:
                return Weekend(phrase, start);
            case TimeGrain.Week:
                return TimeMeaning.OfWeek(start.PlusWeeks(phrase.Shift));
            case TimeGrain.Month when phrase.Month is { } named:
                return TimeMeaning.OfMonth(Point(phrase.Shift < 0 ? (named >= start.Month ? start.Year - 1 : start.Year) : phrase.Shift > 0 ? (named <= start.Month ? start.Year + 1 : start.Year) : start.Year), named);
            case TimeGrain.Month:
                if (!fromPublished && _named is { Month: null })
                    return TimeMeaning.Unknown;
                var moved = start.PlusMonths(phrase.Shift);
                return TimeMeaning.OfMonth(Point(moved.Year), moved.Month);
            case TimeGrain.Season:
                return Season(phrase, start);
            case TimeGrain.Quarter:
                var quarter = start.PlusMonths(3 * phrase.Shift);
                return TimeMeaning.OfPiece(Point(quarter.Year), "Q" + (((quarter.Month - 1) / 3) + 1));
            case TimeGrain.Decade:
                // Before Christ decades are counted backwards: after the 480s come the 470s.
                var decade = start.Year > 0 ? (start.Year / 10) + phrase.Shift : ((1 - start.Year) / 10) - phrase.Shift;
                return decade > 0 ? TimeMeaning.OfYears(start.Year > 0 ? decade : -decade, 10) : TimeMeaning.Unknown;
            case TimeGrain.Century:
                var century = start.Year > 0 ? (start.Year / 100) + phrase.Shift : (-start.Year / 100) + 1 - phrase.Shift;
                return century > 0 ? TimeMeaning.OfYears(start.Year > 0 ? century : -century, 100) : TimeMeaning.Unknown;
            default:
                return TimeMeaning.OfYear(Point(start.Year + phrase.Shift));
        }
    }

    /// <summary>A day of a month, which of them is not known.</summary>
    private static TimeMeaning SomeDayOf(int year, int month)
    {
        var stretch = TimeMeaning.OfMonth(year, month);
        return stretch with { Value = stretch.Value + "-XX", Edtf = stretch.Edtf + "-XX", Point = null };
    }

    /// <summary>A reckoned year as it is written: no year 0.</summary>
    private static int Point(int absolute) => absolute < 1 ? absolute - 1 : absolute;

    private static TimeMeaning ShiftedWeekday(TimePhrase phrase, LocalDate start, int weekday)
    {
        var monday = start.PlusDays(1 - (int)start.DayOfWeek);
        var inWeek = monday.PlusDays(weekday - 1);
        var day = phrase.Shift switch
        {
            // All "last <weekday>" of the annotated news lie 3 to 7 days back: the last such day before today.
            < 0 => inWeek < start ? inWeek : inWeek.PlusWeeks(-1),
            > 0 => inWeek.PlusWeeks(1),
            _ => inWeek,
        };
        return TimeMeaning.OfDay(day, Suffix(phrase));
    }

    private TimeMeaning Weekend(TimePhrase phrase, LocalDate start)
    {
        if (phrase.Shift != 0)
            return TimeMeaning.OfWeek(start.PlusWeeks(phrase.Shift < 0 && (int)start.DayOfWeek >= 6 ? -1 : phrase.Shift), weekend: true);
        // "the weekend" is the one just over, unless it is Saturday or Sunday or lies ahead.
        var ahead = (int)start.DayOfWeek >= 6 || tense.Of(phrase.First, phrase.End) == TimeDirection.Ahead || words.Lower(phrase.First) == "this" && (int)start.DayOfWeek >= 4;
        return TimeMeaning.OfWeek(start.PlusWeeks(ahead ? 0 : -1), weekend: true);
    }

    private static TimeMeaning Season(TimePhrase phrase, LocalDate start)
    {
        var year = start.Year;
        var current = TimeMeaning.OfPiece(Point(year), phrase.Piece!);
        if (phrase.Shift < 0)
            return current.Latest < start ? current : TimeMeaning.OfPiece(Point(year - 1), phrase.Piece!);
        return phrase.Shift > 0 && current.Earliest <= start ? TimeMeaning.OfPiece(Point(year + 1), phrase.Piece!) : current;
    }

    private LocalDate? NearDay(TimePhrase phrase) => _day is { } day && (isNarrative || words[phrase.First].Sentence - _namedSentence <= 1) ? day : isNarrative ? null : published;

    private TimeMeaning ClockAlone(TimePhrase phrase) => NearDay(phrase) is { } day ? TimeMeaning.OfDay(day, Suffix(phrase)) : Open("XXXX-XX-XX" + Suffix(phrase));

    private TimeMeaning PointAlone() =>
        _named is not { } named ? TimeMeaning.Unknown
        : named.AsDay is { } day ? TimeMeaning.OfDay(day)
        : named.Month is { } month ? TimeMeaning.OfMonth(named.Year, month) : TimeMeaning.OfYear(named.Year);

    private TimeMeaning PartAlone(TimePhrase phrase) => (phrase.IsAnyDay && _day is null ? null : NearDay(phrase)) is { } day ? TimeMeaning.OfDay(day, Suffix(phrase)) : Open("XXXX-XX-XX" + Suffix(phrase));

    // --- lengths, references, feasts ---

    /// <summary>A length is no date; "the past two months" and "the next few days" also name the stretch they cover.</summary>
    private TimeMeaning Length(TimePhrase phrase)
    {
        var open = new TimeMeaning(phrase.Value);
        if (phrase.Shift == 0 || phrase.From != TimeOrigin.Published || isNarrative || published is not { } today || phrase.Value is not ['P', .. var rest])
            return open;
        if (rest.Length < 2 || !int.TryParse(rest.AsSpan(rest[0] == 'T' ? 1 : 0).TrimEnd("DWMYHS"), NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count > 1000)
            return open with { Edtf = phrase.Shift < 0 ? $"../{TimeMeaning.Iso(today)}" : $"{TimeMeaning.Iso(today)}/..", Earliest = phrase.Shift > 0 ? today : null, Latest = phrase.Shift < 0 ? today : null };
        var other = rest[^1] switch
        {
            'H' or 'M' when rest[0] == 'T' => today.PlusDays(phrase.Shift * (rest[^1] == 'H' ? Math.Max(1, (count + 23) / 24) : 1)),
            'D' => today.PlusDays(count * phrase.Shift),
            'W' => today.PlusWeeks(count * phrase.Shift),
            'M' => today.PlusMonths(count * phrase.Shift),
            'Y' => today.PlusYears(count * phrase.Shift),
            _ => today,
        };
        var (from, to) = phrase.Shift < 0 ? (other, today) : (today, other);
        return open with { Edtf = $"{TimeMeaning.Iso(from)}/{TimeMeaning.Iso(to)}", Earliest = from, Latest = to };
    }

    /// <summary>Accounts begin in January, April, July or October, so the year is near that of the calendar and may begin nine months before it.</summary>
    private static TimeMeaning FiscalYear(int number)
    {
        var year = TimeMeaning.OfYear(number);
        return year with { Value = "FY" + year.Value, Edtf = year.Edtf + "~", Earliest = year.Earliest?.PlusMonths(-9), Point = null };
    }

    private TimeMeaning Reference(TimePhrase phrase)
    {
        var open = new TimeMeaning(phrase.Value);
        // "weeks later" counts from what was told, not from publication.
        if ((phrase.From == TimeOrigin.Named ? _day : isNarrative ? null : published) is not { } today)
            return open;
        return phrase.Value switch
        {
            "PRESENT_REF" => open with { Edtf = TimeMeaning.Iso(today), Earliest = today, Latest = today },
            "PAST_REF" => open with { Edtf = "../" + TimeMeaning.Iso(today), Latest = today },
            _ => open with { Edtf = TimeMeaning.Iso(today) + "/..", Earliest = today },
        };
    }

    private TimeMeaning Feast(TimePhrase phrase)
    {
        if (phrase.Year is { } year)
            return year is > 0 and < 9000 ? FeastDays.In(phrase.Feast!, year) : TimeMeaning.Unknown;
        var anchor = isNarrative ? _named?.First : published;
        if (anchor is not { } from || from.Year is < 2 or > 8999)
            return TimeMeaning.Unknown;
        if (isNarrative)
            return FeastDays.In(phrase.Feast!, from.Year);
        var meaning = FeastDays.In(phrase.Feast!, from.Year);
        var direction = tense.Of(phrase.First, phrase.End);
        var ahead = phrase.Shift > 0 || direction == TimeDirection.Ahead || (direction == TimeDirection.Unknown && meaning.Earliest > from && Period.DaysBetween(from, meaning.Earliest.Value) < 120);
        if (meaning.Earliest > from && !ahead)
            return FeastDays.In(phrase.Feast!, from.Year - 1);
        return ahead && meaning.Latest < from ? FeastDays.In(phrase.Feast!, from.Year + 1) : meaning;
    }
}
