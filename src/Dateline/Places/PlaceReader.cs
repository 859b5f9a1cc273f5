using Dateline.Language;

namespace Dateline.Places;

/// <summary>Finds the names of places in a text. People and bodies are found before: most false towns are surnames.</summary>
internal sealed class PlaceReader(PlaceTable table, PlaceGrammar grammar)
{
    private const int LongestUnknown = 5;
    private const int Shortest = 3;

    // Most reports name no village, and need not wait for them.
    private readonly Lazy<PlaceTable> _villages = new(PlaceTable.LoadVillages);

    public static PlaceReader Load() => new(PlaceTable.Load(), PlaceGrammar.Load());

    public PlaceGrammar Grammar => grammar;

    /// <summary>Whether words that may be the name of a person are that of a place: one of several words that the registry knows well, one said to be a town or a district,
    /// or one that the name finder does not take for a person and that is known, or stands behind a preposition of place.</summary>
    public bool IsPlace(TextWords words, int first, int end, NameKind seen) =>
        IsSaid(words, first) || (end == first + 1 && IsInside(words, first))
        || (seen is NameKind.Location or NameKind.Facility && grammar.Before(words, first) is not (PlaceRole.None or PlaceRole.Of))
        || ((seen is not NameKind.Person || end - first > 1 || words.Lower(first - 1) is "in" or "near") && IsWellKnown(words, first, end));

    /// <summary>"in X", "near X": nobody is in a person, and "in X's view" is not in X.</summary>
    private static bool IsInside(TextWords words, int at) => words.Lower(at - 1) is "in" or "near" or "outside" && words.Lower(at + 1) is not ("'s" or "’s") && !IsJoined(words, at + 1);

    /// <summary>"the village of X", not "the Department of X".</summary>
    private bool IsSaid(TextWords words, int at) => words.Lower(at - 1) == "of" && at > 1 && !words[at - 2].IsCapitalised && grammar.KindOf(words.Lower(at - 2)) is PlaceKind.City or PlaceKind.Region;

    private bool IsWellKnown(TextWords words, int first, int end) => table.Longest(words, first, out var to) is var senses && to >= end && IsWellKnown(senses);

    /// <summary>The country whose capital the word at <paramref name="at"/> names, or null.</summary>
    public string? CapitalAt(TextWords words, int at) => table.Longest(words, at, out var end) is [{ Row: { IsCapital: true } row }, ..] && end == at + 1 ? row.Country : null;

    /// <param name="words">The text.</param>
    /// <param name="isTaken">Whether a word belongs to the name of a person or body.</param>
    /// <param name="isCommon">Whether a capitalised word is no name by itself.</param>
    /// <param name="tagOf">The tag of a word by the name finder.</param>
    /// <param name="speaking">What tells where the report is at home.</param>
    public List<Place> Read(TextWords words, Func<int, bool> isTaken, Func<int, bool> isCommon, Func<int, NameTag> tagOf, ReportCountries speaking)
    {
        var drafts = new List<PlaceDraft>();
        for (var at = 0; at < words.Count;)
        {
            if (words[at].IsCapitalised && !isTaken(at) && (Known(words, at, isCommon, tagOf) ?? Unknown(words, at, isTaken, isCommon, tagOf)) is { } draft)
            {
                drafts.Add(draft);
                at = draft.End;
                continue;
            }
            at++;
        }
        PlaceResolver.Resolve(words, drafts, speaking);
        return [.. drafts.Select(d => Row(words, d))];
    }

    private static Place Row(TextWords words, PlaceDraft draft)
    {
        var span = words.SpanOf(draft.First, draft.End);
        return draft.Row is { } row
            ? new Place { Span = span, Name = row.Name, Country = row.Country, Admin1 = row.Admin1, Kind = row.Kind, Latitude = row.Latitude, Longitude = row.Longitude, GeonameId = row.GeonameId }
            : new Place { Span = span, Kind = draft.Kind ?? PlaceKind.Other, Country = draft.Within?.Country, Admin1 = draft.Within is { Kind: PlaceKind.Region, IsDistrict: false } region ? region.Name : draft.Within?.Admin1 };
    }

    private PlaceDraft? Known(TextWords words, int at, Func<int, bool> isCommon, Func<int, NameTag> tagOf) =>
        table.Longest(words, at, out var end) is { Count: > 0 } senses && (end > at + 1 ? IsNamed(words, at, end, senses, tagOf) : !isCommon(at) && IsLikely(words, at, senses, tagOf)) ? new PlaceDraft(at, end, senses, KindAround(words, at, end)) { Villages = words.Lower(end) is "," or "(" or "in" ? () => Villages(words, at, end) : null } : null;

    /// <summary>The small places that words as a whole name.</summary>
    private IReadOnlyList<PlaceSense> Villages(TextWords words, int at, int end) => _villages.Value.Longest(words, at, out var to) is var senses && to == end ? senses : [];

    /// <summary>A name of several words is trusted, unless the name finder sees it inside another name and it is no large place.</summary>
    private static bool IsNamed(TextWords words, int at, int end, IReadOnlyList<PlaceSense> senses, Func<int, NameTag> tagOf) =>
        IsWellKnown(senses) || tagOf(at).Kind is NameKind.Location or NameKind.Facility || (tagOf(at).Kind is NameKind.None && !IsJoined(words, end));

    /// <summary>A single word that also begins or ends a longer name is not trusted to be a town, unless the name finder says so; a small town that no preposition leads to is not, either.</summary>
    private bool IsLikely(TextWords words, int at, IReadOnlyList<PlaceSense> senses, Func<int, NameTag> tagOf)
    {
        var row = senses[0].Row;
        // "US$100".
        if (words.Lower(at + 1) == "$" && words.Touches(at + 1))
            return false;
        if (row.Kind is PlaceKind.Country or PlaceKind.Continent)
            return words[at].Case == LetterCase.Upper || words[at].Lower.Length > Shortest || row.Name.Length <= Shortest || senses[0].IsOwn;
        var tag = tagOf(at).Kind;
        // "Van" is a town, "Mar" is March: a short name needs a witness.
        if (words[at].Case != LetterCase.Upper && words[at].Lower.Length <= Shortest && tag is not NameKind.Location)
            return false;
        var ends = at + 1 >= words.Count || tagOf(at + 1) is { Begins: true } or not { Kind: NameKind.Location or NameKind.Facility };
        if (tag is NameKind.Location && tagOf(at).Begins && ends)
            return true;
        if (IsJoined(words, at + 1))
            return false;
        var isAsked = grammar.Before(words, at) != PlaceRole.None || words.Lower(at - 1) is "," or "and";
        return IsWellKnown(senses) ? isAsked || row.Population > 300_000 || row.Kind == PlaceKind.Region : tag is NameKind.None or NameKind.Location && grammar.Before(words, at) != PlaceRole.None;
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

    private static bool IsJoined(TextWords words, int next) =>
        next < words.Count && words[next].IsCapitalised && words[next].Sentence == words[next - 1].Sentence && words[next].Kind == WordKind.Letters;

    /// <summary>A name that the registry does not know is kept where the name finder sees a place, or where a word beside it says what kind of place it is.</summary>
    private PlaceDraft? Unknown(TextWords words, int at, Func<int, bool> isTaken, Func<int, bool> isCommon, Func<int, NameTag> tagOf)
    {
        if (words[at].Kind != WordKind.Letters || isCommon(at))
            return null;
        var end = at + 1;
        if (tagOf(at) is { Kind: NameKind.Location or NameKind.Facility, Begins: true } tag)
        {
            while (end < words.Count && end < at + LongestUnknown && words[end].Sentence == words[at].Sentence && tagOf(end) == tag with { Begins = false })
                end++;
            while (end > at + 1 && !words[end - 1].IsCapitalised && words[end - 1].Kind != WordKind.Digits)
                end--;
            // "the Hospital" is no name.
            if (end == at + 1 && grammar.KindOf(words.Lower(at)) is not null)
                return null;
            return new PlaceDraft(at, end, Villages(words, at, end), KindAround(words, at, end) ?? (tag.Kind == NameKind.Facility ? PlaceKind.Facility : null));
        }
        while (end < words.Count && end < at + LongestUnknown && words[end].IsCapitalised && words[end].Kind == WordKind.Letters && words[end].Sentence == words[at].Sentence && !isTaken(end))
            end++;
        if (end == at + 1 && tagOf(at).Kind == NameKind.Person && IsInside(words, at))
            return new PlaceDraft(at, end, Villages(words, at, end), KindAround(words, at, end));
        return (IsSaid(words, at) || (tagOf(at).Kind is NameKind.None or NameKind.Location && grammar.Before(words, at) != PlaceRole.None)) && KindAround(words, at, end) is { } kind ? new PlaceDraft(at, end, Villages(words, at, end), kind) : null;
    }

    /// <summary>The kind of place that the word before "of" a name says it is, or the word behind it, or its own last word.</summary>
    private PlaceKind? KindAround(TextWords words, int at, int end)
    {
        if (words.Lower(at - 1) == "of" && at > 1 && !words[at - 2].IsCapitalised && grammar.KindOf(words.Lower(at - 2)) is { } before)
            return before;
        if (end - at > 1 && grammar.KindOf(words.Lower(end - 1)) is { } own)
            return own;
        return end < words.Count && words[end].Sentence == words[at].Sentence && grammar.KindOf(words.Lower(end)) is { } behind ? behind : null;
    }
}
