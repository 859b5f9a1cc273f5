using System.Text.Json;

namespace Dateline.Intake;

/// <summary>What is known about saved pages: for each file, the address it was saved from. Immutable and thread-safe.</summary>
/// <remarks>Lines of JSON: <c>{"file", "url", "retrieved"?, "contentType"?}</c>; <c>file</c> as on the command line, or any path that leads to the same file.</remarks>
public sealed class Manifest
{
    private readonly Dictionary<string, Line> _bySource;
    private readonly Lazy<Dictionary<string, Line>> _byFullPath;

    private Manifest(IReadOnlyList<Line> lines)
    {
        _bySource = new(lines.Count, StringComparer.Ordinal);
        _byFullPath = new(ByFullPath);
        foreach (var line in lines)
            _bySource[line.File] = line;
        Files = [.. lines.Select(line => line.File)];
    }

    /// <summary>The files, in the order of the lines.</summary>
    public IReadOnlyList<string> Files { get; }

    /// <summary>Reads a manifest.</summary>
    /// <param name="lines">The lines.</param>
    /// <exception cref="FormatException">A line is not what it should be; the message says which and why.</exception>
    public static Manifest Parse(IEnumerable<string> lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        var parsed = new List<Line>();
        var number = 0;
        foreach (var line in lines)
        {
            number++;
            if (!string.IsNullOrWhiteSpace(line))
                parsed.Add(ParseLine(line, number));
        }
        return new Manifest(parsed);
    }

    /// <summary>The input with what the manifest knows about it.</summary>
    public Input Complete(Input input)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (!_bySource.TryGetValue(input.Source, out var line) && !_byFullPath.Value.TryGetValue(Path.GetFullPath(input.Source), out line))
            return input;
        return input with { Url = line.Url ?? input.Url, Retrieved = line.Retrieved ?? input.Retrieved, ContentType = line.ContentType ?? input.ContentType };
    }

    private Dictionary<string, Line> ByFullPath()
    {
        var byPath = new Dictionary<string, Line>(_bySource.Count, StringComparer.Ordinal);
        foreach (var line in _bySource.Values)
            byPath[Path.GetFullPath(line.File)] = line;
        return byPath;
    }

    private static Line ParseLine(string line, int number)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            var root = json.RootElement;
            if (root.ValueKind != JsonValueKind.Object || Text(root, "file") is not { Length: > 0 } file)
                throw new FormatException($"line {number} has no \"file\"");
            return new Line(file, Text(root, "url"), Text(root, "retrieved"), Text(root, "contentType"));
        }
        catch (JsonException fault)
        {
            throw new FormatException($"line {number} is not JSON", fault);
        }
    }

    private static string? Text(JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private sealed record Line(string File, string? Url, string? Retrieved, string? ContentType);
}
