using Dateline.Language;

namespace Dateline.Time;

/// <summary>Which side of the day of publication the words around an expression point to.</summary>
internal enum TimeDirection : sbyte
{
    /// <summary>Behind it.</summary>
    Behind = -1,

    /// <summary>Nothing says.</summary>
    Unknown = 0,

    /// <summary>Ahead of it.</summary>
    Ahead = 1,
}

/// <summary>Tells from the verbs of the clause whether a weekday or a date without a year lies behind or ahead.</summary>
/// <remarks>Counts on news (Tempeval-3, MEANTIME) show that a cue must be the governing verb, not any word nearby: the nearest verb before
/// the expression in its clause decides, and only where there is none, the first behind it.</remarks>
internal sealed class ClauseTense(TextWords words, TimeLexicon lexicon)
{
    private const int Reach = 14;

    public TimeDirection Of(int first, int end)
    {
        if (first > 0 && lexicon.Find(words, first - 1, TimeClass.Near, out _) is not null)
            return IsPast(first - 2) && !IsAhead(first - 2, first) ? TimeDirection.Behind : TimeDirection.Ahead;
        var sentence = words[first].Sentence;
        for (var at = first - 1; at >= 0 && first - at <= Reach && words[at].Sentence == sentence; at--)
        {
            if (IsBoundary(at))
                break;
            if (IsAhead(at, first))
                return TimeDirection.Ahead;
            if (IsPast(at))
                return TimeDirection.Behind;
        }
        for (var at = end; at < words.Count && at - end <= Reach && words[at].Sentence == sentence; at++)
        {
            if (IsBoundary(at) && at > end)
                break;
            if (IsAhead(at, words.Count))
                return TimeDirection.Ahead;
            if (IsPast(at))
                return TimeDirection.Behind;
        }
        return TimeDirection.Unknown;
    }

    private bool IsAhead(int at, int before) =>
        at >= 0 && lexicon.Find(words, at, TimeClass.Ahead, out var end) is not null && end <= before && !(words[at].Lower is "may" && words[at].IsCapitalised)
        && !(words[at].Lower is "expected" or "planned" or "scheduled" && at > 0 && words[at - 1].Lower is "had");

    private bool IsPast(int at)
    {
        if (at < 0 || words[at].Kind != WordKind.Letters)
            return false;
        return lexicon.Find(words, at, TimeClass.Behind, out _) is not null
            || (words[at].Lower.EndsWith("ed", StringComparison.Ordinal) && words[at].Lower.Length > 3 && !words[at].IsCapitalised);
    }

    private bool IsBoundary(int at) => words[at].Lower is ";" or "that" or "which" or "who" or "whose" or "because" or "although" or "while" or ":" or "said" or "says" or "but";
}
