using System.Globalization;
using NodaTime;

namespace Dateline.Reading.Dates;

/// <summary>Finds the dates in a short text, in many languages and forms: <c>10.01.2022</c>, <c>Jan. 10, 2022, 2:05 PM</c>, <c>10 января 2022 г.</c>, <c>2022年1月10日</c>.</summary>
/// <remarks>A date needs a day, a month and a year; anything less says too little about when a page was published.</remarks>
internal sealed class DateScanner(MonthNames months)
{
    private const int LongestText = 600;

    /// <summary>The dates, in text order.</summary>
    /// <param name="text">The text; what lies behind its first 600 characters is not looked at.</param>
    /// <param name="language">The language of the page as an ISO 639-1 code, where known.</param>
    /// <param name="order">What to hold of <c>03/04/2022</c>.</param>
    public List<DateReading> Find(string text, string? language, DateOrder order)
    {
        var found = new List<DateReading>();
        if (text.AsSpan().IndexOfAnyInRange('0', '9') < 0 && !HasOtherDigit(text))
            return found;
        var pieces = DatePiece.Cut(text.Length > LongestText ? text[..LongestText] : text, months, language);
        for (var i = 0; i < pieces.Count;)
        {
            if (DateForms.At(pieces, i, order) is not { } form)
            {
                i++;
                continue;
            }
            var (time, start, end) = ClockTime.Beside(text, pieces, i, i + form.Length);
            var day = form.Day;
            var published = time is { } clock ? new PublicationTime(day + clock.Time, clock.Offset, clock.Precision) : new PublicationTime(day);
            found.Add(new(new(start, end), published, form.Rival, form.Order, form.IsNumeric));
            i += form.Length;
            while (i < pieces.Count && pieces[i].Start < end)
                i++;
        }
        return found;
    }

    private static bool HasOtherDigit(string text)
    {
        foreach (var c in text)
        {
            if (c > '\u007F' && char.GetUnicodeCategory(c) == UnicodeCategory.DecimalDigitNumber)
                return true;
        }
        return false;
    }
}
