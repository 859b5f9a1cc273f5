namespace Dateline.Desk.Api;

/// <summary>What went wrong, as RFC 9457 has it.</summary>
public static class ApiProblem
{
    public static Task WriteAsync(HttpContext http, int status, string title, string detail)
    {
        http.Response.Headers.Remove("ETag");
        return Results.Problem(detail, statusCode: status, title: title).ExecuteAsync(http);
    }

    public static Task WrongAsync(HttpContext http, IEnumerable<string> problems) => WriteAsync(http, StatusCodes.Status400BadRequest, "The address cannot be understood", string.Join(' ', problems));

    public static Task MissingAsync(HttpContext http, string? detail) => WriteAsync(http, StatusCodes.Status404NotFound, "There is no such thing here", detail ?? "");

    public static Task TooManyReportsAsync(HttpContext http, long reports) => WriteAsync(
        http, StatusCodes.Status422UnprocessableEntity, "Too many reports to look at together",
        $"The archive holds {Wording.Number(reports)}; past {Wording.Number(Narrator.MostReports)} stories are told by the command line, for a stretch of days.");
}
