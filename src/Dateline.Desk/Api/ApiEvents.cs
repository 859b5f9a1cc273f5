using System.Buffers;
using System.Text.Json;
using Dateline.Archive;
using NodaTime.Text;

namespace Dateline.Desk.Api;

/// <summary>Tells those who listen that the archive has changed.</summary>
public static class ApiEvents
{
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(1);

    /// <summary>Server-sent events named <c>archive</c>, with how much it holds; a comment now and then, so that a connection that has gone is noticed.</summary>
    public static async Task StreamAsync(ApiCall call)
    {
        var http = call.Http;
        http.Response.ContentType = "text/event-stream";
        http.Features.Get<Microsoft.AspNetCore.Http.Features.IHttpResponseBodyFeature>()?.DisableBuffering();
        using var timer = new PeriodicTimer(Between);
        (long, long, long, long)? told = null;
        for (var turn = 0; ; turn++)
        {
            var state = call.Opened.State;
            if (state != told)
            {
                told = state;
                var counts = await call.Archive.CountAsync(call.Cancellation);
                http.Response.BodyWriter.Write("event: archive\ndata: "u8);
                Write(counts, http.Response.BodyWriter);
                http.Response.BodyWriter.Write("\n\n"u8);
            }
            else if (turn % 15 == 0)
            {
                http.Response.BodyWriter.Write(": still here\n\n"u8);
            }
            await http.Response.BodyWriter.FlushAsync(call.Cancellation);
            if (!await timer.WaitForNextTickAsync(call.Cancellation))
                return;
        }
    }

    public static void Write(ArchiveCounts counts, IBufferWriter<byte> output)
    {
        using var json = new Utf8JsonWriter(output, ApiRows.Options);
        json.WriteStartObject();
        json.WriteNumber("reports", counts.Reports);
        json.WriteNumber("inputs", counts.Inputs);
        json.WriteNumber("mentions", counts.Mentions);
        json.WriteNumber("statements", counts.Statements);
        json.WriteNumber("commitments", counts.Commitments);
        json.WriteNumber("outlets", counts.Outlets);
        json.WriteNumber("quarantined", counts.Quarantined);
        if (counts.FirstPublished is { } first)
            json.WriteString("firstPublished", LocalDatePattern.Iso.Format(first));
        if (counts.LastPublished is { } last)
            json.WriteString("lastPublished", LocalDatePattern.Iso.Format(last));
        json.WriteEndObject();
    }
}
