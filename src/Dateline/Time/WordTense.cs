using Dateline.Language;

namespace Dateline.Time;

/// <summary>Tense from the words alone: the nearest verb before the expression in its clause decides, and only where there is none, the first
/// behind it.</summary>
internal sealed class WordTense(TextWords words, TimeLexicon lexicon) : ClauseTense
{
    private const int Reach = 14;

    public override TimeDirection Of(int first, int end)
    {
        if (first > 0 && lexicon.Find(words, first - 1, TimeClass.Near, out _) is not null)
            return IsPast(first - 2) && !IsAhead(first - 2, first) ? TimeDirection.Behind : TimeDirection.Ahead;
        var sentence = words[first].Sentence;
        // "by Friday" is a term: it lies ahead unless something past was done by then.
        var isTerm = first > 0 && words[first - 1].Lower == "by";
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
        return isTerm ? TimeDirection.Ahead : TimeDirection.Unknown;
    }

    private bool IsAhead(int at, int before) =>
        at >= 0 && lexicon.Find(words, at, TimeClass.Ahead, out var end) is not null && end <= before && !(words[at].Lower is "may" && words[at].IsCapitalised)
        && !(words[at].Lower is "expected" or "planned" or "scheduled" && at > 0 && words[at - 1].Lower is "had");

    private bool IsPast(int at)
    {
        if (at < 0 || words[at].Kind != WordKind.Letters)
            return false;
        // A participle behind a form of "be" says nothing by itself: "is closed" is now, "will be held" ahead, and "was" is found next.
        if (words.Lower(at - 1) is "is" or "are" or "'s" or "'re" or "am" or "be" or "being" or "been" or "not")
            return false;
        return lexicon.Find(words, at, TimeClass.Behind, out _) is not null
            || (words[at].Lower.EndsWith("ed", StringComparison.Ordinal) && words[at].Lower.Length > 3 && !words[at].IsCapitalised);
    }

    private bool IsBoundary(int at) => words[at].Lower is ";" or "that" or "which" or "who" or "whose" or "because" or "although" or "while" or ":" or "said" or "says" or "but";
}
