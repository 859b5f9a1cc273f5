using Microsoft.Win32.SafeHandles;

namespace Dateline.Cli;

/// <summary>Standard output, with failures to write it told apart from all others.</summary>
internal sealed class GuardedOutput(Stream inner) : Stream
{
    // EPIPE on Unix; ERROR_BROKEN_PIPE and ERROR_NO_DATA on Windows.
    private static readonly int[] PipeClosed = [32, unchecked((int)0x8007006D), unchecked((int)0x800700E8)];

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>That of this process.</summary>
    public static Stream OfProcess()
    {
        if (OperatingSystem.IsWindows())
            return Console.OpenStandardOutput();
        // The console's own stream takes a closed pipe for success, and a run whose output nobody reads would go on to its end.
        // Only pipes and terminals are written without it: to a file that other streams share, it alone appends.
        var stream = new FileStream(new SafeFileHandle(1, ownsHandle: false), FileAccess.Write, bufferSize: 0);
        return stream.CanSeek ? Console.OpenStandardOutput() : stream;
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        try
        {
            inner.Write(buffer);
        }
        catch (IOException fault)
        {
            throw Explained(fault);
        }
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Flush()
    {
        try
        {
            inner.Flush();
        }
        catch (IOException fault)
        {
            throw Explained(fault);
        }
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    private static OutputException Explained(IOException fault) =>
        new($"The output cannot be written: {fault.Message.TrimEnd('.')}. What was stored before is intact.", PipeClosed.Contains(fault.HResult), fault);
}
