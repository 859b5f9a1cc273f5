using Dateline.Language;

namespace Dateline.Places;

/// <summary>Says which of the places of one name is meant: the one in the larger place named behind it, else the one in the country and division that the report is about, weighed
/// against how large each is; the same name means the same place throughout a report.</summary>
/// <remarks>The order of CLIFF (D'Ignazio and others, 2014): what is sure first, then what lies near it. Population alone decides only where the report says nothing.</remarks>
/// <param name="words">The text.</param>
/// <param name="drafts">The names, in order; get their places.</param>
/// <param name="grammar">The words of place.</param>
/// <param name="villages">The small places that words name: first word and behind the last.</param>
internal sealed class PlaceResolver(TextWords words, List<PlaceDraft> drafts, PlaceGrammar grammar, Func<int, int, IReadOnlyList<PlaceSense>> villages)
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

    private const int LongestBetween = 4;

    private readonly bool[] _settled = new bool[drafts.Count];
    private readonly Dictionary<string, PlaceDraft> _meanings = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _countries = new(StringComparer.Ordinal);
    private readonly HashSet<(string Country, string Division)> _divisions = [];
    private int _spoken;

    /// <param name="speaking">What tells where the report is at home.</param>
    public void Resolve(ReportCountries speaking)
    {
        for (var i = drafts.Count - 2; i >= 0; i--)
            Contain(i);
        Listen(speaking);
        for (var i = 0; i < drafts.Count; i++)
        {
            if (_settled[i])
                continue;
            if (_meanings.TryGetValue(Key(drafts[i]), out var known))
                (drafts[i].Row, drafts[i].Within) = (known.Row, known.Within);
            else if (drafts[i].Row is not null)
                drafts[i].Row = Likeliest(i) is var row && IsAtHome(row) ? row : null;
        }
    }

    /// <summary>"Springfield, Illinois", "Tripoli in Lebanon": a name followed by a larger place lies in it.</summary>
    private void Contain(int at)
    {
        var (name, outer) = (drafts[at], drafts[at + 1]);
        if (!Follows(name, outer))
            return;
        foreach (var large in _settled[at + 1] && outer.Row is { } only ? [only] : outer.Senses.Select(s => s.Row))
        {
            if ((Inner(name.Senses, large) ?? Inner(villages(name.First, name.End), large)) is not { } small)
                continue;
            (name.Row, outer.Row) = (small, large);
            Settle(at);
            Settle(at + 1);
            return;
        }
        // "Springfield in Norway": none of those that the registry knows.
        if (outer.Row?.Kind is PlaceKind.Country or PlaceKind.Region && (name.Row is not { } meant || IsElsewhere(name, meant, outer)))
        {
            (name.Row, name.Within) = (null, outer.Row);
            Settle(at);
        }
    }

    private void Settle(int at)
    {
        _settled[at] = true;
        _meanings.TryAdd(Key(drafts[at]), drafts[at]);
    }

    private static PlaceRow? Inner(IReadOnlyList<PlaceSense> senses, PlaceRow large)
    {
        foreach (var sense in senses)
        {
            if (Lies(sense.Row, large))
                return sense.Row;
        }
        return null;
    }

    private PlaceRow Likeliest(int at)
    {
        var senses = drafts[at].Senses;
        if (senses.Count == 1)
            return senses[0].Row;
        var neighbours = Neighbours(at);
        return senses.MaxBy(s => Likelihood(s, drafts[at].Kind, neighbours)).Row;
    }

    private double Likelihood(PlaceSense sense, PlaceKind? said, IReadOnlyList<PlaceRow> neighbours)
    {
        var (row, likelihood) = (sense.Row, sense.Weight);
        if (row.Kind == said)
            likelihood += KindWeight;
        if (neighbours.Any(n => n.Kind == row.Kind && (n.Kind == PlaceKind.Country || n.Country == row.Country)))
            likelihood += ListWeight;
        if (row.Country is not { } country)
            return likelihood;
        if (_spoken > 0)
            likelihood += CountryWeight * _countries.GetValueOrDefault(country) / _spoken;
        return row.Admin1 is { } division && _divisions.Contains((country, division)) ? likelihood + DivisionWeight : likelihood;
    }

    /// <summary>A small place is meant only in a report that speaks of its country otherwise: most names of villages are those of other villages, too.</summary>
    private bool IsAtHome(PlaceRow row) => row.IsWellKnown || (row.Country is { } country && _countries.ContainsKey(country));

    /// <summary>Whether a name followed by a larger place is said to lie there and not where the registry knows it: surely with "in", with a comma only where the known one is small.</summary>
    private bool IsElsewhere(PlaceDraft name, PlaceRow meant, PlaceDraft outer) =>
        meant.Kind == PlaceKind.City && meant.Country != outer.Row!.Country && (outer.Row.Kind == PlaceKind.Country || outer.Senses.Count == 1) && (words.Lower(name.End) != "," || (!meant.IsWellKnown && words.Lower(outer.End) is "," or "." or ")"));

    /// <summary>What the names before and behind one in a list most likely mean.</summary>
    private List<PlaceRow> Neighbours(int at)
    {
        var rows = new List<PlaceRow>(2);
        if (at > 0 && IsListed(drafts[at - 1], drafts[at]) && drafts[at - 1].Row is { } before)
            rows.Add(before);
        if (at + 1 < drafts.Count && IsListed(drafts[at], drafts[at + 1]) && drafts[at + 1].Row is { } behind)
            rows.Add(behind);
        return rows;
    }

    private bool IsListed(PlaceDraft name, PlaceDraft next)
    {
        if (next.First - name.End is < 1 or > 2)
            return false;
        for (var i = name.End; i < next.First; i++)
        {
            if (!grammar.Joins(words[i].Lower))
                return false;
        }
        return true;
    }

    /// <summary>Whether nothing but a comma, a bracket or "in", and words such as "the northern city of", stand between two names.</summary>
    private bool Follows(PlaceDraft name, PlaceDraft next)
    {
        if (next.First - name.End > LongestBetween || words[next.First].Sentence != words[name.First].Sentence)
            return false;
        var said = false;
        for (var i = name.End; i < next.First; i++)
        {
            var lower = words[i].Lower;
            if (lower is "," or "(" or "in")
                said = true;
            else if (!grammar.IsBetween(lower))
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

    /// <summary>Counts how often each country is spoken of by what is beyond doubt, and notes the divisions named.</summary>
    private void Listen(ReportCountries speaking)
    {
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
            if ((draft.Row ?? draft.Within) is not { Country: { } country } row || !(_settled[i] || (IsSure(draft) && row.IsWellKnown)))
                continue;
            Count(country, !speaking.Dateline.IsEmpty && speaking.Dateline.Contains(words[draft.First].Start) ? DatelineWeight : 1);
            if ((row.Kind == PlaceKind.Region && !row.IsDistrict ? row.Name : row.Admin1) is { } division)
                _divisions.Add((country, division));
        }
    }

    private void Count(string country, int by)
    {
        _countries[country] = _countries.GetValueOrDefault(country) + by;
        _spoken += by;
    }

    /// <summary>Whether a name has one meaning, or one that is far likelier than all others.</summary>
    private static bool IsSure(PlaceDraft draft) => draft.Senses.Count == 1 || draft.Senses[0].Weight - draft.Senses[1].Weight > CountryWeight;

    private string Key(PlaceDraft draft) => draft.End == draft.First + 1 ? words.Lower(draft.First) : string.Join(' ', Enumerable.Range(draft.First, draft.End - draft.First).Select(words.Lower));
}
