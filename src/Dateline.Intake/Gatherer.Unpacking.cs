using System.Globalization;
using System.IO.Compression;
using Dateline.Formats;
using Dateline.Intake.Warc;

namespace Dateline.Intake;

/// <content>What is in a stream: one text, or the entries of an archive, or lines.</content>
public sealed partial class Gatherer
{
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
