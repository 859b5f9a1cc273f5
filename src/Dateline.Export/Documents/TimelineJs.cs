using System.Net;
using System.Text.Json;
using Dateline.Formats;
using NodaTime;

namespace Dateline.Export.Documents;

/// <summary>Event mentions as the JSON of TimelineJS 3: a slide each. Only what a text dates; the texts are HTML there, so they are escaped.</summary>
internal static class TimelineJs
{
    public static async Task WriteAsync(IAsyncEnumerable<ExportedMention> mentions, Stream output)
    {
        await using var json = new Utf8JsonWriter(output, JsonText.Options);
        json.WriteStartObject();
        json.WriteStartArray("events");
        await foreach (var mention in mentions)
        {
            if (!mention.IsDated)
                continue;
            Write(mention, json);
            json.FlushLarge();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(ExportedMention mention, Utf8JsonWriter json)
    {
        var when = mention.Mention.When!;
        json.WriteStartObject();
        json.WriteString("unique_id", "d" + mention.Key.Replace('/', '-'));
        Date(json, "start_date", when.Earliest!.Value);
        if (when.Latest != when.Earliest)
            Date(json, "end_date", when.Latest!.Value);
        // Shown in place of the dates: it says more than they can.
        json.WriteString("display_date", DayText.Of(when));
        json.Optional("group", mention.Mention.Type is { } type ? Words.Of(type) : null);
        json.WriteStartObject("text");
        json.WriteString("headline", Html(mention.Evidence));
        var said = mention.Naming.SaidBy(mention.Mention) is { Length: > 0 } speakers ? ", according to " + speakers : "";
        var status = mention.IsFact ? "" : " (" + Words.Of(mention.Mention.Status) + ")";
        json.WriteString("text", "<p>" + Html(mention.Outlet + said + status) + "</p>");
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Date(Utf8JsonWriter json, string name, LocalDate day)
    {
        json.WriteStartObject(name);
        json.WriteNumber("year", day.Year);
        json.WriteNumber("month", day.Month);
        json.WriteNumber("day", day.Day);
        json.WriteEndObject();
    }

    private static string Html(string text) => WebUtility.HtmlEncode(VisibleText.Of(text));
}
