namespace Dateline.Intake;

/// <summary>One thing that came in, or the reason why it could not be had; then with as much of it as there is.</summary>
public sealed record Arrival
{
    private Arrival(Input input) => Input = input;

    /// <summary>Where it came from: a path, <c>-</c>, an entry of an archive (<c>a.zip!/b.html</c>), the id of a line of JSON.</summary>
    public string Source => Input.Source;

    /// <summary>What came in. Of what was refused on the way the bytes may be empty, or not all there.</summary>
    public Input Input { get; }

    /// <summary>Why it was refused on the way; absent where it came in.</summary>
    public Refusal? Refusal { get; private init; }

    /// <summary>Its place in its file; absent where it came from none.</summary>
    internal FilePlace? Place { get; init; }

    /// <summary>It came in.</summary>
    public static Arrival Of(Input input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return new Arrival(input);
    }

    /// <summary>It was refused on the way, and nothing of it is there.</summary>
    public static Arrival Refused(string source, Refusal refusal) => Refused(new Input { Source = source, Bytes = default }, refusal);

    /// <summary>It was refused on the way.</summary>
    public static Arrival Refused(Input input, Refusal refusal)
    {
        ArgumentNullException.ThrowIfNull(input);
        return new Arrival(input) { Refusal = refusal };
    }
}
