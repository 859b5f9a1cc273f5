using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Dateline.Archive.Review;
using Microsoft.Playwright;

namespace Dateline.Desk.Tests;

/// <summary>These decide, so they have a desk of their own.</summary>
public sealed partial class ReviewTests(Browser browser) : IClassFixture<Browser>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Without_scripts_a_row_is_accepted_one_rejected_and_one_corrected_and_each_leaves_the_queue()
    {
        await using var visit = await browser.VisitAsync("/review", 1280, false, hasScripts: false);
        var page = visit.Page;
        await page.GetByLabel("Your name").FillAsync("Ana Brodt");
        var accepted = await FirstAsync(page);
        await page.Locator(".review li").First.GetByRole(AriaRole.Button, new() { Name = "Accept" }).ClickAsync();
        var rejected = await FirstAsync(page);
        Assert.NotEqual(accepted, rejected);
        // The name is remembered.
        await Assertions.Expect(page.GetByLabel("Your name")).ToHaveValueAsync("Ana Brodt");
        await page.Locator(".review li").First.GetByRole(AriaRole.Button, new() { Name = "Reject" }).ClickAsync();
        var corrected = await FirstAsync(page);
        var card = page.Locator(".review li").First;
        await card.Locator("summary").ClickAsync();
        await card.GetByLabel("date").FillAsync("2025-03-01");
        await card.GetByLabel("Note").FillAsync("<b>it was</b> a Saturday");
        await card.GetByRole(AriaRole.Button, new() { Name = "Keep the correction" }).ClickAsync();
        Assert.NotEqual(corrected, await FirstAsync(page));
        Assert.Equal([("accepted", "Ana Brodt"), ("rejected", "Ana Brodt"), ("corrected", "Ana Brodt")], await Task.WhenAll(new[] { accepted, rejected, corrected }.Select(StateAsync)));
        // The report says so beside the row, and the note is words there and no mark-up.
        await page.GotoAsync("/report/" + corrected.Replace("/", "#", StringComparison.Ordinal));
        await Assertions.Expect(page.Locator(".rows li:target .review-state")).ToContainTextAsync("corrected by Ana Brodt: date 2025-03-01");
        // And leads to the rows of it that wait, and of no other.
        await page.GetByRole(AriaRole.Link, new() { Name = "check its rows" }).ClickAsync();
        var waiting = await page.Locator("button[value^='accept ']").EvaluateAllAsync<string[]>("all => all.map(b => b.value.split(' ')[1].split('/')[0])");
        Assert.Equal([corrected.Split('/')[0]], waiting.Distinct());
    }

    [Fact]
    public async Task By_keys_one_goes_down_the_queue_and_decides()
    {
        await using var visit = await browser.VisitAsync("/review?kind=statement", 1280, false, true);
        var page = visit.Page;
        await page.GetByLabel("Your name").FillAsync("Kim Osei");
        await page.Locator("h1").ClickAsync();
        var second = await RowAsync(page.Locator(".review li").Nth(1));
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("j");
        await Assertions.Expect(page.Locator(".review li").Nth(1)).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("a");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("#next$"));
        Assert.Equal(("accepted", "Kim Osei"), await StateAsync(second));
        // Behind a decision the next row is at hand at once; letters that are typed into a field decide nothing.
        await Assertions.Expect(page.Locator("#next")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("n");
        await page.Keyboard.TypeAsync("raj");
        await Assertions.Expect(page.Locator("#next .wide input")).ToHaveValueAsync("raj");
        Assert.Empty(visit.Troubles);
    }

    [Fact]
    public async Task Without_a_name_nothing_is_decided_and_the_page_says_what_is_missing()
    {
        await using var visit = await browser.VisitAsync("/review?kind=commitment", 1280, false, hasScripts: false);
        var row = await FirstAsync(visit.Page);
        await visit.Page.Locator(".review li").First.GetByRole(AriaRole.Button, new() { Name = "Accept" }).ClickAsync();
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("a name is missing");
        Assert.Equal(row, await FirstAsync(visit.Page));
    }

    [Fact]
    public async Task A_form_from_elsewhere_decides_nothing()
    {
        using var client = browser.Desk.Client();
        var row = Row().Match(await client.GetStringAsync(new Uri("/review", UriKind.Relative), Cancel)).Groups[1].Value;
        using var form = new FormUrlEncodedContent([new("__RequestVerificationToken", "made-up"), new("reviewer", "Mallory"), new("decide", "reject " + row)]);
        using var answer = await client.PostAsync(new Uri("/review", UriKind.Relative), form, Cancel);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.DoesNotContain(await EntriesAsync(), e => e.Decision!.What.Reviewer == "Mallory");
    }

    [Theory]
    [InlineData("accept nothing/m1")]
    [InlineData("dance 3fa9c1d27b/m4")]
    [InlineData("accept")]
    [InlineData("accept SAMPLE/t1")]
    public async Task What_names_no_row_is_refused_with_a_sentence(string decide)
    {
        using var client = browser.Desk.Client();
        var token = Token().Match(await client.GetStringAsync(new Uri("/review", UriKind.Relative), Cancel)).Groups[1].Value;
        var before = (await EntriesAsync()).Count;
        using var form = new FormUrlEncodedContent([new("__RequestVerificationToken", token), new("reviewer", "Ana Brodt"), new("decide", browser.Desk.Filled(decide))]);
        using var answer = await client.PostAsync(new Uri("/review", UriKind.Relative), form, Cancel);
        Assert.Contains(answer.StatusCode, (HttpStatusCode[])[HttpStatusCode.BadRequest, HttpStatusCode.UnprocessableEntity]);
        Assert.Equal(before, (await EntriesAsync()).Count);
    }

    [Fact]
    public async Task Programs_decide_with_the_token_in_a_header_and_find_it_in_the_trail()
    {
        using var client = new HttpClient { BaseAddress = browser.Desk.Root };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", OpenDesk.Token);
        using var open = JsonDocument.Parse(await client.GetStringAsync(new Uri("/api/v1/review?kind=statement&limit=1&offset=5", UriKind.Relative), Cancel));
        var row = open.RootElement.GetProperty("rows")[0].GetProperty("row").GetString()!;
        var address = new Uri("/api/v1/review", UriKind.Relative);
        using var kept = await client.PostAsJsonAsync(address, new { reviewer = "Robot", action = "correct", row, changes = new Dictionary<string, string?> { ["speaker"] = null, ["type"] = "denial" }, note = "by rule" }, Cancel);
        Assert.Equal(HttpStatusCode.Created, kept.StatusCode);
        Assert.Equal(("corrected", "Robot"), await StateAsync(row));
        using var trail = JsonDocument.Parse(await client.GetStringAsync(new Uri("/api/v1/review/log?limit=1000", UriKind.Relative), Cancel));
        Assert.Contains(trail.RootElement.GetProperty("rows").EnumerateArray(), e => e.GetProperty("json").GetString()!.Contains("by rule", StringComparison.Ordinal));
        foreach (var (body, status) in ((string, HttpStatusCode)[])[("{", HttpStatusCode.BadRequest), ("[]", HttpStatusCode.BadRequest), ("""{"reviewer":"R","action":"accept","row":"ROW","changes":{"mood":"x"}}""", HttpStatusCode.BadRequest),
            ("""{"reviewer":"R","action":"accept","row":"ffffffffff/m1"}""", HttpStatusCode.UnprocessableEntity), ("""{"reviewer":" ","action":"accept","row":"ROW"}""", HttpStatusCode.UnprocessableEntity),
            ("""{"reviewer":"R","action":"correct","row":"ROW","changes":{"type":"dance"}}""", HttpStatusCode.UnprocessableEntity)])
        {
            using var answer = await client.PostAsync(address, new StringContent(body.Replace("ROW", row, StringComparison.Ordinal)), Cancel);
            Assert.Equal((body, status), (body, answer.StatusCode));
        }
        client.DefaultRequestHeaders.Authorization = null;
        using var refused = await client.PostAsJsonAsync(address, new { reviewer = "Robot", action = "accept", row }, Cancel);
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
    }

    private static Task<string> FirstAsync(IPage page) => RowAsync(page.Locator(".review li").First);

    private static async Task<string> RowAsync(ILocator card) => (await card.Locator("button[name=decide]").First.GetAttributeAsync("value"))!.Split(' ')[1];

    /// <summary>Where the review of a row stands, and whose decision was the last.</summary>
    private async Task<(string State, string Reviewer)> StateAsync(string row)
    {
        await foreach (var reviewed in ReviewedRow.DecidedAsync(browser.Desk.Archive, Cancel))
        {
            if (reviewed.Row.Shown == row)
                return (ReviewWords.Of(reviewed.Review.State), reviewed.Review.Decisions[^1].What.Reviewer);
        }
        return ("open", "");
    }

    private async Task<List<AuditEntry>> EntriesAsync() => await browser.Desk.Archive.AuditAsync(null, Cancel).ToListAsync(Cancel);

    [GeneratedRegex("value=\"accept ([^\"]+)\"")]
    private static partial Regex Row();

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
