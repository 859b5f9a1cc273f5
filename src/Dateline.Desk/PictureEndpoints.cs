using Dateline.Archive;
using Dateline.Desk.Pages;
using Dateline.Export;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Dateline.Desk;

/// <summary>Map, actors and numbers: pictures of what the chronicle's filters leave.</summary>
public static class PictureEndpoints
{
    private const int MostActors = 200;
    private const int MostDyads = 400;

    public static void MapPictures(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/map", MapAsync);
        routes.MapGet("/map.json", (HttpContext http, IArchive archive) => JsonRows.WriteAsync(http, archive.PlacesAsync(ChronicleFilter.Read(http.Request.Query).Query(), http.RequestAborted), RowsJson.Write));
        routes.MapGet("/actors", ActorsAsync);
        routes.MapGet("/actors.json", (HttpContext http, IArchive archive) =>
            JsonRows.WriteAsync(http, archive.ActorsAsync(ChronicleFilter.Read(http.Request.Query).Query() with { Limit = MostActors, Offset = 0 }, http.RequestAborted), RowsJson.Write));
        routes.MapGet("/numbers", NumbersAsync);
        routes.MapGet("/numbers.json", (HttpContext http, IArchive archive) => JsonRows.WriteAsync(http, archive.DaysAsync(ChronicleFilter.Read(http.Request.Query).Query(), http.RequestAborted), RowsJson.Write));
    }

    private static async Task<RazorComponentResult> MapAsync(HttpContext http, IArchive archive, Remembered remembered)
    {
        var filter = ChronicleFilter.Read(http.Request.Query);
        var places = await remembered.RowsAsync((filter with { Skip = 0 }).Address("places"), () => archive.PlacesAsync(filter.Query(), http.RequestAborted), http.RequestAborted);
        return Rendered.Page<MapPage>(
            (nameof(MapPage.Filter), filter),
            (nameof(MapPage.Places), places),
            (nameof(MapPage.View), MapView.Read(http.Request.Query["box"]) ?? MapView.Of(places)),
            (nameof(MapPage.Density), Density.Of(await remembered.DaysAsync(archive, filter, http.RequestAborted))));
    }

    private static async Task<RazorComponentResult> ActorsAsync(HttpContext http, IArchive archive, Remembered remembered)
    {
        var filter = ChronicleFilter.Read(http.Request.Query);
        return Rendered.Page<ActorsPage>(
            (nameof(ActorsPage.Filter), filter),
            (nameof(ActorsPage.Actors), await remembered.RowsAsync((filter with { Skip = 0 }).Address("actors"), () => archive.ActorsAsync(filter.Query() with { Limit = MostActors, Offset = 0 }, http.RequestAborted), http.RequestAborted)),
            (nameof(ActorsPage.Dyads), await remembered.RowsAsync((filter with { Skip = 0 }).Address("dyads"), () => archive.DyadsAsync(filter.Query() with { Limit = MostDyads, Offset = 0 }, http.RequestAborted), http.RequestAborted)));
    }

    private static async Task<RazorComponentResult> NumbersAsync(HttpContext http, IArchive archive, Remembered remembered)
    {
        var filter = ChronicleFilter.Read(http.Request.Query);
        return Rendered.Page<NumbersPage>(
            (nameof(NumbersPage.Filter), filter),
            (nameof(NumbersPage.Days), await remembered.DaysAsync(archive, filter, http.RequestAborted)));
    }
}
