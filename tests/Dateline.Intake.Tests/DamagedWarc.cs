using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Dateline.Intake.Tests;

/// <summary>What must become of a record.</summary>
public enum Fate
{
    /// <summary>It is read, to the byte.</summary>
    Read,

    /// <summary>It holds no report.</summary>
    PassedOver,

    /// <summary>It is refused with a reason.</summary>
    Refused,

    /// <summary>It is read or refused, but told in any case.</summary>
    Told,
}

/// <summary>A record that was written.</summary>
/// <param name="Start">Where it begins in the file.</param>
/// <param name="End">Where it ends.</param>
/// <param name="Address">Its address.</param>
/// <param name="Page">The bytes of its page.</param>
/// <param name="Fate">What must become of it.</param>
/// <param name="Kind">What is special about it.</param>
public sealed record WrittenRecord(long Start, long End, string Address, byte[] Page, Fate Fate, string Kind);

/// <summary>Writes web archives with every kind of record and of damage. The same number makes the same file.</summary>
public sealed class DamagedWarc(int seed, bool isGzip)
{
    private static readonly string[] Sound =
        ["plain", "plain", "plain", "plain", "chunked", "gzip", "chunked gzip", "deflate", "bare deflate", "br", "version 1.1", "resource", "conversion", "no chunks after all", "no gzip after all", "revisit"];

    private static readonly string[] Without = ["request", "warcinfo", "metadata", "image", "missing page", "moved page", "view"];

    private static readonly string[] Damages =
        ["length too large", "length too small", "no length", "garbage behind", "flipped byte", "cut off", "head smashed", "checksum", "broken chunk", "damaged gzip", "unknown coding", "revisit of nothing", "huge length"];

    private readonly Random _chance = new(seed);
    private readonly List<WrittenRecord> _written = [];

    /// <summary>Writes so many records.</summary>
    /// <param name="file">Where to.</param>
    /// <param name="count">How many.</param>
    /// <param name="damaged">Share of those that are damaged, from 0 to 1.</param>
    public IReadOnlyList<WrittenRecord> Write(Stream file, int count, double damaged = 0.3)
    {
        for (var number = 0; number < count; number++)
        {
            var kind = _chance.NextDouble() < damaged ? Pick(Damages) : _chance.NextDouble() < 0.2 ? Pick(Without) : Pick(Sound);
            Write(file, number, kind);
        }
        return _written;
    }

    /// <summary>Writes one record of a kind.</summary>
    public void Write(Stream file, int number, string kind)
    {
        var start = file.Position;
        var page = Page(number);
        var address = string.Create(CultureInfo.InvariantCulture, $"https://courier.example/{number}/{kind.Replace(' ', '-')}");
        if (kind == "revisit" && Earlier() is { } earlier)
            page = earlier.Page;
        else if (kind == "revisit")
            kind = "plain";
        var record = Record(kind, address, page, number);
        if (kind == "head smashed")
            Encoding.ASCII.GetBytes("XARC/1.0").CopyTo(record, 0);
        var member = isGzip ? Gzip(record) : record;
        if (kind == "flipped byte")
            member[member.Length / 2] ^= 0x55;
        else if (kind == "cut off")
            member = member[..(member.Length * 2 / 3)];
        else if (kind == "checksum" && isGzip)
            member[^6] ^= 0xFF;
        file.Write(member);
        if (kind == "garbage behind")
        {
            var garbage = new byte[_chance.Next(1, 300)];
            _chance.NextBytes(garbage);
            file.Write(garbage);
        }
        var fate = Array.IndexOf(Without, kind) >= 0 ? Fate.PassedOver
            : kind is "damaged gzip" or "unknown coding" or "revisit of nothing" ? Fate.Refused
            : kind == "checksum" ? isGzip ? Fate.Refused : Fate.Read
            : kind == "garbage behind" ? Fate.Read
            : kind == "broken chunk" || Array.IndexOf(Damages, kind) >= 0 ? Fate.Told
            : Fate.Read;
        _written.Add(new(start, file.Position, address, page, fate, kind));
    }

    private WrittenRecord? Earlier() => _written.LastOrDefault(r => r.Kind is "plain" or "br" or "chunked gzip");

    private string Pick(string[] kinds) => kinds[_chance.Next(kinds.Length)];

    private static byte[] Page(int number)
    {
        var page = new StringBuilder("<!DOCTYPE html><html><head><title>Ferry ").Append(number).Append(" leaves Marrow</title></head><body><article><h1>Ferry ").Append(number).Append(" leaves Marrow</h1>");
        for (var i = 0; i < 5 + (number % 40); i++)
            page.Append(CultureInfo.InvariantCulture, $"<p>The harbour office of Marrow said on Tuesday that ferry {number} had left with {number * 31 % 977} people, and that boat {i * 7} was to follow.</p>\n");
        return Encoding.UTF8.GetBytes(page.Append("</article></body></html>\n").ToString());
    }

    private byte[] Record(string kind, string address, byte[] page, int number)
    {
        var type = kind switch { "request" or "warcinfo" or "metadata" or "conversion" => kind, "resource" or "view" => "resource", "revisit" or "revisit of nothing" => "revisit", _ => "response" };
        var block = kind switch
        {
            "request" => Text("GET / HTTP/1.1\r\nHost: courier.example\r\n\r\n"),
            "warcinfo" or "metadata" => Text("software: a crawler\r\nformat: WARC File Format 1.0\r\n"),
            "resource" or "conversion" or "view" => page,
            "revisit" or "revisit of nothing" => Text("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"),
            _ => Answer(kind, page),
        };
        var head = new StringBuilder(kind == "version 1.1" ? "WARC/1.1\r\n" : "WARC/1.0\r\n").Append("WARC-Type: ").Append(type).Append("\r\n");
        head.Append(CultureInfo.InvariantCulture, $"WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-{number:000000000000}>\r\nWARC-Date: 2031-03-0{1 + (number % 9)}T10:00:00Z\r\n");
        head.Append("WARC-Target-URI: ").Append(kind == "view" ? "urn:view:" + address : kind == "revisit" && number % 2 == 0 ? "<" + address + ">" : address).Append("\r\n");
        if (type is "response" or "revisit")
            head.Append("WARC-Payload-Digest: sha1:").Append(kind == "revisit of nothing" ? "NOTHING" : Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(page))[..32]).Append("\r\n");
        head.Append("Content-Type: ").Append(type switch { "response" or "revisit" => "application/http; msgtype=response", "request" => "application/http; msgtype=request", "resource" => "text/html", "conversion" => "text/plain", _ => "application/warc-fields" }).Append("\r\n");
        long length = kind switch { "length too large" => block.Length + _chance.Next(1, 5000), "length too small" => Math.Max(1, block.Length - _chance.Next(1, block.Length)), "huge length" => 1L << 40, _ => block.Length };
        if (kind != "no length")
            head.Append(CultureInfo.InvariantCulture, $"Content-Length: {length}\r\n");
        return [.. Text(head.Append("\r\n").ToString()), .. block, .. "\r\n\r\n"u8];
    }

    private byte[] Answer(string kind, byte[] page)
    {
        var status = kind switch { "missing page" => "404 Not Found", "moved page" => "301 Moved Permanently", _ => "200 OK" };
        var fields = "Content-Type: " + (kind == "image" ? "image/png" : "text/html; charset=utf-8") + "\r\n";
        var body = page;
        if (kind is "gzip" or "chunked gzip" or "damaged gzip" or "no gzip after all")
            fields += "Content-Encoding: gzip\r\n";
        if (kind is "gzip" or "chunked gzip" or "damaged gzip")
            body = Gzip(body);
        if (kind == "damaged gzip")
            body = body[..(body.Length / 2)];
        if (kind is "deflate" or "bare deflate")
            (fields, body) = (fields + "Content-Encoding: deflate\r\n", kind == "deflate" ? Pack(body, s => new ZLibStream(s, CompressionLevel.Fastest)) : Pack(body, s => new DeflateStream(s, CompressionLevel.Fastest)));
        if (kind == "br")
            (fields, body) = (fields + "Content-Encoding: br\r\n", Pack(body, s => new BrotliStream(s, CompressionLevel.Fastest)));
        if (kind == "unknown coding")
            (fields, body) = (fields + "Content-Encoding: zstd\r\n", [0x28, 0xB5, 0x2F, 0xFD, .. body]);
        if (kind is "chunked" or "chunked gzip" or "broken chunk")
            body = Chunked(body, kind == "broken chunk");
        if (kind is "chunked" or "chunked gzip" or "broken chunk" or "no chunks after all")
            fields += "Transfer-Encoding: chunked\r\n";
        return [.. Text("HTTP/1.1 " + status + "\r\n" + fields + "\r\n"), .. body];
    }

    private byte[] Chunked(byte[] body, bool isBroken)
    {
        var chunks = new MemoryStream();
        for (var at = 0; at < body.Length;)
        {
            var size = Math.Min(_chance.Next(1, 4000), body.Length - at);
            chunks.Write(Text(isBroken && at > 0 ? "so many\r\n" : size.ToString("x", CultureInfo.InvariantCulture) + (at == 0 ? ";name=value\r\n" : "\r\n")));
            chunks.Write(body, at, size);
            chunks.Write("\r\n"u8);
            at += size;
        }
        chunks.Write("0\r\n\r\n"u8);
        return chunks.ToArray();
    }

    private static byte[] Gzip(byte[] bytes) => Pack(bytes, s => new GZipStream(s, CompressionLevel.Optimal));

    private static byte[] Pack(byte[] bytes, Func<Stream, Stream> open)
    {
        var packed = new MemoryStream();
        using (var stream = open(packed))
            stream.Write(bytes);
        return packed.ToArray();
    }

    private static byte[] Text(string text) => Encoding.ASCII.GetBytes(text);
}
