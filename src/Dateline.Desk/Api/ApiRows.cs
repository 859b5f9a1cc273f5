using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Dateline.Desk.Api;

/// <summary>Which page of the rows is asked for, and in what form.</summary>
/// <param name="Limit">At most so many rows; absent where all are asked for, as lines.</param>
/// <param name="Offset">So many are passed over first.</param>
/// <param name="AreLines">Whether each row is to be a line of its own (NDJSON), with no page around them.</param>
public sealed record ApiPage(int? Limit, int Offset, bool AreLines)
{
    public const int Standard = 100;
    public const int Most = 1000;
    public const string Lines = "application/x-ndjson";

    /// <summary>How many rows to ask the archive for: one more than is given, so that it is known whether there are more.</summary>
    public int? Asked => AreLines ? Limit : Limit + 1;

    public static ApiPage Read(HttpRequest request, List<string> problems)
    {
        var areLines = request.Headers.Accept.Any(a => a?.Contains(Lines, StringComparison.OrdinalIgnoreCase) == true);
        var limit = Whole(request, "limit", 1, problems);
        if (limit > Most && !areLines)
        {
            problems.Add(string.Create(CultureInfo.InvariantCulture, $"limit is at most {Most}; with 'Accept: {Lines}' there is no limit."));
            limit = Most;
        }
        return new ApiPage(limit ?? (areLines ? null : Standard), Whole(request, "offset", 0, problems) ?? 0, areLines);
    }

    private static int? Whole(HttpRequest request, string name, int least, List<string> problems)
    {
        if ((string?)request.Query[name] is not { Length: > 0 } text)
            return null;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least)
            return number;
        problems.Add($"{name} is a whole number from {least} up; it cannot be “{text}”.");
        return null;
    }
}

/// <summary>Rows as an answer: a page with the address of the next, or lines while they come.</summary>
public static class ApiRows
{
    public static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Answers with rows that were asked for with <see cref="ApiPage.Asked"/>.</summary>
    public static Task WriteAsync<T>(HttpContext http, ApiPage page, IAsyncEnumerable<T> rows, Action<T, IBufferWriter<byte>> write) =>
        page.AreLines ? LinesAsync(http, rows, write) : PageAsync(http, page, rows, write);

    /// <summary>Answers with rows that are all in memory.</summary>
    public static Task WriteAsync<T>(HttpContext http, ApiPage page, IEnumerable<T> rows, Action<T, IBufferWriter<byte>> write)
    {
        rows = rows.Skip(page.Offset);
        return WriteAsync(http, page, (page.Asked is { } asked ? rows.Take(asked) : rows).ToAsyncEnumerable(), write);
    }

    /// <summary>Answers with one object.</summary>
    public static async Task ObjectAsync(HttpContext http, Action<IBufferWriter<byte>> write)
    {
        http.Response.ContentType = "application/json; charset=utf-8";
        write(http.Response.BodyWriter);
        await http.Response.BodyWriter.FlushAsync(http.RequestAborted);
    }

    private static async Task LinesAsync<T>(HttpContext http, IAsyncEnumerable<T> rows, Action<T, IBufferWriter<byte>> write)
    {
        http.Response.ContentType = ApiPage.Lines;
        await foreach (var row in rows)
        {
            write(row, http.Response.BodyWriter);
            await http.Response.BodyWriter.FlushAsync(http.RequestAborted);
        }
    }

    private static async Task PageAsync<T>(HttpContext http, ApiPage page, IAsyncEnumerable<T> rows, Action<T, IBufferWriter<byte>> write)
    {
        var body = new ArrayBufferWriter<byte>(16 * 1024);
        body.Write("{\"rows\":["u8);
        var (count, hasMore) = (0, false);
        await foreach (var row in rows)
        {
            if (count == page.Limit)
            {
                hasMore = true;
                break;
            }
            if (count++ > 0)
                body.Write(","u8);
            write(row, body);
        }
        body.Write("]"u8);
        if (hasMore)
        {
            var next = Next(http.Request, page.Offset + count);
            http.Response.Headers.Link = $"<{next}>; rel=\"next\"";
            body.Write(",\"next\":\""u8);
            body.Write(JsonEncodedText.Encode(next, Options.Encoder).EncodedUtf8Bytes);
            body.Write("\""u8);
        }
        body.Write("}\n"u8);
        http.Response.ContentType = "application/json; charset=utf-8";
        http.Response.ContentLength = body.WrittenCount;
        await http.Response.Body.WriteAsync(body.WrittenMemory, http.RequestAborted);
    }

    private static string Next(HttpRequest request, int offset) => Addresses.Of(
        request.Path.ToUriComponent(),
        request.Query.Where(q => q.Key != "offset").Select(q => (q.Key, (string?)q.Value)).Append(("offset", offset.ToString(CultureInfo.InvariantCulture))));
}
