using System.Globalization;
using System.Text.Json;
using System.Text.Unicode;

namespace Dateline.Formats;

/// <summary>A line of JSON that carries a text already extracted: <c>{"id", "text", "title"?, "published"?, "url"?, "outlet"?, "predicates"?}</c>.</summary>
/// <remarks>A bad line is a refusal that names the line; it never throws. What a line holds besides is passed over.</remarks>
public sealed record TextLine
{
    /// <summary>The code of all refusals of lines.</summary>
    public const string Code = "DL0212";

    private TextLine()
    {
    }

    /// <summary>What came in; absent where the line was refused. Its source is the <c>id</c>, its bytes are the line's.</summary>
    public Input? Input { get; private init; }

    /// <summary>Why the line was refused; absent where it was read.</summary>
    public Refusal? Refusal { get; private init; }

    /// <summary>Whether a line holds nothing and is to be passed over.</summary>
    public static bool IsBlank(ReadOnlySpan<byte> line) => Trimmed(line) is (var start, var end) && start == end;

    /// <summary>Reads one line.</summary>
    /// <param name="line">The line as UTF-8, with or without its line break.</param>
    /// <param name="number">Its number, from 1, for the reason of a refusal.</param>
    /// <param name="place">What the source is called where the line has no <c>id</c>, as in <c>file.jsonl:17</c>; where absent, such a line is refused.</param>
    public static TextLine Parse(ReadOnlyMemory<byte> line, int number, string? place = null)
    {
        var (start, end) = Trimmed(line.Span);
        var bytes = line[start..end];
        if (!Utf8.IsValid(bytes.Span))
            return Refused(number, "is not UTF-8");
        try
        {
            using var document = JsonDocument.Parse(bytes);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? Read(document.RootElement, bytes, number, place)
                : Refused(number, "is not a JSON object");
        }
        catch (JsonException e)
        {
            return Refused(number, string.Create(CultureInfo.InvariantCulture, $"is not JSON (at byte {e.BytePositionInLine ?? 0})"));
        }
    }

    private static TextLine Read(JsonElement line, ReadOnlyMemory<byte> bytes, int number, string? place)
    {
        if ((Id(line) ?? place) is not { } id)
            return Refused(number, "has no \"id\"");
        var problem = default(string);
        if (Text(line, "text", ref problem) is not { } text)
            return Refused(number, problem ?? "has no \"text\"");
        var title = Text(line, "title", ref problem);
        var url = Text(line, "url", ref problem);
        var outlet = Text(line, "outlet", ref problem);
        var published = Published(line, ref problem);
        var predicates = Predicates(line, text.Length, ref problem);
        if (problem is not null)
            return Refused(number, problem);
        var extracted = new ExtractedText { Text = text, Title = Known(title), Url = Known(url), Outlet = Known(outlet), Published = published, Predicates = predicates };
        return new() { Input = new Input { Source = id, Bytes = bytes, Url = Known(url), Extracted = extracted } };
    }

    private static string? Known(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;

    private static string? Id(JsonElement line) => !line.TryGetProperty("id", out var id) ? null : id.ValueKind switch
    {
        JsonValueKind.String => Known(JsonStrings.Read(id)),
        JsonValueKind.Number => id.GetRawText(),
        _ => null,
    };

    private static string? Text(JsonElement line, string name, ref string? problem)
    {
        if (!line.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
            return null;
        if (value.ValueKind == JsonValueKind.String)
            return JsonStrings.Read(value);
        problem ??= $"has a \"{name}\" that is not a string";
        return null;
    }

    private static PublicationTime? Published(JsonElement line, ref string? problem)
    {
        if (Known(Text(line, "published", ref problem)) is not { } text)
            return null;
        if (PublishedText.TryParse(text, out var time))
            return time;
        problem ??= "has a \"published\" that is not an ISO 8601 date or time";
        return null;
    }

    private static List<TextSpan> Predicates(JsonElement line, int length, ref string? problem)
    {
        var spans = new List<TextSpan>();
        if (!line.TryGetProperty("predicates", out var asked) || asked.ValueKind == JsonValueKind.Null)
            return spans;
        if (asked.ValueKind != JsonValueKind.Array)
        {
            problem ??= "has \"predicates\" that are not a list";
            return spans;
        }
        foreach (var one in asked.EnumerateArray())
        {
            if (Offset(one, "start") is { } start && Offset(one, "end") is { } end && start <= end && end <= length)
                spans.Add(new TextSpan(start, end));
            else
                problem ??= "asks about \"predicates\" that do not lie in the text";
        }
        return spans;
    }

    private static int? Offset(JsonElement span, string name) =>
        span.ValueKind == JsonValueKind.Object && span.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var offset) && offset >= 0
            ? offset
            : null;

    // White space of JSON, and the mark some programs set before UTF-8.
    private static (int Start, int End) Trimmed(ReadOnlySpan<byte> line)
    {
        var start = line.StartsWith("\uFEFF"u8) ? 3 : 0;
        var end = line.Length;
        while (start < end && line[start] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')
            start++;
        while (end > start && line[end - 1] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')
            end--;
        return (start, end);
    }

    private static TextLine Refused(int number, string what) =>
        new() { Refusal = new Refusal(Code, string.Create(CultureInfo.InvariantCulture, $"line {number} {what}")) };
}
