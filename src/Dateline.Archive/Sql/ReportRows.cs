using Dateline.Formats;

namespace Dateline.Archive.Sql;

/// <summary>Writes the rows of one chronicle. Runs inside the caller's transaction.</summary>
internal sealed class ReportRows(IRowStore store) : IDisposable
{
    private readonly IRowInsert _report = store.Insert(
        "reports", "hash", "title", "published", "published_day", "outlet_id", "source", "url", "canonical_url", "language", "origin", "origin_from", "byline",
        "dateline_place", "dateline_date", "dateline_agency", "modified", "retrieved", "content_id", "engine_version", "stored_at", "published_order",
        "text");

    private readonly IRowInsert _chronicle = store.Insert("chronicles", "report_id", "schema", "engine_version", "encoding", "json");
    private readonly IRowInsert _agency = store.Insert("agencies", "report_id", "number", "name", "key", "basis", "\"start\"", "\"end\"");
    private readonly IRowInsert _sentence = store.Insert("sentences", "report_id", "number", "\"start\"", "\"end\"", "text");
    private readonly IRowInsert _diagnostic = store.Insert("diagnostics", "report_id", "number", "severity", "code", "message");

    private readonly IRowInsert _time = store.Insert(
        "times", "report_id", "number", "text", "type", "value", "edtf", "earliest", "latest", "\"start\"", "\"end\"");

    private readonly IRowInsert _place = store.Insert(
        "places", "report_id", "number", "text", "name", "country", "admin1", "kind", "latitude", "longitude", "geoname_id", "\"start\"", "\"end\"", "name_id");

    private readonly IRowInsert _actor = store.Insert("actors", "report_id", "key", "name", "text", "kind", "country", "code", "roles", "office", "name_id");

    private readonly IRowInsert _statement = store.Insert(
        "statements", "report_id", "number", "key", "speaker_id", "speaker_text", "speaker_name_id", "speaker_origin", "speaker_naming", "polarity", "cue", "content", "form", "kind",
        "addressee_id", "addressee_text", "answers", "answer_relation", "venue", "earliest", "latest", "edtf", "part_of_day", "date_basis", "time_number", "evidence", "\"start\"", "\"end\"", "sentence", "because", "confidence");

    private readonly IRowInsert _mention = store.Insert(
        "mentions", "report_id", "number", "key", "day", "event_type", "mode", "contexts", "cameo", "goldstein", "status", "earliest", "latest", "edtf", "part_of_day",
        "date_basis", "time_number", "place_id", "place_basis", "evidence", "\"start\"", "\"end\"", "sentence", "trigger_text", "trigger_start", "trigger_end", "because",
        "confidence", "is_long", "timeline_order");

    private readonly IRowInsert _mentionActor = store.Insert("mention_actors", "mention_id", "role", "position", "actor_id");
    private readonly IRowInsert _mentionPlace = store.Insert("mention_places", "mention_id", "position", "place_id");
    private readonly IRowInsert _mentionStatement = store.Insert("mention_statements", "mention_id", "depth", "statement_id");
    private readonly IRowInsert _figure = store.Insert("figures", "mention_id", "number", "kind", "low", "high", "scope", "text", "\"start\"", "\"end\"");

    private readonly IRowInsert _commitment = store.Insert(
        "commitments", "report_id", "number", "key", "statement_id", "promisor_id", "promisor_text", "on_behalf_of_id", "promisee_id", "promisee_text", "polarity",
        "force", "content", "condition", "deadline", "deadline_earliest", "deadline_latest", "status", "\"start\"", "\"end\"");

    /// <summary>Writes report and rows; gives the report's row id.</summary>
    public long Run(Chronicle chronicle, long contentId, Packed json, string engineVersion, string now)
    {
        var report = chronicle.Report;
        var id = Report(report, contentId, engineVersion, now);
        _chronicle.Row().Number(id).Text(ChronicleJson.Schema).Text(engineVersion).Text(json.Encoding).Bytes(json.Bytes).Run();
        foreach (var (number, agency) in report.Agencies.Index())
            _agency.Row().Number(id).Number(number).Text(agency.Name).Text(agency.Id).Text(Words.Of(agency.Basis)).Span(agency.Span).Run();
        foreach (var (number, span) in report.Sentences.Index())
            _sentence.Row().Number(id).Number(number).Span(span).Text(span.In(report.Text)).Run();
        foreach (var (number, diagnostic) in chronicle.Diagnostics.Index())
            _diagnostic.Row().Number(id).Number(number).Text(Words.Of(diagnostic.Severity)).Text(diagnostic.Code).Text(diagnostic.Message).Run();
        foreach (var (number, time) in chronicle.Times.Index())
        {
            _time.Row().Number(id).Number(number).Text(time.Span.In(report.Text)).Text(Words.Of(time.Type)).Text(time.Value).Text(time.Edtf).Text(Days.Text(time.Earliest))
                .Text(Days.Text(time.Latest)).Span(time.Span).Run();
        }
        new Rows(this, chronicle, id).Write();
        return id;
    }

    public void Dispose()
    {
        foreach (var insert in (ReadOnlySpan<IDisposable>)[_report, _chronicle, _agency, _sentence, _diagnostic, _time, _place, _actor, _statement, _mention,
            _mentionActor, _mentionPlace, _mentionStatement, _figure, _commitment])
        {
            insert.Dispose();
        }
    }

    /// <summary>By what an outlet is known again.</summary>
    public static string OutletKey(Outlet outlet) => outlet.Id ?? outlet.Name.ToLowerInvariant();

    /// <summary>All the names of a chronicle, as its rows will want them; some more than once.</summary>
    public static IEnumerable<Name> Names(Chronicle chronicle) =>
        chronicle.Places.Select(place => PlaceName(chronicle, place))
            .Concat(chronicle.Actors.Select(actor => ActorName(chronicle, actor)))
            .Concat(chronicle.Statements.Select(statement => SpeakerName(chronicle, statement)).OfType<Name>());

    private static Name PlaceName(Chronicle chronicle, Place place) => new(NameTable.Places, [place.Span.In(chronicle.Report.Text), place.Name, place.Admin1, place.Country]);

    private static Name ActorName(Chronicle chronicle, Actor actor) => new(NameTable.Actors, [actor.Name, Describing(chronicle, actor), actor.Office, actor.Code]);

    private static Name? SpeakerName(Chronicle chronicle, Statement statement) => statement.SpeakerMention is { } words ? new(NameTable.Speakers, [words.In(chronicle.Report.Text)]) : null;

    // Whoever has no name is shown by the words that describe them, rather than by a pronoun.
    private static string? Describing(Chronicle chronicle, Actor actor) =>
        actor.References.Where(r => r.Form != ReferenceForm.Pronoun).Concat(actor.References).Take(1).Select(r => r.Span.In(chronicle.Report.Text)).FirstOrDefault();

    private long NameId(Name name) => store.NameId(name);

    private void Nest(long statement, long outer) => store.Nest(statement, outer);

    private long Report(Report report, long contentId, string engineVersion, string now)
    {
        var outlet = report.Outlet is { } o ? (long?)store.OutletId(OutletKey(o), o.Name) : null;
        var line = report.Dateline;
        return _report.Row().Text(RowKey.Hash(report.Id)).Text(report.Title).Text(report.Published?.ToString()).Text(Days.Text(report.Published?.Day)).Number(outlet).Text(report.Source)
            .Text(report.Url).Text(report.CanonicalUrl).Text(report.Language).Text(report.Origin is { } origin ? Words.Of(origin.Relation) : null)
            .Text(JsonStrings.Write(report.Origin?.From ?? [])).Text(JsonStrings.Write(report.Byline)).Text(line?.Place).Text(line?.Date).Text(line?.Agency)
            .Text(report.Modified?.ToString()).Text(report.Retrieved).Number(contentId).Text(engineVersion).Text(now).Text(Days.Order(report)).Text(report.Text).Run();
    }

    /// <summary>The rows that point at one another, with the ids they were given.</summary>
    private sealed class Rows(ReportRows insert, Chronicle chronicle, long report)
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
                insert.Nest(_statements[statement.Id], _statements[statement.NestedIn!]);
            foreach (var (number, mention) in chronicle.Mentions.Index())
                Mention(number, mention);
            foreach (var (number, commitment) in chronicle.Commitments.Index())
                Commitment(number, commitment);
        }

        private long Place(int number, Place place) =>
            insert._place.Row().Number(report).Number(number).Text(place.Span.In(_text)).Text(place.Name).Text(place.Country).Text(place.Admin1).Text(Words.Of(place.Kind))
                .Real(place.Latitude).Real(place.Longitude).Number(place.GeonameId).Span(place.Span).Number(insert.NameId(PlaceName(chronicle, place))).Run();

        private long Actor(Actor actor)
        {
            return insert._actor.Row().Number(report).Text(actor.Id).Text(actor.Name).Text(Describing(chronicle, actor)).Text(Words.Of(actor.Kind)).Text(actor.Country).Text(actor.Code)
                .Text(JsonStrings.Write(actor.Roles)).Text(actor.Office).Number(insert.NameId(ActorName(chronicle, actor))).Run();
        }

        private long Statement(int number, Statement statement)
        {
            var row = insert._statement.Row().Number(report).Number(number).Text(statement.Id).Number(ActorId(statement.Speaker)).Text(In(statement.SpeakerMention))
                .Number(SpeakerName(chronicle, statement) is { } name ? insert.NameId(name) : null).Text(Words.Of(statement.SpeakerOrigin)).Text(statement.SpeakerIsNamed ? "named" : "unnamed").Text(statement.IsNegative ? "negative" : "positive").Text(In(statement.Cue))
                .Text(string.Join(StatementColumns.Gap, statement.Content.Select(span => span.In(_text)))).Text(Words.Of(statement.Form)).Text(Words.Of(statement.Kind))
                .Number(ActorId(statement.Addressee)).Text(In(statement.AddresseeMention)).Text(statement.Answers?.Statement).Text(statement.Answers is { } answers ? Words.Of(answers.Relation) : null)
                .Text(In(statement.Venue));
            return Rest(When(row, statement.When), statement.Evidence).Text(statement.Because).Real(statement.Confidence).Run();
        }

        private void Mention(int number, Mention mention)
        {
            var row = insert._mention.Row().Number(report).Number(number).Text(mention.Id).Text(Days.Text(Days.InOrder(mention.When)))
                .Text(mention.Type is { } type ? Words.Of(type) : null).Text(mention.Mode).Text(JsonStrings.Write(mention.Contexts)).Text(mention.Cameo).Real(mention.Goldstein)
                .Text(Words.Of(mention.Status));
            When(row, mention.When).Number(mention.Where is { } at ? _places[at.Places[0]] : null).Text(mention.Where is { } where ? Words.Of(where.Basis) : null);
            var id = Rest(row, mention.Evidence).Text(mention.Trigger.In(_text)).Span(mention.Trigger).Text(mention.Because).Real(mention.Confidence).Number(Days.IsLong(mention.When) ? 1 : 0)
                .Text(Days.Order(chronicle.Report, mention.When, number)).Run();
            foreach (var (position, key) in mention.SourceActors.Index())
                insert._mentionActor.Row().Number(id).Text("source").Number(position).Number(_actors[key]).Run();
            foreach (var (position, key) in mention.TargetActors.Index())
                insert._mentionActor.Row().Number(id).Text("target").Number(position).Number(_actors[key]).Run();
            foreach (var (position, place) in (mention.Where?.Places ?? []).Index())
                insert._mentionPlace.Row().Number(id).Number(position).Number(_places[place]).Run();
            foreach (var (depth, key) in mention.SaidBy.Index())
                insert._mentionStatement.Row().Number(id).Number(depth).Number(_statements[key]).Run();
            foreach (var (i, count) in mention.Counts.Index())
            {
                insert._figure.Row().Number(id).Number(i).Text(Words.Of(count.Kind)).Number(count.Low).Number(count.High).Text(count.IsPart ? "part" : "total").Text(count.Span.In(_text))
                    .Span(count.Span).Run();
            }
        }

        private void Commitment(int number, Commitment commitment)
        {
            var due = commitment.Deadline?.Timex is { } timex ? chronicle.Times[timex] : null;
            insert._commitment.Row().Number(report).Number(number).Text(commitment.Id).Number(_statements[commitment.Statement]).Number(ActorId(commitment.Promisor))
                .Text(In(commitment.PromisorMention)).Number(ActorId(commitment.OnBehalfOf)).Number(ActorId(commitment.Promisee)).Text(In(commitment.PromiseeMention))
                .Text(commitment.IsToRefrain ? "refrain" : "do").Text(Words.Of(commitment.Force)).Text(commitment.Content.In(_text)).Text(In(commitment.Condition))
                .Text(In(commitment.Deadline?.Span)).Text(Days.Text(due?.Earliest)).Text(Days.Text(due?.Latest)).Text(Words.Of(commitment.Status)).Span(commitment.Content).Run();
        }

        private static IRowInsert When(IRowInsert row, When? when) =>
            row.Text(Days.Text(when?.Earliest)).Text(Days.Text(when?.Latest)).Text(when?.Edtf).Text(when?.PartOfDay).Text(when is null ? null : Words.Of(when.Basis)).Number(when?.Timex);

        private IRowInsert Rest(IRowInsert row, Evidence evidence) => row.Text(evidence.Span.In(_text)).Span(evidence.Span).Number(evidence.Sentence);

        private long? ActorId(string? key) => key is null ? null : _actors[key];

        private string? In(TextSpan? span) => span?.In(_text);
    }
}
