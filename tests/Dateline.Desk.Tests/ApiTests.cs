using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.RegularExpressions;
using Dateline.Desk.Api;

namespace Dateline.Desk.Tests;

/// <summary>The desk of its own that shows the samples alone, as the examples of the documentation suppose; one test adds to it, what no other looks at.</summary>
public sealed class SamplesDesk : IAsyncLifetime
{
    private DeskProgram? _desk;

    public Uri Root => new(_desk!.Root);

    public async ValueTask InitializeAsync()
    {
        _desk = await DeskProgram.OpenAsync(new DeskSettings { Port = 0, Token = OpenDesk.Token });
        await _desk.StartAsync();
    }

    public async ValueTask DisposeAsync() => await _desk!.DisposeAsync();

    public HttpClient Client(string? accept = null, bool isLetIn = true)
    {
        var client = new HttpClient { BaseAddress = Root };
        if (isLetIn)
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", OpenDesk.Token);
        if (accept is not null)
            client.DefaultRequestHeaders.Accept.ParseAdd(accept);
        return client;
    }
}

public sealed partial class ApiTests(SamplesDesk desk) : IClassFixture<SamplesDesk>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string, string> Examples() =>
        new(Example().Matches(File.ReadAllText(Testing.Repository.Path("docs", "api.md"))).Select(m => (m.Groups[1].Value, m.Groups[2].Value)));

    public static TheoryData<string, string> Lists() => new(ApiRoutes.All.Where(r => r.IsList).Select(r => (r.Path + (r.Id == "search" ? "?words=port" : r.Id == "changes" ? "?since=2025-03-05" : ""), r.Answer!)));

    [Theory]
    [MemberData(nameof(Examples))]
    public async Task Each_example_of_the_documentation_is_answered_so(string address, string expected)
    {
        using var client = desk.Client();
        using var answer = await client.GetAsync(new Uri(address, UriKind.Relative), Cancel);
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Cancel));
        using var meant = JsonDocument.Parse(expected);
        AssertHolds(meant.RootElement, json.RootElement, "");
    }

    [Fact]
    public void Every_route_and_each_of_its_parameters_stands_in_the_documentation()
    {
        var documentation = File.ReadAllText(Testing.Repository.Path("docs", "api.md"));
        Assert.All(ApiRoutes.All, route =>
        {
            Assert.Contains($"`{(route.Writes ? "POST " : "")}{route.Path}`", documentation, StringComparison.Ordinal);
            Assert.All(route.Parameters.Where(p => !p.IsInPath), p => Assert.Contains($"`{p.Name}`", documentation, StringComparison.Ordinal));
        });
    }

    [Theory]
    [MemberData(nameof(Lists))]
    public async Task Each_property_of_a_row_stands_in_its_schema(string address, string schema)
    {
        using var client = desk.Client();
        using var document = JsonDocument.Parse(await client.GetStringAsync(new Uri("/api/v1/openapi.json", UriKind.Relative), Cancel));
        using var json = JsonDocument.Parse(await client.GetStringAsync(new Uri("/api/v1" + address, UriKind.Relative), Cancel));
        foreach (var row in json.RootElement.GetProperty("rows").EnumerateArray())
            AssertDescribed(document.RootElement.GetProperty("components").GetProperty("schemas"), schema, row);
    }

    [Fact]
    public async Task The_pages_of_a_list_give_its_rows_once_each_and_so_do_its_lines()
    {
        using var client = desk.Client();
        var rows = new List<string>();
        for (string? next = "/api/v1/mentions?limit=40"; next is not null;)
        {
            using var answer = await client.GetAsync(new Uri(next, UriKind.Relative), Cancel);
            using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Cancel));
            rows.AddRange(json.RootElement.GetProperty("rows").EnumerateArray().Select(r => r.GetProperty("row").GetString()!));
            next = json.RootElement.TryGetProperty("next", out var address) ? address.GetString() : null;
            Assert.Equal(next is not null, answer.Headers.TryGetValues("Link", out var link) && link.Single() == $"<{next}>; rel=\"next\"");
        }
        Assert.True(rows.Count > 80);
        Assert.Equal(rows.Count, rows.Distinct(StringComparer.Ordinal).Count());
        using var streaming = desk.Client("application/x-ndjson");
        var lines = (await streaming.GetStringAsync(new Uri("/api/v1/mentions", UriKind.Relative), Cancel)).TrimEnd('\n').Split('\n');
        Assert.Equal(rows, lines.Select(l => JsonDocument.Parse(l).RootElement.GetProperty("row").GetString()));
    }

    [Fact]
    public async Task What_has_not_changed_is_not_sent_again()
    {
        using var client = desk.Client();
        using var first = await client.GetAsync(new Uri("/api/v1/stories", UriKind.Relative), Cancel);
        client.DefaultRequestHeaders.IfNoneMatch.Add(first.Headers.ETag!);
        using var again = await client.GetAsync(new Uri("/api/v1/stories", UriKind.Relative), Cancel);
        using var other = await client.GetAsync(new Uri("/api/v1/stories?limit=1", UriKind.Relative), Cancel);
        Assert.Equal((HttpStatusCode.NotModified, HttpStatusCode.OK), (again.StatusCode, other.StatusCode));
        Assert.Empty(await again.Content.ReadAsByteArrayAsync(Cancel));
    }

    [Theory]
    [InlineData("/api/v1/mentions?since=soon")]
    [InlineData("/api/v1/mentions?type=DANCE")]
    [InlineData("/api/v1/mentions?limit=0")]
    [InlineData("/api/v1/mentions?limit=100000")]
    [InlineData("/api/v1/search")]
    [InlineData("/api/v1/contradictions?field=mood")]
    [InlineData("/api/v1/counts?limit=1")]
    public async Task What_cannot_be_understood_is_a_problem_that_says_why(string address)
    {
        using var client = desk.Client();
        using var answer = await client.GetAsync(new Uri(address, UriKind.Relative), Cancel);
        Assert.Equal((HttpStatusCode.BadRequest, "application/problem+json"), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Cancel));
        Assert.NotEmpty(json.RootElement.GetProperty("detail").GetString()!);
    }

    [Fact]
    public async Task A_report_is_added_once_told_to_those_who_listen_and_only_with_the_token_in_a_header()
    {
        using var own = new OwnDesk(await DeskProgram.OpenAsync(new DeskSettings { Port = 0, Token = OpenDesk.Token }));
        await own.Desk.StartAsync();
        using var client = new HttpClient { BaseAddress = new Uri(own.Desk.Root) };
        var address = new Uri("/api/v1/reports?url=https://harbour.example/a", UriKind.Relative);
        const string Text = "Ferry crews in the port of Alvar ended a strike on Tuesday, April 1, 2025, a union leader said. Police arrested two men on Monday.";

        client.DefaultRequestHeaders.Add("Cookie", $"dateline_desk_{client.BaseAddress.Port}={OpenDesk.Token}");
        using (var refused = await client.PostAsync(address, new StringContent(Text), Cancel))
            Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", OpenDesk.Token);

        using var stream = new StreamReader(await client.GetStreamAsync(new Uri("/api/v1/events", UriKind.Relative), Cancel));
        var before = await NextCountAsync(stream);
        using var added = await client.PostAsync(address, new StringContent(Text), Cancel);
        Assert.Equal(HttpStatusCode.Created, added.StatusCode);
        Assert.Equal(before + 1, await NextCountAsync(stream));
        using var again = await client.PostAsync(address, new StringContent(Text), Cancel);
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        using var chronicle = JsonDocument.Parse(await client.GetStringAsync(added.Headers.Location, Cancel));
        Assert.Contains("Ferry crews", chronicle.RootElement.GetProperty("report").GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Equal(Text, await client.GetStringAsync(new Uri(added.Headers.Location + "/bytes", UriKind.Relative), Cancel));

        using var none = await client.PostAsync(address, new ByteArrayContent([0, 1, 2]), Cancel);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, none.StatusCode);
        foreach (var megabytes in (int[])[3, 24])
        {
            using var large = await client.PostAsync(address, new ByteArrayContent(new byte[megabytes * 1024 * 1024]), Cancel);
            Assert.Equal(HttpStatusCode.RequestEntityTooLarge, large.StatusCode);
        }
    }

    [Fact]
    public async Task Without_the_token_nothing_is_answered()
    {
        using var client = desk.Client(isLetIn: false);
        foreach (var address in (string[])["/api/v1", "/api/v1/openapi.json", "/api/v1/mentions", "/api/v1/export/csv"])
        {
            using var answer = await client.GetAsync(new Uri(address, UriKind.Relative), Cancel);
            Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        }
    }

    private static async Task<int> NextCountAsync(StreamReader stream)
    {
        while (await stream.ReadLineAsync(Cancel) is { } line)
        {
            if (line.StartsWith("data: ", StringComparison.Ordinal))
                return JsonDocument.Parse(line["data: ".Length..]).RootElement.GetProperty("reports").GetInt32();
        }
        return -1;
    }

    // Every property of the example is in the answer; "…" is anything, and a list may go on.
    private static void AssertHolds(JsonElement expected, JsonElement actual, string at)
    {
        switch (expected.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var property in expected.EnumerateObject())
                {
                    Assert.True(actual.TryGetProperty(property.Name, out var value), $"{at}/{property.Name} is not in {actual.GetRawText()}");
                    AssertHolds(property.Value, value, at + "/" + property.Name);
                }
                break;
            case JsonValueKind.Array:
                Assert.True(expected.GetArrayLength() <= actual.GetArrayLength(), at);
                foreach (var (i, item) in expected.EnumerateArray().Index())
                    AssertHolds(item, actual[i], at + "/" + i);
                break;
            case JsonValueKind.String when expected.GetString() == "…":
                break;
            default:
                Assert.Equal(expected.GetRawText(), actual.GetRawText());
                break;
        }
    }

    private static void AssertDescribed(JsonElement schemas, string schema, JsonElement row)
    {
        var properties = schemas.GetProperty(schema).GetProperty("properties");
        foreach (var property in row.EnumerateObject())
        {
            Assert.True(properties.TryGetProperty(property.Name, out var described), $"{schema} has no {property.Name}");
            var type = described.TryGetProperty("items", out var items) ? items : described;
            if (!type.TryGetProperty("$ref", out var reference))
                continue;
            var name = reference.GetString()!.Split('/')[^1];
            foreach (var inner in property.Value.ValueKind == JsonValueKind.Array ? property.Value.EnumerateArray().ToList() : [property.Value])
                AssertDescribed(schemas, name, inner);
        }
    }

    [GeneratedRegex("```http\nGET ([^\n]+)\n```\n```json\n(.*?)\n```", RegexOptions.Singleline)]
    private static partial Regex Example();

    private sealed class OwnDesk(DeskProgram desk) : IDisposable
    {
        public DeskProgram Desk => desk;

        public void Dispose() => desk.DisposeAsync().AsTask().GetAwaiter().GetResult();
    }
}
