using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Dateline.Archive;

namespace Dateline.Desk.Api;

/// <summary>The programs' side of the desk: <c>/api/v1</c>.</summary>
public static class ApiEndpoints
{
    public const string Root = "/api/v1";

    public static void MapApi(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Root, (HttpContext http) => ApiRows.ObjectAsync(http, OpenApiDocument.WriteLinks));
        routes.MapGet(Root + "/openapi.json", (HttpContext http) => ApiRows.ObjectAsync(http, OpenApiDocument.Write));
        foreach (var route in ApiRoutes.All)
        {
            Task Handle(HttpContext http, IArchive archive, OpenedArchive opened, Narrator narrator) => AnswerAsync(route, new ApiCall(http, archive, opened, narrator));
            if (route.Writes)
                routes.MapPost(Root + route.Path, Handle).DisableAntiforgery();
            else
                routes.MapGet(Root + route.Path, Handle);
        }
        routes.MapFallback(Root + "/{**path}", (HttpContext http) => ApiProblem.MissingAsync(http, $"{Root}/openapi.json tells what there is."));
    }

    private static async Task AnswerAsync(ApiRoute route, ApiCall call)
    {
        var unknown = ApiParameters.Unknown(call.Http.Request, route).ToList();
        if (unknown.Count > 0)
        {
            await ApiProblem.WrongAsync(call.Http, unknown);
            return;
        }
        // A page elsewhere can make a browser send a cookie, but no header of its own.
        if (route.Writes && !Guard.HasBearer(call.Http))
        {
            await ApiProblem.WriteAsync(call.Http, StatusCodes.Status401Unauthorized, "The token is needed", "Requests that write carry the start-up token as 'Authorization: Bearer TOKEN'; a cookie is not enough.");
            return;
        }
        if (route.Answer is not null && !route.Writes && IsKnown(call))
        {
            call.Http.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }
        await route.Handle(call);
    }

    // Same archive, same address, same form: same answer.
    private static bool IsKnown(ApiCall call)
    {
        var request = call.Http.Request;
        var (a, b, c, d) = call.Opened.State;
        var basis = string.Create(CultureInfo.InvariantCulture, $"{a} {b} {c} {d} {ArchiveOptions.Default.EngineVersion} {request.Path}{request.QueryString} {request.Headers.Accept}");
        var tag = "W/\"" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(basis)))[..20] + "\"";
        call.Http.Response.Headers.ETag = tag;
        call.Http.Response.Headers.CacheControl = "private, no-cache";
        call.Http.Response.Headers.Vary = "Accept";
        return request.Headers.IfNoneMatch.Any(known => known?.Contains(tag, StringComparison.Ordinal) == true);
    }
}
