using System.Buffers;
using Dateline.Archive;
using Dateline.Archive.Review;
using Dateline.Desk.Api;
using Dateline.Desk.Pages;
using Dateline.Export;
using Dateline.Formats;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Dateline.Desk;

/// <summary>The addresses of the desk. Each page has a twin that gives the same as JSON.</summary>
public static class PageEndpoints
{
    public static void MapPages(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/", ChronicleAsync);
        routes.MapGet("/chronicle.json", (HttpContext http, IArchive archive) =>
            JsonRows.WriteAsync(http, archive.TimelineAsync(ChronicleFilter.Read(http.Request.Query).Query(), http.RequestAborted), RowsJson.Write));
        routes.MapGet("/report/{key}.json", ReportJsonAsync);
        routes.MapGet("/report/{key}", ReportAsync);
        routes.MapGet("/about", async (HttpContext http, IArchive archive) => Rendered.Page<AboutPage>((nameof(AboutPage.Counts), await archive.CountAsync(http.RequestAborted))));
        routes.MapLists();
        routes.MapStories();
        routes.MapPictures();
        routes.MapPaste();
        routes.MapReview();
        routes.MapExports();
        routes.MapApi();
        routes.MapFallback((HttpContext http) => Rendered.Message(http, StatusCodes.Status404NotFound, "No such page", "The address names nothing that is here."));
    }

    private static async Task<RazorComponentResult> ChronicleAsync(HttpContext http, IArchive archive, Remembered remembered)
    {
        var filter = ChronicleFilter.Read(http.Request.Query);
        var counts = await remembered.DaysAsync(archive, filter, http.RequestAborted);
        return Rendered.Page<ChroniclePage>(
            (nameof(ChroniclePage.Filter), filter),
            (nameof(ChroniclePage.Rows), await remembered.RowsAsync(filter.Address("rows"), () => archive.TimelineAsync(filter.Query(), http.RequestAborted), http.RequestAborted)),
            (nameof(ChroniclePage.Density), Density.Of(counts)),
            (nameof(ChroniclePage.Counts), await archive.CountAsync(http.RequestAborted)));
    }

    private static async Task<RazorComponentResult> ReportAsync(HttpContext http, IArchive archive, string key)
    {
        var found = await archive.FindAsync(key, http.RequestAborted);
        return found.Report is { } report
            ? Rendered.Page<ReportPage>((nameof(ReportPage.Archived), report), (nameof(ReportPage.Review), await (await ReviewBook.ReadAsync(archive, http.RequestAborted)).OfAsync(report.Chronicle.Report.Id, http.RequestAborted)))
            : Rendered.Message(http, StatusCodes.Status404NotFound, "No such report", found.Problem ?? "");
    }

    private static async Task<IResult> ReportJsonAsync(HttpContext http, IArchive archive, string key)
    {
        var found = await archive.FindAsync(key, http.RequestAborted);
        if (found.Report is not { } report)
            return Rendered.Missing("No such report", found.Problem);
        var json = new ArrayBufferWriter<byte>();
        ChronicleJson.Write(report.Chronicle, json);
        return Results.Bytes(json.WrittenMemory, "application/json; charset=utf-8");
    }
}
