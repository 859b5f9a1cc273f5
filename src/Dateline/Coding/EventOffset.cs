using Dateline.Language;
using Dateline.Time;
using NodaTime;

namespace Dateline.Coding;

/// <summary>Two events that the text sets a length of time apart: "withdrew a day before the vote of 8 March".</summary>
/// <param name="Told">The word that the length hangs on ("withdrew").</param>
/// <param name="Event">The word behind "before" or "after" ("vote").</param>
/// <param name="Count">How many units the first lies behind the second; negative before it.</param>
/// <param name="Unit">TIMEX3 letter of the unit: D, W, M or Y.</param>
internal sealed record EventOffset(Token Told, Token Event, int Count, char Unit)
{
    /// <summary>The stretch that lies so far from a stretch, at the grain of the unit.</summary>
    /// <param name="from">First day of the stretch known.</param>
    /// <param name="to">Last day of the stretch known.</param>
    /// <param name="back">From what is told to the event, instead of from the event to what is told.</param>
    public TimeMeaning? From(LocalDate from, LocalDate to, bool back)
    {
        var count = back ? -Count : Count;
        return Unit switch
        {
            'D' when from == to => TimeMeaning.OfDay(from.PlusDays(count)),
            'W' when from == to => TimeMeaning.OfWeek(from.PlusWeeks(count)),
            'M' when from.PlusMonths(1) > to => TimeMeaning.OfMonth(from.PlusMonths(count).Year, from.PlusMonths(count).Month),
            'Y' when from.PlusYears(1) > to => TimeMeaning.OfYear(from.PlusYears(count).Year),
            _ => null,
        };
    }
}
