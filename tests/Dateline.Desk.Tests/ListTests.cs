using System.Net;
using System.Text.Json;

namespace Dateline.Desk.Tests;

public sealed class ListTests(OpenDesk desk) : IClassFixture<OpenDesk>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/statements", "/statements.json")]
    [InlineData("/statements?kind=demand&who=Reka", "/statements.json?kind=demand&who=Reka")]
    [InlineData("/commitments", "/commitments.json")]
    [InlineData("/commitments?status=open&until=2025-03-07", "/commitments.json?status=open&until=2025-03-07")]
    public async Task The_twin_of_a_list_has_the_rows_of_the_page(string address, string twin)
    {
        using var client = desk.Client();
        using var json = JsonDocument.Parse(await client.GetStringAsync(new Uri(twin, UriKind.Relative), Cancel));
        var page = await client.GetStringAsync(new Uri(address, UriKind.Relative), Cancel);
        var rows = json.RootElement.GetProperty("rows").EnumerateArray().Select(r => r.GetProperty("row").GetString()!).ToList();
        Assert.NotEmpty(rows);
        Assert.All(rows, row => Assert.Contains($"id=\"{row.Replace('/', '-')}\"", page, StringComparison.Ordinal));
        Assert.Equal(rows.Count, page.Split("<li id=\"").Length - 1);
    }

    [Fact]
    public async Task Only_statements_of_the_speaker_and_kind_asked_for_are_shown()
    {
        using var json = await JsonAsync("/statements.json?who=Reka&kind=demand");
        Assert.All(json.RootElement.GetProperty("rows").EnumerateArray(), row =>
        {
            Assert.Contains("Reka", row.GetProperty("speaker").GetString(), StringComparison.Ordinal);
            Assert.Equal("demand", row.GetProperty("kind").GetString());
        });
    }

    [Fact]
    public async Task A_search_marks_the_words_it_looked_for()
    {
        using var client = desk.Client();
        var page = await client.GetStringAsync(new Uri("/search?words=customs+house", UriKind.Relative), Cancel);
        Assert.Contains("<mark>customs</mark>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_story_counts_its_copies_as_one_source_and_shows_what_they_share()
    {
        using var client = desk.Client();
        var page = await client.GetStringAsync(new Uri("/story/" + desk.StoryId, UriKind.Relative), Cancel);
        Assert.Contains("which count as one source", page, StringComparison.Ordinal);
        Assert.Contains("<blockquote>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_of_an_event_names_as_many_witnesses_as_it_counts_and_shows_each_sentence()
    {
        using var json = await JsonAsync($"/story/{desk.StoryId}.json");
        using var client = desk.Client();
        foreach (var happening in json.RootElement.GetProperty("events").EnumerateArray())
        {
            var page = await client.GetStringAsync(new Uri($"/story/{desk.StoryId}/{happening.GetProperty("id").GetString()}", UriKind.Relative), Cancel);
            var witnesses = happening.GetProperty("support").GetProperty("witnesses").GetInt32();
            Assert.Equal(witnesses, page.Split("tells it in its own voice").Length + page.Split("is quoted for it").Length - 2);
            Assert.Equal(happening.GetProperty("mentions").GetArrayLength(), page.Split("<blockquote>").Length - 1);
        }
    }

    [Fact]
    public async Task Only_contradictions_of_the_field_asked_for_are_shown()
    {
        using var all = await JsonAsync("/contradictions.json");
        using var denied = await JsonAsync("/contradictions.json?field=status");
        using var places = await JsonAsync("/contradictions.json?field=where");
        Assert.NotEmpty(all.RootElement.GetProperty("rows").EnumerateArray());
        Assert.All(denied.RootElement.GetProperty("rows").EnumerateArray(), row =>
            Assert.Contains(row.GetProperty("contradictions").EnumerateArray(), c => c.GetProperty("field").GetString() == "status"));
        Assert.True(places.RootElement.GetProperty("rows").GetArrayLength() < all.RootElement.GetProperty("rows").GetArrayLength());
    }

    [Theory]
    [InlineData("/story/s00000000.json")]
    [InlineData("/story/s00000000/e1.json")]
    [InlineData("/report/ffffffffff.json")]
    public async Task What_is_not_there_is_a_problem_to_programs(string address)
    {
        using var client = desk.Client();
        using var answer = await client.GetAsync(new Uri(address, UriKind.Relative), Cancel);
        Assert.Equal((HttpStatusCode.NotFound, "application/problem+json"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
    }

    [Fact]
    public async Task The_quarantine_tells_why_each_input_was_refused()
    {
        using var client = desk.Client();
        var page = await client.GetStringAsync(new Uri("/quarantine", UriKind.Relative), Cancel);
        Assert.Contains("DL1001", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
    }

    private async Task<JsonDocument> JsonAsync(string address)
    {
        using var client = desk.Client();
        return JsonDocument.Parse(await client.GetStringAsync(new Uri(address, UriKind.Relative), Cancel));
    }
}
