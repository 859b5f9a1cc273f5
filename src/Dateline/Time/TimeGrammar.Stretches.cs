using Dateline.Language;

namespace Dateline.Time;

/// <summary>Decades, centuries, seasons.</summary>
internal sealed partial class TimeGrammar
{
    /// <summary>"the 1990s", "the 90s", "the sixties", "the 470s BC".</summary>
    private TimePhrase? Decade(int at)
    {
        var from = Skip(at, "the");
        if (from < words.Count && words[from].Kind == WordKind.Mixed)
        {
            var lower = words.Lower(from);
            if (lower is not [.., '0', 's'] || !IsWhole(lower.AsSpan(0, lower.Length - 2), out var digits))
                return null;
            var bc = Is(from + 1, "bc") || Is(from + 1, "bce");
            if (lower.Length == 5 || (bc && lower.Length == 4))
                return new TimePhrase { First = at, End = bc ? from + 2 : from + 1, Grain = TimeGrain.Decade, Digits = bc ? -digits : digits };
            return lower.Length == 3 ? new TimePhrase { First = at, End = from + 1, Grain = TimeGrain.Decade, Digits = 190 + digits } : null;
        }
        if (from > at && Term(from, TimeClass.Decade, out var end) is { } decade)
            return new TimePhrase { First = at, End = end, Grain = TimeGrain.Decade, Digits = decade.Number };
        // '90s with an apostrophe before it.
        return from < words.Count - 1 && words.Lower(from) is "'" or "’" or "‘" && words.Touches(from + 1) && words.Lower(from + 1) is [_, '0', 's'] and var short_
            ? new TimePhrase { First = at, End = from + 2, Grain = TimeGrain.Decade, Digits = 190 + (short_[0] - '0') } : null;
    }

    /// <summary>"the 18th century", "the fourth century BC".</summary>
    private TimePhrase? Century(int at)
    {
        var from = Skip(at, "the");
        if (OrdinalNumber(from, out var end) is not { } number || number < 1)
            return null;
        end = Is(end, "-") ? end + 1 : end;
        if (!Is(end, "century") && !Is(end, "centuries"))
            return null;
        end++;
        var bc = Is(end, "bc") || Is(end, "bce");
        return new TimePhrase { First = at, End = bc ? end + 1 : end, Grain = TimeGrain.Century, Digits = bc ? -number : number - 1 };
    }

    /// <summary>"the summer of 1955", "spring 2004", "the winter", "last summer" (the last by <see cref="Shifted"/>).</summary>
    private TimePhrase? Season(int at)
    {
        var from = Skip(at, "the");
        if (Term(from, TimeClass.Season, out var end) is not { } season)
            return null;
        var phrase = new TimePhrase { First = at, End = end, Grain = TimeGrain.Season, Piece = season.Value };
        if (Year(Skip(Skip(end, ","), "of"), out var yearEnd) is { } year)
        {
            phrase.Year = year;
            phrase.End = yearEnd;
            return phrase;
        }
        if ((Is(end, "of") || Is(end, "this") || Is(end, "last") || Is(end, "next")) && Whole(end) is { Grain: TimeGrain.Year } whole)
        {
            phrase.Within = whole;
            phrase.End = whole.End;
            return phrase;
        }
        // "the spring and summer of 1943": the year behind the second season holds for the first.
        if (IsJoint(end) && Season(Starts(end + 1, TimeClass.Mod) ? end + 2 : end + 1) is { Next: null } second && (second.Year is not null || second.Within is not null))
        {
            phrase.Year = second.Year;
            phrase.Within = second.Within;
            return phrase;
        }
        if (Is(end, "of") || Is(end, "'s"))
            return null;
        var before = Before(at);
        // "a spring offensive", "the second winter campaign".
        if (IsSeasonOfNoun(at, from, end, season))
        {
            var noun = Is(end, "-") ? end + 2 : end + 1;
            phrase.Year = Is(noun, "of") || Is(noun, "in") ? Year(noun + 1, out _) : null;
            phrase.First = from;
            return phrase;
        }
        if (from > at && before is "spent" or "passed" or "survived" && !(season.IsWeak && Is(from, "fall")))
            return phrase;
        if (Is(end, "-"))
            return null;
        var asked = before is "in" or "during" or "by" or "until" or "since" or "early" or "late" or "mid" or "over" or "throughout" or "for" or "-" or "of" or "through";
        return asked && (!season.IsWeak || from > at || before is "in" or "early" or "late" or "-" or "mid") ? phrase : null;
    }

    private bool IsSeasonOfNoun(int at, int from, int end, TimeTerm season) =>
        from == at && !words[at].IsCapitalised && !Is(at, "fall") && (!season.IsWeak || Before(at) is "a" or "the" or "its" or "their" or "this" or "early" or "late")
        && end < words.Count && words[end].Sentence == words[at].Sentence
        && words.Lower(Is(end, "-") ? end + 1 : end) is "offensive" or "offensives" or "campaign" or "campaigns" or "counter" or "counteroffensive" or "attack" or "attacks" or "fighting" or "operation" or "operations"
            or "uprising" or "unrest" or "election" or "elections" or "riots" or "protests" or "summit" or "session" or "talks" or "storms" or "floods" or "harvest" or "war" or "retreat" or "march" or "siege";
}
