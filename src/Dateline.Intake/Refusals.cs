namespace Dateline.Intake;

/// <summary>Why things are refused on the way in: one code and one sentence each; the codes are explained in <c>docs/diagnostics.md</c>.</summary>
internal static class Refusals
{
    public static Refusal TooLarge(long limit) => new("DL0002", $"larger than {Size(limit)}, the limit of one report");

    public static Refusal NotFound { get; } = new("DL0201", "no such file or folder");

    public static Refusal Unreadable(string why) => new("DL0202", $"the file cannot be opened: {why}");

    public static Refusal FolderUnreadable(string why) => new("DL0203", $"the folder cannot be listed: {why}");

    public static Refusal DamagedGzip { get; } = new("DL0204", "the gzip data are damaged or cut short");

    public static Refusal DamagedZip { get; } = new("DL0205", "the zip archive is damaged or cut short");

    public static Refusal Encrypted { get; } = new("DL0206", "the entry of the zip archive is encrypted");

    public static Refusal EntryTooLarge(long limit) => new("DL0207", $"the entry is larger than {Size(limit)}, the limit of an archive's entry");

    public static Refusal Bomb(int ratio) => new("DL0208", $"it unpacks to more than {ratio} times its size, as a decompression bomb does");

    public static Refusal TooDeep(int depth) => new("DL0209", $"more than {depth} archives in one another");

    public static Refusal NotOneLine(long limit) => new("DL0210", $"a line of JSON longer than {Size(limit)}");

    public static Refusal TooSlow(TimeSpan limit) => new("DL0211", $"reading it took longer than {limit.TotalSeconds:0} seconds");

    public static Refusal Fault(Exception fault) =>
        new("DL0299", $"Dateline failed on it ({fault.GetType().Name}); that is a fault of ours, please report it");

    public static Refusal ManifestInstead { get; } = new("DL0213", "a line of a manifest (\"file\" and \"url\"), not of a text: give the file with --manifest");

    private static string Size(long bytes) => bytes switch
    {
        >= 1024 * 1024 when bytes % (1024 * 1024) == 0 => $"{bytes / (1024 * 1024)} MiB",
        >= 1024 when bytes % 1024 == 0 => $"{bytes / 1024} KiB",
        _ => $"{bytes} bytes",
    };
}
