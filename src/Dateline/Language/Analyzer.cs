namespace Dateline.Language;

/// <summary>A report → its document: sentences, tokens, and as much grammar as the engine knows.</summary>
internal sealed class Analyzer
{
    public Document Analyze(Report report) => new(report with { Sentences = report.Paragraphs });
}
