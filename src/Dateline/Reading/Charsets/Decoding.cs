using System.Text;
using UtfUnknown;
using SystemEncoding = System.Text.Encoding;

namespace Dateline.Reading.Charsets;

/// <summary>Bytes → text. Declarations are believed only as far as the bytes bear them out; no byte is dropped.</summary>
/// <remarks>Order of evidence: byte order mark; bytes that are whole UTF-8 (which other encodings are not by chance); HTTP header; meta;
/// detection by letter frequencies; windows-1252, which can read anything.</remarks>
internal static class Decoding
{
    private const int DetectedBytes = 64 * 1024;

    /// <summary>Reads the bytes.</summary>
    /// <param name="bytes">The bytes; any.</param>
    /// <param name="contentType">The HTTP header <c>Content-Type</c>, where there was one.</param>
    public static DecodedText Decode(ReadOnlySpan<byte> bytes, string? contentType)
    {
        if (ByMark(bytes) is { } marked)
            return marked;
        if (WithoutMark16(bytes) is { } sixteen)
            return new(sixteen.GetString(bytes), sixteen.WebName, "detection", [Note("has no byte order mark; read as " + sixteen.WebName)]);

        var header = CharsetDeclaration.InHeader(contentType);
        var meta = CharsetDeclaration.InMarkup(bytes);
        var check = Utf8Check.Of(bytes);
        if (check.Broken == 0)
            return WholeUtf8(bytes, check, header, meta);
        return check.IsMostlyWhole ? Patched(bytes, check) : Other(bytes, header, meta);
    }

    private static DecodedText? ByMark(ReadOnlySpan<byte> bytes)
    {
        var (encoding, length) = bytes switch
        {
            [0xEF, 0xBB, 0xBF, ..] => (SystemEncoding.UTF8, 3),
            [0xFF, 0xFE, 0, 0, ..] when bytes.Length % 4 == 0 => (SystemEncoding.UTF32, 4),
            [0, 0, 0xFE, 0xFF, ..] => (new UTF32Encoding(bigEndian: true, byteOrderMark: true), 4),
            [0xFF, 0xFE, ..] => (SystemEncoding.Unicode, 2),
            [0xFE, 0xFF, ..] => (SystemEncoding.BigEndianUnicode, 2),
            _ => (null!, 0),
        };
        if (length == 0)
            return null;
        bytes = bytes[length..];
        if (encoding.CodePage != SystemEncoding.UTF8.CodePage)
            return new(encoding.GetString(bytes), encoding.WebName, "byte order mark", []);
        var check = Utf8Check.Of(bytes);
        return check.Broken > 0 ? Patched(bytes, check) : DecodedText.Utf8(bytes, "byte order mark", []);
    }

    /// <summary>UTF-16 without a mark shows in zeros at every other byte of its ASCII characters.</summary>
    internal static SystemEncoding? WithoutMark16(ReadOnlySpan<byte> bytes)
    {
        var head = bytes[..(Math.Min(bytes.Length, 2048) & ~1)];
        if (head.Length < 16)
            return null;
        int even = 0, odd = 0;
        for (var i = 0; i < head.Length; i += 2)
        {
            even += head[i] == 0 ? 1 : 0;
            odd += head[i + 1] == 0 ? 1 : 0;
        }
        var half = head.Length / 2;
        return odd * 10 > half * 4 && even * 50 < half ? SystemEncoding.Unicode
            : even * 10 > half * 4 && odd * 50 < half ? SystemEncoding.BigEndianUnicode
            : null;
    }

    private static DecodedText WholeUtf8(ReadOnlySpan<byte> bytes, Utf8Check check, string? header, string? meta)
    {
        // Seven-bit encodings that switch by escape sequences are the only ones that hide in plain ASCII.
        var declared = CharsetNames.Find(header) ?? CharsetNames.Find(meta);
        if (check.Whole == 0 && declared is { CodePage: 50220 } && bytes.Contains((byte)0x1B))
            return new(declared.GetString(bytes), declared.WebName, "declaration", []);
        var contradicted = check.Whole > 0 && declared is not null && declared.CodePage != SystemEncoding.UTF8.CodePage;
        return DecodedText.Utf8(bytes, declared is not null && !contradicted ? "declaration" : "valid UTF-8",
            contradicted ? [Note($"declares {declared!.WebName} but is UTF-8; read as UTF-8")] : []);
    }

    /// <summary>UTF-8 with strays: each byte that belongs to no character is read as windows-1252, which is what such strays nearly always are.</summary>
    private static DecodedText Patched(ReadOnlySpan<byte> bytes, Utf8Check check)
    {
        var strays = CharsetNames.Find("windows-1252")!;
        var text = new StringBuilder(bytes.Length);
        while (!bytes.IsEmpty)
        {
            var good = GoodPrefix(bytes);
            if (good > 0)
                text.Append(SystemEncoding.UTF8.GetString(bytes[..good]));
            bytes = bytes[good..];
            if (bytes.IsEmpty)
                break;
            Rune.DecodeFromUtf8(bytes, out _, out var consumed);
            text.Append(strays.GetString(bytes[..consumed]));
            bytes = bytes[consumed..];
        }
        return new(text.ToString(), "utf-8", "detection",
            [new(Severity.Warning, "DL0101", $"The text is UTF-8 but {check.Broken} places in it are not; they were read as windows-1252.")]);
    }

    private static int GoodPrefix(ReadOnlySpan<byte> bytes)
    {
        var good = 0;
        while (good < bytes.Length)
        {
            var ascii = bytes[good..].IndexOfAnyInRange((byte)0x80, (byte)0xFF);
            if (ascii != 0)
            {
                good = ascii < 0 ? bytes.Length : good + ascii;
                continue;
            }
            if (Rune.DecodeFromUtf8(bytes[good..], out _, out var consumed) != System.Buffers.OperationStatus.Done)
                break;
            good += consumed;
        }
        return good;
    }

    private static DecodedText Other(ReadOnlySpan<byte> bytes, string? header, string? meta)
    {
        foreach (var (declared, from) in new[] { (header, "http header"), (meta, "meta") })
        {
            if (CharsetNames.Find(declared) is { } encoding && encoding.CodePage != SystemEncoding.UTF8.CodePage && Fits(encoding, bytes) is { } text)
                return new(text, encoding.WebName, from, []);
        }
        var said = header ?? meta;
        var (detected, reading) = Detected(bytes);
        var name = detected.WebName;
        return new(reading, name, "detection", said is null
            ? [Note($"declares no character encoding; read as {name} by its letters")]
            : [new(Severity.Warning, "DL0101", $"The page declares {Printable(said)} but is not; it was read as {name} by its letters.")]);
    }

    private static (SystemEncoding Encoding, string Text) Detected(ReadOnlySpan<byte> bytes)
    {
        // Letter frequencies need text around the letters; what lies before the first byte above 127 only dilutes them.
        var first = Math.Max(0, bytes.IndexOfAnyInRange((byte)0x80, (byte)0xFF) - 256);
        var sample = bytes.Slice(first, Math.Min(DetectedBytes, bytes.Length - first)).ToArray();
        var result = CharsetDetector.DetectFromBytes(sample);
        foreach (var detail in result.Details ?? [])
        {
            if (CharsetNames.Find(detail.EncodingName) is { } encoding && encoding.CodePage != SystemEncoding.UTF8.CodePage && Fits(encoding, bytes) is { } text)
                return (encoding, text);
        }
        var last = CharsetNames.Find("windows-1252")!;
        return (last, last.GetString(bytes));
    }

    /// <summary>The text, if the encoding reads the bytes without replacement characters and stray controls worth speaking of.</summary>
    private static string? Fits(SystemEncoding encoding, ReadOnlySpan<byte> bytes)
    {
        var text = encoding.GetString(bytes);
        var bad = 0;
        foreach (var c in text)
            bad += c is '\uFFFD' or (>= '\u0080' and <= '\u009F') ? 1 : 0;
        return bad * 500 <= text.Length ? text : null;
    }

    private static string Printable(string declared) => declared.Length > 40 ? declared[..40] : declared;

    private static Diagnostic Note(string what) => new(Severity.Info, "DL0101", $"The page {what}.");
}
