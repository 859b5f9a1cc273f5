using System.Globalization;
using System.Text;
using NodaTime;

namespace Dateline.Export.Documents;

/// <summary>Event mentions as an iCalendar (RFC 5545) of whole days. Only what a text dates: a calendar has no place for the rest.</summary>
internal static class ICalendar
{
    /// <summary>Octets of a line, without its end.</summary>
    private const int LongestLine = 75;

    public static async Task WriteAsync(IAsyncEnumerable<ExportedMention> mentions, Stream output)
    {
        await using var writer = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 16 * 1024, leaveOpen: true) { NewLine = "\r\n" };
        Line(writer, "BEGIN:VCALENDAR");
        Line(writer, "VERSION:2.0");
        Line(writer, "PRODID:-//Dateline//Chronicle//EN");
        await foreach (var mention in mentions)
        {
            if (mention.IsDated)
                Write(mention, writer);
        }
        Line(writer, "END:VCALENDAR");
    }

    private static void Write(ExportedMention mention, TextWriter writer)
    {
        var when = mention.Mention.When!;
        var title = Naming.Type(mention.Mention.Type, mention.Mention.Mode) + ": " + VisibleText.Of(mention.Evidence);
        var told = mention.Naming.SaidBy(mention.Mention) is { Length: > 0 } speakers ? "According to " + speakers + ". " : "";
        Line(writer, "BEGIN:VEVENT");
        Line(writer, "UID:" + Escaped(mention.Key) + "@dateline");
        Line(writer, "DTSTAMP:" + string.Concat(mention.Report.StoredAt.Where(c => char.IsAsciiDigit(c) || c is 'T' or 'Z')));
        Line(writer, "DTSTART;VALUE=DATE:" + Day(when.Earliest!.Value));
        Line(writer, "DTEND;VALUE=DATE:" + Day(when.Latest!.Value.PlusDays(1)));
        Line(writer, "SUMMARY:" + Escaped(title));
        Line(writer, "DESCRIPTION:" + Escaped(told + VisibleText.Of(mention.Outlet) + (mention.Chronicle.Report.Published is { } published ? ", " + published : "") + ". Row " + mention.Key + "."));
        Line(writer, "STATUS:" + mention.Mention.Status switch
        {
            EventStatus.Happened or EventStatus.Ongoing => "CONFIRMED",
            EventStatus.Denied => "CANCELLED",
            _ => "TENTATIVE",
        });
        Line(writer, "TRANSP:TRANSPARENT");
        if (mention.Mention.Type is { } type)
            Line(writer, "CATEGORIES:" + Formats.Words.Of(type));
        if (mention.PlaceName is { } place)
            Line(writer, "LOCATION:" + Escaped(VisibleText.Of(place)));
        if (mention.Place is { Latitude: { } latitude, Longitude: { } longitude })
            Line(writer, string.Create(CultureInfo.InvariantCulture, $"GEO:{latitude:0.######};{longitude:0.######}"));
        if (Uri.TryCreate(mention.Address, UriKind.Absolute, out var address))
            Line(writer, "URL:" + address.AbsoluteUri);
        Line(writer, "END:VEVENT");
    }

    private static string Day(LocalDate day) => day.ToString("uuuuMMdd", CultureInfo.InvariantCulture);

    private static string Escaped(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace(";", "\\;", StringComparison.Ordinal).Replace(",", "\\,", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);

    // Longer lines are folded: the rest stands behind a line end and a space, and no character is cut in two.
    private static void Line(TextWriter writer, string text)
    {
        var octets = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > LongestLine)
            {
                writer.Write("\r\n ");
                octets = 1;
            }
            octets += rune.Utf8SequenceLength;
            writer.Write(rune.ToString());
        }
        writer.Write("\r\n");
    }
}
