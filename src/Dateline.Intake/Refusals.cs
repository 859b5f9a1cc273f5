namespace Dateline.Intake;

/// <summary>Why things are refused on the way in: one code and one sentence each; the codes are explained in <c>docs/diagnostics.md</c>.</summary>
public static class Refusals
{
    /// <summary>The code of a fault of ours.</summary>
    public const string FaultCode = "DL0299";

    /// <summary>Larger than a report may be.</summary>
    public static Refusal TooLarge(long limit) => new("DL0002", $"larger than {Size(limit)}, the limit of one report");

    /// <summary>There is nothing at a path.</summary>
    public static Refusal NotFound { get; } = new("DL0201", "no such file or folder");

    /// <summary>A file cannot be opened or read.</summary>
    public static Refusal Unreadable(string why) => new("DL0202", $"the file cannot be opened: {why}");

    /// <summary>A folder cannot be listed.</summary>
    public static Refusal FolderUnreadable(string why) => new("DL0203", $"the folder cannot be listed: {why}");

    /// <summary>Gzip data are damaged or cut short.</summary>
    public static Refusal DamagedGzip { get; } = new("DL0204", "the gzip data are damaged or cut short");

    /// <summary>A zip archive is damaged or cut short.</summary>
    public static Refusal DamagedZip { get; } = new("DL0205", "the zip archive is damaged or cut short");

    /// <summary>An entry is encrypted.</summary>
    public static Refusal Encrypted { get; } = new("DL0206", "the entry of the zip archive is encrypted");

    /// <summary>An entry is larger than one may be.</summary>
    public static Refusal EntryTooLarge(long limit) => new("DL0207", $"the entry is larger than {Size(limit)}, the limit of an archive's entry");

    /// <summary>Something unpacks to too many times its size.</summary>
    public static Refusal Bomb(int ratio) => new("DL0208", $"it unpacks to more than {ratio} times its size, as a decompression bomb does");

    /// <summary>Too many archives in one another.</summary>
    public static Refusal TooDeep(int depth) => new("DL0209", $"more than {depth} archives in one another");

    /// <summary>A line is longer than one may be.</summary>
    public static Refusal NotOneLine(long limit) => new("DL0210", $"a line of JSON longer than {Size(limit)}");

    /// <summary>Reading took too long.</summary>
    public static Refusal TooSlow(TimeSpan limit) => new("DL0211", $"reading it took longer than {limit.TotalSeconds:0} seconds");

    /// <summary>A fault of ours.</summary>
    public static Refusal Fault(Exception fault) =>
        new(FaultCode, $"Dateline failed on it ({fault.GetType().Name}); that is a fault of ours, please report it");

    private static string Size(long bytes) => bytes switch
    {
        >= 1024 * 1024 when bytes % (1024 * 1024) == 0 => $"{bytes / (1024 * 1024)} MiB",
        >= 1024 when bytes % 1024 == 0 => $"{bytes / 1024} KiB",
        _ => $"{bytes} bytes",
    };
}
