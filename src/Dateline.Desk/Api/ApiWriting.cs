using System.Buffers;
using System.Text.Json;
using Dateline.Archive;

namespace Dateline.Desk.Api;

/// <summary>What programs may add.</summary>
public static class ApiWriting
{
    /// <summary>Reads the body as a report and keeps it: 201 with its address; 200 where the same bytes were there already; 422 with the reason where they are no report, which is kept, too.</summary>
    public static async Task AddAsync(ApiCall call)
    {
        var http = call.Http;
        if (!call.Opened.CanWrite)
        {
            await ApiProblem.WriteAsync(http, StatusCodes.Status403Forbidden, "Nothing can be added", "This archive was opened only to be read.");
            return;
        }
        if (await BodyAsync(http) is not { } bytes)
        {
            await ApiProblem.WriteAsync(http, StatusCodes.Status413PayloadTooLarge, "The body is too large", "A report may have two million bytes here; 'dateline read' takes larger ones.");
            return;
        }
        var url = Addresses.Outside(http.Request.Query["url"]);
        var input = new Input { Source = url ?? "sent to the desk", Url = url, Bytes = bytes, ContentType = http.Request.ContentType };
        var outcome = await Task.Run(() => call.Opened.Chronicler.Read(input), call.Cancellation);
        var deposit = (await call.Archive.StoreAsync([new(input, outcome)], call.Cancellation))[0];
        if (outcome.Chronicle is not { } chronicle)
        {
            await ApiProblem.WriteAsync(http, StatusCodes.Status422UnprocessableEntity, "It is no report", $"{outcome.Refusal!.Reason} [{outcome.Refusal.Code}]");
            return;
        }
        var key = RowKey.Of(chronicle.Report.Id);
        http.Response.StatusCode = deposit.Kind == DepositKind.Stored ? StatusCodes.Status201Created : StatusCodes.Status200OK;
        http.Response.Headers.Location = "/api/v1/reports/" + key;
        await ApiRows.ObjectAsync(http, output =>
        {
            using var json = new Utf8JsonWriter((IBufferWriter<byte>)output, ApiRows.Options);
            json.WriteStartObject();
            json.WriteString("report", chronicle.Report.Id);
            json.WriteString("key", key);
            json.WriteNumber("mentions", chronicle.Mentions.Count);
            json.WriteNumber("statements", chronicle.Statements.Count);
            json.WriteNumber("commitments", chronicle.Commitments.Count);
            json.WriteEndObject();
        });
    }

    // Absent where it is larger than a report may be; the server reads the rest of it away, so that the answer arrives.
    internal static async Task<byte[]?> BodyAsync(HttpContext http)
    {
        using var bytes = new MemoryStream();
        var buffer = new byte[64 * 1024];
        try
        {
            while (await http.Request.Body.ReadAsync(buffer, http.RequestAborted) is > 0 and var read)
            {
                if (bytes.Length + read > DeskSettings.LargestReport)
                    return null;
                bytes.Write(buffer, 0, read);
            }
        }
        catch (BadHttpRequestException)
        {
            return null;
        }
        return bytes.ToArray();
    }
}
