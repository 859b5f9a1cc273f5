using Dateline.Reading.Body;
using Dateline.Reading.Charsets;
using Dateline.Reading.Page;
using Dateline.Reading.Provenance;

namespace Dateline.Reading;

/// <summary>Pages → reports: the tree, what the page tells of itself, the article, and whose text it is.</summary>
internal sealed class PageReports(ReadingTools tools, ReadingLimits limits)
{
    private readonly PageParser _parser = new(limits);
    private readonly BodyExtractor _body = new(limits);
    private readonly PageReader _pages = new(tools);

    public ReadingResult Read(string id, Input input, DecodedText decoded)
    {
        var parsed = _parser.Parse(decoded.Text);
        if (parsed.Document is null)
            return new(null, parsed.Refusal, decoded.Diagnostics);
        using var document = parsed.Document;
        var account = _pages.Read(document, input);
        var body = _body.Extract(document, new BodyHints
        {
            Title = account.Title?.Text,
            StructuredBody = account.Structured.ArticleBody,
            Summary = account.Survey.Meta("og:description", "description", "twitter:description"),
            Authors = account.Authors,
            IsArticle = account.Structured.Article is not null || account.Survey.Meta("article:published_time") is not null || "article".Equals(account.Survey.Meta("og:type")?.Trim(), StringComparison.OrdinalIgnoreCase),
        });
        if (body.Refusal is not null)
            return new(null, body.Refusal, [.. decoded.Diagnostics, .. body.Diagnostics]);
        var text = body.Text;
        var paragraphs = Paragraphs.Parted(text);
        var language = tools.Languages.Detect(text, account.DeclaredLanguage);
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
            Outlet = account.Outlet,
            Byline = credits.Byline,
            Dateline = credits.Dateline,
            Agencies = credits.Agencies,
            Origin = credits.Origin,
            Pictures = PagePictures.Of(body, account.Structured),
            Provenance = [.. Found(account), .. account.Dates.Provenance, .. credits.Provenance],
        };
        return new(report, null, [.. decoded.Diagnostics, .. account.Dates.Diagnostics, .. body.Diagnostics, .. LanguageNote.For(language)]);
    }

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
