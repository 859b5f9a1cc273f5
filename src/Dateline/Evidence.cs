namespace Dateline;

/// <summary>The exact words a row rests on.</summary>
/// <param name="Span">Where they stand in <see cref="Report.Text"/>.</param>
/// <param name="Sentence">Index into <see cref="Report.Sentences"/> of the sentence in which they begin.</param>
public readonly record struct Evidence(TextSpan Span, int Sentence);
