using System.Globalization;
using System.IO.Compression;
using Dateline.Formats;
using Dateline.Intake.Feeds;
using Dateline.Intake.Fetching;
using Dateline.Intake.Warc;

namespace Dateline.Intake;

/// <summary>How single texts are told from many in one file.</summary>
public enum InputFormat
{
    /// <summary>By the name of the file, and of standard input by its first byte.</summary>
    Auto,

    /// <summary>Every input holds texts as lines of JSON.</summary>
    JsonLines,
}

/// <summary>What to gather, and how.</summary>
public sealed record GatheringOptions
{
    /// <summary>How single texts are told from many.</summary>
    public InputFormat Format { get; init; }

    /// <summary>The limits on what comes in.</summary>
    public IntakeLimits Limits { get; init; } = IntakeLimits.Default;

    /// <summary>What is known about saved pages.</summary>
    public Manifest? Manifest { get; init; }

    /// <summary>How addresses are fetched.</summary>
    public FetchingOptions Fetching { get; init; } = new();

    /// <summary>Whether the addresses that feeds tell of are fetched too, where the feed does not carry the text.</summary>
    public bool FollowsFeeds { get; init; }

    /// <summary>What an earlier run was done with; absent where everything is to be read.</summary>
    public Journal? Journal { get; init; }

    /// <summary>Ends a fetch that is under way.</summary>
    public CancellationToken Stop { get; init; }

    /// <summary>What <c>-</c> reads.</summary>
    public Func<Stream> StandardInput { get; init; } = Console.OpenStandardInput;
}

/// <summary>Paths → what is there, one after the other, in an order that is the same on every machine. Nothing is opened before it is asked for.</summary>
/// <remarks>Whatever cannot be had is an arrival too, with the reason. Not thread-safe: an enumeration belongs to one thread.</remarks>
public sealed class Gatherer
{
    private readonly GatheringOptions _options;
    private readonly Disk _disk;
    private long _bytesDone;
    private Fetch? _fetch;

    /// <summary>Makes a gatherer.</summary>
    public Gatherer(GatheringOptions options)
        : this(options, new Disk())
    {
    }

    internal Gatherer(GatheringOptions options, Disk disk)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        _disk = disk;
    }

    private IntakeLimits Limits => _options.Limits;

    /// <summary>How many files of folders and archives were passed over because they only accompany pages (style sheets, scripts, images).</summary>
    public int PassedOver { get; private set; }

    /// <summary>How many bytes of files are done with, as they stand on the disk; may be asked for from any thread.</summary>
    public long BytesDone => Interlocked.Read(ref _bytesDone);

    /// <summary>How many bytes <see cref="Gather"/> will have to do with, as they stand on the disk; absent where that cannot be told, as of standard input.</summary>
    /// <remarks>Looks at names only. It may run beside <see cref="Gather"/>, on a thread of its own.</remarks>
    public long? Measure(IEnumerable<string> paths, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(paths);
        var total = 0L;
        foreach (var path in paths.SelectMany(path => IsAddress(path) ? [] : Pattern.IsOne(path) && !_disk.IsFile(path) && !_disk.IsFolder(path) ? Pattern.Expand(path, _disk) : [path]))
        {
            if (path == "-")
                return null;
            if (_disk.IsFile(path))
                total += Length(path);
            else if (_disk.IsFolder(path))
                total += new FolderWalk(_disk).Files(path).TakeWhile(_ => !cancellation.IsCancellationRequested).Sum(file => file.Length >= 0 ? file.Length : Length(file.Path));
            if (cancellation.IsCancellationRequested)
                return null;
        }
        return total;
    }

    /// <summary>Whether a path is an address of the web.</summary>
    public static bool IsAddress(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return path.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || path.StartsWith("https://", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Gathers what stands at the paths: files, folders with all that is in them, patterns, addresses, and <c>-</c>, which is standard input.</summary>
    /// <param name="paths">The paths, in the order in which they are wanted.</param>
    public IEnumerable<Arrival> Gather(IEnumerable<string> paths)
    {
        ArgumentNullException.ThrowIfNull(paths);
        using var fetcher = new Lazily<Fetcher>(() => new Fetcher(_options.Fetching));
        _fetch = (address, condition, cancellation) => fetcher.Value.FetchAsync(address, condition, cancellation);
        foreach (var path in paths)
        {
            foreach (var arrival in FromPath(path))
                yield return arrival;
        }
    }

    private IEnumerable<Arrival> FromPath(string path)
    {
        if (path == "-")
            return FromStandardInput();
        if (IsAddress(path))
            return Placed(new FileMark(path, 0, 0), () => FromAddress(path));
        if (_disk.IsFile(path))
            return FromFile(path);
        if (_disk.IsFolder(path))
            return FromFolder(path);
        return Pattern.IsOne(path) ? FromPattern(path) : [Arrival.Refused(path, Refusals.NotFound)];
    }

    private IEnumerable<Arrival> FromPattern(string pattern)
    {
        var isEmpty = true;
        foreach (var path in Pattern.Expand(pattern, _disk))
        {
            isEmpty = false;
            foreach (var arrival in _disk.IsFolder(path) ? FromFolder(path) : FromFile(path))
                yield return arrival;
        }
        if (isEmpty)
            yield return Arrival.Refused(pattern, Refusals.NotFound);
    }

    private IEnumerable<Arrival> FromFolder(string path)
    {
        var walk = new FolderWalk(_disk);
        foreach (var (file, length, refusal) in walk.Files(path))
        {
            PassedOver = walk.PassedOver;
            // What has no bytes need not be opened; and what is no file at all (a pipe, a socket) has none, and would not let go.
            var arrivals = refusal is not null ? [Arrival.Refused(file, refusal)]
                : length == 0 ? Placed(new FileMark(file, 0, _disk.Modified(file)), () => [Arrival.Of(Known(file, default))])
                : FromFile(file);
            foreach (var arrival in arrivals)
                yield return arrival;
        }
        PassedOver = walk.PassedOver;
    }

    private IEnumerable<Arrival> FromAddress(string address)
    {
        if (Had(address, _fetch!) is not { } fetched)
            return [];
        var arrival = fetched.Arrival(address);
        if (arrival.Refusal is not null)
            return [arrival];
        var head = arrival.Input.Bytes.Span;
        var name = new Uri(fetched.Address).AbsolutePath;
        return IsGzip(head) || IsZip(name, head) || IsWarc(name, head)
            ? Unpack(address, name, new MemoryStream(arrival.Input.Bytes.ToArray(), writable: false), 0, 0)
            : Of(arrival.Input);
    }

    // The one who gathers has a thread of their own, which has nothing else to do meanwhile. Nothing where the run was stopped.
    private Fetched? Had(string address, Fetch fetch)
    {
        try
        {
            return fetch(address, default, _options.Stop).GetAwaiter().GetResult();
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    /// <summary>A text, or what a feed tells of.</summary>
    private IEnumerable<Arrival> Of(Input input)
    {
        if (!FeedReader.IsOne(input.Bytes.Span))
            return [Arrival.Of(input)];
        var polite = _options.FollowsFeeds ? new PoliteFetcher(_fetch!, _options.Fetching, (time, stop) => Task.Delay(time, _options.Fetching.Clock, stop)) : null;
        return new FeedReports(polite is null ? null : address => Had(address, polite.FetchAsync), Limits).Arrivals(input.Source, input);
    }

    private IEnumerable<Arrival> FromStandardInput()
    {
        Stream? stream = null;
        var refusal = Try(() => stream = _options.StandardInput());
        return refusal is null ? Unpack("-", "-", stream!, 0, 0) : [Arrival.Refused("-", refusal)];
    }

    private IEnumerable<Arrival> FromFile(string path)
    {
        Stream? stream = null;
        var refusal = Try(() => stream = new MeteredStream(_disk.Open(path), count => Interlocked.Add(ref _bytesDone, count)));
        if (refusal is not null)
        {
            yield return Arrival.Refused(path, refusal);
            yield break;
        }
        using (stream)
        {
            var length = stream!.CanSeek ? stream.Length : 0;
            foreach (var arrival in Placed(new FileMark(path, length, _disk.Modified(path)), () => Unpack(path, path, stream, length, 0)))
                yield return arrival;
        }
    }

    // What an earlier run was done with is left out. One behind: only when the next one is there, or none, is it known whether a file is at its end.
    private IEnumerable<Arrival> Placed(FileMark mark, Func<IEnumerable<Arrival>> arrivals)
    {
        var taken = _options.Journal?.Taken(mark) ?? 0;
        if (taken == int.MaxValue)
            yield break;
        var number = 0;
        Arrival? held = null;
        foreach (var arrival in arrivals())
        {
            if (held is not null && number > taken)
                yield return held with { Place = new(mark, number, IsLast: false) };
            (held, number) = (arrival, number + 1);
        }
        if (held is not null && number > taken)
            yield return held with { Place = new(mark, number, IsLast: true) };
    }

    /// <summary>What is in a stream: one text, or the entries of an archive, or lines.</summary>
    /// <param name="source">What the arrivals are called.</param>
    /// <param name="name">The name that tells the kind, without <c>.gz</c> once that is undone.</param>
    /// <param name="stream">The bytes.</param>
    /// <param name="length">How many there are, as far as known; else 0.</param>
    /// <param name="depth">How many archives are around them.</param>
    private IEnumerable<Arrival> Unpack(string source, string name, Stream stream, long length, int depth)
    {
        var head = new byte[16];
        var count = 0;
        if (Try(() => count = ReportBytes.ReadHead(stream, head)) is { } refusal)
            return [Arrival.Refused(source, refusal)];
        if (IsWarc(name, head.AsSpan(0, count)))
            return FromWarc(source, stream.CanSeek ? Rewound(stream) : new ReplayedStream(head.AsMemory(0, count), stream), IsGzip(head.AsSpan(0, count)));
        var isZip = IsZip(name, head.AsSpan(0, count));
        if (depth >= Limits.ArchiveDepth && (isZip || IsGzip(head.AsSpan(0, count))))
            return [Arrival.Refused(source, Refusals.TooDeep(Limits.ArchiveDepth))];
        if (isZip && stream.CanSeek)
        {
            stream.Position = 0;
            return FromZip(source, stream, IsWacz(name), depth + 1);
        }
        var all = new ReplayedStream(head.AsMemory(0, count), stream);
        if (IsGzip(head.AsSpan(0, count)))
            return FromGzip(source, name, all, depth + 1);
        if (isZip)
            return FromNestedZip(source, all, IsWacz(name), depth + 1);
        return _options.Format == InputFormat.JsonLines || IsJsonLines(name, head.AsSpan(0, count))
            ? FromLines(source, all)
            : FromText(source, all, length);
    }

    private IEnumerable<Arrival> FromWarc(string source, Stream stream, bool isGzip)
    {
        WarcReader Reader(Stream bytes) => new(isGzip ? new GzipMembers(bytes, Limits) : new PlainStretch(bytes), Limits);
        using var again = stream.CanSeek ? new Lazily<Stream>(() => _disk.Open(source)) : null;
        var reports = new WarcReports(source, Reader(stream), again is null ? null : offset => Reader(At(again.Value, offset)), Limits);
        using var arrivals = reports.Arrivals().GetEnumerator();
        while (true)
        {
            var isThere = false;
            var refusal = Try(() => isThere = arrivals.MoveNext());
            if (isThere)
                yield return arrivals.Current;
            if (refusal is not null)
                yield return Arrival.Refused(source, refusal);
            if (!isThere)
                break;
        }
        PassedOver += reports.PassedOver;
    }

    private static Stream Rewound(Stream stream) => At(stream, 0);

    private static Stream At(Stream stream, long offset)
    {
        stream.Position = offset;
        return stream;
    }

    private IEnumerable<Arrival> FromGzip(string source, string name, Stream stream, int depth)
    {
        var compressed = new CountedStream(stream);
        var unpacked = new UnpackedStream(new GZipStream(compressed, CompressionMode.Decompress), () => compressed.Count, Limits, longest: null, Refusals.DamagedGzip);
        return Unpack(source, name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? name[..^3] : name, unpacked, 0, depth);
    }

    private IEnumerable<Arrival> FromNestedZip(string source, Stream stream, bool isWacz, int depth)
    {
        ReadOnlyMemory<byte> bytes = default;
        var refusal = Try(() => bytes = ReportBytes.Read(stream, Limits.EntryBytes, 0, Refusals.EntryTooLarge));
        return refusal is null
            ? FromZip(source, new MemoryStream(bytes.ToArray(), writable: false), isWacz, depth)
            : [Arrival.Refused(source, refusal)];
    }

    private IEnumerable<Arrival> FromZip(string source, Stream stream, bool isWacz, int depth)
    {
        ZipFolder? zip = null;
        if (Try(() => zip = new ZipFolder(stream, Limits, isWacz)) is { } damaged)
        {
            yield return Arrival.Refused(source, damaged);
            yield break;
        }
        using (zip)
        {
            foreach (var entry in zip!.Entries())
            {
                PassedOver += entry.PassedOver;
                if (entry.Name is not { } name)
                    continue;
                var inside = source + "!/" + name;
                Stream? unpacked = null;
                if (Try(() => unpacked = zip.Open(entry)) is { } refusal)
                {
                    yield return Arrival.Refused(inside, refusal);
                    continue;
                }
                using (unpacked)
                {
                    foreach (var arrival in Unpack(inside, name, unpacked!, 0, depth))
                        yield return arrival;
                }
            }
        }
    }

    private IEnumerable<Arrival> FromLines(string source, Stream stream)
    {
        var lines = new LineReader(stream, Limits.ReportBytes);
        while (true)
        {
            ReadOnlyMemory<byte> line = default;
            var isThere = false;
            var refusal = Try(() => isThere = lines.TryRead(out line));
            var place = source + ":" + lines.Number.ToString(CultureInfo.InvariantCulture);
            if (refusal is not null)
                yield return Arrival.Refused(place, refusal);
            else if (!isThere)
                yield break;
            else if (!TextLine.IsBlank(line.Span))
                yield return FromLine(place, line, lines.Number);
            if (refusal is not null && refusal.Code != Refusals.NotOneLine(0).Code)
                yield break;
        }
    }

    private static Arrival FromLine(string place, ReadOnlyMemory<byte> line, int number) => TextLine.Parse(line, number, place) switch
    {
        { Input: { } input } => Arrival.Of(input),
        { Refusal: var refusal } => Arrival.Refused(place, refusal!),
    };

    private IEnumerable<Arrival> FromText(string source, Stream stream, long length)
    {
        ReadOnlyMemory<byte> bytes = default;
        var refusal = Try(() => bytes = ReportBytes.Read(stream, Limits.ReportBytes, length, Refusals.TooLarge));
        return refusal is null ? Of(Known(source, bytes)) : [Arrival.Refused(source, refusal)];
    }

    private Input Known(string source, ReadOnlyMemory<byte> bytes) => _options.Manifest?.Complete(new Input { Source = source, Bytes = bytes }) ?? new Input { Source = source, Bytes = bytes };

    private static long Length(string path)
    {
        var length = 0L;
        return Try(() => length = new FileInfo(path).Length) is null ? length : 0;
    }

    /// <summary>What the disk or a decompressor refuses is a reason, not an exception.</summary>
    private static Refusal? Try(Action access)
    {
        try
        {
            access();
            return null;
        }
        catch (RefusedException refused)
        {
            return refused.Refusal;
        }
        catch (Exception fault) when (Disk.Reason(fault) is { } reason)
        {
            return Refusals.Unreadable(reason);
        }
    }

    private static bool IsGzip(ReadOnlySpan<byte> head) => head is [0x1F, 0x8B, 8, ..];

    // A packed one is known by its name alone: its first bytes are those of any packed file. Unpacked as such a file, it is known by what comes out.
    private static bool IsWarc(string name, ReadOnlySpan<byte> head) =>
        head.StartsWith("WARC/"u8) || (IsGzip(head) && name.EndsWith(".warc.gz", StringComparison.OrdinalIgnoreCase));

    private static bool IsZip(string name, ReadOnlySpan<byte> head) =>
        head is [(byte)'P', (byte)'K', 3 or 5, 4 or 6, ..] && (name == "-" || name.EndsWith(".zip", StringComparison.OrdinalIgnoreCase) || IsWacz(name));

    private static bool IsWacz(string name) => name.EndsWith(".wacz", StringComparison.OrdinalIgnoreCase);

    private static bool IsJsonLines(string name, ReadOnlySpan<byte> head) =>
        name.EndsWith(".jsonl", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".ndjson", StringComparison.OrdinalIgnoreCase)
        || (name == "-" && head.TrimStart("\uFEFF \t\r\n"u8) is [(byte)'{', ..]);
}
