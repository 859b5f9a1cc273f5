using System.Buffers;

namespace Dateline.Desk;

/// <summary>Rows as one JSON document, written while they come.</summary>
public static class JsonRows
{
    public static async Task WriteAsync<T>(HttpContext http, IAsyncEnumerable<T> rows, Action<T, IBufferWriter<byte>> write)
    {
        http.Response.ContentType = "application/json; charset=utf-8";
        var output = http.Response.BodyWriter;
        output.Write("{\"format\":\"dateline/1\",\"rows\":["u8);
        var isFirst = true;
        await foreach (var row in rows)
        {
            if (!isFirst)
                output.Write(","u8);
            isFirst = false;
            write(row, output);
            await output.FlushAsync(http.RequestAborted);
        }
        output.Write("]}\n"u8);
        await output.FlushAsync(http.RequestAborted);
    }
}
