using Dateline.Reading.Body;
using Dateline.Reading.Charsets;
using Dateline.Reading.Page;
using Dateline.Reading.Provenance;

namespace Dateline.Reading;

/// <summary>Pages → reports: the tree, what the page tells of itself, the article, and whose text it is.</summary>
internal sealed class PageReports(ReadingTools tools, ReadingLimits limits)
{
    /// <summary>Error pages say little; an article of this length that is headed "Error" is one about an error.</summary>
    private const int LongestError = 600;

    private readonly PageParser _parser = new(limits);
    private readonly BodyExtractor _body = new(limits);
    private readonly PageReader _pages = new(tools);
    private readonly ErrorTitles _errors = ErrorTitles.Load();

    public ReadingResult Read(string id, Input input, DecodedText decoded)
    {
        using var parsed = _parser.Parse(decoded.Characters);
        if (parsed.Document is not { } document)
            return new(null, parsed.Refusal, decoded.Diagnostics);
        var account = _pages.Read(document, input, parsed.SetAside);
        var body = _body.Extract(document, new BodyHints
        {
            Roles = account.Roles,
            Title = account.Title?.Text,
            StructuredBody = account.Structured.ArticleBody,
            Summary = account.Survey.Meta("og:description", "description", "twitter:description"),
            Authors = account.Authors,
            IsArticle = BarePage.IsDeclared(account),
            IsFront = IsFront(account, input),
        });
        string? textFrom = null;
        if (_errors.Has(account.Title?.Text) && (body.Refusal is not null || body.Text.Length < LongestError))
            return new(null, new Refusal("DL0124", $"the page stands in for the one that was asked for: \"{account.Title!.Text}\""), decoded.Diagnostics);
        if (body.Refusal is { Code: "DL0120" } && BarePage.IsStory(account, input))
        {
            (body, textFrom) = BarePage.Body(account);
            body = body with { Diagnostics = [Bare(textFrom)] };
        }
        if (body.Refusal is not null)
            return new(null, body.Refusal, [.. decoded.Diagnostics, .. body.Diagnostics]);
        var text = body.Text;
        var paragraphs = Paragraphs.Parted(text);
        var language = tools.Languages.Detect(text.Length > 0 ? text : account.Title?.Text ?? "", account.DeclaredLanguage);
        var credits = tools.Origins.Read(PageCredits.Gather(account, body, text, paragraphs, tools.Origins, language));
        var report = new Report
        {
            Id = id,
            Source = input.Source,
            Url = input.Url,
            CanonicalUrl = account.Canonical,
            Retrieved = input.Retrieved,
            Text = text,
            Paragraphs = paragraphs,
            Title = account.Title?.Text,
            Language = language,
            Published = account.Dates.Published,
            Modified = account.Dates.Modified,
            Outlet = Outlet(account, credits.Origin),
            Byline = credits.Byline,
            Dateline = credits.Dateline,
            Agencies = credits.Agencies,
            Origin = credits.Origin,
            Pictures = PagePictures.Of(body, account.Structured),
            Provenance = [.. Found(account), .. textFrom is null ? [] : (FieldProvenance[])[new("text", textFrom, text)], .. account.Dates.Provenance, .. credits.Provenance],
        };
        return new(report, null, [.. decoded.Diagnostics, .. account.Dates.Diagnostics, .. body.Diagnostics, .. LanguageNote.For(language)]);
    }

    /// <summary>Whether the page is the front of a site: by the address it was had from; by the one it gives as its own only where its head does not call it a story, as some sites give all pages the address of the front.</summary>
    private static bool IsFront(PageAccount account, Input input) =>
        input.Url is not null ? AddressShape.IsFront(input.Url) : AddressShape.IsFront(account.Canonical) && account.Structured.Article is null && account.Survey.Meta("article:published_time") is null;

    /// <summary>A text that was taken over may bring along the address of the house it comes from; then that address is no key of the outlet.</summary>
    private static Outlet? Outlet(PageAccount account, Origin origin) =>
        account.Outlet is { } outlet && !account.IsAddressGiven && account.Domain is { } domain && outlet.Id == domain && outlet.Name != domain
        && origin.Relation is OriginRelation.Syndicated or OriginRelation.Wire && origin.From.Any(f => SiteSuffix.Bare(f) == SiteSuffix.Bare(domain.Split('.')[0]))
            ? outlet with { Id = outlet.Name.ToLowerInvariant() }
            : account.Outlet;

    private static Diagnostic Bare(string? textFrom) => new(Severity.Warning, "DL0125", textFrom is null
        ? "the page has no running text; its headline, day and outlet were read"
        : $"the page has no running text; what its head holds ({textFrom}) was read in its place");

    private static IEnumerable<FieldProvenance> Found(PageAccount account)
    {
        if (account.Title is { } title)
            yield return new("title", title.From, title.Text);
        if (account.Outlet is { } outlet)
            yield return new("outlet", account.OutletFrom, outlet.Name);
        if (account.Canonical is { } canonical)
            yield return new("canonicalUrl", account.Survey.CanonicalLink is null ? "meta og:url" : "link canonical", canonical);
    }
}
