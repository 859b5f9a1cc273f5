namespace Dateline.Language;

/// <summary>A report with its language: owns the text and columns of tokens; tokens and spans are cheap views.</summary>
/// <remarks>Each stage fills exactly one layer and reads those below.</remarks>
public sealed class Document
{
    internal Document(Report report) => Report = report;

    /// <summary>The report, with its sentences.</summary>
    public Report Report { get; }

    /// <summary>The text.</summary>
    public string Text => Report.Text;
}
