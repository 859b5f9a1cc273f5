using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;
using Dateline.Desk.Pages;

namespace Dateline.Desk;

/// <summary>Pages as answers.</summary>
public static class Rendered
{
    /// <summary>A page with what it shows.</summary>
    public static RazorComponentResult<T> Page<T>(params ReadOnlySpan<(string Name, object? Value)> parameters)
        where T : IComponent
    {
        var given = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var (name, value) in parameters)
            given.Add(name, value);
        return new RazorComponentResult<T>(given) { PreventStreamingRendering = true };
    }

    /// <summary>A page of one sentence.</summary>
    public static RazorComponentResult Message(HttpContext http, int status, string heading, string sentence)
    {
        http.Response.StatusCode = status;
        return Page<MessagePage>((nameof(MessagePage.Heading), heading), (nameof(MessagePage.Sentence), sentence));
    }

    /// <summary>Says that there is no such thing, to people as a page and to programs as a problem.</summary>
    public static IResult Missing(string heading, string? sentence) => Results.Problem(sentence, statusCode: StatusCodes.Status404NotFound, title: heading);
}
