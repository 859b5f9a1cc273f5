using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Dateline.Archive;
using Dateline.Intake.Feeds;
using Dateline.Intake.Fetching;
using Dateline.Intake.Watching;
using NodaTime;
using NodaTime.Text;

namespace Dateline.Intake;

using Reading = Dateline.Archive.Reading;

/// <summary>Follows feeds: asks each when it is due, reads what is new, and keeps what it has to remember in the archive, so that it can be stopped at any moment.</summary>
/// <remarks>
/// An item is remembered in the same transaction as its report, and the state of the feed only once all its items are kept:
/// a watch that is killed half-way asks the feed again and goes on with the items it had not kept.
/// </remarks>
public sealed class FeedWatch
{
    private const string ItemKind = "item";
    private const int MostTries = 3;

    private readonly IArchive _archive;
    private readonly WatchOptions _options;
    private readonly Fetch _fetch;
    private readonly Func<Input, ReadingOutcome> _read;
    private readonly Timetable _timetable;
    private readonly FeedReader _reader = new();
    private readonly Func<TimeSpan, CancellationToken, Task> _wait;

    /// <summary>Makes a watch.</summary>
    /// <param name="archive">Where reports are kept, and what is remembered.</param>
    /// <param name="read">Reads one input; called on several threads at once.</param>
    /// <param name="options">How.</param>
    public FeedWatch(IArchive archive, Func<Input, ReadingOutcome> read, WatchOptions options)
        : this(archive, read, options, null)
    {
    }

    internal FeedWatch(IArchive archive, Func<Input, ReadingOutcome> read, WatchOptions options, Fetch? fetch)
    {
        ArgumentNullException.ThrowIfNull(archive);
        ArgumentNullException.ThrowIfNull(read);
        ArgumentNullException.ThrowIfNull(options);
        (_archive, _read, _options) = (archive, read, options);
        _timetable = new Timetable(Duration.FromTimeSpan(options.Every), options.Chance);
        _wait = options.Wait ?? ((time, stop) => Task.Delay(time, options.Fetching.Clock, stop));
        _fetch = fetch ?? FetchOnceMade;
    }

    private Instant Now => Instant.FromDateTimeOffset(_options.Fetching.Clock.GetUtcNow());

    /// <summary>Follows feeds until it is stopped, or asks each that is due once.</summary>
    /// <param name="feeds">Their addresses; a list of feeds may be among them.</param>
    /// <param name="tell">Told of every asking.</param>
    /// <param name="take">Told of every reading that was kept, with what it changed.</param>
    /// <param name="cancellation">Stops it; then it ends without an exception.</param>
    public async Task RunAsync(IEnumerable<string> feeds, Action<FeedNews> tell, Action<Reading, DepositKind> take, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(tell);
        ArgumentNullException.ThrowIfNull(take);
        try
        {
            var followed = await LoadAsync(feeds, cancellation);
            var polite = new PoliteFetcher(_fetch, _options.Fetching, _wait);
            var asked = new HashSet<string>(StringComparer.Ordinal);
            while (Due(followed, asked) is { } feed)
            {
                if (feed.Next is { } next && next > Now)
                    await _wait((next - Now).ToTimeSpan(), cancellation);
                asked.Add(feed.Url);
                followed[feed.Url] = await PollAsync(feed, followed, polite, tell, take, cancellation);
            }
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // Everything up to here is kept.
        }
    }

    /// <summary>The addresses of the feeds in a list, a file with OPML or an index of site maps.</summary>
    /// <exception cref="FormatException">Nothing in it can be read; the message says why.</exception>
    public static IReadOnlyList<string> FeedsIn(ReadOnlyMemory<byte> list)
    {
        try
        {
            var feed = new FeedReader().Read(list, null, null);
            return feed.Feeds.Count > 0 ? [.. feed.Feeds.Select(f => f.Address).Distinct(StringComparer.Ordinal)] : throw new FormatException("it lists no feeds");
        }
        catch (RefusedException refused)
        {
            throw new FormatException(refused.Refusal.Reason, refused);
        }
    }

    private async Task<Fetched> FetchOnceMade(string address, Condition condition, CancellationToken cancellation)
    {
        // A connection of its own for each: between two askings of a feed lies a quarter of an hour.
        using var fetcher = new Fetcher(_options.Fetching);
        return await fetcher.FetchAsync(address, condition, cancellation);
    }

    private async Task<SortedDictionary<string, FollowedFeed>> LoadAsync(IEnumerable<string> feeds, CancellationToken cancellation)
    {
        var followed = new SortedDictionary<string, FollowedFeed>(StringComparer.Ordinal);
        foreach (var url in feeds)
            followed[url] = new FollowedFeed(url);
        await foreach (var note in _archive.NotesAsync(FollowedFeed.Kind, "", cancellation))
        {
            if (followed.ContainsKey(note.Key))
                followed[note.Key] = FollowedFeed.Of(note);
        }
        return followed;
    }

    // The one whose turn comes first; of those that were never asked, the first by name.
    private FollowedFeed? Due(SortedDictionary<string, FollowedFeed> followed, HashSet<string> asked) =>
        (_options.IsOnce ? followed.Values.Where(feed => !asked.Contains(feed.Url) && !(feed.Next > Now)) : followed.Values).MinBy(feed => feed.Next ?? Instant.MinValue);

    private async Task<FollowedFeed> PollAsync(
        FollowedFeed feed, SortedDictionary<string, FollowedFeed> followed, PoliteFetcher polite, Action<FeedNews> tell, Action<Reading, DepositKind> take, CancellationToken cancellation)
    {
        var answer = await polite.FetchAsync(feed.Moved ?? feed.Url, new(feed.ETag, feed.LastModified), cancellation);
        Feed? content = null;
        var trouble = answer.Refusal;
        if (trouble is null && !answer.IsUnchanged)
        {
            try
            {
                content = _reader.Read(answer.Bytes, answer.Fields["Content-Type"], answer.Address);
            }
            catch (RefusedException refused)
            {
                trouble = refused.Refusal;
            }
        }
        var (news, refusals, isWhole) = content is null ? (0, 0, true) : await TakeAsync(feed, content, answer, polite, take, cancellation);
        foreach (var (url, _) in content?.Feeds ?? [])
            followed.TryAdd(url, new FollowedFeed(url));
        var now = Now;
        var next = trouble is not null
            ? feed with { Polled = now, Failures = feed.Failures + 1, Trouble = trouble.Reason, Next = _timetable.AfterFailure(now, answer, feed.Failures + 1) }
            : feed with
            {
                Title = content?.Title ?? feed.Title,
                Moved = answer.HasMoved ? answer.Address : feed.Moved,
                // Where an item is to be tried again, the feed must be sent again as well.
                ETag = !isWhole ? null : answer.Fields["ETag"] ?? (answer.IsUnchanged ? feed.ETag : null),
                LastModified = !isWhole ? null : answer.Fields["Last-Modified"] ?? (answer.IsUnchanged ? feed.LastModified : null),
                Polled = now,
                Failures = 0,
                Trouble = null,
                Next = _timetable.After(now, answer),
            };
        await _archive.StoreAsync([], [next.ToNote()], cancellation);
        tell(new(feed.Url, news, refusals, answer.IsUnchanged, trouble, InstantPattern.General.Format(next.Next!.Value)));
        return next;
    }

    private async Task<(int News, int Refused, bool IsWhole)> TakeAsync(
        FollowedFeed feed, Feed content, Fetched answer, PoliteFetcher polite, Action<Reading, DepositKind> take, CancellationToken cancellation)
    {
        var tries = new Dictionary<string, int>(StringComparer.Ordinal);
        await foreach (var note in _archive.NotesAsync(ItemKind, feed.Url + " ", cancellation))
            tries[note.Key] = int.TryParse(note.Json!.AsSpan().TrimStart("{\"tries: ").TrimEnd("} "), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : MostTries;
        var keys = new HashSet<string>(content.Items.Select(item => Key(feed, item)), StringComparer.Ordinal);
        var waiting = content.Items.DistinctBy(item => Key(feed, item)).Where(item => tries.GetValueOrDefault(Key(feed, item)) < MostTries).ToList();
        var reports = new FeedReports(address => polite.FetchAsync(address, default, cancellation).GetAwaiter().GetResult(), _options.Fetching.Limits);
        var input = new Input { Source = feed.Url, Bytes = answer.Bytes, Url = answer.Address, Retrieved = answer.Retrieved };
        var run = new ReadingRun(_read, _options.Fetching.Limits, _options.Jobs);
        var (news, refused, isWhole, next) = (0, 0, true, 0);
        foreach (var reading in run.Read(waiting.Select(item => reports.One(feed.Url, input, content, item)), cancellation))
        {
            var key = Key(feed, waiting[next++]);
            var tried = tries.GetValueOrDefault(key) + 1;
            if (reading.Outcome.Refusal is { } refusal && IsPassing(refusal) && tried < MostTries)
            {
                isWhole = false;
                await _archive.StoreAsync([], [Note(key, tried)], cancellation);
                continue;
            }
            var kind = (await _archive.StoreAsync([reading], [Note(key, MostTries)], cancellation))[0].Kind;
            news += kind is DepositKind.Stored ? 1 : 0;
            refused += reading.Outcome.Refusal is null ? 0 : 1;
            take(reading, kind);
        }
        cancellation.ThrowIfCancellationRequested();
        // What the feed tells of no more need not be remembered.
        await _archive.StoreAsync([], [.. tries.Keys.Where(key => !keys.Contains(key)).Select(key => new IntakeNote(ItemKind, key, null))], cancellation);
        return (news, refused, isWhole);
    }

    private static IntakeNote Note(string key, int tries) => new(ItemKind, key, string.Create(CultureInfo.InvariantCulture, $"{{\"tries\":{tries}}}"));

    /// <summary>Whether what is wrong may pass by itself: a host in trouble, a page that is slow.</summary>
    private static bool IsPassing(Refusal refusal) => refusal.Code is Refusals.UnreachableCode or Refusals.FetchTooSlowCode or Refusals.NotNowCode;

    // An item that was changed is another one: the feed tells of a new version.
    private static string Key(FollowedFeed feed, FeedItem item) =>
        feed.Url + " " + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{item.Id}\n{item.Address}\n{item.Title}\n{item.Published}\n{item.Content}")))[..24];
}
