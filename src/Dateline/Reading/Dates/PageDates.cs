namespace Dateline.Reading.Dates;

/// <summary>When a page was published and changed, on what evidence, and what else it says.</summary>
/// <param name="Published">When it was first published.</param>
/// <param name="Modified">When it was last changed, where the page says that it was.</param>
/// <param name="Provenance">The places that say so, and the rivals that were passed over.</param>
/// <param name="Diagnostics">What was doubtful.</param>
internal sealed record PageDates(PublicationTime? Published, PublicationTime? Modified, IReadOnlyList<FieldProvenance> Provenance, IReadOnlyList<Diagnostic> Diagnostics)
{
    public static PageDates None { get; } = new(null, null, [], []);
}
