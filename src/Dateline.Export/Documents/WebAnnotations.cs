using System.Text;
using System.Text.Json;
using Dateline.Formats;

namespace Dateline.Export.Documents;

/// <summary>Event mentions and statements as W3C Web Annotations: what each row says of which words of which text.</summary>
/// <remarks>Positions are counted in Unicode code points, as the recommendation has it, and not in UTF-16 code units as elsewhere in Dateline; they count in the text as Dateline extracted it.</remarks>
internal static class WebAnnotations
{
    private const int Around = 32;

    public static async Task WriteAsync(IAsyncEnumerable<ExportedMention> mentions, Stream output)
    {
        await using var json = new Utf8JsonWriter(output, JsonText.Options);
        json.WriteStartObject();
        json.WriteString("@context", "http://www.w3.org/ns/anno.jsonld");
        json.WriteString("id", "urn:dateline:annotations");
        json.WriteString("type", "AnnotationPage");
        json.WriteStartArray("items");
        var seen = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var mention in mentions)
        {
            Write(mention, json);
            foreach (var statement in mention.Mention.SaidBy.Select(id => mention.Chronicle.Statements.FirstOrDefault(s => s.Id == id)).OfType<Statement>())
            {
                if (seen.Add(mention.Chronicle.Report.Id + statement.Id))
                    Write(mention, statement, json);
            }
            json.FlushLarge();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(ExportedMention mention, Utf8JsonWriter json)
    {
        Begin(json, mention, mention.Mention.Id, "classifying");
        json.WriteStartArray("body");
        if (mention.Mention.Type is { } type)
            Tag(json, Words.Of(type));
        Tag(json, Words.Of(mention.Mention.Status));
        Describe(json, DayText.Of(mention.Mention.When));
        Describe(json, mention.Naming.Actors(mention.Mention));
        Describe(json, mention.Naming.Place(mention.Mention.Where));
        json.WriteEndArray();
        Target(json, mention, mention.Mention.Evidence.Span);
        json.WriteEndObject();
    }

    private static void Write(ExportedMention mention, Statement statement, Utf8JsonWriter json)
    {
        Begin(json, mention, statement.Id, "identifying");
        json.WriteStartArray("body");
        Tag(json, Words.Of(statement.Kind));
        Describe(json, "said by " + mention.Naming.Speaker(statement));
        json.WriteEndArray();
        Target(json, mention, statement.Evidence.Span);
        json.WriteEndObject();
    }

    private static void Begin(Utf8JsonWriter json, ExportedMention mention, string row, string motivation)
    {
        json.WriteStartObject();
        json.WriteString("id", "urn:dateline:" + Archive.RowKey.Of(mention.Chronicle.Report.Id) + ":" + row);
        json.WriteString("type", "Annotation");
        json.WriteString("motivation", motivation);
        json.WriteString("created", mention.Report.StoredAt);
        json.WriteStartObject("generator");
        json.WriteString("type", "Software");
        json.WriteString("name", "Dateline " + mention.Report.EngineVersion);
        json.WriteEndObject();
    }

    private static void Tag(Utf8JsonWriter json, string value) => Body(json, value, "tagging");

    private static void Describe(Utf8JsonWriter json, string value)
    {
        if (value.Length > 0)
            Body(json, value, "describing");
    }

    private static void Body(Utf8JsonWriter json, string value, string purpose)
    {
        json.WriteStartObject();
        json.WriteString("type", "TextualBody");
        json.WriteString("value", value);
        json.WriteString("purpose", purpose);
        json.WriteEndObject();
    }

    private static void Target(Utf8JsonWriter json, ExportedMention mention, TextSpan span)
    {
        var text = mention.Chronicle.Report.Text;
        json.WriteStartObject("target");
        json.WriteString("source", Uri.TryCreate(mention.Address, UriKind.Absolute, out var address) ? address.AbsoluteUri : "urn:" + mention.Chronicle.Report.Id);
        json.WriteStartArray("selector");
        json.WriteStartObject();
        json.WriteString("type", "TextPositionSelector");
        var start = CodePoints(text.AsSpan(0, span.Start));
        json.WriteNumber("start", start);
        json.WriteNumber("end", start + CodePoints(text.AsSpan(span.Start, span.Length)));
        json.WriteEndObject();
        json.WriteStartObject();
        json.WriteString("type", "TextQuoteSelector");
        json.WriteString("exact", span.In(text));
        json.Optional("prefix", Whole(text[Math.Max(0, span.Start - Around)..span.Start]));
        json.Optional("suffix", Whole(text[span.End..Math.Min(text.Length, span.End + Around)]));
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static int CodePoints(ReadOnlySpan<char> text)
    {
        var count = 0;
        foreach (var _ in text.EnumerateRunes())
            count++;
        return count;
    }

    // Without half a character at either end.
    private static string Whole(string text)
    {
        var (start, end) = (text.Length > 0 && char.IsLowSurrogate(text[0]) ? 1 : 0, text.Length > 0 && char.IsHighSurrogate(text[^1]) ? text.Length - 1 : text.Length);
        return text[start..Math.Max(start, end)];
    }
}
