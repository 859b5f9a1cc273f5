using Dateline.Language;

namespace Dateline.Coding;

/// <content>Events that a noun names, and those that only a figure tells of.</content>
internal sealed partial class EventReader
{
    private MentionDraft? Noun(Token token)
    {
        var at = WordAt(token.Index);
        var triggers = _lexicon.Nouns.Longest(_words, at, out var end);
        if (triggers.Count == 0)
            return null;
        var last = _document[Math.Min(_document.TokenAt(_words[end - 1].Start), _document.TokenCount - 1)];
        var noun = last.Upos is Upos.Adp && end - at > 1 ? _document[Math.Min(_document.TokenAt(_words[end - 2].Start), _document.TokenCount - 1)] : last;
        if (noun.Upos is not (Upos.Noun or Upos.Propn) || _told[noun.Index] || (noun.Relation is Relation.Compound && noun.Head.Index > noun.Index && !_lexicon.IsQuantity(noun.Head.Lemma)))
            return null;
        var pattern = triggers[0];
        // The noun of what a verb tells is told with the verb: "a bombing killed three", "killed in a raid".
        var verb = Clause.Governing(noun);
        if (_told[verb.Index] && noun.Head == verb && _lexicon.Verbs(verb.Lemma, verb.Text).Any(v => v.Pattern.Type == pattern.Type))
            return null;
        for (var i = token.Index; i <= noun.Index; i++)
            _told[i] = true;
        var (first, stop) = Extent(verb);
        if (at < first || end > stop)
            (first, stop) = (Math.Min(at, WordAt(noun.Subtree.FirstToken)), Math.Max(end, WordAt(noun.Subtree.EndToken - 1) + 1));
        var mention = new MentionDraft { Pattern = pattern, TriggerFirst = at, TriggerEnd = end, ClauseFirst = first, ClauseEnd = stop, Token = noun.Index, Confidence = 0.6 };
        _roles.OfNoun(mention, noun, _factuality);
        (mention.Status, mention.IsPerfect) = _factuality.Of(noun);
        return mention.Sources.Count + mention.Targets.Count > 0 || mention.Status is not (EventStatus.Happened or EventStatus.Ongoing) || Tells(noun) ? mention : null;
    }

    /// <summary>Whether a noun that names nobody still tells that something happened: it is what the clause is about, or what a verb carries; behind a
    /// preposition it is only spoken of ("on the eve of the talks").</summary>
    private bool Tells(Token noun)
    {
        var token = noun;
        while (token.Relation is Relation.Conj && !token.IsRoot)
            token = token.Head;
        return token.IsRoot || token.Relation is Relation.Nsubj or Relation.NsubjPass or Relation.Parataxis or Relation.Appos or Relation.List
            || (token.Relation is Relation.Obj && _factuality.Carries(token.Head)) || HasTime(noun);
    }

    /// <summary>"the riots of January 5", "last month's clashes".</summary>
    private bool HasTime(Token noun)
    {
        foreach (var child in noun.Children)
        {
            if (child.Relation is Relation.NmodUnmarked or Relation.NmodPoss || child.Relation.Is(Relation.Nmod))
            {
                if (_isTime[WordAt(child.Index)])
                    return true;
            }
        }
        return false;
    }

    /// <summary>The event that only a figure tells of: "The death toll rose to 14".</summary>
    /// <param name="anchor">The word that says what is counted.</param>
    /// <param name="count">The figure.</param>
    public MentionDraft Casualties(Token anchor, Count count)
    {
        var (first, end) = Extent(Clause.Governing(anchor));
        var at = WordAt(anchor.Index);
        var mention = new MentionDraft { Pattern = _lexicon.Implied("events/other#casualties"), TriggerFirst = at, TriggerEnd = at + 1, ClauseFirst = Math.Min(first, at), ClauseEnd = Math.Max(end, at + 1), Token = anchor.Index, Confidence = 0.6 };
        (mention.Status, mention.IsPerfect) = _factuality.Of(anchor);
        mention.Counts.Add(count);
        return mention;
    }
}
