using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using Dateline.Archive.Postgres;

namespace Dateline.Cluster;

/// <summary>What a silo tells of itself and the cluster, on 127.0.0.1: a page, the same as JSON, and whether it lives and is ready, for those who start programs.</summary>
internal static class StatusPage
{
    public static void MapStatus(this WebApplication web)
    {
        web.Use(async (http, next) =>
        {
            // A page elsewhere can give its own name this machine's address, but then that name stands in the header.
            var host = http.Request.Host.Host;
            if (host != "localhost" && !(IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address)))
            {
                http.Response.StatusCode = StatusCodes.Status421MisdirectedRequest;
                return;
            }
            http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'sha256-" + StyleHash + "'; frame-ancestors 'none'";
            http.Response.Headers.XContentTypeOptions = "nosniff";
            http.Response.Headers.CacheControl = "no-store";
            await next(http);
        });
        web.MapGet("/health", () => Results.Text("alive\n"));
        web.MapGet("/ready", (QueueWorker worker) => worker.IsReady ? Results.Text("ready\n") : Results.Text("not ready: the database does not answer, or the silo is not yet known to the others\n", statusCode: StatusCodes.Status503ServiceUnavailable));
        web.MapGet("/status.json", async (ReadingQueue queue, CancellationToken stop) => Results.Bytes(Json(await queue.StateAsync(stop)), "application/json"));
        web.MapGet("/", async (ReadingQueue queue, ClusterSettings settings, CancellationToken stop) => Results.Content(Page(await queue.StateAsync(stop), settings.Name), "text/html; charset=utf-8"));
    }

    private const string Style =
        "body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color-scheme:light dark}table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:.3rem .6rem;border-bottom:1px solid #8886}td.n,th.n{text-align:right;font-variant-numeric:tabular-nums}";

    private static readonly string StyleHash = Convert.ToBase64String(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(Style)));

    internal static byte[] Json(QueueState state)
    {
        var buffer = new System.Buffers.ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteNumber("waiting", state.Waiting);
            json.WriteNumber("reading", state.Reading);
            json.WriteNumber("lagSeconds", Math.Round(state.Lag.TotalSeconds, 1));
            json.WriteNumber("reportsPerSecond", Math.Round(state.Rate, 1));
            json.WriteStartArray("silos");
            foreach (var silo in state.Workers)
            {
                json.WriteStartObject();
                json.WriteString("name", silo.Name);
                json.WriteString("version", silo.Version);
                json.WriteString("started", silo.Started);
                json.WriteBoolean("late", silo.IsLate);
                json.WriteNumber("reports", silo.Reports);
                json.WriteNumber("refused", silo.Refused);
                json.WriteNumber("reportsPerSecond", Math.Round(silo.Rate, 1));
                json.WriteNumber("reading", silo.Reading);
                if (silo.StatusAddress is { } address)
                    json.WriteString("status", address);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return buffer.WrittenSpan.ToArray();
    }

    private static string Page(QueueState state, string name)
    {
        var page = new StringBuilder("<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><meta http-equiv=\"refresh\" content=\"5\"><title>Cluster – Dateline</title><style>")
            .Append(Style).Append("</style></head><body><main><h1>Cluster</h1><p>");
        page.Append(CultureInfo.InvariantCulture, $"{state.Waiting:N0} inputs wait, {state.Reading:N0} are being read; the oldest came {state.Lag.TotalSeconds:N0} seconds ago. {state.Rate:N1} reports a second.</p>");
        page.Append("<table><thead><tr><th>Silo<th>Version<th>Since (UTC)<th class=n>Reports<th class=n>Refused<th class=n>A second<th class=n>Has taken<th>State</tr></thead><tbody>");
        foreach (var silo in state.Workers)
        {
            page.Append(
                CultureInfo.InvariantCulture,
                $"<tr><td>{WebUtility.HtmlEncode(silo.Name)}{(silo.Name == name ? " (this one)" : "")}<td>{WebUtility.HtmlEncode(silo.Version)}<td>{silo.Started.ToUniversalTime():yyyy-MM-dd HH:mm:ss}<td class=n>{silo.Reports:N0}<td class=n>{silo.Refused:N0}<td class=n>{silo.Rate:N1}<td class=n>{silo.Reading:N0}<td>{(silo.IsLate ? "silent" : "reads")}</tr>");
        }
        return page.Append("</tbody></table></main></body></html>").ToString();
    }
}
