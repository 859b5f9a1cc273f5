using Dateline.Desk.Pages;
using Dateline.Export;
using Dateline.Stories;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Dateline.Desk;

/// <summary>Stories, a story, and who has reports from whom.</summary>
public static class StoryEndpoints
{
    public const string Gone = "Stories are told anew when reports come in; this one may have another name now.";

    public static void MapStories(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/stories", async (HttpContext http, Narrator narrator) => Rendered.Page<StoriesPage>((nameof(StoriesPage.Told), await narrator.TellAsync(http.RequestAborted))));
        routes.MapGet("/stories.json", async (HttpContext http, Narrator narrator) =>
            await JsonRows.WriteAsync(http, (await narrator.TellAsync(http.RequestAborted)).Stories.ToAsyncEnumerable(), StoryJson.Write));
        routes.MapGet("/story/{id}.json", StoryJsonAsync);
        routes.MapGet("/story/{id}", StoryAsync);
        routes.MapGet("/story/{id}/{happening}.json", EventJsonAsync);
        routes.MapGet("/story/{id}/{happening}", EventAsync);
        routes.MapGet("/contradictions", ContradictionsAsync);
        routes.MapGet("/contradictions.json", async (HttpContext http, Narrator narrator) =>
            await JsonRows.WriteAsync(http, ContradictionFilter.Read(http.Request.Query).Of(await narrator.TellAsync(http.RequestAborted)).ToAsyncEnumerable(), StoryRowsJson.Write));
        routes.MapGet("/changes", ChangesAsync);
        routes.MapGet("/changes.json", async (HttpContext http, Narrator narrator) =>
            await JsonRows.WriteAsync(http, ChangeFilter.Read(http.Request.Query).Of(await narrator.TellAsync(http.RequestAborted)).ToAsyncEnumerable(), StoryRowsJson.Write));
        routes.MapGet("/sources", async (HttpContext http, Narrator narrator) => Rendered.Page<SourcesPage>((nameof(SourcesPage.Told), await narrator.TellAsync(http.RequestAborted))));
        routes.MapGet("/sources.json", async (HttpContext http, Narrator narrator) =>
            await JsonRows.WriteAsync(http, (await narrator.TellAsync(http.RequestAborted)).Outlets().ToAsyncEnumerable(), StoryRowsJson.Write));
    }

    private static async Task<RazorComponentResult> StoryAsync(HttpContext http, Narrator narrator, string id)
    {
        var told = await narrator.TellAsync(http.RequestAborted);
        return told.Stories.FirstOrDefault(s => s.Id == id) is { } story
            ? Rendered.Page<StoryPage>((nameof(StoryPage.Story), story), (nameof(StoryPage.Reports), told.Reports))
            : Rendered.Message(http, StatusCodes.Status404NotFound, "No such story", Gone);
    }

    private static async Task<IResult> StoryJsonAsync(HttpContext http, Narrator narrator, string id)
    {
        var told = await narrator.TellAsync(http.RequestAborted);
        if (told.Stories.FirstOrDefault(s => s.Id == id) is not { } story)
            return Rendered.Missing("No such story", Gone);
        var json = new System.Buffers.ArrayBufferWriter<byte>();
        StoryJson.Write(story, json);
        return Results.Bytes(json.WrittenMemory, "application/json; charset=utf-8");
    }

    private static async Task<RazorComponentResult> EventAsync(HttpContext http, Narrator narrator, string id, string happening)
    {
        var told = await narrator.TellAsync(http.RequestAborted);
        return told.Find(id, happening) is var (story, meant)
            ? Rendered.Page<EventPage>((nameof(EventPage.Story), story), (nameof(EventPage.Event), meant), (nameof(EventPage.Reports), told.Reports))
            : Rendered.Message(http, StatusCodes.Status404NotFound, "No such event", Gone);
    }

    private static async Task<IResult> EventJsonAsync(HttpContext http, Narrator narrator, string id, string happening)
    {
        var told = await narrator.TellAsync(http.RequestAborted);
        if (told.Find(id, happening) is not var (story, meant))
            return Rendered.Missing("No such event", Gone);
        var json = new System.Buffers.ArrayBufferWriter<byte>();
        StoryRowsJson.Write(new ContradictedEvent(story, meant), json);
        return Results.Bytes(json.WrittenMemory, "application/json; charset=utf-8");
    }

    private static async Task<RazorComponentResult> ContradictionsAsync(HttpContext http, Narrator narrator)
    {
        var filter = ContradictionFilter.Read(http.Request.Query);
        return Rendered.Page<ContradictionsPage>((nameof(ContradictionsPage.Filter), filter), (nameof(ContradictionsPage.Told), await narrator.TellAsync(http.RequestAborted)));
    }

    private static async Task<RazorComponentResult> ChangesAsync(HttpContext http, Narrator narrator)
    {
        var filter = ChangeFilter.Read(http.Request.Query);
        return Rendered.Page<ChangesPage>((nameof(ChangesPage.Filter), filter), (nameof(ChangesPage.Told), await narrator.TellAsync(http.RequestAborted)));
    }
}
