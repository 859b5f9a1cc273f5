using Dateline.Language;

namespace Dateline.Time;

/// <summary>Tense from the dependency tree: the verb on which the expression hangs, with its auxiliaries and with the verb that it complements.</summary>
internal sealed class TreeTense(TextWords words, TimeLexicon lexicon, Document document, ClauseTense fallback) : ClauseTense
{
    private const int Climb = 8;

    public override TimeDirection Of(int first, int end)
    {
        var governor = Governor(words[first].Start, words[end - 1].End);
        // "until Friday", "ahead of Monday" point ahead by themselves; the words tell that. What "did not begin until Friday" began then.
        if (first > 0 && lexicon.Find(words, first - 1, TimeClass.Near, out _) is not null)
            return governor is { } late && WasNot(late) ? TimeDirection.Behind : fallback.Of(first, end);
        // What has held since a time began before now, whatever the verb: "has been trying to win since December".
        if (first > 0 && words[first - 1].Lower == "since" && document.TokenAt(words[first - 1].Start) is var since && since < document.TokenCount && document[since].Relation == Relation.Case)
            return TimeDirection.Behind;
        if (governor is not { } verb)
            return fallback.Of(first, end);
        if (IsTimetable(verb, first, end))
            return TimeDirection.Ahead;
        var direction = Direction(verb);
        return direction == TimeDirection.Unknown ? fallback.Of(first, end) : direction;
    }

    /// <summary>The verb, or the predicate with a copula, above the words of the expression.</summary>
    private Token? Governor(int start, int end)
    {
        var at = document.TokenAt(start);
        if (at >= document.TokenCount)
            return null;
        var token = document[at];
        for (var climbed = 0; climbed < Climb && !token.IsRoot; climbed++)
        {
            token = token.Head;
            var outside = token.TextSpan.End <= start || token.TextSpan.Start >= end;
            if (outside && IsPredicate(token))
                return token;
        }
        return null;
    }

    /// <summary>"The ministers meet on Friday": in running text, by a verb that is another in the past ("beat on Friday" may be both).</summary>
    private bool IsTimetable(Token verb, int first, int end)
    {
        if (verb.Features is not { Tense: Tense.Pres, VerbForm: VerbForm.Fin } || words.Lower(first - 1) is not "on" || words.Lower(end) is "of" || words[first].Sentence == 0
            || verb.Child(Relation.Ccomp) is not null || verb.Child(Relation.Cop) is not null || verb.Child(Relation.Aux) is not null || verb.Child(Relation.AuxPass) is not null)
            return false;
        return !verb.Sentence.IsHeadline && lexicon.Find(words, words.At(verb.TextSpan.Start), TimeClass.Unchanged, out _) is null;
    }

    /// <summary>"did not begin", "was not told".</summary>
    private static bool WasNot(Token verb)
    {
        var past = false;
        foreach (var child in verb.Children)
            past |= child.Relation.Is(Relation.Aux) && child.Features.Tense == Tense.Past;
        return past && verb.Child(Relation.Advmod) is { Lemma: "not" or "n't" };
    }

    private static bool IsPredicate(Token token) => token.Upos is Upos.Verb || token.Child(Relation.Cop) is not null;

    private TimeDirection Direction(Token verb)
    {
        var (behind, isState) = (false, false);
        foreach (var child in verb.Children)
        {
            if (!child.Relation.Is(Relation.Aux) && !child.Relation.Is(Relation.Cop))
                continue;
            if (IsAhead(child))
                return TimeDirection.Ahead;
            isState |= child.Lemma is "be" && child.Features.Tense == Tense.Pres;
            behind |= child.Features.Tense == Tense.Past || lexicon.Find(words, words.At(child.TextSpan.Start), TimeClass.Behind, out _) is not null;
        }
        // "is scheduled for Friday", "plans a vote on Friday".
        if (IsAhead(verb))
            return TimeDirection.Ahead;
        if (behind)
            return TimeDirection.Behind;
        // "Minister to resign on Friday"
        if (verb.Features.VerbForm == VerbForm.Inf && verb.IsRoot && verb.Child(Relation.Mark) is { Lemma: "to" })
            return TimeDirection.Ahead;
        if (verb.Features.VerbForm == VerbForm.Inf && !verb.IsRoot)
        {
            // "agreed to meet on Friday", "a plan to meet on Friday": what is intended lies ahead, whatever the tense of the intention.
            return IsAhead(verb.Head) || verb.Relation.Is(Relation.Xcomp) || verb.Relation.Is(Relation.Acl) ? TimeDirection.Ahead : TimeDirection.Unknown;
        }
        // "is closed" is now, whenever it was closed.
        return verb.Features.Tense == Tense.Past && !isState ? TimeDirection.Behind : TimeDirection.Unknown;
    }

    private bool IsAhead(Token token)
    {
        var at = words.At(token.TextSpan.Start);
        return at < words.Count && lexicon.Find(words, at, TimeClass.Ahead, out _) is not null;
    }
}
