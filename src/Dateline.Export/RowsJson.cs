using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Dateline.Archive;
using Dateline.Archive.Review;
using Dateline.Formats;
using NodaTime;
using NodaTime.Text;

namespace Dateline.Export;

/// <summary>Writes rows that an archive answers with as JSON objects, one a line, with the names and words of the public format <c>dateline/1</c>.</summary>
public static class RowsJson
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A mention of the timeline, as one line.</summary>
    public static void Write(TimelineRow row, IBufferWriter<byte> output) => Write(row, RowReview.None, output);

    /// <summary>A mention of the timeline, with what reviewers decided about it, as one line.</summary>
    public static void Write(TimelineRow row, RowReview review, IBufferWriter<byte> output)
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(review);
        WriteLine(output, json =>
        {
            json.WriteString("row", row.Key);
            Optional(json, "eventType", row.Type is { } type ? Words.Of(type) : null);
            Optional(json, "mode", row.Mode);
            Optional(json, "cameo", row.Cameo);
            WriteWhen(json, row.When);
            json.WriteBoolean("dated", row.IsDated);
            json.WriteString("status", Words.Of(row.Status));
            Optional(json, "place", row.Place);
            Optional(json, "country", row.Country);
            Number(json, "lat", row.Latitude);
            Number(json, "lon", row.Longitude);
            Strings(json, "sourceActors", row.SourceActors);
            Strings(json, "targetActors", row.TargetActors);
            Strings(json, "saidBy", row.SaidBy);
            json.WriteStartArray("counts");
            foreach (var figure in row.Figures)
            {
                json.WriteStartObject();
                json.WriteString("kind", Words.Of(figure.Kind));
                json.WriteNumber("low", figure.Low);
                if (figure.High is { } high)
                    json.WriteNumber("high", high);
                json.WriteString("scope", figure.IsPart ? "part" : "total");
                json.WriteString("text", figure.Words);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            WriteEvidence(json, row.Evidence, row.EvidenceSpan);
            Optional(json, "sentence", row.Sentence);
            json.WriteString("trigger", row.Trigger);
            json.WriteString("because", row.Because);
            json.WriteNumber("confidence", Rounded(row.Confidence));
            if (review.Decisions.Count > 0)
                ReviewJson.WriteReview(json, review);
            WriteReport(json, row.Report);
        });
    }

    /// <summary>A statement, as one line.</summary>
    public static void Write(StatementRow row, IBufferWriter<byte> output)
    {
        ArgumentNullException.ThrowIfNull(row);
        WriteLine(output, json =>
        {
            json.WriteString("row", row.Key);
            Optional(json, "speaker", row.Speaker);
            Optional(json, "speakerOffice", row.SpeakerOffice);
            Optional(json, "speakerMention", row.SpeakerWords);
            json.WriteString("speakerOrigin", Words.Of(row.SpeakerOrigin));
            json.WriteString("speakerNaming", row.SpeakerIsNamed ? "named" : "unnamed");
            json.WriteString("polarity", row.IsNegative ? "negative" : "positive");
            Optional(json, "cue", row.Cue);
            json.WriteString("content", row.Content);
            json.WriteString("form", Words.Of(row.Form));
            json.WriteString("kind", Words.Of(row.Kind));
            Optional(json, "addressee", row.Addressee);
            Optional(json, "venue", row.Venue);
            WriteWhen(json, row.When);
            Optional(json, "nestedIn", row.NestedIn);
            if (row.Answers is { } answers)
            {
                json.WriteStartObject("answers");
                json.WriteString("statement", answers.Statement);
                json.WriteString("relation", Words.Of(answers.Relation));
                Optional(json, "speaker", answers.Speaker);
                json.WriteString("content", answers.Content);
                json.WriteEndObject();
            }
            WriteEvidence(json, row.Evidence, row.EvidenceSpan);
            json.WriteString("because", row.Because);
            json.WriteNumber("confidence", Rounded(row.Confidence));
            WriteReport(json, row.Report);
        });
    }

    /// <summary>A commitment with the later reports that may bear on it, as one line.</summary>
    public static void Write(FollowedCommitment followed, IBufferWriter<byte> output)
    {
        ArgumentNullException.ThrowIfNull(followed);
        var row = followed.Row;
        WriteLine(output, json =>
        {
            json.WriteString("row", row.Key);
            json.WriteString("statement", row.Statement);
            Optional(json, "promisor", row.Promisor);
            Optional(json, "onBehalfOf", row.OnBehalfOf);
            Optional(json, "promisee", row.Promisee);
            json.WriteString("polarity", row.IsToRefrain ? "refrain" : "do");
            json.WriteString("force", Words.Of(row.Force));
            json.WriteString("content", row.Content);
            Optional(json, "condition", row.Condition);
            if (row.Deadline is { } deadline)
            {
                json.WriteStartObject("deadline");
                json.WriteString("text", deadline);
                Day(json, "earliest", row.DeadlineEarliest);
                Day(json, "latest", row.DeadlineLatest);
                json.WriteEndObject();
            }
            json.WriteString("status", Words.Of(row.Status));
            WriteReport(json, row.Report);
            json.WriteStartArray("later");
            foreach (var hit in followed.Later)
            {
                json.WriteStartObject();
                json.WriteString("row", hit.Report.Key);
                json.WriteString("snippet", hit.Snippet);
                WriteReport(json, hit.Report);
                json.WriteEndObject();
            }
            json.WriteEndArray();
        });
    }

    /// <summary>A hit of a search, as one line.</summary>
    public static void Write(SearchHit hit, IBufferWriter<byte> output)
    {
        ArgumentNullException.ThrowIfNull(hit);
        WriteLine(output, json =>
        {
            json.WriteString("row", hit.Report.Key);
            json.WriteString("snippet", hit.Snippet);
            json.WriteStartArray("highlights");
            foreach (var highlight in hit.Highlights)
            {
                json.WriteStartObject();
                json.WriteNumber("start", highlight.Start);
                json.WriteNumber("end", highlight.End);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteNumber("score", Rounded(hit.Score));
            WriteReport(json, hit.Report);
        });
    }

    /// <summary>A report, as one line.</summary>
    public static void Write(ReportRow row, IBufferWriter<byte> output)
    {
        ArgumentNullException.ThrowIfNull(row);
        WriteLine(output, json =>
        {
            json.WriteString("row", row.Key);
            WriteFields(json, row);
            Optional(json, "origin", row.Origin is { } origin ? Words.Of(origin) : null);
            Strings(json, "originFrom", row.OriginFrom);
            json.WriteNumber("mentions", row.Mentions);
            json.WriteNumber("statements", row.Statements);
        });
    }

    /// <summary>How many mentions of a type fall on a day, as one line.</summary>
    public static void Write(DayCount count, IBufferWriter<byte> output)
    {
        ArgumentNullException.ThrowIfNull(count);
        WriteLine(output, json =>
        {
            Day(json, "day", count.Day);
            Optional(json, "eventType", count.Type is { } type ? Words.Of(type) : null);
            json.WriteNumber("mentions", count.Mentions);
        });
    }

    /// <summary>How many mentions of a type lie at a place, as one line.</summary>
    public static void Write(PlaceCount count, IBufferWriter<byte> output)
    {
        ArgumentNullException.ThrowIfNull(count);
        WriteLine(output, json =>
        {
            json.WriteString("place", count.Place);
            Optional(json, "country", count.Country);
            json.WriteNumber("lat", count.Latitude);
            json.WriteNumber("lon", count.Longitude);
            Optional(json, "eventType", count.Type is { } type ? Words.Of(type) : null);
            json.WriteNumber("mentions", count.Mentions);
        });
    }

    /// <summary>How often somebody takes part, as one line.</summary>
    public static void Write(ActorCount count, IBufferWriter<byte> output)
    {
        ArgumentNullException.ThrowIfNull(count);
        WriteLine(output, json =>
        {
            json.WriteString("name", count.Name);
            Optional(json, "country", count.Country);
            Optional(json, "office", count.Office);
            Day(json, "first", count.First);
            Day(json, "last", count.Last);
            json.WriteNumber("does", count.Does);
            json.WriteNumber("suffers", count.Suffers);
        });
    }

    /// <summary>How often somebody does something to somebody, as one line.</summary>
    public static void Write(DyadCount count, IBufferWriter<byte> output)
    {
        ArgumentNullException.ThrowIfNull(count);
        WriteLine(output, json =>
        {
            json.WriteString("source", count.Source);
            json.WriteString("target", count.Target);
            Optional(json, "eventType", count.Type is { } type ? Words.Of(type) : null);
            json.WriteNumber("mentions", count.Mentions);
        });
    }

    /// <summary>A refused input, as one line.</summary>
    public static void Write(QuarantineRow row, IBufferWriter<byte> output)
    {
        ArgumentNullException.ThrowIfNull(row);
        WriteLine(output, json =>
        {
            json.WriteString("source", row.Source);
            Optional(json, "url", row.Url);
            json.WriteString("code", row.Refusal.Code);
            json.WriteString("reason", row.Refusal.Reason);
            Optional(json, "id", row.ContentId);
            json.WriteNumber("size", row.Size);
            json.WriteBoolean("kept", row.IsKept);
            json.WriteString("at", row.At);
            json.WriteString("engine", row.EngineVersion);
        });
    }

    internal static void WriteLine(IBufferWriter<byte> output, Action<Utf8JsonWriter> write)
    {
        using (var json = new Utf8JsonWriter(output, Options))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }
        output.Write("\n"u8);
    }

    private static void WriteReport(Utf8JsonWriter json, ReportRow report)
    {
        json.WriteStartObject("report");
        WriteFields(json, report);
        json.WriteEndObject();
    }

    private static void WriteFields(Utf8JsonWriter json, ReportRow report)
    {
        json.WriteString("id", report.Id);
        json.WriteString("source", report.Source);
        Optional(json, "url", report.Url);
        Optional(json, "title", report.Title);
        Optional(json, "outlet", report.Outlet);
        Optional(json, "published", report.Published);
        Optional(json, "language", report.Language);
    }

    private static void WriteWhen(Utf8JsonWriter json, When? when)
    {
        if (when is null)
            return;
        json.WriteStartObject("when");
        Day(json, "earliest", when.Earliest);
        Day(json, "latest", when.Latest);
        Optional(json, "edtf", when.Edtf);
        Optional(json, "partOfDay", when.PartOfDay);
        json.WriteString("basis", Words.Of(when.Basis));
        json.WriteEndObject();
    }

    private static void WriteEvidence(Utf8JsonWriter json, string words, TextSpan span)
    {
        json.WriteStartObject("evidence");
        json.WriteNumber("start", span.Start);
        json.WriteNumber("end", span.End);
        json.WriteString("text", words);
        json.WriteEndObject();
    }

    private static void Optional(Utf8JsonWriter json, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
            json.WriteString(name, value);
    }

    private static void Number(Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } known)
            json.WriteNumber(name, known);
    }

    private static void Day(Utf8JsonWriter json, string name, LocalDate? day)
    {
        if (day is { } known)
            json.WriteString(name, LocalDatePattern.Iso.Format(known));
    }

    internal static void Strings(Utf8JsonWriter json, string name, IReadOnlyList<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
            json.WriteStringValue(value);
        json.WriteEndArray();
    }

    private static decimal Rounded(double number) => decimal.Round((decimal)number, 3, MidpointRounding.ToEven);
}
