namespace Dateline;

/// <summary>What came in: the bytes of one page or text, and what is known about how they came.</summary>
public sealed record Input
{
    /// <summary>Where the bytes came from: a path, an address, an entry of an archive.</summary>
    public required string Source { get; init; }

    /// <summary>The bytes, uncompressed.</summary>
    public required ReadOnlyMemory<byte> Bytes { get; init; }

    /// <summary>The address of the page, where known.</summary>
    public string? Url { get; init; }

    /// <summary>The HTTP header <c>Content-Type</c>, where there was one.</summary>
    public string? ContentType { get; init; }

    /// <summary>When the bytes were had, as an ISO 8601 instant.</summary>
    public string? Retrieved { get; init; }

    /// <summary>How the bytes came, hand by hand, as a JSON object: redirects, headers that matter, the record of a web archive, the feed; see <c>docs/intake.md</c>. Kept, never read.</summary>
    public string? Custody { get; init; }

    /// <summary>The text and what is known about it, where it came already extracted (a line of JSON); the bytes are then that line's.</summary>
    public ExtractedText? Extracted { get; init; }
}

/// <summary>A text that is already extracted, with what is known about it.</summary>
public sealed record ExtractedText
{
    /// <summary>The text; the chronicle's offsets count in it, to the character.</summary>
    public required string Text { get; init; }

    /// <summary>The headline.</summary>
    public string? Title { get; init; }

    /// <summary>When it was published.</summary>
    public PublicationTime? Published { get; init; }

    /// <summary>Its address.</summary>
    public string? Url { get; init; }

    /// <summary>Who publishes it.</summary>
    public string? Outlet { get; init; }

    /// <summary>Words about which an answer is wanted.</summary>
    public IReadOnlyList<TextSpan> Predicates { get; init; } = [];
}
