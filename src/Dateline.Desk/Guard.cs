using System.Net;
using Dateline.Archive;

namespace Dateline.Desk;

/// <summary>Who is let in, and what a page may do.</summary>
public sealed class Guard(StartToken token)
{
    // Nothing but this desk's own files: no other host, no inline script or style, no frame, no form to elsewhere.
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    public static Task Headers(HttpContext http, RequestDelegate next)
    {
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
        headers.CacheControl = "no-store";
        return next(http);
    }

    /// <summary>Lets those in who have the token, once, in the address; then in a cookie.</summary>
    public async Task AdmitAsync(HttpContext http, RequestDelegate next)
    {
        // A page elsewhere can give its own name this machine's address ("DNS rebinding"), but then that name stands in the header.
        if (!IsThisMachine(http.Request.Host.Host))
        {
            await RefuseAsync(http, StatusCodes.Status421MisdirectedRequest, "This desk answers only to 127.0.0.1 and localhost.");
            return;
        }
        var cookie = "dateline_desk_" + http.Connection.LocalPort.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var given = (string?)http.Request.Query[StartToken.Parameter];
        if (token.Is(given))
        {
            http.Response.Cookies.Append(cookie, token.Value, new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Lax, Path = "/", IsEssential = true });
            if (HttpMethods.IsGet(http.Request.Method))
            {
                // A path that begins with two slashes would be an address at another host.
                http.Response.Redirect(Addresses.Of("/" + http.Request.Path.ToUriComponent().TrimStart('/', '\\'), http.Request.Query.Where(q => q.Key != StartToken.Parameter).Select(q => (q.Key, (string?)q.Value))));
                return;
            }
        }
        else if (token.Is(Bearer(http)))
        {
            http.Items[typeof(Guard)] = true;
        }
        else if (!token.Is(http.Request.Cookies[cookie]) && !AssetEndpoints.IsAsset(http.Request.Path))
        {
            await RefuseAsync(http, StatusCodes.Status401Unauthorized, "This desk is open to the one who started it. Use the address that it printed when it started: it has a token in it.");
            return;
        }
        await next(http);
    }

    /// <summary>A fault of the archive (locked, damaged, gone) is told in a sentence with what mends it, and not as an empty page.</summary>
    public static async Task ExplainFaultsAsync(HttpContext http, RequestDelegate next)
    {
        try
        {
            await next(http);
        }
        catch (ArchiveException fault) when (!http.Response.HasStarted)
        {
            http.Response.Clear();
            await Headers(http, _ => Task.CompletedTask);
            if (http.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal))
                await Api.ApiProblem.WriteAsync(http, StatusCodes.Status503ServiceUnavailable, "The archive cannot be asked", $"{fault.Message} {fault.Mend}");
            else
                await Rendered.Message(http, StatusCodes.Status503ServiceUnavailable, "The archive cannot be asked", $"{fault.Message} {fault.Mend}").ExecuteAsync(http);
        }
    }

    /// <summary>Whether the request carries the token in a header, which no page elsewhere can make a browser send.</summary>
    public static bool HasBearer(HttpContext http) => http.Items.ContainsKey(typeof(Guard));

    private static string? Bearer(HttpContext http) => (string?)http.Request.Headers.Authorization is { } given && given.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) ? given["Bearer ".Length..].Trim() : null;

    /// <summary>Answers with one sentence, as text.</summary>
    public static async Task RefuseAsync(HttpContext http, int status, string sentence)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = "text/plain; charset=utf-8";
        await http.Response.WriteAsync(sentence + "\n");
    }

    private static bool IsThisMachine(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
