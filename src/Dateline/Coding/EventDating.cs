using Dateline.Language;
using Dateline.Time;
using NodaTime;

namespace Dateline.Coding;

/// <summary>Says on which day something happened: by an expression of its own, by one carried along the narrative, by the day of the story (told in the lead, or the
/// date of the dateline), else only that it is not later than publication — which is never passed off as the day itself.</summary>
internal sealed partial class EventDating
{
    private const int MaxSteps = 12;

    /// <summary>How many sentences a day outside the week of the news is carried on: background is told in a sentence or two.</summary>
    private const int SentencesOfBackground = 1;

    /// <summary>How many sentences, a dateline among them, tell in full what the headline says.</summary>
    private const int SentencesOfHeadline = 3;

    private readonly Document _document;
    private readonly TextWords _words;
    private readonly ReportTimes _times;
    private readonly EventOffsets _offsets;
    private readonly DatingLexicon _lexicon;
    private readonly List<Quote> _quotes;
    private readonly int[] _paragraphOfSentence;
    private readonly LocalDate? _published;
    private readonly Tellings _lead;
    private readonly Tellings _dated;

    public EventDating(Document document, TextWords words, List<TimeExpression> times, DatingLexicon lexicon, List<Quote> quotes)
    {
        var report = document.Report;
        (_document, _words, _lexicon, _quotes) = (document, words, lexicon, quotes);
        _times = new ReportTimes(document, words, times, lexicon.Times);
        _offsets = new EventOffsets(document, words, _times);
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
        _dated = Dated();
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
            return own;
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
        if (Told(predicate, sentence, status, isPerfect) is { } known)
            return known;
        if (Narrative(at, sentence, isPerfect) is { } carried)
            return carried;
        return story is { } day ? _times.ToWhen(day, DateBasis.Inherited) : Open();
    }

    /// <summary>What is dated after publication has not happened yet, whatever its tense: "the ministers meet on Friday".</summary>
    public EventStatus Dated(EventStatus status, When? when) =>
        status is EventStatus.Happened or EventStatus.Ongoing && when?.Earliest > _published ? EventStatus.Planned : status;

    /// <summary>The day of the same event where it is told elsewhere and a noun or the headline names it: "the launch". That of the last telling before that has a day of its own,
    /// for a headline of the first one of the lead; else that of the first telling in the lead.</summary>
    private When? Told(Token named, int sentence, EventStatus status, bool isPerfect)
    {
        if (named.Upos is not Upos.Noun && sentence > 0)
            return null;
        // "an attack", "another attack" is a new one.
        var isNew = named.Child(Relation.Det) is { } det && det.LemmaIs(["a", "another"]);
        var dated = sentence == 0 ? _dated.From(named.Index + 1, named) : isNew ? null : _dated.Before(named);
        if (dated is { } telling && (sentence > 0 || SentenceOf(telling.Token) <= SentencesOfHeadline) && Dates(telling.Time, status, ahead: false))
            return _times.ToWhen(telling.Time, DateBasis.Inherited);
        return sentence >= ReportTimes.LeadSentences && ToldInLead(named) is { } news ? Of(news, _words.At(news.TextSpan.Start), _words.At(news.TextSpan.End), status, isPerfect) : null;
    }

    private int SentenceOf(int token) => _words[_words.At(_document[token].TextSpan.Start)].Sentence;

    private Token? ToldInLead(Token noun) => noun.Upos is Upos.Noun && _lead.From(0, noun) is { } telling ? _document[telling.Token] : null;

    /// <summary>The nouns and verbs of the lead.</summary>
    private Tellings Lead()
    {
        var lead = new Tellings(_document, _lexicon);
        for (var token = 0; token < _document.TokenCount && SentenceOf(token) < ReportTimes.LeadSentences; token++)
        {
            if (_document[token].Upos is Upos.Noun or Upos.Verb)
                lead.Add(_document[token]);
        }
        return lead;
    }

    /// <summary>The nouns and verbs that an expression gives a day of their own.</summary>
    private Tellings Dated()
    {
        var dated = new Tellings(_document, _lexicon);
        var tellings = new List<(int Token, int Time)>();
        for (var i = 0; i < _times.Count; i++)
        {
            if (_times.IsDated(i) && !_times.StandsAlone(i) && !_times.IsCompared(i) && DatedBy(i) is { } token)
                tellings.Add((token.Index, i));
        }
        tellings.Sort();
        foreach (var (token, time) in tellings)
            dated.Add(_document[token], time);
        return dated;
    }

    /// <summary>The noun or verb that an expression hangs on; a relative clause tells of somebody's past, not of the news: "who was appointed in 2019".</summary>
    private Token? DatedBy(int time)
    {
        var token = Expression(time);
        for (var steps = MaxSteps; steps > 0; steps--, token = token.Head)
        {
            if ((token.TextSpan.Start >= _times[time].Span.End || token.TextSpan.End <= _times[time].Span.Start) && token.Upos is Upos.Noun or Upos.Verb)
                return token.Relation is Relation.AclRelcl ? null : token;
            if (token.IsRoot || token.Relation is Relation.Ccomp or Relation.Advcl or Relation.AclRelcl or Relation.Parataxis)
                break;
        }
        return null;
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
