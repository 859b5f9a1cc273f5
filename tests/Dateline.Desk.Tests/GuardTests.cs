using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace Dateline.Desk.Tests;

public sealed class GuardTests(OpenDesk desk) : IClassFixture<OpenDesk>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/")]
    [InlineData("/chronicle.json")]
    [InlineData("/report/abcdef")]
    [InlineData("/?token=wrong")]
    [InlineData("/no/such/page")]
    public async Task Without_the_token_nothing_is_shown(string address)
    {
        using var client = desk.Client(isLetIn: false);
        using var answer = await client.GetAsync(new Uri(address, UriKind.Relative), Cancel);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.DoesNotContain("<", await answer.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_token_in_the_address_lets_in_and_goes_out_of_the_address()
    {
        using var client = desk.Client(isLetIn: false);
        using var answer = await client.GetAsync(new Uri($"/?type=PROTEST&token={OpenDesk.Token}", UriKind.Relative), Cancel);
        Assert.Equal((HttpStatusCode.Redirect, "/?type=PROTEST"), (answer.StatusCode, answer.Headers.Location?.OriginalString));
        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        using var page = await client.GetAsync(new Uri("/?type=PROTEST", UriKind.Relative), Cancel);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
    }

    [Fact]
    public async Task A_path_that_looks_like_another_host_is_not_redirected_to()
    {
        using var client = desk.Client(isLetIn: false);
        using var answer = await client.GetAsync(new Uri($"{desk.Root.AbsoluteUri.TrimEnd('/')}//elsewhere.example/?token={OpenDesk.Token}"), Cancel);
        Assert.DoesNotContain("//", answer.Headers.Location?.OriginalString ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_under_another_name_is_refused()
    {
        using var client = desk.Client();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.Host = "attacker.example";
        using var answer = await client.SendAsync(request, Cancel);
        Assert.Equal(HttpStatusCode.MisdirectedRequest, answer.StatusCode);
    }

    [Theory]
    [InlineData("0.0.0.0")]
    [InlineData("192.0.2.7")]
    [InlineData("::")]
    [InlineData("example.org")]
    public void An_address_that_others_reach_is_refused(string address) =>
        Assert.Contains("could be reached by others", DeskSettings.Parse(["--address", address]).Problem, StringComparison.Ordinal);

    [Fact]
    public async Task Every_answer_forbids_foreign_content()
    {
        using var client = desk.Client();
        foreach (var address in (string[])["/", "/assets/desk.css", "/no-such-page", "/report/" + desk.SampleKey])
        {
            using var answer = await client.GetAsync(new Uri(address, UriKind.Relative), Cancel);
            var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
            Assert.StartsWith("default-src 'none';", policy, StringComparison.Ordinal);
            Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
            Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        }
    }

    [Theory]
    [InlineData("/assets/../../../etc/passwd")]
    [InlineData("/assets/%2e%2e%2f%2e%2e%2fetc%2fpasswd")]
    [InlineData("/assets/..%5c..%5cDateline.Desk.dll")]
    [InlineData("/report/..%2f..%2fetc%2fpasswd")]
    public async Task No_path_leads_to_a_file(string path)
    {
        // By hand: a client would tidy the path up.
        using var tcp = new TcpClient();
        await tcp.ConnectAsync(desk.Root.Host, desk.Root.Port, Cancel);
        var stream = tcp.GetStream();
        await stream.WriteAsync(
            Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: dateline_desk_{desk.Root.Port}={OpenDesk.Token}\r\nConnection: close\r\n\r\n"), Cancel);
        using var reader = new StreamReader(stream);
        var answer = await reader.ReadToEndAsync(Cancel);
        Assert.Matches("^HTTP/1.1 (400|404) ", answer);
        Assert.DoesNotContain("root:", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_twin_of_the_chronicle_has_the_rows_of_the_page()
    {
        using var client = desk.Client();
        using var json = JsonDocument.Parse(await client.GetStringAsync(new Uri("/chronicle.json?type=PROTEST", UriKind.Relative), Cancel));
        var page = await client.GetStringAsync(new Uri("/?type=PROTEST", UriKind.Relative), Cancel);
        var rows = json.RootElement.GetProperty("rows").EnumerateArray().Select(r => r.GetProperty("row").GetString()!).ToList();
        Assert.NotEmpty(rows);
        Assert.All(rows, row => Assert.Contains($"id=\"{row.Replace('/', '-')}\"", page, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_a_filter_cannot_mean_is_told_and_does_not_narrow()
    {
        using var client = desk.Client();
        var page = await client.GetStringAsync(new Uri("/?since=soon%3Cscript%3E", UriKind.Relative), Cancel);
        Assert.Contains("is no day", page, StringComparison.Ordinal);
        Assert.DoesNotContain("soon<script>", page, StringComparison.Ordinal);
        Assert.Contains("class=\"event", page, StringComparison.Ordinal);
    }
}
