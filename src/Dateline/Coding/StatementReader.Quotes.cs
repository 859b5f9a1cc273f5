using Dateline.Actors;
using Dateline.Language;

namespace Dateline.Coding;

/// <summary>Quotations that no cue has on the tree: their frame is looked for beside them.</summary>
internal sealed partial class StatementReader
{
    private const int FrameReach = 18;

    private bool IsQuoted(int word) => word >= 0 && word < _words.Count && _quoteOfWord[word] is >= 0 and var index && IsSpeech(_quotes[index]);

    /// <summary>Marks around a word or two that no verb stands in are no speech: names, titles, words held at a distance.</summary>
    private bool IsSpeech(Quote quote)
    {
        if (IsMarksOnly(quote.First, quote.End))
            return false;
        var length = quote.End - quote.First;
        return length >= 5 || (length >= 3 && _words.Lower(quote.End + 1) is ",") || (length >= 2 && _words[quote.End - 1].Lower is "," or "." or "!" or "?");
    }

    private bool IsMarksOnly(int first, int end) => Trim(first, end) is var words && words.End <= words.First;

    private void AttachQuotes()
    {
        StatementDraft? last = null;
        for (var i = 0; i < _quotes.Count; i++)
        {
            if (_quoteOwner[i] is { } known)
            {
                last = known;
                continue;
            }
            if (!IsSpeech(_quotes[i]))
                continue;
            var owner = Framed(i) ?? Signed(i) ?? Continued(i, last);
            if (owner is null)
                continue;
            if (IsFurther(owner, _quotes[i]))
                owner = GoesOn(Outer(owner));
            _quoteOwner[i] = owner;
            if (owner.Content.Count == 0)
                _drafts.Add(owner);
            if (!owner.Content.Exists(c => c.First <= _quotes[i].First && c.End >= _quotes[i].End))
                owner.Content.Add((_quotes[i].First, _quotes[i].End));
            last = owner;
        }
    }

    /// <summary>The statement of the cue that stands behind a quotation, or before it.</summary>
    private StatementDraft? Framed(int index)
    {
        var quote = _quotes[index];
        return FrameBehind(quote) ?? FrameBefore(quote);
    }

    private StatementDraft? FrameBehind(Quote quote)
    {
        // A full stop inside the marks ends the sentence: what follows is no frame of it.
        if (_words[quote.End - 1].Lower is "." && _words.Lower(quote.End + 1) is not ",")
            return null;
        for (var at = quote.End + 1; at < _words.Count && at <= quote.End + FrameReach && !IsQuoted(at); at++)
        {
            if (_words[at].Lower is "." or ";" or ":" || HasBreak(quote.End - 1, at))
                return null;
            if (FrameAt(at) is { } draft)
                return draft.SpeakerFirst >= quote.End || draft.Content.Count > 0 ? draft : null;
        }
        return null;
    }

    private StatementDraft? FrameBefore(Quote quote)
    {
        var at = quote.First - 2;
        if (at < 0)
            return null;
        var opened = _words[at].Lower is ":" or "," or "that" or "—" or "–";
        if (!opened && HasBreak(at, quote.First))
            return null;
        var sentence = _words[at].Sentence;
        for (var steps = 0; at >= 0 && steps < FrameReach + 6 && _words[at].Sentence == sentence; at--, steps++)
        {
            if (_words[at].Lower is ";")
                return null;
            if (!IsQuoted(at) && (opened || steps <= (_words[quote.First].IsCapitalised ? 8 : 3)) && FrameAt(at) is { } draft)
                return draft;
        }
        return _words[quote.First - 2].Lower is ":" ? NounBefore(quote.First - 2) : null;
    }

    /// <summary>Who has spoken last: in a quotation, or, in the sentence before, in the reporter's words.</summary>
    private StatementDraft? Before(Quote quote, StatementDraft? last)
    {
        var sentence = _words[quote.First].Sentence;
        StatementDraft? nearest = null;
        foreach (var draft in CuesOf(sentence - 1))
        {
            if (draft.Speaker is { Kind: ActorKind.Person } && !draft.IsWeak && (nearest is null || draft.CueFirst < nearest.CueFirst) && draft.CueFirst >= 0 && !IsQuoted(draft.CueFirst))
                nearest = draft;
        }
        return nearest is not null && (last is null || nearest.CueFirst > last.End) && quote.First >= 2 && _words[quote.First - 2].Sentence != sentence ? nearest : last;
    }

    private IEnumerable<StatementDraft> CuesOf(int sentence)
    {
        if (sentence < 0)
            yield break;
        for (var word = _words.SentenceStarts[sentence]; word < _words.SentenceStarts[sentence + 1]; word++)
        {
            if (_document.TokenAt(_words[word].Start) is var token && token < _document.TokenCount && _wordOf[token] == word && _draftOfCue.TryGetValue(token, out var draft) && draft.Content.Count > 0)
                yield return draft;
        }
    }

    /// <summary>What stands in the paragraph behind a colon, without marks: "The church answered:", and then its words.</summary>
    private void ReadBlocks()
    {
        var paragraphs = _document.Report.Paragraphs;
        for (var i = 0; i + 1 < paragraphs.Count; i++)
        {
            var colon = _words.At(paragraphs[i].End) - 1;
            var (first, end) = (_words.At(paragraphs[i + 1].Start), _words.At(paragraphs[i + 1].End));
            if (colon < 2 || colon >= _words.Count || _words[colon].Lower is not ":" || end - first < 4)
                continue;
            for (var at = colon - 1; at >= 0 && _words[at].Sentence == _words[colon].Sentence && colon - at < FrameReach; at--)
            {
                if (IsQuoted(at) || FrameAt(at) is not { } draft)
                    continue;
                if (draft.Content.Exists(c => c.End > first) || IsMarksOnly(first, end))
                    break;
                if (draft.Content.Count == 0)
                    _drafts.Add(draft);
                draft.Content.Add(Trim(first, end));
                break;
            }
        }
    }

    /// <summary>"Her message to Gall: “Resign.”": the noun before a colon, in what has no verb of saying.</summary>
    private StatementDraft? NounBefore(int colon)
    {
        for (var at = colon - 1; at >= 0 && _words[at].Sentence == _words[colon].Sentence && colon - at < FrameReach && !IsQuoted(at); at--)
        {
            var index = _document.TokenAt(_words[at].Start);
            if (index >= _document.TokenCount || _wordOf[index] != at || _document[index] is not { Upos: Upos.Noun } noun || _draftOfCue.ContainsKey(index))
                continue;
            foreach (var cue in _lexicon.Of(noun, out _))
            {
                if (cue.Takes(CueFrames.Clause | CueFrames.Quote) && Start(noun, cue, null) is { } draft)
                    return _draftOfCue[index] = draft;
            }
        }
        return null;
    }

    /// <summary>The statement of the cue at a word: one that is there, or a new one that waits for its quotation.</summary>
    private StatementDraft? FrameAt(int word)
    {
        var index = _document.TokenAt(_words[word].Start);
        if (index >= _document.TokenCount || _wordOf[index] != word || _document[index] is not { Upos: Upos.Verb or Upos.Aux } token)
            return null;
        if (_draftOfCue.TryGetValue(index, out var known))
            return known;
        foreach (var cue in _lexicon.Of(token, out var companion))
        {
            if (!cue.Takes(CueFrames.Clause | CueFrames.Quote) || Start(token, cue, companion) is not { } draft || IsQuoted(draft.SpeakerFirst))
                continue;
            _draftOfCue[index] = draft;
            return draft;
        }
        return null;
    }

    /// <summary>A quotation with its author below or behind a dash: “…” — Ana Lorin.</summary>
    private StatementDraft? Signed(int index)
    {
        var at = _quotes[index].End + 1;
        while (at < _words.Count && _words[at].Lower is "." or "—" or "–" or "-" or "," or "(" && at <= _quotes[index].End + 3)
            at++;
        if (at >= _words.Count || _actors.At(at) is not { Form: ReferenceForm.Name } author || (at == _quotes[index].End + 1 && !HasBreak(_quotes[index].End, at)))
            return null;
        var end = Math.Max(author.End, at + 1);
        if (end < _words.Count && !HasBreak(end - 1, end) && _words[end].Lower is not ("," or ")"))
            return null;
        var draft = new StatementDraft { Because = "statements/signed-quotation", Kind = StatementKind.Assertion, Speaker = author, SpeakerFirst = at, SpeakerEnd = end, Confidence = 0.7 };
        return draft;
    }

    /// <summary>A quotation that goes on with the one before: opened again in a new paragraph, or behind the frame in the same.</summary>
    private StatementDraft? Continued(int index, StatementDraft? last)
    {
        var quote = _quotes[index];
        last = Before(quote, last);
        if (last is null || last.End > quote.First)
            return null;
        var starts = quote.First < 2 || _words[quote.First - 2].Sentence != _words[quote.First].Sentence || _words[quote.First - 2].Lower is "," or "." or ";" or ":";
        var near = !HasBreak(last.End - 1, quote.First) && quote.First - last.End <= 14;
        return starts && (quote.Continues || near) ? last : null;
    }

    /// <summary>Whether a quotation stands in a sentence behind that of the cue, which has its words already: “…,” X said. “…”</summary>
    private bool IsFurther(StatementDraft owner, Quote quote) =>
        !quote.Continues && owner.CueFirst >= 0 && owner.Content.Count > 0 && quote.First >= 2 && _words[quote.First - 2].Sentence >= _words[owner.CueFirst].Sentence && _words[quote.First].Sentence > _words[owner.CueFirst].Sentence
        && _words[quote.First - 2].Lower is "." or "!" or "?";

    /// <summary>"She noted the report shows …": who goes on is who told of the other.</summary>
    private StatementDraft Outer(StatementDraft inner)
    {
        foreach (var draft in CuesOf(_words[inner.CueFirst].Sentence))
        {
            if (draft != inner && draft.Holds(inner.CueFirst))
                return draft;
        }
        return inner;
    }

    /// <summary>What somebody says in a further sentence, with no cue of its own, is a statement of its own.</summary>
    private static StatementDraft GoesOn(StatementDraft last) => new()
    {
        Because = "statements/continued-quotation", Kind = StatementKind.Assertion, Speaker = last.Speaker, SpeakerFirst = last.SpeakerFirst, SpeakerEnd = last.SpeakerEnd, Confidence = last.Confidence,
    };

    /// <summary>Whether a line ends between two words.</summary>
    private bool HasBreak(int word, int next) => word >= 0 && next > word && _words.Text.AsSpan(_words[word].End, Math.Max(0, _words[next].Start - _words[word].End)).Contains('\n');
}
