namespace Dateline.Intake.Feeds;

/// <summary>A feed, a list of feeds, or a map of a site.</summary>
internal sealed record Feed
{
    /// <summary>What it is called.</summary>
    public string? Title { get; init; }

    /// <summary>ISO 639 code of its language, where it tells it.</summary>
    public string? Language { get; init; }

    /// <summary>What it tells of, in its order.</summary>
    public IReadOnlyList<FeedItem> Items { get; init; } = [];

    /// <summary>Other feeds that it lists (OPML, index of site maps), with their titles.</summary>
    public IReadOnlyList<(string Address, string? Title)> Feeds { get; init; } = [];
}

/// <summary>One thing that a feed tells of.</summary>
internal sealed record FeedItem
{
    /// <summary>Its lasting name; where the feed gives none, its address or its headline.</summary>
    public required string Id { get; init; }

    /// <summary>Its address.</summary>
    public string? Address { get; init; }

    /// <summary>Its headline.</summary>
    public string? Title { get; init; }

    /// <summary>When it was published.</summary>
    public PublicationTime? Published { get; init; }

    /// <summary>Who wrote it.</summary>
    public IReadOnlyList<string> Authors { get; init; } = [];

    /// <summary>Its text as mark-up of a page: all of it, as far as can be told; absent where the feed gives only a summary or nothing.</summary>
    public string? Content { get; init; }
}
