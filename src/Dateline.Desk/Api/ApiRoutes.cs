using System.Buffers;
using Dateline.Archive;
using Dateline.Archive.Review;
using Dateline.Export;
using Dateline.Formats;

namespace Dateline.Desk.Api;

/// <summary>The requests of <c>/api/v1</c>.</summary>
public static class ApiRoutes
{
    public static IReadOnlyList<ApiRoute> All { get; } =
    [
        new("/mentions", "mentions", "Event mentions, in the order of the days they happened on.", [.. ApiParameters.Mentions, .. ApiParameters.Paged], "Mention", true, MentionsAsync),
        new("/days", "days", "How many mentions fall on which day, by day and type.", [.. ApiParameters.Mentions, .. ApiParameters.Paged], "DayCount", true, DaysAsync),
        new("/statements", "statements", "Statements, by publication.",
            [new("who", "who speaks"), new("kind", "what is done by saying it", [.. Enum.GetValues<StatementKind>().Select(Words.Of)]), ApiParameters.Words, .. ApiParameters.Published, .. ApiParameters.Paged], "Statement", true, StatementsAsync),
        new("/commitments", "commitments", "Commitments, by publication, with later reports that hold their words.",
            [new("who", "who promises"), new("status", "where it stands", [.. Enum.GetValues<CommitmentStatus>().Select(Words.Of)]), .. ApiParameters.Published, .. ApiParameters.Paged], "Commitment", true, CommitmentsAsync),
        new("/search", "search", "Reports that hold words, the best first.", [ApiParameters.Words, .. ApiParameters.Published, .. ApiParameters.Paged], "Hit", true, SearchAsync),
        new("/reports", "reports", "Reports, by publication.", [new("outlet", "the outlet's key or name"), .. ApiParameters.Published, .. ApiParameters.Paged], "ReportRow", true, ReportsAsync),
        new("/reports/{key}", "report", "A report's whole chronicle, in the public format dateline/1.", [ApiParameters.Key], "Chronicle", false, ReportAsync),
        new("/reports/{key}/bytes", "bytes", "The bytes of a report as they came in.", [ApiParameters.Key], null, false, BytesAsync) { MediaType = "application/octet-stream" },
        new("/reports/{key}/rows/{row}", "row", "The chain from the bytes to one row of a report.", [ApiParameters.Key, new("row", "key of the row, as m4", IsInPath: true)], "Explanation", false, RowAsync),
        new("/stories", "stories", "Stories: reports by common origin, and events with who stands behind them.", ApiParameters.Paged, "Story", true, StoriesAsync),
        new("/stories/{story}", "story", "One story.", [new("story", "its key", IsInPath: true)], "Story", false, StoryAsync),
        new("/contradictions", "contradictions", "Events of which reports tell what cannot all be true.",
            [new("field", "what is told differently", ContradictionFilter.Fields), new("relation", "how the values stand to each other", [.. Enum.GetValues<ContradictionRelation>().Select(Words.Of)]), .. ApiParameters.Paged], "Event", true, ContradictionsAsync),
        new("/changes", "changes", "What later reports change in what earlier ones told.", [ApiParameters.Since with { Description = "first day of publication of those that count as later; the last day without it" }, .. ApiParameters.Paged], "Change", true, ChangesAsync),
        new("/sources", "sources", "Outlets, and from whom they have their reports.", ApiParameters.Paged, "Outlet", true, SourcesAsync),
        new("/quarantine", "quarantine", "What was refused, with the reason.", ApiParameters.Paged, "Refusal", true, QuarantineAsync),
        new("/review", "review", "Rows that wait for review, or those about which somebody decided.",
            [new("state", "where the review stands; open without it", [.. Enum.GetValues<ReviewState>().Select(ReviewWords.Of)]), new("kind", "what kind of row; mention without it, of open ones", [.. Enum.GetValues<RowKind>().Select(ReviewWords.Of)]),
                new("report", "key of a report: only its rows, of open ones"), .. ApiParameters.Paged], "ReviewedRow", true, ReviewAsync),
        new("/review/log", "reviewLog", "The audit trail: every decision, in order, with the hash that chains it to the one before.", ApiParameters.Paged, "AuditEntry", true, LogAsync),
        new("/review", "decide", "Keeps what a person decided about a row.", [], "AuditEntry", false, ApiReview.DecideAsync) { Writes = true, Body = "WantedDecision" },
        new("/counts", "counts", "How much the archive holds.", [], "Counts", false, CountsAsync),
        new("/export/{format}", "export", "Rows in a format of other programs; docs/exports.md describes each.",
            [new("format", "the format", [.. ExportFormat.All.Select(f => f.Name)], IsInPath: true), new("rows", "of what csv, xlsx and parquet are tables", Exporter.Rows), .. ApiParameters.Mentions], null, false,
            call => ExportEndpoints.ExportAsync(call.Http, call.Archive, call.Part("format"))) { MediaType = "*/*" },
        new("/reports", "addReport", "Reads a report, the body of the request, and keeps it.", [new("url", "its address; noted, never fetched")], "Added", false, ApiWriting.AddAsync) { Writes = true },
        new("/events", "events", "Server-sent events: one at once, and one whenever the archive has changed.", [], null, false, ApiEvents.StreamAsync) { MediaType = "text/event-stream" },
    ];

    private static Task MentionsAsync(ApiCall call)
    {
        var filter = ChronicleFilter.Read(call.Http.Request.Query);
        return RowsAsync(call, filter.Problems, page => call.Archive.TimelineAsync(filter.Query() with { Limit = page.Asked, Offset = page.Offset }, call.Cancellation), RowsJson.Write);
    }

    private static Task DaysAsync(ApiCall call)
    {
        var filter = ChronicleFilter.Read(call.Http.Request.Query);
        return RowsAsync(call, filter.Problems, page => Paged(call.Archive.DaysAsync(filter.Query(), call.Cancellation), page), RowsJson.Write);
    }

    private static Task StatementsAsync(ApiCall call)
    {
        var filter = ListFilter.Read(call.Http.Request.Query);
        return RowsAsync(call, filter.Problems, page => call.Archive.StatementsAsync(
            new StatementQuery { Speaker = filter.Who, Kind = filter.Kind, Words = filter.Words, Since = filter.Since, Until = filter.Until, Limit = page.Asked, Offset = page.Offset }, call.Cancellation), RowsJson.Write);
    }

    private static Task CommitmentsAsync(ApiCall call)
    {
        var filter = ListFilter.Read(call.Http.Request.Query);
        return RowsAsync(call, filter.Problems, page => ListEndpoints.Commitments(
            call.Archive, new CommitmentQuery { Promisor = filter.Who, Status = filter.Status, Since = filter.Since, Until = filter.Until, Limit = page.Asked, Offset = page.Offset }, call.Cancellation), RowsJson.Write);
    }

    private static Task SearchAsync(ApiCall call)
    {
        var filter = ListFilter.Read(call.Http.Request.Query);
        return RowsAsync(call, filter.Words is null ? [.. filter.Problems, "words is needed."] : filter.Problems, page => call.Archive.SearchAsync(
            new SearchQuery(filter.Words!) { Since = filter.Since, Until = filter.Until, Limit = page.Asked ?? int.MaxValue, Offset = page.Offset }, call.Cancellation), RowsJson.Write);
    }

    private static Task ReportsAsync(ApiCall call)
    {
        var filter = ListFilter.Read(call.Http.Request.Query);
        return RowsAsync(call, filter.Problems, page => call.Archive.ReportsAsync(
            new ReportQuery { Outlet = ChronicleFilter.Text(call.Http.Request.Query, "outlet"), Since = filter.Since, Until = filter.Until, Limit = page.Asked, Offset = page.Offset }, call.Cancellation), RowsJson.Write);
    }

    private static async Task ReportAsync(ApiCall call)
    {
        var found = await call.Archive.FindAsync(call.Part("key"), call.Cancellation);
        await (found.Report is { } report ? ApiRows.ObjectAsync(call.Http, output => ChronicleJson.Write(report.Chronicle, output)) : ApiProblem.MissingAsync(call.Http, found.Problem));
    }

    private static async Task BytesAsync(ApiCall call)
    {
        var found = await call.Archive.FindAsync(call.Part("key"), call.Cancellation);
        if (found.Report is not { } report || await call.Archive.BytesAsync(report.Chronicle.Report.Id, call.Cancellation) is not { } bytes)
        {
            await ApiProblem.MissingAsync(call.Http, found.Problem ?? "The bytes of this report are not kept.");
            return;
        }
        // A stranger's page is never shown as one of this desk's.
        call.Http.Response.ContentType = "application/octet-stream";
        call.Http.Response.Headers.ContentDisposition = $"attachment; filename=\"{RowKey.Of(report.Chronicle.Report.Id)}\"";
        await call.Http.Response.Body.WriteAsync(bytes, call.Cancellation);
    }

    private static async Task RowAsync(ApiCall call)
    {
        var found = await call.Archive.FindAsync(call.Part("key"), call.Cancellation);
        var json = new ArrayBufferWriter<byte>();
        if (found.Report is not { } report || !ExplanationJson.TryWrite(report.Chronicle, new Origins(report.Size, [.. report.Inputs.Select(i => i.Source)], report.StoredAt, report.EngineVersion), call.Part("row"), json))
            await ApiProblem.MissingAsync(call.Http, found.Problem ?? "The report has no such row.");
        else
            await ApiRows.ObjectAsync(call.Http, output => output.Write(json.WrittenSpan));
    }

    private static Task StoriesAsync(ApiCall call) => ToldAsync(call, [], told => told.Stories, StoryJson.Write);

    private static async Task StoryAsync(ApiCall call)
    {
        var told = await call.Narrator.TellAsync(call.Cancellation);
        await (told.TooMany is { } many ? ApiProblem.TooManyReportsAsync(call.Http, many)
            : told.Stories.FirstOrDefault(s => s.Id == call.Part("story")) is { } story ? ApiRows.ObjectAsync(call.Http, output => StoryJson.Write(story, output))
            : ApiProblem.MissingAsync(call.Http, StoryEndpoints.Gone));
    }

    private static Task ContradictionsAsync(ApiCall call)
    {
        var filter = ContradictionFilter.Read(call.Http.Request.Query);
        return ToldAsync(call, filter.Problems, filter.Of, StoryRowsJson.Write);
    }

    private static Task ChangesAsync(ApiCall call)
    {
        var filter = ChangeFilter.Read(call.Http.Request.Query);
        return ToldAsync(call, filter.Problems, filter.Of, StoryRowsJson.Write);
    }

    private static Task SourcesAsync(ApiCall call) => ToldAsync(call, [], told => told.Outlets(), StoryRowsJson.Write);

    private static Task QuarantineAsync(ApiCall call) => RowsAsync(call, [], page => Paged(call.Archive.QuarantineAsync(call.Cancellation), page), RowsJson.Write);

    private static Task ReviewAsync(ApiCall call)
    {
        var problems = new List<string>();
        var rows = ApiReview.Rows(call, problems);
        return RowsAsync(call, problems, page => Paged(rows, page), ReviewJson.Write);
    }

    private static Task LogAsync(ApiCall call) => RowsAsync(call, [], page => Paged(call.Archive.AuditAsync(null, call.Cancellation), page), ReviewJson.Write);

    private static async Task CountsAsync(ApiCall call)
    {
        var counts = await call.Archive.CountAsync(call.Cancellation);
        await ApiRows.ObjectAsync(call.Http, output => ApiEvents.Write(counts, output));
    }

    private static async Task RowsAsync<T>(ApiCall call, IEnumerable<string> problems, Func<ApiPage, IAsyncEnumerable<T>> ask, Action<T, IBufferWriter<byte>> write)
    {
        var found = problems.ToList();
        var page = ApiPage.Read(call.Http.Request, found);
        await (found.Count > 0 ? ApiProblem.WrongAsync(call.Http, found) : ApiRows.WriteAsync(call.Http, page, ask(page), write));
    }

    private static async Task ToldAsync<T>(ApiCall call, IEnumerable<string> problems, Func<Told, IEnumerable<T>> ask, Action<T, IBufferWriter<byte>> write)
    {
        var found = problems.ToList();
        var page = ApiPage.Read(call.Http.Request, found);
        if (found.Count > 0)
        {
            await ApiProblem.WrongAsync(call.Http, found);
            return;
        }
        var told = await call.Narrator.TellAsync(call.Cancellation);
        await (told.TooMany is { } many ? ApiProblem.TooManyReportsAsync(call.Http, many) : ApiRows.WriteAsync(call.Http, page, ask(told), write));
    }

    private static IAsyncEnumerable<T> Paged<T>(IAsyncEnumerable<T> rows, ApiPage page) => page.Asked is { } asked ? rows.Skip(page.Offset).Take(asked) : rows.Skip(page.Offset);
}
