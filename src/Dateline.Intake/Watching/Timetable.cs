using System.Globalization;
using Dateline.Intake.Fetching;
using NodaTime;

namespace Dateline.Intake.Watching;

/// <summary>When a feed is asked next: at its usual interval, later where the server wishes so or is in trouble, and never at the same moment as all the others.</summary>
/// <param name="every">The usual interval.</param>
/// <param name="chance">A number from 0 to 1, below 1.</param>
internal sealed class Timetable(Duration every, Func<double> chance)
{
    private static readonly Duration Longest = Duration.FromHours(24);

    // A tenth either way keeps many feeds, and many who follow the same one, apart.
    private const double Spread = 0.1;

    /// <summary>After an answer.</summary>
    public Instant After(Instant now, Fetched answer) => now + Spreaded(Limited(Duration.Max(every, Age(answer) ?? Duration.Zero)));

    /// <summary>After a failure: twice as long each time, and not before the server says (<c>Retry-After</c>).</summary>
    public Instant AfterFailure(Instant now, Fetched answer, int failures)
    {
        var wait = Limited(every * Math.Pow(2, Math.Min(failures, 20)));
        return now + Duration.Max(Spreaded(wait), Limited(RetryAfter(answer, now) ?? Duration.Zero));
    }

    private Duration Spreaded(Duration wait) => wait * (1 - Spread + (2 * Spread * chance()));

    private static Duration Limited(Duration wait) => Duration.Min(wait, Longest);

    private static Duration? Age(Fetched answer)
    {
        foreach (var part in (answer.Fields["Cache-Control"] ?? "").Split(',', StringSplitOptions.TrimEntries))
        {
            if (part.StartsWith("max-age=", StringComparison.OrdinalIgnoreCase) && int.TryParse(part.AsSpan("max-age=".Length), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
                return Duration.FromSeconds(seconds);
        }
        return null;
    }

    // RFC 9110, 10.2.3: seconds, or a date.
    private static Duration? RetryAfter(Fetched answer, Instant now)
    {
        var text = answer.Fields["Retry-After"];
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
            return Duration.FromSeconds(seconds);
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) && Instant.FromDateTimeOffset(date) is var until && until > now ? until - now : null;
    }
}
