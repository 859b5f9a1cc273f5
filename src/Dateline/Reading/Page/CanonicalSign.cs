using Dateline.Reading.Provenance;

namespace Dateline.Reading.Page;

/// <summary>Reads a canonical address on another site: the page then says that its text is theirs.</summary>
/// <remarks>Most such addresses are the outlet's own: another domain of the same house, a mobile or country domain, the target of an aggregator's redirect.
/// They are told by the names: if the page calls itself by the name of that site, it is that site.</remarks>
internal static class CanonicalSign
{
    public static Sign? Read(PageAccount account, string text, SourceRegistry registry)
    {
        if (account.Survey.CanonicalLink is not { } link || account.Canonical is not { } canonical || account.CanonicalDomain is not { } there || account.Domain is not { } here || there == here)
            return null;
        var source = registry.ByDomain(there);
        if (source is not null && ReferenceEquals(source, registry.ByDomain(here)))
            return null;
        var label = SiteSuffix.Bare(there.Split('.')[0]);
        var own = SiteSuffix.Bare(here.Split('.')[0]);
        var known = registry.ByDomain(here);
        var areApart = source is not null && known is not null;
        if (!areApart && (IsLike(label, own) || account.PrintedNames.Any(n => IsLike(label, SiteSuffix.Bare(n)) || source is not null && ReferenceEquals(registry.Find(n, false), source))))
            return null;
        // A front page, or an address without a path, is a slip of the template.
        if (!Uri.TryCreate(canonical, UriKind.Absolute, out var uri) || uri.AbsolutePath.Length < 6)
            return null;
        var name = source?.Name ?? Named(account, label) ?? there;
        return new(name, source, CreditBasis.Canonical, "link canonical", link, false, null);
    }

    /// <summary>Whether one name holds the other, but for what outlets put around theirs.</summary>
    private static bool IsLike(string a, string b)
    {
        a = Core(a);
        b = Core(b);
        return a.Length >= 2 && b.Length >= 2 && (a == b || Math.Min(a.Length, b.Length) >= 4 && (a.Contains(b, StringComparison.Ordinal) || b.Contains(a, StringComparison.Ordinal)));
    }

    private static string Core(string name)
    {
        foreach (var affix in (ReadOnlySpan<string>)["the", "news", "online", "media", "group", "com"])
        {
            if (name.Length > affix.Length + 3 && name.StartsWith(affix, StringComparison.Ordinal) && affix is "the")
                name = name[affix.Length..];
            if (name.Length > affix.Length + 3 && name.EndsWith(affix, StringComparison.Ordinal) && affix is not "the")
                name = name[..^affix.Length];
        }
        return name;
    }

    /// <summary>What the page's own data call the house of that domain.</summary>
    private static string? Named(PageAccount account, string label)
    {
        if (account.Structured.Article is not { } article)
            return null;
        return article.Texts("provider").Concat(article.Texts("sourceOrganization")).Concat(article.Texts("publisher")).Concat(article.Texts("copyrightHolder"))
            .FirstOrDefault(n => !n.Contains("://", StringComparison.Ordinal) && IsLike(label, SiteSuffix.Bare(n)));
    }
}
