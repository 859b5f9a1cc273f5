using Dateline.Reading.Page;
using Dateline.Reading.Provenance;

namespace Dateline.Reading;

/// <summary>Texts that came already extracted: kept to the character, with what they tell of themselves.</summary>
internal sealed class ExtractedReports(ReadingTools tools)
{
    public ReadingResult Read(string id, Input input, ExtractedText extracted)
    {
        var text = extracted.Text;
        var paragraphs = Paragraphs.Of(text);
        var language = tools.Languages.Detect(text, null);
        var domain = tools.Suffixes.Registrable(extracted.Url);
        var credits = tools.Origins.Read(new CreditedText
        {
            Paragraphs = [.. paragraphs.Select(p => new CreditedLine(p.In(text), p))],
            Published = extracted.Published,
            Language = language,
            Domain = domain,
            OutletNames = [.. new[] { extracted.Outlet, domain, domain?.Split('.')[0] }.OfType<string>()],
        });
        var report = new Report
        {
            Id = id,
            Source = input.Source,
            Text = text,
            Title = extracted.Title,
            Published = extracted.Published,
            Url = extracted.Url ?? input.Url,
            Retrieved = input.Retrieved,
            Outlet = extracted.Outlet is { Length: > 0 } name ? new Outlet(name, domain ?? name.ToLowerInvariant()) : domain is not null ? new Outlet(tools.Origins.Registry.ByDomain(domain)?.Name ?? domain, domain) : null,
            // A text too short to tell is taken for what the engine codes, as its sender means it to be coded.
            Language = language ?? (text.Length < 400 ? "en" : null),
            Paragraphs = paragraphs,
            Agencies = credits.Agencies,
            Origin = credits.Origin,
            Byline = credits.Byline,
            Dateline = credits.Dateline,
            Provenance = credits.Provenance,
        };
        return new(report, null, LanguageNote.For(report.Language));
    }
}
