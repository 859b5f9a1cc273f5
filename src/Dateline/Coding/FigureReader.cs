using System.Globalization;
using Dateline.Language;

namespace Dateline.Coding;

/// <summary>A number of the text with what its hedges leave open. Numbers of words.</summary>
/// <param name="First">First word, with the hedge.</param>
/// <param name="Number">First word of the number itself.</param>
/// <param name="End">Behind the last word.</param>
/// <param name="Low">Lowest number the words allow.</param>
/// <param name="High">Highest; null where it is open upwards.</param>
/// <param name="IsOne">Whether it is only an article: "a man".</param>
internal readonly record struct Figure(int First, int Number, int End, long Low, long? High, bool IsOne);

/// <summary>Reads numbers with their hedges: "at least 12", "dozens", "26,000", "between ten and 15", "some 1.5 million".</summary>
internal sealed class FigureReader(CountLexicon lexicon)
{
    private const long Largest = 1_000_000_000;

    /// <summary>The number that begins at a word, with its hedge before it; null where none does.</summary>
    /// <param name="words">The text.</param>
    /// <param name="at">First word.</param>
    /// <param name="stop">Behind the last word of the sentence.</param>
    /// <param name="isTime">Whether a word belongs to a time expression.</param>
    public Figure? Read(TextWords words, int at, int stop, bool[] isTime)
    {
        var number = at;
        var hedge = NumberHedge.None;
        while (number < stop && lexicon.Before.Longest(words, number, out var behind) is [var effect, ..])
        {
            hedge = hedge is NumberHedge.None or NumberHedge.About or NumberHedge.Exactly ? effect : hedge;
            number = behind;
        }
        if (number >= stop || isTime[number] || (number > 0 && lexicon.IsSign(words.Lower(number - 1))))
            return null;
        if (Range(words, number, stop, out var end) is not { } value)
            return null;
        if (end < stop && (lexicon.IsUnit(words.Lower(end)) || words.Lower(end) is ":" || (words.Lower(end) is "-" && words.Touches(end))))
            return null;
        var (low, high) = value;
        if (lexicon.Behind.Longest(words, end, out var last) is [var trailing, ..] && last <= stop)
            (hedge, end) = (trailing, last);
        var open = (Low: low, High: (long?)high);
        open = hedge switch
        {
            NumberHedge.AtLeast => (low, null),
            NumberHedge.More => (low == high ? low + 1 : low, null),
            NumberHedge.AtMost => (0, high),
            NumberHedge.Less => (0, high - 1),
            // About ten per cent either way, as the readers of casualty reports take it.
            NumberHedge.About when low == high && low >= 10 => (low - (low / 10), high + (high / 10)),
            _ => open,
        };
        return new Figure(at, number, end, open.Low, open.High, false);
    }

    /// <summary>"10 to 15", "10-15", "between 10 and 15", or one number.</summary>
    private (long Low, long High)? Range(TextWords words, int at, int stop, out int end)
    {
        var between = words.Lower(at) is "between";
        if (Number(words, between ? at + 1 : at, stop, out end) is not { } first)
            return null;
        var joint = words.Lower(end);
        var joins = between ? joint is "and" : joint is "to" or "or" or "–" or "-" && !(at > 0 && words.Lower(at - 1) is "from");
        if (joins && end + 1 < stop && Number(words, end + 1, stop, out var behind) is { } second && second.Low > first.High)
        {
            end = behind;
            return (first.Low, second.High);
        }
        return between ? null : first;
    }

    private (long Low, long High)? Number(TextWords words, int at, int stop, out int end)
    {
        end = at;
        if (at >= stop)
            return null;
        (long Low, long High)? value = null;
        if (lexicon.Numbers.Longest(words, at, out end) is [var known, ..])
        {
            value = known;
            // "twenty-five", "twenty five".
            var next = words.Lower(end) is "-" ? end + 1 : end;
            if (known.Low is >= 20 and < 100 && known.Low == known.High && known.Low % 10 == 0 && lexicon.Numbers.Longest(words, next, out var behind) is [{ Low: < 10 } ones, ..] && ones.Low == ones.High)
                (value, end) = ((known.Low + ones.Low, known.Low + ones.Low), behind);
        }
        else if (words[at].Kind == WordKind.Digits)
        {
            value = Digits(words, at, stop, out end);
        }
        if (value is not { } number)
            return null;
        while (end < stop && lexicon.Factors.Single(words, end) is [var factor, ..] && number.High <= Largest / factor)
        {
            number = (number.Low * factor, number.High * factor);
            end++;
        }
        return number;
    }

    /// <summary>Digits, with thousands parted by commas also where the text puts blanks around every sign ("26 , 000"); a fraction only before a factor.</summary>
    private (long Low, long High)? Digits(TextWords words, int at, int stop, out int end)
    {
        end = at + 1;
        if (words[at].Lower.Contains('.', StringComparison.Ordinal))
        {
            if (lexicon.Factors.Single(words, end) is not [var times, ..] || !decimal.TryParse(words[at].Lower, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var broken) || broken > Largest / times)
                return null;
            end++;
            return ((long)(broken * times), (long)(broken * times));
        }
        if (!Plain(words, at, out var value))
            return null;
        while (end + 1 < stop && words.Lower(end) is "," && words[end + 1].Kind == WordKind.Digits && words[end + 1].Lower.Length == 3 && (words.Touches(end) == words.Touches(end + 1) || words.Lower(end + 1) is "000") && value is > 0 and < 1_000_000
            && words[at].Lower.Length <= 3 && Plain(words, end + 1, out var group))
        {
            value = (value * 1000) + group;
            end += 2;
        }
        // "6 . 1": a fraction, of a text with blanks around every sign.
        if (end + 1 < stop && words.Lower(end) is "." && words.Touches(end) == words.Touches(end + 1) && words[end + 1].Kind == WordKind.Digits)
        {
            end += 2;
            return null;
        }
        return (value, value);
    }

    private static bool Plain(TextWords words, int at, out long value) =>
        long.TryParse(words[at].Lower.Replace(",", "", StringComparison.Ordinal), NumberStyles.None, CultureInfo.InvariantCulture, out value) && value < Largest;
}
