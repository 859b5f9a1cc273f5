using Dateline.Actors;
using Dateline.Language;

namespace Dateline.Coding;

/// <content>Phrases and words that name a source beside a clause: "according to", "citing", "in X's view", "reportedly".</content>
internal sealed partial class StatementReader
{
    private void ReadPhrases()
    {
        for (var at = 0; at < _words.Count; at++)
        {
            foreach (var cue in _lexicon.Phrases.Longest(_words, at, out var end))
            {
                if (Phrase(cue, at, end) is { } draft)
                {
                    Array.Fill(_isPhrase, true, at, end - at);
                    _sourceEnds[draft.SpeakerEnd - 1] = true;
                    _drafts.Add(draft);
                    break;
                }
            }
        }
    }

    private StatementDraft? Phrase(SpeechCue cue, int at, int end)
    {
        if (end >= _words.Count || _words[end].Sentence != _words[at].Sentence || _words[end].Kind == WordKind.Mark)
            return null;
        var noun = NounAt(_document.TokenAt(_words[end].Start));
        if (noun is null)
            return null;
        var opening = _document.TokenAt(_words[at].Start);
        var sourceEnd = SourceSpan(noun.Value).End;
        if (sourceEnd <= end)
            return null;
        var draft = new StatementDraft
        {
            Because = "statements/" + cue.Name, Kind = cue.Kind, CueKind = cue.Kind, CueFirst = at, CueEnd = end, SpeakerFirst = end, SpeakerEnd = sourceEnd, Speaker = ChunkOf(noun.Value), Confidence = 0.85, CitedBy = CitedBy(opening),
        };
        HandedOn(draft, noun.Value);
        if (_drafts.Count > 0 && _drafts[^1] is { Cue: < 0 } before && before.SpeakerEnd <= at && before.Content is [var told] && told.First >= before.SpeakerEnd && Trim(before.SpeakerEnd, at) is var between && between.First >= between.End)
        {
            // "According to A, quoting B, the port is open": both speak of what follows, B in the words of A.
            var words = Trim(Math.Max(sourceEnd, ClauseEnd(noun.Value, told.End)), told.End);
            if (words.End - words.First < 2)
                return null;
            draft.Content.Add(words);
            before.Content[0] = words;
            draft.NestedIn = before;
            return draft;
        }
        foreach (var range in Beside(opening) ?? Attributed(opening, noun.Value, at, sourceEnd))
            Add(draft, range, at);
        return draft.Content.Count > 0 && draft.Content.Sum(c => c.End - c.First) >= 2 ? draft : null;
    }

    /// <summary>The word of saying on which "citing" or "quoting" hangs; −1 where there is none.</summary>
    private int CitedBy(int opening)
    {
        if (_document[opening] is not { IsRoot: false, Upos: Upos.Verb, Relation: Relation.Advcl or Relation.Ccomp or Relation.Acl or Relation.Dep } citing)
            return -1;
        // "Gall, citing the report, said": the tree may hang it on the one who cites.
        var verb = citing.Relation is Relation.Acl && citing.Head.Relation is Relation.Nsubj ? citing.Head.Head : citing.Head;
        // "reported that rebels had left, citing the ministry": the tree may hang it on what is told.
        if (opening > 0 && _document[opening - 1].Text is "," && !_lexicon.IsCue(verb) && verb.Relation is Relation.Ccomp)
            verb = verb.Head;
        return _lexicon.IsCue(verb) ? verb.Index : -1;
    }

    /// <summary>What somebody tells who cites a source is what the source says, and lies in the words of the one who cites.</summary>
    private void LinkCited()
    {
        foreach (var draft in _drafts)
        {
            if (draft.CitedBy < 0 || !_draftOfCue.TryGetValue(draft.CitedBy, out var citing) || citing.IsNegative || citing.MustAnswer)
                continue;
            draft.Content.Clear();
            draft.Content.AddRange(citing.Content);
            draft.NestedIn = citing;
        }
    }

    /// <summary>"In Marsh's view, the talks have failed": what stands around a noun that says whose view it is.</summary>
    private StatementDraft? Viewpoint(Token noun, SpeechCue cue)
    {
        if (noun.Child(Relation.NmodPoss) is not { } owner || Clause.CaseOf(noun) is not { } mark || mark.Index > owner.Index || noun.Relation is Relation.Root)
            return null;
        var (at, end) = (_wordOf[mark.Index], _wordOf[noun.Index] + 1);
        var (first, last) = SourceSpan(owner);
        var draft = new StatementDraft
        {
            Because = "statements/viewpoint-" + cue.Name, Kind = cue.Kind, CueKind = cue.Kind, CueFirst = end - 1, CueEnd = end, SpeakerFirst = first, SpeakerEnd = last, Speaker = ChunkOf(owner), Confidence = 0.7,
        };
        foreach (var range in Attributed(mark.Index, noun, at, end))
        {
            var (from, to) = Trim(range.First, range.End);
            if (to > from)
                draft.Content.Add((from, to));
        }
        return draft.Content.Sum(c => c.End - c.First) >= 3 ? draft : null;
    }

    /// <summary>"The minister has reportedly resigned": the clause around an adverb that tells it is hearsay.</summary>
    private StatementDraft? Hearsay(Token adverb, SpeechCue cue)
    {
        if (adverb.IsRoot || adverb.Relation is not Relation.Advmod)
            return null;
        var head = adverb.Head;
        if (Clause.Subject(head) is not { } subject || (_lexicon.IsCue(head) && head.Child(Relation.Ccomp) is not null))
            return null;
        var at = _wordOf[adverb.Index];
        var draft = new StatementDraft { Because = "statements/" + cue.Name, Kind = cue.Kind, CueKind = cue.Kind, CueFirst = at, CueEnd = at + 1, IsWeak = true, Confidence = 0.6 };
        var (first, end) = Cut(head);
        if (!subject.IsWithin(head) && head.Relation is not (Relation.Acl or Relation.AclRelcl) && subject.Index < head.Index && subject.Sentence == head.Sentence)
            Add(draft, WordsOf(subject.Subtree), at);
        Add(draft, (first, end), at);
        return draft.Content.Sum(c => c.End - c.First) >= 2 ? draft : null;
    }

    /// <summary>"Gall, citing the report, said that …": what the one who cites says.</summary>
    private List<(int First, int End)>? Beside(int opening)
    {
        var citing = _document[opening];
        if (!citing.Ends("ing") || citing.IsRoot)
            return null;
        for (var i = opening + 1; i < citing.Sentence.EndToken; i++)
        {
            if (_document[i] is { Upos: Upos.Verb } verb && !verb.IsWithin(citing))
                return _document[i - 1].Text is "," && _lexicon.IsCue(verb) ? Complements(verb, null) : null;
        }
        return null;
    }

    /// <summary>Where the clauses that describe a source end: "a memo that Harbour Radio has seen, the plant will close"; 0 where it has none that a comma ends.</summary>
    private int ClauseEnd(Token source, int sentenceEnd)
    {
        foreach (var child in source.Children)
        {
            if (child.Index > source.Index && child.Relation is Relation.Acl or Relation.AclRelcl or Relation.Appos or Relation.Flat && WordsOf(child.Subtree).End is var end && end + 2 < sentenceEnd && _words.Lower(end) is ",")
                return end;
        }
        return 0;
    }

    /// <summary>The head of the noun phrase that begins at a word.</summary>
    private Token? NounAt(int index)
    {
        if (index >= _document.TokenCount)
            return null;
        var token = _document[index];
        for (var steps = 8; steps > 0 && !token.IsRoot && token.Head.Index > index && token.Head.IsNoun() && token.Relation is Relation.Det or Relation.Amod or Relation.Compound or Relation.NmodPoss or Relation.Nummod or Relation.Nmod or Relation.NmodDesc or Relation.Advmod or Relation.DetPredet; steps--)
            token = token.Head;
        return token.IsNoun() || token.Upos is Upos.Num or Upos.Adj ? token : null;
    }

    /// <summary>What a phrase with its source speaks for: the rest of the sentence where it opens that, else the clause it stands in.</summary>
    private List<(int First, int End)> Attributed(int opening, Token noun, int phrase, int sourceEnd)
    {
        var sentence = noun.Sentence;
        var (from, to) = WordsOf(sentence.FirstToken, sentence.EndToken);
        if (Trim(from, phrase) is var before && before.End - before.First <= 1)
            return [(Math.Max(sourceEnd, ClauseEnd(noun, to)), to)];
        var governor = noun.IsRoot ? noun : Clause.Governing(noun.Head);
        if (governor.Index >= opening && governor.Index < noun.Index && !governor.IsRoot)
            governor = Clause.Governing(governor.Head);
        // ", according to X" at the end speaks for all that is joined before it.
        while (governor.Index < opening && governor.Relation is Relation.Conj or Relation.Advcl or Relation.Parataxis && !governor.IsRoot && _words.Lower(phrase - 1) is ",")
            governor = governor.Head;
        var clause = governor.IsRoot || noun.IsRoot ? (from, to) : WordsOf(governor.Subtree);
        var parts = new List<(int First, int End)>();
        if (clause.Item1 < phrase)
            parts.Add((clause.Item1, phrase));
        var rest = Trim(sourceEnd, clause.Item2);
        // "In addition, according to the mayor, the road is closed": the words before are a part only where they are a clause.
        if (governor.Index > opening && rest.End - rest.First >= 3 && phrase - clause.Item1 <= 5)
            parts.Clear();
        if (rest.End - rest.First >= 2 && (governor.Index > opening || GoesOn(governor, noun.Index + 1)) && (governor.Index > opening || _words.Lower(sourceEnd) is "," or ")"))
            parts.Add(rest);
        return parts;
    }
}
