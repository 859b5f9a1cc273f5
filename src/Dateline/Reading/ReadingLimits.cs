namespace Dateline.Reading;

/// <summary>Past which size an input is refused, so that no page can stop a run.</summary>
public sealed record ReadingLimits
{
    /// <summary>The defaults.</summary>
    public static ReadingLimits Default { get; } = new();

    /// <summary>Bytes of one report.</summary>
    public int Bytes { get; init; } = 16 * 1024 * 1024;

    /// <summary>UTF-16 code units of article text.</summary>
    public int ArticleLength { get; init; } = 1024 * 1024;

    /// <summary>Elements nested in one another.</summary>
    public int Depth { get; init; } = 256;

    /// <summary>Elements of one page.</summary>
    public int Elements { get; init; } = 400_000;
}
