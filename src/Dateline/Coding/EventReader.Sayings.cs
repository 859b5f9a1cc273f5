using Dateline.Language;

namespace Dateline.Coding;

/// <content>What is done by saying so: agreeing, rejecting, threatening, demanding.</content>
internal sealed partial class EventReader
{
    /// <summary>Who says that they will help agrees to; that they will not, rejects; who says that they will harm, or do anything unless another obeys, threatens (CAMEO 03, 12 and 13).</summary>
    private MentionDraft? Intention(MentionDraft planned)
    {
        if (planned.Status is not (EventStatus.Planned or EventStatus.Denied) || planned.Sources.Count == 0 || planned.Pattern.Type is not { } type)
            return null;
        var verb = Clause.Predicate(_document[planned.Token]);
        Token? word = null;
        foreach (var child in verb.Children)
        {
            if (child.Relation is Relation.Aux && child.LemmaIs(["will", "shall", "would"]))
                word = child;
        }
        var refused = planned.Status == EventStatus.Denied;
        if (refused && (word is null || !verb.Relation.Is(Relation.Ccomp)))
            return null;
        var unless = Unless(verb);
        var told = word is null;
        if (told && verb.Relation is Relation.Xcomp && !_told[verb.Head.Index] && verb.Head.Upos is Upos.Verb or Upos.Adj)
            word = verb.Head;
        if (word is not { } sign)
            return null;
        var friendly = type is EventType.Aid or EventType.Support or EventType.Cooperate or EventType.Concede or EventType.Retreat or EventType.Consult or EventType.Agree;
        if (!friendly && (refused || type is not (EventType.Assault or EventType.Sanction or EventType.Coerce or EventType.Protest)))
            return null;
        var at = WordAt(sign.Index);
        var mention = new MentionDraft
        {
            Pattern = _lexicon.Implied(refused ? "events/demand#will-not" : friendly && unless is null ? "events/agreement#intend" : "events/demand#intend-harm"), TriggerFirst = at, TriggerEnd = at + 1,
            ClauseFirst = Math.Min(at, planned.ClauseFirst), ClauseEnd = Math.Max(at + 1, planned.ClauseEnd), Token = sign.Index, Confidence = 0.6,
        };
        // Of what is done together, whoever speaks of it agrees to it, with the others.
        var speakers = planned.Pattern.IsReciprocal && planned.Targets.Count == 0 ? 1 : planned.Sources.Count;
        mention.Sources.AddRange(planned.Sources[..speakers]);
        mention.Targets.AddRange(planned.Sources[speakers..]);
        mention.Targets.AddRange(planned.Targets);
        if (unless is { } condition && mention.Targets.Count == 0 && Clause.Subject(condition) is { } asked)
            _roles.OfCondition(mention, asked);
        return mention;
    }

    /// <summary>"will withdraw unless they stop": the clause that says what another must do.</summary>
    private static Token? Unless(Token verb)
    {
        foreach (var child in verb.Children)
        {
            if (child.Relation is Relation.Advcl && child.Child(Relation.Mark) is { } mark && mark.LemmaIs("unless"))
                return child;
        }
        return null;
    }

    /// <summary>Who says that another must do something demands it.</summary>
    private MentionDraft? Demand(Token auxiliary)
    {
        if (auxiliary.Relation is not Relation.Aux || !auxiliary.LemmaIs(["must", "should", "ought"]) || _told[auxiliary.Index])
            return null;
        var verb = auxiliary.Head;
        var clause = verb;
        for (var steps = 6; steps > 0 && clause.Relation is Relation.Conj or Relation.Xcomp; steps--)
            clause = clause.Head;
        if (clause.Relation is not Relation.Ccomp || clause.Head.Upos is not Upos.Verb || Clause.Subject(clause.Head) is not { } speaker || Clause.Subject(verb) is not { } asked)
            return null;
        var at = WordAt(auxiliary.Index);
        var (first, end) = Extent(verb);
        var mention = new MentionDraft { Pattern = _lexicon.Implied("events/demand#must"), TriggerFirst = at, TriggerEnd = at + 1, ClauseFirst = Math.Min(at, first), ClauseEnd = Math.Max(at + 1, end), Token = auxiliary.Index, Confidence = 0.6 };
        _roles.OfSaying(mention, speaker, asked);
        return mention.Sources.Count > 0 && mention.Targets.Count > 0 ? mention : null;
    }
}
