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
        switch (token.Relation)
        {
            case Relation.Xcomp:
                status = Apply(Effective(_clauses, governor), status);
                return governor;
            case Relation.Ccomp or Relation.Csubj or Relation.CsubjPass:
                var effect = Effective(_clauses, governor);
                if (effect == Effect.None || (effect is Effect.Plans && token.Features.Tense == Tense.Past && token.Features.VerbForm == VerbForm.Fin))
                    return null;
                status = Apply(effect, status);
                return governor;
            case Relation.Advcl:
                return Adverbial(token, governor, ref status);
            case Relation.Acl:
                status = Apply(Effective(governor.Upos is Upos.Noun ? _nouns : _clauses, governor), status);
                return governor.Upos is Upos.Noun && Effective(_nouns, governor) != Effect.None ? governor : null;
            case Relation.Conj:
                return Coordinated(token, governor);
            case Relation.Obj or Relation.NsubjPass or Relation.Nsubj or Relation.Obl or Relation.OblAgent or Relation.Nmod:
                return token.Upos is Upos.Noun or Upos.Propn ? Noun(token, governor, ref status) : null;
            default:
                return null;
        }
    }

    private Token? Adverbial(Token token, Token governor, ref EventStatus status)
    {
        var mark = token.Child(Relation.Mark);
        if (mark is { } word)
        {
            if (word.LemmaIs(["if", "unless", "whether", "lest"]))
            {
                status = Apply(Effect.MayBe, status);
                return null;
            }
            if (word.LemmaIs(["without", "instead", "rather"]))
            {
                status = Negate(status, token);
                return null;
            }
            if (word.LemmaIs(["of", "from", "for", "to", "in", "on", "about", "at", "against"]) && Effective(_clauses, governor) is var effect && effect != Effect.None)
            {
                status = Apply(effect, status);
                return governor;
            }
            // "until the demands are met" lies ahead of what is told; of what was, the past would be told.
            if (word.LemmaIs(["before", "until", "till"]) && IsPresent(token))
            {
                status = Apply(Effect.Plans, status);
                return null;
            }
            // A purpose is not a deed.
            if (word.LemmaIs("to") && token.Features.VerbForm == VerbForm.Inf)
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

    private static Token? Coordinated(Token token, Token governor)
    {
        if (token.Upos is Upos.Noun or Upos.Propn)
            return governor.Upos is Upos.Noun or Upos.Propn ? governor : null;
        // A clause of its own stands for itself.
        return HasOwnTense(token) || governor.Upos is not (Upos.Verb or Upos.Adj) ? null : Above(governor);
    }

    /// <summary>A verb joined to another hangs on what that hangs on; the other's own negation is not its.</summary>
    private static Token? Above(Token verb) => verb.Relation is Relation.Xcomp or Relation.Advcl or Relation.Ccomp or Relation.Acl && !verb.IsRoot ? verb.Head : null;

    /// <summary>The noun of an event: "called for talks", "no plans for an attack", "clashes were prevented".</summary>
    private Token? Noun(Token token, Token governor, ref EventStatus status)
    {
        var effect = token.Relation is Relation.Nsubj && governor.Upos is not Upos.Verb ? Predicated(governor)
            : governor.Upos is Upos.Noun or Upos.Propn ? Effective(_nouns, governor)
            : token.Relation is Relation.Nsubj ? Effect.None
            : Effective(_clauses, governor, nominal: true);
        if (effect != Effect.None)
        {
            status = Apply(effect, status);
            return governor;
        }
        return governor.Upos == Upos.Verb && token.Relation is not Relation.Obl && Carries(governor) ? governor : null;
    }
}
