using System.Buffers;
using System.Text;

namespace Dateline.Cli;

/// <summary>Writes rows to standard output as lines of JSON or as text for people, a few at a time.</summary>
internal static class RowOutput
{
    private const int FlushAt = 16 * 1024;

    /// <returns>How many rows there were.</returns>
    public static async Task<int> WriteJsonAsync<T>(Surroundings around, IAsyncEnumerable<T> rows, Action<T, IBufferWriter<byte>> write)
    {
        var buffer = new ArrayBufferWriter<byte>(FlushAt * 2);
        var count = 0;
        await foreach (var row in rows.WithCancellation(around.Stop))
        {
            write(row, buffer);
            count++;
            if (buffer.WrittenCount < FlushAt)
                continue;
            around.Output.Write(buffer.WrittenSpan);
            buffer.ResetWrittenCount();
        }
        around.Output.Write(buffer.WrittenSpan);
        return count;
    }

    /// <returns>How many rows there were.</returns>
    public static async Task<int> WriteTextAsync<T>(Surroundings around, IAsyncEnumerable<T> rows, Func<TextWriter, Action<T>> format)
    {
        var writer = new StreamWriter(around.Output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), FlushAt, leaveOpen: true) { NewLine = "\n" };
        var write = format(writer);
        var count = 0;
        await foreach (var row in rows.WithCancellation(around.Stop))
        {
            write(row);
            count++;
        }
        await writer.FlushAsync();
        return count;
    }
}
