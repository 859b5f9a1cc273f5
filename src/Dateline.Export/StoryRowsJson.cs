using System.Buffers;
using System.Text.Json;
using Dateline.Formats;

namespace Dateline.Export;

/// <summary>Writes what is asked of stories as JSON objects, one a line: changes, contradictions, outlets.</summary>
public static class StoryRowsJson
{
    /// <summary>A change, as one line.</summary>
    public static void Write(StoryChange change, IBufferWriter<byte> output)
    {
        ArgumentNullException.ThrowIfNull(change);
        RowsJson.WriteLine(output, json =>
        {
            json.WriteString("kind", Words.Of(change.Kind));
            json.WriteString("story", change.Story);
            json.WriteString("title", change.Title);
            if (change.Event is { } happening)
            {
                json.WriteStartObject("event");
                StoryJson.WriteEvent(json, happening);
                json.WriteEndObject();
            }
            Optional(json, "field", change.Field);
            Optional(json, "before", change.Before);
            Optional(json, "now", change.Now);
            RowsJson.Strings(json, "reports", change.Reports);
            Optional(json, "evidence", change.Evidence);
        });
    }

    /// <summary>An event that is contradicted, with its story, as one line.</summary>
    public static void Write(ContradictedEvent contradicted, IBufferWriter<byte> output)
    {
        ArgumentNullException.ThrowIfNull(contradicted);
        RowsJson.WriteLine(output, json =>
        {
            json.WriteString("story", contradicted.Story.Id);
            json.WriteString("title", contradicted.Story.Title);
            StoryJson.WriteEvent(json, contradicted.Event);
        });
    }

    /// <summary>An outlet, as one line.</summary>
    public static void Write(OutletSources outlet, IBufferWriter<byte> output)
    {
        ArgumentNullException.ThrowIfNull(outlet);
        RowsJson.WriteLine(output, json =>
        {
            json.WriteString("outlet", outlet.Outlet);
            json.WriteNumber("reports", outlet.Reports);
            json.WriteNumber("own", outlet.Own);
            json.WriteStartArray("from");
            foreach (var from in outlet.From)
            {
                json.WriteStartObject();
                json.WriteString("name", from.Name);
                json.WriteNumber("reports", from.Reports);
                json.WriteEndObject();
            }
            json.WriteEndArray();
        });
    }

    private static void Optional(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
            json.WriteString(name, value);
    }
}

/// <summary>An event of which reports tell what cannot all be true.</summary>
/// <param name="Story">Its story.</param>
/// <param name="Event">The event.</param>
public sealed record ContradictedEvent(Story Story, Event Event);
