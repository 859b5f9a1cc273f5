using System.Collections.Frozen;
using Dateline.Lexica;

namespace Dateline.Reading.Dates;

/// <summary>What the words before a printed date say it is.</summary>
internal enum DateLabel
{
    None,
    Published,
    Modified,
    Event,
}

/// <summary>Words that stand before dates, from <c>lexicon/reading/date-labels.txt</c>.</summary>
internal sealed class DateLabels
{
    private const int LongestLabel = 40;

    private readonly FrozenDictionary<string, DateLabel>.AlternateLookup<ReadOnlySpan<char>> _labels;

    private DateLabels(FrozenDictionary<string, DateLabel> labels) => _labels = labels.GetAlternateLookup<ReadOnlySpan<char>>();

    public static DateLabels Load()
    {
        var labels = new Dictionary<string, DateLabel>(StringComparer.OrdinalIgnoreCase);
        var kind = DateLabel.None;
        foreach (var line in LexiconText.Lines("reading/date-labels.txt"))
        {
            if (line.Text[0] == '[')
                kind = Enum.Parse<DateLabel>(line.Text.Trim('[', ']'), ignoreCase: true);
            else
                labels[line.Text] = kind;
        }
        return new(labels.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase));
    }

    /// <summary>The label whose words end nearest before the date.</summary>
    /// <param name="before">What stands before the date on its line.</param>
    public DateLabel Before(ReadOnlySpan<char> before)
    {
        if (before.Length > 60)
            before = before[^60..];
        before = before.TrimEnd(" :-–—|•·,.()[]\u200F\u200E");
        // Up to a few words may stand between label and date: "Published: Friday,".
        for (var end = before.Length; end > 0 && before.Length - end < 24; end = PreviousEnd(before, end))
        {
            for (var start = end - 1; start >= 0 && end - start <= LongestLabel; start--)
            {
                if ((start == 0 || !char.IsLetter(before[start - 1])) && _labels.TryGetValue(before[start..end], out var label))
                    return label;
            }
        }
        return DateLabel.None;
    }

    private static int PreviousEnd(ReadOnlySpan<char> text, int end)
    {
        end--;
        while (end > 0 && char.IsLetterOrDigit(text[end - 1]))
            end--;
        while (end > 0 && !char.IsLetterOrDigit(text[end - 1]))
            end--;
        return end;
    }
}
