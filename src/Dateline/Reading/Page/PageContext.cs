using Dateline.Reading.Dates;

namespace Dateline.Reading.Page;

/// <summary>What the readers of single fields need to know of the whole page.</summary>
/// <param name="Language">Language of the page as an ISO 639-1 code.</param>
/// <param name="TitleLine">The line that is the headline.</param>
/// <param name="UsualOrder">How dates in figures are written where the outlet is.</param>
internal sealed record PageContext(string? Language, PageLine? TitleLine, DateOrder UsualOrder)
{
    /// <summary>Where the headline stands; the top of the page where it was not found.</summary>
    public int TitleOrder => TitleLine?.Order ?? 0;
}
