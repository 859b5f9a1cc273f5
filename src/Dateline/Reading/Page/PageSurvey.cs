using AngleSharp.Dom;
using Dateline.Reading.Body;

namespace Dateline.Reading.Page;

/// <summary>Everything on a page that tells about the report and is not its text: head, short lines, time stamps, microdata, script blocks; gathered in one pass.</summary>
internal sealed class PageSurvey
{
    /// <summary>Elements <c>meta</c> with a name and a content, in page order; names in lower case.</summary>
    public List<PageMeta> Metas { get; } = [];

    /// <summary>Lines of text between block boundaries, in page order; long ones are cut.</summary>
    public List<PageLine> Lines { get; } = [];

    /// <summary>Dates in attributes of visible elements.</summary>
    public List<PageStamp> Stamps { get; } = [];

    /// <summary>Microdata and the classes of hNews.</summary>
    public List<PageProperty> Properties { get; } = [];

    /// <summary>Contents of <c>application/ld+json</c> scripts.</summary>
    public List<string> StructuredBlocks { get; } = [];

    /// <summary>What was left out of the tree: other scripts, in which a date of publication may stand.</summary>
    public SetAside SetAside { get; set; }

    /// <summary>The element <c>title</c>.</summary>
    public string? DocumentTitle { get; set; }

    /// <summary><c>link rel=canonical</c>, as written.</summary>
    public string? CanonicalLink { get; set; }

    /// <summary>Attribute <c>lang</c> of the page.</summary>
    public string? DeclaredLanguage { get; set; }

    /// <summary>The <c>base</c> address.</summary>
    public string? BaseAddress { get; set; }

    /// <summary>Whether the page asks for a password.</summary>
    public bool HasPasswordField { get; set; }

    /// <summary>The content of the first meta of these names, in the order of the names.</summary>
    public string? Meta(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            foreach (var meta in Metas)
            {
                if (meta.Name == name)
                    return meta.Content;
            }
        }
        return null;
    }

    /// <summary>Surveys a page.</summary>
    public static PageSurvey Of(IDocument page, ElementRoles roles) => new PageSurveyor(roles).Survey(page);
}

/// <summary>A <c>meta</c> element.</summary>
/// <param name="Name">Its <c>property</c>, <c>name</c>, <c>itemprop</c> or <c>http-equiv</c>, in lower case.</param>
/// <param name="Content">Its content, trimmed.</param>
internal readonly record struct PageMeta(string Name, string Content);

/// <summary>A line of text as a reader sees it.</summary>
/// <param name="Text">The words, white space collapsed; cut behind 400 characters.</param>
/// <param name="Order">Its place among the lines.</param>
/// <param name="Role">What it is for, by the element that holds it.</param>
/// <param name="Around">What the elements around it are for.</param>
/// <param name="Level">1 to 6 in a heading, else 0.</param>
/// <param name="LinkDensity">Share of its letters in links.</param>
/// <param name="Before">Characters of text on the page before it.</param>
internal sealed record PageLine(string Text, int Order, BlockRole Role, BlockRole Around, int Level, double LinkDensity, int Before)
{
    /// <summary>Own role and those around.</summary>
    public BlockRole All => Role | Around;

    public bool Is(BlockRole role) => (All & role) != BlockRole.None;
}

/// <summary>A date in an attribute.</summary>
/// <param name="Value">The attribute.</param>
/// <param name="Order">Number of the line in which the element begins.</param>
/// <param name="Role">What the element and those around it are for.</param>
/// <param name="IsTime">Whether the element is <c>time</c>.</param>
/// <param name="Names">Its class and id, in lower case.</param>
internal readonly record struct PageStamp(string Value, int Order, BlockRole Role, bool IsTime, string Names);

/// <summary>A property of microdata.</summary>
/// <param name="Name">Its name, in lower case.</param>
/// <param name="Value">Its value: attribute or text.</param>
/// <param name="Order">Number of the line in which the element begins.</param>
/// <param name="Role">What the element and those around it are for.</param>
/// <param name="Owner">The type of the item it belongs to, in lower case, where it is known.</param>
/// <param name="IsText">Whether the value is the text that readers see, not an attribute.</param>
internal readonly record struct PageProperty(string Name, string Value, int Order, BlockRole Role, string? Owner, bool IsText);
