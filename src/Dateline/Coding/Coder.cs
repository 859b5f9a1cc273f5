using Dateline.Language;

namespace Dateline.Coding;

/// <summary>A document → its chronicle.</summary>
internal sealed class Coder
{
    public Chronicle Code(Document document, IReadOnlyList<TextSpan> predicates, IReadOnlyList<Diagnostic> diagnostics) => new()
    {
        Report = document.Report,
        Predicates = [.. predicates.Select(span => new PredicateAnswer(span, null, null, null, null))],
        Diagnostics = diagnostics,
    };
}
