using Dateline.Actors;
using Dateline.Language;

namespace Dateline.Coding;

/// <summary>Finds who says, thinks or shows what: cues on the tree with the clause that hangs on them, and quotations as spans that a cue is found for.</summary>
/// <remarks>One way through the text: words that show that something is said (<c>lexicon/statements/cues.txt</c>) with what the tree gives them; phrases before a source
/// ("according to"); quotations that none of them has; labels ("Police: …", "Image: …"). The words of a quotation belong to it whole, whatever its sentences look like to the parser.
/// After Pareti (2015) on attribution and the frames of PolNeAR.</remarks>
internal sealed partial class StatementReader
{
    private readonly Document _document;
    private readonly TextWords _words;
    private readonly ActorIndex _actors;
    private readonly CueLexicon _lexicon;
    private readonly List<Quote> _quotes;
    private readonly int[] _quoteOfWord;
    private readonly int[] _wordOf;
    private readonly StatementDraft?[] _quoteOwner;
    private readonly bool[] _isPhrase;
    private readonly bool[] _sourceEnds;
    private readonly bool[] _isTime;
    private readonly List<StatementDraft> _drafts = [];
    private readonly Dictionary<int, StatementDraft> _draftOfCue = [];

    public StatementReader(Document document, TextWords words, ActorIndex actors, CueLexicon lexicon, List<Quote> quotes, bool[] isTime)
    {
        (_document, _words, _actors, _lexicon, _quotes, _isTime) = (document, words, actors, lexicon, quotes, isTime);
        _quoteOfWord = QuoteMap(quotes, words.Count);
        _quoteOwner = new StatementDraft?[quotes.Count];
        _wordOf = WordMap(document, words);
        _isPhrase = new bool[words.Count + 1];
        _sourceEnds = new bool[words.Count + 1];
    }

    public List<StatementDraft> Read()
    {
        ReadPhrases();
        foreach (var token in _document.Tokens)
            ReadCue(token);
        LinkCited();
        AttachQuotes();
        ReadBlocks();
        ReadLabels();
        foreach (var draft in _drafts)
        {
            Complete(draft);
            Set(draft);
        }
        ResolveSpeakers();
        _drafts.Sort(StatementDraft.InOrder);
        Nest();
        LinkAnswers();
        DropUnanswering();
        return _drafts;
    }

    private void ReadCue(Token token)
    {
        if (token.Relation is Relation.Amod or Relation.Compound or Relation.Case or Relation.Aux or Relation.AuxPass or Relation.Cop || _isPhrase[_wordOf[token.Index]])
            return;
        if ((_lexicon.Hearsay(token) is { } heard ? Hearsay(token, heard) : _lexicon.Viewpoint(token) is { } view ? Viewpoint(token, view) : null) is { } apart)
        {
            _drafts.Add(apart);
            return;
        }
        foreach (var cue in _lexicon.Of(token, out var companion))
        {
            if (Draft(token, cue, companion) is not { } draft)
                continue;
            _drafts.Add(draft);
            _draftOfCue[token.Index] = draft;
            return;
        }
    }

    private StatementDraft? Draft(Token token, SpeechCue cue, Token? companion)
    {
        var content = Content(token, cue, companion);
        if (content is null || Start(token, cue, companion) is not { } draft)
            return null;
        var at = _wordOf[token.Index];
        // “The envoy has left,” the agency quoted the ministry as saying: the frame is none of what is said.
        if (content is [var opening, ..] && opening.First + 1 < _words.Count && _quoteOfWord[opening.First + 1] is >= 0 and var index && IsSpeech(_quotes[index]) && at >= _quotes[index].End && Quoted(token) is not null)
            content = [(_quotes[index].First, _quotes[index].End)];
        foreach (var range in content)
            Add(draft, range, at);
        return draft.Content.Count > 0 ? draft : null;
    }

    /// <summary>A statement with its cue and source, and nothing said yet; null where there is nobody who could say it.</summary>
    private StatementDraft? Start(Token token, SpeechCue cue, Token? companion)
    {
        var (source, hearer) = token.Upos is Upos.Noun ? (NounSource(token), null) : SourceOf(token, cue);
        if (source is null && !MayLackSource(token, cue))
            return null;
        var (first, end) = source is { } known ? SourceSpan(known) : (-1, -1);
        var at = _wordOf[token.Index];
        if (at >= first && at < end)
            return null;
        var draft = new StatementDraft
        {
            Because = "statements/" + cue.Name, Kind = cue.Kind, CueKind = cue.Kind, Cue = token.Index, CueFirst = at, CueEnd = at + 1, SpeakerFirst = first, SpeakerEnd = end,
            Speaker = source is { } named ? ChunkOf(named) ?? Owner(token, named) : null,
            IsWeak = cue.Is(CueMarks.Weak), MustAnswer = cue.Is(CueMarks.Answering), Confidence = cue.Is(CueMarks.Weak) ? 0.7 : source is null ? 0.6 : 0.85,
        };
        if (hearer is { } listener)
            Hear(draft, listener);
        draft.IsNegative = source is { } nobody && Factuality.IsNobody(nobody);
        if (source is { } handed)
            HandedOn(draft, handed);
        Widen(draft, token, companion);
        return draft;
    }

    /// <summary>The words of the cue: with its particle, its copula, and the verb that takes it back ("declined to confirm").</summary>
    private void Widen(StatementDraft draft, Token token, Token? companion)
    {
        var at = draft.CueFirst;
        if (companion is { Relation: Relation.CompoundPrt or Relation.Xcomp or Relation.Advmod or Relation.Case or Relation.Mark } second && Math.Abs(_wordOf[second.Index] - at) <= 3)
            (draft.CueFirst, draft.CueEnd) = (Math.Min(at, _wordOf[second.Index]), Math.Max(draft.CueEnd, _wordOf[second.Index] + 1));
        foreach (var child in token.Children)
        {
            draft.IsNegative |= child.Relation is Relation.Advmod && Factuality.IsNot(child);
            if (child.Relation is Relation.Cop && token.Upos is Upos.Adj or Upos.Verb && _wordOf[child.Index] is var copula && copula < draft.CueFirst && draft.CueFirst - copula <= 3)
                draft.CueFirst = copula;
        }
        if (token.Relation is Relation.Xcomp && token.Head is var governor && _lexicon.TakesBack(governor.Lemma))
        {
            draft.IsNegative = true;
            draft.Kind = StatementKind.Other;
            if (at - _wordOf[governor.Index] is > 0 and <= 3)
                draft.CueFirst = _wordOf[governor.Index];
        }
    }

    /// <summary>What nobody is named for: passives ("it was reported that"), nouns ("rumours that").</summary>
    private static bool MayLackSource(Token token, SpeechCue cue) => token.Upos is Upos.Noun || (IsPassive(token) && !cue.Takes(CueFrames.Infinitive) && cue.Kind is StatementKind.Assertion or StatementKind.Assessment or StatementKind.Prediction or StatementKind.Denial) || IsReminder(token) || (cue.Kind is StatementKind.Question && IsAskedFirst(token));

    /// <summary>"Note that …", "please remember that …": somebody is told to mind it.</summary>
    private static bool IsReminder(Token token) => token.Features.Mood == Mood.Imp && token.Child(Relation.Ccomp) is not null;

    /// <summary>Adds words to what is said: without the frame that stands among them, and with the whole of the quotations they touch.</summary>
    private void Add(StatementDraft draft, (int First, int End) range, int cue)
    {
        var (first, end) = Trim(range.First, range.End);
        // The noun phrase of a frame behind its words, which the tree has among them: "…," Ana Lorin, the mayor, said.
        if (draft.SpeakerFirst > first && draft.SpeakerFirst < end && cue >= end && draft.SpeakerFirst < cue)
            (first, end) = Trim(first, draft.SpeakerFirst);
        if (cue >= first && cue < end)
        {
            var from = draft.SpeakerFirst >= first && draft.SpeakerFirst < cue ? draft.SpeakerFirst : draft.CueFirst;
            var to = draft.SpeakerEnd > cue && draft.SpeakerEnd <= end ? draft.SpeakerEnd : draft.CueEnd;
            Add(draft, (first, Math.Max(first, from)), cue);
            Add(draft, (Math.Min(end, to), end), cue);
            return;
        }
        (first, end) = Grow(draft, BehindListener(first, end), end, cue);
        if (end - first >= 1 && !draft.Content.Contains((first, end)))
            draft.Content.Add((first, end));
    }

    /// <summary>Of "…, she told the press, “…”" the words before the marks belong to the frame.</summary>
    private int BehindListener(int first, int end)
    {
        for (var i = first; i < end && i - first <= 5 && _quoteOfWord[i] < 0; i++)
        {
            if (_words[i].Lower is "," && _quoteOfWord[Math.Min(i + 2, _words.Count)] is >= 0 and var index && _quotes[index].First == i + 2 && IsSpeech(_quotes[index]))
                return i + 2;
        }
        return first;
    }

    /// <summary>A quotation belongs whole to whom its first words belong; words of a frame inside a quotation do not reach out of it.</summary>
    private (int First, int End) Grow(StatementDraft draft, int first, int end, int cue)
    {
        if (end <= first)
            return (first, end);
        if (_quoteOfWord[cue] is >= 0 and var inside && IsSpeech(_quotes[inside]))
            return Trim(Math.Max(first, _quotes[inside].First), Math.Min(end, _quotes[inside].End));
        for (var i = first; i < end; i++)
        {
            if (_quoteOfWord[i] is not (>= 0 and var index) || !IsSpeech(_quotes[index]) || _quotes[index].Contains(cue))
                continue;
            var quote = _quotes[index];
            _quoteOwner[index] ??= draft;
            // Where nothing but a few words outside are said, the quotation is what is said.
            first = Math.Min(first, quote.First);
            end = Math.Max(end, quote.End);
            i = Math.Max(i, quote.End - 1);
        }
        return (first, end);
    }

    /// <summary>Without marks at the ends and the "that" that opens.</summary>
    private (int First, int End) Trim(int first, int end)
    {
        while (first < end && (_words[first].Kind == WordKind.Mark || _words[first].Lower == "that") && _words[first].Lower is not ("$" or "#" or "(" or "["))
            first++;
        while (end > first && _words[end - 1].Kind == WordKind.Mark && _words[end - 1].Lower is not ("%" or ")" or "]"))
            end--;
        return (first, end);
    }

    private (int First, int End) WordsOf(int firstToken, int endToken)
    {
        if (endToken <= firstToken)
            return (0, 0);
        var offset = _document[endToken - 1].TextSpan.End;
        var end = _wordOf[endToken - 1];
        while (end < _words.Count && _words[end].Start < offset)
            end++;
        return (_wordOf[firstToken], end);
    }

    private (int First, int End) WordsOf(Span span) => WordsOf(span.FirstToken, span.EndToken);

    private static int[] QuoteMap(List<Quote> quotes, int count)
    {
        var map = new int[count + 1];
        Array.Fill(map, -1);
        for (var i = 0; i < quotes.Count; i++)
            map.AsSpan(quotes[i].First, quotes[i].End - quotes[i].First).Fill(i);
        return map;
    }

    private static int[] WordMap(Document document, TextWords words)
    {
        var map = new int[document.TokenCount];
        var word = 0;
        for (var i = 0; i < map.Length; i++)
        {
            var start = document[i].TextSpan.Start;
            while (word < words.Count && words[word].End <= start)
                word++;
            map[i] = Math.Min(word, Math.Max(0, words.Count - 1));
        }
        return map;
    }
}
