using System.Globalization;
using System.Text;
using System.Text.Json;
using Dateline.Archive;
using NodaTime;
using NodaTime.Text;

namespace Dateline.Intake.Watching;

/// <summary>A feed that is followed, and what is remembered of it from one asking to the next.</summary>
/// <param name="Url">Its address, as it was given.</param>
internal sealed record FollowedFeed(string Url)
{
    /// <summary>The kind of the notes about feeds.</summary>
    public const string Kind = "feed";

    /// <summary>Its title.</summary>
    public string? Title { get; init; }

    /// <summary>Where it has moved for good.</summary>
    public string? Moved { get; init; }

    /// <summary>What the server called the state it was in.</summary>
    public string? ETag { get; init; }

    /// <summary>When it was last changed, as the server wrote it.</summary>
    public string? LastModified { get; init; }

    /// <summary>When it was last asked.</summary>
    public Instant? Polled { get; init; }

    /// <summary>When it is to be asked next.</summary>
    public Instant? Next { get; init; }

    /// <summary>How often in a row asking failed.</summary>
    public int Failures { get; init; }

    /// <summary>Why it failed last.</summary>
    public string? Trouble { get; init; }

    /// <summary>The note that keeps it.</summary>
    public IntakeNote ToNote()
    {
        var buffer = new System.Buffers.ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            foreach (var (name, value) in (ReadOnlySpan<(string, string?)>)[("title", Title), ("moved", Moved), ("etag", ETag), ("modified", LastModified), ("polled", Text(Polled)), ("next", Text(Next)), ("trouble", Trouble)])
            {
                if (value is not null)
                    json.WriteString(name, value);
            }
            json.WriteNumber("failures", Failures);
            json.WriteEndObject();
        }
        return new(Kind, Url, Encoding.UTF8.GetString(buffer.WrittenSpan));
    }

    /// <summary>The feed that a note tells of; one of which nothing is known where it is not readable.</summary>
    public static FollowedFeed Of(IntakeNote note)
    {
        try
        {
            using var json = JsonDocument.Parse(note.Json!);
            var root = json.RootElement;
            string? Value(string name) => root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
            return new FollowedFeed(note.Key)
            {
                Title = Value("title"),
                Moved = Value("moved"),
                ETag = Value("etag"),
                LastModified = Value("modified"),
                Polled = Time(Value("polled")),
                Next = Time(Value("next")),
                Trouble = Value("trouble"),
                Failures = root.TryGetProperty("failures", out var failures) && failures.TryGetInt32(out var count) ? count : 0,
            };
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            return new FollowedFeed(note.Key);
        }
    }

    private static string? Text(Instant? time) => time is { } known ? InstantPattern.ExtendedIso.Format(known) : null;

    private static Instant? Time(string? text) => text is not null && InstantPattern.ExtendedIso.Parse(text) is { Success: true, Value: var time } ? time : null;
}
