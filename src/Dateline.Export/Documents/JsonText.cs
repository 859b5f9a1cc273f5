using System.Text.Encodings.Web;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;

namespace Dateline.Export.Documents;

/// <summary>How JSON documents are written: readable, nothing but what is known.</summary>
internal static class JsonText
{
    private const int FlushAt = 16 * 1024;

    public static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Optional(this Utf8JsonWriter json, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
            json.WriteString(name, value);
    }

    public static void Optional(this Utf8JsonWriter json, string name, LocalDate? day)
    {
        if (day is { } known)
            json.WriteString(name, LocalDatePattern.Iso.Format(known));
    }

    /// <summary>An array of strings; left out where it is empty.</summary>
    public static void Optional(this Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        var known = values.Where(v => v.Length > 0).ToList();
        if (known.Count == 0)
            return;
        json.WriteStartArray(name);
        foreach (var value in known)
            json.WriteStringValue(value);
        json.WriteEndArray();
    }

    /// <summary>Hands on what is written, so that a long document is never all in memory.</summary>
    public static void FlushLarge(this Utf8JsonWriter json)
    {
        if (json.BytesPending >= FlushAt)
            json.Flush();
    }
}
