using System.Buffers.Binary;

namespace Dateline.Intake.Warc;

/// <summary>Decompresses one deflate stream (RFC 1951) and stops at its last bit.</summary>
/// <remarks>
/// The runtime's decompressors read ahead and do not say where they stopped; a web archive is a chain of compressed records
/// whose ends must be known to the byte, to name each record by its place and to find the next one behind damage.
/// </remarks>
internal sealed class Inflater(ByteSource source)
{
    private const int History = 32 * 1024;
    private const int Capacity = 8 * History;
    private const int LongestMatch = 258;
    private const int FirstBits = 10;
    private const int FirstDistanceBits = 8;

    private static readonly uint[] LengthMeanings = MakeLengths();
    private static readonly uint[] DistanceMeanings = MakeDistances();
    private static readonly uint[] LengthCodeMeanings = [.. Enumerable.Range(0, 19).Select(i => (uint)i << 16)];
    private static readonly byte[] LengthCodeOrder = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];
    private static readonly byte[] FixedLengths = [.. Enumerable.Repeat((byte)8, 144), .. Enumerable.Repeat((byte)9, 112), .. Enumerable.Repeat((byte)7, 24), .. Enumerable.Repeat((byte)8, 8)];
    private static readonly byte[] FixedDistances = [.. Enumerable.Repeat((byte)5, 32)];

    private readonly PrefixCode _lengths = new(FirstBits, LengthMeanings);
    private readonly PrefixCode _distances = new(FirstDistanceBits, DistanceMeanings);
    private readonly PrefixCode _lengthCodes = new(7, LengthCodeMeanings);
    private readonly byte[] _codeLengths = new byte[320];
    private readonly byte[] _window = new byte[Capacity];
    private ulong _bits;
    private int _bitCount;
    private int _padding;
    private int _from;
    private int _to;
    private State _state = State.Done;
    private bool _isLast;
    private int _stored;

    private enum State
    {
        Block,
        Stored,
        Codes,
        Done,
    }

    /// <summary>Begins a stream at the place of the source.</summary>
    public void Begin()
    {
        (_bits, _bitCount, _padding, _from, _to) = (0, 0, 0, 0, 0);
        (_state, _isLast) = (State.Block, false);
    }

    /// <summary>The next bytes; 0 at the end of the stream, where the source then stands to the byte.</summary>
    /// <exception cref="InvalidDataException">The stream is damaged or cut short.</exception>
    public int Read(Span<byte> bytes)
    {
        if (_from == _to && !TryDecode())
            return 0;
        var count = Math.Min(bytes.Length, _to - _from);
        _window.AsSpan(_from, count).CopyTo(bytes);
        _from += count;
        return count;
    }

    private bool TryDecode()
    {
        if (_state == State.Done)
            return false;
        if (_to > Capacity - History)
        {
            _window.AsSpan(_to - History, History).CopyTo(_window);
            _from = _to = History;
        }
        while (_state != State.Done && _to == _from)
        {
            switch (_state)
            {
                case State.Block:
                    BeginBlock();
                    break;
                case State.Stored:
                    Copy();
                    break;
                default:
                    Decode();
                    break;
            }
            if (_state == State.Block && _isLast)
                Finish();
        }
        return _to > _from;
    }

    private void BeginBlock()
    {
        _isLast = Take(1) == 1;
        switch (Take(2))
        {
            case 0:
                Align();
                var length = Word();
                if (length != (~Word() & 0xFFFF))
                    throw Damaged();
                (_stored, _state) = (length, length > 0 ? State.Stored : State.Block);
                break;
            case 1:
                _lengths.TryBuild(FixedLengths);
                _distances.TryBuild(FixedDistances);
                _state = State.Codes;
                break;
            case 2:
                ReadCodes();
                _state = State.Codes;
                break;
            default:
                throw Damaged();
        }
    }

    private int Word()
    {
        var (low, high) = (source.ReadByte(), source.ReadByte());
        return high < 0 ? throw Damaged() : low | (high << 8);
    }

    private void Copy()
    {
        while (_stored > 0 && _to < Capacity - LongestMatch)
        {
            if (source.At == source.End && !source.Fill())
                throw Damaged();
            var count = Math.Min(_stored, Math.Min(source.End - source.At, Capacity - LongestMatch - _to));
            source.Buffer.AsSpan(source.At, count).CopyTo(_window.AsSpan(_to));
            source.At += count;
            _to += count;
            _stored -= count;
        }
        if (_stored == 0)
            _state = State.Block;
    }

    private void ReadCodes()
    {
        var (lengths, distances, codes) = (Take(5) + 257, Take(5) + 1, Take(4) + 4);
        if (lengths > 286 || distances > 30)
            throw Damaged();
        Span<byte> codeLengths = stackalloc byte[19];
        codeLengths.Clear();
        for (var i = 0; i < codes; i++)
            codeLengths[LengthCodeOrder[i]] = (byte)Take(3);
        if (!_lengthCodes.TryBuild(codeLengths))
            throw Damaged();
        var all = _codeLengths.AsSpan(0, lengths + distances);
        for (var i = 0; i < all.Length;)
        {
            Refill();
            var entry = _lengthCodes.Table[(int)(_bits & 0x7F)];
            if (entry == 0)
                throw Damaged();
            Drop((int)(entry & 0xF));
            var symbol = (int)(entry >> 16);
            if (symbol < 16)
            {
                all[i++] = (byte)symbol;
                continue;
            }
            if (symbol == 16 && i == 0)
                throw Damaged();
            var (value, times) = symbol switch { 16 => (all[i - 1], Take(2) + 3), 17 => ((byte)0, Take(3) + 3), _ => ((byte)0, Take(7) + 11) };
            if (i + times > all.Length)
                throw Damaged();
            all.Slice(i, times).Fill(value);
            i += times;
        }
        if (all[256] == 0 || !_lengths.TryBuild(all[..lengths]) || !_distances.TryBuild(all[lengths..]))
            throw Damaged();
    }

    private void Decode()
    {
        var lengths = _lengths.Table;
        var distances = _distances.Table;
        var window = _window.AsSpan();
        var to = _to;
        while (to < Capacity - LongestMatch)
        {
            // The longest code, its extra bits, and those of a distance have 48 bits together.
            Refill();
            var entry = lengths[(int)(_bits & ((1 << FirstBits) - 1))];
            if ((entry & PrefixCode.Further) != 0)
            {
                Drop(FirstBits);
                entry = lengths[(int)(entry >> 16) + (int)(_bits & ((1u << (int)((entry >> 8) & 0x1F)) - 1))];
            }
            if ((entry & PrefixCode.Literal) != 0)
            {
                Drop((int)(entry & 0xF));
                window[to++] = (byte)(entry >> 16);
                continue;
            }
            if (entry == 0)
                throw Damaged();
            Drop((int)(entry & 0xF));
            if ((entry & PrefixCode.EndOfBlock) != 0)
            {
                _state = State.Block;
                break;
            }
            if (entry >> 16 == 0)
                throw Damaged();
            var length = (int)(entry >> 16) + Extra(entry);
            entry = distances[(int)(_bits & ((1 << FirstDistanceBits) - 1))];
            if ((entry & PrefixCode.Further) != 0)
            {
                Drop(FirstDistanceBits);
                entry = distances[(int)(entry >> 16) + (int)(_bits & ((1u << (int)((entry >> 8) & 0x1F)) - 1))];
            }
            if (entry == 0)
                throw Damaged();
            Drop((int)(entry & 0xF));
            var distance = (int)(entry >> 16) + Extra(entry);
            if (distance > to || distance == 0)
                throw Damaged();
            Repeat(window, to, length, distance);
            to += length;
        }
        _to = to;
        if (_padding > 8)
            throw Damaged();
    }

    private static void Repeat(Span<byte> window, int to, int length, int distance)
    {
        if (distance >= length)
        {
            window.Slice(to - distance, length).CopyTo(window[to..]);
        }
        else if (distance == 1)
        {
            window.Slice(to, length).Fill(window[to - 1]);
        }
        else
        {
            for (var i = 0; i < length; i++)
                window[to + i] = window[to + i - distance];
        }
    }

    private int Extra(uint entry)
    {
        var count = (int)((entry >> 8) & 0x1F);
        var extra = (int)(_bits & ((1ul << count) - 1));
        Drop(count);
        return extra;
    }

    private int Take(int count)
    {
        Refill();
        var bits = (int)(_bits & ((1ul << count) - 1));
        Drop(count);
        return bits;
    }

    private void Drop(int count)
    {
        _bits >>= count;
        _bitCount -= count;
    }

    // At least 56 bits. What stands above _bitCount are bits to come, so that to put them there again changes nothing.
    private void Refill()
    {
        if (source.End - source.At >= 8)
        {
            _bits |= BinaryPrimitives.ReadUInt64LittleEndian(source.Buffer.AsSpan(source.At)) << _bitCount;
            source.At += (63 - _bitCount) >> 3;
            _bitCount |= 56;
            return;
        }
        while (_bitCount < 56)
        {
            var next = source.ReadByte();
            if (next < 0)
            {
                next = 0;
                // Bits that are not there are zero; who uses up more of them than a lookup may see has come to the end.
                if (++_padding > 64)
                    throw Damaged();
            }
            _bits |= (ulong)(uint)next << _bitCount;
            _bitCount += 8;
        }
    }

    private void Finish()
    {
        Align();
        _state = State.Done;
    }

    // To the next whole byte, and back what was read ahead.
    private void Align()
    {
        var ahead = _bitCount >> 3;
        if (ahead < _padding)
            throw Damaged();
        source.At -= ahead - _padding;
        (_bits, _bitCount, _padding) = (0, 0, 0);
    }

    private static InvalidDataException Damaged() => new("deflate data damaged or cut short");

    private static uint[] MakeLengths()
    {
        var meanings = new uint[288];
        for (var i = 0u; i < 256; i++)
            meanings[i] = (i << 16) | PrefixCode.Literal;
        meanings[256] = PrefixCode.EndOfBlock;
        for (var (i, length) = (257, 3u); i < 285; i++)
        {
            var extra = i < 265 ? 0 : (i - 261) / 4;
            meanings[i] = (length << 16) | ((uint)extra << 8);
            length += 1u << extra;
        }
        meanings[285] = LongestMatch << 16;
        return meanings;
    }

    private static uint[] MakeDistances()
    {
        var meanings = new uint[32];
        for (var (i, distance) = (0, 1u); i < 30; i++)
        {
            var extra = i < 4 ? 0 : (i - 2) / 2;
            meanings[i] = (distance << 16) | ((uint)extra << 8);
            distance += 1u << extra;
        }
        return meanings;
    }
}
