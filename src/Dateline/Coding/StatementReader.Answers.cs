using Dateline.Actors;
using Dateline.Language;

namespace Dateline.Coding;

/// <content>Which statement answers which: "Norland denied the accusation", "the mayor agreed with Norland".</content>
/// <remarks>Only a link: neither side of it becomes more of a fact.</remarks>
internal sealed partial class StatementReader
{
    /// <summary>How many statements back something is looked for that is answered.</summary>
    private const int StatementsBack = 12;

    private void LinkAnswers()
    {
        for (var i = 1; i < _drafts.Count; i++)
        {
            var draft = _drafts[i];
            if (draft.Cue < 0 || draft.IsNegative || Answered(draft) is not { } answered)
                continue;
            for (var back = i - 1; back >= 0 && i - back <= StatementsBack && draft.Answers is null; back--)
            {
                if (IsMeant(_drafts[back], draft, answered))
                    (draft.Answers, draft.AnswerRelation) = (_drafts[back], answered.Relation);
            }
        }
    }

    /// <summary>Takes out what is a statement only where it answers another, and answers none; what lay in it lies in what that lay in.</summary>
    private void DropUnanswering()
    {
        foreach (var draft in _drafts)
        {
            while (draft.NestedIn is { MustAnswer: true, Answers: null } dropped)
                draft.NestedIn = dropped.NestedIn;
        }
        _drafts.RemoveAll(draft => draft is { MustAnswer: true, Answers: null });
    }

    /// <summary>"It" means what was said in the sentence before, or in this one.</summary>
    private const int SentencesBack = 1;

    /// <summary>What a statement answers: a noun that names something said, whoever said it; either may be missing.</summary>
    private readonly record struct AnsweredWords(AnswerRelation Relation, Token? Noun, Token? By);

    /// <summary>What is said by a cue that only answers: "it", or whose words are shared.</summary>
    private List<(int First, int End)>? AnsweredContent(Token cue, Token? companion) =>
        companion is { Relation: Relation.Case or Relation.Mark } preposition ? [WordsOf(preposition.Head.Subtree)]
        : cue.Child(Relation.Obj) is { } thing && thing.Index > cue.Index && IsItself(thing) ? [WordsOf(thing.Subtree)] : null;

    /// <summary>"It", "this", "that": what was said just before.</summary>
    private static bool IsItself(Token thing) => thing.Upos is Upos.Pron or Upos.Det && (thing.TextIs("it") || thing.TextIs("this") || thing.TextIs("that"));

    private AnsweredWords? Answered(StatementDraft draft)
    {
        var cue = _document[draft.Cue];
        // "agreed with Norland", "backed the mayor's call".
        var opposes = draft is { MustAnswer: true, CueKind: StatementKind.Rejection };
        if (opposes || _lexicon.Answers.IsSharing(cue))
        {
            foreach (var child in cue.Children)
            {
                if (child.Relation.Is(Relation.Obl) && Clause.CaseOf(child) is { } mark && mark.LemmaIs("with"))
                    return new AnsweredWords(opposes ? AnswerRelation.Rejects : AnswerRelation.Agrees, null, child);
            }
        }
        var relation = draft.CueKind switch
        {
            StatementKind.Denial => AnswerRelation.Denies,
            StatementKind.Rejection => AnswerRelation.Rejects,
            StatementKind.Agreement => AnswerRelation.Agrees,
            _ when _lexicon.Answers.IsConfirming(cue) => AnswerRelation.Confirms,
            _ when _lexicon.Answers.IsSharing(cue) => AnswerRelation.Agrees,
            _ when IsCalledUntrue(cue) => AnswerRelation.Denies,
            _ => (AnswerRelation?)null,
        };
        if (relation is not { } known || (cue.Child(Relation.Obj) ?? cue.Child(Relation.NsubjPass)) is not { } thing)
            return null;
        if (IsItself(thing))
            return new AnsweredWords(known, null, null);
        if (!_lexicon.Answers.IsNoun(thing))
            return null;
        foreach (var child in thing.Children)
        {
            var owns = child.Relation is Relation.NmodPoss || (child.Relation.Is(Relation.Nmod) && Clause.CaseOf(child) is { } mark && mark.LemmaIs(["of", "by", "from"])) || child.Relation is Relation.Amod or Relation.Compound;
            if (owns && (child.Upos is Upos.Propn || ChunkOf(child) is { Actor: >= 0 }))
                return new AnsweredWords(known, thing, child);
        }
        return new AnsweredWords(known, thing, null);
    }

    /// <summary>"called the report false", "dismissed the claim as nonsense".</summary>
    private bool IsCalledUntrue(Token cue)
    {
        foreach (var child in cue.Children)
        {
            if (child.Index > cue.Index && (child.Relation.Is(Relation.Xcomp) || child.Relation.Is(Relation.Obl) || child.Relation.Is(Relation.Advcl)) && _lexicon.Answers.IsUntrue(child))
                return true;
        }
        return false;
    }

    private bool IsMeant(StatementDraft earlier, StatementDraft answer, AnsweredWords answered)
    {
        if (earlier.NestedIn == answer || answer.NestedIn == earlier || earlier.IsWeak || earlier is { MustAnswer: true, Answers: null })
            return false;
        if (answered.Noun is { } noun ? !_lexicon.Answers.Names(noun, earlier.Kind) : answered.By is null && _words[answer.Start].Sentence - _words[earlier.End - 1].Sentence > SentencesBack)
            return false;
        // Who is named has said it; where nobody is named, anybody else has.
        return answered.By is { } by ? IsBy(earlier, by) : !IsSameSpeaker(earlier, answer);
    }

    private bool IsBy(StatementDraft earlier, Token by) =>
        ChunkOf(by) is { Actor: >= 0 } actor ? earlier.Speaker?.Actor == actor.Actor || (actor.Kind is ActorKind.Country && earlier.Speaker is { Country: { } country } && country == actor.Country) : earlier.SpeakerFirst >= 0 && _words[earlier.SpeakerEnd - 1].Lower == _words[_wordOf[by.Index]].Lower;

    private bool IsSameSpeaker(StatementDraft one, StatementDraft other) => one.Speaker is { Actor: >= 0 } speaker
        ? speaker.Actor == other.Speaker?.Actor
        : one.SpeakerFirst >= 0 && other.SpeakerFirst >= 0 && _words[one.SpeakerEnd - 1].Lower == _words[other.SpeakerEnd - 1].Lower;
}
