namespace Dateline.Time;

/// <summary>How fine a time is.</summary>
internal enum TimeGrain : byte
{
    Clock, Part, Day, Weekend, Week, Month, Season, Quarter, Half, Year, Decade, Century,

    /// <summary>As fine as what it points to.</summary>
    Point,
}

/// <summary>From where an expression counts.</summary>
internal enum TimeOrigin : byte
{
    /// <summary>It says all itself, or what is missing has to be decided from the context.</summary>
    Itself,

    /// <summary>The day of publication.</summary>
    Published,

    /// <summary>The day, month or year named last.</summary>
    Named,
}

/// <summary>What kind of meaning an expression has before it is anchored.</summary>
internal enum TimeForm : byte
{
    Calendar, Shifted, Length, Recurring, Reference, Feast, Fiscal,
}

/// <summary>A time expression as its words alone tell it: what the words leave open is open here, too.</summary>
internal sealed class TimePhrase
{
    public int First { get; set; }

    public int End { get; set; }

    public TimexType Type { get; set; } = TimexType.Date;

    public TimeForm Form { get; set; }

    public TimeGrain Grain { get; set; }

    /// <summary>Astronomical year: 0 is 1 BC, −1 is 2 BC.</summary>
    public int? Year { get; set; }

    public int? Month { get; set; }

    public int? Day { get; set; }

    /// <summary>ISO number of the weekday, 1 for Monday.</summary>
    public int? Weekday { get; set; }

    /// <summary>Season, quarter or half within a year (<c>SU</c>, <c>Q3</c>, <c>H2</c>).</summary>
    public string? Piece { get; set; }

    /// <summary>Number of a week within the month, −1 for the last.</summary>
    public int? WeekOfMonth { get; set; }

    /// <summary>First digits of a decade or century.</summary>
    public int? Digits { get; set; }

    /// <summary>TIMEX3 part of day.</summary>
    public string? Part { get; set; }

    /// <summary>Clock time, as in <c>05:34</c>, with its zone.</summary>
    public string? Clock { get; set; }

    /// <summary>The larger stretch that the words name it to lie in ("the end of last year").</summary>
    public TimePhrase? Within { get; set; }

    /// <summary>How many grains away from <see cref="From"/>.</summary>
    public int Shift { get; set; }

    /// <summary>How many years away from there, beside <see cref="Shift"/> ("the same month a year ago").</summary>
    public int YearShift { get; set; }

    public TimeOrigin From { get; set; }

    /// <summary>Length, set or reference as TIMEX3 writes it.</summary>
    public string? Value { get; set; }

    public string? Mod { get; set; }

    /// <summary>A feast of the lexicon.</summary>
    public TimeTerm? Feast { get; set; }

    /// <summary>The expression after this one that shares its month or year ("May 4 and 5").</summary>
    public TimePhrase? Next { get; set; }

    /// <summary>Whether it may mean that part of any day ("at night").</summary>
    public bool IsAnyDay { get; set; }

    /// <summary>The weekday or day at which the stretch begins that this one ends ("from Monday to Wednesday").</summary>
    public TimePhrase? RangeStart { get; set; }

    /// <summary>Whether the day is that of the calendar, not only a stretch of the unit ("five years ago to the day").</summary>
    public bool IsToTheDay { get; set; }

    /// <summary>Whether it stands aside from the line of the story: in brackets or a relative clause.</summary>
    public bool IsAside { get; set; }
}
