using System.Runtime.CompilerServices;
using Dateline.Archive;
using Dateline.Desk.Pages;
using Dateline.Export;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Dateline.Desk;

/// <summary>Statements, commitments, search, quarantine: a list each, of which the address tells what is wanted.</summary>
public static class ListEndpoints
{
    /// <summary>Later reports that are shown with a commitment.</summary>
    private const int MostLater = 3;

    public static void MapLists(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/statements", StatementsAsync);
        routes.MapGet("/statements.json", (HttpContext http, IArchive archive) => TwinAsync(http, Statements(http, archive, ListFilter.Read(http.Request.Query)), RowsJson.Write));
        routes.MapGet("/commitments", CommitmentsAsync);
        routes.MapGet("/commitments.json", (HttpContext http, IArchive archive) => TwinAsync(http, Commitments(http, archive, ListFilter.Read(http.Request.Query)), RowsJson.Write));
        routes.MapGet("/search", SearchAsync);
        routes.MapGet("/search.json", (HttpContext http, IArchive archive) => TwinAsync(http, Hits(http, archive, ListFilter.Read(http.Request.Query)), RowsJson.Write));
        routes.MapGet("/quarantine", QuarantineAsync);
        routes.MapGet("/quarantine.json", (HttpContext http, IArchive archive) => TwinAsync(http, Refused(http, archive, ListFilter.Read(http.Request.Query)), RowsJson.Write));
    }

    private static Task TwinAsync<T>(HttpContext http, IAsyncEnumerable<T> rows, Action<T, System.Buffers.IBufferWriter<byte>> write) =>
        JsonRows.WriteAsync(http, rows.Take(ChronicleFilter.PageSize), write);

    private static async Task<RazorComponentResult> StatementsAsync(HttpContext http, IArchive archive)
    {
        var filter = ListFilter.Read(http.Request.Query);
        return Rendered.Page<StatementsPage>(
            (nameof(StatementsPage.Filter), filter),
            (nameof(StatementsPage.Statements), await Listed.OfAsync(Statements(http, archive, filter), http.RequestAborted)));
    }

    private static async Task<RazorComponentResult> CommitmentsAsync(HttpContext http, IArchive archive)
    {
        var filter = ListFilter.Read(http.Request.Query);
        return Rendered.Page<CommitmentsPage>(
            (nameof(CommitmentsPage.Filter), filter),
            (nameof(CommitmentsPage.Commitments), await Listed.OfAsync(Commitments(http, archive, filter), http.RequestAborted)));
    }

    private static async Task<RazorComponentResult> SearchAsync(HttpContext http, IArchive archive)
    {
        var filter = ListFilter.Read(http.Request.Query);
        return Rendered.Page<SearchPage>(
            (nameof(SearchPage.Filter), filter),
            (nameof(SearchPage.Hits), await Listed.OfAsync(Hits(http, archive, filter), http.RequestAborted)));
    }

    private static async Task<RazorComponentResult> QuarantineAsync(HttpContext http, IArchive archive)
    {
        var filter = ListFilter.Read(http.Request.Query);
        return Rendered.Page<QuarantinePage>(
            (nameof(QuarantinePage.Filter), filter),
            (nameof(QuarantinePage.Refused), await Listed.OfAsync(Refused(http, archive, filter), http.RequestAborted)));
    }

    private static IAsyncEnumerable<StatementRow> Statements(HttpContext http, IArchive archive, ListFilter filter) => archive.StatementsAsync(
        new StatementQuery { Speaker = filter.Who, Kind = filter.Kind, Words = filter.Words, Since = filter.Since, Until = filter.Until, Limit = ListFilter.Taken, Offset = filter.Skip },
        http.RequestAborted);

    // With each, reports of later days that hold its words, as the command shows them.
    public static async IAsyncEnumerable<FollowedCommitment> Commitments(IArchive archive, CommitmentQuery query, [EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var row in await archive.CommitmentsAsync(query, cancellation).ToListAsync(cancellation))
        {
            var words = FollowedCommitment.WordsOf(row);
            var later = row.Report.PublishedDay is { } day && words.Length > 0
                ? await archive.SearchAsync(new SearchQuery(words) { Since = day.PlusDays(1), Limit = MostLater }, cancellation).ToListAsync(cancellation)
                : [];
            yield return new FollowedCommitment(row, later);
        }
    }

    private static IAsyncEnumerable<FollowedCommitment> Commitments(HttpContext http, IArchive archive, ListFilter filter) => Commitments(
        archive, new CommitmentQuery { Promisor = filter.Who, Status = filter.Status, Since = filter.Since, Until = filter.Until, Limit = ListFilter.Taken, Offset = filter.Skip }, http.RequestAborted);

    private static IAsyncEnumerable<SearchHit> Hits(HttpContext http, IArchive archive, ListFilter filter) => filter.Words is not { } words
        ? AsyncEnumerable.Empty<SearchHit>()
        : archive.SearchAsync(new SearchQuery(words) { Since = filter.Since, Until = filter.Until, Limit = ListFilter.Taken, Offset = filter.Skip }, http.RequestAborted);

    private static IAsyncEnumerable<QuarantineRow> Refused(HttpContext http, IArchive archive, ListFilter filter) =>
        archive.QuarantineAsync(http.RequestAborted).Skip(filter.Skip).Take(ListFilter.Taken);
}
