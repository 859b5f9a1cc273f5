using System.Buffers;
using System.Globalization;
using Dateline.Language;

namespace Dateline.Time;

/// <summary>The grammar of time expressions over the words of a text: at each word that can begin one, the longest expression wins.</summary>
/// <remarks>Every rule looks a bounded number of words ahead, so the whole is linear in the length of the text. The rules are spread over
/// several files by what they describe: <c>Calendar</c> (dates), <c>Clock</c> (parts of the day), <c>Relative</c>, <c>Length</c> (lengths and sets).</remarks>
internal sealed partial class TimeGrammar(TextWords words, TimeLexicon lexicon, ClauseTense tense)
{
    private ulong[] _masks = [];

    /// <summary>All expressions of the text, in order.</summary>
    public List<TimePhrase> Phrases()
    {
        var phrases = new List<TimePhrase>();
        _masks = ArrayPool<ulong>.Shared.Rent(words.Count + 1);
        for (var at = 0; at < words.Count; at++)
            _masks[at] = lexicon.Mask(words[at]);
        for (var at = 0; at < words.Count;)
        {
            var phrase = CanStart(at) ? Parse(at) : null;
            if (phrase is null)
            {
                at++;
                continue;
            }
            for (var part = phrase; part is not null; part = part.Next)
            {
                // "from Monday to Wednesday": the second is never before the first.
                if (phrases.Count > 0 && IsRange(phrases[^1], part))
                    part.RangeStart = phrases[^1];
                phrases.Add(part);
                at = Math.Max(at + 1, part.End);
            }
        }
        ArrayPool<ulong>.Shared.Return(_masks);
        _masks = [];
        return phrases;
    }

    private bool IsRange(TimePhrase first, TimePhrase second) =>
        first.End == second.First - 1
        && (words.Lower(first.End) is "to" or "until" or "till" or "through" or "-" or "–" || (Is(first.End, "and") && Is(first.First - 1, "between")));

    private bool CanStart(int at) =>
        (_masks[at] & TimeLexicon.Start) != 0 && (words[at].Lower != "the" || (at + 1 < words.Count && (_masks[at + 1] & TimeLexicon.BehindArticle) != 0));

    private TimePhrase? Parse(int at)
    {
        var best = ClockTime(at);
        best = Longer(best, PartOfDay(at));
        best = Longer(best, Modified(at));
        best = Longer(best, Calendar(at));
        best = Longer(best, NearDay(at));
        best = Longer(best, Shifted(at));
        best = Longer(best, SameOfYear(at));
        best = Longer(best, Counted(at));
        best = Longer(best, BeforeLast(at));
        best = Longer(best, ShortQuarter(at));
        best = Longer(best, Fiscal(at));
        best = Longer(best, Period(at));
        best = Longer(best, Recurring(at));
        best = Longer(best, Feast(at));
        best = Longer(best, Ordered(at));
        best = Longer(best, Reference(at));
        if (best is not null)
            best.First = at;
        return best;
    }

    private static TimePhrase? Longer(TimePhrase? one, TimePhrase? other) =>
        one is null ? other : other is null ? one : Reach(other) > Reach(one) ? other : one;

    private static int Reach(TimePhrase phrase) => phrase.Next is { } next ? Reach(next) : phrase.End;

    // --- small pieces ---

    private bool Is(int at, string lower) => words.Lower(at) == lower;

    private int Skip(int at, string lower) => Is(at, lower) ? at + 1 : at;

    private TimeTerm? Term(int at, TimeClass kind, out int end)
    {
        end = at;
        return at >= 0 && at < words.Count && (_masks[at] & TimeLexicon.Bit(kind)) != 0 ? lexicon.Find(words, at, kind, out end) : null;
    }

    private bool Starts(int at, TimeClass kind) => Term(at, kind, out _) is not null;

    private bool IsDigits(int at, out int value)
    {
        value = 0;
        return at >= 0 && at < words.Count && words[at].Kind == WordKind.Digits
            && int.TryParse(words[at].Span.In(words.Text.AsSpan()), NumberStyles.None, CultureInfo.InvariantCulture, out value);
    }

    private static bool IsWhole(ReadOnlySpan<char> digits, out int value) => int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out value);

    /// <summary>A stretch within which another one is named: "of last year", "of 1943", "of March", "of the year".</summary>
    private TimePhrase? Whole(int at)
    {
        var from = Is(at, "of") || Is(at, "in") ? at + 1 : at;
        return YearPhrase(from) ?? MonthOfYear(Skip(from, "the")) ?? Shifted(from) ?? TheUnit(from);
    }

    /// <summary>"the year", "the month", "the day", standing for the one named last.</summary>
    private TimePhrase? TheUnit(int at)
    {
        if (!Is(at, "the") || Term(at + 1, TimeClass.Unit, out var end) is not { } unit || GrainOf(unit.Value) is not { } grain || grain < TimeGrain.Day || IsPlural(at + 1))
            return null;
        return new TimePhrase { First = at, End = end, Form = TimeForm.Shifted, Grain = grain, From = TimeOrigin.Named };
    }

    private bool IsPlural(int at) => words.Lower(at).EndsWith('s') || Is(at, "centuries");

    private static TimeGrain? GrainOf(string unit) => unit switch
    {
        "D" => TimeGrain.Day,
        "N" => TimeGrain.Part,
        "WE" => TimeGrain.Weekend,
        "W" => TimeGrain.Week,
        "M" => TimeGrain.Month,
        "Q" => TimeGrain.Quarter,
        "Y" => TimeGrain.Year,
        "DE" => TimeGrain.Decade,
        "CE" => TimeGrain.Century,
        "H" or "m" or "S" => TimeGrain.Clock,
        _ => null,
    };
}
