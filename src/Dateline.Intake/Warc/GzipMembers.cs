namespace Dateline.Intake.Warc;

/// <summary>The stretches that a web archive falls into: of a compressed one its gzip members (RFC 1952), of a plain one the whole file.</summary>
internal interface IStretches
{
    /// <summary>Where the stretch begins in the file.</summary>
    long Offset { get; }

    /// <summary>What is wrong with the stretch, known once it was read to its end.</summary>
    Refusal? Fault { get; }

    /// <summary>Goes to the next stretch.</summary>
    /// <returns>False where there is none.</returns>
    bool Next();

    /// <summary>The next bytes of the stretch; 0 at its end or where it cannot be read on.</summary>
    int Read(Span<byte> bytes);
}

/// <summary>A file that is one stretch.</summary>
internal sealed class PlainStretch(Stream stream) : IStretches
{
    private bool _isBegun;

    public long Offset => 0;

    public Refusal? Fault => null;

    public bool Next() => !_isBegun && (_isBegun = true);

    public int Read(Span<byte> bytes) => stream.Read(bytes);
}

/// <summary>Gzip members one behind the other. Where one is damaged, the next is looked for behind its beginning.</summary>
internal sealed class GzipMembers(Stream stream, IntakeLimits limits) : IStretches
{
    private const int MostRetries = 64;

    private readonly ByteSource _source = new(stream);
    private Inflater? _inflater;
    private uint _crc;
    private long _count;
    private bool _isOpen;
    private int _retries;

    public long Offset { get; private set; }

    public Refusal? Fault { get; private set; }

    public bool Next()
    {
        if (_isOpen)
            Skip();
        // Behind damage every place that looks like a header is tried; but not for ever, for a file may be made of such places.
        _retries = Fault is null ? 0 : _retries + 1;
        if (Fault is not null && _retries <= MostRetries)
            _source.GoBack(Offset + 1);
        Fault = null;
        while (TryFindHeader())
        {
            Offset = _source.Position;
            _source.Mark();
            if (!TryReadHeader())
            {
                if (_source.Peek(1).IsEmpty)
                {
                    Fault = Refusals.DamagedGzip;
                    return true;
                }
                _source.GoBack(Offset + 1);
                continue;
            }
            (_inflater ??= new Inflater(_source)).Begin();
            (_crc, _count, _isOpen) = (uint.MaxValue, 0, true);
            return true;
        }
        return false;
    }

    public int Read(Span<byte> bytes)
    {
        if (!_isOpen)
            return 0;
        try
        {
            var count = _inflater!.Read(bytes);
            _count += count;
            _crc = Crc32.Append(_crc, bytes[..count]);
            if (_count > limits.RatioFloor && _count > limits.CompressionRatio * Math.Max(1, _source.Position - Offset))
                return End(Refusals.Bomb(limits.CompressionRatio));
            return count > 0 || bytes.IsEmpty ? count : End(ReadTrailer());
        }
        catch (InvalidDataException)
        {
            return End(Refusals.DamagedGzip);
        }
    }

    private int End(Refusal? fault)
    {
        (Fault, _isOpen) = (fault, false);
        return 0;
    }

    private void Skip()
    {
        Span<byte> passed = stackalloc byte[4096];
        while (Read(passed) > 0)
        {
        }
    }

    // Between members there should be nothing; whatever is there is passed over.
    private bool TryFindHeader()
    {
        while (_source.Peek(4) is { Length: 4 } head)
        {
            if (IsHeader(head))
                return true;
            var rest = _source.Buffer.AsSpan(_source.At + 1, _source.End - _source.At - 1);
            var next = rest.IndexOf((byte)0x1F);
            _source.At = next < 0 ? _source.End : _source.At + 1 + next;
        }
        return false;
    }

    private static bool IsHeader(ReadOnlySpan<byte> head) => head is [0x1F, 0x8B, 8, < 0x20, ..];

    private bool TryReadHeader()
    {
        var head = _source.Peek(10);
        if (head.Length < 10)
            return false;
        var flags = head[3];
        _source.At += 10;
        if ((flags & 4) != 0)
        {
            var length = _source.ReadByte() | (_source.ReadByte() << 8);
            for (var i = 0; i < length; i++)
            {
                if (_source.ReadByte() < 0)
                    return false;
            }
        }
        return ((flags & 8) == 0 || TryPassText()) && ((flags & 16) == 0 || TryPassText()) && ((flags & 2) == 0 || (_source.ReadByte() | _source.ReadByte()) >= 0);
    }

    private bool TryPassText()
    {
        for (var i = 0; i < 4096; i++)
        {
            var next = _source.ReadByte();
            if (next <= 0)
                return next == 0;
        }
        return false;
    }

    private Refusal? ReadTrailer()
    {
        Span<byte> trailer = stackalloc byte[8];
        for (var i = 0; i < trailer.Length; i++)
        {
            var next = _source.ReadByte();
            if (next < 0)
                return Refusals.DamagedGzip;
            trailer[i] = (byte)next;
        }
        var (crc, size) = (System.Buffers.Binary.BinaryPrimitives.ReadUInt32LittleEndian(trailer), System.Buffers.Binary.BinaryPrimitives.ReadUInt32LittleEndian(trailer[4..]));
        return crc == ~_crc && size == (uint)_count ? null : Refusals.DamagedGzip;
    }
}
