namespace Dateline.Archive;

/// <summary>The short names by which people speak of reports and rows: the first digits of the report's hash, and behind a slash the row.</summary>
/// <param name="Prefix">At least six hexadecimal digits, in lower case.</param>
/// <param name="Row">Key in the chronicle, as in <c>m4</c>; absent where the report itself is meant.</param>
public readonly record struct RowKey(string Prefix, string? Row)
{
    /// <summary>The fewest digits that a key may have.</summary>
    public const int ShortestPrefix = 6;

    /// <summary>How many digits are shown: in an archive of 100,000 reports the chance that any two share them is below one in 200.</summary>
    public const int ShownPrefix = 10;

    private static readonly System.Buffers.SearchValues<char> Digits = System.Buffers.SearchValues.Create("0123456789abcdefABCDEF");

    private const string Algorithm = "sha256:";

    /// <summary>The key of a report, or of a row of it.</summary>
    public static string Of(string reportId, string? row = null)
    {
        var prefix = Hash(reportId)[..ShownPrefix];
        return row is null ? prefix : prefix + "/" + row;
    }

    /// <summary>Reads a key as a user types it: <c>3fa9c1</c>, <c>3fa9c1/m4</c>, <c>sha256:3fa9c1…/s2</c>.</summary>
    public static bool TryParse(string text, out RowKey key)
    {
        ArgumentNullException.ThrowIfNull(text);
        var trimmed = text.AsSpan().Trim();
        if (trimmed.StartsWith(Algorithm, StringComparison.OrdinalIgnoreCase))
            trimmed = trimmed[Algorithm.Length..];
        var slash = trimmed.IndexOf('/');
        var prefix = slash < 0 ? trimmed : trimmed[..slash];
        var row = slash < 0 ? default : trimmed[(slash + 1)..];
        var isKey = prefix.Length is >= ShortestPrefix and <= 64 && !prefix.ContainsAnyExcept(Digits) && (slash < 0 || !row.IsEmpty);
        key = isKey ? new RowKey(prefix.ToString().ToLowerInvariant(), slash < 0 ? null : row.ToString()) : default;
        return isKey;
    }

    /// <summary>The 64 digits of an id <c>sha256:…</c>.</summary>
    internal static string Hash(string id) =>
        id.Length == Algorithm.Length + 64 && id.StartsWith(Algorithm, StringComparison.Ordinal)
            ? id[Algorithm.Length..]
            : throw new ArgumentException("not an id of the form sha256:…", nameof(id));

    internal static string Id(string hash) => Algorithm + hash;
}
