using System.Text;
using System.Text.Json;

namespace Dateline.Intake;

/// <summary>Writes <see cref="Input.Custody"/>: how an input came, as <c>docs/intake.md</c> describes it. Members without a value are left out.</summary>
internal static class Custody
{
    // It is read by people in tables, and goes into no page without being escaped there.
    private static readonly JsonWriterOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>One object under a name, as in <c>{"warc":{…}}</c>.</summary>
    public static string Of(string hand, Action<CustodyWriter> write)
    {
        var buffer = new System.Buffers.ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Plain))
        {
            json.WriteStartObject();
            json.WriteStartObject(hand);
            write(new CustodyWriter(json));
            json.WriteEndObject();
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>The members of both objects in one: first the hand that the input passed through first.</summary>
    public static string Joined(string? first, string second) => first is null ? second : first[..^1] + "," + second[1..];
}

/// <summary>Members of an object.</summary>
internal readonly struct CustodyWriter(Utf8JsonWriter json)
{
    public void Text(string name, string? value)
    {
        if (value is { Length: > 0 })
            json.WriteString(name, value);
    }

    public void Number(string name, long? value)
    {
        if (value is { } number)
            json.WriteNumber(name, number);
    }

    public void Texts(string name, IReadOnlyCollection<string> values)
    {
        if (values.Count == 0)
            return;
        json.WriteStartArray(name);
        foreach (var value in values)
            json.WriteStringValue(value);
        json.WriteEndArray();
    }

    public void Fields(string name, IEnumerable<(string Name, string? Value)> fields)
    {
        json.WriteStartObject(name);
        foreach (var (field, value) in fields)
            Text(field, value);
        json.WriteEndObject();
    }
}
