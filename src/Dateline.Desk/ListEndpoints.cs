using System.Buffers;
using Dateline.Archive;
using Dateline.Desk.Pages;
using Dateline.Export;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Components;

namespace Dateline.Desk;

/// <summary>Statements, commitments, search, quarantine: a list each, of which the address tells what is wanted.</summary>
public static class ListEndpoints
{
    /// <summary>Later reports that are shown with a commitment.</summary>
    private const int MostLater = 3;

    public static void MapLists(this IEndpointRouteBuilder routes)
    {
        Map<StatementsPage, StatementRow>(routes, "/statements", nameof(StatementsPage.Statements), Statements, RowsJson.Write);
        Map<CommitmentsPage, FollowedCommitment>(routes, "/commitments", nameof(CommitmentsPage.Commitments), Commitments, RowsJson.Write);
        Map<SearchPage, SearchHit>(routes, "/search", nameof(SearchPage.Hits), Hits, RowsJson.Write);
        Map<QuarantinePage, QuarantineRow>(routes, "/quarantine", nameof(QuarantinePage.Refused), Refused, RowsJson.Write);
        routes.MapPost("/quarantine", ReadAgainAsync).DisableAntiforgery();
    }

    /// <summary>The page of a list, and its twin for programs.</summary>
    private static void Map<TPage, TRow>(
        IEndpointRouteBuilder routes, string path, string rows, Func<HttpContext, IArchive, ListFilter, IAsyncEnumerable<TRow>> ask, Action<TRow, IBufferWriter<byte>> write)
        where TPage : IComponent
    {
        routes.MapGet(path, async (HttpContext http, IArchive archive, Remembered remembered) =>
        {
            var filter = ListFilter.Read(http.Request.Query);
            return Rendered.Page<TPage>(("Filter", filter), (rows, Listed.Of(await remembered.RowsAsync(filter.Address(path), () => ask(http, archive, filter).Take(ListFilter.Taken), http.RequestAborted))));
        });
        routes.MapGet(path + ".json", (HttpContext http, IArchive archive) => JsonRows.WriteAsync(http, ask(http, archive, ListFilter.Read(http.Request.Query)).Take(ChronicleFilter.PageSize), write));
    }

    private static IAsyncEnumerable<StatementRow> Statements(HttpContext http, IArchive archive, ListFilter filter) => archive.StatementsAsync(
        new StatementQuery { Speaker = filter.Who, Kind = filter.Kind, Words = filter.Words, Since = filter.Since, Until = filter.Until, Limit = ListFilter.Taken, Offset = filter.Skip },
        http.RequestAborted);

    public static IAsyncEnumerable<FollowedCommitment> Commitments(IArchive archive, CommitmentQuery query, CancellationToken cancellation) => FollowedCommitment.InAsync(archive, query, MostLater, cancellation);

    private static IAsyncEnumerable<FollowedCommitment> Commitments(HttpContext http, IArchive archive, ListFilter filter) => Commitments(
        archive, new CommitmentQuery { Promisor = filter.Who, Status = filter.Status, Since = filter.Since, Until = filter.Until, Limit = ListFilter.Taken, Offset = filter.Skip }, http.RequestAborted);

    private static IAsyncEnumerable<SearchHit> Hits(HttpContext http, IArchive archive, ListFilter filter) => filter.Words is not { } words
        ? AsyncEnumerable.Empty<SearchHit>()
        : archive.SearchAsync(new SearchQuery(words) { Since = filter.Since, Until = filter.Until, Limit = ListFilter.Taken, Offset = filter.Skip }, http.RequestAborted);

    /// <summary>Reads one refused input again from the bytes that are kept: leads to the report where it is one by now, and says why not where it is none.</summary>
    private static async Task<IResult> ReadAgainAsync(HttpContext http, OpenedArchive opened, IAntiforgery antiforgery)
    {
        if (await PasteEndpoints.FormAsync(http) is not { } form || !await antiforgery.IsRequestValidAsync(http))
            return Rendered.Message(http, StatusCodes.Status400BadRequest, "This form is too old", "Go back, load the page again and send it once more.");
        if (!opened.CanWrite)
            return Rendered.Message(http, StatusCodes.Status403Forbidden, "Nothing can be added", "This archive was opened only to be read.");
        var problem = "Its bytes are not in the quarantine any more.";
        await foreach (var input in KeptInput.RefusedAsync(opened.Archive, (string?)form["input"] ?? "", http.RequestAborted))
        {
            var outcome = await Task.Run(() => opened.Chronicler.Read(input), http.RequestAborted);
            if (outcome.Chronicle is { } chronicle)
            {
                await opened.Archive.StoreAsync([new(input, outcome)], http.RequestAborted);
                http.Response.Headers.Location = Addresses.Report(chronicle.Report.Id);
                return Results.StatusCode(StatusCodes.Status303SeeOther);
            }
            problem = $"It still cannot be read. {outcome.Refusal!.Reason} [{outcome.Refusal.Code}]";
        }
        http.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        var filter = ListFilter.Read(http.Request.Query);
        return Rendered.Page<QuarantinePage>(
            (nameof(QuarantinePage.Filter), filter), (nameof(QuarantinePage.Refused), Listed.Of(await Refused(http, opened.Archive, filter).ToListAsync(http.RequestAborted))), (nameof(QuarantinePage.Problem), problem));
    }

    private static IAsyncEnumerable<QuarantineRow> Refused(HttpContext http, IArchive archive, ListFilter filter) =>
        archive.QuarantineAsync(http.RequestAborted).Skip(filter.Skip).Take(ListFilter.Taken);
}
