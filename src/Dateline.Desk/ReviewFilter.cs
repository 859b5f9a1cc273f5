using System.Globalization;
using Dateline.Archive.Review;

namespace Dateline.Desk;

/// <summary>Which rows of the review queue are wanted, as it stands in the address.</summary>
/// <param name="Kind">What kind of row.</param>
/// <param name="Report">Key of the report whose rows are wanted; absent where all are.</param>
/// <param name="Skip">How many rows are left for later.</param>
public sealed record ReviewFilter(RowKind Kind, string? Report, int Skip)
{
    /// <summary>Rows of a page: what one looks at in one go.</summary>
    public const int PageSize = 10;

    public static ReviewFilter Read(IEnumerable<KeyValuePair<string, Microsoft.Extensions.Primitives.StringValues>> given)
    {
        var values = given.ToDictionary(p => p.Key, p => (string?)p.Value, StringComparer.Ordinal);
        return new(
            ReviewWords.TryParse(values.GetValueOrDefault("kind"), out RowKind kind) ? kind : RowKind.Mention,
            values.GetValueOrDefault("report") is { Length: > 0 and <= 64 } report ? report : null,
            int.TryParse(values.GetValueOrDefault("skip"), NumberStyles.None, CultureInfo.InvariantCulture, out var skip) ? skip : 0);
    }

    public string Address(string path) => Addresses.Of(
        path, ("kind", Kind == RowKind.Mention ? null : ReviewWords.Of(Kind)), ("report", Report), ("skip", Skip > 0 ? Skip.ToString(CultureInfo.InvariantCulture) : null));
}
