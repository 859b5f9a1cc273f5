namespace Dateline.Reading.Page;

/// <summary>What the form of an address tells about the page.</summary>
internal static class AddressShape
{
    private const int LongestLanguage = 5, FewestWords = 4, ShortestNumber = 4;

    /// <summary>Whether it leads to the front of a site: no path but a language or an index.</summary>
    public static bool IsFront(string? address)
    {
        if (Path(address) is not { } path)
            return false;
        var parts = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return parts.Length == 0 || parts.Length == 1 && (parts[0].Length is 2 || parts[0].Length == LongestLanguage && parts[0][2] is '-' or '_' || IsIndex(parts[0]))
            || parts.Length == 2 && parts[0].Length == 2 && IsIndex(parts[1]);
    }

    /// <summary>Whether it reads like that of one story: a headline in it, or a number.</summary>
    public static bool IsStory(string? address)
    {
        if (address is null || Path(address) is not { Length: > 1 } path)
            return false;
        var last = path.TrimEnd('/');
        last = last[(last.LastIndexOf('/') + 1)..];
        return last.Split('-', '_', '+').Count(w => w.Length > 0) >= FewestWords || LongestRun(last) >= ShortestNumber || LongestRun(Query(address)) >= ShortestNumber;
    }

    private static bool IsIndex(string part) => part.StartsWith("index.", StringComparison.OrdinalIgnoreCase) || part.StartsWith("default.", StringComparison.OrdinalIgnoreCase)
        || part.Equals("index", StringComparison.OrdinalIgnoreCase) || part.Equals("home", StringComparison.OrdinalIgnoreCase) || part.StartsWith("home.", StringComparison.OrdinalIgnoreCase);

    private static string? Path(string? address) =>
        address is not null && Uri.TryCreate(address.Trim(), UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && (uri.Query.Length == 0 || uri.AbsolutePath.Length > 1 || LongestRun(uri.Query) < ShortestNumber) ? uri.AbsolutePath : null;

    private static string Query(string address) => address.IndexOf('?', StringComparison.Ordinal) is >= 0 and var at ? address[at..] : "";

    private static int LongestRun(string text)
    {
        var (longest, run) = (0, 0);
        foreach (var c in text)
        {
            run = char.IsAsciiDigit(c) ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }
        return longest;
    }
}
