namespace Dateline;

/// <summary>What became of an input: a chronicle, or the reason why there is none. Exactly one of the two is there.</summary>
public sealed record ReadingOutcome
{
    private ReadingOutcome()
    {
    }

    /// <summary>The chronicle; absent where the input was refused.</summary>
    public Chronicle? Chronicle { get; private init; }

    /// <summary>Why the input was refused; absent where it was read.</summary>
    public Refusal? Refusal { get; private init; }

    /// <summary>The input was read.</summary>
    public static ReadingOutcome Read(Chronicle chronicle) => new() { Chronicle = chronicle };

    /// <summary>The input was refused.</summary>
    public static ReadingOutcome Refused(Refusal refusal) => new() { Refusal = refusal };
}

/// <summary>Why an input ended in quarantine.</summary>
/// <param name="Code">Stable code, <c>DL</c> and four digits; listed in <c>docs/diagnostics.md</c>.</param>
/// <param name="Reason">One clear sentence, for the one who gave the input.</param>
public sealed record Refusal(string Code, string Reason);
