using Dateline.Reading;
using Dateline.Reading.Body;

namespace Dateline.Tests.Reading.Body;

/// <summary>Small pages of our own for the tests of the extractor.</summary>
internal static class Pages
{
    private static readonly PageParser Parser = new(ReadingLimits.Default);
    private static readonly BodyExtractor Extractor = new();

    public const string First = "The ferry council of Port Selm closed the eastern quay on Monday after a night of storms tore away two cranes.";
    public const string Second = "Harbour master Ilse Brandt said nobody was hurt, and that the quay would stay closed until the cranes were made safe.";
    public const string Third = "Fishing boats were sent to the neighbouring harbour of Little Selm, where they waited for most of the afternoon.";

    /// <summary>Three paragraphs of a report.</summary>
    public static string Paragraphs => $"<p>{First}</p><p>{Second}</p><p>{Third}</p>";

    public static string Text => $"{First}\n\n{Second}\n\n{Third}";

    public static ArticleBody Extract(string html, BodyHints? hints = null)
    {
        var page = Parser.Parse(html.AsMemory());
        if (page.Document is null)
            return new ArticleBody { Refusal = page.Refusal };
        return Extractor.Extract(page.Document, hints ?? BodyHints.None);
    }

    /// <summary>A page with <paramref name="inside"/> in its article.</summary>
    public static string Page(string inside) =>
        $"<html><body><nav><ul><li><a href='/a'>Harbour</a></li><li><a href='/b'>Weather</a></li></ul></nav><article><h1>Storm closes the eastern quay</h1>{inside}</article><footer>The Selm Post, 4 Rope Lane</footer></body></html>";
}
