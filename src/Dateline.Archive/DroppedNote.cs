using System.Text.Json;

namespace Dateline.Archive;

/// <summary>What is left of a refused input that somebody took out of the quarantine.</summary>
internal static class DroppedNote
{
    /// <summary>The kind of these notes.</summary>
    public const string Kind = "dropped";

    public static IntakeNote Of(QuarantineRow refusal, string by, string? why, string now)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            json.WriteString("source", refusal.Source);
            json.WriteString("url", refusal.Url);
            json.WriteString("code", refusal.Refusal.Code);
            json.WriteString("reason", refusal.Refusal.Reason);
            json.WriteString("id", refusal.ContentId);
            json.WriteNumber("size", refusal.Size);
            json.WriteString("quarantinedAt", refusal.At);
            json.WriteString("droppedAt", now);
            json.WriteString("by", by);
            json.WriteString("why", why);
            json.WriteEndObject();
        }
        return new IntakeNote(Kind, (refusal.ContentId ?? "") + " " + refusal.Source, System.Text.Encoding.UTF8.GetString(bytes.ToArray()));
    }
}
