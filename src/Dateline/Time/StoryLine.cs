using Dateline.Language;
using NodaTime;

namespace Dateline.Time;

/// <summary>Follows the reference time of a story through the text. A date without a year is read from both sides: from the dates named before
/// it and from those named behind it, so that one look aside ("documents opened in 2005", "the attack planned for the year after") does not carry
/// the rest of the story with it.</summary>
/// <remarks>A search over readings (Viterbi 1967, with a beam): a reading says for every expression which year it means and whether it moves the story on or
/// only looks aside. Moving costs by the distance — little forward, more backward — and looking aside costs by the way the date is told: a
/// year beside a noun least, a full date most. The cheapest reading of the whole text wins. Linear in the number of expressions.</remarks>
internal sealed class StoryLine(TextWords words, TimeLexicon lexicon, TimeAnchor anchor, ClauseTense tense)
{
    private const int Width = 8;
    private const double Margin = 7;
    private const double FirmAside = 1.5;
    private const double BesideCost = 0.2;

    private readonly List<Step> _steps = [];
    private readonly List<(int Step, double Cost)> _beam = [];
    private readonly List<Step> _next = [];

    /// <summary>What the expressions of the story mean, in order.</summary>
    public TimeMeaning[] Read(List<TimePhrase> phrases)
    {
        _steps.Add(new Step(-1, TimeMeaning.Unknown, StoryPoint.Start, 0));
        _beam.Add((0, 0));
        // A story whose first dates have no year has that of the first full date, or the one before.
        if (phrases.Find(p => p.Year is not null)?.Year is { } first)
        {
            _steps.Add(new Step(-1, TimeMeaning.Unknown, new StoryPoint(new CalendarPoint(first), -10, null) { Months = Months(new CalendarPoint(first)) }, 0.3));
            _beam.Add((1, 0.3));
        }
        foreach (var phrase in phrases)
            Go(phrase);
        var meanings = new TimeMeaning[phrases.Count];
        var at = _beam[0].Step;
        for (var i = phrases.Count - 1; i >= 0; i--)
        {
            meanings[i] = _steps[at].Meaning;
            at = _steps[at].Before;
        }
        return meanings;
    }

    private void Go(TimePhrase phrase)
    {
        _next.Clear();
        var aside = AsideCost(phrase);
        foreach (var (step, cost) in _beam)
        {
            var here = _steps[step].Point;
            if (!LacksYear(phrase) || here.Named is null)
            {
                Add(step, cost, phrase, here, 0, aside);
                continue;
            }
            for (var years = -1; years <= 1; years++)
                Add(step, cost, phrase, here, years, aside);
            if (here.Aside is { } look && words[phrase.First].Sentence - here.AsideSentence <= 1)
                AddBeside(step, cost, phrase, here, look);
        }
        _next.Sort(static (a, b) => a.Cost.CompareTo(b.Cost));
        _beam.Clear();
        foreach (var step in _next)
        {
            if (_beam.Count == Width || step.Cost > _next[0].Cost + Margin)
                break;
            if (IsKnown(step.Point))
                continue;
            _beam.Add((_steps.Count, step.Cost));
            _steps.Add(step);
        }
    }

    private void Add(int before, double cost, TimePhrase phrase, StoryPoint here, int years, double aside)
    {
        var (meaning, next) = Resolve(here, phrase, years);
        var lacksYear = LacksYear(phrase);
        // 29 February of a common year is no reading.
        if (meaning == TimeMeaning.Unknown && lacksYear)
            cost += 4;
        if (next.IsSame(here))
        {
            // In brackets nothing moves the story; yet the nearest such day is the likely one.
            if (lacksYear && meaning.Point is not null)
                cost += StepCost(here, Point(here, meaning), lacksYear);
            _next.Add(new Step(before, meaning, here, cost));
            return;
        }
        _next.Add(new Step(before, meaning, next, cost + StepCost(here, next, lacksYear)));
        if (!lacksYear)
        {
            // A year alone, or a date that only names a thing, draws nothing after it.
            var look = aside >= FirmAside && next.Named is { Month: not null } ? next.Named : null;
            _next.Add(new Step(before, meaning, here with { Aside = look, AsideSentence = words[phrase.First].Sentence }, cost + aside));
        }
    }

    private (TimeMeaning Meaning, StoryPoint Next) Resolve(StoryPoint here, TimePhrase phrase, int years)
    {
        var (meaning, next) = anchor.From(here, phrase, years);
        return (meaning, next.IsSame(here) ? here : Point(next, meaning));
    }

    private static StoryPoint Point(StoryPoint point, TimeMeaning meaning) =>
        meaning is { Earliest: { } first, Latest: { } last } ? point with { Named = meaning.Point ?? point.Named, Months = (Months(first), Months(last)) } : point;

    private static double Months(LocalDate day) => (day.Year * 12.0) + day.Month - 1 + (day.Day / 31.0);

    /// <summary>A month or day that belongs to what the text has just looked at ("… until May 1943; landings in February …").</summary>
    private void AddBeside(int before, double cost, TimePhrase phrase, StoryPoint here, CalendarPoint look)
    {
        var beside = new StoryPoint(look, here.AsideSentence, null) { Months = Months(look) };
        var (meaning, next) = Resolve(beside, phrase, 0);
        if (meaning != TimeMeaning.Unknown)
            _next.Add(new Step(before, meaning, here with { Aside = next.Named, AsideSentence = words[phrase.First].Sentence }, cost + BesideCost + (words[phrase.First].Sentence == here.AsideSentence ? 0 : 0.3) + StepCost(beside, next, lacksYear: true)));
    }

    private bool IsKnown(StoryPoint point)
    {
        foreach (var (step, _) in _beam)
        {
            if (_steps[step].Point is var known && known.IsSame(point) && known.Aside == point.Aside)
                return true;
        }
        return false;
    }

    private static bool LacksYear(TimePhrase phrase) =>
        phrase is { Form: TimeForm.Calendar, Month: not null, Year: null, Within: null, Grain: TimeGrain.Day or TimeGrain.Month };

    /// <summary>What it costs to let the story go from one point to another.</summary>
    private static double StepCost(StoryPoint here, StoryPoint next, bool lacksYear)
    {
        if (here.Named is not { } from || next.Named is not { } to)
            return 0;
        var gap = Gap(here.Months, next.Months, to.Day is not null);
        if (lacksYear)
        {
            // The year is the story's own unless the month says otherwise.
            var years = to.Absolute - from.Absolute;
            return years switch
            {
                0 => gap >= 0 ? 0.05 * gap : 0.2 + (0.2 * -gap),
                1 => from.Month is null ? 1.6 : 0.7 + (0.15 * gap),
                _ => from.Month is null ? 2.2 : 1.6 + (0.25 * -gap),
            };
        }
        return gap >= 0 ? 0.5 * Math.Log2(1 + gap) : 0.4 + (0.75 * Math.Log2(1 - gap));
    }

    /// <summary>Months from the end of one stretch to the beginning of another behind it; negative where the other lies before it, 0 where they meet.</summary>
    private static double Gap((double First, double Last) from, (double First, double Last) to, bool isDay) =>
        to.First >= from.Last ? to.First - from.Last : to.Last <= from.First ? to.Last - from.First : isDay && from.Last - from.First < 1 ? Math.Min(0, to.First - from.Last) : 0;

    private static (double First, double Last) Months(CalendarPoint point)
    {
        var first = (point.Absolute * 12.0) + (point.Month ?? 1) - 1;
        return point.Month is null ? (first, first + 12) : point.Day is { } day ? (first + (day / 31.0), first + (day / 31.0)) : (first, first + 1);
    }

    /// <summary>What it costs to leave the story where it is although a date is named.</summary>
    private double AsideCost(TimePhrase phrase)
    {
        if (IsHeading(phrase))
            return 4;
        var cost = phrase.Form switch
        {
            TimeForm.Shifted => phrase.Shift < 0 ? 0.9 : 2.2,
            TimeForm.Feast => 2,
            _ => phrase.Grain switch
            {
                TimeGrain.Day or TimeGrain.Clock or TimeGrain.Part => 3,
                TimeGrain.Month or TimeGrain.Week or TimeGrain.Weekend => 2.2,
                TimeGrain.Season or TimeGrain.Quarter or TimeGrain.Half => 1.8,
                _ => phrase.Mod is null ? 1.2 : 1.6,
            },
        };
        var before = words.Lower(phrase.First - 1);
        if (before is "since" or "until" or "till" or "for" or "the" or "of" or "than")
            cost -= before is "the" or "of" ? 0.8 : 0.5;
        // "the 2003 invasion", "the May 2007 high": a date beside a noun names the thing.
        if (phrase.Grain is TimeGrain.Year or TimeGrain.Month && before is not ("in" or "by" or "since" or "until" or "from" or "during") && IsNounAhead(phrase.End))
            cost -= 0.9;
        if ((before != "by" && tense.Of(phrase.First, phrase.End) == TimeDirection.Ahead) || IsInRelativeClause(phrase.First) || IsCompared(phrase.First))
            cost -= 0.8;
        return Math.Max(0.1, cost);
    }

    private bool IsNounAhead(int at) =>
        at < words.Count && words[at].Kind == WordKind.Letters && words[at].Sentence == words[at - 1].Sentence && words.Lower(at).Length > 2
        && words.Lower(at) is not ("and" or "the" or "was" or "were" or "when" or "with" or "after" or "before" or "but" or "had" or "has" or "who" or "which" or "that" or "for" or "from" or "while" or "until" or "into" or "did" or "saw");

    /// <summary>"compared with …", "from a high of … in …", "than in …".</summary>
    private bool IsCompared(int at)
    {
        for (var back = at - 1; back >= 0 && at - back <= 9 && words[back].Sentence == words[at].Sentence; back--)
        {
            if (lexicon.Find(words, back, TimeClass.Aside, out _) is not null)
                return true;
        }
        return false;
    }

    private bool IsInRelativeClause(int at)
    {
        var sentence = words[at].Sentence;
        for (var back = at - 1; back >= 0 && at - back <= 12 && words[back].Sentence == sentence; back--)
        {
            if (words[back].Lower is "who" or "which" or "whose" or "that")
                return true;
            if (words[back].Lower is "," or ";" or "." or "and")
                return false;
        }
        return false;
    }

    /// <summary>Whether the expression opens a line of its own or a heading ("2004: The siege", "Spring 1920").</summary>
    private bool IsHeading(TimePhrase phrase)
    {
        var first = words.SentenceStarts[words[phrase.First].Sentence];
        var end = words.SentenceStarts[words[phrase.First].Sentence + 1];
        return phrase.First == first && phrase.Grain is TimeGrain.Year or TimeGrain.Month or TimeGrain.Season && (words.Lower(phrase.End) == ":" || end - phrase.End <= 1);
    }

    /// <summary>A step of a reading.</summary>
    private readonly record struct Step(int Before, TimeMeaning Meaning, StoryPoint Point, double Cost);
}
