using System.Net;
using System.Text;

namespace Dateline.Intake.Feeds;

/// <summary>What kind of mark-up a piece is.</summary>
internal enum XmlPieceKind
{
    /// <summary>An element begins.</summary>
    Start,

    /// <summary>An element that has nothing in it.</summary>
    Empty,

    /// <summary>An element ends.</summary>
    End,
}

/// <summary>A tag.</summary>
/// <param name="Kind">Whether it begins or ends an element.</param>
/// <param name="Name">The name, in lower case, with the usual prefix of its namespace.</param>
/// <param name="At">Where it begins.</param>
/// <param name="Behind">What stands behind it.</param>
/// <param name="Attributes">What stands in it behind the name, as written.</param>
internal readonly record struct XmlPiece(XmlPieceKind Kind, string Name, int At, int Behind, string Attributes);

/// <summary>The tags of a text that should be XML and often is not: unclosed elements, stray signs, mark-up in mark-up. Never fails.</summary>
/// <remarks>
/// A document type is passed over unread, so that no entity of its own is ever resolved, inside or outside; of named references only those of HTML are known.
/// </remarks>
internal sealed class LooseXml
{
    // No feed declares more than a page of names.
    private const int LongestDeclarations = 16 * 1024;

    // By the names under which feeds know them, whatever prefix a file gives them.
    private static readonly (string Address, string Prefix)[] Known =
    [
        ("http://www.w3.org/2005/atom", ""), ("http://purl.org/atom/ns#", ""), ("http://purl.org/rss/1.0/", ""), ("http://my.netscape.com/rdf/simple/0.9/", ""),
        ("http://www.w3.org/1999/02/22-rdf-syntax-ns#", "rdf"), ("http://purl.org/rss/1.0/modules/content/", "content"), ("http://purl.org/dc/elements/1.1/", "dc"),
        ("http://purl.org/dc/terms/", "dcterms"), ("http://www.sitemaps.org/schemas/sitemap/0.9", ""), ("http://www.google.com/schemas/sitemap-news/0.9", "news"),
        ("http://rssnamespace.org/feedburner/ext/1.0", "feedburner"), ("http://www.w3.org/1999/xhtml", "xhtml"),
    ];

    private readonly string _text;
    private readonly Dictionary<string, string> _prefixes = new(StringComparer.OrdinalIgnoreCase);

    private bool _isTypePassed;

    public LooseXml(string text) => _text = text;

    /// <summary>The tags, in the order of the text; comments, instructions, document types and CDATA sections are none.</summary>
    public IEnumerable<XmlPiece> Pieces()
    {
        for (var at = 0; (at = _text.IndexOf('<', at)) >= 0;)
        {
            var behind = Passed(at);
            if (behind > at)
            {
                at = behind;
                continue;
            }
            if (Tag(at) is not { } piece)
            {
                at++;
                continue;
            }
            yield return piece;
            at = piece.Behind;
        }
    }

    /// <summary>The value of an attribute; absent where it is not there.</summary>
    public static string? Attribute(string attributes, string name)
    {
        for (var at = 0; at < attributes.Length;)
        {
            var equals = attributes.IndexOf('=', at);
            if (equals < 0)
                return null;
            var found = attributes.AsSpan(at, equals - at).Trim();
            var value = attributes.AsSpan(equals + 1).TrimStart();
            var begin = attributes.Length - value.Length;
            var isQuoted = value is ['"' or '\'', ..];
            var length = isQuoted ? value[1..].IndexOf(value[0]) : value.IndexOfAny(" \t\r\n");
            length = length < 0 ? value.Length - (isQuoted ? 1 : 0) : length;
            var text = attributes.Substring(begin + (isQuoted ? 1 : 0), length);
            if (found.Equals(name, StringComparison.OrdinalIgnoreCase))
                return WebUtility.HtmlDecode(text).Trim();
            at = begin + length + (isQuoted ? 2 : 0);
        }
        return null;
    }

    /// <summary>The characters between two places: references resolved, CDATA sections as they are, tags as they are.</summary>
    public string Characters(int from, int to)
    {
        var text = new StringBuilder();
        for (var at = from; at < to;)
        {
            var open = _text.IndexOf("<![CDATA[", at, to - at, StringComparison.Ordinal);
            var end = open < 0 ? to : open;
            text.Append(WebUtility.HtmlDecode(_text[at..end]));
            if (open < 0)
                break;
            var close = _text.IndexOf("]]>", open, to - open, StringComparison.Ordinal);
            text.Append(_text, open + 9, Math.Max(0, (close < 0 ? to : close) - open - 9));
            at = close < 0 ? to : close + 3;
        }
        return text.ToString();
    }

    /// <summary>What stands between two places, as it is written, without comments.</summary>
    public string Markup(int from, int to) => _text[from..to];

    // Behind what begins here and is no tag; the place itself where it is something else.
    private int Passed(int at)
    {
        if (Begins(at, "<!--"))
            return Behind(at + 4, "-->");
        if (Begins(at, "<![CDATA["))
            return Behind(at + 9, "]]>");
        if (Begins(at, "<?"))
            return Behind(at + 2, "?>");
        if (!Begins(at, "<!"))
            return at;
        var close = _text.IndexOf('>', at);
        if (close < 0)
            return _text.Length;
        // A document has one type at most; what else looks like one is not searched for its end again and again.
        var inner = _isTypePassed ? -1 : _text.IndexOf('[', at, close - at);
        _isTypePassed |= inner >= 0;
        return inner >= 0 ? Behind(inner, "]>", or: close + 1) : close + 1;
    }

    private bool Begins(int at, string what) => string.CompareOrdinal(_text, at, what, 0, what.Length) == 0;

    private int Behind(int from, string what, int? or = null)
    {
        var end = from <= _text.Length ? _text.IndexOf(what, from, StringComparison.Ordinal) : -1;
        return end >= 0 ? end + what.Length : or ?? _text.Length;
    }

    private XmlPiece? Tag(int at)
    {
        var isEnd = at + 1 < _text.Length && _text[at + 1] == '/';
        var begin = at + (isEnd ? 2 : 1);
        var end = begin;
        while (end < _text.Length && (char.IsLetterOrDigit(_text[end]) || _text[end] is ':' or '-' or '_' or '.'))
            end++;
        if (end == begin || !char.IsLetter(_text[begin]))
            return null;
        var close = Close(end);
        var isEmpty = close > end && _text[close - 1] == '/';
        var attributes = _text[end..Math.Max(end, isEmpty ? close - 1 : close)];
        if (!isEnd && attributes.Length <= LongestDeclarations && attributes.Contains("xmlns", StringComparison.Ordinal))
            Learn(attributes);
        return new(isEnd ? XmlPieceKind.End : isEmpty ? XmlPieceKind.Empty : XmlPieceKind.Start, Name(_text.AsSpan(begin, end - begin)), at, Math.Min(close + 1, _text.Length), attributes);
    }

    // The sign that closes the tag; signs in quotation marks do not, unless those are never closed.
    private int Close(int from)
    {
        var quote = '\0';
        for (var at = from; at < _text.Length; at++)
        {
            var c = _text[at];
            if (quote != '\0')
            {
                if (c == quote)
                    quote = '\0';
                else if (c == '<')
                    return Math.Max(from, _text.IndexOf('>', from, at - from) is >= 0 and var first ? first : at - 1);
            }
            else if (c is '"' or '\'')
            {
                quote = c;
            }
            else if (c == '>')
            {
                return at;
            }
            else if (c == '<')
            {
                return at - 1;
            }
        }
        return _text.Length;
    }

    private void Learn(string attributes)
    {
        for (var at = 0; (at = attributes.IndexOf("xmlns:", at, StringComparison.Ordinal)) >= 0; at += 6)
        {
            var equals = attributes.IndexOf('=', at);
            if (equals < 0)
                return;
            var prefix = attributes[(at + 6)..equals].Trim();
            if (Attribute(attributes[at..], "xmlns:" + prefix) is not { } address)
                continue;
            foreach (var (known, usual) in Known)
            {
                if (address.Equals(known, StringComparison.OrdinalIgnoreCase))
                    _prefixes[prefix] = usual;
            }
        }
    }

    private string Name(ReadOnlySpan<char> name)
    {
        var lower = name.ToString().ToLowerInvariant();
        var colon = lower.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0 || !_prefixes.TryGetValue(lower[..colon], out var usual))
            return lower;
        return usual.Length == 0 ? lower[(colon + 1)..] : usual + lower[colon..];
    }
}
