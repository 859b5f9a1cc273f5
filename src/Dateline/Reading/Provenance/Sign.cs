namespace Dateline.Reading.Provenance;

/// <summary>A sign that a text is somebody's.</summary>
/// <param name="Name">The one it names.</param>
/// <param name="Source">The house in the registry, where it is there.</param>
/// <param name="Basis">What kind of sign.</param>
/// <param name="From">Where it stands, for the record.</param>
/// <param name="Value">What stands there.</param>
/// <param name="IsPart">Whether it says that only part of the text is theirs.</param>
/// <param name="Span">Where it stands in the text of the report.</param>
internal sealed record Sign(string Name, Source? Source, CreditBasis Basis, string From, string Value, bool IsPart, TextSpan? Span);

/// <summary>A line of the report or around it, in which signs may stand.</summary>
/// <param name="Text">The words.</param>
/// <param name="Span">Where it stands in the text of the report, if it does.</param>
/// <param name="IsByline">Whether the page says that it names authors and nothing else.</param>
internal readonly record struct CreditedLine(string Text, TextSpan? Span, bool IsByline = false)
{
    public void Deconstruct(out string text, out TextSpan? span) => (text, span) = (Text, Span);
}

/// <summary>Everything in which signs of a text's source may stand.</summary>
internal sealed record CreditedText
{
    /// <summary>The paragraphs of the text, in order.</summary>
    public required IReadOnlyList<CreditedLine> Paragraphs { get; init; }

    /// <summary>Lines between headline and text: bylines, source lines, desks.</summary>
    public IReadOnlyList<CreditedLine> Head { get; init; } = [];

    /// <summary>Lines behind the text.</summary>
    public IReadOnlyList<CreditedLine> Tail { get; init; } = [];

    /// <summary>Fields of metadata that hold authors, with where they stand.</summary>
    public IReadOnlyList<(string Value, string From)> Authors { get; init; } = [];

    /// <summary>Fields of metadata that hold the source of the text, with where they stand.</summary>
    public IReadOnlyList<(string Value, string From)> Sources { get; init; } = [];

    /// <summary>The house at whose site the page says its original stands.</summary>
    public Sign? Canonical { get; init; }

    public PublicationTime? Published { get; init; }

    public string? Language { get; init; }

    /// <summary>Names of the outlet.</summary>
    public IReadOnlyList<string> OutletNames { get; init; } = [];

    /// <summary>Houses that the page names as the publishers of its site; in a byline they are no people.</summary>
    public IReadOnlyList<string> Publishers { get; init; } = [];

    /// <summary>The outlet's registrable domain.</summary>
    public string? Domain { get; init; }
}

/// <summary>Whose text a report is, and all that belongs to the answer.</summary>
internal sealed record Credits(Origin Origin, IReadOnlyList<AgencyCredit> Agencies, IReadOnlyList<string> Byline, ReportDateline? Dateline, IReadOnlyList<FieldProvenance> Provenance);
