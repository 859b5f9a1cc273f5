using System.Globalization;
using Dateline.Language;
using Dateline.Lexica;

namespace Dateline.Coding;

/// <summary>Figures of the dead, injured, arrested, displaced and of those taking part, where the words are plain.</summary>
internal sealed class CountReader
{
    private readonly PhraseTrie<CountKind> _kinds = new();

    private CountReader()
    {
    }

    public static CountReader Load()
    {
        var reader = new CountReader();
        foreach (var line in LexiconText.Lines("events/counts.txt"))
        {
            var f = line.Fields();
            foreach (var word in f[1].Split(',', StringSplitOptions.TrimEntries))
                reader._kinds.Add(word, Enum.Parse<CountKind>(f[0], ignoreCase: true));
        }
        return reader;
    }

    /// <summary>The figures of one sentence.</summary>
    /// <param name="words">The text.</param>
    /// <param name="from">First word.</param>
    /// <param name="to">Behind the last word.</param>
    /// <param name="isTime">Whether a word belongs to a time expression.</param>
    public IEnumerable<(int Word, Count Count)> Read(TextWords words, int from, int to, bool[] isTime)
    {
        for (var at = from; at < to; at++)
        {
            if (isTime[at] || Number(words, at, out var end) is not { } number || (at > from && words[at - 1].Lower is "$" or "€" or "£" or "#") || words.Lower(end) is "%" or "percent" or "-" or "." && words.Touches(end + 1))
                continue;
            if (Kind(words, at, end, from, to) is { } found)
            {
                var (low, high, first) = Hedged(words, at, from, number);
                var part = words.Lower(end) == "of" && words.Lower(end + 1) is "them" or "whom" or "those" or "which";
                yield return (found.Word, new Count(found.Kind, low, high, part, words.SpanOf(first, end)));
            }
            at = end - 1;
        }
    }

    private (CountKind Kind, int Word)? Kind(TextWords words, int at, int end, int from, int to)
    {
        // "killed at least 12 people", "killing three".
        for (var i = at - 1; i >= from && at - i <= 5; i--)
        {
            if (words[i].Lower is "," or ";" or "in" or "of" or "on" or "from" || words[i].Kind is WordKind.Digits)
                break;
            if (_kinds.Single(words, i) is [var kind, ..] && kind != CountKind.Participants && !IsOtherCount(words, end, to, kind))
                return (kind, i);
        }
        // "12 people were killed", "three dead", "scores of protesters".
        for (var i = end; i < to && i - end <= 7; i++)
        {
            if (_kinds.Longest(words, i, out _) is [var kind, ..])
                return (kind, i);
            if (words[i].Lower is ";" or "." or "that" || (words[i].Lower is "," && i - end > 1) || (words[i].Kind == WordKind.Digits))
                break;
        }
        return null;
    }

    /// <summary>"killed three and injured 12": the second figure has its own word behind or before it.</summary>
    private bool IsOtherCount(TextWords words, int end, int to, CountKind kind)
    {
        for (var i = end; i < to && i - end < 4; i++)
        {
            if (words[i].Kind == WordKind.Mark || words[i].Lower is "and" or "in")
                return false;
            if (_kinds.Single(words, i) is [var other, ..] && other != kind && words[i].Lower is "injured" or "wounded" or "dead" or "killed" or "arrested")
                return true;
        }
        return false;
    }

    private static (long Low, long? High, int First) Hedged(TextWords words, int at, int from, (long Low, long? High) number)
    {
        var (one, two) = (words.Lower(at - 1), words.Lower(at - 2));
        if ((one == "least" && two == "at") || (one == "than" && two is "more"))
            return (one == "than" ? number.Low + 1 : number.Low, null, Math.Max(from, at - 2));
        if (one is "over")
            return (number.Low + 1, null, at - 1);
        if (one == "to" && two == "up")
            return (0, number.Low, Math.Max(from, at - 2));
        if ((one == "than" && two is "fewer" or "less") || one is "under")
            return (0, number.Low - 1, Math.Max(from, one == "under" ? at - 1 : at - 2));
        return (number.Low, number.High, at);
    }

    private static (long Low, long? High)? Number(TextWords words, int at, out int end)
    {
        end = at + 1;
        ref readonly var word = ref words[at];
        if (word.Kind == WordKind.Digits)
        {
            var digits = word.Span.In(words.Text.AsSpan()).ToString().Replace(",", "", StringComparison.Ordinal);
            if (!long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var value) || value > 100_000_000)
                return null;
            if (words.Lower(end) is "million" or "thousand")
                value *= words.Lower(end++) == "million" ? 1_000_000 : 1000;
            return (value, value);
        }
        long? small = word.Lower switch
        {
            "one" => 1, "two" => 2, "three" => 3, "four" => 4, "five" => 5, "six" => 6, "seven" => 7, "eight" => 8, "nine" => 9, "ten" => 10, "eleven" => 11, "twelve" => 12, "thirteen" => 13,
            "fourteen" => 14, "fifteen" => 15, "sixteen" => 16, "seventeen" => 17, "eighteen" => 18, "nineteen" => 19, "twenty" => 20, "thirty" => 30, "forty" => 40, "fifty" => 50, _ => null,
        };
        if (small is { } known)
            return (known, known);
        return word.Lower switch { "dozens" or "scores" => (24, null), "hundreds" => (200, null), "thousands" => (2000, null), _ => null };
    }
}
