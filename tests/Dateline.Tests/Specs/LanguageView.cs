using Dateline.Language;

namespace Dateline.Tests.Specs;

/// <summary>What the language engine sees in the text of a report, as the lines that specifications speak in.</summary>
internal static class LanguageView
{
    private static readonly Analyzer Analyzer = Analyzer.Load();

    /// <summary>The rows of a view of the language; null where the view is none of them.</summary>
    public static List<string[]>? Rows(Report report, string view)
    {
        if (view is not ("words" or "names"))
            return null;
        using var document = Analyzer.Analyze(report);
        return view == "words"
            ? [.. document.Sentences.ToArray().Select(s => new[] { string.Join(' ', s.Tokens.ToArray().Select(t => t.ToString())) })]
            : [.. document.Names.ToArray().Select(n => new[] { SpecView.OneLine(n.Span.ToString()), n.Kind.Label() })];
    }
}
