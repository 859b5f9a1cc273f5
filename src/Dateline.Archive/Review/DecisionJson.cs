using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Dateline.Archive.Sql;

namespace Dateline.Archive.Review;

/// <summary>Decisions as the audit trail holds them: one JSON object on one line, its members always in the same order.</summary>
public static class DecisionJson
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes a decision.</summary>
    public static string Write(Decision decision)
    {
        ArgumentNullException.ThrowIfNull(decision);
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Plain))
        {
            var what = decision.What;
            json.WriteStartObject();
            json.WriteNumber("number", decision.Number);
            json.WriteString("at", decision.At);
            json.WriteString("reviewer", Column.Text(what.Reviewer));
            json.WriteString("action", ReviewWords.Of(what.Action));
            json.WriteString("report", what.Row.ReportId);
            WriteRow(json, "row", what.Row);
            if (what.Other is { } other)
            {
                json.WriteString("otherReport", other.ReportId);
                WriteRow(json, "other", other);
            }
            WriteValues(json, "seen", what.Seen.OrderBy(value => value.Key).Select(value => new Correction(value.Key, value.Value)));
            WriteValues(json, "changes", what.Changes);
            if (what.Note is { } note)
                json.WriteString("note", Column.Text(note));
            if (what.EngineVersion is { } version)
                json.WriteString("engine", version);
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>Reads a decision; absent where the text is none.</summary>
    public static Decision? Read(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        try
        {
            using var document = JsonDocument.Parse(json);
            var root = document.RootElement;
            if (!ReviewWords.TryParse(Text(root, "action"), out ReviewAction action) || Text(root, "reviewer") is not { } reviewer || Text(root, "at") is not { } at)
                return null;
            if (ReadRow(root, "report", "row") is not { } row)
                return null;
            return new Decision(root.GetProperty("number").GetInt64(), at, new DecisionDraft(reviewer, action, row)
            {
                Seen = Values(root, "seen").ToDictionary(value => value.Field, value => value.Value),
                Changes = Values(root, "changes"),
                Other = ReadRow(root, "otherReport", "other"),
                Note = Text(root, "note"),
                EngineVersion = Text(root, "engine"),
            });
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException or FormatException or ArgumentException)
        {
            return null;
        }
    }

    internal static void WriteRow(Utf8JsonWriter json, string name, RowPointer row)
    {
        json.WriteStartObject(name);
        json.WriteString("kind", ReviewWords.Of(row.Kind));
        json.WriteString("key", row.Key);
        json.WriteNumber("start", row.Span.Start);
        json.WriteNumber("end", row.Span.End);
        json.WriteString("words", Column.Text(row.Words));
        if (row is { Trigger: { } trigger, TriggerWords: { } words })
        {
            json.WriteNumber("triggerStart", trigger.Start);
            json.WriteNumber("triggerEnd", trigger.End);
            json.WriteString("trigger", Column.Text(words));
        }
        json.WriteEndObject();
    }

    internal static void WriteValues(Utf8JsonWriter json, string name, IEnumerable<Correction> values)
    {
        if (!values.Any())
            return;
        json.WriteStartObject(name);
        foreach (var (field, value) in values)
            json.WriteString(ReviewWords.Of(field), value is null ? null : Column.Text(value));
        json.WriteEndObject();
    }

    internal static RowPointer? ReadRow(JsonElement root, string report, string name)
    {
        if (Text(root, report) is not { } id || !root.TryGetProperty(name, out var row) || !ReviewWords.TryParse(Text(row, "kind"), out RowKind kind))
            return null;
        // Throws where it is no id of a report.
        _ = RowKey.Hash(id);
        return new RowPointer
        {
            ReportId = id,
            Kind = kind,
            Key = Text(row, "key") ?? "",
            Span = new TextSpan(row.GetProperty("start").GetInt32(), row.GetProperty("end").GetInt32()),
            Words = Text(row, "words") ?? "",
            Trigger = row.TryGetProperty("triggerStart", out var start) ? new TextSpan(start.GetInt32(), row.GetProperty("triggerEnd").GetInt32()) : null,
            TriggerWords = Text(row, "trigger"),
        };
    }

    internal static List<Correction> Values(JsonElement root, string name)
    {
        var values = new List<Correction>();
        if (root.TryGetProperty(name, out var given))
        {
            foreach (var value in given.EnumerateObject())
            {
                if (ReviewWords.TryParse(value.Name, out ReviewField field))
                    values.Add(new(field, value.Value.GetString()));
            }
        }
        return values;
    }

    internal static string? Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.GetString() : null;
}
