using System.Buffers;
using System.IO.Compression;

namespace Dateline.Archive;

/// <summary>Bytes as the archive keeps them: compressed with Brotli where that makes them smaller.</summary>
/// <param name="Encoding"><c>br</c>, or <c>identity</c> for bytes as they are.</param>
/// <param name="Bytes">The kept bytes.</param>
internal readonly record struct Packed(string Encoding, byte[] Bytes)
{
    public const string Brotli = "br";
    public const string Identity = "identity";

    // Level 4 is where pages shrink as far as gzip's best at several times its speed; the higher levels cost more than the disk is worth.
    private const int Quality = 4;
    private const int Window = 22;

    public static Packed From(ReadOnlySpan<byte> bytes)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BrotliEncoder.GetMaxCompressedLength(bytes.Length));
        try
        {
            return BrotliEncoder.TryCompress(bytes, buffer, out var written, Quality, Window) && written < bytes.Length
                ? new(Brotli, buffer.AsSpan(0, written).ToArray())
                : new(Identity, bytes.ToArray());
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Whether the same bytes are kept here and there. What is damaged is the same as nothing.</summary>
    public bool HoldsSame(Packed other)
    {
        try
        {
            return Unpack().AsSpan().SequenceEqual(other.Unpack());
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }

    /// <exception cref="InvalidDataException">The bytes are damaged, or were packed in a way this version does not know.</exception>
    public byte[] Unpack()
    {
        if (Encoding == Identity)
            return Bytes;
        if (Encoding != Brotli)
            throw new InvalidDataException($"unknown encoding '{Encoding}'");
        try
        {
            using var stream = new BrotliStream(new MemoryStream(Bytes, writable: false), CompressionMode.Decompress);
            using var unpacked = new MemoryStream();
            stream.CopyTo(unpacked);
            return unpacked.ToArray();
        }
        catch (InvalidOperationException e)
        {
            throw new InvalidDataException("the compressed bytes are damaged", e);
        }
    }
}
