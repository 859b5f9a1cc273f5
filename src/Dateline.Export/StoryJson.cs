using System.Buffers;
using System.Text.Json;
using Dateline.Formats;

namespace Dateline.Export;

/// <summary>Writes stories as JSON objects, one a line, as the public format <c>dateline/1</c> has them.</summary>
public static class StoryJson
{
    /// <summary>A story, as one line.</summary>
    public static void Write(Story story, IBufferWriter<byte> output)
    {
        ArgumentNullException.ThrowIfNull(story);
        ArgumentNullException.ThrowIfNull(output);
        RowsJson.WriteLine(output, json =>
        {
            json.WriteString("id", story.Id);
            json.WriteString("title", story.Title);
            RowsJson.Strings(json, "reports", story.Reports);
            Objects(json, "lineages", story.Lineages, WriteLineage);
            Objects(json, "events", story.Events, WriteEvent);
        });
    }

    private static void WriteLineage(Utf8JsonWriter json, Lineage lineage)
    {
        json.WriteString("id", lineage.Id);
        if (lineage.Origin is { } origin)
            json.WriteString("origin", origin);
        RowsJson.Strings(json, "reports", lineage.Reports);
        Objects(json, "copies", lineage.Copies, WriteCopy);
    }

    private static void WriteCopy(Utf8JsonWriter json, Copy copy)
    {
        json.WriteString("report", copy.Report);
        json.WriteString("of", copy.Of);
        json.WriteString("label", Words.Of(copy.Label));
        Objects(json, "shared", copy.Shared, static (json, passage) =>
        {
            json.WriteNumber("start", passage.Span.Start);
            json.WriteNumber("end", passage.Span.End);
            json.WriteNumber("ofStart", passage.OfSpan.Start);
            json.WriteNumber("ofEnd", passage.OfSpan.End);
        });
        json.WriteString("why", copy.Why);
    }

    internal static void WriteEvent(Utf8JsonWriter json, Event happening)
    {
        json.WriteString("id", happening.Id);
        json.WriteString("eventType", Words.Of(happening.Type));
        if (happening.When is { } when)
            json.WriteString("when", when);
        if (happening.Where is { } where)
            json.WriteString("where", where);
        RowsJson.Strings(json, "sourceActors", happening.SourceActors);
        RowsJson.Strings(json, "targetActors", happening.TargetActors);
        Objects(json, "mentions", happening.Mentions, static (json, mention) =>
        {
            json.WriteString("report", mention.Report);
            json.WriteString("mention", mention.Mention);
        });
        json.WriteStartObject("support");
        json.WriteNumber("reports", happening.Support.Reports);
        json.WriteNumber("lineages", happening.Support.Lineages);
        json.WriteNumber("witnesses", happening.Support.Witnesses);
        json.WriteEndObject();
        Objects(json, "contradictions", happening.Contradictions, static (json, contradiction) =>
        {
            json.WriteString("field", contradiction.Field);
            Objects(json, "values", contradiction.Values, static (json, value) =>
            {
                json.WriteString("value", value.Value);
                RowsJson.Strings(json, "reports", value.Reports);
            });
            json.WriteString("relation", Words.Of(contradiction.Relation));
        });
    }

    private static void Objects<T>(Utf8JsonWriter json, string name, IReadOnlyList<T> rows, Action<Utf8JsonWriter, T> write)
    {
        json.WriteStartArray(name);
        foreach (var row in rows)
        {
            json.WriteStartObject();
            write(json, row);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }
}
