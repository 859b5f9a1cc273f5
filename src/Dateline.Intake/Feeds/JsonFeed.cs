using System.Net;
using System.Text.Json;

namespace Dateline.Intake.Feeds;

/// <summary>JSON Feed, versions 1 and 1.1.</summary>
internal static class JsonFeed
{
    /// <summary>Reads one.</summary>
    /// <exception cref="RefusedException">It is not JSON, or no feed.</exception>
    public static Feed Read(string text, Uri? address, Func<string, PublicationTime?> date)
    {
        try
        {
            // As decoded text, for bytes that are no characters would be found only when a string is asked for.
            using var json = JsonDocument.Parse(text.AsMemory(0, text.LastIndexOf('}') + 1), new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
            var root = json.RootElement;
            if (!root.TryGetProperty("items", out var items) || items.ValueKind != JsonValueKind.Array)
                throw new RefusedException(Refusals.NoFeed);
            return new Feed
            {
                Title = Text(root, "title"),
                Language = Text(root, "language"),
                Items = [.. items.EnumerateArray().Select(item => Item(item, address, date)).OfType<FeedItem>()],
            };
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            // The latter is said of names with half a character in them.
            throw new RefusedException(Refusals.DamagedFeed);
        }
    }

    /// <summary>A text without mark-up as mark-up: a paragraph a line.</summary>
    public static string Paragraphs(string text) =>
        string.Concat(text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(line => "<p>" + WebUtility.HtmlEncode(line) + "</p>\n"));

    private static FeedItem? Item(JsonElement item, Uri? address, Func<string, PublicationTime?> date)
    {
        if (item.ValueKind != JsonValueKind.Object)
            return null;
        var at = FeedReader.Whole(Text(item, "url") ?? Text(item, "external_url"), address);
        if ((Text(item, "id") ?? at ?? Text(item, "title")) is not { Length: > 0 } id)
            return null;
        return new FeedItem
        {
            Id = id,
            Address = at ?? FeedReader.Whole(id, null),
            Title = Text(item, "title"),
            Published = (Text(item, "date_published") ?? Text(item, "date_modified")) is { } written ? date(written) : null,
            Authors = [.. Authors(item)],
            Content = Text(item, "content_html") ?? (Text(item, "content_text") is { Length: > 0 } text ? Paragraphs(text) : null),
        };
    }

    private static IEnumerable<string> Authors(JsonElement item)
    {
        if (item.TryGetProperty("authors", out var authors) && authors.ValueKind == JsonValueKind.Array)
            return authors.EnumerateArray().Select(a => Text(a, "name")).OfType<string>();
        return item.TryGetProperty("author", out var author) && Text(author, "name") is { } name ? [name] : [];
    }

    private static string? Text(JsonElement element, string name) => element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value)
        ? value.ValueKind switch { JsonValueKind.String => Formats.JsonStrings.Read(value), JsonValueKind.Number => value.GetRawText(), _ => null }
        : null;
}
