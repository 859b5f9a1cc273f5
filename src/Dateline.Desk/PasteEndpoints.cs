using System.Text;
using Dateline.Desk.Pages;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Dateline.Desk;

/// <summary>A report that is typed or pasted into the desk is read and kept like any other.</summary>
public static class PasteEndpoints
{
    public static void MapPaste(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/paste", (HttpContext http, OpenedArchive opened) => opened.CanWrite ? Rendered.Page<PastePage>((nameof(PastePage.Http), http)) : ReadOnly(http));
        routes.MapPost("/paste", PasteAsync).DisableAntiforgery();
    }

    // The token is looked at here and not by the framework, which would answer without a page.
    private static async Task<IResult> PasteAsync(HttpContext http, OpenedArchive opened, IAntiforgery antiforgery)
    {
        if (await FormAsync(http) is not { } form)
            return Rendered.Message(http, StatusCodes.Status413PayloadTooLarge, "Too large for a report", "A report that is pasted may have two million bytes; 'dateline read' takes larger ones.");
        if (!await antiforgery.IsRequestValidAsync(http))
            return Rendered.Message(http, StatusCodes.Status400BadRequest, "This form is too old", "Go back, load the page again and send it once more.");
        if (!opened.CanWrite)
            return ReadOnly(http);
        var (text, url) = ((string?)form["text"] ?? "", Addresses.Outside(form["url"]));
        var input = new Input
        {
            Source = url ?? "pasted at the desk",
            Url = url,
            Bytes = Encoding.UTF8.GetBytes(text),
            ContentType = text.AsSpan().TrimStart().StartsWith("<") ? "text/html; charset=utf-8" : "text/plain; charset=utf-8",
        };
        var outcome = await Task.Run(() => opened.Chronicler.Read(input), http.RequestAborted);
        if (outcome.Chronicle is not { } chronicle)
        {
            http.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Rendered.Page<PastePage>((nameof(PastePage.Http), http), (nameof(PastePage.Problem), outcome.Refusal!.Reason), (nameof(PastePage.Text), text), (nameof(PastePage.Url), url));
        }
        await opened.Archive.StoreAsync([new(input, outcome)], http.RequestAborted);
        return Results.Redirect(Addresses.Report(chronicle.Report.Id));
    }

    // Absent where it is past the limits of the server.
    internal static async Task<IFormCollection?> FormAsync(HttpContext http)
    {
        try
        {
            return await http.Request.ReadFormAsync(http.RequestAborted);
        }
        catch (Exception e) when (e is BadHttpRequestException or InvalidDataException)
        {
            return null;
        }
    }

    private static RazorComponentResult ReadOnly(HttpContext http) =>
        Rendered.Message(http, StatusCodes.Status403Forbidden, "Nothing can be added", "This archive was opened only to be read.");
}
