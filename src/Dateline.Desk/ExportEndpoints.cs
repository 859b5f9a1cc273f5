using System.Globalization;
using Dateline.Archive;
using Dateline.Export;
using Microsoft.AspNetCore.WebUtilities;

namespace Dateline.Desk;

/// <summary>What is shown, in the formats that other programs read.</summary>
public static class ExportEndpoints
{
    private const int KeptInMemory = 1024 * 1024;

    public static void MapExports(this IEndpointRouteBuilder routes) => routes.MapGet("/export/{format}", ExportAsync);

    /// <summary>Answers with an export; with a problem, where there is no such format or rows.</summary>
    public static async Task ExportAsync(HttpContext http, IArchive archive, string format)
    {
        var rows = ChronicleFilter.Text(http.Request.Query, "rows") ?? Exporter.Rows[0];
        if (ExportFormat.Named(format) is not { } meant)
        {
            await Rendered.Missing("No such format", "There are " + string.Join(", ", ExportFormat.All.Select(f => f.Name)) + ".").ExecuteAsync(http);
            return;
        }
        if (!Exporter.Rows.Contains(rows, StringComparer.Ordinal) || (!meant.IsTable && rows != Exporter.Rows[0]))
        {
            await Results.Problem($"{meant.Name} is no export of these rows; csv, xlsx and parquet hold any of {string.Join(", ", Exporter.Rows)}.", statusCode: StatusCodes.Status400BadRequest, title: "No such rows").ExecuteAsync(http);
            return;
        }
        var query = ChronicleFilter.Read(http.Request.Query).Query(limit: null);
        if (rows is "statements" or "commitments" && ChronicleFilter.Text(http.Request.Query, "who") is { } who)
            query = query with { Actor = who };
        // Written whole before the first byte is sent: what fails half-way is a fault, not a file that looks whole. Past a megabyte it is on disk.
        await using var output = new FileBufferingWriteStream(KeptInMemory);
        await Exporter.WriteAsync(meant, rows, archive, query, output, http.RequestAborted);
        http.Response.ContentType = meant.MediaType;
        http.Response.ContentLength = output.Length;
        http.Response.Headers.ContentDisposition = string.Create(CultureInfo.InvariantCulture, $"attachment; filename=\"{rows}{meant.Extension}\"");
        await output.DrainBufferAsync(http.Response.Body, http.RequestAborted);
    }
}
