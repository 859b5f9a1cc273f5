using System.Collections.Frozen;

namespace Dateline.Reading.Body;

/// <summary>Elements of HTML, as far as reading an article tells them apart.</summary>
internal enum Tag : byte
{
    /// <summary>Any other element.</summary>
    Other,
    A,
    Formatting,
    P,
    Heading,
    Block,
    List,
    Item,
    Definition,
    Table,
    Row,
    RowGroup,
    Cell,
    Option,
    Void,
    RawText,
    Form,
}

/// <summary>What the standard says about elements.</summary>
internal static class HtmlTags
{
    private static readonly FrozenDictionary<string, Tag> Known = Build();
    private static readonly FrozenDictionary<string, Tag>.AlternateLookup<ReadOnlySpan<char>> Lookup = Known.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The element of that name, in any case.</summary>
    public static Tag Of(ReadOnlySpan<char> name) => Lookup.TryGetValue(name, out var tag) ? tag : Tag.Other;

    public static bool IsVoid(this Tag tag) => tag == Tag.Void;

    public static bool IsRawText(this Tag tag) => tag == Tag.RawText;

    public static bool IsFormatting(this Tag tag) => tag is Tag.Formatting or Tag.A;

    public static bool IsCell(this Tag tag) => tag == Tag.Cell;

    /// <summary>Whether it ends an open paragraph.</summary>
    public static bool IsBlock(this Tag tag) => tag is >= Tag.P and <= Tag.Definition or Tag.Table or Tag.Form;

    /// <summary>Whether text before it and text in it are never one block.</summary>
    public static bool BreaksText(this Tag tag) => tag is >= Tag.P and <= Tag.Cell or Tag.Form;

    /// <summary>Whether its end tag may be left out before the next of its kind.</summary>
    public static bool EndsItsLike(this Tag tag) => tag is Tag.P or Tag.Item or Tag.Definition or Tag.Row or Tag.RowGroup or Tag.Cell or Tag.Option or Tag.Heading;

    private static FrozenDictionary<string, Tag> Build()
    {
        var tags = new Dictionary<string, Tag>(StringComparer.OrdinalIgnoreCase);
        void Add(Tag tag, string names)
        {
            foreach (var name in names.Split(' '))
                tags.Add(name, tag);
        }
        Add(Tag.A, "a");
        Add(Tag.Formatting, "b big code em font i nobr s small strike strong tt u");
        Add(Tag.P, "p");
        Add(Tag.Heading, "h1 h2 h3 h4 h5 h6");
        Add(Tag.Block, "body html address article aside blockquote center details dialog dir div fieldset figcaption figure footer header hgroup main nav section summary search pre listing");
        Add(Tag.List, "ul ol menu dl");
        Add(Tag.Item, "li");
        Add(Tag.Definition, "dt dd");
        Add(Tag.Table, "table");
        Add(Tag.Row, "tr");
        Add(Tag.RowGroup, "tbody thead tfoot");
        Add(Tag.Cell, "td th caption");
        Add(Tag.Option, "option optgroup");
        Add(Tag.Void, "area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr");
        Add(Tag.RawText, "script style textarea title xmp iframe noembed noframes");
        Add(Tag.Form, "form");
        return tags.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }
}
