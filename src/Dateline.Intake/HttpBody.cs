using System.Buffers.Text;
using System.IO.Compression;

namespace Dateline.Intake;

/// <summary>What an HTTP message carries → the bytes of the page: chunks put together (RFC 9112, 7.1), codings undone (RFC 9110, 8.4).</summary>
/// <remarks>Many writers of web archives undo both and leave the fields as they were, so a field that the bytes contradict is not believed.</remarks>
internal static class HttpBody
{
    /// <summary>The bytes of the page.</summary>
    /// <exception cref="RefusedException">They are packed in a way that is not known, damaged, or too many.</exception>
    public static ReadOnlyMemory<byte> Unpack(ReadOnlyMemory<byte> body, HeaderFields fields, IntakeLimits limits)
    {
        if (fields["Transfer-Encoding"]?.Contains("chunked", StringComparison.OrdinalIgnoreCase) == true)
            body = Joined(body);
        foreach (var coding in (fields["Content-Encoding"] ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Reverse().Take(3))
            body = Decoded(body, coding, limits);
        return body.Length <= limits.ReportBytes ? body : throw new RefusedException(Refusals.TooLarge(limits.ReportBytes));
    }

    /// <summary>The chunks in a row. From where the bytes are no chunks any more they are taken as they are.</summary>
    private static ReadOnlyMemory<byte> Joined(ReadOnlyMemory<byte> body)
    {
        var rest = body.Span;
        if (!TryReadSize(ref rest, out var size))
            return body;
        using var joined = new MemoryStream(body.Length);
        while (size > 0)
        {
            var count = (int)Math.Min(size, rest.Length);
            joined.Write(rest[..count]);
            rest = rest[count..];
            if (rest.IsEmpty)
                break;
            rest = rest.StartsWith("\r\n"u8) ? rest[2..] : rest[0] == '\n' ? rest[1..] : rest;
            if (!TryReadSize(ref rest, out size))
            {
                joined.Write(rest);
                break;
            }
        }
        return joined.ToArray();
    }

    // A size in hexadecimal digits, perhaps extensions behind it, and the end of the line.
    private static bool TryReadSize(ref ReadOnlySpan<byte> bytes, out long size)
    {
        var end = bytes.IndexOf((byte)'\n');
        size = 0;
        if (end is < 1 or > 256)
            return false;
        var line = bytes[..end].TrimEnd((byte)'\r');
        if (!Utf8Parser.TryParse(line, out size, out var used, 'x') || size < 0 || (used < line.Length && line[used] is not ((byte)';' or (byte)' ' or (byte)'\t')))
            return false;
        bytes = bytes[(end + 1)..];
        return true;
    }

    private static ReadOnlyMemory<byte> Decoded(ReadOnlyMemory<byte> body, string coding, IntakeLimits limits) => coding.ToUpperInvariant() switch
    {
        "IDENTITY" or "NONE" or "UTF-8" => body,
        "GZIP" or "X-GZIP" => body.Span is [0x1F, 0x8B, ..] ? Read(body, packed => new GZipStream(packed, CompressionMode.Decompress), limits) : body,
        "DEFLATE" => Deflated(body, limits),
        "BR" => IsMarkup(body.Span) ? body : Read(body, packed => new BrotliStream(packed, CompressionMode.Decompress), limits),
        _ => IsMarkup(body.Span) ? body : throw new RefusedException(Refusals.UnknownCoding(coding)),
    };

    // RFC 9110 means the zlib format; some servers send the bare data.
    private static ReadOnlyMemory<byte> Deflated(ReadOnlyMemory<byte> body, IntakeLimits limits) =>
        IsMarkup(body.Span) ? body
        : body.Span is [var method, var check, ..] && (method & 0xF) == 8 && (method * 256 + check) % 31 == 0 ? Read(body, packed => new ZLibStream(packed, CompressionMode.Decompress), limits)
        : Read(body, packed => new DeflateStream(packed, CompressionMode.Decompress), limits);

    private static bool IsMarkup(ReadOnlySpan<byte> body) => body.TrimStart("\uFEFF \t\r\n"u8) is [(byte)'<', ..];

    private static ReadOnlyMemory<byte> Read(ReadOnlyMemory<byte> body, Func<Stream, Stream> open, IntakeLimits limits)
    {
        try
        {
            using var stream = new UnpackedStream(open(new MemoryStream(body.ToArray(), writable: false)), () => body.Length, limits, longest: null, Refusals.DamagedCoding);
            return ReportBytes.Read(stream, limits.ReportBytes, 0, Refusals.TooLarge);
        }
        catch (InvalidOperationException)
        {
            // What the runtime's Brotli says of damage.
            throw new RefusedException(Refusals.DamagedCoding);
        }
    }
}
