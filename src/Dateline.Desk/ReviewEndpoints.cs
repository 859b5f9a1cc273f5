using Dateline.Archive;
using Dateline.Archive.Review;
using Dateline.Desk.Pages;
using Dateline.Export;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Dateline.Desk;

/// <summary>The review queue: rows that nobody decided about, and what is decided about them.</summary>
public static class ReviewEndpoints
{
    /// <summary>Where the browser keeps the name under which its user decides.</summary>
    private const string NameCookie = "dateline_reviewer";

    /// <summary>Stands before the field and the key of a row in the name of an input.</summary>
    private const string NoteField = "note";

    public static void MapReview(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/review", (HttpContext http, OpenedArchive opened) => QueueAsync(http, opened, ReviewFilter.Read(http.Request.Query), null));
        routes.MapGet("/review.json", async (HttpContext http, IArchive archive) =>
        {
            var filter = ReviewFilter.Read(http.Request.Query);
            await JsonRows.WriteAsync(http, ReviewedRow.OpenAsync(archive, filter.Kind, filter.Report, http.RequestAborted).Skip(filter.Skip).Take(ReviewFilter.PageSize), ReviewJson.Write);
        });
        routes.MapPost("/review", DecideAsync).DisableAntiforgery();
    }

    /// <summary>The name of the input that holds a field of a row, or the note on it.</summary>
    public static string InputOf(RowPointer row, ReviewField? field) => (field is { } known ? ReviewWords.Of(known) : NoteField) + " " + row.Shown;

    private static async Task<RazorComponentResult> QueueAsync(HttpContext http, OpenedArchive opened, ReviewFilter filter, string? problem)
    {
        var rows = await ReviewedRow.OpenAsync(opened.Archive, filter.Kind, filter.Report, http.RequestAborted).Skip(filter.Skip).Take(ReviewFilter.PageSize + 1).ToListAsync(http.RequestAborted);
        return Rendered.Page<ReviewPage>(
            (nameof(ReviewPage.Http), http),
            (nameof(ReviewPage.Filter), filter),
            (nameof(ReviewPage.Rows), new Listed<ReviewedRow>([.. rows.Take(ReviewFilter.PageSize)], rows.Count > ReviewFilter.PageSize)),
            (nameof(ReviewPage.Problem), problem),
            (nameof(ReviewPage.Reviewer), http.Request.Cookies[NameCookie]));
    }

    // The token is looked at here and not by the framework, which would answer without a page.
    private static async Task<IResult> DecideAsync(HttpContext http, OpenedArchive opened, IAntiforgery antiforgery)
    {
        if (await PasteEndpoints.FormAsync(http) is not { } form)
            return Rendered.Message(http, StatusCodes.Status413PayloadTooLarge, "Too much for a decision", "A note may have some thousand characters.");
        if (!await antiforgery.IsRequestValidAsync(http))
            return Rendered.Message(http, StatusCodes.Status400BadRequest, "This form is too old", "Go back, load the page again and send it once more.");
        if (!opened.CanWrite)
            return Rendered.Message(http, StatusCodes.Status403Forbidden, "Nothing can be decided", "This archive was opened only to be read.");
        var filter = ReviewFilter.Read(form);
        var reviewer = ((string?)form["reviewer"] ?? "").Trim();
        if (reviewer.Length is > 0 and <= DecisionMaking.LongestName)
            http.Response.Cookies.Append(NameCookie, reviewer, new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Strict, Path = "/review", MaxAge = TimeSpan.FromDays(365), IsEssential = true });
        if ((string?)form["decide"] is { } asked)
        {
            if (asked.Split(' ') is not [var verb, var row] || !ReviewWords.TryParse(verb, out ReviewAction action))
                return Rendered.Message(http, StatusCodes.Status400BadRequest, "This cannot be decided", "The form does not say which row is meant.");
            var (draft, problem) = await DecisionMaking.DraftAsync(opened.Archive, Wanted(form, reviewer, action, row), http.RequestAborted);
            if (draft is null)
            {
                http.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
                return await QueueAsync(http, opened, filter, problem);
            }
            await opened.Archive.DecideAsync([draft], http.RequestAborted);
        }
        http.Response.Headers.Location = filter.Address("/review") + "#next";
        return Results.StatusCode(StatusCodes.Status303SeeOther);
    }

    /// <summary>What a form asks for: of a correction, all its inputs, of which those that the machine says already are left out later.</summary>
    private static WantedDecision Wanted(IFormCollection form, string reviewer, ReviewAction action, string row)
    {
        var changes = new List<Correction>();
        foreach (var field in action == ReviewAction.Correct ? Enum.GetValues<ReviewField>() : [])
        {
            if (form.TryGetValue(ReviewWords.Of(field) + " " + row, out var value))
                changes.Add(new(field, ((string?)value)?.Trim() is { Length: > 0 } right ? right : null));
        }
        var note = ((string?)form[NoteField + " " + row])?.Trim();
        return new WantedDecision(reviewer, action, row) { Changes = changes, Note = string.IsNullOrEmpty(note) ? null : note };
    }
}
