using System.Buffers;
using System.Text.Json;
using Dateline.Archive.Review;

namespace Dateline.Export;

/// <summary>Writes what reviewers decided as JSON objects, one a line; see <c>docs/review.md</c>.</summary>
public static class ReviewJson
{
    /// <summary>A row with the decisions about it, as one line.</summary>
    public static void Write(ReviewedRow row, IBufferWriter<byte> output)
    {
        ArgumentNullException.ThrowIfNull(row);
        RowsJson.WriteLine(output, json =>
        {
            json.WriteString("row", row.Row.Shown);
            json.WriteString("kind", ReviewWords.Of(row.Row.Kind));
            json.WriteString("report", row.Row.ReportId);
            json.WriteString("words", row.Row.Words);
            if (row.Row.TriggerWords is { } trigger)
                json.WriteString("trigger", trigger);
            json.WriteBoolean("orphan", row.IsOrphan);
            if (row.Values is { } values)
                Values(json, "machine", values);
            WriteReview(json, row.Review);
        });
    }

    /// <summary>An entry of the audit trail, as one line: the decision as it is kept, and the hashes.</summary>
    public static void Write(AuditEntry entry, IBufferWriter<byte> output)
    {
        ArgumentNullException.ThrowIfNull(entry);
        RowsJson.WriteLine(output, json =>
        {
            json.WriteNumber("number", entry.Number);
            // As a string: the hash is that of these very characters.
            json.WriteString("json", entry.Json);
            json.WriteString("previousHash", entry.PreviousHash);
            json.WriteString("hash", entry.Hash);
        });
    }

    /// <summary>How far reviewers agree, as one line.</summary>
    public static void Write(Agreement agreement, IBufferWriter<byte> output)
    {
        ArgumentNullException.ThrowIfNull(agreement);
        RowsJson.WriteLine(output, json =>
        {
            json.WriteString("what", agreement.What);
            json.WriteNumber("rows", agreement.Rows);
            json.WriteNumber("same", agreement.Same);
            Share(json, "alpha", agreement.Alpha);
        });
    }

    /// <summary>How an engine does on gold, as one line.</summary>
    public static void Write(GoldScore score, IBufferWriter<byte> output)
    {
        ArgumentNullException.ThrowIfNull(score);
        RowsJson.WriteLine(output, json =>
        {
            json.WriteNumber("found", score.Found);
            json.WriteNumber("missed", score.Missed);
            json.WriteNumber("invented", score.Invented);
            Share(json, "precision", score.Precision);
            Share(json, "recall", score.Recall);
            json.WriteStartObject("fields");
            foreach (var (field, (right, all)) in score.Fields)
            {
                json.WriteStartObject(ReviewWords.Of(field));
                json.WriteNumber("right", right);
                json.WriteNumber("of", all);
                json.WriteEndObject();
            }
            json.WriteEndObject();
        });
    }

    /// <summary>The member <c>review</c> of a row that somebody decided about.</summary>
    internal static void WriteReview(Utf8JsonWriter json, RowReview review)
    {
        json.WriteStartObject("review");
        json.WriteString("state", ReviewWords.Of(review.State));
        Values(json, "corrected", review.Corrected);
        json.WriteStartArray("decisions");
        foreach (var decision in review.Decisions)
        {
            json.WriteStartObject();
            json.WriteNumber("number", decision.Number);
            json.WriteString("at", decision.At);
            json.WriteString("reviewer", decision.What.Reviewer);
            json.WriteString("action", ReviewWords.Of(decision.What.Action));
            if (decision.What.Other is { } other)
                json.WriteString("other", other.Shown);
            if (decision.What.Note is { } note)
                json.WriteString("note", note);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Values(Utf8JsonWriter json, string name, IReadOnlyDictionary<ReviewField, string?> values)
    {
        json.WriteStartObject(name);
        foreach (var (field, value) in values.OrderBy(v => v.Key))
            json.WriteString(ReviewWords.Of(field), value);
        json.WriteEndObject();
    }

    private static void Share(Utf8JsonWriter json, string name, double? share)
    {
        if (share is { } known)
            json.WriteNumber(name, Math.Round(known, 4));
        else
            json.WriteNull(name);
    }
}
