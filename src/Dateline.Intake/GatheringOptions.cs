namespace Dateline.Intake;

/// <summary>How single texts are told from many in one file.</summary>
public enum InputFormat
{
    /// <summary>By the name of the file, and of standard input by its first byte.</summary>
    Auto,

    /// <summary>Every input holds texts as lines of JSON.</summary>
    JsonLines,
}

/// <summary>What to gather, and how.</summary>
public sealed record GatheringOptions
{
    /// <summary>How single texts are told from many.</summary>
    public InputFormat Format { get; init; }

    /// <summary>The limits on what comes in.</summary>
    public IntakeLimits Limits { get; init; } = IntakeLimits.Default;

    /// <summary>What is known about saved pages.</summary>
    public Manifest? Manifest { get; init; }

    /// <summary>How addresses are fetched.</summary>
    public FetchingOptions Fetching { get; init; } = new();

    /// <summary>Whether the addresses that feeds tell of are fetched too, where the feed does not carry the text.</summary>
    public bool FollowsFeeds { get; init; }

    /// <summary>What an earlier run was done with; absent where everything is to be read.</summary>
    public Journal? Journal { get; init; }

    /// <summary>Ends a fetch that is under way.</summary>
    public CancellationToken Stop { get; init; }

    /// <summary>What <c>-</c> reads.</summary>
    public Func<Stream> StandardInput { get; init; } = Console.OpenStandardInput;
}
