using System.Buffers.Binary;

namespace Dateline.Intake;

/// <summary>CRC-32 as in zip and gzip (ISO 3309, polynomial 0xEDB88320 reflected), eight bytes at a time.</summary>
internal static class Crc32
{
    private static readonly uint[][] Tables = Make();

    /// <summary>The register after more bytes. It starts as all ones; its complement is the checksum.</summary>
    public static uint Append(uint register, ReadOnlySpan<byte> bytes)
    {
        var tables = Tables;
        for (; bytes.Length >= 8; bytes = bytes[8..])
        {
            var low = register ^ BinaryPrimitives.ReadUInt32LittleEndian(bytes);
            var high = BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]);
            register = tables[7][(byte)low] ^ tables[6][(byte)(low >> 8)] ^ tables[5][(byte)(low >> 16)] ^ tables[4][low >> 24]
                ^ tables[3][(byte)high] ^ tables[2][(byte)(high >> 8)] ^ tables[1][(byte)(high >> 16)] ^ tables[0][high >> 24];
        }
        foreach (var b in bytes)
            register = tables[0][(byte)(register ^ b)] ^ (register >> 8);
        return register;
    }

    private static uint[][] Make()
    {
        var tables = new uint[8][];
        for (var n = 0; n < tables.Length; n++)
        {
            tables[n] = new uint[256];
            for (var i = 0u; i < 256; i++)
                tables[n][i] = n == 0 ? Shifted(i) : tables[0][(byte)tables[n - 1][i]] ^ (tables[n - 1][i] >> 8);
        }
        return tables;
    }

    private static uint Shifted(uint c)
    {
        for (var bit = 0; bit < 8; bit++)
            c = (c & 1) != 0 ? 0xEDB88320 ^ (c >> 1) : c >> 1;
        return c;
    }
}
