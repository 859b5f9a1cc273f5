using Dateline.Reading.Dates;

namespace Dateline.Reading.Page;

/// <summary>How dates in figures are written where a page comes from, when the page itself does not show it.</summary>
internal static class UsualDateOrder
{
    /// <summary>The order by the declared locale, the language and the country of the domain. Only American English puts the month first (and some Filipino and Canadian pages).</summary>
    public static DateOrder Of(string? declaredLanguage, string? language, string? host)
    {
        var declared = declaredLanguage?.Replace('_', '-').ToLowerInvariant();
        if (declared is "en-us" or "es-us" or "en-ph" || declared == "fil")
            return host is not null && CountryOf(host) is not (null or "us" or "ph") ? DateOrder.DayFirst : DateOrder.MonthFirst;
        if (declared is { Length: > 2 } && declared.StartsWith("en-", StringComparison.Ordinal))
            return DateOrder.DayFirst;
        if (language is not ("en" or null))
            return DateOrder.DayFirst;
        return host is null || CountryOf(host) is null or "us" or "ph" ? DateOrder.MonthFirst : DateOrder.DayFirst;
    }

    /// <summary>The country domain of a host; those that are sold to all the world tell no country.</summary>
    public static string? CountryOf(string? host)
    {
        if (host is null)
            return null;
        var last = host[(host.LastIndexOf('.') + 1)..];
        return last.Length == 2 && last is not ("tv" or "io" or "co" or "me" or "fm" or "ai") ? last : null;
    }
}
