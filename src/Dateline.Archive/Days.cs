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

    /// <summary>Sorts dated mentions by their day and, behind them, the others by the day that bounds them ('~' sorts behind all digits).</summary>
    public static string Order(When? when) => Text(InOrder(when)) ?? "~" + Text(when?.Latest);
}
