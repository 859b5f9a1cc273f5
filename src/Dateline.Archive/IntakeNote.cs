namespace Dateline.Archive;

/// <summary>Something the intake has to remember between runs: a job, a file that a job is done with, a feed. The archive keeps it and does not look into it.</summary>
/// <param name="Kind">What it is about, as in <c>job</c>.</param>
/// <param name="Key">Which one; kind and key together are there once.</param>
/// <param name="Json">A JSON object; absent where the note is to be taken away.</param>
public sealed record IntakeNote(string Kind, string Key, string? Json);
