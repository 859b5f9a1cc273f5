using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;

namespace Dateline.Reading.Dates;

/// <summary>The day in the address of a page, as in <c>/2022/01/10/</c> or <c>/20220110T…</c>: nearly always the day of first publication, in the outlet's own time.</summary>
internal static partial class AddressDate
{
    /// <summary>The day, and how far to believe it.</summary>
    public static (LocalDate Day, string Part, double Weight)? Find(string? address)
    {
        if (address is null || address.Length > 2000)
            return null;
        // An archive's address holds its own time of capture first, then the address of the page.
        var inner = address.LastIndexOf("http", StringComparison.OrdinalIgnoreCase);
        var path = inner > 8 ? address[inner..] : address;
        var scheme = path.IndexOf("://", StringComparison.Ordinal);
        var slash = path.IndexOf('/', scheme < 0 ? 0 : scheme + 3);
        if (slash < 0)
            return null;
        path = path[slash..];
        var query = path.IndexOf('?', StringComparison.Ordinal);
        var bare = query < 0 ? path : path[..query];
        return Of(Parts(), bare, 3.0) ?? Of(Named(), bare, 3.0) ?? Of(DayFirst(), bare, 2.2) ?? Of(Compact(), bare, 2.4);
    }

    private static (LocalDate Day, string Part, double Weight)? Of(Regex form, string path, double weight)
    {
        foreach (Match match in form.Matches(path))
        {
            var year = int.Parse(match.Groups["y"].ValueSpan, CultureInfo.InvariantCulture);
            var month = match.Groups["n"].Success ? Month(match.Groups["n"].ValueSpan) : int.Parse(match.Groups["m"].ValueSpan, CultureInfo.InvariantCulture);
            var day = int.Parse(match.Groups["d"].ValueSpan, CultureInfo.InvariantCulture);
            if (year is >= 1995 and <= 2100 && month is >= 1 and <= 12 && day >= 1 && day <= CalendarSystem.Iso.GetDaysInMonth(year, month))
                return (new LocalDate(year, month, day), match.Value.Trim('/', '-', '_'), weight);
        }
        return null;
    }

    private static int Month(ReadOnlySpan<char> name)
    {
        const string Names = "janfebmaraprmayjunjulaugsepoctnovdec";
        var at = Names.AsSpan().IndexOf(name[..3], StringComparison.OrdinalIgnoreCase);
        return at >= 0 && at % 3 == 0 ? at / 3 + 1 : 0;
    }

    [GeneratedRegex(@"(?<=[/_.\-=])(?<y>(?:19|20)\d\d)([/\-_.])(?<m>[01]?\d)\1(?<d>[0-3]?\d)(?=$|[/_\-.T\d]{0,1}(?:$|\D|\d{4,}))", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Parts();

    [GeneratedRegex(@"/(?<y>(?:19|20)\d\d)[/\-](?<n>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}[/\-](?<d>[0-3]?\d)(?=$|[/\-_.])", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Named();

    [GeneratedRegex(@"(?<=[/_\-])(?<d>[0-3]\d)([/\-_.])(?<m>[01]\d)\1(?<y>20\d\d)(?=$|[/_\-.])", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex DayFirst();

    [GeneratedRegex(@"(?<=[/_\-.,a-zA-Z=])(?<y>20\d\d)(?<m>[01]\d)(?<d>[0-3]\d)(?=$|[/_\-.T]|\d{4,10}(\D|$))", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Compact();
}
