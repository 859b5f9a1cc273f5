using NodaTime;
using NodaTime.Text;

namespace Dateline.Archive;

/// <summary>Days as columns hold them: ISO 8601, so that they sort as text.</summary>
internal static class Days
{
    public static string? Text(LocalDate? day) => day is { } known ? LocalDatePattern.Iso.Format(known) : null;

    public static LocalDate? Parse(string text) => LocalDatePattern.Iso.Parse(text).TryGetValue(default, out var day) ? day : null;

    public static string Instant(TimeProvider clock) =>
        clock.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The day by which a mention is put in order; absent where only its publication bounds it.</summary>
    public static LocalDate? InOrder(When? when) => when is null ? null : when.Earliest ?? (when.Basis == DateBasis.Published ? null : when.Latest);

    /// <summary>Days up to which a stretch counts as short: whoever looks for a day finds it among those that begin at most so long before.</summary>
    public const int Short = 31;

    /// <summary>Whether a dated mention may lie further from the day it is sorted by than <see cref="Short"/>.</summary>
    public static bool IsLong(When? when) =>
        InOrder(when) is not null && (when!.Earliest is not { } earliest || when.Latest is not { } latest || Period.DaysBetween(earliest, latest) > Short);

    /// <summary>What reports are sorted by: publication, then hash, so that the order is the same whatever order they came in; behind them those without a date.</summary>
    public static string Order(Report report) => (report.Published?.ToString() ?? Behind) + ' ' + RowKey.Of(report.Id);

    /// <summary>What mentions are sorted by: the day, or behind all days the one that bounds them; then the last day possible, the report, and the place in it.</summary>
    public static string Order(Report report, When? when, int number) => string.Create(
        System.Globalization.CultureInfo.InvariantCulture,
        $"{Text(InOrder(when)) ?? Behind + Text(when?.Latest)} {Text(when?.Latest) ?? Behind} {Order(report)} {number:00000}");

    /// <summary>Sorts behind all digits.</summary>
    public const string Behind = "~";
}
