using Dateline.Language;
using NodaTime;

namespace Dateline.Time;

/// <summary>The day of the dateline ("VELIN, Jan. 5 (Agency) —", or a line with a date alone above the text): the day on which the report was written, from which its
/// "today" and its weekdays count. It is told apart from the day of publication, which may be later where another outlet carries the report on.</summary>
internal static class DatelineDay
{
    private const int WordsOfDateline = 14;
    private const int SentencesOfDateline = 3;
    private const int DaysBetween = 7;

    /// <summary>The day; null where the text has no dateline with a date, or one that lies too far from publication to be this report's.</summary>
    public static LocalDate? Of(TextWords words, List<TimePhrase> phrases, LocalDate? published)
    {
        foreach (var phrase in phrases)
        {
            if (words[phrase.First].Sentence >= SentencesOfDateline)
                return null;
            if (phrase is not { Form: TimeForm.Calendar, Month: { } month, Day: { } day, Within: null, Next: null, Clock: null, Part: null } || !IsDateline(words, phrase))
                continue;
            var year = phrase.Year ?? published?.Year;
            if (year is not > 0)
                return null;
            var written = new CalendarPoint(year.Value, month, day).AsDay;
            if (phrase.Year is null && written > published)
                written = new CalendarPoint(year.Value - 1, month, day).AsDay;
            return written is { } on && (published is not { } today || (on <= today && Period.DaysBetween(on, today) <= DaysBetween)) ? on : null;
        }
        return null;
    }

    /// <summary>Stands alone on its line, or between a place at the head of the sentence and a dash.</summary>
    private static bool IsDateline(TextWords words, TimePhrase phrase)
    {
        var sentence = words[phrase.First].Sentence;
        var first = words.SentenceStarts[sentence];
        var end = words.SentenceStarts[sentence + 1];
        if (phrase.First == first && end - phrase.End <= 1)
            return true;
        if (phrase.First == first || phrase.First - first > WordsOfDateline)
            return false;
        for (var at = first; at < phrase.First; at++)
        {
            if (!words[at].IsCapitalised && words[at].Lower is not ("," or "." or "/" or "(" or ")" or "-"))
                return false;
        }
        for (var at = phrase.End; at < end && at - phrase.End < WordsOfDateline; at++)
        {
            if (words[at].Lower is "—" or "–" or "--" or "-" && !words.Touches(at))
                return true;
            if (!words[at].IsCapitalised && words[at].Lower is not ("," or "." or "/" or "(" or ")"))
                return false;
        }
        // "Velin, 4 January." as a sentence of its own.
        return end - phrase.End <= 1 && phrase.First - first <= 4 && words[phrase.First - 1].Lower is ",";
    }
}
