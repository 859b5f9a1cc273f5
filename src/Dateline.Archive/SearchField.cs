using NodaTime;
using NodaTime.Text;

namespace Dateline.Archive;

/// <summary>What a search can be narrowed by besides words.</summary>
public enum SearchFieldKind
{
    /// <summary>Who takes part in an event: words of the name or office, or the beginning of the CAMEO/PLOVER code in capitals.</summary>
    Actor,

    /// <summary>Where an event happened: words of the name or of the first-level division, or a country code in capitals.</summary>
    Place,

    /// <summary>PLOVER type of an event, or the beginning of its CAMEO code.</summary>
    Type,

    /// <summary>Who speaks.</summary>
    Said,

    /// <summary>Who publishes: the key (registrable domain) or the name.</summary>
    Outlet,

    /// <summary>When an event happened: a day, month or year, or two of them with <c>..</c> between; either may be left out.</summary>
    Date,
}

/// <summary>A field of a search, as in <c>actor:Korrin</c>. Fields of events are met by one event together.</summary>
/// <param name="Kind">Which field.</param>
/// <param name="Value">What it must be, as typed.</param>
/// <param name="IsUnwanted">Whether it must not be so, as in <c>-outlet:harbour.example</c>.</param>
public readonly record struct SearchField(SearchFieldKind Kind, string Value, bool IsUnwanted)
{
    /// <summary>The field of this name, as it is typed in front of the colon.</summary>
    public static SearchFieldKind? Named(ReadOnlySpan<char> name)
    {
        foreach (var kind in Enum.GetValues<SearchFieldKind>())
        {
            if (name.Equals(kind.ToString(), StringComparison.OrdinalIgnoreCase))
                return kind;
        }
        return null;
    }

    /// <summary>The stretch of days that a date means; absent where it is none.</summary>
    internal (LocalDate? Since, LocalDate? Until)? Days()
    {
        var dots = Value.IndexOf("..", StringComparison.Ordinal);
        var (from, to) = dots < 0 ? (Value, Value) : (Value[..dots], Value[(dots + 2)..]);
        var (since, until) = (Ends(from)?.First, Ends(to)?.Last);
        var isUnderstood = (from.Length == 0 || since is not null) && (to.Length == 0 || until is not null) && from.Length + to.Length > 0;
        return isUnderstood ? (since, until) : null;
    }

    private static (LocalDate First, LocalDate Last)? Ends(string text)
    {
        if (LocalDatePattern.Iso.Parse(text).TryGetValue(default, out var day))
            return (day, day);
        if (YearMonthPattern.Iso.Parse(text).TryGetValue(default, out var month))
            return (month.OnDayOfMonth(1), month.ToDateInterval().End);
        return text.Length == 4 && int.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var year) && year > 0
            ? (new(year, 1, 1), new(year, 12, 31))
            : null;
    }
}
