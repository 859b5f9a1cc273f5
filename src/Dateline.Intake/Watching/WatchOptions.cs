namespace Dateline.Intake;

/// <summary>How feeds are followed.</summary>
public sealed record WatchOptions
{
    /// <summary>How addresses are fetched; its clock is the one that says when a feed is due.</summary>
    public FetchingOptions Fetching { get; init; } = new();

    /// <summary>How often each feed is asked.</summary>
    public TimeSpan Every { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>Whether each feed that is due is asked once, and that is all.</summary>
    public bool IsOnce { get; init; }

    /// <summary>How many reports are read at once.</summary>
    public int Jobs { get; init; } = Environment.ProcessorCount;

    /// <summary>Waits; on the clock of <see cref="Fetching"/> where absent.</summary>
    public Func<TimeSpan, CancellationToken, Task>? Wait { get; init; }

    /// <summary>A number from 0 to 1, below 1, by which feeds are kept apart.</summary>
    public Func<double> Chance { get; init; } = Random.Shared.NextDouble;
}

/// <summary>What became of asking a feed.</summary>
/// <param name="Url">Its address.</param>
/// <param name="New">Reports that were new.</param>
/// <param name="Refused">Items that were refused.</param>
/// <param name="IsUnchanged">Whether the server said that nothing had changed.</param>
/// <param name="Trouble">Why it could not be had; absent where it could.</param>
/// <param name="Next">When it is asked next, as an ISO 8601 instant.</param>
public sealed record FeedNews(string Url, int New, int Refused, bool IsUnchanged, Refusal? Trouble, string Next);
