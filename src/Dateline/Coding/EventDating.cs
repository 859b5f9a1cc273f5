using Dateline.Language;
using Dateline.Time;
using NodaTime;

namespace Dateline.Coding;

/// <summary>Says on which day something happened: by an expression of its own, by one carried along the narrative, by the day of the story (told in the lead, or the
/// date of the dateline), else only that it is not later than publication — which is never passed off as the day itself.</summary>
internal sealed class EventDating
{
    private const int MaxSteps = 12;

    /// <summary>How many sentences a day outside the week of the news is carried on: background is told in a sentence or two.</summary>
    private const int SentencesOfBackground = 1;

    private readonly Document _document;
    private readonly TextWords _words;
    private readonly ReportTimes _times;
    private readonly DatingLexicon _lexicon;
    private readonly List<Quote> _quotes;
    private readonly int[] _paragraphOfSentence;
    private readonly LocalDate? _published;
    private readonly Dictionary<string, int> _lead;

    public EventDating(Document document, TextWords words, List<TimeExpression> times, DatingLexicon lexicon, List<Quote> quotes)
    {
        var report = document.Report;
        (_document, _words, _lexicon, _quotes) = (document, words, lexicon, quotes);
        _times = new ReportTimes(document, words, times, lexicon.Times);
        _published = _times.Published;
        _paragraphOfSentence = new int[words.Sentences.Count];
        var paragraph = 0;
        for (var sentence = 0; sentence < words.Sentences.Count; sentence++)
        {
            while (paragraph < report.Paragraphs.Count - 1 && report.Paragraphs[paragraph].End <= words.Sentences[sentence].Start)
                paragraph++;
            _paragraphOfSentence[sentence] = paragraph;
        }
        _lead = Lead();
    }

    /// <param name="event">The token that the event hangs on.</param>
    /// <param name="first">First word of its clause.</param>
    /// <param name="end">Behind the last word of its clause.</param>
    /// <param name="status">Whether it came to pass.</param>
    /// <param name="isPerfect">Whether it is told in the present perfect.</param>
    public When? Of(Token @event, int first, int end, EventStatus status, bool isPerfect)
    {
        var at = _words.At(@event.TextSpan.Start);
        var sentence = _words[at].Sentence;
        var predicate = Clause.Predicate(@event);
        var tense = TenseOf(predicate);
        if (Own(predicate, at, first, end, sentence, status, tense) is { } own)
            return _times.ToWhen(own, DateBasis.Explicit);
        // A purpose has the time of what was done for it: "returned to the stage to reveal the plan".
        var purpose = predicate is { Relation: Relation.Advcl, Features.VerbForm: VerbForm.Inf } && predicate.Head.Features.Tense == Tense.Past;
        if (status is EventStatus.CalledFor or EventStatus.Possible || (status is EventStatus.Planned && !purpose))
            return _published is { } from ? new When(from, null, TimeMeaning.Iso(from) + "/..", null, DateBasis.Published, null) : null;
        // What is told as a state of the day of publication: "the company has two plants", "they are holding talks".
        if (tense == ToldIn.Present && status is EventStatus.Happened or EventStatus.Ongoing && sentence > 0 && _published is { } now)
            return new When(now, now, TimeMeaning.Iso(now), null, DateBasis.Published, null);
        if (tense == ToldIn.PastPerfect || IsEarlier(predicate))
            return Before(at, sentence);
        // What is said to the press is said on the day of the story, whatever days the speech is about.
        var told = _lexicon.IsTelling(predicate);
        var story = _times.Lead ?? (predicate.Upos == Upos.Verb || sentence < ReportTimes.LeadSentences ? _times.Dateline : null);
        if (told && story is { } said)
            return _times.ToWhen(said, DateBasis.Inherited);
        if (Told(predicate, sentence) is { } known)
            return Of(known, _words.At(known.TextSpan.Start), _words.At(known.TextSpan.End), status, isPerfect);
        if (Narrative(at, sentence, isPerfect) is { } carried)
            return carried;
        return story is { } day ? _times.ToWhen(day, DateBasis.Inherited) : Open();
    }

    /// <summary>The telling of the same event in the lead, where a noun names it again: "the launch".</summary>
    private Token? Told(Token noun, int sentence) =>
        sentence >= ReportTimes.LeadSentences && noun.Upos == Upos.Noun && _lead.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(noun.Lemma, out var token) ? _document[token] : null;

    /// <summary>The first noun or verb of each lemma in the lead.</summary>
    private Dictionary<string, int> Lead()
    {
        var lead = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var sentence in _document.Sentences)
        {
            if (sentence.FirstToken == sentence.EndToken || _words[_words.At(_document[sentence.FirstToken].TextSpan.Start)].Sentence >= ReportTimes.LeadSentences)
                break;
            foreach (var token in sentence.Tokens)
            {
                if (token.Upos is Upos.Noun or Upos.Verb)
                    lead.TryAdd(token.Lemma.ToString(), token.Index);
            }
        }
        return lead;
    }

    /// <summary>Only that it is not later than publication.</summary>
    private When? Open() => _published is { } latest ? new When(null, latest, "../" + TimeMeaning.Iso(latest), null, DateBasis.Published, null) : null;

    private enum ToldIn
    {
        Other,
        Present,
        PastPerfect,
    }

    private static ToldIn TenseOf(Token predicate)
    {
        var present = predicate.Features is { Tense: Tense.Pres, VerbForm: VerbForm.Fin };
        foreach (var child in predicate.Children)
        {
            if (child.Relation is not (Relation.Aux or Relation.AuxPass or Relation.Cop))
                continue;
            if (child.TextIs("had"))
                return ToldIn.PastPerfect;
            if (child.Features.Tense == Tense.Past || child.LemmaIs("have"))
                return ToldIn.Other;
            present |= child.Features.Tense == Tense.Pres;
        }
        return present ? ToldIn.Present : ToldIn.Other;
    }

    /// <summary>"first introduced", "had originally said", and what lies beside it: "when he first introduced it, he praised …".</summary>
    private bool IsEarlier(Token predicate)
    {
        foreach (var child in predicate.Children)
        {
            if (child.Relation is Relation.Advmod && _lexicon.IsEarlier(child.Lemma))
                return true;
            if (child.Relation is not Relation.Advcl || child.Child(Relation.Advmod) is null || child.Child(Relation.Mark) is { } mark && !mark.TextIs("when"))
                continue;
            foreach (var below in child.Children)
            {
                if (below.Relation is Relation.Advmod && _lexicon.IsEarlier(below.Lemma))
                    return true;
            }
        }
        return false;
    }

    /// <summary>What came before the rest of the story: up to the day told before in the paragraph, else up to publication.</summary>
    private When? Before(int at, int sentence)
    {
        if (Carried(at, sentence) is not { } day || _times[day].Latest is not { } latest)
            return Open();
        return new When(null, latest, "../" + TimeMeaning.Iso(latest), null, DateBasis.Inherited, day);
    }

    /// <summary>The expression that the tree hangs on the event, or on what it shares its time with; else the nearest one of its clause, else of the sentence.</summary>
    private int? Own(Token predicate, int at, int first, int end, int sentence, EventStatus status, ToldIn tense)
    {
        var (best, distance) = (-1, int.MaxValue);
        var (from, to) = _times.Of(sentence);
        // "when it arrives on Friday"; but "is slated for Friday" tells of now.
        var ahead = tense == ToldIn.Present && predicate.Child(Relation.AuxPass) is null;
        var holdsClause = DatingLexicon.HoldsClause(predicate);
        var telling = _lexicon.IsTelling(predicate);
        var tellsResult = _lexicon.TellsResult(predicate);
        for (var i = from; i < to; i++)
        {
            if (!_times.IsDated(i) || !Dates(i, status, ahead && !IsOfThing(predicate, i)) || _times.StandsAlone(i) || _times.IsCompared(i))
                continue;
            var word = _times.FirstWord(i);
            // "reported losses in the fourth quarter": what is told has that time, the telling has not.
            if (word > at && tense != ToldIn.PastPerfect && ((telling && holdsClause && !_times.IsSingleDay(i)) || (tellsResult && _times.IsPeriod(i))))
                continue;
            var inClause = word >= first && word < end;
            var steps = Steps(predicate, i);
            if (steps < 0 && (!inClause || Steps(predicate, i, loose: true) < 0) && (IsApart(at, word) || telling))
                continue;
            var far = (steps >= 0 ? steps * 1000 : inClause ? 5000 : 6000) + Math.Abs(word - at);
            if (far < distance)
                (best, distance) = (i, far);
        }
        return best < 0 ? null : best;
    }

    /// <summary>How far the tree sets an expression from a predicate: 0 where it hangs on it, more where their times are shared, −1 where they are not.</summary>
    private int Steps(Token predicate, int time, bool loose = false)
    {
        var expression = _document[Math.Min(_document.TokenAt(_times[time].Span.Start), _document.TokenCount - 1)];
        var above = expression;
        // An event's noun has its own time: "the riots of January 5".
        for (var steps = MaxSteps; steps > 0 && !above.IsRoot; steps--)
        {
            if (above.Index == predicate.Index)
                return 0;
            if (above.Upos is Upos.Verb || above.Relation is Relation.Ccomp or Relation.Advcl or Relation.AclRelcl or Relation.Parataxis)
                break;
            above = above.Head;
        }
        if (above.Index == predicate.Index)
            return 0;
        if (loose)
            return above.IsWithin(predicate) && above.Relation is not (Relation.Ccomp or Relation.AclRelcl or Relation.Parataxis) ? 4 : -1;
        // A clause that tells of a noun dates the noun: "the attack that killed three on Monday".
        if (above.Relation is Relation.Acl or Relation.AclRelcl && above.Head.Index == predicate.Index)
            return 2;
        var token = predicate;
        for (var steps = 1; steps < MaxSteps && !token.IsRoot; steps++)
        {
            var head = token.Head;
            var shares = token.Relation switch
            {
                // "On Monday they marched and burned cars": what stands before both is said of both.
                Relation.Conj => head.Index != above.Index || expression.Index < head.Index || head.Upos is Upos.Noun or Upos.Propn,
                Relation.Xcomp => true,
                Relation.Advcl => token.Child(Relation.Mark) is not { } mark || mark.LemmaIs(["while", "as", "when", "by", "in", "to"]),
                Relation.Acl => token.Ends("ing"),
                Relation.Obj or Relation.Obl or Relation.OblAgent or Relation.Nsubj or Relation.NsubjPass or Relation.Nmod or Relation.NmodPoss or Relation.Compound or Relation.Appos or Relation.Iobj or Relation.Amod => true,
                _ => false,
            };
            if (!shares)
                return -1;
            if (head.Index == above.Index)
                return steps;
            token = head;
        }
        return -1;
    }

    /// <summary>Whether an expression can date a verb: not the name of an edition ("the games of WDC 2005", "this year's fair"), and for what happened
    /// nothing that lies ahead of publication, unless the present tense tells of it ("when it arrives on Friday").</summary>
    private bool Dates(int index, EventStatus status, bool ahead)
    {
        var time = _times[index];
        if (status is EventStatus.Happened or EventStatus.Ongoing or EventStatus.Denied && !ahead && time.Earliest > _published)
            return false;
        var at = _times.FirstWord(index);
        if (_words.Lower(_words.At(time.Span.End)) is "'s")
            return _times.IsSingleDay(index);
        if (_times.IsSingleDay(index) || at == 0)
            return true;
        var before = _words[at - 1];
        return before.Sentence != _words[at].Sentence || !before.IsCapitalised || before.Lower is "in" or "since" or "during" or "by";
    }

    /// <summary>"has a June 1 deadline": a date inside the phrase of an object is that of the thing.</summary>
    private bool IsOfThing(Token predicate, int index)
    {
        var token = _document[Math.Min(_document.TokenAt(_times[index].Span.Start), _document.TokenCount - 1)];
        for (var steps = MaxSteps; steps > 0 && !token.IsRoot && token.Index != predicate.Index; steps--, token = token.Head)
        {
            if (token.Head.Index == predicate.Index)
                return token.Relation is Relation.Obj or Relation.Nsubj or Relation.NsubjPass;
        }
        return false;
    }

    private bool IsApart(int at, int time)
    {
        var (from, to) = at < time ? (at, time) : (time, at);
        for (var i = from + 1; i < to; i++)
        {
            if (_words[i].Lower is "who" or "which" or "after" or "before" or "since" or ";" or "because" or "(")
                return true;
            // ", and on January 5 …": a clause with a date of its own.
            if (_words[i].Lower == "and" && i > 0 && _words[i - 1].Lower == ",")
                return true;
        }
        return false;
    }

    /// <summary>The day told last before a word in its paragraph, outside of the words of others; a day of the past outside the week of the news only from near.</summary>
    private int? Carried(int at, int sentence)
    {
        var quote = QuoteAt(at);
        for (var i = _times.Of(sentence).End - 1; i >= 0 && _paragraphOfSentence[_times.SentenceOf(i)] == _paragraphOfSentence[sentence]; i--)
        {
            var word = _times.FirstWord(i);
            if (word >= at || !_times.IsPastDay(i) || (QuoteAt(word) is { } other && other != quote))
                continue;
            if (_times.IsOfTheNews(i) || sentence - _times.SentenceOf(i) <= SentencesOfBackground)
                return i;
        }
        return null;
    }

    /// <summary>The days between which a story has come: from the date told before in the paragraph to the next one of the sentence.</summary>
    private When? Narrative(int at, int sentence, bool isPerfect)
    {
        if (Carried(at, sentence) is not { } before || _times[before] is not { Earliest: { } from } day)
            return null;
        var (first, end) = _times.Of(sentence);
        for (var i = Math.Max(first, before + 1); i < end; i++)
        {
            // Where the sentence goes on to a later day, it happened between the two; else the day is still the same.
            if (_times.IsPastDay(i) && _times[i].Latest is { } to && to >= from)
                return new When(from, to, to == from ? TimeMeaning.Iso(from) : $"{TimeMeaning.Iso(from)}/{TimeMeaning.Iso(to)}", null, DateBasis.Inherited, before);
        }
        if (!isPerfect)
            return new When(from, day.Latest, day.Edtf, null, DateBasis.Inherited, before);
        // The present perfect runs from the day told before up to now: "since its launch in May it has sold …".
        return _published is { } now ? new When(from, now, from == now ? TimeMeaning.Iso(from) : $"{TimeMeaning.Iso(from)}/{TimeMeaning.Iso(now)}", null, DateBasis.Inherited, before) : null;
    }

    private Quote? QuoteAt(int word)
    {
        var (low, high) = (0, _quotes.Count - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (_quotes[middle].Contains(word))
                return _quotes[middle];
            if (_quotes[middle].First > word)
                high = middle - 1;
            else
                low = middle + 1;
        }
        return null;
    }
}
