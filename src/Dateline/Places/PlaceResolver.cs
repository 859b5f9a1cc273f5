using Dateline.Language;

namespace Dateline.Places;

/// <summary>Says which of the places of one name is meant: the one in the larger place named behind it, else the one in the country and division that the report is about, weighed
/// against how large each is; the same name means the same place throughout a report.</summary>
/// <remarks>The order of CLIFF (D'Ignazio and others, 2014): what is sure first, then what lies near it. Population alone decides only where the report says nothing.</remarks>
internal static class PlaceResolver
{
    /// <summary>What a report all about one country adds to its places, in powers of ten of people.</summary>
    private const double CountryWeight = 2.5;

    /// <summary>What a division that the report names adds to the places in it.</summary>
    private const double DivisionWeight = 1.5;

    /// <summary>What a place of the same kind and country beside it in a list adds: "Oregon, Georgia and Utah".</summary>
    private const double ListWeight = 3;

    /// <summary>What the word for its kind adds to a place of that kind: "Washington state".</summary>
    private const double KindWeight = 3;

    /// <summary>A dateline says more of where a report is at home than any one name.</summary>
    private const int DatelineWeight = 3;

    public static void Resolve(TextWords words, List<PlaceDraft> drafts, ReportCountries speaking)
    {
        var settled = new bool[drafts.Count];
        var meanings = new Dictionary<string, PlaceRow>(StringComparer.Ordinal);
        for (var i = drafts.Count - 1; i >= 0; i--)
            settled[i] |= Contain(words, drafts, settled, i, meanings);
        var (countries, divisions, total) = Home(words, drafts, settled, speaking);
        for (var i = 0; i < drafts.Count; i++)
        {
            if (settled[i] || drafts[i].Row is null)
                continue;
            if (drafts[i].Senses.Count == 1)
            {
                if (!IsAtHome(drafts[i].Row!))
                    drafts[i].Row = null;
                continue;
            }
            var neighbours = Neighbours(words, drafts, i);
            drafts[i].Row = meanings.TryGetValue(Key(words, drafts[i]), out var meant) ? meant : drafts[i].Senses.MaxBy(s => Likelihood(s, neighbours) + (s.Row.Kind == drafts[i].Kind ? KindWeight : 0)).Row;
            if (!IsAtHome(drafts[i].Row!))
                drafts[i].Row = null;
        }

        // A small place is meant only in a report that speaks of its country otherwise: most names of villages are those of other villages, too.
        bool IsAtHome(PlaceRow row) => row.IsWellKnown || (row.Country is { } country && countries.ContainsKey(country));

        double Likelihood(PlaceSense sense, IReadOnlyList<PlaceRow> neighbours) =>
            sense.Weight + (neighbours.Any(n => n.Kind == sense.Row.Kind && (n.Kind == PlaceKind.Country || n.Country == sense.Row.Country)) ? ListWeight : 0) + (total > 0 && sense.Row.Country is { } country ? CountryWeight * countries.GetValueOrDefault(country) / total : 0)
            + (sense.Row.Admin1 is { } division && divisions.Contains((sense.Row.Country!, division)) ? DivisionWeight : 0);
    }

    /// <summary>"Springfield, Illinois", "Tripoli in Lebanon": a name followed by a larger place lies in it. Returns whether that decided.</summary>
    private static bool Contain(TextWords words, List<PlaceDraft> drafts, bool[] settled, int at, Dictionary<string, PlaceRow> meanings)
    {
        if (at + 1 >= drafts.Count || !Follows(words, drafts[at], drafts[at + 1]))
            return false;
        var outer = drafts[at + 1];
        var isSettled = settled[at + 1] && outer.Row is not null;
        if (Within(drafts[at].Senses) || (drafts[at].Villages is { } villages && Within(villages())))
            return true;
        // "Springfield in Norway": none of those that the registry knows.
        if (outer.Row?.Kind is PlaceKind.Country or PlaceKind.Region && (drafts[at].Row is not { } meant || IsElsewhere(words, drafts[at], meant, outer)))
            (drafts[at].Row, drafts[at].Within) = (null, outer.Row);
        return false;

        bool Within(IReadOnlyList<PlaceSense> senses)
        {
            foreach (var large in isSettled ? [outer.Row!] : outer.Senses.Select(s => s.Row))
            {
                foreach (var sense in senses)
                {
                    if (!Lies(sense.Row, large))
                        continue;
                    (drafts[at].Row, outer.Row) = (sense.Row, large);
                    settled[at + 1] = true;
                    meanings.TryAdd(Key(words, drafts[at]), sense.Row);
                    meanings.TryAdd(Key(words, outer), large);
                    return true;
                }
            }
            return false;
        }
    }

    /// <summary>Whether a name followed by a larger place is said to lie there and not where the registry knows it: surely with "in", with a comma only where the known one is small.</summary>
    private static bool IsElsewhere(TextWords words, PlaceDraft name, PlaceRow meant, PlaceDraft outer) =>
        meant.Kind == PlaceKind.City && meant.Country != outer.Row!.Country && (outer.Row.Kind == PlaceKind.Country || outer.Senses.Count == 1) && (words.Lower(name.End) != "," || (!meant.IsWellKnown && words.Lower(outer.End) is "," or "." or ")"));

    /// <summary>What the names before and behind one in a list most likely mean.</summary>
    private static List<PlaceRow> Neighbours(TextWords words, List<PlaceDraft> drafts, int at)
    {
        var rows = new List<PlaceRow>(2);
        if (at > 0 && IsListed(words, drafts[at - 1], drafts[at]) && drafts[at - 1].Row is { } before)
            rows.Add(before);
        if (at + 1 < drafts.Count && IsListed(words, drafts[at], drafts[at + 1]) && drafts[at + 1].Row is { } behind)
            rows.Add(behind);
        return rows;
    }

    private static bool IsListed(TextWords words, PlaceDraft name, PlaceDraft next)
    {
        if (next.First - name.End is < 1 or > 2)
            return false;
        for (var i = name.End; i < next.First; i++)
        {
            if (words[i].Lower is not ("," or "and" or "or" or "/"))
                return false;
        }
        return true;
    }

    /// <summary>Whether nothing but a comma, a bracket or "in" and its article stand between two names.</summary>
    private static bool Follows(TextWords words, PlaceDraft name, PlaceDraft next)
    {
        if (next.First - name.End > 4 || words[next.First].Sentence != words[name.First].Sentence)
            return false;
        var said = false;
        for (var i = name.End; i < next.First; i++)
        {
            var lower = words[i].Lower;
            if (lower is "," or "(" or "in")
                said = true;
            else if (lower is not ("the" or "northern" or "southern" or "eastern" or "western" or "central"))
                return false;
        }
        return said;
    }

    private static bool Lies(PlaceRow small, PlaceRow large) => small.Country == large.Country && small.GeonameId != large.GeonameId && large.Kind switch
    {
        PlaceKind.Country => small.Kind != PlaceKind.Country,
        PlaceKind.Region when large.IsDistrict => small.Kind == PlaceKind.City && small.Admin1 == large.Admin1,
        PlaceKind.Region => small.Admin1 == large.Name,
        _ => false,
    };

    /// <summary>How often each country is spoken of by what is beyond doubt, and the divisions named.</summary>
    private static (Dictionary<string, int> Countries, HashSet<(string Country, string Division)> Divisions, int Total) Home(TextWords words, List<PlaceDraft> drafts, bool[] settled, ReportCountries speaking)
    {
        var countries = new Dictionary<string, int>(StringComparer.Ordinal);
        var divisions = new HashSet<(string, string)>();
        var total = 0;
        // A name that itself is in question says nothing.
        var asked = drafts.Select(d => d.First).ToHashSet();
        foreach (var (first, country) in speaking.Actors)
        {
            if (!asked.Contains(first))
                Count(country, 1);
        }
        for (var i = 0; i < drafts.Count; i++)
        {
            var draft = drafts[i];
            if ((draft.Row ?? draft.Within) is not { Country: { } country } row || !(settled[i] || draft.Row is null || (IsSure(draft) && row.IsWellKnown)))
                continue;
            Count(country, !speaking.Dateline.IsEmpty && speaking.Dateline.Contains(words[draft.First].Start) ? DatelineWeight : 1);
            if ((row.Kind == PlaceKind.Region && !row.IsDistrict ? row.Name : row.Admin1) is { } division)
                divisions.Add((country, division));
        }
        return (countries, divisions, total);

        void Count(string country, int by)
        {
            countries[country] = countries.GetValueOrDefault(country) + by;
            total += by;
        }
    }

    /// <summary>Whether a name has one meaning, or one that is far likelier than all others.</summary>
    private static bool IsSure(PlaceDraft draft) => draft.Senses.Count == 1 || draft.Senses[0].Weight - draft.Senses[1].Weight > CountryWeight;

    private static string Key(TextWords words, PlaceDraft draft) => string.Join(' ', Enumerable.Range(draft.First, draft.End - draft.First).Select(i => words[i].Lower));
}
