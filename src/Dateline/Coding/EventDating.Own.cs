using Dateline.Language;
using Dateline.Time;

namespace Dateline.Coding;

/// <content>The date that the words beside an event give it.</content>
internal sealed partial class EventDating
{
    /// <summary>How far off a date is that belongs to a name: farther than any other of the sentence.</summary>
    private const int OfAName = 20_000;

    /// <summary>What the lengths that set two events apart come to, each found once, forwards and back.</summary>
    private readonly Dictionary<(int Time, bool IsBack), TimeMeaning?> _setApart = [];

    /// <summary>The expression that the tree hangs on the event, or on what it shares its time with; else the nearest one of its clause, else of the sentence.</summary>
    private When? Own(Token predicate, int at, int first, int end, int sentence, EventStatus status, ToldIn tense)
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
            var steps = Steps(predicate, Expression(i));
            if (steps < 0 && (!inClause || Steps(predicate, Expression(i), loose: true) < 0) && (IsApart(at, word) || telling))
                continue;
            // "For the last quarter, they say, …": so is what is told.
            if (telling && _times.IsPeriod(i) && _words.Lower(word - 1) is "for")
                continue;
            // What is so now is not of a past that only stands near: "2025 was hard, and we still face a winter".
            if (steps != 0 && tense == ToldIn.Present && sentence > 0 && _times[i].Latest < _published)
                continue;
            var far = (steps >= 0 ? steps * 1000 : inClause ? 5000 : 6000) + Math.Abs(word - at) + (IsOfName(predicate, i) ? OfAName : 0);
            if (far < distance)
                (best, distance) = (i, far);
        }
        return SetApart(predicate, from, to, distance) ?? (best < 0 ? null : _times.ToWhen(best, DateBasis.Explicit, Factuality.IsDelayed(Clause.Governing(predicate))));
    }

    /// <summary>The date that a length of time gives: "withdrew a day before the vote of 8 March", and in "five years after its founding, the council in February …" to the founding.</summary>
    private When? SetApart(Token predicate, int from, int to, int distance)
    {
        for (var i = from; i < to; i++)
        {
            if (_offsets.Of(i) is not { } offset)
                continue;
            var back = predicate.Index == offset.Event.Index;
            var steps = back ? 0 : Steps(predicate, offset.Told);
            if (steps < 0 || (steps * 1000) + Math.Abs(predicate.Index - Expression(i).Index) > distance)
                continue;
            if (!_setApart.TryGetValue((i, back), out var day))
                _setApart[(i, back)] = day = DayOf(back ? offset.Told : offset.Event, from, to, isNews: back) is { Earliest: { } first, Latest: { } last } ? offset.From(first, last, back) : null;
            if (day is not null && !(day.Earliest > _published))
                return new When(day.Earliest, day.Latest, day.Edtf, null, DateBasis.Explicit, i);
        }
        return null;
    }

    /// <summary>The date that an expression of the sentence gives to a word, else the one that the lead tells of the same event.</summary>
    private When? DayOf(Token token, int from, int to, bool isNews)
    {
        for (var i = from; i < to; i++)
        {
            if (_times.IsDated(i) && Steps(token, Expression(i)) == 0)
                return _times.ToWhen(i, DateBasis.Explicit);
        }
        if (ToldInLead(token) is { } told && told.Sentence.FirstToken < token.Sentence.FirstToken)
            return Of(told, _words.At(told.TextSpan.Start), _words.At(told.TextSpan.End), EventStatus.Happened, isPerfect: false);
        // "The strike comes a day after they signed": what the news is set apart from.
        return isNews && _words[_words.At(token.TextSpan.Start)].Sentence < ReportTimes.LeadSentences && (_times.Lead ?? _times.Dateline) is { } story ? _times.ToWhen(story, DateBasis.Inherited) : null;
    }

    /// <summary>The word that an expression begins with.</summary>
    private Token Expression(int time) => _document[Math.Min(_document.TokenAt(_times[time].Span.Start), _document.TokenCount - 1)];

    /// <summary>How far the tree sets an expression from a predicate: 0 where it hangs on it, more where their times are shared, −1 where they are not.</summary>
    private int Steps(Token predicate, Token expression, bool loose = false)
    {
        var above = expression;
        // An event's noun has its own time: "the riots of January 5".
        for (var steps = MaxSteps; steps > 0 && !above.IsRoot; steps--)
        {
            if (above.Index == predicate.Index)
                return 0;
            if (above.Upos is Upos.Verb || _offsets.IsEvent(above) || above.Relation is Relation.Ccomp or Relation.Advcl or Relation.AclRelcl or Relation.Parataxis)
                break;
            above = above.Head;
        }
        if (above.Index == predicate.Index)
            return 0;
        if (loose)
            return above.IsWithin(predicate) && !_offsets.IsEvent(above) && above.Relation is not (Relation.Ccomp or Relation.Acl or Relation.AclRelcl or Relation.Parataxis) ? 4 : -1;
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
        if (_times.IsSingleDay(index) || at == 0 || _words[at].Kind == WordKind.Letters)
            return true;
        var before = _words[at - 1];
        return before.Sentence != _words[at].Sentence || !before.IsCapitalised || before.Lower is "in" or "since" or "during" or "by";
    }

    /// <summary>"the 2010 Coastal Forum", "the 1991 agreement": a year before a noun is that of the thing, and of what is done with it only where nothing else is told.</summary>
    private bool IsOfName(Token predicate, int index)
    {
        var token = Expression(index);
        return _times.IsPeriod(index) && token.Relation is Relation.Nummod or Relation.Compound or Relation.Amod or Relation.NmodUnmarked && token.Head.Index > token.Index && token.Head.Index != predicate.Index
            && token.Head.Upos is Upos.Noun or Upos.Propn;
    }

    /// <summary>"has a June 1 deadline": a date inside the phrase of an object is that of the thing.</summary>
    private bool IsOfThing(Token predicate, int index)
    {
        var token = Expression(index);
        for (var steps = MaxSteps; steps > 0 && !token.IsRoot && token.Index != predicate.Index; steps--, token = token.Head)
        {
            if (token.Head.Index == predicate.Index)
                return token.Relation is Relation.Obj or Relation.Nsubj or Relation.NsubjPass;
        }
        return false;
    }

    /// <summary>Whether what stands between two words, or a participle that the second belongs to, parts them: "the tunnel, begun two years ago, has been closed".</summary>
    private bool IsApart(int at, int time)
    {
        if (IsOfParticiple(time, at))
            return true;
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

    private bool IsOfParticiple(int time, int at)
    {
        var token = _document[Math.Min(_document.TokenAt(_words[time].Start), _document.TokenCount - 1)];
        for (var steps = MaxSteps; steps > 0 && !token.IsRoot && token.Upos is not Upos.Verb; steps--)
            token = token.Head;
        return token.Relation is Relation.Acl && _words.At(token.TextSpan.Start) != at;
    }
}
