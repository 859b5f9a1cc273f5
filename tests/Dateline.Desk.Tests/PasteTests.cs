using System.Net;
using System.Text.RegularExpressions;

namespace Dateline.Desk.Tests;

/// <summary>These add reports, so they have a desk of their own.</summary>
public sealed partial class PasteTests(OpenDesk desk) : IClassFixture<OpenDesk>
{
    private const string Report = """
        Ferry crews end strike in Alvar

        ALVAR, April 2, 2025 - Ferry crews in the port of Alvar ended a strike on Tuesday after the owners agreed to raise their wages, a union leader said.
        The strike had stopped all ships to the islands for nine days. Police arrested two men on Monday who had thrown stones at the ticket office, the police said.
        “We will not go on strike again this year,” the union leader, Ana Rossim, told reporters at the quay. The owners promised to pay the new wages from May.
        """;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_pasted_report_is_read_and_shown()
    {
        using var client = desk.Client();
        using var answer = await PostAsync(client, await TokenAsync(client), Report, "https://harbour.example/strike");
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var page = await client.GetStringAsync(answer.Headers.Location, Cancel);
        Assert.Contains("Ferry crews", page, StringComparison.Ordinal);
        Assert.Contains("https://harbour.example/strike", page, StringComparison.Ordinal);
        Assert.Contains("<mark>Ferry</mark>", await client.GetStringAsync(new Uri("/search?words=ferry", UriKind.Relative), Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_from_elsewhere_adds_nothing()
    {
        using var client = desk.Client();
        using var answer = await PostAsync(client, "made-up", Report + "Forged.", "");
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.DoesNotContain("Forged", await client.GetStringAsync(new Uri("/search?words=forged", UriKind.Relative), Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_report_is_refused_with_the_reason_and_can_be_mended()
    {
        using var client = desk.Client();
        using var answer = await PostAsync(client, await TokenAsync(client), "<html><body></body></html>", "");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await answer.Content.ReadAsStringAsync(Cancel);
        Assert.Contains("role=\"alert\"", page, StringComparison.Ordinal);
        Assert.Contains("&lt;html&gt;&lt;body&gt;&lt;/body&gt;&lt;/html&gt;</textarea>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_larger_than_any_report_is_refused_in_words_however_much_of_it_is_still_to_come()
    {
        using var client = desk.Client();
        foreach (var megabytes in (int[])[3, 24])
        {
            using var answer = await PostAsync(client, await TokenAsync(client), new string('a', megabytes * 1024 * 1024), "");
            Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
            Assert.Contains("Too large for a report", await answer.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_was_refused_is_read_again_and_becomes_a_report_or_says_why_not()
    {
        using var client = desk.Client();
        var input = new Input { Source = "once-refused.txt", Bytes = System.Text.Encoding.UTF8.GetBytes(Report + "It was refused once.") };
        await desk.Archive.StoreAsync([new(input, ReadingOutcome.Refused(new Refusal("DL1001", "An older engine could not.")))], Cancel);
        async Task<HttpResponseMessage> AgainAsync(string source)
        {
            var id = (await desk.Archive.QuarantineAsync(Cancel).ToListAsync(Cancel)).Single(row => row.Source == source).ContentId!;
            var token = TokenField().Match(await client.GetStringAsync(new Uri("/quarantine", UriKind.Relative), Cancel)).Groups[1].Value;
            using var form = new FormUrlEncodedContent([new("__RequestVerificationToken", token), new("input", id)]);
            return await client.PostAsync(new Uri("/quarantine", UriKind.Relative), form, Cancel);
        }

        using var read = await AgainAsync("once-refused.txt");
        Assert.Equal(HttpStatusCode.SeeOther, read.StatusCode);
        Assert.Contains("once-refused.txt", await client.GetStringAsync(read.Headers.Location, Cancel), StringComparison.Ordinal);
        Assert.DoesNotContain("once-refused.txt", await client.GetStringAsync(new Uri("/quarantine", UriKind.Relative), Cancel), StringComparison.Ordinal);
        using var still = await AgainAsync("<script>alert(9)</script>");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, still.StatusCode);
        var page = await still.Content.ReadAsStringAsync(Cancel);
        Assert.Contains("It still cannot be read.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("file:///etc/passwd")]
    [InlineData("javascript:alert(1)")]
    [InlineData("http://169.254.169.254/latest/meta-data")]
    public async Task The_address_of_a_pasted_report_is_never_fetched_and_never_runs(string url)
    {
        using var client = desk.Client();
        using var answer = await PostAsync(client, await TokenAsync(client), Report + url, url);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var page = await client.GetStringAsync(answer.Headers.Location, Cancel);
        Assert.DoesNotContain("href=\"javascript:", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("href=\"file:", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("root:", page, StringComparison.Ordinal);
    }

    private static async Task<string> TokenAsync(HttpClient client) =>
        TokenField().Match(await client.GetStringAsync(new Uri("/paste", UriKind.Relative), Cancel)).Groups[1].Value;

    private static async Task<HttpResponseMessage> PostAsync(HttpClient client, string token, string text, string url)
    {
        using var form = new FormUrlEncodedContent([new("__RequestVerificationToken", token), new("text", text), new("url", url)]);
        return await client.PostAsync(new Uri("/paste", UriKind.Relative), form, Cancel);
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex TokenField();
}
