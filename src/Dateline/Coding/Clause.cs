using Dateline.Language;

namespace Dateline.Coding;

/// <summary>What grammar tells of a predicate, whatever its meaning: its subject, its objects, its voice. Universal Dependencies, English.</summary>
/// <remarks>Subjects that are not written beside the verb are found as the grammar of English has them: shared in coordination ("marched and burned"),
/// controlled ("told troops to leave", "agreed to leave"), relative ("troops who left"), and of participles ("the man shot by police").</remarks>
internal static class Clause
{
    private const int MaxSteps = 12;

    /// <summary>Verbs with an object whose infinitive is nevertheless done by the subject.</summary>
    private static readonly string[] SubjectControl = ["promise", "vow", "pledge", "threaten", "use", "make", "take"];

    public static bool LemmaIs(this Token token, string lemma) => token.Lemma.SequenceEqual(lemma);

    public static bool LemmaIs(this Token token, ReadOnlySpan<string> lemmas)
    {
        foreach (var lemma in lemmas)
        {
            if (token.Lemma.SequenceEqual(lemma))
                return true;
        }
        return false;
    }

    /// <summary>Whether a word with one of some lemmas hangs on a token in a relation.</summary>
    public static bool Has(this Token token, Relation relation, params ReadOnlySpan<string> lemmas)
    {
        foreach (var child in token.Children)
        {
            if (child.Relation == relation && child.LemmaIs(lemmas))
                return true;
        }
        return false;
    }

    public static bool TextIs(this Token token, string lower) => token.Text.Equals(lower, StringComparison.OrdinalIgnoreCase);

    public static bool IsNoun(this Token token) => token.Upos is Upos.Noun or Upos.Propn or Upos.Pron;

    /// <summary>A copula or auxiliary stands for the word that carries it.</summary>
    public static Token Predicate(Token token) => token.Relation is Relation.Cop or Relation.Aux or Relation.AuxPass ? token.Head : token;

    /// <summary>Whether a verb was taken for an adjective: in a sentence without a verb of its own, a past form between two nouns ("Tanks shelled positions", as headlines have it).</summary>
    public static bool IsStray(Token verb) =>
        verb.Relation is Relation.Amod && verb.Upos is Upos.Verb && verb.Index > verb.Sentence.FirstToken && verb.Document[verb.Index - 1] is { Upos: Upos.Noun or Upos.Propn }
        && verb.Sentence.Root is { Upos: Upos.Noun or Upos.Propn } root && root.Child(Relation.Nsubj) is null;

    /// <summary>The noun before a stray verb.</summary>
    private static Token Before(Token verb)
    {
        var noun = verb.Document[verb.Index - 1];
        for (var steps = MaxSteps; steps > 0 && !noun.IsRoot && noun.Head.Index < verb.Index && noun.Head.Upos is Upos.Noun or Upos.Propn && noun.Relation is Relation.Nmod or Relation.Flat or Relation.Compound or Relation.Conj or Relation.Appos; steps--)
            noun = noun.Head;
        return noun;
    }

    public static bool IsPassive(Token verb)
    {
        foreach (var child in verb.Children)
        {
            if (child.Relation is Relation.AuxPass or Relation.NsubjPass or Relation.CsubjPass or Relation.OblAgent)
                return true;
        }
        // A participle behind its noun is passive ("sanctions imposed in May"), unless it has an object of its own.
        if (verb.Relation is Relation.Acl)
            return verb.Features.VerbForm == VerbForm.Part && verb.Features.Tense != Tense.Pres && !Ends(verb, "ing") && verb.Child(Relation.Obj) is null;
        return verb.Relation is Relation.Conj && verb.Head.Upos == Upos.Verb && verb.Features.IsPassive && verb.Child(Relation.Nsubj) is null && IsPassive(verb.Head);
    }

    public static bool Ends(this Token token, string ending) => token.Text.EndsWith(ending, StringComparison.OrdinalIgnoreCase);

    /// <summary>The word in the place of the subject, written there or understood; of a passive, what it is done to.</summary>
    public static Token? Subject(Token predicate) => Subject(predicate, MaxSteps);

    private static Token? Subject(Token predicate, int steps)
    {
        if (steps == 0)
            return null;
        foreach (var child in predicate.Children)
        {
            if (child.Relation is Relation.Nsubj or Relation.NsubjPass or Relation.NsubjOuter)
                return IsRelative(child) ? Antecedent(predicate) ?? child : child;
        }
        if (IsStray(predicate))
            return Before(predicate);
        // "it is willing to …": an "it" that somebody may be meant by; nobody is meant where a clause follows as the subject.
        if (predicate.Upos is Upos.Adj && predicate.Child(Relation.Csubj) is null && predicate.Child(Relation.Expl) is { } it)
            return it;
        return predicate.Relation switch
        {
            Relation.AclRelcl => null,
            Relation.Acl => predicate.Features.VerbForm == VerbForm.Inf ? Holder(predicate.Head, steps - 1) : predicate.Head,
            Relation.Conj when predicate.Head.Upos is Upos.Verb or Upos.Aux or Upos.Adj => Subject(predicate.Head, steps - 1),
            Relation.Xcomp => Controller(predicate.Head, steps - 1),
            Relation.Advcl => Controller(predicate, predicate.Head, steps - 1),
            _ => null,
        };
    }

    /// <summary>Who does what a noun names: "the plan of the rebels to attack", "their threat to strike", "announced plans to leave".</summary>
    private static Token? Holder(Token noun, int steps)
    {
        foreach (var child in noun.Children)
        {
            if (child.Relation is Relation.NmodPoss || (child.Relation.Is(Relation.Nmod) && CaseOf(child) is { } mark && mark.LemmaIs(["of", "by", "for"])))
                return child;
        }
        return noun.Relation is Relation.Obj or Relation.Obl && noun.Head.Upos == Upos.Verb ? Subject(noun.Head, steps) : null;
    }

    private static Token? Controller(Token governor, int steps)
    {
        if (!governor.LemmaIs(SubjectControl) && (governor.Child(Relation.Iobj) ?? governor.Child(Relation.Obj) ?? CalledOn(governor)) is { } controlled)
            return controlled;
        return Subject(governor, steps);
    }

    /// <summary>A clause beside another: "accused him of killing", "prevented them from leaving" are done by the object, all others by the subject.</summary>
    private static Token? Controller(Token clause, Token governor, int steps)
    {
        if (clause.Child(Relation.Mark) is { } mark && mark.LemmaIs(["of", "from", "into"]) && governor.Child(Relation.Obj) is { } controlled)
            return controlled;
        if (governor.LemmaIs(["call", "appeal", "urge"]) && clause.Features.VerbForm == VerbForm.Inf && CalledOn(governor) is { } called)
            return called;
        return Subject(governor, steps);
    }

    private static Token? CalledOn(Token verb)
    {
        if (!verb.LemmaIs(["call", "appeal", "wait", "plead"]))
            return null;
        foreach (var child in verb.Children)
        {
            if (child.Relation.Is(Relation.Obl) && CaseOf(child) is { } mark && mark.LemmaIs(["on", "upon", "to", "for", "with"]))
                return child;
        }
        return null;
    }

    public static bool IsRelative(Token token) => token.Features.PronounType == PronounType.Rel || (token.Upos is Upos.Pron or Upos.Det && (token.TextIs("who") || token.TextIs("which") || token.TextIs("that")));

    /// <summary>The noun that a relative clause around a word belongs to.</summary>
    public static Token? Antecedent(Token predicate)
    {
        for (var (token, steps) = (predicate, MaxSteps); steps > 0 && !token.IsRoot; token = token.Head, steps--)
        {
            if (token.Relation is Relation.AclRelcl)
                return token.Head;
            if (token.Relation is not (Relation.Conj or Relation.Xcomp or Relation.Ccomp))
                return null;
        }
        return null;
    }

    /// <summary>The object, written there or understood: what a relative clause leaves out ("sanctions that they imposed").</summary>
    public static Token? Object(Token verb)
    {
        foreach (var child in verb.Children)
        {
            if (child.Relation is Relation.Obj)
                return IsRelative(child) ? Antecedent(verb) ?? child : child;
        }
        if (IsStray(verb))
            return verb.Head.Index > verb.Index ? verb.Head : Following(verb);
        foreach (var child in verb.Children)
        {
            if (child.Relation is Relation.Obl && child.Index > verb.Index && (IsHedged(child) || (child.Child(Relation.Case) is null && child.Child(Relation.Nummod) is not null)))
                return child;
        }
        if (verb.Relation is Relation.AclRelcl && !IsPassive(verb) && verb.Child(Relation.Nsubj) is { } subject && !IsRelative(subject))
            return verb.Head;
        return null;
    }

    private static Token? Following(Token verb)
    {
        for (var i = verb.Index + 1; i < verb.Sentence.EndToken && i < verb.Index + 6; i++)
        {
            if (verb.Document[i].Upos is Upos.Noun or Upos.Propn && verb.Document[i].Relation is not (Relation.Compound or Relation.Flat))
                return verb.Document[i];
        }
        return null;
    }

    /// <summary>"at least 12 protesters", "up to 30": words about a number that look like a preposition and are none.</summary>
    private static bool IsHedged(Token noun)
    {
        foreach (var child in noun.Children)
        {
            if (child.Relation is Relation.Case && child.Index + 1 < noun.Index && noun.Document[child.Index + 1].Text is "least" or "most" && child.TextIs("at"))
                return true;
        }
        return false;
    }

    /// <summary>The clause of a verb that itself is a complement, where the parser has hung it one too high: "said she believed | the ships had left".</summary>
    public static Token? NextComplement(Token verb)
    {
        foreach (var sibling in verb.Head.Children)
        {
            if (sibling.Relation is Relation.Ccomp && sibling.Index > verb.Index)
                return sibling;
        }
        return null;
    }

    /// <summary>The preposition of a noun; the first word of one of several words.</summary>
    public static Token? CaseOf(Token noun)
    {
        if (IsHedged(noun))
            return null;
        foreach (var child in noun.Children)
        {
            if (child.Relation is Relation.Case && child.Upos is Upos.Adp or Upos.Sconj or Upos.Adv && child.Index < noun.Index)
                return child;
        }
        return null;
    }

    /// <summary>The words of a clause: those that hang on its predicate, without clauses below it. A predicate that shares the subject of another begins with that subject.</summary>
    public static (int First, int End) Extent(Token predicate)
    {
        var (first, end) = (predicate.Index, predicate.Index + 1);
        Extend(predicate, true, ref first, ref end);
        for (var (token, steps) = (predicate, MaxSteps); steps > 0 && token.Relation is Relation.Conj or Relation.Xcomp && token.Head.Upos is Upos.Verb or Upos.Adj && token.Child(Relation.Nsubj) is null; token = token.Head, steps--)
        {
            if (token.Head.Child(Relation.Nsubj) is { } subject && subject.Index < first)
                first = Math.Min(first, subject.Subtree.FirstToken);
            if (token.Relation is Relation.Xcomp)
                first = Math.Min(first, token.Head.Index);
        }
        return (first, end);
    }

    private static void Extend(Token word, bool top, ref int first, ref int end)
    {
        foreach (var child in word.Children)
        {
            var clause = child.Relation is Relation.Advcl or Relation.AdvclRelcl or Relation.Parataxis or Relation.Csubj or Relation.CsubjPass or Relation.AclRelcl or Relation.Cc or Relation.Punct or Relation.Mark or Relation.Discourse
                || (child.Relation is Relation.Ccomp && top) || (child.Relation is Relation.Conj && top && word.Upos is Upos.Verb or Upos.Aux or Upos.Adj);
            if (clause)
                continue;
            first = Math.Min(first, child.Index);
            end = Math.Max(end, child.Index + 1);
            Extend(child, false, ref first, ref end);
        }
    }

    /// <summary>The verb, or word that stands for one, whose clause a word lies in: itself where it is one.</summary>
    public static Token Governing(Token word)
    {
        for (var steps = 40; steps > 0 && !word.IsRoot; word = word.Head, steps--)
        {
            if (word.Upos is Upos.Verb && word.Relation is not (Relation.Amod or Relation.Compound or Relation.Case))
                return word;
            if (word.Relation is Relation.Ccomp or Relation.Advcl or Relation.Acl or Relation.AclRelcl or Relation.Parataxis or Relation.Csubj or Relation.Xcomp)
                return word;
        }
        return word;
    }
}
