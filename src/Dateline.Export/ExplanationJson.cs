using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Dateline.Archive;
using Dateline.Formats;

namespace Dateline.Export;

/// <summary>The chain from the bytes to a row as one JSON object: the row as in the public format, and beside it all that it points to.</summary>
public static class ExplanationJson
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes the chain to a row of a chronicle, or, without one, to the report, as one line.</summary>
    /// <returns>False where the chronicle has no such row; then nothing is written.</returns>
    public static bool TryWrite(Chronicle chronicle, Origins origins, string? row, IBufferWriter<byte> output)
    {
        ArgumentNullException.ThrowIfNull(chronicle);
        ArgumentNullException.ThrowIfNull(origins);
        var buffer = new ArrayBufferWriter<byte>();
        ChronicleJson.Write(chronicle, buffer);
        using var document = JsonDocument.Parse(buffer.WrittenMemory);
        var (kind, element) = Find(document.RootElement, row);
        if (row is not null && kind is null)
            return false;
        using (var json = new Utf8JsonWriter(output, Options))
            new Writer(json, document.RootElement, chronicle).Write(origins, row, kind, element);
        output.Write("\n"u8);
        return true;
    }

    private static (string? Kind, JsonElement Element) Find(JsonElement chronicle, string? row)
    {
        foreach (var (list, kind) in (ReadOnlySpan<(string, string)>)[("mentions", "mention"), ("statements", "statement"), ("commitments", "commitment")])
        {
            foreach (var element in chronicle.GetProperty(list).EnumerateArray())
            {
                if (element.GetProperty("id").ValueEquals(row))
                    return (kind, element);
            }
        }
        return (null, default);
    }

    private readonly struct Writer(Utf8JsonWriter json, JsonElement all, Chronicle chronicle)
    {
        public void Write(Origins origins, string? row, string? kind, JsonElement element)
        {
            json.WriteStartObject();
            json.WriteString("row", RowKey.Of(chronicle.Report.Id, row));
            WriteOrigins(origins);
            WriteReport();
            if (kind is not null)
            {
                json.WritePropertyName(kind);
                element.WriteTo(json);
                WriteSentence(element);
                WriteTime(element);
                WritePlaces(element);
                WritePointed("actors", "actors", Ids(element, "sourceActors", "targetActors", "speaker", "addressee", "promisor", "promisee", "onBehalfOf"));
                WritePointed("statements", "statements", Ids(element, "saidBy", "nestedIn", "answers", "statement"));
            }
            if (row is null)
                WriteSources();
            json.WriteEndObject();
        }

        private void WriteSources()
        {
            json.WriteStartArray("restsOn");
            foreach (var source in ReportSource.Of(chronicle))
            {
                json.WriteStartObject();
                json.WriteString("speaker", source.Speaker);
                json.WriteString("words", source.Words?.In(chronicle.Report.Text).ToString());
                json.WriteString("origin", Words.Of(source.Origin));
                Strings("through", source.Through);
                Strings("statements", source.Statements);
                json.WriteStartArray("sentences");
                foreach (var sentence in source.Sentences)
                    json.WriteNumberValue(sentence);
                json.WriteEndArray();
                json.WriteEndObject();
            }
            json.WriteEndArray();
        }

        private void Strings(string name, IReadOnlyList<string> values)
        {
            json.WriteStartArray(name);
            foreach (var value in values)
                json.WriteStringValue(value);
            json.WriteEndArray();
        }

        private void WriteOrigins(Origins origins)
        {
            json.WriteStartObject("bytes");
            json.WriteString("id", chronicle.Report.Id);
            json.WriteNumber("size", origins.Size);
            json.WriteStartArray("sources");
            foreach (var source in origins.Sources)
                json.WriteStringValue(source);
            json.WriteEndArray();
            if (origins.StoredAt is { } at)
                json.WriteString("storedAt", at);
            json.WriteString("engine", origins.EngineVersion);
            json.WriteEndObject();
        }

        private void WriteReport()
        {
            json.WriteStartObject("report");
            foreach (var property in all.GetProperty("report").EnumerateObject())
            {
                if (property.Name is not ("text" or "paragraphs" or "sentences"))
                    property.WriteTo(json);
            }
            json.WriteEndObject();
        }

        private void WriteSentence(JsonElement element)
        {
            if (!element.TryGetProperty("evidence", out var evidence))
                return;
            var index = evidence.GetProperty("sentence").GetInt32();
            if (index < 0 || index >= chronicle.Report.Sentences.Count)
                return;
            var sentence = chronicle.Report.Sentences[index];
            json.WriteStartObject("sentence");
            json.WriteNumber("index", index);
            json.WriteNumber("start", sentence.Start);
            json.WriteNumber("end", sentence.End);
            json.WriteString("text", sentence.In(chronicle.Report.Text));
            json.WriteEndObject();
        }

        private void WriteTime(JsonElement element)
        {
            if (!element.TryGetProperty("when", out var when) || !when.TryGetProperty("timex", out var timex))
                return;
            json.WritePropertyName("time");
            all.GetProperty("times")[timex.GetInt32()].WriteTo(json);
        }

        private void WritePlaces(JsonElement element)
        {
            if (!element.TryGetProperty("where", out var where))
                return;
            json.WriteStartArray("places");
            foreach (var place in where.GetProperty("places").EnumerateArray())
                all.GetProperty("places")[place.GetInt32()].WriteTo(json);
            json.WriteEndArray();
        }

        private void WritePointed(string name, string list, HashSet<string> ids)
        {
            json.WriteStartArray(name);
            foreach (var row in all.GetProperty(list).EnumerateArray())
            {
                if (ids.Contains(row.GetProperty("id").GetString()!))
                    row.WriteTo(json);
            }
            json.WriteEndArray();
        }

        private static HashSet<string> Ids(JsonElement element, params ReadOnlySpan<string> names)
        {
            var ids = new HashSet<string>(StringComparer.Ordinal);
            foreach (var name in names)
            {
                if (!element.TryGetProperty(name, out var value))
                    continue;
                if (value.ValueKind == JsonValueKind.Object)
                    ids.Add(value.GetProperty("statement").GetString()!);
                else if (value.ValueKind == JsonValueKind.String)
                    ids.Add(value.GetString()!);
                else if (value.ValueKind == JsonValueKind.Array)
                    ids.UnionWith(value.EnumerateArray().Select(v => v.GetString()!));
            }
            return ids;
        }
    }
}
