using Dateline.Language;
using Dateline.Time;
using NodaTime;

namespace Dateline.Coding;

/// <summary>The time expressions of a report as dating asks for them: where they stand, whether they name a day, and which of them is the day of the story.</summary>
internal sealed class ReportTimes
{
    /// <summary>How many sentences, title and dateline among them, tell the news itself.</summary>
    public const int LeadSentences = 6;

    private const int SentencesBeforeBackground = 5;
    private const int DatelineSentences = 3;
    private const int DaysOfNews = 7;
    private const int LongestMonth = 31;
    private const int WordsCompared = 9;

    private readonly Document _document;
    private readonly TextWords _words;
    private readonly List<TimeExpression> _times;
    private readonly TimeLexicon _lexicon;
    private readonly int[] _firstWord;
    private readonly int[] _firstOfSentence;

    public ReportTimes(Document document, TextWords words, List<TimeExpression> times, TimeLexicon lexicon)
    {
        (_document, _words, _lexicon) = (document, words, lexicon);
        Published = document.Report.Published?.Day;
        _times = AsWritten(times);
        _firstWord = [.. times.Select(t => words.At(t.Span.Start))];
        _firstOfSentence = new int[words.Sentences.Count + 1];
        var next = 0;
        for (var sentence = 0; sentence < words.Sentences.Count; sentence++)
        {
            while (next < times.Count && times[next].Span.Start < words.Sentences[sentence].Start)
                next++;
            _firstOfSentence[sentence] = next;
        }
        _firstOfSentence[^1] = times.Count;
        Lead = DayOfNews(SentencesBeforeBackground, standsAlone: false);
        Dateline = DayOfNews(DatelineSentences, standsAlone: true);
    }

    public TimeExpression this[int index] => _times[index];

    /// <summary>How many expressions there are.</summary>
    public int Count => _times.Count;

    public LocalDate? Published { get; }

    /// <summary>The expression of the day that the report is about: the first of its lead that lies within a week before publication.</summary>
    public int? Lead { get; }

    /// <summary>The expression of a date that stands alone above the text: the day on which the report was written.</summary>
    public int? Dateline { get; }

    /// <summary>The expressions of a sentence.</summary>
    public (int First, int End) Of(int sentence) => (_firstOfSentence[sentence], _firstOfSentence[sentence + 1]);

    public int FirstWord(int index) => _firstWord[index];

    public int SentenceOf(int index) => _words[_firstWord[index]].Sentence;

    /// <summary>Whether an expression has a place on the calendar.</summary>
    public bool IsDated(int index) =>
        _times[index] is { Type: TimexType.Date or TimexType.Time, Earliest: not null, Latest: not null, Value: not ("PAST_REF" or "FUTURE_REF" or "PRESENT_REF") }
        || _times[index] is { Type: TimexType.Duration, Earliest: not null, Latest: not null };

    /// <summary>Whether an expression is of a quarter, a year or more, which accounts are of.</summary>
    public bool IsPeriod(int index) => _times[index] is { Earliest: { } from, Latest: { } to } && Period.DaysBetween(from, to) > LongestMonth;

    public bool IsSingleDay(int index) => _times[index].Earliest == _times[index].Latest;

    /// <summary>A single day of the running text, not ahead of publication, from which a story can be carried on.</summary>
    public bool IsPastDay(int index) => IsDated(index) && IsSingleDay(index) && !(_times[index].Latest > Published) && !StandsAlone(index);

    /// <summary>Whether a day lies within the week of news before publication.</summary>
    public bool IsOfTheNews(int index) => Published is { } today && _times[index].Earliest is { } day && day <= today && Period.DaysBetween(day, today) <= DaysOfNews;

    /// <summary>"At a conference on June 1, the minister, who resigned earlier today, …" in a report published days later: it was written on the day that it calls today.</summary>
    private List<TimeExpression> AsWritten(List<TimeExpression> times)
    {
        var todays = new bool[LeadSentences];
        foreach (var time in times)
        {
            if (SentenceOf(time) >= LeadSentences)
                break;
            todays[SentenceOf(time)] |= IsToday(time);
        }
        foreach (var time in times)
        {
            if (SentenceOf(time) is var sentence && sentence >= LeadSentences)
                break;
            if (todays[sentence] && time is { Earliest: { } day } && day == time.Latest && day < Published && Period.DaysBetween(day, Published!.Value) <= DaysOfNews && SaysDayOfMonth(time))
                return times.ConvertAll(t => IsToday(t) ? t with { Earliest = day, Latest = day, Edtf = TimeMeaning.Iso(day) } : t);
        }
        return times;
    }

    private int SentenceOf(TimeExpression time) => _words[_words.At(time.Span.Start)].Sentence;

    private bool IsToday(TimeExpression time) => time.Earliest == Published && _words.Lower(_words.At(time.Span.End) - 1) is "today";

    private bool SaysDayOfMonth(TimeExpression time) => time.Span.In(_words.Text.AsSpan()).ContainsAnyInRange('0', '9') && time.Type is TimexType.Date or TimexType.Time;

    private int? DayOfNews(int sentences, bool standsAlone)
    {
        for (var i = 0; i < _times.Count && SentenceOf(i) < sentences; i++)
        {
            if (IsDated(i) && IsSingleDay(i) && IsOfTheNews(i) && StandsAlone(i) == standsAlone)
                return i;
        }
        return null;
    }

    /// <summary>Whether the text only compares with the time: "compared with March 2008", "than in May", and in "the first loss since 1992".</summary>
    public bool IsCompared(int index)
    {
        var at = _firstWord[index];
        var sentence = _words[at].Sentence;
        for (var back = at - 1; back >= 0 && at - back <= WordsCompared && _words[back].Sentence == sentence && _words[back].Lower is not ("," or ";"); back--)
        {
            if (_lexicon.Find(_words, back, TimeClass.Aside, out _) is not null)
                return true;
        }
        return _words.Lower(at - 1) == "since" && IsRanked(at - 1);
    }

    /// <summary>"its first annual loss since", "the worst quake since": an ordinal or a superlative between the verb and "since".</summary>
    private bool IsRanked(int since)
    {
        for (var back = since - 1; back >= 0 && since - back <= WordsCompared && _words[back].Sentence == _words[since].Sentence; back--)
        {
            var token = _document[Math.Min(_document.TokenAt(_words[back].Start), _document.TokenCount - 1)];
            if (token.Upos is Upos.Verb)
                return false;
            if (token.Features.Degree == Degree.Sup || (token.Features.NumeralType == NumeralType.Ord && token.Upos is Upos.Adj))
                return true;
        }
        return false;
    }

    /// <summary>Beside a date that stands alone stand at most so many words: a weekday, a zone, "updated".</summary>
    private const int MostOtherWords = 4;

    /// <summary>A date that stands alone, above or below the text, tells when it was published.</summary>
    public bool StandsAlone(int index)
    {
        var span = _times[index].Span;
        var (first, last) = (_firstWord[index], _words.At(span.End - 1));
        var text = _words.Text;
        // A line may be a whole text: no more of it is looked at than so many words.
        var (before, behind) = (first - MostOtherWords - 1, last + MostOtherWords + 1);
        var earliest = before < 0 ? 0 : _words[before].Start;
        var from = earliest + text.AsSpan(earliest, span.Start - earliest).LastIndexOf('\n') + 1;
        if (before >= 0 && from == earliest)
            return false;
        var latest = behind < _words.Count ? _words[behind].End : text.Length;
        var to = text.IndexOf('\n', span.End, latest - span.End);
        if (to < 0 && behind < _words.Count)
            return false;
        if (to < 0)
            to = text.Length;
        if (first - _words.At(from) + (_words.At(to) - last - 1) > MostOtherWords)
            return false;
        for (var token = _document.TokenAt(from); token < _document.TokenCount && _document[token].TextSpan.Start < to; token++)
        {
            if (_document[token].Upos is Upos.Verb or Upos.Aux)
                return false;
        }
        return true;
    }

    /// <summary>The date that an expression gives: from "since" it runs to publication, up to "until" it is open, and two ends make a range.</summary>
    /// <param name="index">The expression.</param>
    /// <param name="basis">Why it is this one.</param>
    /// <param name="isDelayed">Whether it happened only then: "not until Monday".</param>
    public When ToWhen(int index, DateBasis basis, bool isDelayed = false)
    {
        var time = _times[index];
        var (from, to, edtf) = (time.Earliest, time.Latest, time.Edtf);
        var before = _words.Lower(_firstWord[index] - 1);
        if (before is "since")
            (to, edtf) = (Published >= from ? Published : null, from is { } since ? Published is { } now && now >= since ? $"{TimeMeaning.Iso(since)}/{TimeMeaning.Iso(now)}" : TimeMeaning.Iso(since) + "/.." : edtf);
        else if (before is "by" or "before" || (before is "until" or "till" && !isDelayed))
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
            if (other < 0 || other >= _times.Count || !IsDated(other))
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
}
