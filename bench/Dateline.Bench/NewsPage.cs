using System.Globalization;
using System.Text;

namespace Dateline.Bench;

/// <summary>A report of an invented crisis as a news site serves it, made from a number: about 600 words in 60 kB of page. Every third is a copy of one shortly before it, in another outlet and with another beginning.</summary>
internal static class NewsPage
{
    public const int Words = 600;
    public const int Bytes = 60_000;

    private static readonly (string Host, string Name)[] Outlets =
        [("harbour-radio.example", "Harbour Radio"), ("courier.example", "The Marrow Courier"), ("daily.example", "Varensk Daily"), ("post.example", "Northern Post"), ("lantern.example", "The Lantern")];

    /// <summary>Whether it is a copy.</summary>
    public static bool IsCopy(int number) => number % 3 == 2;

    /// <summary>Where it was published.</summary>
    public static string Url(int number) => string.Create(CultureInfo.InvariantCulture, $"https://{Outlets[number % Outlets.Length].Host}/2031/report-{number}.html");

    /// <summary>The page.</summary>
    public static byte[] Make(int number, int words = Words, int bytes = Bytes)
    {
        var told = IsCopy(number) ? number - 1 - (number / 3 % 2) : number;
        var (text, own) = (new Random(told), new Random(number));
        var outlet = Outlets[number % Outlets.Length];
        // Outlets do not always write their name in the same way.
        var name = number % 7 == 0 ? outlet.Name.ToUpperInvariant() : outlet.Name;
        var day = new DateOnly(2031, 1, 1).AddDays(told / 400 % 365).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var title = GeneratedReport.Sentence(text).TrimEnd('.');
        var page = new StringBuilder(bytes + 8000);
        page.Append("<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>").Append(title).Append(" | ").Append(name).Append("</title><meta property=\"og:site_name\" content=\"").Append(name)
            .Append("\"><meta property=\"article:published_time\" content=\"").Append(day).Append(CultureInfo.InvariantCulture, $"T{number % 24:00}:{number % 60:00}:00+02:00\"><link rel=\"canonical\" href=\"{Url(number)}\">");
        Furniture(page, bytes / 3, own, "<script>window.q=window.q||[];q.push([\"track\",{0},\"<div>\"]);</script>");
        page.Append("</head><body><header><nav>");
        Furniture(page, page.Length + (bytes / 8), own, "<a class=\"menu-item\" href=\"/section/{0}\">Section {0}</a> ");
        page.Append("</nav></header><main><article><h1>").Append(title).Append("</h1>");
        var written = 0;
        if (IsCopy(number))
            page.Append("<p>").Append(GeneratedReport.Sentence(own)).Append("</p>");
        while (written < words)
        {
            page.Append("<p>");
            for (var i = 0; i < 4; i++)
            {
                var sentence = GeneratedReport.Sentence(text);
                written += sentence.AsSpan().Count(' ') + 1;
                page.Append(sentence).Append(' ');
            }
            page.Append("</p>");
        }
        page.Append("</article></main><aside>");
        Furniture(page, bytes - 200, own, "<div class=\"card\"><a href=\"/s/{0}\"><img src=\"{0}.jpg\"><h3>Story {0}</h3></a></div>");
        return Encoding.UTF8.GetBytes(page.Append("</aside><footer>Page ").Append(number).Append(" of ").Append(name).Append("</footer></body></html>").ToString());
    }

    private static void Furniture(StringBuilder page, int upTo, Random random, string format)
    {
        while (page.Length < upTo)
            page.Append(string.Format(CultureInfo.InvariantCulture, format, random.Next(100_000)));
    }
}
