namespace Dateline.Intake;

/// <summary>A file, with a count of the bytes of it that are done with, for the progress of a run.</summary>
internal sealed class MeteredStream(Stream inner, Action<long> done) : Stream
{
    private long _reported;

    public override bool CanRead => true;

    public override bool CanSeek => inner.CanSeek;

    public override bool CanWrite => false;

    public override long Length => inner.Length;

    public override long Position
    {
        get => inner.Position;
        set => inner.Position = value;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var count = inner.Read(buffer);
        Report(count);
        return count;
    }

    public override long Seek(long offset, SeekOrigin origin) => inner.Seek(offset, origin);

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <summary>What was passed over of the file is done with too.</summary>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            if (inner.CanSeek)
                Report(Math.Max(0, inner.Length - _reported));
            inner.Dispose();
        }
        base.Dispose(disposing);
    }

    private void Report(long count)
    {
        // An archive's parts may be read more than once; the file is done with only once.
        if (inner.CanSeek)
            count = Math.Min(count, Math.Max(0, inner.Length - _reported));
        _reported += count;
        done(count);
    }
}
