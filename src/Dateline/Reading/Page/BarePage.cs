using Dateline.Reading.Body;

namespace Dateline.Reading.Page;

/// <summary>A page of a story that has no running text: a video, pictures, a page whose text a script fetches. Its headline, day and outlet are a report all the same.</summary>
internal static class BarePage
{
    private const int ShortestText = 140, ShortestSummary = 40;

    /// <summary>Whether the page tells of one story, although nothing on it reads like running text.</summary>
    public static bool IsStory(PageAccount account, Input input)
    {
        var address = input.Url ?? account.Canonical;
        if (account.Title is null || account.Dates.Published is null || AddressShape.IsFront(address))
            return false;
        return IsDeclared(account) || (AddressShape.IsStory(address) && account.Dates.Provenance.Any(p => p.Field == "published" && !p.From.EndsWith("url", StringComparison.Ordinal)));
    }

    /// <summary>Whether the head of the page says that it is one story.</summary>
    public static bool IsDeclared(PageAccount account) =>
        account.Structured.Article is not null || account.Survey.Meta("article:published_time") is not null
        || account.Survey.Meta("og:type")?.Trim() is { } type && (type.Equals("article", StringComparison.OrdinalIgnoreCase) || type.StartsWith("video", StringComparison.OrdinalIgnoreCase));

    /// <summary>What stands for the text: the text that the head of the page holds, or its summary; nothing where it has neither.</summary>
    public static (ArticleBody Body, string? From) Body(PageAccount account)
    {
        if (!IsDeclared(account))
            return (new(), null);
        if (account.Structured.ArticleBody is { Length: >= ShortestText } body)
            return (Of(body), "json-ld articleBody");
        foreach (var (words, from) in Summaries(account))
        {
            if (words.Length >= ShortestSummary && TitleReader.Likeness(words, account.Title!.Text) < 0.9)
                return (Of(words), from);
        }
        return (new(), null);
    }

    private static IEnumerable<(string Words, string From)> Summaries(PageAccount account)
    {
        foreach (var name in (string[])["og:description", "description", "twitter:description"])
        {
            if (account.Survey.Meta(name) is { } meta)
                yield return (meta, "meta " + name);
        }
        if (account.Structured.Article?.Text("description") is { } said)
            yield return (said, "json-ld description");
    }

    /// <summary>Its lines as paragraphs; what stands in metadata has no elements.</summary>
    private static ArticleBody Of(string text) => new()
    {
        Blocks = [.. text.Split(['\n', '\r'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(line => string.Join(' ', line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))
            .Where(line => line.Length > 0).Select(line => new BodyBlock(BlockKind.Paragraph, line, null))],
    };
}
