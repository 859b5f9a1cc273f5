using System.Net;
using System.Text.RegularExpressions;
using Dateline.Reading.Charsets;
using Dateline.Reading.Dates;

namespace Dateline.Intake.Feeds;

/// <summary>The bytes of a feed → what it tells of: RSS 0.9 to 2.0, Atom, JSON Feed, OPML, site maps and their indexes; broken ones as far as they go. Thread-safe.</summary>
internal sealed partial class FeedReader
{
    // A summary is a sentence or two; from here on a description is taken for the whole text.
    private const int FullText = 1000;
    private const int Looked = 4096;

    private readonly Lazy<MachineDate> _dates = new(() => new MachineDate(new DateScanner(MonthNames.Load())));

    /// <summary>Whether bytes look like something this reads.</summary>
    public static bool IsOne(ReadOnlySpan<byte> bytes)
    {
        var head = System.Text.Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, Looked)]).Replace("\0", "", StringComparison.Ordinal);
        var begin = head.AsSpan().TrimStart("ï»¿þÿ \t\r\n");
        return begin is ['<', ..] ? Root(head) is not null : begin is ['{', ..] && head.Contains("jsonfeed.org/version", StringComparison.Ordinal);
    }

    /// <summary>Reads a feed.</summary>
    /// <param name="bytes">Its bytes.</param>
    /// <param name="contentType">The HTTP header, where there was one.</param>
    /// <param name="address">Its address, from which those in it that are not whole are counted.</param>
    /// <exception cref="RefusedException">Nothing in it can be read.</exception>
    public Feed Read(ReadOnlyMemory<byte> bytes, string? contentType, string? address)
    {
        using var decoded = Decoding.Decode(bytes.Span, contentType);
        var text = decoded.Text;
        var start = Uri.TryCreate(address, UriKind.Absolute, out var uri) ? uri : null;
        var feed = text.AsSpan().TrimStart() is ['{', ..] ? JsonFeed.Read(text, start, Date) : FromXml(text, start);
        return feed.Items.Count > 0 || feed.Feeds.Count > 0 || feed.Title is not null ? feed : throw new RefusedException(Refusals.NoFeed);
    }

    private static string? Root(string head)
    {
        foreach (var piece in new LooseXml(head).Pieces())
            return piece.Name is "rss" or "rdf:rdf" or "feed" or "opml" or "urlset" or "sitemapindex" or "channel" ? piece.Name : null;
        return null;
    }

    private Feed FromXml(string text, Uri? address)
    {
        var xml = new LooseXml(text);
        var (items, feeds) = (new List<FeedItem>(), new List<(string, string?)>());
        string? title = null, language = null;
        FieldsOfItem? item = null;
        string? field = null;
        var (fieldBegin, depth, attributes) = (0, 0, "");
        var (isInImage, isMap) = (false, false);
        foreach (var piece in xml.Pieces())
        {
            if (piece.Kind != XmlPieceKind.End && piece.Name is "feed" or "channel" or "rss" && LooseXml.Attribute(piece.Attributes, "xml:base") is { } given && Uri.TryCreate(address, given, out var moved))
                address = moved;
            if (field is not null && piece.Kind == XmlPieceKind.Start && piece.Name != field && IsLeaf(field) && (IsLeaf(piece.Name) || HoldsMarkup(piece.Name)))
            {
                item?.Add(field, attributes, xml, fieldBegin, EndOf(field, text, fieldBegin, piece.At));
                field = null;
            }
            isMap |= piece.Name is "urlset" or "sitemapindex";
            if (isMap ? piece.Name is "url" or "sitemap" : piece.Name is "item" or "entry")
            {
                if (field is not null && item is not null)
                    item.Add(field, attributes, xml, fieldBegin, EndOf(field, text, fieldBegin, piece.At));
                else if (field == "title" && !isInImage)
                    title ??= Plain(xml.Characters(fieldBegin, EndOf(field, text, fieldBegin, piece.At)));
                field = null;
                if (item is not null)
                    Close(item, address, items, feeds);
                item = piece.Kind == XmlPieceKind.Start ? new FieldsOfItem(piece.Name, piece.Attributes) : null;
            }
            else if (piece.Name == "outline" && piece.Kind != XmlPieceKind.End)
            {
                if (Whole(LooseXml.Attribute(piece.Attributes, "xmlUrl"), address) is { } listed)
                    feeds.Add((listed, LooseXml.Attribute(piece.Attributes, "title") ?? LooseXml.Attribute(piece.Attributes, "text")));
            }
            else if (field is null && piece.Kind == XmlPieceKind.Empty)
            {
                item?.Add(piece.Name, piece.Attributes, xml, piece.Behind, piece.Behind);
            }
            else if (field is null && piece.Kind == XmlPieceKind.Start)
            {
                // Of elements that only hold others, those are looked at.
                if (item is null && piece.Name is "image" or "textinput")
                    isInImage = true;
                else if (piece.Name is not ("rss" or "channel" or "feed" or "rdf:rdf" or "opml" or "head" or "body" or "urlset" or "sitemapindex" or "news:news" or "news:publication" or "items" or "author"))
                    (field, fieldBegin, depth, attributes) = (piece.Name, piece.Behind, 1, piece.Attributes);
            }
            else if (field is null)
            {
                isInImage &= piece.Name is not ("image" or "textinput");
            }
            else if (piece.Name == field)
            {
                depth += piece.Kind == XmlPieceKind.Start ? 1 : piece.Kind == XmlPieceKind.End ? -1 : 0;
                if (depth > 0)
                    continue;
                if (item is not null)
                    item.Add(field, attributes, xml, fieldBegin, piece.At);
                else if (!isInImage && field is "title" or "language" or "dc:language")
                    (title, language) = field == "title" ? (title ?? Plain(xml.Characters(fieldBegin, piece.At)), language) : (title, xml.Characters(fieldBegin, piece.At).Trim());
                field = null;
            }
        }
        if (item is not null)
        {
            if (field is not null)
                item.Add(field, attributes, xml, fieldBegin, EndOf(field, text, fieldBegin, text.Length));
            Close(item, address, items, feeds);
        }
        return new Feed { Title = title, Language = language, Items = items, Feeds = feeds };
    }

    private static bool HoldsMarkup(string field) => field is "content:encoded" or "content" or "description" or "summary";

    // In these no other can stand: where one begins, the closing tag was forgotten.
    private static bool IsLeaf(string field) =>
        field is "title" or "link" or "guid" or "id" or "pubdate" or "dc:date" or "dc:creator" or "published" or "updated" or "issued" or "modified" or "loc" or "lastmod" or "language";

    // A field that is never closed goes up to the next tag, one that may hold tags to the end of its item.
    private static int EndOf(string field, string text, int from, int to)
    {
        if (HoldsMarkup(field))
            return to;
        var next = text.IndexOf('<', from, to - from);
        return next < 0 || string.CompareOrdinal(text, next, "<![CDATA[", 0, 9) == 0 ? to : next;
    }

    private void Close(FieldsOfItem item, Uri? address, List<FeedItem> items, List<(string, string?)> feeds)
    {
        if (item.Kind == "sitemap")
        {
            if (Whole(item.Location, address) is { } map)
                feeds.Add((map, null));
            return;
        }
        var at = Whole(item.Link ?? item.Location ?? item.PermanentId, address);
        var title = item.Title is { } heading ? Plain(heading) : null;
        var content = item.Content ?? (item.Description is { } description && Plain(description).Length >= FullText ? description : null);
        if ((item.Id ?? at ?? title) is not { Length: > 0 } id)
            return;
        items.Add(new FeedItem
        {
            Id = id,
            Address = at,
            Title = title is { Length: > 0 } ? title : null,
            Published = item.Date is { } date ? Date(date) : null,
            Authors = [.. item.Authors.Select(Plain).Where(a => a.Length > 0)],
            Content = string.IsNullOrWhiteSpace(content) ? null : content,
        });
    }

    private PublicationTime? Date(string text) => _dates.Value.Read(MailDate.ToIso(text) ?? WebUtility.HtmlDecode(text), null, DateOrder.Unknown, out _);

    /// <summary>An address of the web, made whole; absent where it is none.</summary>
    internal static string? Whole(string? address, Uri? start)
    {
        if (string.IsNullOrWhiteSpace(address))
            return null;
        var isOne = start is null ? Uri.TryCreate(address.Trim(), UriKind.Absolute, out var uri) : Uri.TryCreate(start, address.Trim(), out uri);
        return isOne && uri!.Scheme is "http" or "https" ? uri!.AbsoluteUri : null;
    }

    /// <summary>The words of mark-up, on one line.</summary>
    internal static string Plain(string markup)
    {
        var text = markup.Contains('<', StringComparison.Ordinal) ? AnyTag().Replace(markup, " ") : markup;
        return string.Join(' ', WebUtility.HtmlDecode(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    [GeneratedRegex("<[^<>]{0,2000}>", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex AnyTag();

    /// <summary>What stands in an item while it is read; the first of each field counts, and of dates that of publication before that of change.</summary>
    private sealed class FieldsOfItem(string kind, string attributes)
    {
        private readonly string? _about = LooseXml.Attribute(attributes, "rdf:about");
        private string? _published;
        private string? _changed;
        private string? _guid;
        private bool _isPermanent = true;

        public string Kind => kind;

        public string? Id => _guid ?? _about;

        public string? PermanentId => _isPermanent && _guid is not null ? _guid : _about;

        public string? Link { get; private set; }

        public string? Location { get; private set; }

        public string? Title { get; private set; }

        public string? Content { get; private set; }

        public string? Description { get; private set; }

        public string? Date => _published ?? _changed;

        public List<string> Authors { get; } = [];

        public void Add(string name, string given, LooseXml xml, int from, int to)
        {
            string Text() => xml.Characters(from, to).Trim();
            switch (name)
            {
                case "title" or "news:title":
                    Title ??= Text();
                    break;
                case "link":
                    AddLink(given, Text());
                    break;
                case "feedburner:origlink":
                    Link = Text();
                    break;
                case "loc":
                    Location ??= Text();
                    break;
                case "guid" or "id":
                    _guid ??= Text() is { Length: > 0 } id ? id : null;
                    _isPermanent &= !"false".Equals(LooseXml.Attribute(given, "isPermaLink"), StringComparison.OrdinalIgnoreCase);
                    break;
                case "pubdate" or "dc:date" or "published" or "issued" or "news:publication_date" or "dcterms:issued" or "dcterms:created" or "created":
                    _published ??= Text();
                    break;
                case "updated" or "modified" or "dcterms:modified":
                    _changed ??= Text();
                    break;
                case "dc:creator" or "name":
                    Authors.Add(Text());
                    break;
                case "content:encoded" or "xhtml:body" or "body":
                    Content = Text();
                    break;
                case "content":
                    Content ??= OfAtom(given, xml, from, to);
                    break;
                case "description" or "summary":
                    Description ??= name == "summary" ? OfAtom(given, xml, from, to) : Text();
                    break;
                default:
                    break;
            }
        }

        private void AddLink(string given, string text)
        {
            var relation = LooseXml.Attribute(given, "rel");
            if (LooseXml.Attribute(given, "href") is not { } target)
                Link ??= text.Length > 0 ? text : null;
            else if (relation is null or "alternate")
                Link ??= target;
        }

        // RFC 4287, 3.1.1 and 4.1.3: text, escaped mark-up, or mark-up; whatever else it is, it is no text.
        private static string? OfAtom(string given, LooseXml xml, int from, int to) => (LooseXml.Attribute(given, "type") ?? "text").ToUpperInvariant() switch
        {
            "XHTML" or "APPLICATION/XHTML+XML" => xml.Markup(from, to),
            "HTML" or "TEXT/HTML" => xml.Characters(from, to).Trim(),
            "TEXT" or "TEXT/PLAIN" => xml.Characters(from, to).Trim() is { Length: > 0 } text ? text.Contains("</", StringComparison.Ordinal) ? text : JsonFeed.Paragraphs(text) : null,
            _ => null,
        };
    }
}
