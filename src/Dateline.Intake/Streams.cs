namespace Dateline.Intake;

/// <summary>A stream that is only read, forward.</summary>
internal abstract class ForwardStream : Stream
{
    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public sealed override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public abstract override int Read(Span<byte> buffer);

    public sealed override void Flush()
    {
    }

    public sealed override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public sealed override void SetLength(long value) => throw new NotSupportedException();

    public sealed override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}

/// <summary>Bytes that were read ahead, then the rest.</summary>
internal sealed class ReplayedStream(ReadOnlyMemory<byte> head, Stream rest) : ForwardStream
{
    private ReadOnlyMemory<byte> _head = head;

    public override int Read(Span<byte> buffer)
    {
        if (_head.IsEmpty)
            return rest.Read(buffer);
        var count = Math.Min(buffer.Length, _head.Length);
        _head.Span[..count].CopyTo(buffer);
        _head = _head[count..];
        return count;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            rest.Dispose();
        base.Dispose(disposing);
    }
}

/// <summary>Counts what was read of a compressed stream, so that what comes out of it can be measured against it.</summary>
internal sealed class CountedStream(Stream inner) : ForwardStream
{
    public long Count { get; private set; }

    public override int Read(Span<byte> buffer)
    {
        var count = inner.Read(buffer);
        Count += count;
        return count;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inner.Dispose();
        base.Dispose(disposing);
    }
}

/// <summary>What comes out of a decompressor, held to the limits while it comes: a bomb never gets into memory.</summary>
/// <param name="inner">The decompressor.</param>
/// <param name="compressed">How many compressed bytes it has used so far.</param>
/// <param name="limits">The limits.</param>
/// <param name="longest">Most bytes that may come out; absent where what comes out is read piece by piece.</param>
/// <param name="damaged">What to say where the decompressor finds its input damaged.</param>
internal sealed class UnpackedStream(Stream inner, Func<long> compressed, IntakeLimits limits, long? longest, Refusal damaged) : ForwardStream
{
    private long _count;

    public override int Read(Span<byte> buffer)
    {
        var count = ReadInner(buffer);
        _count += count;
        if (_count > longest)
            throw new RefusedException(Refusals.EntryTooLarge(longest.Value));
        if (_count > limits.RatioFloor && _count > limits.CompressionRatio * Math.Max(1, compressed()))
            throw new RefusedException(Refusals.Bomb(limits.CompressionRatio));
        return count;
    }

    private int ReadInner(Span<byte> buffer)
    {
        try
        {
            return inner.Read(buffer);
        }
        catch (InvalidDataException)
        {
            throw new RefusedException(damaged);
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inner.Dispose();
        base.Dispose(disposing);
    }
}
