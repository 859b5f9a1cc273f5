namespace Dateline.Intake;

/// <summary>Past which size an input is refused on the way in, so that no file can fill the memory or stop a run.</summary>
public sealed record IntakeLimits
{
    /// <summary>The defaults.</summary>
    public static IntakeLimits Default { get; } = new();

    /// <summary>Bytes of one report, after decompression; also of one line of JSON.</summary>
    public int ReportBytes { get; init; } = 16 * 1024 * 1024;

    /// <summary>Bytes of one entry of an archive, after decompression.</summary>
    public int EntryBytes { get; init; } = 64 * 1024 * 1024;

    /// <summary>How many times larger than its compressed form something may be. Only past <see cref="RatioFloor"/> bytes: what is small harms nobody.</summary>
    public int CompressionRatio { get; init; } = 200;

    /// <summary>Bytes below which the compression ratio is not looked at.</summary>
    public int RatioFloor { get; init; } = 1024 * 1024;

    /// <summary>Archives in one another.</summary>
    public int ArchiveDepth { get; init; } = 3;

    /// <summary>Time for one report.</summary>
    public TimeSpan ReadingTime { get; init; } = TimeSpan.FromSeconds(30);
}
