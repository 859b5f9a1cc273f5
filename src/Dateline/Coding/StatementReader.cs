using Dateline.Actors;
using Dateline.Language;

namespace Dateline.Coding;

/// <summary>Finds reported speech where the grammar is plain: quoted and unquoted, cue before, behind or between.</summary>
internal sealed partial class StatementReader(TextWords words, ActorIndex actors, CueLexicon lexicon, List<Quote> quotes, bool[] isTime, ComplementReader complements, Document document)
{
    private readonly List<StatementDraft> _drafts = [];
    private readonly StatementDraft?[] _quoteOwner = new StatementDraft?[quotes.Count];
    private readonly int[] _quoteOfWord = QuoteMap(quotes, words.Count);

    public List<StatementDraft> Read()
    {
        for (var sentence = 0; sentence < words.Sentences.Count; sentence++)
            ReadSentence(words.SentenceStarts[sentence], words.SentenceStarts[sentence + 1]);
        ContinueQuotes();
        _drafts.AddRange(complements.Read(document, words, actors, _drafts));
        foreach (var draft in _drafts)
            Complete(draft);
        _drafts.Sort((a, b) => a.Start != b.Start ? a.Start.CompareTo(b.Start) : a.CueFirst != b.CueFirst ? a.CueFirst.CompareTo(b.CueFirst) : b.End.CompareTo(a.End));
        Nest();
        return _drafts;
    }

    private void ReadSentence(int from, int to)
    {
        // Full stops and closing marks at the end are no words.
        var end = to;
        while (end > from && words[end - 1].Kind == WordKind.Mark && words[end - 1].Lower is not ")" and not "%")
            end--;
        StatementDraft? main = null;
        for (var at = from; at < end;)
        {
            var next = at + 1;
            if (!IsQuoted(at))
            {
                foreach (var cue in lexicon.Cues.Longest(words, at, out var cueEnd))
                {
                    if (Try(cue, at, cueEnd, from, end, main) is { } draft)
                    {
                        _drafts.Add(draft);
                        main ??= draft;
                        next = cueEnd;
                        break;
                    }
                }
            }
            at = next;
        }
    }

    private StatementDraft? Try(SpeechCue cue, int at, int cueEnd, int from, int end, StatementDraft? main)
    {
        var frames = cue.Frames;
        if (frames.HasFlag(CueFrames.Prep))
            return According(cue, at, cueEnd, from, end);
        if (frames.HasFlag(CueFrames.AsBy))
            return StatedBy(cue, at, cueEnd, from, end);
        if (frames.HasFlag(CueFrames.Noun))
            return NounCue(cue, at, cueEnd, end);
        if (frames.HasFlag(CueFrames.Participle) && !(at > from && words[at - 1].Lower is "is" or "are" or "was" or "were" or "by" or "of" or "without" or "for"))
            return Participle(cue, at, cueEnd, from, end, main);
        return Verb(cue, at, cueEnd, from, end, main);
    }

    // --- frames ---

    /// <summary>"According to X, …" and "…, according to X".</summary>
    private StatementDraft? According(SpeechCue cue, int at, int cueEnd, int from, int end)
    {
        var (speaker, first, speakerEnd) = Right(cueEnd, end);
        if (speakerEnd <= cueEnd)
            return null;
        var draft = New(cue, at, cueEnd, speaker, first, speakerEnd);
        var leading = at - from <= 4;
        if (leading)
        {
            var comma = speakerEnd;
            while (comma < end && words[comma].Lower != "," && comma - speakerEnd < 14)
                comma++;
            if (comma + 1 >= end || words[comma].Lower != ",")
                return null;
            draft.Content.Add((comma + 1, CutAt(comma + 1, end)));
            return draft;
        }
        return Before(draft, from, at) ? draft : null;
    }

    /// <summary>"…, as stated by X".</summary>
    private StatementDraft? StatedBy(SpeechCue cue, int at, int cueEnd, int from, int end)
    {
        var (speaker, first, speakerEnd) = Right(cueEnd, end);
        if (speakerEnd <= cueEnd)
            return null;
        var draft = New(cue, at, cueEnd, speaker, first, speakerEnd);
        if (at == from)
        {
            var comma = speakerEnd;
            if (comma + 1 >= end || words[comma].Lower != ",")
                return null;
            draft.Content.Add((comma + 1, end));
            return draft;
        }
        return Before(draft, from, at) ? draft : null;
    }

    /// <summary>"the assessment of X that …", "X's claim that …".</summary>
    private StatementDraft? NounCue(SpeechCue cue, int at, int cueEnd, int end)
    {
        ActorChunk? speaker = null;
        var (first, speakerEnd) = (-1, -1);
        var that = cueEnd;
        if (words.Lower(cueEnd) is "of" or "by" or "from")
        {
            (speaker, first, speakerEnd) = Right(cueEnd + 1, end);
            if (speaker is null)
                return null;
            that = speakerEnd;
        }
        else if (at > 0 && words[at - 1].Lower == "'s" && actors.At(at - 2) is { } owner)
        {
            (speaker, first, speakerEnd) = (owner, owner.First, at - 1);
        }
        else if (at > 0 && words[at - 1].Lower is "his" or "her" or "their" && LastSpeaker() is { } last)
        {
            (speaker, first, speakerEnd) = (last, at - 1, at);
        }
        if (words.Lower(that) != "that" || that + 2 >= end || speaker is null)
            return null;
        var draft = New(cue, at, cueEnd, speaker, first, speakerEnd);
        draft.Content.Add((that + 1, CutAt(that + 1, end)));
        draft.Confidence = 0.7;
        return draft;
    }

    /// <summary>"…, adding that …": the speaker of the sentence goes on.</summary>
    private StatementDraft? Participle(SpeechCue cue, int at, int cueEnd, int from, int end, StatementDraft? main)
    {
        var that = words.Lower(cueEnd) is "that" ? cueEnd + 1 : words.Lower(cueEnd) is ":" or "," && OpensQuote(cueEnd + 1) ? cueEnd + 1 : OpensQuote(cueEnd) ? cueEnd : -1;
        if (that < 0 || that + 1 >= end)
            return null;
        var speaker = main?.Speaker ?? Subject(from, at);
        if (speaker is null)
            return null;
        var mention = main is { SpeakerFirst: >= 0 } ? (main.SpeakerFirst, main.SpeakerEnd) : (speaker.First, speaker.End);
        var draft = New(cue, at, cueEnd, speaker, mention.Item1, mention.Item2);
        AddAfter(draft, that, end);
        draft.Confidence = 0.75;
        return draft;
    }

    private StatementDraft? Verb(SpeechCue cue, int at, int cueEnd, int from, int end, StatementDraft? main)
    {
        var frames = cue.Frames;
        var asClause = Introduces(at, from) is var asAt && asAt >= 0;
        var left = asClause ? LeftWithin(asAt + 1, at) : Left(at, from);
        var (speaker, first, speakerEnd, negated) = left;
        // "As the commander clarified, …"
        if (asClause && speakerEnd > 0 && words.Lower(cueEnd) == "," && asAt == from)
        {
            var asDraft = New(cue, at, cueEnd, speaker, first, speakerEnd);
            asDraft.Content.Add((cueEnd + 1, CutAt(cueEnd + 1, end)));
            return asDraft;
        }
        if (asClause && speakerEnd > 0 && asAt > from && words[asAt - 1].Lower == ",")
        {
            var asDraft = New(cue, at, cueEnd, speaker, first, speakerEnd);
            return Before(asDraft, from, asAt) ? asDraft : null;
        }
        // A participle behind a comma ("…, saying that") goes on with the speaker.
        if (speakerEnd < 0 && words.Lower(at).EndsWith("ing", StringComparison.Ordinal))
        {
            speaker = main?.Speaker ?? Subject(from, at);
            (first, speakerEnd) = speaker is null ? (-1, -1) : (main is { SpeakerFirst: >= 0 } ? main.SpeakerFirst : speaker.First, main is { SpeakerFirst: >= 0 } ? main.SpeakerEnd : speaker.End);
        }
        // Behind the words: "…, said X" and "…, X said".
        var postposed = frames.HasFlag(CueFrames.Clause) || frames.HasFlag(CueFrames.That) || frames.HasFlag(CueFrames.Quote);
        if (postposed && Postposed(cue, at, cueEnd, from, end, speaker, first, speakerEnd) is { } behind)
        {
            behind.IsNegative = negated || frames.HasFlag(CueFrames.Negative);
            return behind;
        }
        if (speakerEnd < 0 || (frames.HasFlag(CueFrames.Weak) && speaker is null))
            return null;
        var draft = New(cue, at, cueEnd, speaker, first, speakerEnd);
        draft.IsNegative = negated || frames.HasFlag(CueFrames.Negative);
        return After(draft, cue, cueEnd, end) ? draft : null;
    }

    /// <summary>What stands behind the cue, by its frames.</summary>
    private bool After(StatementDraft draft, SpeechCue cue, int cueEnd, int end)
    {
        var frames = cue.Frames;
        if (frames.HasFlag(CueFrames.Agreement))
            return Agreement(draft, cueEnd, end);
        if (frames.HasFlag(CueFrames.BareInfinitive))
            return Take(draft, cueEnd, end, 1);
        if (frames.HasFlag(CueFrames.Quality))
            return words.Lower(cueEnd) is not ("for" or "on" or "off" or "in" or "by" or "a" or "an" or "upon" or "himself" or "itself" or "," or "the" or "to") | words.Lower(cueEnd) is "the" && end - cueEnd >= 5 && Take(draft, cueEnd, end, 3);
        if (frames.HasFlag(CueFrames.Infinitive) && words.Lower(Skip(cueEnd, "not")) == "to" && cueEnd + 1 < end)
            return Take(draft, cueEnd, end, 2);
        var that = That(cueEnd, end);
        if (that >= 0 && (frames & (CueFrames.Clause | CueFrames.That)) != CueFrames.None)
        {
            draft.Addressee = AddresseeBefore(cueEnd, that);
            return AddAfter(draft, that + 1, end);
        }
        var quote = QuoteAhead(cueEnd, end);
        if (quote >= 0 && (frames & (CueFrames.Clause | CueFrames.That | CueFrames.Quote | CueFrames.Object)) != CueFrames.None && !frames.HasFlag(CueFrames.Object) | words.Lower(quote - 1) is not "the")
        {
            draft.Addressee = AddresseeBefore(cueEnd, quote);
            return AddAfter(draft, quote, end);
        }
        if (frames.HasFlag(CueFrames.Question) && IsQuestionWord(cueEnd))
            return Take(draft, cueEnd, end, 2);
        if (frames.HasFlag(CueFrames.Clause))
        {
            var next = cueEnd;
            if (words.Lower(draft.CueFirst) is "told" or "tells" or "tell" or "telling")
            {
                draft.Addressee = actors.At(next);
                next = draft.Addressee is { } to && to.First <= next ? to.End : next + 1;
            }
            next = SkipTime(next, end);
            if (words.Lower(next) is "," or "." or ";" or "of" or "by" or "in" or "at" or "to" or "goodbye" or "yes" or "so" or "with" or "for" && !StartsClause(next))
                return words.Lower(next) == ":" && Take(draft, next + 1, end, 2);
            return Take(draft, Skip(next, ":"), end, 3) && StartsClause(draft.Content[0].First);
        }
        // Verbs that ask for "that" also take a bare clause in news style, where a pronoun or a name with a verb begins it.
        if (frames.HasFlag(CueFrames.That) && !frames.HasFlag(CueFrames.Weak) && StartsBareClause(cueEnd, end))
            return Take(draft, cueEnd, end, 3);
        return frames.HasFlag(CueFrames.Object) && StartsObject(cueEnd, end) && Take(draft, cueEnd, end, 2);
    }

    /// <summary>"declared his full agreement with the assessment of X that …": the agreement ends where the words agreed with begin.</summary>
    private bool Agreement(StatementDraft draft, int cueEnd, int end)
    {
        var that = cueEnd;
        while (that < end && words[that].Lower != "that")
            that++;
        var first = draft.CueFirst + 1;
        draft.CueEnd = first;
        draft.Content.Add((first, Math.Min(that, end)));
        return true;
    }

    private bool Take(StatementDraft draft, int first, int end, int atLeast)
    {
        var to = CutAt(first, end);
        if (to - first < atLeast)
            return false;
        return AddAfter(draft, first, to);
    }

    /// <summary>Adds what stands from a word to the end of the sentence; where that opens a quotation, all of it.</summary>
    private bool AddAfter(StatementDraft draft, int first, int end)
    {
        var at = OpensQuote(first) ? first + 1 : first;
        if (at < words.Count && _quoteOfWord[at] is >= 0 and var index && quotes[index].First == at && IsSpeech(quotes[index]) && quotes[index].End + 1 >= Math.Min(end, at + 3) - 1)
        {
            var quote = quotes[index];
            _quoteOwner[index] ??= draft;
            draft.Content.Add((quote.First, quote.End));
            return true;
        }
        var to = CutAt(at, end);
        if (to <= at)
            return false;
        draft.Content.Add((at, to));
        return true;
    }

    /// <summary>Adds what stands before a cue: the quotation that ends there, or the clause.</summary>
    private bool Before(StatementDraft draft, int from, int at)
    {
        var last = at - 1;
        while (last >= from && words[last].Lower is "," or "—" or "–" or "-" or "”" or "\"" or "'" or "’")
            last--;
        if (last < 0)
            return false;
        if (_quoteOfWord[last] is >= 0 and var index && IsSpeech(quotes[index]) && (quotes[index].First <= from + 1 || last - quotes[index].First >= 4))
        {
            if (_quoteOwner[index] is not null)
                return false;
            _quoteOwner[index] = draft;
            // "The plan, the minister says, is 'ready'": words before the quotation in the sentence belong to it.
            draft.Content.Add((quotes[index].First <= from + 1 ? quotes[index].First : from, quotes[index].End));
            return true;
        }
        var start = from;
        for (var i = _drafts.Count - 1; i >= 0 && _drafts[i].CueFirst >= from; i--)
        {
            if (_drafts[i].CueFirst < at)
                start = Math.Max(start, Math.Max(_drafts[i].CueEnd, _drafts[i].SpeakerEnd));
        }
        while (start < last && words[start].Kind == WordKind.Mark)
            start++;
        if (last - start < 2)
            return false;
        draft.Content.Add((start, last + 1));
        return true;
    }

    private StatementDraft? Postposed(SpeechCue cue, int at, int cueEnd, int from, int end, ActorChunk? speaker, int first, int speakerEnd)
    {
        // "…, X said": nothing but the frame stands behind the cue.
        if (speakerEnd > 0 && Behind(first, from) && Tail(cueEnd, end))
        {
            var draft = New(cue, at, cueEnd, speaker, first, speakerEnd);
            return Before(draft, Math.Min(from, QuoteBefore(first)), first) ? draft : null;
        }
        // "…, said X".
        if (Behind(at, from) && !words.Lower(at).EndsWith("ing", StringComparison.Ordinal))
        {
            var (right, rightFirst, rightEnd) = Right(cueEnd, end);
            if (rightEnd <= cueEnd)
                return null;
            var draft = New(cue, at, cueEnd, right, rightFirst, rightEnd);
            return Before(draft, Math.Min(from, QuoteBefore(at)), at) ? draft : null;
        }
        return null;
    }

    /// <summary>Whether a frame stands behind words: a mark before it in the sentence, or a quotation that a question mark has cut off.</summary>
    private bool Behind(int at, int from) => (at > from + 1 && IsMarkBefore(at)) || QuoteBefore(at) < at;

    /// <summary>First word of the quotation that closes just before a word; the word itself where none does.</summary>
    private int QuoteBefore(int at) => at >= 2 && words[at - 1].Kind == WordKind.Mark && _quoteOfWord[at - 1] < 0 && _quoteOfWord[at - 2] is >= 0 and var index && IsSpeech(quotes[index]) ? quotes[index].First : at;

    private bool IsMarkBefore(int at) => words.Lower(at - 1) is "," or "”" or "\"" or "'" or "’" or "—" or "–" || (words.Lower(at - 1) is "?" or "!" or "…");

    /// <summary>Whether what follows the cue is no content: the end, a time, a place, a new clause.</summary>
    private bool Tail(int at, int end)
    {
        var next = SkipTime(at, end);
        return next >= end || words[next].Lower is "," or "." or ";" or "in" or "on" or "at" or "after" or "during" or "as" or "when" or "while" or "to" or "through" or "by" or "of" or "from" or "with" or "adding" or "and" or "before" or "following" or "referring" or "about" or "via" or "—" or "–" or "(" or "speaking" or "late" or "early";
    }

    private StatementDraft New(SpeechCue cue, int at, int cueEnd, ActorChunk? speaker, int first, int speakerEnd) => new()
    {
        Because = "statements/" + cue.Name, Kind = cue.Kind, CueFirst = at, CueEnd = cueEnd, Speaker = speaker, SpeakerFirst = first, SpeakerEnd = speakerEnd,
        Confidence = speaker is null ? 0.6 : 0.85,
    };
}
