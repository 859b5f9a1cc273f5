using Dateline.Language;

namespace Dateline.Time;

/// <summary>Modifiers and what they stand before; references and feasts.</summary>
internal sealed partial class TimeGrammar
{
    /// <summary>A modifier and what it stands before: "early 2024", "the end of last year", "mid-October", "nearly five years ago".</summary>
    private TimePhrase? Modified(int at)
    {
        // "the late 1990s", "the early summer": the article before the modifier.
        var from = Is(at, "the") && words.Lower(at + 1) is "late" or "early" or "mid" ? at + 1 : at;
        if (Term(from, TimeClass.Mod, out var end) is not { } mod || (Is(at, "over") && Is(at + 1, "the")))
            return null;
        end = Is(end, "-") && words.Touches(end) && words.Touches(end + 1) ? end + 1 : end;
        var inner = mod.Value is "START" or "END" or "MID" or "BEFORE" ? Stretch(end) ?? (mod.Value == "BEFORE" ? Feast(Skip(end, "the")) : null) : Counted(end) ?? (mod.Value == "APPROX" ? BareYear(end) ?? ClockTime(end) : null) ?? Modified(end);
        if (inner is null || inner.Next is not null)
            return null;
        inner.First = at;
        inner.Mod ??= mod.Value;
        return inner;
    }

    /// <summary>A stretch that has a beginning, a middle and an end.</summary>
    private TimePhrase? Stretch(int at)
    {
        if (at >= words.Count)
            return null;
        var from = Skip(at, "the");
        var stretch = PartOfDay(at) ?? Longer(Longer(MonthOfYear(from), YearPhrase(at)), Longer(Longer(Decade(at), Century(at)), Longer(Season(at), Longer(Ordered(at), Longer(Shifted(at), Weekend(at))))))
            ?? WeekdayDate(Skip(at, "on")) ?? NearDay(at) ?? TheUnit(at);
        return stretch ?? Decade(from) ?? SeasonAfterModifier(from);
    }

    private TimePhrase? SeasonAfterModifier(int at) =>
        Term(at, TimeClass.Season, out var end) is { IsWeak: false } season ? new TimePhrase { First = at, End = end, Grain = TimeGrain.Season, Piece = season.Value } : null;

    /// <summary>"the weekend", "over the weekend", "weekend" after this/last is in <see cref="Shifted"/>.</summary>
    private TimePhrase? Weekend(int at) =>
        Is(at, "the") && Is(at + 1, "weekend") && !Is(at + 2, "of") ? new TimePhrase { First = at, End = at + 2, Form = TimeForm.Shifted, Grain = TimeGrain.Weekend, From = TimeOrigin.Published } : null;

    /// <summary>"now", "recently", "the near future".</summary>
    private TimePhrase? Reference(int at)
    {
        if (Weekend(at) is { } weekend)
            return weekend;
        if (Term(at, TimeClass.Reference, out var end) is not { } reference)
            return null;
        if (Is(at, "recent") && words.Lower(at - 1) is "most" or "more")
            return null;
        if (end == at + 1 && words[at].IsCapitalised && at > words.SentenceStarts[words[at].Sentence])
            return null;
        // "the past" before a noun is an adjective ("the past president"); "the future of" is no time.
        var last = words.Lower(end - 1);
        if (end > at + 1 && last is "past" or "future" && end < words.Count && words[end].Sentence == words[at].Sentence && (words[end].Kind == WordKind.Letters && words.Lower(end) is not ("and" or "or" or "but" or "as" or "when" or "would" or "will" or "is" or "was" or "to") || Is(end, "'s") || Is(end, "-")))
            return null;
        if (last == "soon" && (Is(end, "after") || Is(end, "as") || Is(end, "afterwards") || Is(end, "became") || Is(at - 1, "as") || Is(at - 1, "too")) || last == "shortly" && (Is(end, "after") || Is(end, "before") || Is(end, "afterwards")))
            return null;
        if (reference.IsWeak && !PointsAhead(at, end))
            return null;
        if (last == "now" && (Is(end, "that") || Is(end, "-")))
            return null;
        return new TimePhrase { First = at, End = end, Form = TimeForm.Reference, Value = reference.Value };
    }

    /// <summary>"soon" is a time where something is still to come; in a tale of the past it only says "quickly".</summary>
    private bool PointsAhead(int at, int end) =>
        tense.Of(at, end) switch { TimeDirection.Ahead => true, TimeDirection.Unknown => end >= words.Count || words[end].Kind == WordKind.Mark, _ => false };

    /// <summary>"Christmas 1963", "New Year's Eve", "Easter".</summary>
    private TimePhrase? Feast(int at)
    {
        if (at >= words.Count || !words[at].IsCapitalised)
            return null;
        var feast = Term(at, TimeClass.Holiday, out var end) ?? Term(at, TimeClass.Easter, out end) ?? Term(at, TimeClass.Nth, out end) ?? Term(at, TimeClass.Hijri, out end);
        if (feast is null || (end < words.Count && words[end].Case == LetterCase.Initial && words[end].Sentence == words[at].Sentence && words[end].Kind == WordKind.Letters && !Is(end, "day")))
            return null;
        var phrase = new TimePhrase { First = at, End = end, Form = TimeForm.Feast, Feast = feast, Grain = TimeGrain.Day };
        if (Year(Skip(Skip(end, ","), "of"), out var yearEnd) is { } year)
        {
            phrase.Year = year;
            phrase.End = yearEnd;
        }
        return phrase;
    }
}
