using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;

namespace Dateline.Formats;

/// <summary>Writes and reads chronicles in the public format <c>dateline/1</c>: one JSON object, absent means unknown, offsets in UTF-16 code units.</summary>
public static class ChronicleJson
{
    /// <summary>Name and version of the format.</summary>
    public const string Schema = "dateline/1";

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>Writes one chronicle as UTF-8, without a line break in it or behind it.</summary>
    public static void Write(Chronicle chronicle, IBufferWriter<byte> output)
    {
        ArgumentNullException.ThrowIfNull(chronicle);
        using var json = new Utf8JsonWriter(output, Options);
        new Writer(json, chronicle).Write();
    }

    /// <summary>One chronicle as a string.</summary>
    public static string ToJson(Chronicle chronicle)
    {
        var buffer = new ArrayBufferWriter<byte>(16 * 1024);
        Write(chronicle, buffer);
        return System.Text.Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>Reads one chronicle back. What the format does not know is passed over; every span, index and key is checked.</summary>
    /// <param name="utf8">One JSON object as UTF-8.</param>
    public static ChronicleReading Read(ReadOnlyMemory<byte> utf8)
    {
        if (!System.Text.Unicode.Utf8.IsValid(utf8.Span))
            return ChronicleReading.Failed("The text is not UTF-8.");
        try
        {
            using var document = JsonDocument.Parse(utf8);
            return ChronicleReading.Of(new ChronicleJsonReader().Read(document.RootElement));
        }
        catch (JsonException e)
        {
            return ChronicleReading.Failed(string.Create(CultureInfo.InvariantCulture, $"The text is not JSON (line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1})."));
        }
        catch (FormatException e)
        {
            return ChronicleReading.Failed(e.Message);
        }
    }

    /// <summary>Reads one chronicle back.</summary>
    public static ChronicleReading FromJson(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        return Read(System.Text.Encoding.UTF8.GetBytes(json));
    }

    private readonly struct Writer(Utf8JsonWriter json, Chronicle chronicle)
    {
        private readonly string _text = JsonStrings.WellFormed(chronicle.Report.Text);

        public void Write()
        {
            json.WriteStartObject();
            json.WriteString("schema", Schema);
            Optional("registries", chronicle.Registries);
            WriteReport(chronicle.Report);
            WriteAll("times", chronicle.Times, WriteTime);
            WriteAll("places", chronicle.Places, WritePlace);
            WriteAll("actors", chronicle.Actors, WriteActor);
            WriteAll("mentions", chronicle.Mentions, WriteMention);
            WriteAll("statements", chronicle.Statements, WriteStatement);
            WriteAll("commitments", chronicle.Commitments, WriteCommitment);
            if (chronicle.Predicates.Count > 0)
                WriteAll("predicates", chronicle.Predicates, WritePredicate);
            WriteAll("diagnostics", chronicle.Diagnostics, WriteDiagnostic);
            json.WriteEndObject();
        }

        private void WriteReport(Report report)
        {
            json.WriteStartObject("report");
            Required("id", report.Id);
            Required("source", report.Source);
            Optional("url", report.Url);
            Optional("canonicalUrl", report.CanonicalUrl);
            Optional("title", report.Title);
            Optional("text", report.Text);
            WriteAll("paragraphs", report.Paragraphs, WriteBareSpan);
            WriteAll("sentences", report.Sentences, WriteBareSpan);
            Optional("language", report.Language);
            WritePublished("published", report.Published);
            WritePublished("modified", report.Modified);
            Optional("retrieved", report.Retrieved);
            if (report.Outlet is { } outlet)
            {
                json.WriteStartObject("outlet");
                Required("name", outlet.Name);
                Optional("id", outlet.Id);
                json.WriteEndObject();
            }
            WriteAll("agencies", report.Agencies, WriteAgency);
            if (report.Origin is { } origin)
            {
                json.WriteStartObject("origin");
                json.WriteString("relation", Words.Of(origin.Relation));
                Strings("from", origin.From);
                json.WriteEndObject();
            }
            if (report.Byline.Count > 0)
                Strings("byline", report.Byline);
            if (report.Dateline is { } dateline)
            {
                json.WriteStartObject("dateline");
                Optional("place", dateline.Place);
                Optional("date", dateline.Date);
                Optional("agency", dateline.Agency);
                if (dateline.Span is { } span)
                    Offsets(span);
                json.WriteEndObject();
            }
            if (report.Pictures.Count > 0)
                WriteAll("pictures", report.Pictures, WritePicture);
            WriteAll("provenance", report.Provenance, WriteProvenance);
            json.WriteEndObject();
        }

        private void WritePublished(string name, PublicationTime? time)
        {
            if (time is not { } known)
                return;
            json.WriteString(name, known.ToString());
            json.WriteString(name + "Precision", Words.Of(known.Precision));
        }

        private void WriteAgency(AgencyCredit agency)
        {
            json.WriteStartObject();
            Required("name", agency.Name);
            Optional("id", agency.Id);
            json.WriteString("basis", Words.Of(agency.Basis));
            if (agency.Span is { } span)
                Offsets(span);
            json.WriteEndObject();
        }

        private void WritePicture(Picture picture)
        {
            json.WriteStartObject();
            Optional("caption", picture.Caption);
            Optional("credit", picture.Credit);
            json.WriteEndObject();
        }

        private void WriteProvenance(FieldProvenance provenance)
        {
            json.WriteStartObject();
            Required("field", provenance.Field);
            Required("from", provenance.From);
            Optional("value", provenance.Value);
            json.WriteEndObject();
        }

        private void WriteTime(TimeExpression time)
        {
            json.WriteStartObject();
            Span(time.Span);
            json.WriteString("type", Words.Of(time.Type));
            Optional("value", time.Value);
            Optional("edtf", time.Edtf);
            Day("earliest", time.Earliest);
            Day("latest", time.Latest);
            json.WriteEndObject();
        }

        private void WritePlace(Place place)
        {
            json.WriteStartObject();
            Span(place.Span);
            Optional("name", place.Name);
            Optional("country", place.Country);
            Optional("admin1", place.Admin1);
            json.WriteString("kind", Words.Of(place.Kind));
            Number("lat", place.Latitude);
            Number("lon", place.Longitude);
            if (place.GeonameId is { } id)
                json.WriteNumber("geonameId", id);
            json.WriteEndObject();
        }

        private void WriteActor(Actor actor)
        {
            json.WriteStartObject();
            Required("id", actor.Id);
            Optional("name", actor.Name);
            json.WriteString("kind", Words.Of(actor.Kind));
            Optional("country", actor.Country);
            Optional("code", actor.Code);
            if (actor.Roles.Count > 0)
                Strings("roles", actor.Roles);
            Optional("office", actor.Office);
            WriteAll("mentions", actor.References, WriteReference);
            json.WriteEndObject();
        }

        private void WriteReference(ActorReference reference)
        {
            json.WriteStartObject();
            Offsets(reference.Span);
            json.WriteString("form", Words.Of(reference.Form));
            json.WriteEndObject();
        }

        private void WriteMention(Mention mention)
        {
            json.WriteStartObject();
            Required("id", mention.Id);
            if (mention.Type is { } type)
                json.WriteString("eventType", Words.Of(type));
            Optional("mode", mention.Mode);
            if (mention.Contexts.Count > 0)
                Strings("contexts", mention.Contexts);
            Optional("cameo", mention.Cameo);
            Number("goldstein", mention.Goldstein);
            Strings("sourceActors", mention.SourceActors);
            Strings("targetActors", mention.TargetActors);
            WriteWhen(mention.When);
            WriteWhere(mention.Where);
            json.WriteString("status", Words.Of(mention.Status));
            if (mention.Counts.Count > 0)
                WriteAll("counts", mention.Counts, WriteCount);
            Strings("saidBy", mention.SaidBy);
            WriteEvidence(mention.Evidence);
            json.WriteStartObject("trigger");
            Span(mention.Trigger);
            json.WriteEndObject();
            Required("because", mention.Because);
            json.WriteNumber("confidence", Rounded(mention.Confidence));
            json.WriteEndObject();
        }

        private void WriteWhen(When? when)
        {
            if (when is null)
                return;
            json.WriteStartObject("when");
            Day("earliest", when.Earliest);
            Day("latest", when.Latest);
            Optional("edtf", when.Edtf);
            Optional("partOfDay", when.PartOfDay);
            json.WriteString("basis", Words.Of(when.Basis));
            if (when.Timex is { } timex)
                json.WriteNumber("timex", timex);
            json.WriteEndObject();
        }

        private void WriteWhere(Where? where)
        {
            if (where is null)
                return;
            json.WriteStartObject("where");
            json.WriteNumber("place", where.Places[0]);
            json.WriteStartArray("places");
            foreach (var place in where.Places)
                json.WriteNumberValue(place);
            json.WriteEndArray();
            json.WriteString("basis", Words.Of(where.Basis));
            json.WriteEndObject();
        }

        private void WriteCount(Count count)
        {
            json.WriteStartObject();
            json.WriteString("kind", Words.Of(count.Kind));
            json.WriteNumber("low", count.Low);
            if (count.High is { } high)
                json.WriteNumber("high", high);
            json.WriteString("scope", count.IsPart ? "part" : "total");
            Offsets(count.Span);
            json.WriteEndObject();
        }

        private void WriteEvidence(Evidence evidence)
        {
            json.WriteStartObject("evidence");
            Span(evidence.Span);
            json.WriteNumber("sentence", evidence.Sentence);
            json.WriteEndObject();
        }

        private void WriteStatement(Statement statement)
        {
            json.WriteStartObject();
            Required("id", statement.Id);
            Optional("speaker", statement.Speaker);
            Piece("speakerMention", statement.SpeakerMention);
            json.WriteString("speakerOrigin", Words.Of(statement.SpeakerOrigin));
            json.WriteString("speakerNaming", statement.SpeakerIsNamed ? "named" : "unnamed");
            json.WriteString("polarity", statement.IsNegative ? "negative" : "positive");
            Piece("cue", statement.Cue);
            WriteAll("content", statement.Content, WriteSpanObject);
            json.WriteString("form", Words.Of(statement.Form));
            json.WriteString("kind", Words.Of(statement.Kind));
            Optional("addressee", statement.Addressee);
            Piece("addresseeMention", statement.AddresseeMention);
            Piece("venue", statement.Venue);
            Optional("through", statement.Through);
            WriteWhen(statement.When);
            Optional("nestedIn", statement.NestedIn);
            if (statement.Answers is { } answers)
            {
                json.WriteStartObject("answers");
                Required("statement", answers.Statement);
                json.WriteString("relation", Words.Of(answers.Relation));
                json.WriteEndObject();
            }
            WriteEvidence(statement.Evidence);
            Required("because", statement.Because);
            json.WriteNumber("confidence", Rounded(statement.Confidence));
            json.WriteEndObject();
        }

        private void WriteCommitment(Commitment commitment)
        {
            json.WriteStartObject();
            Required("id", commitment.Id);
            Required("statement", commitment.Statement);
            Optional("promisor", commitment.Promisor);
            Piece("promisorMention", commitment.PromisorMention);
            Optional("onBehalfOf", commitment.OnBehalfOf);
            Optional("promisee", commitment.Promisee);
            Piece("promiseeMention", commitment.PromiseeMention);
            json.WriteString("polarity", commitment.IsToRefrain ? "refrain" : "do");
            json.WriteString("force", Words.Of(commitment.Force));
            Piece("content", commitment.Content);
            Piece("condition", commitment.Condition);
            if (commitment.Deadline is { } deadline)
            {
                json.WriteStartObject("deadline");
                Span(deadline.Span);
                if (deadline.Timex is { } timex)
                {
                    json.WriteNumber("timex", timex);
                    Day("earliest", chronicle.Times[timex].Earliest);
                    Day("latest", chronicle.Times[timex].Latest);
                }
                json.WriteEndObject();
            }
            json.WriteString("status", Words.Of(commitment.Status));
            json.WriteEndObject();
        }

        private void WritePredicate(PredicateAnswer answer)
        {
            json.WriteStartObject();
            Span(answer.Span);
            WriteWhen(answer.When);
            WriteWhere(answer.Where);
            if (answer.Status is { } status)
                json.WriteString("status", Words.Of(status));
            Number("factuality", answer.Factuality);
            json.WriteEndObject();
        }

        private void WriteDiagnostic(Diagnostic diagnostic)
        {
            json.WriteStartObject();
            json.WriteString("severity", Words.Of(diagnostic.Severity));
            Required("code", diagnostic.Code);
            Required("message", diagnostic.Message);
            if (diagnostic.Span is { } span)
                Offsets(span);
            json.WriteEndObject();
        }

        private void WriteAll<T>(string name, IReadOnlyList<T> rows, Action<T> write)
        {
            json.WriteStartArray(name);
            foreach (var row in rows)
                write(row);
            json.WriteEndArray();
        }

        private void WriteBareSpan(TextSpan span)
        {
            json.WriteStartObject();
            Offsets(span);
            json.WriteEndObject();
        }

        private void WriteSpanObject(TextSpan span)
        {
            json.WriteStartObject();
            Span(span);
            json.WriteEndObject();
        }

        private void Piece(string name, TextSpan? span)
        {
            if (span is not { } known)
                return;
            json.WriteStartObject(name);
            Span(known);
            json.WriteEndObject();
        }

        private void Span(TextSpan span)
        {
            Offsets(span);
            json.WriteString("text", span.In(_text.AsSpan()));
        }

        private void Offsets(TextSpan span)
        {
            json.WriteNumber("start", span.Start);
            json.WriteNumber("end", span.End);
        }

        private void Optional(string name, string? value)
        {
            if (!string.IsNullOrEmpty(value))
                Required(name, value);
        }

        private void Required(string name, string value) => json.WriteString(name, JsonStrings.WellFormed(value));

        private void Day(string name, LocalDate? day)
        {
            if (day is { } known)
                json.WriteString(name, LocalDatePattern.Iso.Format(known));
        }

        private void Number(string name, double? value)
        {
            if (value is { } known)
                json.WriteNumber(name, known);
        }

        private void Strings(string name, IReadOnlyList<string> values)
        {
            json.WriteStartArray(name);
            foreach (var value in values)
                json.WriteStringValue(JsonStrings.WellFormed(value));
            json.WriteEndArray();
        }

        private static double Rounded(double confidence) => Math.Round(confidence, 3, MidpointRounding.ToEven);
    }
}
