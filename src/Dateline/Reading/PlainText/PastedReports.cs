using Dateline.Reading.Charsets;
using Dateline.Reading.Dates;
using Dateline.Reading.Page;
using Dateline.Reading.Provenance;
using NodaTime;

namespace Dateline.Reading.PlainText;

/// <summary>Plain texts, as people paste and save them → reports.</summary>
internal sealed class PastedReports(ReadingTools tools, ReadingLimits limits)
{
    private const double DatelineWeight = 2.0;

    private readonly PastedTextReader _reader = new(tools.Dates.Scanner, tools.Dates.Labels, tools.Origins.CreditLines);

    public ReadingResult Read(string id, Input input, DecodedText decoded)
    {
        var language = tools.Languages.Detect(decoded.Characters.Span, null);
        var pasted = _reader.Read(decoded.Text, language);
        var text = string.Join("\n\n", pasted.Paragraphs);
        if (text.Length == 0)
            return new(null, new Refusal("DL0004", "The text has no paragraph that belongs to a report."), decoded.Diagnostics);
        if (text.Length > limits.ArticleLength)
            return new(null, new Refusal("DL0113", $"the article is longer than {limits.ArticleLength} characters"), decoded.Diagnostics);
        var dates = Dates(pasted, input, language, text);
        var domain = tools.Suffixes.Registrable(input.Url);
        var paragraphs = Paragraphs.Parted(text);
        var house = tools.Origins.Registry.ByDomain(domain);
        var outlet = house is { IsListed: true } ? house.Name : pasted.Outlet ?? house?.Name ?? domain;
        var credits = tools.Origins.Read(new CreditedText
        {
            Paragraphs = [.. paragraphs.Select(p => new CreditedLine(p.In(text), p))],
            Head = Lines(pasted.Head),
            Tail = Lines(pasted.Tail),
            Published = dates.Published,
            Language = language,
            Domain = domain,
            OutletNames = [.. new[] { outlet, domain, domain?.Split('.')[0] }.OfType<string>()],
        });
        var report = new Report
        {
            Id = id,
            Source = input.Source,
            Url = input.Url,
            Retrieved = input.Retrieved,
            Text = text,
            Paragraphs = paragraphs,
            Title = pasted.Title,
            Language = language,
            Published = dates.Published,
            Modified = dates.Modified,
            Outlet = outlet is null ? null : new Outlet(outlet, domain ?? outlet.ToLowerInvariant()),
            Pictures = pasted.Pictures,
            Agencies = credits.Agencies,
            Origin = credits.Origin,
            Byline = credits.Byline,
            Dateline = credits.Dateline,
            Provenance = [.. Found(pasted), .. dates.Provenance, .. credits.Provenance],
        };
        return new(report, null, [.. decoded.Diagnostics, .. dates.Diagnostics, .. LanguageNote.For(language)]);
    }

    private static IEnumerable<FieldProvenance> Found(PastedText pasted)
    {
        if (pasted.Title is { } title)
            yield return new("title", "first line", title);
        if (pasted.Outlet is { } outlet)
            yield return new("outlet", "line with the day", outlet);
    }

    private static List<CreditedLine> Lines(List<string> lines) => [.. lines.Select(l => new CreditedLine(l, null))];

    private PageDates Dates(PastedText pasted, Input input, string? language, string text)
    {
        var evidence = new List<DateEvidence>(pasted.Dates);
        if (AddressDate.Find(input.Url) is { } found)
            evidence.Add(new(new(found.Day), null, DateSignal.Address, "url", found.Part, false, found.Weight));
        // The day on which a report was filed is the day of the report where no line says another.
        if (tools.Origins.Dateline(pasted.Paragraphs, language) is { Day: { } filed } dateline)
            evidence.Add(new(new(filed), null, DateSignal.Dateline, "dateline", dateline.Words, false, DatelineWeight));
        if (evidence.Exists(e => e.Rival is not null))
            SettleByText(evidence, language, text, tools.Dates.Months);
        return DateDecision.Decide(evidence, new() { Latest = DateReader.Latest(input.Retrieved) });
    }

    /// <summary>What a report tells happened just before it was published: the month its text speaks of decides between two orders of figures.</summary>
    private static void SettleByText(List<DateEvidence> evidence, string? language, string text, MonthNames months)
    {
        Span<int> named = stackalloc int[13];
        named.Clear();
        foreach (var piece in DatePiece.Cut(text.Length > 20_000 ? text[..20_000] : text, months, language))
        {
            // "May" and "march" are words too; a month that dates stands by a figure, but counting names is enough where only one of two occurs.
            if (piece.Kind == PieceKind.Month && char.IsUpper(piece.Mark) && piece.Length > 2)
                named[piece.Value]++;
        }
        for (var i = 0; i < evidence.Count; i++)
        {
            if (evidence[i].Rival is not { } rival)
                continue;
            var (day, other) = (named[evidence[i].Day.Month], named[rival.Month]);
            if (day > 0 && other == 0)
                evidence[i] = evidence[i] with { Rival = null };
            else if (other > 0 && day == 0)
                evidence[i] = evidence[i] with { Time = evidence[i].Time with { Local = rival + evidence[i].Time.Local.TimeOfDay }, Rival = null };
        }
    }
}
