using System.Globalization;
using Dateline.Archive;
using Dateline.Formats;
using NodaTime;
using NodaTime.Text;

namespace Dateline.Desk;

/// <summary>What of the chronicle is wanted, as it stands in the address.</summary>
public sealed record ChronicleFilter
{
    /// <summary>Rows on one page.</summary>
    public const int PageSize = 100;

    private const int LongestValue = 200;
    private const string Begun = "begun";

    public LocalDate? Since { get; init; }

    public LocalDate? Until { get; init; }

    /// <summary>Whether only what begins in the stretch is shown: what a bar of the strip counts.</summary>
    public bool OnlyBegun { get; init; }

    public string? Place { get; init; }

    public string? Actor { get; init; }

    public EventType? Type { get; init; }

    public EventStatus? Status { get; init; }

    public string? Words { get; init; }

    public int Skip { get; init; }

    /// <summary>What of the address could not be understood, a sentence each; it does not narrow.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];

    private bool IsStretch => Since is not null || Until is not null;

    /// <summary>The lines that stand under the headings of these days.</summary>
    public ChronicleFilter On(LocalDate first, LocalDate last) => this with { Since = first, Until = last, OnlyBegun = true, Skip = 0 };

    public bool IsNarrowed => (this with { Skip = 0 }).Address() != "/";

    public static ChronicleFilter Read(IQueryCollection query)
    {
        var problems = new List<string>();
        return new ChronicleFilter
        {
            Since = Day(query, "since", isEnd: false, problems),
            Until = Day(query, "until", isEnd: true, problems),
            OnlyBegun = Text(query, "only") == Begun,
            Place = Text(query, "place"),
            Actor = Text(query, "actor"),
            Type = Word<EventType>(query, "type", (string t, out EventType v) => Formats.Words.TryParse(t.ToUpperInvariant(), out v), problems),
            Status = Word<EventStatus>(query, "status", Formats.Words.TryParse, problems),
            Words = Text(query, "words"),
            Skip = int.TryParse(query["skip"], NumberStyles.None, CultureInfo.InvariantCulture, out var skip) ? skip : 0,
            Problems = problems,
        };
    }

    public TimelineQuery Query(int? limit = PageSize) =>
        new() { Since = Since, Until = Until, OnlyBegun = OnlyBegun && IsStretch, Place = Place, Actor = Actor, Type = Type, Status = Status, Words = Words, Limit = limit, Offset = limit is null ? 0 : Skip };

    public string Address(string path = "/") => Addresses.Of(
        path,
        ("since", Iso(Since)),
        ("until", Iso(Until)),
        ("only", OnlyBegun && IsStretch ? Begun : null),
        ("place", Place),
        ("actor", Actor),
        ("type", Type is { } type ? Formats.Words.Of(type) : null),
        ("status", Status is { } status ? Formats.Words.Of(status) : null),
        ("words", Words),
        ("skip", Skip > 0 ? Skip.ToString(CultureInfo.InvariantCulture) : null));

    public static string? Iso(LocalDate? day) => day is { } known ? LocalDatePattern.Iso.Format(known) : null;

    /// <summary>A value of the address: trimmed, and no longer than anybody types.</summary>
    public static string? Text(IQueryCollection query, string name) =>
        ((string?)query[name])?.Trim() is { Length: > 0 } text ? text.Length > LongestValue ? text[..LongestValue] : text : null;

    /// <summary>A day, or the first or last of a month or year.</summary>
    public static LocalDate? Day(IQueryCollection query, string name, bool isEnd, List<string> problems)
    {
        if (Text(query, name) is not { } text)
            return null;
        if (LocalDatePattern.Iso.Parse(text).TryGetValue(default, out var day))
            return day;
        if (YearMonthPattern.Iso.Parse(text).TryGetValue(default, out var month))
            return isEnd ? month.OnDayOfMonth(1).With(DateAdjusters.EndOfMonth) : month.OnDayOfMonth(1);
        if (text.Length == 4 && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year > 0)
            return isEnd ? new LocalDate(year, 12, 31) : new LocalDate(year, 1, 1);
        problems.Add($"“{text}” is no day; days are written as 2022-01-05, 2022-01 or 2022.");
        return null;
    }

    public static T? Word<T>(IQueryCollection query, string name, Parse<T> parse, List<string> problems)
        where T : struct, Enum
    {
        if (Text(query, name) is not { } text)
            return null;
        if (parse(text, out var value))
            return value;
        problems.Add($"“{text}” is no {name} that is known here.");
        return null;
    }

    public delegate bool Parse<T>(string text, out T value);
}
