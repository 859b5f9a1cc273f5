using Dateline.Reading.Provenance;
using Dateline.Reading.Structured;

namespace Dateline.Reading.Page;

/// <summary>Who publishes a page: as it names itself, with its registrable domain as the key.</summary>
internal static class OutletReader
{
    /// <summary>The outlet; <see langword="null"/> where neither page nor address says it.</summary>
    public static (Outlet? Outlet, string From) Read(PageSurvey page, StructuredData structured, string? domain, Source? house)
    {
        if (house is { IsListed: true })
            return (new Outlet(house.Name, domain!), "project");
        var (name, from) = Name(page, structured);
        if (name is null && domain is null)
            return (null, "");
        return (new Outlet(name ?? domain!, domain ?? name!.ToLowerInvariant()), name is null ? "url" : from);
    }

    /// <summary>All names the page gives the outlet, with the label of its domain; to know it from others.</summary>
    public static List<string> Names(PageSurvey page, StructuredData structured, string? domain, string? registered)
    {
        var names = new List<string>();
        void Add(string? name)
        {
            if (name is { Length: > 1 and < 80 } && !name.Contains("://", StringComparison.Ordinal) && !names.Contains(name, StringComparer.OrdinalIgnoreCase))
                names.Add(name);
        }
        Add(page.Meta("og:site_name"));
        if (structured.Article is { } article)
        {
            foreach (var publisher in article.Texts("publisher"))
                Add(publisher);
        }
        Add(page.Meta("application-name", "al:ios:app_name", "twitter:app:name:iphone", "apple-mobile-web-app-title", "dc.publisher", "cre"));
        foreach (var site in structured.OfType("WebSite").Concat(structured.OfType("NewsMediaOrganization")).Take(3))
            Add(site.Text("name"));
        if (names.Count == 0)
            Add(BesideHeadline(page, structured));
        Add(registered);
        if (domain is not null)
        {
            Add(domain);
            Add(domain.Split('.')[0]);
        }
        return names;
    }

    private static (string? Name, string From) Name(PageSurvey page, StructuredData structured)
    {
        if (Usable(page.Meta("og:site_name")) is { } site)
            return (site, "meta og:site_name");
        if (structured.Article is { } article && Usable(article.Text("publisher")) is { } publisher)
            return (publisher, "json-ld publisher");
        foreach (var organisation in structured.OfType("NewsMediaOrganization").Concat(structured.OfType("WebSite")))
        {
            if (Usable(organisation.Text("name")) is { } own)
                return (own, "json-ld name");
        }
        foreach (var property in page.Properties)
        {
            if (property.Name == "name" && property.Owner is "organization" or "newsmediaorganization" && Usable(property.Value) is { } named)
                return (named, "itemprop publisher");
        }
        if (Usable(page.Meta("application-name", "apple-mobile-web-app-title", "dc.publisher")) is { } application)
            return (application, "meta application-name");
        return BesideHeadline(page, structured) is { } beside ? (beside, "title") : (null, "");
    }

    /// <summary>What the title of the page holds beside the headline: "Bridge closed - The Courier", "The Courier | Bridge closed".</summary>
    private static string? BesideHeadline(PageSurvey page, StructuredData structured)
    {
        if (page.DocumentTitle is not { Length: > 5 and < 300 } title)
            return null;
        foreach (var separator in (ReadOnlySpan<string>)[" | ", " - ", " – ", " — ", " :: ", " » ", " • ", " · "])
        {
            var (first, last) = (title.IndexOf(separator, StringComparison.Ordinal), title.LastIndexOf(separator, StringComparison.Ordinal));
            if (first <= 0)
                continue;
            // Blogs head their pages with their own name: where both parts are headings, neither is told from the other.
            if (IsHeadline(title[..last]) && IsHeadline(title[(last + separator.Length)..]))
                return null;
            if (IsHeadline(title[..last]) && Site(title[(last + separator.Length)..]) is { } behind)
                return behind;
            if (IsHeadline(title[(first + separator.Length)..]) && Site(title[..first]) is { } before)
                return before;
            // "Bridge closed | Politics | The Courier".
            if (last > first && IsHeadline(title[..first]) && Site(title[(last + separator.Length)..]) is { } far)
                return far;
        }
        return null;

        bool IsHeadline(string part) => part.Length > 5 && (structured.Headline is { } headline && TitleReader.Likeness(headline, part) > 0.8
            || page.Lines.Exists(l => l.Text.Length < 300 && (l.Level is > 0 and < 4 || (l.Role & Body.BlockRole.Title) != Body.BlockRole.None) && TitleReader.Likeness(l.Text, part) > 0.8));

        static string? Site(string part) =>
            Usable(part.Trim()) is { Length: <= 40 } name && char.IsLetterOrDigit(name[0]) && !char.IsLower(name[0]) && name.Split(' ').Length <= 5 ? name : null;
    }

    private static string? Usable(string? name) =>
        name is { Length: > 1 and < 80 } && !name.Contains("://", StringComparison.Ordinal) && name.Any(char.IsLetter) ? name.Trim() : null;
}
