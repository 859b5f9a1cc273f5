using System.Globalization;
using Dateline.Archive;
using Dateline.Export;
using Dateline.Formats;
using NodaTime;
using NodaTime.Text;

namespace Dateline.Desk;

/// <summary>Codes as people read them.</summary>
public static class Wording
{
    public static string Status(EventStatus status) => status switch
    {
        EventStatus.Ongoing => "going on",
        EventStatus.Denied => "said not to have happened",
        _ => Words.Of(status),
    };

    /// <summary>Whether it is told as a fact; what is planned, possible, called for or denied never stands among such.</summary>
    public static bool IsFact(EventStatus status) => status is EventStatus.Happened or EventStatus.Ongoing;

    public static string Basis(DateBasis basis) => basis switch
    {
        DateBasis.Explicit => "dated by its own words",
        DateBasis.Inherited => "dated by the narrative",
        _ => "known only to be before publication",
    };

    public static string Day(LocalDate? day) => day is { } known ? DayText.Of(known, known) : "day not told";

    /// <summary>A day or stretch of days, as EDTF, in words; what is written otherwise is shown as it stands.</summary>
    public static string Edtf(string edtf)
    {
        var ends = edtf.Split('/');
        var (first, last) = (ends[0] is ".." or "" ? null : Stretch(ends[0]), ends[^1] is ".." or "" ? null : Stretch(ends[^1]));
        return ends.Length > 2 || (first is null && last is null) || (first is null && ends[0] is not ".." and not "") || (last is null && ends[^1] is not ".." and not "")
            ? edtf
            : DayText.Of(first?.First, last?.Last);
    }

    private static (LocalDate First, LocalDate Last)? Stretch(string text) =>
        LocalDatePattern.Iso.Parse(text).TryGetValue(default, out var day) ? (day, day)
        : YearMonthPattern.Iso.Parse(text).TryGetValue(default, out var month) ? (month.OnDayOfMonth(1), month.OnDayOfMonth(1).With(DateAdjusters.EndOfMonth))
        : text.Length == 4 && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year > 0 ? (new(year, 1, 1), new(year, 12, 31))
        : null;

    /// <summary>What of an event is told differently.</summary>
    public static string Field(string field) => field switch
    {
        "status" => "whether it came to pass",
        "when" => "the day",
        "where" => "the place",
        "participants" => "how many took part",
        _ => "how many were " + field,
    };

    public static string Relation(ContradictionRelation relation) => relation switch
    {
        ContradictionRelation.Superseded => "a later report gives another value",
        ContradictionRelation.DifferentScope => "one counts a part of the other",
        _ => "told side by side",
    };

    /// <summary>A value of a contradiction in words: <c>2025-03-05</c>, <c>10..20</c>, <c>30..</c>, <c>happened</c>.</summary>
    public static string Value(string field, string value) => field switch
    {
        "when" => Edtf(value),
        "status" => value == "denied" ? "said not to have happened" : value,
        "where" => VisibleText.Of(value),
        _ when value.EndsWith("..", StringComparison.Ordinal) => value[..^2] + " or more",
        _ => value.Replace("..", "–", StringComparison.Ordinal),
    };

    public static string Change(StoryChange change) => change.Kind switch
    {
        StoryChangeKind.NewStory => "a new story",
        StoryChangeKind.JoinedStories => "joins " + VisibleText.Of(change.Before ?? ""),
        StoryChangeKind.NewEvent => "a new event",
        StoryChangeKind.Support => $"independent texts: {change.Before} before, {change.Now} now",
        StoryChangeKind.Status => $"{change.Before} before, {change.Now} now",
        StoryChangeKind.Figures => change.Before is null ? $"{Field(change.Field!)}: {Value(change.Field!, change.Now!)}" : $"{Field(change.Field!)}: {Value(change.Field!, change.Before)} before, now also {Value(change.Field!, change.Now!)}",
        StoryChangeKind.Denial => "is denied",
        _ => Words.Of(change.Kind),
    };

    public static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    public static string Count(long number, string one, string? many = null) => Number(number) + " " + (number == 1 ? one : many ?? one + "s");

    public static string Place(TimelineRow row) =>
        row.Place is { Length: > 0 } place ? row.Country is { } country && !string.Equals(country, place, StringComparison.Ordinal) ? place + ", " + country : place : "";

    public static string Outlet(ReportRow report) => report.Outlet ?? report.Source;

    public static string SaidBy(IReadOnlyList<string> speakers) => string.Join(", as told by ", speakers);

    /// <summary>The words of a row with those that name it set apart.</summary>
    public static (string Before, string Marked, string After) Marked(string text, string words)
    {
        var at = words.Length > 0 ? text.IndexOf(words, StringComparison.Ordinal) : -1;
        return at < 0 ? (text, "", "") : (text[..at], words, text[(at + words.Length)..]);
    }
}
