using Dateline.Projects;
using Dateline.Reading.Dates;
using Dateline.Reading.Page;

namespace Dateline.Reading.Provenance;

/// <summary>Decides whose text a report is. Load once; thread-safe.</summary>
/// <remarks>Three tests part credits from mere names: the sign must stand where only credits stand (dateline, byline, source line, closing line, fields on
/// the article itself); the house must not be the page's own; what is said of pictures, related stories and authors' lives says nothing of the text.</remarks>
internal sealed class OriginReader
{
    private readonly SourceRegistry _registry;
    private readonly CreditLines _credits = CreditLines.Load();
    private readonly BylineReader _bylines;
    private readonly DatelineReader _datelines;

    /// <param name="months">The names of months, for datelines.</param>
    /// <param name="own">The houses that a project lists.</param>
    public OriginReader(MonthNames months, IReadOnlyList<OwnSource> own)
    {
        _registry = SourceRegistry.Load(own);
        _bylines = new(_registry, _credits, BylineWords.Load());
        _datelines = new(_registry, months);
    }

    public SourceRegistry Registry => _registry;

    public CreditLines CreditLines => _credits;

    /// <summary>The dateline of one of the first paragraphs.</summary>
    public FoundDateline? Dateline(IEnumerable<string> paragraphs, string? language)
    {
        foreach (var paragraph in paragraphs.Take(3))
        {
            if (_datelines.Read(paragraph, null, language, null) is { } found)
                return found;
        }
        return null;
    }

    /// <summary>Reads the credits of a report.</summary>
    public Credits Read(CreditedText text)
    {
        var search = new SignSearch(text, _registry, _credits, _bylines, _datelines);
        search.Run();
        var own = new OwnHouse(_registry, text.Domain, text.OutletNames);
        var foreign = search.Signs.Where(s => !own.Is(s)).ToList();
        return new(Decide(text, search, own, foreign), Agencies(search.Signs, own), search.People, search.Dateline, Provenance(search.Signs, search.PeopleFrom, search.People));
    }

    private static Origin Decide(CreditedText text, SignSearch search, OwnHouse own, List<Sign> foreign)
    {
        var names = foreign.Select(s => s.Name).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        if (foreign.Count > 0)
        {
            // What stands at another house as the original is that house's, whoever else is named; but an agency's text stays the agency's.
            var whole = foreign.Where(s => !s.IsPart).ToList();
            if (whole.Count == 0)
                return new(OriginRelation.Mixed, names);
            if (search.HasStaff && !whole.Exists(s => s.Basis is CreditBasis.Canonical or CreditBasis.Dateline or CreditBasis.SourceLine))
                return new(OriginRelation.Mixed, names);
            var isWire = whole.Exists(s => s.Source?.Kind == SourceKind.Agency && s.Basis != CreditBasis.Canonical);
            return new(isWire ? OriginRelation.Wire : OriginRelation.Syndicated, whole.Select(s => s.Name).Distinct(StringComparer.OrdinalIgnoreCase).ToList());
        }
        if (search.HasUnnamedAgencies)
            return new(search.HasStaff || search.People.Count > 0 ? OriginRelation.Mixed : OriginRelation.Wire, []);
        if (search.Signs.Count > 0)
            return new(OriginRelation.Own, search.Signs.Select(s => s.Name).Distinct(StringComparer.OrdinalIgnoreCase).ToList());
        if (text.OutletNames.Count > 0 && (search.People.Count > 0 || search.HasStaff))
            return new(OriginRelation.Own, [own.Name ?? text.OutletNames[0]]);
        return new(OriginRelation.None, []);
    }

    private static List<AgencyCredit> Agencies(List<Sign> signs, OwnHouse own) =>
        [.. signs.Where(s => s.Source?.Kind == SourceKind.Agency || !own.Is(s))
            .GroupBy(s => s.Name, StringComparer.OrdinalIgnoreCase)
            // The sign in the text is the best evidence: it can be shown.
            .Select(g => g.OrderByDescending(s => s.Span is not null).ThenBy(s => (int)s.Basis).First())
            .Select(s => new AgencyCredit(s.Name, s.Source?.Id, s.Basis, s.Span))];

    private static List<FieldProvenance> Provenance(List<Sign> signs, string? peopleFrom, IReadOnlyList<string> people)
    {
        var rows = signs.DistinctBy(s => (s.Name, s.From)).Select(s => new FieldProvenance("origin", s.From, s.Value)).ToList();
        if (peopleFrom is not null && people.Count > 0)
            rows.Insert(0, new("byline", peopleFrom, string.Join("; ", people)));
        return rows;
    }
}
