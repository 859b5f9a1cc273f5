namespace Dateline.Intake;

/// <summary>An input and what became of it.</summary>
/// <param name="Input">What came in. Of an input that could not even be opened, the bytes are empty.</param>
/// <param name="Outcome">Its chronicle, or why there is none.</param>
public sealed record Reading(Input Input, ReadingOutcome Outcome);
