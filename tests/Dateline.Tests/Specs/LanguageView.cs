using Dateline.Language;

namespace Dateline.Tests.Specs;

/// <summary>What the language engine sees in the text of a report, as the lines that specifications speak in.</summary>
internal static class LanguageView
{
    private static readonly Analyzer Analyzer = Analyzer.Load();

    /// <summary>The rows of a view of the language; null where the view is none of them.</summary>
    public static List<string[]>? Rows(Report report, string view)
    {
        if (view is not ("words" or "names" or "entities"))
            return null;
        using var document = Analyzer.Analyze(report);
        if (view == "entities")
            return [.. document.Entities.ToArray().Where(e => !e.IsMentionedOnce).Select(Entity)];
        return view == "words"
            ? [.. document.Sentences.ToArray().Select(s => new[] { string.Join(' ', s.Tokens.ToArray().Select(t => t.ToString())) })]
            : [.. document.Names.ToArray().Select(n => new[] { SpecView.OneLine(n.Span.ToString()), n.Kind.Label() })];
    }

    /// <summary>The words that tell best who is meant, then every mention.</summary>
    private static string[] Entity(Entity entity) =>
        [SpecView.OneLine(entity.Best.ToString()), .. entity.Mentions.ToArray().Select(m => SpecView.OneLine(m.ToString()))];
}
