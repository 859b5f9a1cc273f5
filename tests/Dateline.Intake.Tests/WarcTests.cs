using System.Globalization;
using System.IO.Compression;
using System.Text;
using CsCheck;
using Dateline.Intake.Warc;
using Dateline.Testing;

namespace Dateline.Intake.Tests;

public sealed class WarcTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_is_inflated_is_what_was_deflated_and_the_source_stands_behind_its_last_byte() =>
        Gen.Select(Gen.Int[0, 200_000], Gen.Int[0, 9], Gen.Int[0, 3], Gen.Int[1, 70_000]).Sample((length, seed, kind, piece) =>
        {
            var bytes = Bytes(length, seed, kind);
            var packed = Pack(bytes, s => new DeflateStream(s, (CompressionLevel)(seed % 4)));
            var source = new ByteSource(new TricklingStream([.. packed, 1, 2, 3], piece));
            var inflater = new Inflater(source);
            inflater.Begin();
            var all = new MemoryStream();
            var buffer = new byte[piece];
            while (inflater.Read(buffer) is > 0 and var count)
                all.Write(buffer, 0, count);
            Assert.Equal(bytes, all.ToArray());
            Assert.Equal((packed.Length, 1), ((int)source.Position, source.ReadByte()));
        }, iter: 300);

    [Fact]
    public void Damaged_deflate_data_end_in_a_reason_and_nothing_else() => Gen.Select(Gen.Int[0, 20_000], Gen.Int[0, 1000], Gen.Int[0, 3], Gen.Int[0, 3]).Sample((length, seed, kind, damage) =>
    {
        var packed = Pack(Bytes(length, seed, kind), s => new DeflateStream(s, CompressionLevel.Optimal));
        var chance = new Random(seed);
        if (damage == 0)
            packed = packed[..chance.Next(packed.Length)];
        else
            chance.NextBytes(packed.AsSpan(chance.Next(packed.Length)));
        var inflater = new Inflater(new ByteSource(new MemoryStream(packed)));
        inflater.Begin();
        var buffer = new byte[4096];
        var isWhole = true;
        try
        {
            while (inflater.Read(buffer) > 0)
            {
            }
        }
        catch (InvalidDataException)
        {
            isWhole = false;
        }
        Assert.False(isWhole && damage == 0, "cut short, and taken for whole");
    }, iter: 2000);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Every_record_of_a_damaged_archive_is_read_or_refused_with_a_reason(bool isGzip)
    {
        for (var seed = 0; seed < 12; seed++)
        {
            var file = new MemoryStream();
            var written = new DamagedWarc(seed, isGzip).Write(file, 150);
            Check(written, Gather(file.ToArray(), isGzip), isGzip, seed);
        }
    }

    [Fact]
    public void An_archive_in_one_gzip_member_is_read_too()
    {
        var file = new MemoryStream();
        var written = new DamagedWarc(5, isGzip: false).Write(file, 60, damaged: 0);
        var arrivals = Gather(Pack(file.ToArray(), s => new GZipStream(s, CompressionLevel.Fastest)), isGzip: true, out var passedOver);
        // Where the bytes of one stand cannot be found again in the middle of a member.
        Assert.Equal(written.Count(r => r.Fate == Fate.Read && r.Kind != "revisit"), arrivals.Count(a => a.Refusal is null && a.Input.Custody!.Contains("\"revisit\"", StringComparison.Ordinal) == false));
        Assert.Equal(written.Count(r => r.Fate == Fate.PassedOver), passedOver);
    }

    [Fact]
    public void Address_and_day_of_a_record_become_those_of_the_report_and_how_it_came_is_kept()
    {
        var file = new MemoryStream();
        new DamagedWarc(1, isGzip: true).Write(file, 7, "chunked gzip");
        var arrival = Assert.Single(Gather(file.ToArray(), isGzip: true));
        Assert.Equal(("https://courier.example/7/chunked-gzip", "2031-03-08T10:00:00Z", "text/html; charset=utf-8"), (arrival.Input.Url, arrival.Input.Retrieved, arrival.Input.ContentType));
        Assert.Equal(_folder["a.warc.gz"] + "!/0/https://courier.example/7/chunked-gzip", arrival.Source);
        Assert.StartsWith("{\"warc\":{\"type\":\"response\",\"id\":\"<urn:uuid:00000000-0000-4000-8000-000000000007>\",\"offset\":0,\"digest\":\"sha1:", arrival.Input.Custody);
    }

    [Fact]
    public void A_WACZ_gives_its_archives_and_none_of_its_lists()
    {
        var warc = new MemoryStream();
        var written = new DamagedWarc(3, isGzip: true).Write(warc, 40, damaged: 0);
        using (var zip = ZipFile.Open(_folder["a.wacz"], ZipArchiveMode.Create))
        {
            Add(zip, "datapackage.json", "{}"u8.ToArray());
            Add(zip, "pages/pages.jsonl", "{\"format\":\"json-pages-1.0\"}\n{\"id\":\"1\",\"text\":\"no report\"}"u8.ToArray());
            Add(zip, "archive/data.warc.gz", warc.ToArray());
        }
        var arrivals = new Gatherer(new GatheringOptions()).Gather([_folder["a.wacz"]]).ToList();
        Assert.Equal(written.Count(r => r.Fate == Fate.Read), arrivals.Count);
        Assert.All(arrivals, a => Assert.StartsWith(_folder["a.wacz"] + "!/archive/data.warc.gz!/", a.Source));
    }

    [Fact]
    public void A_text_drawn_from_a_page_is_read_only_where_the_page_is_not_there()
    {
        static string Record(string type, string address, string contentType, string block) =>
            $"WARC/1.1\r\nWARC-Type: {type}\r\nWARC-Target-URI: {address}\r\nContent-Type: {contentType}\r\nContent-Length: {block.Length}\r\n\r\n{block}\r\n\r\n";
        var file = Record("response", "https://a.example/1", "application/http", "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>one</p>") + Record("resource", "urn:text:https://a.example/1", "text/plain", "one")
            + Record("resource", "urn:text:https://a.example/2", "text/plain", "two") + Record("conversion", "https://a.example/3", "text/plain", "three") + Record("resource", "urn:thumbnail:https://a.example/1", "image/png", "x");
        Assert.Equal([("https://a.example/1", "<p>one</p>"), ("https://a.example/2", "two"), ("https://a.example/3", "three")],
            Gather(Encoding.ASCII.GetBytes(file), isGzip: false).Select(a => (a.Input.Url, Encoding.ASCII.GetString(a.Input.Bytes.Span))));
    }

    [Fact]
    public void A_record_larger_than_the_limit_is_refused_and_the_next_one_read()
    {
        var file = new MemoryStream();
        var warc = new DamagedWarc(1, isGzip: false);
        warc.Write(file, 1, "plain");
        file.Write(Encoding.ASCII.GetBytes($"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 3000000\r\n\r\n{new string('x', 3_000_000)}\r\n\r\n"));
        warc.Write(file, 2, "plain");
        File.WriteAllBytes(_folder["a.warc"], file.ToArray());
        var options = new GatheringOptions { Limits = IntakeLimits.Default with { EntryBytes = 1_000_000 } };
        Assert.Equal([null, "DL0207", null], new Gatherer(options).Gather([_folder["a.warc"]]).Select(a => a.Refusal?.Code));
    }

    [Fact]
    public void Any_bytes_behind_the_beginning_of_an_archive_end_in_arrivals() => Gen.Select(Gen.Int[0, 100_000], Gen.Bool).Sample((seed, isGzip) =>
    {
        var file = new MemoryStream();
        new DamagedWarc(seed % 50, isGzip).Write(file, 5, damaged: 0.5);
        var bytes = file.ToArray();
        var chance = new Random(seed);
        for (var i = 0; i < 1 + (seed % 7); i++)
        {
            var at = chance.Next(4, bytes.Length);
            bytes = (seed % 3) switch
            {
                0 => [.. bytes[..at], .. bytes[Math.Min(bytes.Length, at + chance.Next(50))..]],
                1 => [.. bytes[..at], (byte)chance.Next(256), .. bytes[at..]],
                _ => [.. bytes[..at], (byte)(bytes[at] ^ (1 << chance.Next(8))), .. bytes[(at + 1)..]],
            };
        }
        Assert.All(Gather(bytes, isGzip), a => Assert.True(a.Refusal is not null || a.Input.Bytes.Length >= 0));
    }, iter: 400, threads: 1);

    private static void Check(IReadOnlyList<WrittenRecord> written, IReadOnlyList<Arrival> arrivals, bool isGzip, int seed)
    {
        var read = arrivals.Where(a => a.Refusal is null).ToLookup(a => a.Input.Url);
        var refused = arrivals.Where(a => a.Refusal is not null).Select(Offset).ToList();
        foreach (var (number, record) in written.Index())
        {
            // Behind a record whose end is not known, what does not look like a record is taken for part of it.
            if (!isGzip && record.Kind == "head smashed" && number > 0 && written[number - 1] is { Fate: not Fate.Read } or { Kind: "garbage behind" })
                continue;
            var place = string.Create(CultureInfo.InvariantCulture, $"seed {seed}, {record.Kind} at {record.Start}");
            var isRefused = refused.Exists(offset => offset >= record.Start && offset < record.End);
            var page = read[record.Address].FirstOrDefault();
            var isRead = page is not null;
            Assert.True(record.Fate switch { Fate.Read => isRead, Fate.Refused => isRefused && !isRead, Fate.Told => isRead || isRefused, _ => !isRead && !isRefused }, place);
            if (record.Fate == Fate.Read)
                Assert.True(page!.Input.Bytes.Span.SequenceEqual(record.Page), place);
        }
    }

    private static long Offset(Arrival arrival)
    {
        var place = arrival.Source[(arrival.Source.IndexOf("!/", StringComparison.Ordinal) + 2)..];
        var slash = place.IndexOf('/', StringComparison.Ordinal);
        return long.Parse(slash < 0 ? place : place[..slash], CultureInfo.InvariantCulture);
    }

    private List<Arrival> Gather(byte[] file, bool isGzip) => Gather(file, isGzip, out _);

    private List<Arrival> Gather(byte[] file, bool isGzip, out int passedOver)
    {
        var path = _folder[isGzip ? "a.warc.gz" : "a.warc"];
        File.WriteAllBytes(path, file);
        var gatherer = new Gatherer(new GatheringOptions());
        var arrivals = gatherer.Gather([path]).ToList();
        passedOver = gatherer.PassedOver;
        return arrivals;
    }

    private static void Add(ZipArchive zip, string name, byte[] bytes)
    {
        using var entry = zip.CreateEntry(name, CompressionLevel.NoCompression).Open();
        entry.Write(bytes);
    }

    // Noise, words, one byte again and again, and stretches of each.
    private static byte[] Bytes(int length, int seed, int kind)
    {
        var chance = new Random(seed);
        var bytes = new byte[length];
        if (kind is 0 or 3)
            chance.NextBytes(bytes.AsSpan(0, kind == 3 ? length / 2 : length));
        for (var i = kind == 3 ? length / 2 : 0; kind is 1 or 3 && i < length; i++)
            bytes[i] = (byte)"the ferry of Marrow left with "[(i * 7 / 3 + chance.Next(2)) % 30];
        return bytes;
    }

    private static byte[] Pack(byte[] bytes, Func<Stream, Stream> open)
    {
        var packed = new MemoryStream();
        using (var stream = open(packed))
            stream.Write(bytes);
        return packed.ToArray();
    }

    /// <summary>A stream that gives as few bytes as it likes.</summary>
    private sealed class TricklingStream(byte[] bytes, int most) : MemoryStream(bytes)
    {
        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, most));

        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(buffer.Length, most)]);
    }
}
