using AngleSharp.Dom;
using Dateline.Reading.Body;
using Dateline.Reading.Structured;

namespace Dateline.Reading.Page;

/// <summary>A page → everything about the report but its text. Load once; thread-safe.</summary>
internal sealed class PageReader(ReadingTools tools)
{
    private readonly ClassWords _words = ClassWords.Load();
    private readonly PublisherLines _publishers = new();

    /// <summary>What the page tells of itself.</summary>
    public PageAccount Read(IDocument document, Input input, SetAside setAside = default)
    {
        var roles = new ElementRoles(_words);
        var page = PageSurvey.Of(document, roles);
        page.SetAside = setAside;
        var canonical = Address(page.CanonicalLink ?? page.Meta("og:url"), input.Url ?? page.BaseAddress);
        var address = input.Url ?? canonical;
        var structured = StructuredData.Read(page.StructuredBlocks, other => SamePage(other, input.Url) || SamePage(other, canonical), page.Meta("og:title") ?? page.DocumentTitle);
        var domain = tools.Suffixes.Registrable(address);
        var house = tools.Origins.Registry.ByDomain(domain);
        var names = OutletReader.Names(page, structured, domain, house?.Name);
        var title = TitleReader.Read(page, structured, names);
        var declared = page.DeclaredLanguage ?? page.Meta("content-language", "og:locale", "language", "inlanguage") ?? structured.Article?.Text("inLanguage");
        var language = tools.Languages.Detect(Sample(page, title), declared);
        var order = UsualDateOrder.Of(page.DeclaredLanguage ?? page.Meta("og:locale"), language, PublicSuffixes.Host(address));
        var context = new PageContext(language, title?.Line, order);
        var (outlet, outletFrom) = OutletReader.Read(page, structured, domain, house);
        var account = new PageAccount
        {
            Survey = page,
            Roles = roles,
            Structured = structured,
            Context = context,
            Title = title,
            Outlet = outlet,
            OutletFrom = outletFrom,
            OutletNames = names,
            Canonical = canonical,
            DeclaredLanguage = declared,
            Dates = tools.Dates.Read(page, structured, context, input, canonical),
            Domain = domain,
            IsAddressGiven = input.Url is not null,
            Publishers = _publishers.Names(page),
            CanonicalDomain = tools.Suffixes.Registrable(canonical),
        };
        return account with { Authors = [.. PageCredits.AuthorFields(account).Select(a => a.Value).Where(a => a.Length < 60)] };
    }

    /// <summary>Running text from the page, enough to tell the language before the article is known.</summary>
    private static string Sample(PageSurvey page, PageTitle? title)
    {
        var sample = new System.Text.StringBuilder(title?.Text);
        foreach (var line in page.Lines)
        {
            if (line.Text.Length > 80 && line.LinkDensity < 0.5)
                sample.Append(' ').Append(line.Text);
            if (sample.Length > 3000)
                break;
        }
        return sample.ToString();
    }

    private static string? Address(string? link, string? against)
    {
        if (string.IsNullOrWhiteSpace(link) || link.Length > 2000)
            return null;
        if (Uri.TryCreate(link, UriKind.Absolute, out var absolute) && absolute.Scheme is "http" or "https")
            return link;
        return against is not null && Uri.TryCreate(against, UriKind.Absolute, out var from) && from.Scheme is "http" or "https" && Uri.TryCreate(from, link, out var whole) && whole.Scheme is "http" or "https" ? whole.ToString() : null;
    }

    /// <summary>Whether two addresses mean one page: without scheme, query and fragment.</summary>
    internal static bool SamePage(string? a, string? b)
    {
        if (a is null || b is null)
            return false;
        return Core(a).Equals(Core(b), StringComparison.OrdinalIgnoreCase);

        static ReadOnlySpan<char> Core(string address)
        {
            var core = address.AsSpan().Trim();
            var scheme = core.IndexOf("://", StringComparison.Ordinal);
            if (scheme >= 0)
                core = core[(scheme + 3)..];
            if (core.StartsWith("www.", StringComparison.OrdinalIgnoreCase))
                core = core[4..];
            var end = core.IndexOfAny('?', '#');
            return (end < 0 ? core : core[..end]).TrimEnd('/');
        }
    }
}
