using Dateline.Language;
using Dateline.Time;
using NodaTime;

namespace Dateline.Coding;

/// <summary>Says on which day something happened: by an expression of its own, by one carried along the narrative, else only that it is not later
/// than publication — which is never passed off as the day itself.</summary>
internal sealed class EventDating
{
    private const int LeadSentences = 5;
    private const int MaxSteps = 12;
    private static readonly string[] Telling = ["say", "tell", "state", "announce", "add", "report", "note", "describe", "claim", "warn", "explain", "comment", "stress", "admit", "acknowledge", "confirm", "deny", "decline", "insist", "argue", "promise", "ask", "urge", "predict", "reveal", "attribute", "suggest", "observe", "remark", "write"];
    private readonly Document _document;
    private readonly TextWords _words;
    private readonly List<TimeExpression> _times;
    private readonly int[] _firstWord;
    private readonly int[] _firstOfSentence;
    private readonly int[] _paragraphOfSentence;
    private readonly LocalDate? _published;
    private readonly int? _storyDay;

    public EventDating(Document document, TextWords words, List<TimeExpression> times)
    {
        var report = document.Report;
        _document = document;
        _words = words;
        _times = times;
        _published = report.Published?.Day;
        _firstWord = [.. times.Select(t => words.At(t.Span.Start))];
        _firstOfSentence = new int[words.Sentences.Count + 1];
        var next = 0;
        for (var sentence = 0; sentence <= words.Sentences.Count; sentence++)
        {
            while (next < times.Count && sentence < words.Sentences.Count && times[next].Span.Start < words.Sentences[sentence].Start)
                next++;
            _firstOfSentence[sentence] = sentence < words.Sentences.Count ? next : times.Count;
        }
        _paragraphOfSentence = new int[words.Sentences.Count];
        var paragraph = 0;
        for (var sentence = 0; sentence < words.Sentences.Count; sentence++)
        {
            while (paragraph < report.Paragraphs.Count - 1 && report.Paragraphs[paragraph].End <= words.Sentences[sentence].Start)
                paragraph++;
            _paragraphOfSentence[sentence] = paragraph;
        }
        _storyDay = StoryDay();
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
        if (Own(predicate, at, first, end, sentence, status) is { } own)
            return own;
        // A purpose has the time of what was done for it: "returned to the stage to reveal the plan".
        var purpose = predicate is { Relation: Relation.Advcl, Features.VerbForm: VerbForm.Inf } && predicate.Head.Features.Tense == Tense.Past;
        if (status is EventStatus.CalledFor or EventStatus.Possible || (status is EventStatus.Planned && !purpose))
            return _published is { } from ? new When(from, null, TimeMeaning.Iso(from) + "/..", null, DateBasis.Published, null) : null;
        if (Holds(predicate, status) && sentence > 0 && _published is { } now)
            return new When(now, now, TimeMeaning.Iso(now), null, DateBasis.Published, null);
        // What is said to the press is said on the day of the story, whatever days the speech is about.
        if (IsTelling(predicate) && _storyDay is { } said)
            return FromTime(said, DateBasis.Inherited);
        if (Narrative(at, sentence, isPerfect) is { } carried)
            return carried;
        if ((!isPerfect || sentence < LeadSentences) && _storyDay is { } story)
            return FromTime(story, DateBasis.Inherited);
        return _published is { } latest ? new When(null, latest, "../" + TimeMeaning.Iso(latest), null, DateBasis.Published, null) : null;
    }

    /// <summary>Whether something is told as a state of the day of publication: "the company has two plants", "they are holding talks".</summary>
    private static bool Holds(Token predicate, EventStatus status)
    {
        if (status is not (EventStatus.Happened or EventStatus.Ongoing))
            return false;
        var present = predicate.Features is { Tense: Tense.Pres, VerbForm: VerbForm.Fin };
        foreach (var child in predicate.Children)
        {
            if (child.Relation is Relation.Aux or Relation.AuxPass or Relation.Cop)
            {
                if (child.Features.Tense == Tense.Past || child.LemmaIs("have"))
                    return false;
                present |= child.Features.Tense == Tense.Pres;
            }
        }
        return present;
    }

    private static bool IsTelling(Token predicate) => predicate.LemmaIs(Telling);

    /// <summary>The expression that the tree hangs on the event, or on what it shares its time with; else the nearest one of its clause, else of the sentence.</summary>
    private When? Own(Token predicate, int at, int first, int end, int sentence, EventStatus status)
    {
        var (best, distance) = (-1, int.MaxValue);
        for (var i = _firstOfSentence[sentence]; i < _firstOfSentence[sentence + 1]; i++)
        {
            if (!IsDay(i) || !Dates(i, status) || StandsAlone(i))
                continue;
            var inClause = _firstWord[i] >= first && _firstWord[i] < end;
            var steps = Steps(predicate, i);
            if (steps < 0 && (!inClause || Steps(predicate, i, loose: true) < 0) && (IsApart(at, _firstWord[i]) || IsTelling(predicate)))
                continue;
            var far = (steps >= 0 ? steps * 1000 : inClause ? 5000 : 6000) + Math.Abs(_firstWord[i] - at);
            if (far < distance)
                (best, distance) = (i, far);
        }
        return best < 0 ? null : FromTime(best, DateBasis.Explicit);
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
    /// nothing that lies ahead of publication.</summary>
    private bool Dates(int index, EventStatus status)
    {
        var time = _times[index];
        if (status is EventStatus.Happened or EventStatus.Ongoing or EventStatus.Denied && time.Earliest > _published)
            return false;
        if (_words.Lower(_words.At(time.Span.End)) is "'s")
            return IsSingleDay(index);
        if (IsSingleDay(index) || _firstWord[index] == 0)
            return true;
        var before = _words[_firstWord[index] - 1];
        return before.Sentence != _words[_firstWord[index]].Sentence || !before.IsCapitalised || before.Lower is "in" or "since" or "during" or "by";
    }

    private bool IsSingleDay(int index) => _times[index].Earliest == _times[index].Latest;

    /// <summary>A date that stands alone, above or below the text, tells when it was published.</summary>
    private bool StandsAlone(int index)
    {
        var span = _times[index].Span;
        var (first, last) = (_firstWord[index], _words.At(span.End - 1));
        var text = _words.Text;
        var from = span.Start == 0 ? 0 : text.LastIndexOf('\n', span.Start - 1) + 1;
        var to = text.IndexOf('\n', span.End);
        if (to < 0)
            to = text.Length;
        if (first - _words.At(from) + (_words.At(to) - last - 1) > 4)
            return false;
        for (var token = _document.TokenAt(from); token < _document.TokenCount && _document[token].TextSpan.Start < to; token++)
        {
            if (_document[token].Upos is Upos.Verb or Upos.Aux)
                return false;
        }
        return true;
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

    /// <summary>The days between which a story has come: from the date told before in the paragraph to the next one, or to publication.</summary>
    private When? Narrative(int at, int sentence, bool isPerfect)
    {
        var before = -1;
        var after = -1;
        var paragraph = _paragraphOfSentence[sentence];
        for (var i = _firstOfSentence[sentence + 1] - 1; i >= 0 && _paragraphOfSentence[_words[_firstWord[i]].Sentence] == paragraph; i--)
        {
            if (IsDay(i) && IsSingleDay(i) && _firstWord[i] < at && !StandsAlone(i) && !(_times[i].Earliest > _published))
            {
                before = i;
                break;
            }
        }
        if (before < 0 || _times[before].Earliest is not { } from)
            return null;
        for (var i = before + 1; !isPerfect && i < _firstOfSentence[sentence + 1]; i++)
        {
            if (IsDay(i) && IsSingleDay(i) && _times[i].Latest >= from)
            {
                after = i;
                break;
            }
        }
        // Where the sentence goes on to a later day, it happened between the two; else the day is still the same.
        if (after < 0 && !isPerfect)
            return new When(from, _times[before].Latest, _times[before].Edtf, null, DateBasis.Inherited, before);
        var to = after >= 0 ? _times[after].Latest : _published;
        if (to is { } last && last < from)
            return null;
        var edtf = to is { } until ? until == from ? TimeMeaning.Iso(from) : $"{TimeMeaning.Iso(from)}/{TimeMeaning.Iso(until)}" : TimeMeaning.Iso(from) + "/..";
        return new When(from, to, edtf, null, DateBasis.Inherited, before);
    }

    private When FromTime(int index, DateBasis basis)
    {
        var time = _times[index];
        var (from, to, edtf) = (time.Earliest, time.Latest, time.Edtf);
        var before = _words.Lower(_firstWord[index] - 1);
        if (before is "since")
            (to, edtf) = (_published, from is { } since ? _published is { } now && now >= since ? $"{TimeMeaning.Iso(since)}/{TimeMeaning.Iso(now)}" : TimeMeaning.Iso(since) + "/.." : edtf);
        else if (before is "by" or "until" or "till" or "before")
            (from, edtf) = (null, to is { } until ? "../" + TimeMeaning.Iso(until) : edtf);
        else if (Range(index) is { } other)
            (from, to, edtf) = (Least(from, _times[other].Earliest), Most(to, _times[other].Latest), RangeEdtf(Least(from, _times[other].Earliest), Most(to, _times[other].Latest)));
        var part = time.Type == TimexType.Time && time.Value is { } value && value.Contains('T', StringComparison.Ordinal) && value.Split('T')[1] is { Length: 2 } code && char.IsLetter(code[0]) ? code : null;
        return new When(from, to, edtf, part, basis, index);
    }

    /// <summary>The other end of "from X to Y", "between X and Y", "X–Y".</summary>
    private int? Range(int index)
    {
        for (var other = index - 1; other <= index + 1; other += 2)
        {
            if (other < 0 || other >= _times.Count || !IsDay(other))
                continue;
            var (left, right) = other < index ? (other, index) : (index, other);
            var leftEnd = _words.At(_times[left].Span.End);
            if (_firstWord[right] - leftEnd != 1)
                continue;
            var joint = _words.Lower(leftEnd);
            var opener = _words.Lower(_firstWord[left] - 1);
            if (joint is "-" or "–" or "until" or "till" || (joint == "to" && opener is "from" or "of" or "in") || (joint == "and" && opener == "between"))
                return other;
        }
        return null;
    }

    private static LocalDate? Least(LocalDate? a, LocalDate? b) => a is null || b is null ? null : a < b ? a : b;

    private static LocalDate? Most(LocalDate? a, LocalDate? b) => a is null || b is null ? null : a > b ? a : b;

    private static string? RangeEdtf(LocalDate? from, LocalDate? to) => from is { } a && to is { } b ? $"{TimeMeaning.Iso(a)}/{TimeMeaning.Iso(b)}" : null;

    private bool IsDay(int index) =>
        _times[index] is { Type: TimexType.Date or TimexType.Time, Earliest: not null, Latest: not null, Value: not ("PAST_REF" or "FUTURE_REF" or "PRESENT_REF") }
        || _times[index] is { Type: TimexType.Duration, Earliest: not null, Latest: not null };

    /// <summary>The day that the report is about: the first one of its lead that lies within a week before publication.</summary>
    private int? StoryDay()
    {
        if (_published is not { } today)
            return null;
        for (var i = 0; i < _times.Count && _words[_firstWord[i]].Sentence < LeadSentences; i++)
        {
            if (IsDay(i) && IsSingleDay(i) && !StandsAlone(i) && _times[i].Earliest is { } day && day <= today && Period.DaysBetween(day, today) <= 7)
                return i;
        }
        return null;
    }
}
