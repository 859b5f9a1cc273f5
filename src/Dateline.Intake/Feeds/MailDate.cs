using System.Globalization;
using System.Text.RegularExpressions;

namespace Dateline.Intake.Feeds;

/// <summary>Dates as in mail and RSS (RFC 822, and RFC 2822 on what its two-figure years and zones by letters mean).</summary>
internal static partial class MailDate
{
    private static readonly string[] Months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    /// <summary>The same in ISO 8601; absent where it is no such date.</summary>
    public static string? ToIso(string text)
    {
        if (text.Length > 80 || Date().Match(text) is not { Success: true } match)
            return null;
        var month = Array.IndexOf(Months, match.Groups["month"].Value.ToLowerInvariant()) + 1;
        var year = int.Parse(match.Groups["year"].ValueSpan, CultureInfo.InvariantCulture);
        year += match.Groups["year"].Length > 2 ? 0 : year < 50 ? 2000 : 1900;
        var second = match.Groups["second"] is { Success: true, Value: var s } ? ":" + s : "";
        var hour = match.Groups["hour"].Value.PadLeft(2, '0');
        return string.Create(CultureInfo.InvariantCulture, $"{year:0000}-{month:00}-{match.Groups["day"].Value.PadLeft(2, '0')}T{hour}:{match.Groups["minute"].Value}{second}{Zone(match.Groups["zone"].Value)}");
    }

    private static string Zone(string zone) => zone.ToUpperInvariant() switch
    {
        [('+' or '-') and var sign, var h1, var h2, var m1, var m2] => $"{sign}{h1}{h2}:{m1}{m2}",
        "Z" or "UT" or "UTC" or "GMT" => "Z",
        "EDT" => "-04:00",
        "EST" or "CDT" => "-05:00",
        "CST" or "MDT" => "-06:00",
        "MST" or "PDT" => "-07:00",
        "PST" => "-08:00",
        // Letters of others mean nothing certain (RFC 2822, 4.3): the time is taken as the outlet's own.
        _ => "",
    };

    [GeneratedRegex("""^\s*([A-Za-z]{3,9}\.?,?\s+)?(?<day>\d{1,2})[ -]+(?<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?[ -]+(?<year>\d{4}|\d{2})\s+(?<hour>\d{1,2}):(?<minute>\d{2})(:(?<second>\d{2}))?\s*(?<zone>[A-Za-z]{1,5}|[+-]\d{4})?\s*(\([^)]*\))?\s*$""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Date();
}
