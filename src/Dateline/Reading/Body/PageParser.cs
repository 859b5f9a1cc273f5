using System.Buffers;
using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Dateline.Reading.Body;

/// <summary>A page as a tree, or the reason why it was not parsed. Disposed of when nothing is read from the tree any more.</summary>
/// <param name="Document">The tree.</param>
/// <param name="Refusal">Why there is none.</param>
/// <param name="SetAside">What was left out of the tree.</param>
/// <param name="Markup">What was parsed, in an array of the pool; the tree looks into it.</param>
internal readonly record struct ParsedPage(IHtmlDocument? Document, Refusal? Refusal, SetAside SetAside, char[]? Markup = null) : IDisposable
{
    /// <remarks>The tree itself is left to the collector: to take it apart node by node is of use only where its scripts run.</remarks>
    public void Dispose()
    {
        if (Markup is not null)
            ArrayPool<char>.Shared.Return(Markup);
    }
}

/// <summary>Stretches of a page that were left out of its tree: scripts, style sheets, comments.</summary>
internal readonly record struct SetAside(ReadOnlyMemory<char> Markup, IReadOnlyList<Range> Ranges)
{
    private const int LongestScript = 400_000;

    /// <summary>The scripts in which one of <paramref name="words"/> occurs.</summary>
    public IEnumerable<string> Scripts(SearchValues<string> words)
    {
        foreach (var range in Ranges ?? [])
        {
            var (from, to) = (range.Start.Value, range.End.Value);
            var before = Markup.Span[..from];
            if (to - from > LongestScript || !before.EndsWith(">") || !Markup.Span[from..to].ContainsAny(words))
                continue;
            if (before.LastIndexOf('<') is >= 0 and var tag && before[(tag + 1)..].StartsWith("script", StringComparison.OrdinalIgnoreCase))
                yield return Markup[from..to].ToString();
        }
    }
}

/// <summary>Markup → tree, with every cost bounded beforehand.</summary>
/// <remarks>The tree builder of the HTML standard does work in proportion to the open elements for each tag (scopes, the adoption agency, the
/// reconstruction of formatting elements), so a small hostile page can cost hours and gigabytes. <see cref="MarkupGauge"/> looks at the tags first,
/// in linear time, and such a page is refused before it is parsed.</remarks>
internal sealed class PageParser(ReadingLimits limits)
{
    // No observers: nothing here styles, loads or follows what an attribute names.
    private readonly HtmlParser _parser = new(new HtmlParserOptions
    {
        IsScripting = false,
        SkipComments = true,
        SkipProcessingInstructions = true,
        DisableElementPositionTracking = true,
        // What the gauge lets through may still be a little deeper in the tree than in the markup.
        MaximumDepth = 2 * limits.Depth,
    }, BrowsingContext.New(Configuration.Default.Without<IAttributeObserver>()));

    /// <summary>Parses <paramref name="markup"/>. Never throws on its account.</summary>
    public ParsedPage Parse(ReadOnlyMemory<char> markup)
    {
        var idle = new List<Range>();
        if (MarkupGauge.Objection(markup.Span, limits, idle) is { } objection)
            return new(null, objection, default);
        var needed = ArrayPool<char>.Shared.Rent(Math.Max(1, markup.Length));
        var length = Copy(markup.Span, idle, needed);
        return new(_parser.ParseDocument(needed, length), null, new(markup, idle), needed);
    }

    /// <summary>Copies the markup without the stretches that nobody reads; returns its length. An array of the pool, because a page for itself is a large object, and those are costly to collect.</summary>
    private static int Copy(ReadOnlySpan<char> markup, List<Range> idle, Span<char> to)
    {
        var (from, length) = (0, 0);
        foreach (var range in idle)
        {
            markup[from..range.Start.Value].CopyTo(to[length..]);
            length += range.Start.Value - from;
            from = range.End.Value;
        }
        markup[from..].CopyTo(to[length..]);
        return length + markup.Length - from;
    }
}
