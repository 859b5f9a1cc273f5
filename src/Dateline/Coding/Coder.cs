using Dateline.Language;
using Dateline.Time;

namespace Dateline.Coding;

/// <summary>A document → its chronicle.</summary>
internal sealed class Coder
{
    private readonly TimeReader _times = TimeReader.Load();

    public Chronicle Code(Document document, IReadOnlyList<TextSpan> predicates, IReadOnlyList<Diagnostic> diagnostics)
    {
        var report = document.Report;
        var words = TextWords.Scan(report.Text, report.Sentences);
        return new()
        {
            Report = report,
            Times = _times.Read(words, report.Published?.Day),
            Predicates = [.. predicates.Select(span => new PredicateAnswer(span, null, null, null, null))],
            Diagnostics = diagnostics,
        };
    }
}
