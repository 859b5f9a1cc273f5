namespace Dateline.Reading.Page;

/// <summary>The name of the site that pages put behind or before their titles: <c>Bridge closed - The Courier | News</c>.</summary>
internal static class SiteSuffix
{
    private static readonly string[] Separators = [" | ", " - ", " – ", " — ", " :: ", " » ", " • ", " · ", " ‹ ", " « ", "｜", " // ", "| ", " |", "_", " -- "];

    /// <summary>The title without it.</summary>
    /// <param name="title">The title as the head of the page gives it.</param>
    /// <param name="siteNames">Names of the outlet; the label of its domain is one.</param>
    public static string Strip(string title, IReadOnlyList<string> siteNames)
    {
        for (var cuts = 0; cuts < 3; cuts++)
        {
            var cut = Once(title, siteNames);
            if (cut is null)
                return title;
            title = cut;
        }
        return title;
    }

    private static string? Once(string title, IReadOnlyList<string> siteNames)
    {
        foreach (var separator in Separators)
        {
            var last = title.LastIndexOf(separator, StringComparison.Ordinal);
            if (last <= 0)
                continue;
            var before = title[..last].Trim();
            var behind = title[(last + separator.Length)..].Trim();
            if (before.Length > 0 && IsSite(behind, siteNames))
                return before;
            // "Headline | Site | What the site is about".
            var parts = title.Split(separator);
            for (var i = 1; i < parts.Length - 1; i++)
            {
                if (IsSite(parts[i].Trim(), siteNames))
                    return string.Join(separator, parts[..i]).Trim();
            }
            var first = title.IndexOf(separator, StringComparison.Ordinal);
            if (behind.Length > 0 && IsSite(title[..first].Trim(), siteNames))
                return title[(first + separator.Length)..].Trim();
        }
        return null;
    }

    private static bool IsSite(string part, IReadOnlyList<string> siteNames)
    {
        if (part.Length is 0 or > 60)
            return false;
        var bare = Bare(part);
        foreach (var name in siteNames)
        {
            var other = Bare(name);
            if (other.Length >= 2 && (bare == other || other.Length > 4 && bare.StartsWith(other, StringComparison.Ordinal) && bare.Length < other.Length * 2
                || bare.Length > 4 && other.Contains(bare, StringComparison.Ordinal)))
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>Letters and figures only, in lower case, without a leading article: "The Courier" and "courier" are the same.</summary>
    internal static string Bare(string name)
    {
        var lower = name.ToLowerInvariant();
        if (lower.StartsWith("the ", StringComparison.Ordinal))
            lower = lower[4..];
        return string.Concat(lower.Where(char.IsLetterOrDigit));
    }
}
