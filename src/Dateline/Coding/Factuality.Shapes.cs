using Dateline.Language;

namespace Dateline.Coding;

/// <content>What the form of a clause says of whether it came to pass, whatever its words.</content>
internal sealed partial class Factuality
{
    /// <summary>The effect of the form of a clause: what would have been was not, what is asked or supposed may be, what is ordered is called for.</summary>
    private static Effect Shape(Token token)
    {
        var (modal, perfect, first) = ((Token?)null, false, (Token?)null);
        foreach (var child in token.Children)
        {
            if (child.Relation is not (Relation.Aux or Relation.AuxPass or Relation.Cop))
                continue;
            first ??= child;
            perfect |= child.TextIs("have");
            if (child.Relation is Relation.Aux && Modal(child) != Effect.None)
                modal ??= child;
        }
        if (perfect && modal is { } verb)
        {
            // "would have attacked", "should have attacked" did not; "must have attacked" and "may have attacked" are what somebody makes of it.
            return verb.TextIs("would") || verb.TextIs("'d") || verb.TextIs("should") || verb.LemmaIs("ought") ? Effect.Fails : Effect.MayBe;
        }
        if (token.Features is { VerbForm: VerbForm.Inf })
        {
            // "are due to attack", where the tree makes of both words a mark of the verb; "was to attack", "Minister to resign".
            if (token.Has(Relation.Mark, "due") || ((first is { Relation: Relation.Cop } || token.IsRoot) && !token.LemmaIs("blame") && token.Child(Relation.Mark) is { } mark && mark.TextIs("to")))
                return Effect.Plans;
        }
        if (first is { } auxiliary && auxiliary.Index == auxiliary.Sentence.FirstToken && auxiliary.Index < token.Index)
        {
            // "Did they attack?"; "Had they attacked, we would …", "Should they attack, we will …".
            if (token.Has(Relation.Punct, "?") || auxiliary.LemmaIs(["have", "should"]) || auxiliary.TextIs("were"))
                return Effect.MayBe;
        }
        return IsOrder(token) ? Effect.CallsFor : Effect.None;
    }

    /// <summary>"Attack at dawn!", "let us attack".</summary>
    private static bool IsOrder(Token token)
    {
        if (token.Sentence.IsHeadline)
            return false;
        if (token is { Relation: Relation.Xcomp, IsRoot: false } && token.Head.TextIs("let"))
            token = token.Head;
        return token.Features.Mood == Mood.Imp && token.Child(Relation.Nsubj) is null && (token.IndexInSentence == 0 || token.Sentence.Tokens[token.IndexInSentence - 1].Upos == Upos.Punct);
    }

    /// <summary>"have yet to attack".</summary>
    private static bool HasYet(Token governor) => governor.LemmaIs(["have", "be", "remain"]) && governor.Has(Relation.Advmod, "yet");

    /// <summary>A clause in the present tense that sets the time of what lies ahead: "will leave when they free him", "until the demands are met".</summary>
    private static bool IsStillToCome(Token token, Token governor)
    {
        if (!IsPresent(token))
            return false;
        var mark = token.Child(Relation.Mark);
        // Of what was, the past would be told.
        if (mark is { } until && until.LemmaIs(["before", "until", "till"]))
            return true;
        // "as soon as" hangs on "soon".
        var soon = governor.Upos is Upos.Adv && !governor.IsRoot;
        if (mark is { } word ? !word.LemmaIs(["after", "once", "when", "whenever"]) && !(soon && word.LemmaIs("as")) : !token.Has(Relation.Advmod, "when", "once", "whenever"))
            return false;
        var above = soon ? governor.Head : governor;
        foreach (var child in above.Children)
        {
            if (child.Relation is Relation.Aux && Modal(child) is Effect.Plans or Effect.CallsFor)
                return true;
        }
        return IsOrder(above);
    }

    /// <summary>Whether a noun tells its clause: "claims that they attacked".</summary>
    private static bool HoldsClause(Token noun)
    {
        foreach (var child in noun.Children)
        {
            if (child.Relation is Relation.Acl && child.Child(Relation.Mark) is { } mark && mark.LemmaIs("that"))
                return true;
        }
        return false;
    }
}
