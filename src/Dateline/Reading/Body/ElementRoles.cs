using System.Collections.Frozen;
using AngleSharp.Dom;

namespace Dateline.Reading.Body;

/// <summary>What elements are for: tag, <c>role</c>, <c>itemprop</c>, class words and id words. One for each page: it remembers the names it has seen.</summary>
internal sealed class ElementRoles(ClassWords words)
{
    /// <summary>Roles for which even an inline element is a block of its own.</summary>
    private const BlockRole Breaking = BlockRole.Caption | BlockRole.Credit | BlockRole.Hidden | BlockRole.Share | BlockRole.Related | BlockRole.Promotion;

    private static readonly FrozenSet<string> Silent = new[]
    {
        "script", "style", "noscript", "template", "iframe", "object", "embed", "applet", "svg", "math", "canvas", "audio", "video", "select", "textarea", "button",
        "input", "head", "title", "noembed", "noframes", "datalist", "map", "progress", "meter",
    }.ToFrozenSet();

    private readonly Dictionary<string, BlockRole> _seen = [];

    /// <summary>Whether nothing in such an element is text of the page.</summary>
    public bool IsSilent(string name) => Silent.Contains(name);

    /// <summary>The roles of an element by its own signs.</summary>
    public BlockRole Of(IElement element, string name)
    {
        var role = OfTag(name);
        // By number: an enumerator would be an object for each element.
        var attributes = element.Attributes;
        for (var i = 0; i < attributes.Length && attributes[i] is { } attribute; i++)
        {
            role |= attribute.Name switch
            {
                "class" => OfNames(attribute.Value),
                "id" => OfNames(attribute.Value),
                "itemprop" => OfProperty(attribute.Value),
                "role" => OfRole(attribute.Value),
                "hidden" => BlockRole.Hidden,
                "aria-hidden" => attribute.Value == "true" ? BlockRole.Hidden : BlockRole.None,
                "style" => IsInvisible(attribute.Value) ? BlockRole.Hidden : BlockRole.None,
                _ => BlockRole.None,
            };
        }
        return role;
    }

    /// <summary>The roles by which an inline element is a block of its own.</summary>
    public BlockRole OfInline(IElement element, string name) => name is "span" or "a" or "label" or "small" ? Of(element, name) & Breaking : BlockRole.None;

    private BlockRole OfNames(string names)
    {
        if (!_seen.TryGetValue(names, out var role))
            _seen.Add(names, role = words.Of(names));
        return role;
    }

    private static BlockRole OfTag(string name) => name switch
    {
        "nav" or "menu" => BlockRole.Navigation,
        "footer" => BlockRole.Footer,
        "aside" => BlockRole.Aside,
        "figure" => BlockRole.Figure,
        "figcaption" => BlockRole.Caption,
        "header" => BlockRole.Header,
        "article" => BlockRole.Article,
        "address" => BlockRole.Byline,
        "dialog" => BlockRole.Promotion,
        "blockquote" => BlockRole.Quote,
        _ => BlockRole.None,
    };

    private static BlockRole OfProperty(string property) => property switch
    {
        "articleBody" or "reviewBody" => BlockRole.Body,
        "author" or "creator" => BlockRole.Byline,
        "datePublished" or "dateModified" or "dateCreated" => BlockRole.Date,
        "caption" => BlockRole.Caption,
        "copyrightHolder" => BlockRole.Credit,
        "headline" => BlockRole.Title,
        "comment" => BlockRole.Comments,
        "keywords" => BlockRole.Tags,
        _ => BlockRole.None,
    };

    private static BlockRole OfRole(string role) => role switch
    {
        "navigation" or "menu" or "menubar" or "search" => BlockRole.Navigation,
        "complementary" => BlockRole.Aside,
        "contentinfo" => BlockRole.Footer,
        "banner" => BlockRole.Header,
        "dialog" or "alertdialog" => BlockRole.Promotion,
        _ => BlockRole.None,
    };

    private static bool IsInvisible(string style)
    {
        var at = style.IndexOf("display", StringComparison.OrdinalIgnoreCase);
        if (at < 0)
            return false;
        var value = style.AsSpan(at + "display".Length).TrimStart(" \t\n:");
        return value.StartsWith("none", StringComparison.OrdinalIgnoreCase);
    }
}
