namespace Dateline;

/// <summary>One publication of one text: the article alone, and what the page tells about where it comes from.</summary>
/// <remarks>Immutable and thread-safe. Every span points into <see cref="Text"/>.</remarks>
public sealed record Report
{
    /// <summary><c>sha256:</c> and the hexadecimal SHA-256 of the bytes that came in.</summary>
    public required string Id { get; init; }

    /// <summary>Where the bytes came from: a path, an address, the id of a line of JSON.</summary>
    public required string Source { get; init; }

    /// <summary>The article alone: no menus, captions, comments, related links. Paragraphs of a page are separated by one blank line.</summary>
    public required string Text { get; init; }

    /// <summary>The address the bytes were had from, where known.</summary>
    public string? Url { get; init; }

    /// <summary>The address the page gives as its own.</summary>
    public string? CanonicalUrl { get; init; }

    /// <summary>The headline.</summary>
    public string? Title { get; init; }

    /// <summary>Paragraphs of <see cref="Text"/>, in order, not overlapping.</summary>
    public IReadOnlyList<TextSpan> Paragraphs { get; init; } = [];

    /// <summary>Sentences of <see cref="Text"/>, in order, not overlapping.</summary>
    public IReadOnlyList<TextSpan> Sentences { get; init; } = [];

    /// <summary>Language as an ISO 639-1 code, where it could be told.</summary>
    public string? Language { get; init; }

    /// <summary>When the report was first published.</summary>
    public PublicationTime? Published { get; init; }

    /// <summary>When the report was last changed, where the page says that it was.</summary>
    public PublicationTime? Modified { get; init; }

    /// <summary>When the bytes were had, as an ISO 8601 instant; absent where the one who reads does not say.</summary>
    public string? Retrieved { get; init; }

    /// <summary>Who publishes the report.</summary>
    public Outlet? Outlet { get; init; }

    /// <summary>Agencies whose text it is, or partly is, with the sign that says so.</summary>
    public IReadOnlyList<AgencyCredit> Agencies { get; init; } = [];

    /// <summary>Whose text this is.</summary>
    public Origin? Origin { get; init; }

    /// <summary>The people (or desks) named as authors, one each.</summary>
    public IReadOnlyList<string> Byline { get; init; } = [];

    /// <summary>Place, day and agency that open the text, as in <c>ALMATY, January 5 (Agency) —</c>.</summary>
    public ReportDateline? Dateline { get; init; }

    /// <summary>Pictures with their captions and credits, which are kept out of the text.</summary>
    public IReadOnlyList<Picture> Pictures { get; init; } = [];

    /// <summary>For each field where it was read, and what rival values were passed over.</summary>
    public IReadOnlyList<FieldProvenance> Provenance { get; init; } = [];
}

/// <summary>Who publishes a report.</summary>
/// <param name="Name">As the page names itself.</param>
/// <param name="Id">Stable key: the registrable domain, or the name in lower case where there is no address.</param>
public sealed record Outlet(string Name, string? Id);

/// <summary>The sign by which a report shows that an agency's text stands in it.</summary>
public enum CreditBasis
{
    /// <summary>A line "Source: …".</summary>
    SourceLine,

    /// <summary>The dateline, as in <c>GENEVA (Agency) —</c>.</summary>
    Dateline,

    /// <summary>A byline, or a credit at the head or end of the text.</summary>
    Credit,

    /// <summary>Metadata of the page.</summary>
    Metadata,

    /// <summary>The page names a page of another site as the original.</summary>
    Canonical,
}

/// <summary>An agency whose text a report is or partly is. An agency that is only named in the story is none.</summary>
/// <param name="Name">The agency as the registry names it, else as printed.</param>
/// <param name="Id">Key in the registry of agencies, where it is there.</param>
/// <param name="Basis">The sign.</param>
/// <param name="Span">Where the sign stands in <see cref="Report.Text"/>, if it does.</param>
public sealed record AgencyCredit(string Name, string? Id, CreditBasis Basis, TextSpan? Span);

/// <summary>Whose text a report is.</summary>
public enum OriginRelation
{
    /// <summary>Nothing says.</summary>
    None,

    /// <summary>The outlet's own staff.</summary>
    Own,

    /// <summary>An agency's.</summary>
    Wire,

    /// <summary>Taken over from another publisher that is no agency.</summary>
    Syndicated,

    /// <summary>Own staff and an agency together.</summary>
    Mixed,
}

/// <summary>Whose text a report is, and from whom it was taken.</summary>
/// <param name="Relation">Own, wire, taken over, mixed, or nothing known.</param>
/// <param name="From">The agencies or publishers it was taken from; the outlet itself where it is its own.</param>
public sealed record Origin(OriginRelation Relation, IReadOnlyList<string> From);

/// <summary>The line that opens many reports: place, day, agency. Each part as printed; absent where it is not there.</summary>
/// <param name="Place">The place.</param>
/// <param name="Date">The day, as an ISO 8601 date where it could be resolved, else as printed.</param>
/// <param name="Agency">The agency.</param>
/// <param name="Span">Where it stands in <see cref="Report.Text"/>, if it was left there.</param>
public sealed record ReportDateline(string? Place, string? Date, string? Agency, TextSpan? Span);

/// <summary>A picture that stands with the report.</summary>
/// <param name="Caption">The caption, without the credit.</param>
/// <param name="Credit">Who made or supplied it.</param>
public sealed record Picture(string? Caption, string? Credit);

/// <summary>Where a field of the report was read.</summary>
/// <param name="Field">Name of the field in the public format.</param>
/// <param name="From">The place: <c>json-ld datePublished</c>, <c>meta article:published_time</c>, <c>visible text</c>, <c>url</c>…</param>
/// <param name="Value">What stood there.</param>
public sealed record FieldProvenance(string Field, string From, string Value);
