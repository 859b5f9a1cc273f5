namespace Dateline.Reading;

/// <summary>A report, or the reason why there is none.</summary>
internal sealed record ReadingResult(Report? Report, Refusal? Refusal, IReadOnlyList<Diagnostic> Diagnostics);
