using System.Buffers;
using System.Text.Json;
using Dateline.Archive.History;
using Dateline.Archive.Review;

namespace Dateline.Export;

/// <summary>Writes what a newer engine reads otherwise as JSON objects, one report a line; see <c>docs/archive.md</c>.</summary>
public static class ChangesJson
{
    /// <summary>The changes of a report, as one line.</summary>
    public static void Write(ReportChanges report, IBufferWriter<byte> output)
    {
        ArgumentNullException.ThrowIfNull(report);
        RowsJson.WriteLine(output, json =>
        {
            json.WriteString("report", report.Report.Id);
            json.WriteString("why", report.Why);
            Reading(json, "before", report.Before);
            Reading(json, "after", report.After);
            Values(json, "values", report.Changes.Report);
            json.WriteStartArray("rows");
            foreach (var row in report.Changes.Rows)
            {
                json.WriteStartObject();
                json.WriteString("change", ChangesText.Kind(row));
                json.WriteString("kind", ReviewWords.Of(row.Row.Kind));
                json.WriteString("keyBefore", row.Before?.Key);
                json.WriteString("keyAfter", row.After?.Key);
                json.WriteString("words", row.Row.Words);
                Values(json, "values", row.Values);
                json.WriteEndObject();
            }
            json.WriteEndArray();
        });
    }

    private static void Reading(Utf8JsonWriter json, string name, ReadingMade reading)
    {
        json.WriteStartObject(name);
        json.WriteString("engine", reading.EngineVersion);
        json.WriteString("registries", reading.Registries);
        json.WriteString("at", reading.At);
        json.WriteEndObject();
    }

    private static void Values(Utf8JsonWriter json, string name, IReadOnlyList<ValueChange> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
        {
            json.WriteStartObject();
            json.WriteString("field", value.Field);
            json.WriteString("before", value.Before);
            json.WriteString("after", value.After);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }
}
