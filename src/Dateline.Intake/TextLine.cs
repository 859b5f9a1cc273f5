using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;
using NodaTime.Text;

namespace Dateline.Intake;

/// <summary>A line of JSON that holds a text: <c>{"id", "text", "title"?, "published"?, "url"?, "outlet"?, "predicates"?}</c>.</summary>
internal static class TextLine
{
    public static bool TryRead(ReadOnlyMemory<byte> line, string place, [NotNullWhen(true)] out Input? input, [NotNullWhen(false)] out Refusal? refusal)
    {
        (input, refusal) = (null, null);
        try
        {
            using var json = JsonDocument.Parse(line);
            var root = json.RootElement;
            if (root.ValueKind != JsonValueKind.Object || Text(root, "text") is not { } text)
            {
                refusal = root.ValueKind == JsonValueKind.Object && Text(root, "file") is not null ? Refusals.ManifestInstead : new Refusal("DL0212", "the line has no \"text\"");
                return false;
            }
            input = new Input
            {
                Source = Text(root, "id") ?? place,
                Bytes = line,
                Url = Text(root, "url"),
                Extracted = new ExtractedText
                {
                    Text = text,
                    Title = Text(root, "title"),
                    Published = Published(Text(root, "published")),
                    Url = Text(root, "url"),
                    Outlet = Text(root, "outlet"),
                    Predicates = Predicates(root, text.Length),
                },
            };
            return true;
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            refusal = new Refusal("DL0212", "the line is not JSON");
            return false;
        }
    }

    private static PublicationTime? Published(string? text) =>
        text is { Length: >= 10 } && LocalDatePattern.Iso.Parse(text[..10]) is { Success: true } day ? new PublicationTime(day.Value) : null;

    private static List<TextSpan> Predicates(JsonElement root, int length)
    {
        var spans = new List<TextSpan>();
        if (root.TryGetProperty("predicates", out var asked) && asked.ValueKind == JsonValueKind.Array)
        {
            foreach (var one in asked.EnumerateArray())
            {
                if (one.ValueKind == JsonValueKind.Object && one.TryGetProperty("start", out var s) && one.TryGetProperty("end", out var e)
                    && s.TryGetInt32(out var start) && e.TryGetInt32(out var end) && start >= 0 && end >= start && end <= length)
                {
                    spans.Add(new TextSpan(start, end));
                }
            }
        }
        return spans;
    }

    private static string? Text(JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text ? text : null;
}
