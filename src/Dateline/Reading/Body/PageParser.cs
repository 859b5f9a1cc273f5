using System.Buffers;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Dateline.Reading.Body;

/// <summary>A page as a tree, or the reason why it was not parsed.</summary>
/// <param name="Document">The tree.</param>
/// <param name="Refusal">Why there is none.</param>
/// <param name="SetAside">What was left out of the tree.</param>
internal readonly record struct ParsedPage(IHtmlDocument? Document, Refusal? Refusal, SetAside SetAside);

/// <summary>Stretches of a page that were left out of its tree: scripts, style sheets, comments.</summary>
internal readonly record struct SetAside(string Markup, IReadOnlyList<Range> Ranges)
{
    private const int LongestScript = 400_000;

    /// <summary>The scripts in which one of <paramref name="words"/> occurs.</summary>
    public IEnumerable<string> Scripts(SearchValues<string> words)
    {
        foreach (var range in Ranges ?? [])
        {
            var (from, to) = (range.Start.Value, range.End.Value);
            if (to - from > LongestScript || from == 0 || Markup[from - 1] != '>' || !Markup.AsSpan(from, to - from).ContainsAny(words))
                continue;
            var tag = Markup.LastIndexOf('<', from - 1);
            if (tag >= 0 && Markup.AsSpan(tag + 1).StartsWith("script", StringComparison.OrdinalIgnoreCase))
                yield return Markup[from..to];
        }
    }
}

/// <summary>Markup → tree, with every cost bounded beforehand.</summary>
/// <remarks>The tree builder of the HTML standard does work in proportion to the open elements for each tag (scopes, the adoption agency, the
/// reconstruction of formatting elements), so a small hostile page can cost hours and gigabytes. <see cref="MarkupGauge"/> looks at the tags first,
/// in linear time, and such a page is refused before it is parsed.</remarks>
internal sealed class PageParser(ReadingLimits limits)
{
    private readonly HtmlParser _parser = new(new HtmlParserOptions
    {
        IsScripting = false,
        SkipComments = true,
        SkipProcessingInstructions = true,
        DisableElementPositionTracking = true,
        // What the gauge lets through may still be a little deeper in the tree than in the markup.
        MaximumDepth = 2 * limits.Depth,
    });

    /// <summary>Parses <paramref name="markup"/>. Never throws on its account.</summary>
    public ParsedPage Parse(string markup)
    {
        var idle = new List<Range>();
        if (MarkupGauge.Objection(markup, limits, idle) is { } objection)
            return new(null, objection, default);
        return new(_parser.ParseDocument(Without(markup, idle)), null, new(markup, idle));
    }

    private static string Without(string markup, List<Range> idle)
    {
        if (idle.Count == 0)
            return markup;
        var length = markup.Length - idle.Sum(range => range.End.Value - range.Start.Value);
        return string.Create(length, (markup, idle), static (rest, state) =>
        {
            var from = 0;
            foreach (var range in state.idle)
            {
                state.markup.AsSpan(from, range.Start.Value - from).CopyTo(rest);
                rest = rest[(range.Start.Value - from)..];
                from = range.End.Value;
            }
            state.markup.AsSpan(from).CopyTo(rest);
        });
    }
}
