using Dateline.Formats;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Dateline.Archive.Sqlite;

/// <summary>Writes the rows of one chronicle. Runs inside the caller's transaction.</summary>
internal sealed class ReportInserts(SqliteConnection connection) : IDisposable
{
    private readonly PreparedCommand _outlet = new(
        connection, "INSERT INTO outlets (key, name) VALUES ($1, $2) ON CONFLICT (key) DO UPDATE SET key = key RETURNING id", 2);

    private readonly PreparedCommand _report = PreparedCommand.Insert(
        connection, "reports", "hash", "title", "published", "published_day", "outlet_id", "source", "url", "canonical_url", "language", "origin", "origin_from", "byline",
        "dateline_place", "dateline_date", "dateline_agency", "modified", "retrieved", "content_id", "engine_version", "stored_at", "text");

    private readonly PreparedCommand _chronicle = PreparedCommand.Insert(connection, "chronicles", "report_id", "schema", "engine_version", "encoding", "json");
    private readonly PreparedCommand _agency = PreparedCommand.Insert(connection, "agencies", "report_id", "number", "name", "key", "basis", "\"start\"", "\"end\"");
    private readonly PreparedCommand _sentence = PreparedCommand.Insert(connection, "sentences", "report_id", "number", "\"start\"", "\"end\"", "text");
    private readonly PreparedCommand _diagnostic = PreparedCommand.Insert(connection, "diagnostics", "report_id", "number", "severity", "code", "message");

    private readonly PreparedCommand _time = PreparedCommand.Insert(
        connection, "times", "report_id", "number", "text", "type", "value", "edtf", "earliest", "latest", "\"start\"", "\"end\"");

    private readonly PreparedCommand _place = PreparedCommand.Insert(
        connection, "places", "report_id", "number", "text", "name", "country", "admin1", "kind", "latitude", "longitude", "geoname_id", "\"start\"", "\"end\"");

    private readonly PreparedCommand _actor = PreparedCommand.Insert(connection, "actors", "report_id", "key", "name", "text", "kind", "country", "code", "roles", "office");

    private readonly PreparedCommand _statement = PreparedCommand.Insert(
        connection, "statements", "report_id", "number", "key", "speaker_id", "speaker_text", "speaker_origin", "speaker_naming", "polarity", "cue", "content", "form", "kind",
        "addressee_id", "venue", "earliest", "latest", "edtf", "part_of_day", "date_basis", "time_number", "evidence", "\"start\"", "\"end\"", "sentence", "because", "confidence");

    private readonly PreparedCommand _nest = new(connection, "UPDATE statements SET nested_in_id = $2 WHERE id = $1", 2);

    private readonly PreparedCommand _mention = PreparedCommand.Insert(
        connection, "mentions", "report_id", "number", "key", "day", "event_type", "mode", "contexts", "cameo", "goldstein", "status", "earliest", "latest", "edtf", "part_of_day",
        "date_basis", "time_number", "place_id", "place_basis", "evidence", "\"start\"", "\"end\"", "sentence", "trigger_text", "trigger_start", "trigger_end", "because",
        "confidence", "timeline_order");

    private readonly PreparedCommand _mentionActor = PreparedCommand.Insert(connection, "mention_actors", "mention_id", "role", "position", "actor_id");
    private readonly PreparedCommand _mentionPlace = PreparedCommand.Insert(connection, "mention_places", "mention_id", "position", "place_id");
    private readonly PreparedCommand _mentionStatement = PreparedCommand.Insert(connection, "mention_statements", "mention_id", "depth", "statement_id");
    private readonly PreparedCommand _figure = PreparedCommand.Insert(connection, "figures", "mention_id", "number", "kind", "low", "high", "scope", "text", "\"start\"", "\"end\"");

    private readonly PreparedCommand _commitment = PreparedCommand.Insert(
        connection, "commitments", "report_id", "number", "key", "statement_id", "promisor_id", "promisor_text", "on_behalf_of_id", "promisee_id", "promisee_text", "polarity",
        "force", "content", "condition", "deadline", "deadline_earliest", "deadline_latest", "status", "\"start\"", "\"end\"");

    /// <summary>Writes report and rows; gives the report's row id.</summary>
    public long Run(Chronicle chronicle, long contentId, Packed json, string engineVersion, string now)
    {
        var report = chronicle.Report;
        var id = Report(report, contentId, engineVersion, now);
        _chronicle.Run(id, ChronicleJson.Schema, engineVersion, json.Encoding, json.Bytes);
        foreach (var (number, agency) in report.Agencies.Index())
            _agency.Run(id, number, agency.Name, agency.Id, Words.Of(agency.Basis), agency.Span?.Start, agency.Span?.End);
        foreach (var (number, span) in report.Sentences.Index())
            _sentence.Run(id, number, span.Start, span.End, span.In(report.Text));
        foreach (var (number, diagnostic) in chronicle.Diagnostics.Index())
            _diagnostic.Run(id, number, Words.Of(diagnostic.Severity), diagnostic.Code, diagnostic.Message);
        foreach (var (number, time) in chronicle.Times.Index())
        {
            _time.Run(
                id, number, time.Span.In(report.Text), Words.Of(time.Type), time.Value, time.Edtf, Days.Text(time.Earliest), Days.Text(time.Latest), time.Span.Start, time.Span.End);
        }
        new Rows(this, chronicle, id).Write();
        return id;
    }

    public void Dispose()
    {
        foreach (var command in (ReadOnlySpan<PreparedCommand>)[_outlet, _report, _chronicle, _agency, _sentence, _diagnostic, _time, _place, _actor, _statement, _nest,
            _mention, _mentionActor, _mentionPlace, _mentionStatement, _figure, _commitment])
        {
            command.Dispose();
        }
    }

    private long Report(Report report, long contentId, string engineVersion, string now)
    {
        var outlet = report.Outlet is { } o ? _outlet.Scalar(o.Id ?? o.Name.ToLowerInvariant(), o.Name) : null;
        _report.Run(
            RowKey.Hash(report.Id), report.Title, report.Published?.ToString(), Days.Text(report.Published?.Day), outlet, report.Source, report.Url, report.CanonicalUrl,
            report.Language, report.Origin is { } origin ? Words.Of(origin.Relation) : null, JsonStrings.Write(report.Origin?.From ?? []), JsonStrings.Write(report.Byline),
            report.Dateline?.Place, report.Dateline?.Date, report.Dateline?.Agency, report.Modified?.ToString(), report.Retrieved, contentId, engineVersion, now, report.Text);
        return LastId();
    }

    private long LastId() => raw.sqlite3_last_insert_rowid(connection.Handle);

    /// <summary>The rows that point at one another, with the ids they were given.</summary>
    private sealed class Rows(ReportInserts insert, Chronicle chronicle, long report)
    {
        private readonly string _text = chronicle.Report.Text;
        private readonly Dictionary<string, long> _actors = [];
        private readonly Dictionary<string, long> _statements = [];
        private readonly long[] _places = new long[chronicle.Places.Count];

        public void Write()
        {
            foreach (var (number, place) in chronicle.Places.Index())
                _places[number] = Place(number, place);
            foreach (var actor in chronicle.Actors)
                _actors.Add(actor.Id, Actor(actor));
            foreach (var (number, statement) in chronicle.Statements.Index())
                _statements.Add(statement.Id, Statement(number, statement));
            foreach (var statement in chronicle.Statements.Where(s => s.NestedIn is not null))
                insert._nest.Run(_statements[statement.Id], _statements[statement.NestedIn!]);
            foreach (var (number, mention) in chronicle.Mentions.Index())
                Mention(number, mention);
            foreach (var (number, commitment) in chronicle.Commitments.Index())
                Commitment(number, commitment);
        }

        private long Place(int number, Place place)
        {
            insert._place.Run(
                report, number, place.Span.In(_text), place.Name, place.Country, place.Admin1, Words.Of(place.Kind), place.Latitude, place.Longitude, place.GeonameId,
                place.Span.Start, place.Span.End);
            return insert.LastId();
        }

        private long Actor(Actor actor)
        {
            // Whoever has no name is shown by the words that describe them, rather than by a pronoun.
            var words = actor.References.Where(r => r.Form != ReferenceForm.Pronoun).Concat(actor.References).Take(1).Select(r => r.Span.In(_text)).FirstOrDefault();
            insert._actor.Run(report, actor.Id, actor.Name, words, Words.Of(actor.Kind), actor.Country, actor.Code, JsonStrings.Write(actor.Roles), actor.Office);
            return insert.LastId();
        }

        private long Statement(int number, Statement statement)
        {
            var when = statement.When;
            insert._statement.Run(
                report, number, statement.Id, ActorId(statement.Speaker), In(statement.SpeakerMention), Words.Of(statement.SpeakerOrigin),
                statement.SpeakerIsNamed ? "named" : "unnamed", statement.IsNegative ? "negative" : "positive", In(statement.Cue),
                string.Join(StatementColumns.Gap, statement.Content.Select(span => span.In(_text))), Words.Of(statement.Form), Words.Of(statement.Kind), ActorId(statement.Addressee),
                In(statement.Venue), Days.Text(when?.Earliest), Days.Text(when?.Latest), when?.Edtf, when?.PartOfDay, when is null ? null : Words.Of(when.Basis), when?.Timex,
                statement.Evidence.Span.In(_text), statement.Evidence.Span.Start, statement.Evidence.Span.End, statement.Evidence.Sentence, statement.Because, statement.Confidence);
            return insert.LastId();
        }

        private void Mention(int number, Mention mention)
        {
            var when = mention.When;
            insert._mention.Run(
                report, number, mention.Id, Days.Text(Days.InOrder(when)), mention.Type is { } type ? Words.Of(type) : null, mention.Mode, JsonStrings.Write(mention.Contexts),
                mention.Cameo, mention.Goldstein, Words.Of(mention.Status), Days.Text(when?.Earliest), Days.Text(when?.Latest), when?.Edtf, when?.PartOfDay,
                when is null ? null : Words.Of(when.Basis), when?.Timex, mention.Where is { } at ? _places[at.Places[0]] : null,
                mention.Where is { } where ? Words.Of(where.Basis) : null, mention.Evidence.Span.In(_text), mention.Evidence.Span.Start, mention.Evidence.Span.End,
                mention.Evidence.Sentence, mention.Trigger.In(_text), mention.Trigger.Start, mention.Trigger.End, mention.Because, mention.Confidence, Days.Order(when));
            var id = insert.LastId();
            foreach (var (position, key) in mention.SourceActors.Index())
                insert._mentionActor.Run(id, "source", position, _actors[key]);
            foreach (var (position, key) in mention.TargetActors.Index())
                insert._mentionActor.Run(id, "target", position, _actors[key]);
            foreach (var (position, place) in (mention.Where?.Places ?? []).Index())
                insert._mentionPlace.Run(id, position, _places[place]);
            foreach (var (depth, key) in mention.SaidBy.Index())
                insert._mentionStatement.Run(id, depth, _statements[key]);
            foreach (var (i, count) in mention.Counts.Index())
            {
                insert._figure.Run(
                    id, i, Words.Of(count.Kind), count.Low, count.High, count.IsPart ? "part" : "total", count.Span.In(_text), count.Span.Start, count.Span.End);
            }
        }

        private void Commitment(int number, Commitment commitment)
        {
            var due = commitment.Deadline?.Timex is { } timex ? chronicle.Times[timex] : null;
            insert._commitment.Run(
                report, number, commitment.Id, _statements[commitment.Statement], ActorId(commitment.Promisor), In(commitment.PromisorMention), ActorId(commitment.OnBehalfOf),
                ActorId(commitment.Promisee), In(commitment.PromiseeMention), commitment.IsToRefrain ? "refrain" : "do", Words.Of(commitment.Force), commitment.Content.In(_text),
                In(commitment.Condition), In(commitment.Deadline?.Span), Days.Text(due?.Earliest), Days.Text(due?.Latest), Words.Of(commitment.Status), commitment.Content.Start,
                commitment.Content.End);
        }

        private long? ActorId(string? key) => key is null ? null : _actors[key];

        private string? In(TextSpan? span) => span?.In(_text);
    }
}
