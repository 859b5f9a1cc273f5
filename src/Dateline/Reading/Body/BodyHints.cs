namespace Dateline.Reading.Body;

/// <summary>What the rest of the page tells about its article: anchors for the search, never the text itself.</summary>
internal sealed record BodyHints
{
    /// <summary>Nothing is known.</summary>
    public static BodyHints None { get; } = new();

    /// <summary>What the page's elements are for, where another reader of the page has asked already.</summary>
    public ElementRoles? Roles { get; init; }

    /// <summary>The headline; a block that only repeats it is kept out.</summary>
    public string? Title { get; init; }

    /// <summary>schema.org <c>articleBody</c>: marks the paragraphs that are wanted. Often a stub or a teaser, so never used alone.</summary>
    public string? StructuredBody { get; init; }

    /// <summary>The summary of the page's metadata (<c>og:description</c> and the like); a block before the text that only repeats it is the standfirst.</summary>
    public string? Summary { get; init; }

    /// <summary>The people named as authors by the metadata; short lines that only name them are bylines.</summary>
    public IReadOnlyList<string> Authors { get; init; } = [];

    /// <summary>Whether the page's metadata calls it an article; then little text is a short article, and not the lack of one.</summary>
    public bool IsArticle { get; init; }

    /// <summary>Whether its address is that of the front of a site; then it lists articles, whatever its metadata calls it.</summary>
    public bool IsFront { get; init; }
}
