namespace Dateline.Reading.Charsets;

/// <summary>Signs of encodings of two and four bytes, whose texts are full of zeros as only binary data are otherwise.</summary>
internal static class UnicodeMarks
{
    public static bool Has16Or32(ReadOnlySpan<byte> bytes) =>
        bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] or [0, 0, 0xFE, 0xFF, ..] || Decoding.WithoutMark16(bytes) is not null;
}
