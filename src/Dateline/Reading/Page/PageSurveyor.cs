using System.Collections.Frozen;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Dateline.Reading.Body;

namespace Dateline.Reading.Page;

/// <summary>Walks a page once and writes down what tells about the report.</summary>
internal sealed partial class PageSurveyor(ElementRoles roles)
{
    private const int LongestLine = 400;
    private const int DeepestElement = 1000;

    /// <summary>Roles for which even an inline element is a line of its own.</summary>
    private const BlockRole OwnLine = BlockRole.Byline | BlockRole.Date | BlockRole.Credit | BlockRole.Caption | BlockRole.Source;

    private static readonly FrozenSet<string> StampAttributes = new[] { "datetime", "data-datetime", "data-date", "data-time", "data-timestamp", "data-published", "data-publish-date", "data-utime", "data-published-date", "data-seconds", "data-created", "data-ts", "data-pubdate" }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> ReadProperties = new[]
    {
        "datepublished", "datemodified", "datecreated", "headline", "author", "creator", "name", "publisher", "sourceorganization", "provider", "copyrightholder", "contributor", "dateline", "inlanguage",
    }.ToFrozenSet(StringComparer.Ordinal);

    private readonly PageSurvey _survey = new();
    private readonly StringBuilder _line = new();
    private int _before;
    private int _linkLetters;
    private bool _spacePending;
    private bool _atSeam;

    public PageSurvey Survey(IDocument page)
    {
        if (page.DocumentElement is { } root)
        {
            _survey.DeclaredLanguage = root.GetAttribute("lang") ?? root.GetAttribute("xml:lang");
            Children(root, new(BlockRole.None, BlockRole.None, 0, false, null, 0));
        }
        return _survey;
    }

    private void Children(INode parent, Place place)
    {
        var children = parent.ChildNodes;
        for (var i = 0; i < children.Length; i++)
        {
            switch (children[i])
            {
                case IText text:
                    Append(text.Data, place.InLink);
                    break;
                case IElement element when place.Depth < DeepestElement:
                    Element(element, place);
                    break;
            }
        }
    }

    private void Element(IElement element, Place around)
    {
        var name = element.LocalName;
        if (Head(element, name, around.All))
            return;
        if (roles.IsSilent(name) && name is not ("head" or "noscript" or "button"))
        {
            if (name == "input" && string.Equals(element.GetAttribute("type"), "password", StringComparison.OrdinalIgnoreCase))
                _survey.HasPasswordField = true;
            return;
        }
        if (name == "br")
        {
            Flush(around);
            return;
        }
        var role = roles.Of(element, name);
        var tag = HtmlTags.Of(name);
        var isLine = tag.BreaksText() || (role & OwnLine) != BlockRole.None;
        if (isLine)
            Flush(around);
        var owner = around.Owner;
        if (element.Attributes is { Length: > 0 } attributes)
            owner = Attributes(element, attributes, name, role | around.All, owner);
        var level = name is ['h', >= '1' and <= '6'] ? name[1] - '0' : around.Level;
        // A byline or a date says so of what is in it; a related box says so of everything below.
        var place = isLine ? new Place(role, around.All, level, around.InLink || name == "a", owner, around.Depth + 1)
            : new Place(around.Role, around.Around | (role & BlockRole.Foreign), level, around.InLink || name == "a", owner, around.Depth + 1);
        // Where one inline element ends and the next begins, style sheets set words apart that markup does not: "Report" + "4 March 2025". Not so in "4th".
        var isSeam = !isLine && name is not ("sup" or "sub");
        _atSeam |= isSeam;
        Children(element, place);
        if (isLine)
            Flush(place);
        _atSeam |= isSeam;
    }

    /// <summary>The elements that are read whole: those of the head, and scripts wherever they stand.</summary>
    private bool Head(IElement element, string name, BlockRole role)
    {
        switch (name)
        {
            case "meta":
                Meta(element);
                return true;
            case "link":
                Link(element);
                return true;
            case "base":
                _survey.BaseAddress ??= element.GetAttribute("href");
                return true;
            case "title":
                _survey.DocumentTitle ??= Collapse(element.TextContent);
                return true;
            case "script":
                Script(element, role);
                return true;
            default:
                return false;
        }
    }

    private void Meta(IElement element)
    {
        var content = element.GetAttribute("content")?.Trim();
        if (string.IsNullOrEmpty(content) || content.Length > 2000)
            return;
        foreach (var attribute in (ReadOnlySpan<string>)["property", "name", "itemprop", "http-equiv"])
        {
            if (element.GetAttribute(attribute)?.Trim() is { Length: > 0 } name)
                _survey.Metas.Add(new(name.ToLowerInvariant(), content));
        }
    }

    private void Link(IElement element)
    {
        if (element.GetAttribute("rel") is { } rel && rel.Trim().Equals("canonical", StringComparison.OrdinalIgnoreCase))
            _survey.CanonicalLink ??= element.GetAttribute("href")?.Trim();
        else if (element.GetAttribute("itemprop") is { } property && element.GetAttribute("content") is { Length: > 0 } content)
            _survey.Metas.Add(new(property.ToLowerInvariant(), content));
    }

    private void Script(IElement element, BlockRole role)
    {
        var type = element.GetAttribute("type");
        if (type is not null && type.Contains("ld+json", StringComparison.OrdinalIgnoreCase))
        {
            _survey.StructuredBlocks.Add(element.TextContent);
            return;
        }
        if (element.HasAttribute("src"))
            return;
        var text = element.TextContent;
        // A few words of script that write a date where they stand: showDate("2020/04/17 01:43").
        if (text.Length is > 12 and < 160 && WrittenDate().Match(text) is { Success: true } written)
            _survey.Stamps.Add(new(written.Value, _survey.Lines.Count, role, false, ""));
    }

    private string? Attributes(IElement element, INamedNodeMap attributes, string name, BlockRole role, string? owner)
    {
        string? property = null, type = null, title = null;
        for (var i = 0; i < attributes.Length && attributes[i] is { } attribute; i++)
        {
            switch (attribute.Name)
            {
                case "itemprop":
                    property = attribute.Value;
                    break;
                case "itemtype":
                    type = attribute.Value;
                    break;
                case "title":
                    title = attribute.Value;
                    break;
                default:
                    if (StampAttributes.Contains(attribute.Name))
                        Stamp(element, name, attribute.Value, role);
                    break;
            }
        }
        // hNews: <abbr class="published" title="2020-07-05T07:03:00Z">.
        if (title is { Length: >= 8 and <= 60 } && char.IsAsciiDigit(title[0]) && (name == "abbr" || (role & BlockRole.Date) != BlockRole.None))
            Stamp(element, name, title, role);
        if (property is not null)
            Property(element, property, role, owner);
        if (type is not null)
            return type[(type.LastIndexOf('/') + 1)..].ToLowerInvariant();
        return owner;
    }

    private void Stamp(IElement element, string name, string value, BlockRole role)
    {
        if (value.Length is < 6 or > 80)
            return;
        var names = ((element.ClassName ?? "") + " " + (element.Id ?? "")).ToLowerInvariant();
        _survey.Stamps.Add(new(value, _survey.Lines.Count, role, name == "time", names));
    }

    private void Property(IElement element, string properties, BlockRole role, string? owner)
    {
        foreach (var range in properties.AsSpan().Split(' '))
        {
            var property = properties.AsSpan(range).ToString().ToLowerInvariant();
            if (!ReadProperties.Contains(property))
                continue;
            var attribute = element.GetAttribute("content") ?? element.GetAttribute("datetime");
            var value = attribute ?? (element.ChildElementCount < 12 ? Collapse(element.TextContent) : "");
            if (value.Length is > 0 and <= 300)
                _survey.Properties.Add(new(property, value, _survey.Lines.Count, role, owner, attribute is null));
        }
    }

    private void Append(string data, bool inLink)
    {
        foreach (var c in data)
        {
            if (char.IsWhiteSpace(c))
            {
                _spacePending = true;
                continue;
            }
            if (c is '\u00AD' or '\u200B' or '\uFEFF')
                continue;
            if (_atSeam)
            {
                _spacePending |= _line.Length > 0 && (char.IsLetter(_line[^1]) && char.IsAsciiDigit(c) || char.IsAsciiDigit(_line[^1]) && char.IsLetter(c));
                _atSeam = false;
            }
            if (_line.Length < LongestLine)
            {
                if (_spacePending && _line.Length > 0)
                    _line.Append(' ');
                _line.Append(c);
                _linkLetters += inLink ? 1 : 0;
            }
            _spacePending = false;
            _before++;
        }
    }

    private void Flush(Place place)
    {
        if (_line.Length > 0)
        {
            // A surrogate pair cut in two would be no character at all.
            if (char.IsHighSurrogate(_line[^1]))
                _line.Length--;
            var text = _line.ToString();
            _survey.Lines.Add(new(text, _survey.Lines.Count, place.Role, place.Around, place.Level, (double)_linkLetters / Math.Max(1, text.Length), _before));
        }
        _line.Clear();
        _linkLetters = 0;
        _spacePending = false;
    }

    [GeneratedRegex(@"(?<=[""'])20\d\d[-/][01]?\d[-/][0-3]?\d(?:[ T][0-2]?\d:[0-5]\d(?::[0-5]\d)?)?", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex WrittenDate();

    private static string Collapse(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <param name="Role">Roles of the element that opened the line.</param>
    /// <param name="Around">Roles of the elements around it.</param>
    /// <param name="Level">Level of the heading it is in.</param>
    /// <param name="InLink">Whether it is in a link.</param>
    /// <param name="Owner">Type of the microdata item it is in.</param>
    /// <param name="Depth">How deep it lies.</param>
    private readonly record struct Place(BlockRole Role, BlockRole Around, int Level, bool InLink, string? Owner, int Depth)
    {
        public BlockRole All => Role | Around;
    }
}
