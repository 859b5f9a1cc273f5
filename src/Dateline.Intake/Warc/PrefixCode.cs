namespace Dateline.Intake.Warc;

/// <summary>A Huffman code of RFC 1951 as a table that the next bits of the input look up: one step for short codes, two for long ones.</summary>
internal sealed class PrefixCode
{
    /// <summary>The entry is a literal byte.</summary>
    public const uint Literal = 0x10;

    /// <summary>The entry ends the block.</summary>
    public const uint EndOfBlock = 0x20;

    /// <summary>The entry points at a table for the further bits.</summary>
    public const uint Further = 0x40;

    private const int Longest = 15;

    private readonly int _firstBits;
    private readonly uint[] _meanings;
    private readonly byte[] _longestBehind;
    private uint[] _table;

    /// <summary>Makes room for a code.</summary>
    /// <param name="firstBits">How many bits the first step looks up.</param>
    /// <param name="meanings">What each symbol means: value in bits 16 and up, count of extra bits in bits 8 to 12, flags.</param>
    public PrefixCode(int firstBits, uint[] meanings)
    {
        (_firstBits, _meanings) = (firstBits, meanings);
        _table = new uint[(1 << firstBits) * 2];
        _longestBehind = new byte[1 << firstBits];
    }

    /// <summary>The table: length of the code in bits 0 to 3, then the meaning; 0 is no code.</summary>
    public ReadOnlySpan<uint> Table => _table;

    /// <summary>Builds the table from the lengths of the codes, which are canonical (RFC 1951, 3.2.2).</summary>
    /// <returns>False where no such code can be.</returns>
    public bool TryBuild(ReadOnlySpan<byte> lengths)
    {
        Span<int> count = stackalloc int[Longest + 1];
        Span<int> next = stackalloc int[Longest + 2];
        count.Clear();
        foreach (var length in lengths)
            count[length]++;
        count[0] = 0;
        var (code, left, used) = (0, 1, 0);
        for (var length = 1; length <= Longest; length++)
        {
            left = (left << 1) - count[length];
            if (left < 0)
                return false;
            code = (code + count[length - 1]) << 1;
            next[length] = code;
            used += count[length];
        }
        // A code may be left incomplete only where it has a single word, or none.
        if (left > 0 && (used > 1 || count[1] != used))
            return false;
        Fill(lengths, next);
        return true;
    }

    private void Fill(ReadOnlySpan<byte> lengths, Span<int> next)
    {
        var mask = (1 << _firstBits) - 1;
        _table.AsSpan(0, mask + 1).Clear();
        _longestBehind.AsSpan().Clear();
        Span<ushort> codes = stackalloc ushort[lengths.Length];
        for (var symbol = 0; symbol < lengths.Length; symbol++)
        {
            int length = lengths[symbol];
            if (length == 0)
                continue;
            var code = codes[symbol] = Reversed(next[length]++, length);
            if (length > _firstBits)
                _longestBehind[code & mask] = Math.Max(_longestBehind[code & mask], (byte)length);
        }
        var end = mask + 1;
        for (var symbol = 0; symbol < lengths.Length; symbol++)
        {
            int length = lengths[symbol];
            if (length == 0)
                continue;
            int code = codes[symbol];
            if (length <= _firstBits)
            {
                Spread(_table.AsSpan(0, mask + 1), code, length, _meanings[symbol] | (uint)length);
                continue;
            }
            var prefix = code & mask;
            var bits = _longestBehind[prefix] - _firstBits;
            if (_table[prefix] == 0)
            {
                while (end + (1 << bits) > _table.Length)
                    Array.Resize(ref _table, _table.Length * 2);
                _table.AsSpan(end, 1 << bits).Clear();
                _table[prefix] = ((uint)end << 16) | ((uint)bits << 8) | Further | (uint)_firstBits;
                end += 1 << bits;
            }
            Spread(_table.AsSpan((int)(_table[prefix] >> 16), 1 << bits), code >> _firstBits, length - _firstBits, _meanings[symbol] | (uint)(length - _firstBits));
        }
    }

    private static void Spread(Span<uint> table, int code, int length, uint entry)
    {
        for (var i = code; i < table.Length; i += 1 << length)
            table[i] = entry;
    }

    private static ushort Reversed(int code, int length)
    {
        var reversed = 0;
        for (var i = 0; i < length; i++)
        {
            reversed = (reversed << 1) | (code & 1);
            code >>= 1;
        }
        return (ushort)reversed;
    }
}
