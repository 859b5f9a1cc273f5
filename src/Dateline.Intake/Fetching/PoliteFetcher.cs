using System.Text;

namespace Dateline.Intake.Fetching;

/// <summary>Fetches as a guest does: what robots.txt allows, and one after the other at a host, with time between.</summary>
/// <remarks>Not thread-safe: one asks at a time.</remarks>
/// <param name="fetch">Fetches an address.</param>
/// <param name="options">The clock.</param>
/// <param name="wait">Waits.</param>
internal sealed class PoliteFetcher(Fetch fetch, FetchingOptions options, Func<TimeSpan, CancellationToken, Task> wait)
{
    private static readonly TimeSpan Usual = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Believed = TimeSpan.FromHours(24);

    private readonly Dictionary<string, DateTimeOffset> _next = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (Robots Robots, DateTimeOffset Until)> _robots = new(StringComparer.Ordinal);

    /// <summary>Fetches an address when its host's turn has come.</summary>
    public async Task<Fetched> FetchAsync(string address, Condition condition, CancellationToken cancellation)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
            return await fetch(address, condition, cancellation);
        var host = uri.GetLeftPart(UriPartial.Authority);
        var robots = await RobotsAsync(host, cancellation);
        if (!robots.Allows(uri.PathAndQuery))
            return new Fetched { Address = address, Refusal = Refusals.Robots, Retrieved = NodaTime.Text.InstantPattern.General.Format(NodaTime.Instant.FromDateTimeOffset(options.Clock.GetUtcNow())) };
        var delay = robots.Delay is { } asked ? asked < Longest ? asked : Longest : Usual;
        return await InTurnAsync(host, delay > Usual ? delay : Usual, () => fetch(address, condition, cancellation), cancellation);
    }

    private async Task<Robots> RobotsAsync(string host, CancellationToken cancellation)
    {
        if (_robots.TryGetValue(host, out var known) && known.Until > options.Clock.GetUtcNow())
            return known.Robots;
        var answer = await InTurnAsync(host, Usual, () => fetch(host + "/robots.txt", default, cancellation), cancellation);
        // No file, no wish; a server in trouble may have one. One that is not there at all will say so itself.
        var robots = answer.Refusal is null ? Robots.Parse(Encoding.UTF8.GetString(answer.Bytes.Span)) : answer.Status is >= 500 or 429 ? Robots.Closed : Robots.None;
        _robots[host] = (robots, options.Clock.GetUtcNow() + (robots == Robots.Closed ? TimeSpan.FromMinutes(10) : Believed));
        return robots;
    }

    private async Task<Fetched> InTurnAsync(string host, TimeSpan delay, Func<Task<Fetched>> ask, CancellationToken cancellation)
    {
        if (_next.TryGetValue(host, out var turn) && turn - options.Clock.GetUtcNow() is { Ticks: > 0 } left)
            await wait(left, cancellation);
        try
        {
            return await ask();
        }
        finally
        {
            _next[host] = options.Clock.GetUtcNow() + delay;
        }
    }
}
