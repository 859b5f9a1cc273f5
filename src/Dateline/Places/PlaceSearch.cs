using Dateline.Language;

namespace Dateline.Places;

/// <summary>Finds the names of places in one report. People and bodies are found before: most false towns are surnames.</summary>
/// <param name="document">The report, with the tags of the name finder.</param>
/// <param name="words">The same text.</param>
/// <param name="table">The registry.</param>
/// <param name="villages">The small places, asked only where a name is not in it.</param>
/// <param name="grammar">The words of place.</param>
internal sealed class PlaceSearch(Document document, TextWords words, PlaceTable table, PlaceTable villages, PlaceGrammar grammar)
{
    private const int LongestUnknown = 5;
    private const int Shortest = 3;

    /// <summary>A town of so many people is meant without a preposition.</summary>
    private const int VeryLarge = 300_000;

    private readonly HashSet<string> _inhabited = Inhabited(words, grammar);

    /// <summary>Whether words that may be the name of a person are that of a place: one that somewhere in the report somebody is in, one said to be a town or a district,
    /// one of several words that the registry knows well, or one that the name finder does not take for a person and that is known, or stands behind a preposition of place.</summary>
    public bool IsPlace(int first, int end)
    {
        if (IsSaid(words, grammar, first) || (end == first + 1 && _inhabited.Contains(words.Lower(first))))
            return true;
        var seen = TagOf(end - 1).Kind;
        return (seen is NameKind.Location or NameKind.Facility && grammar.Before(words, first) is not (PlaceRole.None or PlaceRole.Of))
            || ((seen is not NameKind.Person || end - first > 1 || grammar.IsInside(words.Lower(first - 1))) && table.Longest(words, first, out var to) is var senses && to >= end && IsWellKnown(senses));
    }

    /// <summary>The country whose capital a word names, or null.</summary>
    public string? CapitalAt(int at) => table.Longest(words, at, out var end) is [{ Row: { IsCapital: true } row }, ..] && end == at + 1 ? row.Country : null;

    /// <summary>The places of the report, in order.</summary>
    /// <param name="isTaken">Whether a word belongs to the name of a person or body.</param>
    /// <param name="isCommon">Whether a capitalised word is no name by itself.</param>
    /// <param name="speaking">What tells where the report is at home.</param>
    public List<Place> Find(Func<int, bool> isTaken, Func<int, bool> isCommon, ReportCountries speaking)
    {
        var drafts = new List<PlaceDraft>();
        for (var at = 0; at < words.Count;)
        {
            if (words[at].IsCapitalised && !isTaken(at) && (Known(at, isCommon) ?? Unknown(at, isTaken, isCommon)) is { } draft)
            {
                drafts.Add(draft);
                at = draft.End;
                continue;
            }
            at++;
        }
        new PlaceResolver(words, drafts, grammar, Villages).Resolve(speaking);
        return [.. drafts.Select(Row)];
    }

    private NameTag TagOf(int word) => document.TagAt(words[word].Start);

    private Place Row(PlaceDraft draft)
    {
        var span = words.SpanOf(draft.First, draft.End);
        return draft.Row is { } row
            ? new Place { Span = span, Name = row.Name, Country = row.Country, Admin1 = row.Admin1, Kind = row.Kind, Latitude = row.Latitude, Longitude = row.Longitude, GeonameId = row.GeonameId }
            : new Place { Span = span, Kind = draft.Kind ?? PlaceKind.Other, Country = draft.Within?.Country, Admin1 = draft.Within is { Kind: PlaceKind.Region, IsDistrict: false } region ? region.Name : draft.Within?.Admin1 };
    }

    // --- names of the registry ---

    private PlaceDraft? Known(int at, Func<int, bool> isCommon) =>
        table.Longest(words, at, out var end) is { Count: > 0 } senses && (end > at + 1 ? IsNamed(at, end, senses) : !isCommon(at) && IsLikely(at, senses)) ? new PlaceDraft(at, end, senses, KindAround(at, end)) : null;

    /// <summary>A name of several words is trusted, unless the name finder sees it inside another name and it is no large place.</summary>
    private bool IsNamed(int at, int end, IReadOnlyList<PlaceSense> senses) =>
        IsWellKnown(senses) || TagOf(at).Kind is NameKind.Location or NameKind.Facility || (TagOf(at).Kind is NameKind.None && !IsJoined(words, end));

    /// <summary>A single word that also begins or ends a longer name is not trusted to be a town, unless the name finder says so; a small town that no preposition leads to is not, either.</summary>
    private bool IsLikely(int at, IReadOnlyList<PlaceSense> senses)
    {
        if (words.IsCurrency(at))
            return false;
        var row = senses[0].Row;
        if (row.Kind is PlaceKind.Country or PlaceKind.Continent)
            return words[at].Case == LetterCase.Upper || words[at].Lower.Length > Shortest || row.Name.Length <= Shortest || senses[0].IsOwn;
        var tag = TagOf(at);
        // "Van" is a town, "Mar" is March: a short name needs a witness.
        if (words[at].Case != LetterCase.Upper && words[at].Lower.Length <= Shortest && tag.Kind is not NameKind.Location)
            return false;
        if (tag is { Kind: NameKind.Location, Begins: true } && (at + 1 >= words.Count || TagOf(at + 1) is { Begins: true } or not { Kind: NameKind.Location or NameKind.Facility }))
            return true;
        if (IsJoined(words, at + 1))
            return false;
        var isLed = grammar.Before(words, at) != PlaceRole.None;
        return IsWellKnown(senses) ? isLed || grammar.Joins(words.Lower(at - 1)) || row.Population > VeryLarge || row.Kind == PlaceKind.Region : isLed && tag.Kind is NameKind.None or NameKind.Location;
    }

    private static bool IsWellKnown(IReadOnlyList<PlaceSense> senses)
    {
        foreach (var sense in senses)
        {
            if (sense.Row.IsWellKnown)
                return true;
        }
        return false;
    }

    // --- names that it does not know ---

    /// <summary>The small places that words as a whole name.</summary>
    private IReadOnlyList<PlaceSense> Villages(int at, int end) => villages.Longest(words, at, out var to) is var senses && to == end ? senses : [];

    /// <summary>A name that the registry does not know is kept where the name finder sees a place, where somebody is in it, or where a word beside it says what kind of place it is.</summary>
    private PlaceDraft? Unknown(int at, Func<int, bool> isTaken, Func<int, bool> isCommon)
    {
        if (words[at].Kind != WordKind.Letters || isCommon(at))
            return null;
        var tag = TagOf(at);
        var isSeen = tag is { Kind: NameKind.Location or NameKind.Facility, Begins: true };
        var end = isSeen ? Tagged(at, tag) : Capitalised(at, isTaken);
        var kind = KindAround(at, end);
        if (isSeen)
        {
            // "the Hospital" is no name.
            return end == at + 1 && grammar.KindOf(words.Lower(at)) is not null ? null : Draft(kind ?? (tag.Kind == NameKind.Facility ? PlaceKind.Facility : null));
        }
        if (end == at + 1 && _inhabited.Contains(words.Lower(at)) && (tag.Kind == NameKind.Person || !IsInside(words, grammar, at)))
            return Draft(kind);
        return kind is not null && (IsSaid(words, grammar, at) || (tag.Kind is NameKind.None or NameKind.Location && grammar.Before(words, at) != PlaceRole.None)) ? Draft(kind) : null;

        PlaceDraft Draft(PlaceKind? of) => new(at, end, Villages(at, end), of);
    }

    private int Tagged(int at, NameTag tag)
    {
        var end = at + 1;
        while (end < words.Count && end < at + LongestUnknown && words[end].Sentence == words[at].Sentence && TagOf(end) == tag with { Begins = false })
            end++;
        while (end > at + 1 && !words[end - 1].IsCapitalised && words[end - 1].Kind != WordKind.Digits)
            end--;
        return end;
    }

    private int Capitalised(int at, Func<int, bool> isTaken)
    {
        var end = at + 1;
        while (end < at + LongestUnknown && IsJoined(words, end) && !isTaken(end))
            end++;
        return end;
    }

    /// <summary>The kind of place that the word before "of" a name says it is, or the word behind it, or its own last word.</summary>
    private PlaceKind? KindAround(int at, int end)
    {
        if (KindBefore(words, grammar, at) is { } before)
            return before;
        if (end - at > 1 && grammar.KindOf(words.Lower(end - 1)) is { } own)
            return own;
        return end < words.Count && words[end].Sentence == words[at].Sentence ? grammar.KindOf(words.Lower(end)) : null;
    }

    // --- the words around a name ---

    /// <summary>The single names that somebody or something is in somewhere in the text: they are places wherever they stand.</summary>
    private static HashSet<string> Inhabited(TextWords words, PlaceGrammar grammar)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var at = 1; at < words.Count; at++)
        {
            if (words[at] is { IsCapitalised: true, Kind: WordKind.Letters } && (IsInside(words, grammar, at) || (IsSaid(words, grammar, at) && !IsJoined(words, at + 1))))
                names.Add(words.Lower(at));
        }
        return names;
    }

    /// <summary>"in X", "near X": nobody is in a person, and "in X's view" is not in X.</summary>
    private static bool IsInside(TextWords words, PlaceGrammar grammar, int at) => grammar.IsInside(words.Lower(at - 1)) && words.Lower(at + 1) is not ("'s" or "’s") && !IsJoined(words, at + 1);

    /// <summary>"the village of X", not "the Department of X".</summary>
    private static bool IsSaid(TextWords words, PlaceGrammar grammar, int at) => KindBefore(words, grammar, at) is PlaceKind.City or PlaceKind.Region;

    private static PlaceKind? KindBefore(TextWords words, PlaceGrammar grammar, int at) => at > 1 && words.Lower(at - 1) == "of" && !words[at - 2].IsCapitalised ? grammar.KindOf(words.Lower(at - 2)) : null;

    private static bool IsJoined(TextWords words, int next) =>
        next < words.Count && words[next].IsCapitalised && words[next].Sentence == words[next - 1].Sentence && words[next].Kind == WordKind.Letters;
}
