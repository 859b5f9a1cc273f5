namespace Dateline.Intake;

/// <summary>One thing that came in: its bytes, or the reason why they could not be had. Exactly one of the two is there.</summary>
public sealed record Arrival
{
    private Arrival(string source) => Source = source;

    /// <summary>Where it came from: a path, <c>-</c>, an entry of an archive (<c>a.zip!/b.html</c>), the id of a line of JSON.</summary>
    public string Source { get; }

    /// <summary>What came in; absent where it was refused on the way.</summary>
    public Input? Input { get; private init; }

    /// <summary>Why it was refused on the way; absent where it came in.</summary>
    public Refusal? Refusal { get; private init; }

    /// <summary>It came in.</summary>
    public static Arrival Of(Input input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return new Arrival(input.Source) { Input = input };
    }

    /// <summary>It was refused on the way.</summary>
    public static Arrival Refused(string source, Refusal refusal) => new(source) { Refusal = refusal };
}
