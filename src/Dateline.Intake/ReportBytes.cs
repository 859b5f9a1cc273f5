namespace Dateline.Intake;

/// <summary>A stream → all its bytes, if they are no more than a limit.</summary>
internal static class ReportBytes
{
    private const int FirstBlock = 32 * 1024;

    /// <exception cref="RefusedException">There are more than <paramref name="limit"/> bytes.</exception>
    public static ReadOnlyMemory<byte> Read(Stream stream, long limit, long expected, Func<long, Refusal> tooLarge)
    {
        if (expected > limit)
            throw new RefusedException(tooLarge(limit));
        // One byte more than expected, so that the read that finds the end needs no larger array.
        var bytes = new byte[expected > 0 ? (int)expected + 1 : FirstBlock];
        var count = 0;
        while (true)
        {
            var read = stream.Read(bytes.AsSpan(count));
            if (read == 0)
                return bytes.AsMemory(0, count);
            count += read;
            if (count > limit)
                throw new RefusedException(tooLarge(limit));
            if (count == bytes.Length)
                Array.Resize(ref bytes, (int)Math.Min(limit + 1, bytes.Length * 2L));
        }
    }

    /// <summary>The first bytes, as many as there are up to the length of <paramref name="head"/>.</summary>
    public static int ReadHead(Stream stream, Span<byte> head)
    {
        var count = 0;
        while (count < head.Length && stream.Read(head[count..]) is > 0 and var read)
            count += read;
        return count;
    }
}
