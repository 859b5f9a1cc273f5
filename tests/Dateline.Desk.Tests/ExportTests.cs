using System.Net;
using Dateline.Export;

namespace Dateline.Desk.Tests;

public sealed class ExportTests(OpenDesk desk) : IClassFixture<OpenDesk>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string> Formats() => [.. ExportFormat.All.Where(f => f.Name != "conllu").Select(f => f.Name)];

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task Each_format_is_a_file_to_keep_with_its_media_type(string format)
    {
        using var client = desk.Client();
        using var answer = await client.GetAsync(new Uri($"/export/{format}?type=PROTEST", UriKind.Relative), Cancel);
        var meant = ExportFormat.Named(format)!;
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(meant.MediaType.Split(';')[0], answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal(("attachment", "mentions" + meant.Extension), (answer.Content.Headers.ContentDisposition!.DispositionType, answer.Content.Headers.ContentDisposition.FileName!.Trim('"')));
        Assert.Equal(answer.Content.Headers.ContentLength, (await answer.Content.ReadAsByteArrayAsync(Cancel)).Length);
    }

    [Fact]
    public async Task An_export_of_a_filtered_page_holds_the_lines_of_all_its_pages()
    {
        using var client = desk.Client();
        var csv = await client.GetStringAsync(new Uri("/export/csv?type=PROTEST", UriKind.Relative), Cancel);
        var page = await client.GetStringAsync(new Uri("/?type=PROTEST", UriKind.Relative), Cancel);
        Assert.Equal(page.Split("<li class=\"event ").Length - 1, csv.TrimEnd('\n').Split('\n').Length - 1);
    }

    [Theory]
    [InlineData("/export/word", HttpStatusCode.NotFound)]
    [InlineData("/export/csv?rows=secrets", HttpStatusCode.BadRequest)]
    [InlineData("/export/ics?rows=statements", HttpStatusCode.BadRequest)]
    public async Task What_cannot_be_exported_is_a_problem(string address, HttpStatusCode status)
    {
        using var client = desk.Client();
        using var answer = await client.GetAsync(new Uri(address, UriKind.Relative), Cancel);
        Assert.Equal((status, "application/problem+json"), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
    }
}
