using System.IO.Compression;
using System.Net;
using System.Text;
using Dateline.Intake.Fetching;

namespace Dateline.Intake.Tests;

public sealed class FetchingTests : IDisposable
{
    private static readonly FetchingOptions Loopback = new() { AllowPrivateAddresses = true };

    private readonly LoopbackServer _server = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _server.Dispose();

    [Theory]
    [InlineData("93.184.216.34", true)]
    [InlineData("2606:2800:220:1:248:1893:25c8:1946", true)]
    [InlineData("::ffff:93.184.216.34", true)]
    [InlineData("64:ff9b::5db8:d822", true)]
    [InlineData("0.0.0.0", false)]
    [InlineData("10.1.2.3", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("100.100.100.200", false)]
    [InlineData("127.0.0.1", false)]
    [InlineData("127.255.255.254", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("172.31.255.255", false)]
    [InlineData("172.32.0.1", true)]
    [InlineData("192.168.0.1", false)]
    [InlineData("198.18.0.1", false)]
    [InlineData("224.0.0.1", false)]
    [InlineData("255.255.255.255", false)]
    [InlineData("168.63.129.16", false)]
    [InlineData("::", false)]
    [InlineData("::1", false)]
    [InlineData("::ffff:127.0.0.1", false)]
    [InlineData("::ffff:10.0.0.1", false)]
    [InlineData("::127.0.0.1", false)]
    [InlineData("64:ff9b::7f00:1", false)]
    [InlineData("64:ff9b:1::1", false)]
    [InlineData("2002:7f00:1::", false)]
    [InlineData("2001::1", false)]
    [InlineData("fe80::1", false)]
    [InlineData("fec0::1", false)]
    [InlineData("fc00::1", false)]
    [InlineData("fd00:ec2::254", false)]
    [InlineData("ff02::1", false)]
    [InlineData("2001:db8::1", false)]
    public void Public_is_what_the_registries_call_so(string address, bool isPublic) => Assert.Equal(isPublic, PublicAddress.Is(IPAddress.Parse(address)));

    [Theory]
    [InlineData("http://127.0.0.1:PORT/")]
    [InlineData("http://2130706433:PORT/")]
    [InlineData("http://0x7f000001:PORT/")]
    [InlineData("http://0x7f.1:PORT/")]
    [InlineData("http://0177.0.0.1:PORT/")]
    [InlineData("http://127.1:PORT/")]
    [InlineData("http://0:PORT/")]
    [InlineData("http://[::1]:PORT/")]
    [InlineData("http://[::ffff:127.0.0.1]:PORT/")]
    [InlineData("http://[::ffff:7f00:1]:PORT/")]
    [InlineData("http://localhost:PORT/")]
    [InlineData("http://169.254.169.254/latest/meta-data/")]
    public async Task An_address_that_is_not_public_is_refused_however_it_is_written(string address)
    {
        _server.Pages["/"] = _ => LoopbackServer.Page("secret");
        var fetched = await Fetch(address.Replace("PORT", new Uri(_server.Address).Port.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal), new FetchingOptions());
        Assert.Equal("DL0241", fetched.Refusal?.Code);
        Assert.Empty(_server.Asked);
    }

    [Fact]
    public async Task A_name_that_leads_to_a_private_host_is_refused_also_where_only_one_of_its_addresses_is_private()
    {
        var options = new FetchingOptions { Resolve = (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Parse("93.184.216.34"), IPAddress.Loopback]) };
        Assert.Equal("DL0241", (await Fetch("http://courier.example/", options)).Refusal?.Code);
    }

    [Fact]
    public async Task A_name_is_asked_for_once_a_connection_and_that_answer_is_connected_to()
    {
        var asked = 0;
        // Public to whoever looks first, private to whoever looks again: what was looked at is what is used.
        var options = new FetchingOptions { Time = TimeSpan.FromMilliseconds(300), Resolve = (_, _) => Task.FromResult<IPAddress[]>([asked++ == 0 ? IPAddress.Parse("93.184.216.34") : IPAddress.Loopback]) };
        _server.Pages["/"] = _ => LoopbackServer.Page("secret");
        var fetched = await Fetch(_server.Address.Replace("127.0.0.1", "courier.example", StringComparison.Ordinal), options);
        Assert.True(fetched.Refusal is not null && asked == 1 && _server.Asked.IsEmpty);
    }

    [Fact]
    public async Task A_redirect_to_a_private_host_is_refused()
    {
        var port = new Uri(_server.Address).Port;
        _server.Pages["/"] = _ => LoopbackServer.Answer(302, [], $"Location: http://127.0.0.2:{port}/secret");
        // For this test the server counts as public, and only it.
        using var fetcher = new Fetcher(new FetchingOptions(), address => address.Equals(IPAddress.Loopback));
        Assert.Equal("DL0241", (await fetcher.FetchAsync(_server.Address, default, Cancellation)).Refusal?.Code);
        Assert.Equal(["/"], _server.Asked.Select(a => a.Path));
    }

    [Theory]
    [InlineData("ftp://courier.example/x", "DL0240")]
    [InlineData("file:///etc/passwd", "DL0240")]
    [InlineData("gopher://127.0.0.1/", "DL0240")]
    [InlineData("http://me:secret@courier.example/", "DL0240")]
    [InlineData("courier.example", "DL0240")]
    [InlineData("http://nothing.invalid/", "DL0242")]
    public async Task What_is_no_address_of_the_web_is_refused(string address, string code) => Assert.Equal(code, (await Fetch(address, new FetchingOptions { Resolve = (_, _) => Task.FromResult<IPAddress[]>([]) })).Refusal?.Code);

    [Fact]
    public async Task Redirects_are_followed_and_kept_and_too_many_are_refused()
    {
        _server.Pages["/a"] = _ => LoopbackServer.Answer(301, [], "Location: /b");
        _server.Pages["/b"] = _ => LoopbackServer.Answer(308, [], "Location: c");
        _server.Pages["/c"] = _ => LoopbackServer.Page("<p>here</p>", "ETag: \"1\"", "Set-Cookie: secret=1", "Last-Modified: Tue, 04 Mar 2031 08:30:00 GMT");
        _server.Pages["/loop"] = _ => LoopbackServer.Answer(302, [], "Location: /loop");
        var fetched = await Fetch(_server.Address + "a", Loopback);
        Assert.Equal((200, _server.Address + "c", true, "<p>here</p>"), (fetched.Status, fetched.Address, fetched.HasMoved, Encoding.UTF8.GetString(fetched.Bytes.Span)));
        var custody = fetched.Arrival("a").Input.Custody!;
        Assert.Contains($"\"redirects\":[\"{_server.Address}a\",\"{_server.Address}b\"]", custody, StringComparison.Ordinal);
        Assert.Contains("\"ETag\":\"\\\"1\\\"\"", custody, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", custody, StringComparison.Ordinal);
        Assert.Equal("DL0243", (await Fetch(_server.Address + "loop", Loopback)).Refusal?.Code);
        Assert.Equal(3 + 6, _server.Asked.Count);
    }

    [Fact]
    public async Task A_redirect_to_another_scheme_is_refused()
    {
        _server.Pages["/"] = _ => LoopbackServer.Answer(302, [], "Location: file:///etc/passwd");
        Assert.Equal("DL0240", (await Fetch(_server.Address, Loopback)).Refusal?.Code);
    }

    [Fact]
    public async Task What_is_too_large_or_unpacks_to_too_much_is_refused()
    {
        var limits = IntakeLimits.Default with { ReportBytes = 100_000, RatioFloor = 10_000 };
        _server.Pages["/large"] = _ => LoopbackServer.Page(new string('x', 100_001));
        _server.Pages["/endless"] = _ => [.. "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n"u8, .. new byte[200_000]];
        var bomb = new MemoryStream();
        using (var gzip = new GZipStream(bomb, CompressionLevel.Optimal))
            gzip.Write(new byte[90_000]);
        _server.Pages["/bomb"] = _ => LoopbackServer.Answer(200, bomb.ToArray(), "Content-Encoding: gzip");
        var codes = new List<string?>();
        foreach (var path in (string[])["large", "endless", "bomb"])
            codes.Add((await Fetch(_server.Address + path, Loopback with { Limits = limits })).Refusal?.Code);
        Assert.Equal(["DL0002", "DL0002", "DL0208"], codes);
    }

    [Fact]
    public async Task A_server_that_never_finishes_is_given_up()
    {
        _server.Pages["/"] = _ => [.. "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nbeginning"u8];
        using var never = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        never.Start();
        var options = Loopback with { Time = TimeSpan.FromMilliseconds(200) };
        Assert.Equal("DL0244", (await Fetch($"http://127.0.0.1:{((IPEndPoint)never.LocalEndpoint).Port}/", options)).Refusal?.Code);
        Assert.Contains((await Fetch(_server.Address, options)).Refusal?.Code, (string[])["DL0244", "DL0242"]);
    }

    [Fact]
    public async Task Nothing_is_sent_again_that_did_not_change()
    {
        _server.Pages["/"] = head => head.Contains("If-None-Match: \"1\"", StringComparison.Ordinal) ? LoopbackServer.Answer(304, []) : LoopbackServer.Page("x", "ETag: \"1\"");
        using var fetcher = new Fetcher(Loopback);
        var first = await fetcher.FetchAsync(_server.Address, default, Cancellation);
        Assert.True((await fetcher.FetchAsync(_server.Address, new(first.Fields["ETag"], null), Cancellation)).IsUnchanged);
    }

    [Fact]
    public void An_address_is_read_like_a_file_and_keeps_how_it_came()
    {
        _server.Pages["/story"] = _ => LoopbackServer.Page("<p>here</p>");
        var arrivals = new Gatherer(new GatheringOptions { Fetching = Loopback, Stop = Cancellation }).Gather([_server.Address + "story", _server.Address + "gone"]).ToList();
        Assert.Equal([(_server.Address + "story", null), (_server.Address + "gone", "DL0245")], arrivals.Select(a => (a.Source, a.Refusal?.Code)));
        Assert.Equal(("<p>here</p>", "text/html; charset=utf-8"), (Encoding.UTF8.GetString(arrivals[0].Input.Bytes.Span), arrivals[0].Input.ContentType));
        Assert.StartsWith("{\"http\":{\"status\":200,\"address\":\"", arrivals[0].Input.Custody, StringComparison.Ordinal);
    }

    [Fact]
    public void The_reports_of_a_feed_are_fetched_where_that_is_asked_for_and_the_site_allows_it()
    {
        _server.Pages["/feed"] = _ => LoopbackServer.Answer(200, Encoding.UTF8.GetBytes("<rss><channel><title>C</title><item><link>/a</link></item><item><link>/private/b</link></item></channel></rss>"), "Content-Type: application/rss+xml");
        _server.Pages["/a"] = _ => LoopbackServer.Page("<p>a</p>");
        _server.Pages["/robots.txt"] = _ => LoopbackServer.Answer(200, "User-agent: *\nDisallow: /private/"u8.ToArray());
        var arrivals = new Gatherer(new GatheringOptions { Fetching = Loopback, FollowsFeeds = true, Stop = Cancellation }).Gather([_server.Address + "feed"]).ToList();
        Assert.Equal([(_server.Address + "a", null), (_server.Address + "private/b", "DL0246")], arrivals.Select(a => (a.Source, a.Refusal?.Code)));
        Assert.StartsWith("{\"feed\":{\"url\":\"" + _server.Address, arrivals[0].Input.Custody, StringComparison.Ordinal);
        Assert.DoesNotContain("/private/b", _server.Asked.Select(a => a.Path));
    }

    [Theory]
    [InlineData("User-agent: *\nDisallow: /", "/a", false)]
    [InlineData("User-agent: other\nDisallow: /", "/a", true)]
    [InlineData("User-agent: *\nDisallow: /\n\nUser-agent: Dateline\nAllow: /", "/a", true)]
    [InlineData("user-agent: a\nuser-agent: dateline/2\ndisallow: /x # why", "/x/1", false)]
    [InlineData("User-agent: *\nDisallow: /a\nAllow: /a/b", "/a/b/c", true)]
    [InlineData("User-agent: *\nDisallow: /*.pdf$", "/a/b.pdf", false)]
    [InlineData("User-agent: *\nDisallow: /*.pdf$", "/a/b.pdf?x", true)]
    [InlineData("User-agent: *\nDisallow: /a*b*c", "/a1b2c3", false)]
    [InlineData("User-agent: *\nDisallow:", "/a", true)]
    [InlineData("no robots at all <html>", "/a", true)]
    public void The_wishes_of_a_site_are_understood(string robots, string path, bool allows) => Assert.Equal(allows, Robots.Parse(robots).Allows(path));

    private static async Task<Fetched> Fetch(string address, FetchingOptions options)
    {
        using var fetcher = new Fetcher(options);
        return await fetcher.FetchAsync(address, default, Cancellation);
    }
}
