using Dateline.Intake.Feeds;
using Dateline.Intake.Fetching;

namespace Dateline.Intake;

/// <summary>Paths → what is there, one after the other, in an order that is the same on every machine. Nothing is opened before it is asked for.</summary>
/// <remarks>Whatever cannot be had is an arrival too, with the reason. Not thread-safe: an enumeration belongs to one thread.</remarks>
public sealed partial class Gatherer
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
}
