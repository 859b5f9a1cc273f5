using System.Globalization;
using System.Xml;
using Dateline.Formats;

namespace Dateline.Export.Documents;

/// <summary>Event mentions as an Atom feed (RFC 4287), so that a feed reader tells what is new.</summary>
internal static class AtomFeed
{
    private const string Atom = "http://www.w3.org/2005/Atom";
    private const string GeoRss = "http://www.georss.org/georss";

    public static async Task WriteAsync(IAsyncEnumerable<ExportedMention> mentions, Stream output)
    {
        await using var xml = XmlWriter.Create(output, new XmlWriterSettings { Async = true, CloseOutput = false });
        xml.WriteStartElement("feed", Atom);
        xml.WriteAttributeString("xmlns", "georss", null, GeoRss);
        xml.WriteElementString("id", Atom, "urn:dateline:chronicle");
        xml.WriteElementString("title", Atom, "Chronicle");
        xml.WriteElementString("generator", Atom, "Dateline");
        var updated = "1970-01-01T00:00:00Z";
        await foreach (var mention in mentions)
        {
            if (string.CompareOrdinal(mention.Report.StoredAt, updated) > 0)
                updated = mention.Report.StoredAt;
            Write(mention, xml);
        }
        // Known only now; the order of a feed's elements means nothing.
        xml.WriteElementString("updated", Atom, updated);
        xml.WriteEndElement();
    }

    private static void Write(ExportedMention mention, XmlWriter xml)
    {
        var place = mention.PlaceName is { } name ? " · " + VisibleText.Of(name) : "";
        var said = mention.Naming.SaidBy(mention.Mention) is { Length: > 0 } speakers ? " · according to " + speakers : "";
        xml.WriteStartElement("entry", Atom);
        xml.WriteElementString("id", Atom, "urn:dateline:" + mention.Key.Replace('/', ':'));
        xml.WriteElementString("title", Atom, VisibleText.Of(mention.Evidence));
        xml.WriteElementString("updated", Atom, mention.Report.StoredAt);
        xml.WriteElementString("summary", Atom, $"{DayText.Of(mention.Mention.When)} · {Naming.Type(mention.Mention.Type, mention.Mention.Mode)} · {Words.Of(mention.Mention.Status)}{place}{said} · {VisibleText.Of(mention.Outlet)}");
        xml.WriteStartElement("author", Atom);
        xml.WriteElementString("name", Atom, VisibleText.Of(mention.Outlet));
        xml.WriteEndElement();
        if (Uri.TryCreate(mention.Address, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps))
        {
            xml.WriteStartElement("link", Atom);
            xml.WriteAttributeString("rel", "via");
            xml.WriteAttributeString("href", address.AbsoluteUri);
            xml.WriteEndElement();
        }
        if (mention.Mention.Type is { } type)
        {
            xml.WriteStartElement("category", Atom);
            xml.WriteAttributeString("term", Words.Of(type));
            xml.WriteEndElement();
        }
        if (mention.Place is { Latitude: { } latitude, Longitude: { } longitude })
            xml.WriteElementString("point", GeoRss, string.Create(CultureInfo.InvariantCulture, $"{latitude:0.######} {longitude:0.######}"));
        xml.WriteEndElement();
    }
}
