namespace Dateline.Intake;

/// <summary>Why things are refused on the way in: one code and one sentence each; the codes are explained in <c>docs/diagnostics.md</c>.</summary>
public static class Refusals
{
    /// <summary>The code of a fault of ours.</summary>
    public const string FaultCode = "DL0299";

    /// <summary>The code of a host that cannot be reached.</summary>
    internal const string UnreachableCode = "DL0242";

    /// <summary>The code of a fetch that took too long.</summary>
    internal const string FetchTooSlowCode = "DL0244";

    /// <summary>The code of a server in trouble, or one that is asked too often.</summary>
    internal const string NotNowCode = "DL0247";

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

    /// <summary>The head of a record of a web archive cannot be read.</summary>
    public static Refusal WarcHead { get; } = new("DL0220", "the head of the record is damaged or too long");

    /// <summary>A record of a web archive ends before its end.</summary>
    public static Refusal WarcCutShort { get; } = new("DL0221", "the record is cut short");

    /// <summary>Bytes of a web archive that are no record.</summary>
    public static Refusal WarcGarbage(long count) => new("DL0222", $"{count} bytes between the records belong to none");

    /// <summary>A page that is only said to be the same as another one, which is not there.</summary>
    public static Refusal WarcRevisit { get; } = new("DL0223", "the record says that the page was as before, and that record is not in the file");

    /// <summary>A record that is one part of several.</summary>
    public static Refusal WarcSegment { get; } = new("DL0224", "the record is one segment of several, which are not put together");

    /// <summary>A page is packed in a way that is not known.</summary>
    public static Refusal UnknownCoding(string coding) => new("DL0225", $"the page is packed as '{coding}', which is not known");

    /// <summary>A packed page is damaged.</summary>
    public static Refusal DamagedCoding { get; } = new("DL0226", "the packed page is damaged or cut short");

    /// <summary>A feed in which nothing is.</summary>
    public static Refusal NoFeed { get; } = new("DL0230", "nothing in the feed could be read");

    /// <summary>A feed that is JSON and damaged.</summary>
    public static Refusal DamagedFeed { get; } = new("DL0231", "the feed is no whole JSON");

    /// <summary>An item of a feed without its text.</summary>
    public static Refusal NotFetched { get; } = new("DL0232", "the feed gives only its address, and addresses are fetched only where that is asked for");

    /// <summary>An item of a feed with neither text nor address.</summary>
    public static Refusal NoText { get; } = new("DL0233", "the feed gives neither its text nor its address");

    /// <summary>An address that is none of the web.</summary>
    public static Refusal NoAddress(string why) => new("DL0240", $"the address cannot be fetched: {why}");

    /// <summary>An address that leads to a host that is not public.</summary>
    public static Refusal PrivateAddress(string host) => new("DL0241", $"{host} is not a public host");

    /// <summary>A host cannot be reached.</summary>
    public static Refusal Unreachable(string host, string why) => new(UnreachableCode, $"{host} cannot be reached: {why}");

    /// <summary>Too many redirects.</summary>
    public static Refusal TooManyRedirects(int limit) => new("DL0243", $"more than {limit} redirects");

    /// <summary>Fetching took too long.</summary>
    public static Refusal FetchTooSlow(TimeSpan limit) => new(FetchTooSlowCode, $"fetching it took longer than {limit.TotalSeconds:0} seconds");

    /// <summary>The server said no, or that it cannot just now.</summary>
    public static Refusal Status(int status) => status is 408 or 429 or >= 500 ? new(NotNowCode, $"the server answered {status}, which may pass") : new("DL0245", $"the server answered {status}");

    /// <summary>The site wants no programs there.</summary>
    public static Refusal Robots { get; } = new("DL0246", "the robots.txt of the site asks programs not to fetch it");

    /// <summary>What ends the programs that read it.</summary>
    public static Refusal Deadly(int times) => new("DL0250", $"{times} programs that read it ended before they were done with it");

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
