using Dateline.Actors;
using Dateline.Language;

namespace Dateline.Coding;

/// <summary>"Will" and "shall" where the subject, or who says it, has it in hand; conditions and deadlines.</summary>
internal sealed partial class CommitmentReader
{
    private void ReadFuture(Token verb)
    {
        var holder = _holders[Word(verb)];
        if (!LooksAhead(verb, holder) || IsOpen(verb) || holder is { IsNegative: true })
            return;
        if (holder is { CueKind: not (StatementKind.Assertion or StatementKind.Commitment or StatementKind.Other or StatementKind.Agreement or StatementKind.Threat) })
            return;
        var deed = verb.LemmaIs("go") && verb.Child(Relation.Xcomp) is { } ahead ? ahead : verb;
        var passive = Clause.IsPassive(deed);
        var subject = Clause.Subject(verb);
        if (lexicon.IsUnbound(deed.Lemma) || subject is null)
            return;
        if (passive || lexicon.Endures(deed.Lemma))
        {
            if (InCharge(holder, subject.Value))
                Add(verb, verb, holder is null || InHand(subject.Value) ? null : Source(holder), null, CommitmentForce.Stated, holder);
            return;
        }
        if (Binding.IsSpeaker(subject.Value) || IsSource(subject.Value, holder) || IsInPower(subject.Value, holder))
            Add(verb, deed, subject, Receiver(deed), CommitmentForce.Stated, holder);
    }

    /// <summary>"will", "shall", "going to"; and, in what somebody has said, "would".</summary>
    private static bool LooksAhead(Token verb, StatementDraft? holder)
    {
        if (Binding.IsFuture(verb))
            return true;
        if (holder is null)
            return false;
        foreach (var child in verb.Children)
        {
            if (child.Relation is Relation.Aux && (child.TextIs("would") || child.TextIs("'d") || child.TextIs("’d")) && verb.Relation is Relation.Ccomp or Relation.Conj)
                return true;
        }
        return false;
    }

    /// <summary>Whether it is only asked, supposed or told of a noun: "if they will", "Will they?", "those who will".</summary>
    private static bool IsOpen(Token verb)
    {
        foreach (var child in verb.Children)
        {
            if (child.Relation is Relation.Aux && child.LemmaIs("have"))
                return true;
        }
        for (var (token, steps) = (verb, 6); steps > 0; token = token.Head, steps--)
        {
            if (token.Relation is Relation.AclRelcl or Relation.Acl or Relation.Csubj || (token.Relation is Relation.Advcl && token.Child(Relation.Mark) is { } mark && !mark.LemmaIs(["while", "although", "though", "as", "because", "since"])))
                return true;
            if (token.IsRoot || token.Relation is Relation.Ccomp)
                break;
        }
        foreach (var child in verb.Children)
        {
            if (child.Relation is Relation.Advmod && child.LemmaIs(["probably", "likely", "perhaps", "maybe", "possibly", "eventually", "never", "inevitably", "soon"]) && !child.LemmaIs("never"))
                return true;
        }
        return verb.Document[verb.Sentence.EndToken - 1].Text is "?" || verb.Sentence.EndToken - 2 >= verb.Sentence.FirstToken && verb.Document[verb.Sentence.EndToken - 2].Text is "?";
    }

    /// <summary>Whether the subject is who says it: "He would help, Devon said".</summary>
    private bool IsSource(Token subject, StatementDraft? holder)
    {
        if (holder is null || subject.Upos is not Upos.Pron || subject.LemmaIs(["you", "this", "that"]))
            return false;
        if (subject.LemmaIs("they") && holder.Speaker is { Kind: ActorKind.Person })
            return false;
        var chunk = actors.At(Word(subject));
        return chunk is not { Actor: >= 0 } || holder.Speaker is not { Actor: >= 0 } ? !subject.LemmaIs("it") : chunk.Actor == holder.Speaker.Actor;
    }

    /// <summary>Whether a subject can bind itself, and nobody else tells it of them: a body, an office, an armed force; of what others say, only of their own.</summary>
    private bool IsInPower(Token subject, StatementDraft? holder)
    {
        var chunk = actors.At(Word(subject));
        if (chunk is null)
            return holder is { Speaker: { } official } && IsOfState(official) && subject.Upos is Upos.Noun && subject.Features.Number is Number.Sing;
        if (chunk.Form is ReferenceForm.Pronoun || chunk.Origin is SpeakerOrigin.Document)
            return false;
        if (holder?.Speaker is { Actor: >= 0 } speaker && speaker.Actor != chunk.Actor)
            return IsOfState(speaker) && IsOfState(chunk);
        return chunk.Kind is ActorKind.Organisation or ActorKind.Country || chunk.Sector is not null || (chunk.Kind is ActorKind.Person && holder is not null);
    }

    private static bool IsOfState(ActorChunk chunk) => chunk.Sector is not null || chunk.Kind is ActorKind.Country or ActorKind.Organisation || chunk.IsHeadOfCountry;

    /// <summary>Whether who says it is in charge of what will be done; of a bare sentence, whether it is done to what somebody commands.</summary>
    private bool InCharge(StatementDraft? holder, Token subject)
    {
        if (holder is null)
            return InHand(subject);
        return Binding.IsSpeaker(subject) || InHand(subject) || (holder.Speaker is { } speaker && IsOfState(speaker));
    }

    /// <summary>Troops, police and the like, which somebody commands.</summary>
    private bool InHand(Token subject)
    {
        var (first, end) = Phrase(subject);
        for (var i = first; i < end; i++)
        {
            if (actors.At(i) is { Sector: "MIL" or "COP" })
                return true;
        }
        return false;
    }

    private Token? Source(StatementDraft holder) => holder.SpeakerFirst >= 0 && document.TokenAt(words[holder.SpeakerEnd - 1].Start) is var token && token < document.TokenCount ? HeadOf(holder, token) : null;

    private Token HeadOf(StatementDraft holder, int last)
    {
        var first = document.TokenAt(words[holder.SpeakerFirst].Start);
        for (var i = first; i <= last; i++)
        {
            if (document[i].IsRoot || document[i].Head.Index < first || document[i].Head.Index > last)
                return document[i];
        }
        return document[last];
    }

    /// <summary>What must hold first: "if …", "once …", "after …".</summary>
    private (int First, int End)? Condition(Token content, Token cue, (int First, int End) range)
    {
        foreach (var child in cue.Children)
        {
            if (Opened(child) is { } beside)
                return beside;
        }
        foreach (var child in content.Head.Children)
        {
            if (content.Relation is Relation.Conj or Relation.Xcomp or Relation.Parataxis && Opened(child) is { } above)
                return above;
        }
        foreach (var token in content.Subtree.Tokens)
        {
            if (Opened(token) is { } inside)
                return inside;
        }
        // Where the tree has it otherwise: up to the next mark.
        for (var i = range.First; i < range.End; i++)
        {
            if (!lexicon.OpensCondition(words[i].Lower) || isTime[i + 1] || words[i].Lower is "when" or "should")
                continue;
            var to = i + 1;
            while (to < range.End && words[to].Lower is not ("," or ";" or "”" or "\""))
                to++;
            return to - i >= 3 ? (i, to) : null;
        }
        return null;
    }

    private (int First, int End)? Opened(Token clause)
    {
        if (clause.Relation is not Relation.Advcl)
            return null;
        var opens = clause.Child(Relation.Mark) is { } mark && lexicon.OpensCondition(mark.Lemma);
        if (!opens && !(clause.Child(Relation.Advmod) is { } adverb && adverb.Index < clause.Index && lexicon.OpensCondition(adverb.Lemma)))
            return null;
        var span = clause.Subtree;
        var (first, end) = (Word(document[span.FirstToken]), Word(document[span.EndToken - 1]) + 1);
        while (end > first + 1 && words[end - 1].Kind == WordKind.Mark)
            end--;
        while (first < end && words[first].Kind == WordKind.Mark)
            first++;
        return end - first >= 2 ? (first, end) : null;
    }

    private (int First, int End)? Deadline(int first, int end)
    {
        for (var i = first; i + 1 < end; i++)
        {
            if (words[i].Lower is "by" or "before" or "within" or "until" or "in" or "on" && isTime[i + 1])
            {
                var to = i + 1;
                while (to < end && isTime[to])
                    to++;
                return (i + 1, to);
            }
        }
        return null;
    }

    private static bool Refrains(Token content)
    {
        foreach (var child in content.Children)
        {
            if ((child.Relation is Relation.Advmod && Factuality.IsNot(child)) || (child.Relation is Relation.Nsubj or Relation.NsubjPass && Factuality.IsNobody(child)))
                return true;
        }
        return false;
    }

    /// <summary>The body or group that is to act, where it is not the speaker.</summary>
    private ActorChunk? OnBehalf(StatementDraft statement, Token content)
    {
        if (Clause.Subject(content) is not { } subject)
            return null;
        var (first, end) = Phrase(subject);
        for (var i = first; i < end; i++)
        {
            if (actors.At(i) is { Actor: >= 0, Form: not ReferenceForm.Pronoun } chunk && chunk.Actor != statement.Speaker?.Actor && chunk.Kind is not ActorKind.Person)
                return chunk;
        }
        return null;
    }
}
