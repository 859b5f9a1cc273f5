namespace Dateline.Intake;

/// <summary>CRC-32 as in zip and gzip (ISO 3309, polynomial 0xEDB88320 reflected).</summary>
internal static class Crc32
{
    private static readonly uint[] Table = Make();

    /// <summary>The register after more bytes. It starts as all ones; its complement is the checksum.</summary>
    public static uint Append(uint register, ReadOnlySpan<byte> bytes)
    {
        foreach (var b in bytes)
            register = Table[(byte)(register ^ b)] ^ (register >> 8);
        return register;
    }

    private static uint[] Make()
    {
        var table = new uint[256];
        for (var i = 0u; i < table.Length; i++)
        {
            var c = i;
            for (var bit = 0; bit < 8; bit++)
                c = (c & 1) != 0 ? 0xEDB88320 ^ (c >> 1) : c >> 1;
            table[i] = c;
        }
        return table;
    }
}
