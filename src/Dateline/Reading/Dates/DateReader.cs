using Dateline.Lexica;
using Dateline.Reading.Page;
using Dateline.Reading.Structured;
using NodaTime;
using NodaTime.Text;

namespace Dateline.Reading.Dates;

/// <summary>Reads when a page was published and changed. Load once, use for every page; thread-safe.</summary>
internal sealed class DateReader
{
    private readonly MachineDate _machine;
    private readonly DateFields _fields = DateFields.Load();
    private readonly List<string> _revised = [.. LexiconText.Lines("reading/revised-pages.txt").Select(l => l.Text)];

    public DateReader()
    {
        Months = MonthNames.Load();
        Scanner = new DateScanner(Months);
        _machine = new MachineDate(Scanner);
    }

    /// <summary>The names of the months.</summary>
    public MonthNames Months { get; }

    /// <summary>Words before dates.</summary>
    public DateLabels Labels { get; } = DateLabels.Load();

    /// <summary>Finds dates in text.</summary>
    public DateScanner Scanner { get; }

    /// <summary>The dates of a page.</summary>
    public PageDates Read(PageSurvey page, StructuredData structured, PageContext context, Input input, string? canonical)
    {
        var collector = new DateCollector(Scanner, _machine, _fields, Labels, page, context);
        var evidence = collector.Collect(structured, input.Url, canonical);
        return DateDecision.Decide(evidence, new()
        {
            OrderIsShown = collector.OrderIsShown,
            Latest = Latest(input.Retrieved),
            Country = UsualDateOrder.CountryOf(PublicSuffixes.Host(input.Url ?? canonical)),
            IsRevised = page.Meta("generator") is { } program && _revised.Exists(r => program.StartsWith(r, StringComparison.OrdinalIgnoreCase)),
        });
    }

    /// <summary>A page cannot have been published after it was fetched; a day is granted for places east of there.</summary>
    public static LocalDate? Latest(string? retrieved) =>
        retrieved is { Length: >= 10 } && LocalDatePattern.Iso.Parse(retrieved[..10]) is { Success: true } day && day.Value.Year < 9000 ? day.Value.PlusDays(1) : null;
}
