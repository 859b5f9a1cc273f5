using System.Globalization;
using Dateline.Language;

namespace Dateline.Coding;

/// <summary>The lengths of a report that set two events apart.</summary>
internal sealed class EventOffsets
{
    private const int MostDigits = 3;
    private readonly Dictionary<int, EventOffset> _offsets = [];
    private readonly HashSet<int> _events = [];

    public EventOffsets(Document document, TextWords words, ReportTimes times)
    {
        for (var i = 0; i < times.Count; i++)
        {
            if (Length(times[i]) is not { } length || Sign(words.Lower(words.At(times[i].Span.End))) is not (not 0 and var sign))
                continue;
            var mark = document[Math.Min(document.TokenAt(words[words.At(times[i].Span.End)].Start), document.TokenCount - 1)];
            if (mark.Relation is not (Relation.Case or Relation.Mark) || mark.Head is var @event && (@event.Index < mark.Index || @event.IsRoot))
                continue;
            // "a day" may hang between the two: "[a day [before the vote]], they withdrew".
            var told = @event.Head;
            if (told.TextSpan.Start >= times[i].Span.Start && told.TextSpan.End <= times[i].Span.End && !told.IsRoot)
                told = told.Head;
            _offsets.Add(i, new EventOffset(told, @event, sign * length.Count, length.Unit));
            _events.Add(@event.Index);
        }
    }

    /// <summary>What an expression sets apart, if anything.</summary>
    public EventOffset? Of(int time) => _offsets.GetValueOrDefault(time);

    /// <summary>Whether a word is the event that another is told to lie before or after: a date that hangs on it is its alone.</summary>
    public bool IsEvent(Token token) => _events.Contains(token.Index);

    private static int Sign(ReadOnlySpan<char> word) => word switch { "after" or "following" => 1, "before" => -1, _ => 0 };

    /// <summary>A whole number of days, weeks, months or years.</summary>
    private static (int Count, char Unit)? Length(TimeExpression time) =>
        time is { Type: TimexType.Duration, Earliest: null, Value: ['P', .. var digits, 'D' or 'W' or 'M' or 'Y'] } && digits.Length <= MostDigits
            && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? (count, time.Value[^1]) : null;
}
