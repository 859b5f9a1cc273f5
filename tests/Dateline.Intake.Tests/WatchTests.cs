using System.Globalization;
using System.Text;
using Dateline.Archive;
using Dateline.Archive.Sqlite;
using Dateline.Intake.Fetching;
using Dateline.Testing;

namespace Dateline.Intake.Tests;

/// <summary>Feeds are followed on a clock that only moves when somebody waits.</summary>
public sealed class WatchTests : IAsyncLifetime
{
    private const string FeedAddress = "https://courier.example/feed";
    private const string PageAddress = "https://courier.example/1";

    private readonly TemporaryFolder _folder = new();
    private readonly WaitingClock _clock = new();
    private readonly Dictionary<string, Func<Condition, (int Status, string Body, string[] Fields)>> _site = new(StringComparer.Ordinal);
    private readonly List<(DateTimeOffset At, string Address)> _asked = [];
    private readonly List<FeedNews> _news = [];
    private SqliteArchive _archive = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync()
    {
        _archive = SqliteArchive.Open(_folder["a.db"]);
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await _archive.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task What_is_new_is_read_and_what_is_known_is_not_asked_for_again()
    {
        _site[FeedAddress] = _ => (200, Rss((1, null), (2, "The whole text of the second report.")), ["ETag: \"1\""]);
        _site[PageAddress] = _ => (200, "The first report.", []);
        await Watch(polls: 3);
        Assert.Equal([(2, 0), (0, 0), (0, 0)], _news.Select(n => (n.New, n.Refused)));
        Assert.Single(_asked, a => a.Address == PageAddress);
        Assert.Equal(2, (await _archive.CountAsync(Cancellation)).Reports);
    }

    [Fact]
    public async Task A_feed_is_asked_on_condition_that_it_has_changed()
    {
        var conditions = new List<Condition>();
        _site[FeedAddress] = condition =>
        {
            conditions.Add(condition);
            return condition.ETag == "\"1\"" ? (304, "", []) : (200, Rss((1, "text")), ["ETag: \"1\"", "Last-Modified: Tue, 04 Mar 2031 08:30:00 GMT"]);
        };
        await Watch(polls: 3);
        Assert.Equal([new(null, null), new("\"1\"", "Tue, 04 Mar 2031 08:30:00 GMT"), new("\"1\"", "Tue, 04 Mar 2031 08:30:00 GMT")], conditions);
        Assert.Equal([false, true, true], _news.Select(n => n.IsUnchanged));
    }

    [Fact]
    public async Task A_feed_in_trouble_is_asked_ever_more_seldom_and_as_often_as_before_once_it_is_well()
    {
        var times = 0;
        _site[FeedAddress] = _ => times++ < 4 ? (503, "", []) : (200, Rss((1, "text")), []);
        await Watch(polls: 6);
        Assert.Equal([30, 60, 120, 240, 15], Minutes(FeedAddress));
        Assert.Equal(["DL0247", "DL0247", "DL0247", "DL0247", null, null], _news.Select(n => n.Trouble?.Code));
    }

    [Fact]
    public async Task A_server_says_when_it_wants_to_be_asked_again()
    {
        var times = 0;
        _site[FeedAddress] = _ => times++ switch { 0 => (429, "", ["Retry-After: 7200"]), 1 => (200, Rss((1, "text")), ["Cache-Control: public, max-age=3600"]), _ => (200, Rss((1, "text")), []) };
        await Watch(polls: 4);
        Assert.Equal([120, 60, 15], Minutes(FeedAddress));
    }

    [Fact]
    public async Task Feeds_are_spread_by_chance_and_never_asked_at_once()
    {
        _site[FeedAddress] = _ => (200, Rss(), []);
        _site["https://courier.example/other"] = _ => (200, Rss(), []);
        var chances = new Queue<double>([0, 0.999, 0.5, 0.5]);
        await Watch(polls: 4, feeds: [FeedAddress, "https://courier.example/other"], chance: () => chances.Dequeue());
        var between = _asked.Where(a => !a.Address.EndsWith("robots.txt", StringComparison.Ordinal)).Select(a => a.At).ToList();
        Assert.All(between.Zip(between.Skip(1)), pair => Assert.True(pair.Second - pair.First >= TimeSpan.FromSeconds(1)));
        Assert.InRange((between[2] - between[0]).TotalMinutes, 13.5, 13.6);
        Assert.InRange((between[3] - between[1]).TotalMinutes, 16.4, 16.6);
    }

    [Fact]
    public async Task A_page_whose_host_is_in_trouble_is_tried_three_times_and_then_quarantined()
    {
        _site[FeedAddress] = condition => condition.ETag is null ? (200, Rss((1, null)), ["ETag: \"1\""]) : (304, "", []);
        _site[PageAddress] = _ => (502, "", []);
        await Watch(polls: 5);
        Assert.Equal(3, _asked.Count(a => a.Address == PageAddress));
        Assert.Equal("DL0247", Assert.Single(await Quarantined()).Refusal.Code);
        Assert.Equal([0, 0, 1, 0, 0], _news.Select(n => n.Refused));
    }

    [Fact]
    public async Task An_item_that_was_changed_is_read_again()
    {
        var times = 0;
        _site[FeedAddress] = _ => (200, Rss((1, "text " + times++)), []);
        await Watch(polls: 2);
        Assert.Equal(2, (await _archive.CountAsync(Cancellation)).Reports);
    }

    [Fact]
    public async Task What_robots_txt_does_not_allow_is_quarantined_and_not_fetched()
    {
        _site["https://courier.example/robots.txt"] = _ => (200, "User-agent: *\nDisallow: /1\nCrawl-delay: 5", []);
        _site[FeedAddress] = _ => (200, Rss((1, null)), []);
        await Watch(polls: 1);
        Assert.Equal("DL0246", Assert.Single(await Quarantined()).Refusal.Code);
        Assert.DoesNotContain(_asked, a => a.Address == PageAddress);
    }

    [Fact]
    public async Task A_feed_that_has_moved_for_good_is_asked_at_its_new_place()
    {
        _site["https://new.example/feed"] = _ => (200, Rss((1, "text")), []);
        _site[FeedAddress] = _ => (301, "", ["https://new.example/feed"]);
        await Watch(polls: 2);
        Assert.Equal([FeedAddress, "https://new.example/feed", "https://new.example/feed"], _asked.Where(a => a.Address.EndsWith("feed", StringComparison.Ordinal)).Select(a => a.Address));
    }

    [Fact]
    public async Task A_watch_that_is_stopped_at_any_item_goes_on_with_the_next_one()
    {
        _site[FeedAddress] = condition => condition.ETag is null ? (200, Rss([.. Enumerable.Range(1, 6).Select(i => (i, (string?)$"The text of report {i}."))]), ["ETag: \"1\""]) : (304, "", []);
        for (var kill = 1; kill < 6; kill++)
        {
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
            await NewWatch(() => 0.5).RunAsync([FeedAddress], _news.Add, (_, _) => stop.Cancel(), stop.Token);
            Assert.Equal(kill, (await _archive.CountAsync(Cancellation)).Reports);
            await _archive.DisposeAsync();
            _archive = SqliteArchive.Open(_folder["a.db"]);
        }
        Assert.Empty(_news);
        await Watch(polls: 2);
        Assert.Equal((6, 6), ((await _archive.CountAsync(Cancellation)).Reports, (await _archive.CountAsync(Cancellation)).Inputs));
        Assert.Equal([1, 0], _news.Select(n => n.New));
    }

    private static string Rss(params ReadOnlySpan<(int Number, string? Text)> items)
    {
        var feed = new StringBuilder("<rss version=\"2.0\"><channel><title>Courier</title>");
        foreach (var (number, text) in items)
            feed.Append(CultureInfo.InvariantCulture, $"<item><title>Report {number}</title><link>https://courier.example/{number}</link>{(text is null ? "" : $"<content:encoded>{text}</content:encoded>")}</item>");
        return feed.Append("</channel></rss>").ToString();
    }

    private async Task<List<QuarantineRow>> Quarantined()
    {
        var rows = new List<QuarantineRow>();
        await foreach (var row in _archive.QuarantineAsync(Cancellation))
            rows.Add(row);
        return rows;
    }

    private IEnumerable<int> Minutes(string address)
    {
        var times = _asked.Where(a => a.Address == address).Select(a => a.At).ToList();
        return times.Zip(times.Skip(1)).Select(pair => (int)Math.Round((pair.Second - pair.First).TotalMinutes));
    }

    private FeedWatch NewWatch(Func<double> chance) => new(
        _archive,
        SmallReports.Read,
        new WatchOptions { Fetching = new FetchingOptions { Clock = _clock }, Jobs = 1, Chance = chance, Wait = _clock.Wait },
        (address, condition, _) => Task.FromResult(Answer(address, condition)));

    private async Task Watch(int polls, string[]? feeds = null, Func<double>? chance = null)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        await NewWatch(chance ?? (() => 0.5)).RunAsync(feeds ?? [FeedAddress], news =>
        {
            _news.Add(news);
            if (--polls == 0)
                stop.Cancel();
        }, (_, _) => { }, stop.Token);
    }

    private Fetched Answer(string address, Condition condition)
    {
        _asked.Add((_clock.GetUtcNow(), address));
        var (status, body, fields) = _site.TryGetValue(address, out var page) ? page(condition) : (404, "", []);
        if (status == 301)
            return Answer(fields[0], condition) with { HasMoved = true, Redirects = [address] };
        return new Fetched
        {
            Address = address,
            Status = status,
            Bytes = Encoding.UTF8.GetBytes(body),
            Fields = HeaderFields.Parse(Encoding.ASCII.GetBytes(string.Join('\n', fields)), Encoding.ASCII),
            Retrieved = "2031-03-04T08:30:00Z",
            Refusal = status is >= 200 and < 300 or 304 ? null : Refusals.Status(status),
        };
    }

    private sealed class WaitingClock : TimeProvider
    {
        private DateTimeOffset _now = new(2031, 3, 4, 8, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => _now;

        public Task Wait(TimeSpan time, CancellationToken cancellation)
        {
            cancellation.ThrowIfCancellationRequested();
            _now += time;
            return Task.CompletedTask;
        }
    }
}
