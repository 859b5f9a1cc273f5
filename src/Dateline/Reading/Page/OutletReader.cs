using Dateline.Reading.Structured;

namespace Dateline.Reading.Page;

/// <summary>Who publishes a page: as it names itself, with its registrable domain as the key.</summary>
internal static class OutletReader
{
    /// <summary>The outlet; <see langword="null"/> where neither page nor address says it.</summary>
    public static (Outlet? Outlet, string From) Read(PageSurvey page, StructuredData structured, string? domain)
    {
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
        return Usable(page.Meta("application-name", "apple-mobile-web-app-title", "dc.publisher")) is { } application ? (application, "meta application-name") : (null, "");
    }

    private static string? Usable(string? name) =>
        name is { Length: > 1 and < 80 } && !name.Contains("://", StringComparison.Ordinal) && name.Any(char.IsLetter) ? name.Trim() : null;
}
