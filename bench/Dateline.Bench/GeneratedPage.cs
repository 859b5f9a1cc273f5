using System.Globalization;
using System.Text;

namespace Dateline.Bench;

/// <summary>A page like a news site's, made from a number; the same number makes the same page.</summary>
internal static class GeneratedPage
{
    private static readonly string[] Words =
        "the river council of Marrow said on Tuesday that bread trains from the north would run again after talks with the harbour union while soldiers kept the bridge closed and people waited in long lines for water and news".Split(' ');

    public static byte[] Make(int number)
    {
        var random = new Random(number);
        var page = new StringBuilder();
        page.Append("<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>").Append(Sentence(random, 8)).Append(" | The Marrow Courier</title>");
        page.Append("<meta property=\"og:title\" content=\"").Append(Sentence(random, 8)).Append("\"><script type=\"application/ld+json\">{\"@context\":\"https://schema.org\",\"@type\":\"NewsArticle\",\"headline\":\"")
            .Append(Sentence(random, 8)).Append("\",\"datePublished\":\"2022-01-").Append((1 + (number % 28)).ToString("00", CultureInfo.InvariantCulture)).Append("T08:00:00+02:00\"}</script>");
        page.Append("<style>").Append(Repeat(random, 120, ".c{0} {{ margin: 0 {0}px; color: #333 }} ")).Append("</style></head><body class=\"single has-sidebar\">");
        page.Append("<header class=\"site-header\"><nav><ul class=\"menu\">").Append(Repeat(random, 60, "<li class=\"menu-item menu-item-{0}\"><a href=\"/section/{0}\">Section {0}</a></li>")).Append("</ul></nav></header>");
        page.Append("<main><article class=\"story\"><h1>").Append(Sentence(random, 9)).Append("</h1><div class=\"byline\">By Anna Tessel</div><figure><img src=\"a.jpg\"><figcaption>")
            .Append(Sentence(random, 12)).Append("</figcaption></figure><div class=\"story-body\">");
        for (var i = 0; i < 12 + (number % 30); i++)
        {
            page.Append("<p>").Append(Sentence(random, 25)).Append(" <a href=\"/t/").Append(i).Append("\">").Append(Sentence(random, 3)).Append("</a> ").Append(Sentence(random, 20)).Append("</p>");
            if (i % 6 == 5)
                page.Append("<div class=\"ad-slot\"><span>Advertisement</span></div><div class=\"related-inline\"><a href=\"/x\">").Append(Sentence(random, 7)).Append("</a></div>");
        }
        page.Append("</div></article><aside class=\"sidebar\">");
        page.Append(Repeat(random, 25, "<div class=\"card\"><a href=\"/s/{0}\"><img src=\"{0}.jpg\"><h3>A story with the number {0}</h3></a><p>What happened in place {0} and why it matters.</p></div>"));
        page.Append("</aside><section class=\"comments\">").Append(Repeat(random, 40, "<div class=\"comment\" id=\"c{0}\"><b>Reader {0}</b><p>I do not agree with what was said about number {0}, and neither does my neighbour.</p></div>"));
        page.Append("</section></main><footer class=\"site-footer\">").Append(Repeat(random, 50, "<a href=\"/f/{0}\">Footer {0}</a> ")).Append("</footer>");
        page.Append("<script>").Append(Repeat(random, 400, "window.q=window.q||[];q.push([\"track\",{0},\"<div>\"]);")).Append("</script></body></html>");
        return Encoding.UTF8.GetBytes(page.ToString());
    }

    private static string Sentence(Random random, int words)
    {
        var sentence = string.Join(' ', Enumerable.Range(0, words).Select(_ => Words[random.Next(Words.Length)]));
        return char.ToUpperInvariant(sentence[0]) + sentence[1..] + ".";
    }

    private static string Repeat(Random random, int count, string format) =>
        string.Concat(Enumerable.Range(0, count).Select(_ => string.Format(CultureInfo.InvariantCulture, format, random.Next(10_000))));
}
