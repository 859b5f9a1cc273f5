using Dateline.Language;

namespace Dateline.Coding;

/// <content>From a word to the one that it hangs on, where that has a say in whether it came to pass.</content>
internal sealed partial class Factuality
{
    /// <summary>Goes to the word that the event hangs on, where that has a say in whether it came to pass.</summary>
    private Token? Climb(Token token, ref EventStatus status)
    {
        if (token.IsRoot)
            return null;
        var governor = token.Head;
        if (token.Child(Relation.Mark) is { } asked && asked.LemmaIs("whether"))
        {
            status = Apply(Effect.MayBe, status);
            return null;
        }
        switch (token.Relation)
        {
            case Relation.Xcomp:
                status = Apply(OnInfinitive(governor), status);
                return governor;
            case Relation.Ccomp or Relation.Csubj or Relation.CsubjPass:
                var effect = Effective(_clauses, governor);
                if (effect == Effect.None || (effect is Effect.Plans or Effect.CallsFor && token.Features.Tense == Tense.Past && token.Features.VerbForm == VerbForm.Fin))
                    return null;
                if (effect is Effect.Confirms)
                    return Confirmed(governor, ref status);
                status = Apply(effect, status);
                return governor;
            case Relation.Advcl:
                return Adverbial(token, governor, ref status);
            case Relation.Acl:
                status = Apply(Effective(governor.Upos is Upos.Noun ? _nouns : _clauses, governor), status);
                return governor.Upos is Upos.Noun && Effective(_nouns, governor) != Effect.None ? governor : null;
            case Relation.Conj:
                return Coordinated(token, governor, ref status);
            case Relation.Obj or Relation.NsubjPass or Relation.Nsubj or Relation.Obl or Relation.OblAgent or Relation.Nmod:
                return token.Upos is Upos.Noun or Upos.Propn ? Noun(token, governor, ref status) : null;
            default:
                return null;
        }
    }

    private Effect OnInfinitive(Token governor) =>
        HasYet(governor) ? Effect.Fails
        // "wants to leave", but "wants them to leave".
        : governor.LemmaIs("want") && governor.Child(Relation.Obj) is null ? Effect.Plans
        : Effective(_clauses, governor) is not Effect.Permits and var effect ? effect
        : IsPresent(governor) ? Effect.MayBe : Effect.Happens;

    private Token? Adverbial(Token token, Token governor, ref EventStatus status)
    {
        if (IsStillToCome(token, governor))
        {
            status = Apply(Effect.Plans, status);
            return null;
        }
        var mark = token.Child(Relation.Mark);
        if (HasYet(governor) && token.Features.VerbForm == VerbForm.Inf)
        {
            status = Apply(Effect.Fails, status);
            return governor;
        }
        if (mark is { } word)
        {
            if (word.LemmaIs(["if", "unless", "lest"]))
            {
                status = Apply(Effect.MayBe, status);
                return null;
            }
            if (word.LemmaIs(["without", "instead", "rather"]))
            {
                status = Negate(status, token);
                return null;
            }
            if (word.LemmaIs("against") && Effective(_clauses, governor) is not (Effect.None or Effect.Happens))
            {
                // "decided against attacking".
                status = Apply(Effect.Fails, status);
                return null;
            }
            if ((word.LemmaIs(["of", "from", "for", "to", "in", "on", "about", "at", "against"]) || (word.LemmaIs("with") && token.Child(Relation.Nsubj) is null)) && Effective(_clauses, governor) is var effect && effect != Effect.None)
            {
                status = Apply(effect, status);
                return governor;
            }
            // A purpose is not a deed: "to free them", "in order to free them"; but "it took a day for them to come".
            if (token.Features.VerbForm == VerbForm.Inf && word.LemmaIs(["to", "in", "so"]))
                status = Apply(Effect.Plans, status);
            return null;
        }
        // "opened fire to disperse the crowd, killing two": behind a comma the result is that of the deed, not of its purpose.
        if (governor.Relation is Relation.Advcl && !governor.IsRoot && token.Ends("ing") && token.Index > governor.Index && governor.Child(Relation.Mark) is { } purpose && purpose.LemmaIs("to") && token.Child(Relation.Punct) is { } comma && comma.Index < token.Index && comma.TextIs(","))
            return governor.Head;
        // ", saying that …" is told for itself, whatever it hangs on.
        return (token.Ends("ing") || token.Features.VerbForm == VerbForm.Part) && !token.LemmaIs(["say", "state", "add", "note", "warn", "stress", "claim", "tell"]) ? governor : null;
    }

    private static bool IsPresent(Token token)
    {
        if (token.Features.Tense == Tense.Pres && token.Features.VerbForm == VerbForm.Fin)
            return true;
        foreach (var child in token.Children)
        {
            if (child.Relation is Relation.Aux or Relation.AuxPass or Relation.Cop && child.Features.Tense == Tense.Pres && child.Features.VerbForm == VerbForm.Fin)
                return true;
        }
        return false;
    }

    private Token? Coordinated(Token token, Token governor, ref EventStatus status)
    {
        if (token.Upos is Upos.Noun or Upos.Propn)
            return governor.Upos is Upos.Noun or Upos.Propn ? governor : null;
        // A clause of its own stands for itself. A verb joined to another hangs on what that hangs on; the other's own negation is not its.
        return !HasOwnTense(token) && governor.Upos is Upos.Verb or Upos.Adj && governor.Relation is not Relation.Conj ? Climb(governor, ref status) : null;
    }

    /// <summary>"could not confirm that they attacked": what is not confirmed may be.</summary>
    private Token? Confirmed(Token governor, ref EventStatus status)
    {
        if (Own(governor, null, EventStatus.Happened) is EventStatus.Happened or EventStatus.Ongoing)
            return governor;
        status = Apply(Effect.MayBe, status);
        return null;
    }

    /// <summary>The noun of an event: "called for talks", "no plans for an attack", "clashes were prevented".</summary>
    private Token? Noun(Token token, Token governor, ref EventStatus status)
    {
        var effect = token.Relation is Relation.Nsubj && governor.Upos is not Upos.Verb ? Predicated(governor)
            : governor.Upos is Upos.Noun or Upos.Propn ? Effective(_nouns, governor)
            : token.Relation is Relation.Nsubj ? Undergone(governor)
            : token.Relation.Is(Relation.Obl) ? Joined(_clauses, governor, token)
            : HoldsClause(token) && Effective(_clauses, governor) is Effect.Denies and var denied ? denied
            : Effective(_clauses, governor, nominal: true);
        if (effect is Effect.Confirms)
            return Confirmed(governor, ref status);
        if (effect != Effect.None)
        {
            status = Apply(effect, status);
            return governor;
        }
        return governor.Upos == Upos.Verb && token.Relation is not Relation.Obl && Carries(governor) ? governor : null;
    }

    /// <summary>What a participle does to the noun before it: "talks planned for Friday", where what it hangs on may make the difference.</summary>
    private Effect OfNoun(Token participle)
    {
        foreach (var child in participle.Children)
        {
            if (child.Relation.Is(Relation.Obl) && Joined(_clauses, participle, child) is var joined && joined != Effect.None)
                return joined;
        }
        return participle.LemmaIs("fail") ? Effect.None : Effective(_clauses, participle, nominal: true);
    }

    /// <summary>A headline leaves out "were": "Talks postponed", "Rally cancelled".</summary>
    private Effect Undergone(Token verb)
    {
        if (verb.Features.Tense != Tense.Past || verb.LemmaIs(["fail", "miss"]))
            return Effect.None;
        foreach (var child in verb.Children)
        {
            if (child.Relation is Relation.Aux or Relation.AuxPass or Relation.Obj or Relation.Ccomp or Relation.Xcomp)
                return Effect.None;
        }
        return Effective(_clauses, verb, nominal: true) is (Effect.Plans or Effect.Fails) and var effect ? effect : Effect.None;
    }

    private static Effect Joined(Dictionary<string, Effect> clauses, Token governor, Token oblique) =>
        Clause.CaseOf(oblique) is { } mark ? Joined(clauses.GetAlternateLookup<ReadOnlySpan<char>>(), governor, mark.Lemma) : Effect.None;
}
