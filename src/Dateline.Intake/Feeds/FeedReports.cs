using Dateline.Intake.Fetching;

namespace Dateline.Intake.Feeds;

/// <summary>A feed → the reports it tells of: from the feed where it carries their text, else from their addresses, where those may be fetched.</summary>
/// <param name="fetch">Fetches an address, or gives nothing where the run was stopped; absent where that is not allowed.</param>
/// <param name="limits">The limits.</param>
internal sealed class FeedReports(Func<string, Fetched?>? fetch, IntakeLimits limits)
{
    // Lists of lists of lists help nobody.
    private const int MostDeep = 3;

    private readonly FeedReader _reader = new();
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);

    /// <summary>The reports of a feed and of those it lists, each once.</summary>
    /// <param name="source">What it is called.</param>
    /// <param name="feed">Its bytes, and its address where known.</param>
    public IEnumerable<Arrival> Arrivals(string source, Input feed) => Arrivals(source, feed, 1);

    /// <summary>The report of one item, whether or not it was met before.</summary>
    public Arrival One(string source, Input input, Feed feed, FeedItem item) =>
        Report(source, input, feed, item) ?? throw new OperationCanceledException();

    private IEnumerable<Arrival> Arrivals(string source, Input input, int depth)
    {
        Feed? feed = null;
        Refusal? damage = null;
        try
        {
            feed = _reader.Read(input.Bytes, input.ContentType, input.Url);
        }
        catch (RefusedException refused)
        {
            damage = refused.Refusal;
        }
        if (feed is null)
        {
            yield return Arrival.Refused(input, damage!);
            yield break;
        }
        foreach (var item in feed.Items)
        {
            if (_seen.Add(item.Address ?? item.Id) && Report(source, input, feed, item) is { } report)
                yield return report;
        }
        foreach (var (address, _) in feed.Feeds)
        {
            if (!_seen.Add(address))
                continue;
            var listed = fetch is null ? Arrival.Refused(new Input { Source = address, Bytes = default, Url = address }, Refusals.NotFetched)
                : depth >= MostDeep ? Arrival.Refused(new Input { Source = address, Bytes = default, Url = address }, Refusals.TooDeep(MostDeep))
                : fetch(address)?.Arrival(address);
            if (listed is null)
                yield break;
            foreach (var arrival in listed.Refusal is null ? Arrivals(address, listed.Input, depth + 1) : [listed])
                yield return arrival;
        }
    }

    private Arrival? Report(string source, Input input, Feed feed, FeedItem item)
    {
        var custody = FeedPage.CustodyOf(input.Url ?? source, feed, item);
        var one = new Input { Source = item.Address ?? source + "!/" + item.Id, Bytes = default, Url = item.Address, Retrieved = input.Retrieved, Custody = custody };
        if (item.Content is not null)
        {
            var page = FeedPage.Make(feed, item);
            return page.Length <= limits.ReportBytes
                ? Arrival.Of(one with { Bytes = page, ContentType = "text/html; charset=utf-8" })
                : Arrival.Refused(one, Refusals.TooLarge(limits.ReportBytes));
        }
        return item.Address is null ? Arrival.Refused(one, Refusals.NoText)
            : fetch is null ? Arrival.Refused(one, Refusals.NotFetched)
            : fetch(item.Address)?.Arrival(item.Address, custody);
    }
}
