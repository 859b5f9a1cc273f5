using Dateline.Archive;
using Dateline.Formats;

namespace Dateline.Export.Tables;

/// <summary>Tables of statements, commitments and reports.</summary>
internal static class RowTables
{
    public static Table<StatementRow> Statements { get; } = new("statements",
    [
        new("row", CellKind.Text, "Key of the row", s => s.Key),
        new("speaker", CellKind.Text, "Who speaks: the name, else the words of the report", s => s.Speaker),
        new("office", CellKind.Text, "The speaker's office", s => s.SpeakerOffice),
        new("speaker_words", CellKind.Text, "The words that name the speaker", s => s.SpeakerWords),
        new("speaker_origin", CellKind.Text, "What kind of source speaks: official, expert, witness, …", s => Words.Of(s.SpeakerOrigin)),
        new("speaker_naming", CellKind.Text, "named or unnamed", s => s.SpeakerIsNamed ? "named" : "unnamed"),
        new("polarity", CellKind.Text, "negative: said not to have been said", s => s.IsNegative ? "negative" : "positive"),
        new("cue", CellKind.Text, "The word or mark that shows it is said", s => s.Cue),
        new("content", CellKind.Text, "What is said", s => s.Content),
        new("form", CellKind.Text, "direct, indirect or mixed", s => Words.Of(s.Form)),
        new("kind", CellKind.Text, "What is done by saying it: assertion, denial, demand, …", s => Words.Of(s.Kind)),
        new("addressee", CellKind.Text, "Who is spoken to", s => s.Addressee),
        new("venue", CellKind.Text, "Where it was said", s => s.Venue),
        new("said_date", CellKind.Day, "The first day on which it can have been said", s => s.When?.Earliest),
        new("said_date_latest", CellKind.Day, "The last", s => s.When?.Latest),
        new("nested_in", CellKind.Text, "Key, in its report, of the statement it lies in", s => s.NestedIn),
        new("answer_relation", CellKind.Text, "How it answers an earlier statement of the report: denies, rejects, agrees, confirms", s => s.Answers is { } a ? Words.Of(a.Relation) : null),
        new("answers", CellKind.Text, "Key, in its report, of the statement it answers", s => s.Answers?.Statement),
        new("source", CellKind.Text, "The outlet", s => s.Report.Outlet),
        new("published", CellKind.Text, "When the report was published", s => s.Report.Published),
        new("title", CellKind.Text, "Its headline", s => s.Report.Title),
        new("url", CellKind.Text, "Its address", s => s.Report.Url),
        new("file", CellKind.Text, "Where its bytes came from", s => s.Report.Source),
        new("because", CellKind.Text, "The rule or model that made the row", s => s.Because),
        new("confidence", CellKind.Number, "From 0 to 1", s => (double?)s.Confidence),
    ]);

    public static Table<CommitmentRow> Commitments { get; } = new("commitments",
    [
        new("row", CellKind.Text, "Key of the row", c => c.Key),
        new("promisor", CellKind.Text, "Who is bound", c => c.Promisor),
        new("on_behalf_of", CellKind.Text, "For whom the promisor speaks", c => c.OnBehalfOf),
        new("promisee", CellKind.Text, "To whom it is promised", c => c.Promisee),
        new("polarity", CellKind.Text, "do or refrain", c => c.IsToRefrain ? "refrain" : "do"),
        new("force", CellKind.Text, "How strongly: explicit, stated, agreed, planned, offer, threat", c => Words.Of(c.Force)),
        new("content", CellKind.Text, "What is promised", c => c.Content),
        new("condition", CellKind.Text, "On what condition", c => c.Condition),
        new("deadline", CellKind.Text, "By when, in the words of the report", c => c.Deadline),
        new("deadline_earliest", CellKind.Day, "The first day that can mean", c => c.DeadlineEarliest),
        new("deadline_latest", CellKind.Day, "The last", c => c.DeadlineLatest),
        new("status", CellKind.Text, "open until a person says otherwise", c => Words.Of(c.Status)),
        new("statement", CellKind.Text, "Key, in its report, of the statement that makes it", c => c.Statement),
        new("source", CellKind.Text, "The outlet", c => c.Report.Outlet),
        new("published", CellKind.Text, "When the report was published", c => c.Report.Published),
        new("title", CellKind.Text, "Its headline", c => c.Report.Title),
        new("url", CellKind.Text, "Its address", c => c.Report.Url),
        new("file", CellKind.Text, "Where its bytes came from", c => c.Report.Source),
    ]);

    public static Table<ReportRow> Reports { get; } = new("reports",
    [
        new("report", CellKind.Text, "sha256: and the hash of its bytes", r => r.Id),
        new("title", CellKind.Text, "The headline", r => r.Title),
        new("source", CellKind.Text, "The outlet", r => r.Outlet),
        new("published", CellKind.Text, "When it was published, as it prints it", r => r.Published),
        new("published_date", CellKind.Day, "The day of it", r => r.PublishedDay),
        new("language", CellKind.Text, "ISO 639-1 code", r => r.Language),
        new("origin", CellKind.Text, "Whose text it is: own, wire, syndicated, mixed, none", r => r.Origin is { } origin ? Words.Of(origin) : null),
        new("origin_from", CellKind.Text, "From whom it was taken", r => string.Join("; ", r.OriginFrom)),
        new("mentions", CellKind.Whole, "How many event mentions it has", r => (long)r.Mentions),
        new("statements", CellKind.Whole, "How many statements it has", r => (long)r.Statements),
        new("url", CellKind.Text, "Its address", r => r.Url),
        new("file", CellKind.Text, "Where its bytes came from", r => r.Source),
    ]);
}
