using System.Text;

namespace Dateline.Reading.Charsets;

/// <summary>How far bytes are UTF-8: whole characters of more than one byte, and bytes that belong to none.</summary>
internal readonly record struct Utf8Check(int Whole, int Broken)
{
    public static Utf8Check Of(ReadOnlySpan<byte> bytes)
    {
        int whole = 0, broken = 0;
        while (!bytes.IsEmpty)
        {
            var ascii = System.Text.Ascii.IsValid(bytes) ? bytes.Length : bytes.IndexOfAnyInRange((byte)0x80, (byte)0xFF);
            if (ascii > 0)
            {
                bytes = bytes[ascii..];
                continue;
            }
            if (Rune.DecodeFromUtf8(bytes, out _, out var consumed) == System.Buffers.OperationStatus.Done)
                whole++;
            else
                broken++;
            bytes = bytes[consumed..];
        }
        return new(whole, broken);
    }

    /// <summary>UTF-8 in which some bytes of another encoding stand, or that was cut: nearly all of it is whole.</summary>
    public bool IsMostlyWhole => Whole > 0 && Broken * 10 <= Whole;
}
