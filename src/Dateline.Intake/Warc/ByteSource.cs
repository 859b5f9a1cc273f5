namespace Dateline.Intake.Warc;

/// <summary>A stream with a window over it: it can be read byte by byte, given back a little of, and gone back to a mark.</summary>
internal sealed class ByteSource(Stream stream)
{
    // As far as damage can be searched again: a record that went wrong seldom runs on so long before it is noticed.
    private const int Kept = 1 << 20;
    private const int Chunk = 1 << 17;

    private long _base;
    private long _mark;
    private bool _isAtEnd;

    /// <summary>The bytes at hand; those from <see cref="At"/> up to <see cref="End"/> are not yet read.</summary>
    public byte[] Buffer { get; private set; } = new byte[Chunk * 2];

    /// <summary>Where in <see cref="Buffer"/> the next byte stands.</summary>
    public int At { get; set; }

    /// <summary>Where in <see cref="Buffer"/> the bytes at hand end.</summary>
    public int End { get; private set; }

    /// <summary>How many bytes of the stream were read.</summary>
    public long Position => _base + At;

    /// <summary>Remembers where it stands, to go back there.</summary>
    public void Mark() => _mark = Position;

    /// <summary>Goes back to a place behind the mark, or as far as the bytes are still at hand.</summary>
    public void GoBack(long position) => At = (int)(Math.Max(position, _base) - _base);

    /// <summary>Gets more bytes.</summary>
    /// <returns>False at the end of the stream.</returns>
    public bool Fill()
    {
        if (_isAtEnd)
            return false;
        if (Buffer.Length - End < Chunk)
            MakeRoom();
        var read = stream.Read(Buffer, End, Chunk);
        _isAtEnd = read == 0;
        End += read;
        return read > 0;
    }

    /// <summary>The next byte; -1 at the end.</summary>
    public int ReadByte() => At < End || Fill() ? Buffer[At++] : -1;

    /// <summary>The next bytes without reading them; fewer at the end.</summary>
    public ReadOnlySpan<byte> Peek(int count)
    {
        while (End - At < count && Fill())
        {
        }
        return Buffer.AsSpan(At, Math.Min(count, End - At));
    }

    private void MakeRoom()
    {
        // A decoder may give back what it has read ahead, so a few bytes stay in any case.
        var keepFrom = Math.Clamp((int)Math.Max(_mark - _base, At - Kept), 0, Math.Max(0, At - 16));
        if (keepFrom > 0)
        {
            Buffer.AsSpan(keepFrom, End - keepFrom).CopyTo(Buffer);
            _base += keepFrom;
            At -= keepFrom;
            End -= keepFrom;
        }
        if (Buffer.Length - End < Chunk)
        {
            var larger = new byte[Buffer.Length * 2];
            Buffer.AsSpan(0, End).CopyTo(larger);
            Buffer = larger;
        }
    }
}
