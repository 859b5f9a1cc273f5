namespace Dateline.Intake;

/// <summary>Carries a refusal out of a stream that is being read; never leaves this assembly.</summary>
internal sealed class RefusedException(Refusal refusal) : Exception(refusal.Reason)
{
    public Refusal Refusal { get; } = refusal;
}
