namespace Dateline.Formats;

/// <summary>What became of a text in the public format: a chronicle, or why it is none. Exactly one of the two is there.</summary>
public sealed record ChronicleReading
{
    private ChronicleReading()
    {
    }

    /// <summary>The chronicle; absent where the text is none.</summary>
    public Chronicle? Chronicle { get; private init; }

    /// <summary>Why the text is no chronicle, as one sentence with the place in it; absent where it is one.</summary>
    public string? Error { get; private init; }

    internal static ChronicleReading Of(Chronicle chronicle) => new() { Chronicle = chronicle };

    internal static ChronicleReading Failed(string error) => new() { Error = error };
}
