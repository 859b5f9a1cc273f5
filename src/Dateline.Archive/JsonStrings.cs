using System.Text.Json;

namespace Dateline.Archive;

/// <summary>Lists of strings as columns hold them: JSON arrays, which other tools can facet by.</summary>
internal static class JsonStrings
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Absent where there are none.</summary>
    public static string? Write(IEnumerable<string> values)
    {
        if (!values.Any())
            return null;
        var buffer = new System.Buffers.ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Plain))
        {
            json.WriteStartArray();
            foreach (var value in values)
                json.WriteStringValue(value);
            json.WriteEndArray();
        }
        return System.Text.Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    public static IReadOnlyList<string> Read(string? json)
    {
        if (json is null)
            return [];
        using var document = JsonDocument.Parse(json);
        return [.. document.RootElement.EnumerateArray().Select(v => v.GetString() ?? "")];
    }
}
