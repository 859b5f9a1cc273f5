using System.Net;
using System.Text;

namespace Dateline.Intake.Feeds;

/// <summary>An item of a feed with its text → a page, so that it is read as every page is: cleaned, cut into paragraphs, held to the same limits.</summary>
internal static class FeedPage
{
    /// <summary>The page of an item. The same item makes the same bytes.</summary>
    public static byte[] Make(Feed feed, FeedItem item)
    {
        var page = new StringBuilder("<!DOCTYPE html>\n<html");
        if (feed.Language is { Length: > 0 } language)
            page.Append(" lang=\"").Append(WebUtility.HtmlEncode(language)).Append('"');
        page.Append("><head><meta charset=\"utf-8\">\n<meta property=\"og:type\" content=\"article\">\n");
        if (item.Title is { } title)
            page.Append("<title>").Append(WebUtility.HtmlEncode(title)).Append("</title>\n").Append(Meta("og:title", title));
        if (feed.Title is { Length: > 0 } outlet)
            page.Append(Meta("og:site_name", outlet));
        if (item.Published is { } published)
            page.Append(Meta("article:published_time", published.ToString()));
        foreach (var author in item.Authors)
            page.Append("<meta name=\"author\" content=\"").Append(WebUtility.HtmlEncode(author)).Append("\">\n");
        if (item.Address is { } address)
            page.Append("<link rel=\"canonical\" href=\"").Append(WebUtility.HtmlEncode(address)).Append("\">\n");
        page.Append("</head><body><article>\n");
        if (item.Title is { } heading)
            page.Append("<h1>").Append(WebUtility.HtmlEncode(heading)).Append("</h1>\n");
        return Encoding.UTF8.GetBytes(page.Append(item.Content).Append("\n</article></body></html>\n").ToString());
    }

    /// <summary>How an item came.</summary>
    public static string CustodyOf(string? address, Feed feed, FeedItem item) => Custody.Of("feed", custody =>
    {
        custody.Text("url", address);
        custody.Text("title", feed.Title);
        custody.Text("id", item.Id);
        custody.Text("item", item.Title);
        custody.Text("published", item.Published?.ToString());
    });

    private static string Meta(string property, string content) => $"<meta property=\"{property}\" content=\"{WebUtility.HtmlEncode(content)}\">\n";
}
