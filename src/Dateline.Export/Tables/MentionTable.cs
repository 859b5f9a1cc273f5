using Dateline.Archive;
using Dateline.Formats;
using NodaTime;

namespace Dateline.Export.Tables;

/// <summary>Dateline's own table of event mentions. Columns that mean the same as ACLED's have ACLED's names.</summary>
internal static class MentionTable
{
    public static Table<ExportedMention> Table { get; } = new("mentions",
    [
        Text("row", "Key of the row: the first digits of the report's hash, then the mention", m => m.Key),
        Day("event_date", "The first day on which it can have happened", m => m.Mention.When?.Earliest),
        Day("event_date_latest", "The last day on which it can have happened", m => m.Mention.When?.Latest),
        Text("edtf", "The same as EDTF (ISO 8601-2)", m => m.Mention.When?.Edtf),
        Text("date_basis", "What the day rests on: explicit (the clause's own words), inherited (the narrative), published (known only to be before publication)", m => m.Mention.When is { } when ? Words.Of(when.Basis) : null),
        Whole("time_precision", "As ACLED has it: 1 the day is known, 2 the week, 3 the month or less", m => TimePrecision(m.Mention.When)),
        Text("event_type", "PLOVER's type", m => m.Mention.Type is { } type ? Words.Of(type) : null),
        Text("mode", "PLOVER's mode", m => m.Mention.Mode),
        Text("cameo", "CAMEO code", m => m.Mention.Cameo),
        Number("goldstein", "Goldstein's scale, from -10 (conflict) to 10 (cooperation)", m => m.Mention.Goldstein),
        Text("status", "Whether it came to pass: happened, ongoing, planned, possible, denied, called for", m => Words.Of(m.Mention.Status)),
        Text("actor1", "Who does it; several between semicolons", m => Names(m, m.Mention.SourceActors)),
        Text("actor1_code", "Their CAMEO codes", m => Codes(m.Sources)),
        Text("actor2", "To whom it is done", m => Names(m, m.Mention.TargetActors)),
        Text("actor2_code", "Their CAMEO codes", m => Codes(m.Targets)),
        Text("location", "The best place: its name, else the words of the report", m => m.PlaceName),
        Text("country", "Its country, ISO 3166-1 alpha-3", m => m.Place?.Country),
        Text("admin1", "Its first-level division", m => m.Place?.Admin1),
        Number("latitude", "Degrees north", m => m.Place?.Latitude),
        Number("longitude", "Degrees east", m => m.Place?.Longitude),
        Text("place_basis", "What the place rests on: clause, sentence, report, dateline", m => m.Mention.Where is { } where ? Words.Of(where.Basis) : null),
        Whole("fatalities", "Killed: the lowest number that the words allow", m => m.Figure(CountKind.Killed)?.Low),
        Whole("fatalities_high", "Killed: the highest; empty where it is open upwards", m => m.Figure(CountKind.Killed)?.High),
        Whole("injured", "Injured: the lowest number", m => m.Figure(CountKind.Injured)?.Low),
        Whole("injured_high", "Injured: the highest", m => m.Figure(CountKind.Injured)?.High),
        Whole("arrested", "Arrested: the lowest number", m => m.Figure(CountKind.Arrested)?.Low),
        Whole("arrested_high", "Arrested: the highest", m => m.Figure(CountKind.Arrested)?.High),
        Whole("displaced", "Displaced: the lowest number", m => m.Figure(CountKind.Displaced)?.Low),
        Whole("displaced_high", "Displaced: the highest", m => m.Figure(CountKind.Displaced)?.High),
        Whole("participants", "Taking part: the lowest number", m => m.Figure(CountKind.Participants)?.Low),
        Whole("participants_high", "Taking part: the highest", m => m.Figure(CountKind.Participants)?.High),
        Text("said_by", "Who says so, the innermost first; empty where the report itself tells it", m => m.Naming.SaidBy(m.Mention)),
        Text("notes", "The words that tell it", m => m.Evidence),
        Text("trigger", "The word or words that name the event", m => m.Mention.Trigger.In(m.Chronicle.Report.Text)),
        Text("source", "The outlet", m => m.Chronicle.Report.Outlet?.Name),
        Text("origin", "Whose text the report is: own, wire, syndicated, mixed, none", m => m.Chronicle.Report.Origin is { } origin ? Words.Of(origin.Relation) : null),
        Text("origin_from", "From whom it was taken", m => m.Chronicle.Report.Origin is { } origin ? string.Join("; ", origin.From) : null),
        Text("published", "When the report was published, as it prints it", m => m.Chronicle.Report.Published?.ToString()),
        Text("title", "Its headline", m => m.Chronicle.Report.Title),
        Text("url", "Its address", m => m.Address),
        Text("file", "Where its bytes came from", m => m.Chronicle.Report.Source),
        Text("because", "The rule or model that made the row", m => m.Mention.Because),
        Number("confidence", "From 0 to 1", m => m.Mention.Confidence),
    ]);

    internal static string Names(ExportedMention mention, IReadOnlyList<string> actors) => string.Join("; ", actors.Select(mention.Naming.OfActor));

    internal static string Codes(IEnumerable<Actor> actors) => string.Join("; ", actors.Select(a => a.Code).OfType<string>());

    /// <summary>As ACLED has it: 1 the day is known, 2 the week, 3 the month or less.</summary>
    internal static long? TimePrecision(When? when) => when switch
    {
        { Earliest: { } earliest, Latest: { } latest } => Period.DaysBetween(earliest, latest) switch { 0 => 1, < 7 => 2, _ => 3 },
        null => null,
        _ => 3,
    };

    private static TableColumn<ExportedMention> Text(string name, string meaning, Func<ExportedMention, string?> value) => new(name, CellKind.Text, meaning, m => value(m));

    private static TableColumn<ExportedMention> Whole(string name, string meaning, Func<ExportedMention, long?> value) => new(name, CellKind.Whole, meaning, m => value(m));

    private static TableColumn<ExportedMention> Number(string name, string meaning, Func<ExportedMention, double?> value) => new(name, CellKind.Number, meaning, m => value(m));

    private static TableColumn<ExportedMention> Day(string name, string meaning, Func<ExportedMention, LocalDate?> value) => new(name, CellKind.Day, meaning, m => value(m));
}
