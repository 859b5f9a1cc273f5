namespace Dateline.Reading.Charsets;

/// <summary>Tells bytes that are no text at all: pictures, archives, programs.</summary>
internal static class BinaryContent
{
    private const int Looked = 8192;

    /// <summary>What the bytes are, in words for the user; <see langword="null"/> where they may be text.</summary>
    public static string? Name(ReadOnlySpan<byte> bytes)
    {
        if (Signature(bytes) is { } name)
            return name;
        var head = bytes[..Math.Min(bytes.Length, Looked)];
        var controls = 0;
        var zeros = 0;
        foreach (var b in head)
        {
            if (b == 0)
                zeros++;
            else if (b < 0x20 && b is not (9 or 10 or 12 or 13 or 27 or 14 or 15 or 26))
                controls++;
        }
        // Control characters do not occur in text of any encoding in use; zeros do in UTF-16 and UTF-32, which the caller has looked for.
        return controls * 50 > head.Length || zeros * 50 > head.Length ? "binary data" : null;
    }

    private static string? Signature(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [(byte)'%', (byte)'P', (byte)'D', (byte)'F', (byte)'-', ..] => "a PDF document",
        [0x50, 0x4B, 0x03, 0x04, ..] or [0x50, 0x4B, 0x05, 0x06, ..] => "a ZIP archive or office document",
        [0x1F, 0x8B, 0x08, ..] => "gzip-compressed data",
        [0x28, 0xB5, 0x2F, 0xFD, ..] => "zstd-compressed data",
        [0x42, 0x5A, 0x68, >= 0x31 and <= 0x39, 0x31, 0x41, ..] => "bzip2-compressed data",
        [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00, ..] => "xz-compressed data",
        [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C, ..] => "a 7-Zip archive",
        [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, ..] => "a PNG picture",
        [0xFF, 0xD8, 0xFF, ..] => "a JPEG picture",
        [(byte)'G', (byte)'I', (byte)'F', (byte)'8', (byte)'7' or (byte)'9', (byte)'a', ..] => "a GIF picture",
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, ..] => "a WebP picture or a sound",
        [_, _, _, _, (byte)'f', (byte)'t', (byte)'y', (byte)'p', ..] => "a video or picture",
        [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, ..] => "an office document",
        [0x7F, (byte)'E', (byte)'L', (byte)'F', ..] or [(byte)'M', (byte)'Z', 0x90, ..] => "a program",
        [(byte)'S', (byte)'Q', (byte)'L', (byte)'i', (byte)'t', (byte)'e', ..] => "a database",
        [(byte)'w', (byte)'O', (byte)'F', (byte)'F' or (byte)'2', ..] => "a font",
        _ => null,
    };
}
