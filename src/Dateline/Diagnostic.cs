namespace Dateline;

/// <summary>How much a remark matters.</summary>
public enum Severity
{
    /// <summary>Worth knowing.</summary>
    Info,

    /// <summary>Something is doubtful or was left out.</summary>
    Warning,
}

/// <summary>A remark on how a report was read. The codes are listed in <c>docs/diagnostics.md</c>.</summary>
/// <param name="Severity">How much it matters.</param>
/// <param name="Code">Stable code, <c>DL</c> and four digits.</param>
/// <param name="Message">One clear sentence.</param>
/// <param name="Span">Where in the text, if it is about a stretch of it.</param>
public sealed record Diagnostic(Severity Severity, string Code, string Message, TextSpan? Span = null);
