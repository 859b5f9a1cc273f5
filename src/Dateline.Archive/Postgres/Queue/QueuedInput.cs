using Dateline.Formats;

namespace Dateline.Archive.Postgres;

/// <summary>An input that waits to be read, or that was refused on the way in and waits to be quarantined.</summary>
/// <param name="Input">The input.</param>
/// <param name="Refusal">Why it was refused on the way in; absent where it is to be read.</param>
public sealed record QueuedInput(Input Input, Refusal? Refusal = null)
{
    /// <summary>Its number in the queue.</summary>
    internal long Number { get; init; }

    /// <summary>As whom it was taken.</summary>
    internal Guid Worker { get; init; }

    /// <summary>How often it was taken from the queue, this time included.</summary>
    public int Tries { get; init; }

    /// <summary>The bytes as they lay in the queue.</summary>
    internal Packed? Content { get; init; }

    /// <summary>A line of JSON is told apart by its first reader: what it says is read from its bytes again.</summary>
    internal static Input Restore(Input input, bool isLine) => isLine && TextLine.Parse(input.Bytes, 1, input.Source).Input is { } line
        ? line with { Source = input.Source, Url = input.Url, ContentType = input.ContentType, Retrieved = input.Retrieved, Custody = input.Custody }
        : input;
}

/// <summary>A program that reads from the queue, as others see it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Version">Its version.</param>
/// <param name="Started">When it began.</param>
/// <param name="IsLate">Whether it has not said in time that it lives.</param>
/// <param name="Reports">How many reports it has read.</param>
/// <param name="Refused">How many inputs it has refused.</param>
/// <param name="Rate">Reports a second of late.</param>
/// <param name="Reading">How many inputs it has taken and not finished.</param>
/// <param name="StatusAddress">Where it tells of itself.</param>
public sealed record QueueWorker(string Name, string Version, DateTime Started, bool IsLate, long Reports, long Refused, double Rate, long Reading, string? StatusAddress);

/// <summary>How a queue stands.</summary>
/// <param name="Waiting">Inputs that nobody reads yet.</param>
/// <param name="Reading">Inputs that are being read.</param>
/// <param name="Lag">How long the oldest of all has been there; none where the queue is empty.</param>
/// <param name="Workers">The programs that read.</param>
public sealed record QueueState(long Waiting, long Reading, TimeSpan Lag, IReadOnlyList<QueueWorker> Workers)
{
    /// <summary>Reports a second of all.</summary>
    public double Rate => Workers.Where(worker => !worker.IsLate).Sum(worker => worker.Rate);
}

/// <summary>What a program that reads says of itself when it says that it lives.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Reports">How many reports it has read.</param>
/// <param name="Refused">How many inputs it has refused.</param>
/// <param name="Rate">Reports a second of late.</param>
/// <param name="StatusAddress">Where it tells of itself.</param>
public sealed record WorkerNews(string Name, long Reports, long Refused, double Rate, string? StatusAddress);
