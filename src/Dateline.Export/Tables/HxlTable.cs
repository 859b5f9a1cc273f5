using Dateline.Formats;

namespace Dateline.Export.Tables;

/// <summary>Event mentions with the hashtags of the Humanitarian Exchange Language 1.1 in the second row.</summary>
internal static class HxlTable
{
    public static Table<ExportedMention> Table { get; } = new("mentions",
    [
        new("row", CellKind.Text, "Key of the row", m => m.Key, "#event+id"),
        new("event_date", CellKind.Day, "The first day on which it can have happened", m => m.Mention.When?.Earliest, "#date+start"),
        new("event_date_latest", CellKind.Day, "The last", m => m.Mention.When?.Latest, "#date+end"),
        new("event_type", CellKind.Text, "PLOVER's type", m => m.Mention.Type is { } type ? Words.Of(type) : null, "#event+type"),
        new("mode", CellKind.Text, "PLOVER's mode", m => m.Mention.Mode, "#event+mode"),
        new("status", CellKind.Text, "Whether it came to pass", m => Words.Of(m.Mention.Status), "#status+event"),
        new("actor1", CellKind.Text, "Who does it", m => MentionTable.Names(m, m.Mention.SourceActors), "#group+name+actor"),
        new("actor2", CellKind.Text, "To whom it is done", m => MentionTable.Names(m, m.Mention.TargetActors), "#group+name+target"),
        new("country", CellKind.Text, "Country, ISO 3166-1 alpha-3", m => m.Place?.Country, "#country+code+v_iso3"),
        new("admin1", CellKind.Text, "First-level division", m => m.Place?.Admin1, "#adm1+name"),
        new("location", CellKind.Text, "The best place", m => m.PlaceName, "#loc+name"),
        new("latitude", CellKind.Number, "Degrees north", m => m.Place?.Latitude, "#geo+lat"),
        new("longitude", CellKind.Number, "Degrees east", m => m.Place?.Longitude, "#geo+lon"),
        new("killed", CellKind.Whole, "Killed: the lowest number that the words allow", m => m.Figure(CountKind.Killed)?.Low, "#affected+killed+min"),
        new("injured", CellKind.Whole, "Injured: the lowest number", m => m.Figure(CountKind.Injured)?.Low, "#affected+injured+min"),
        new("displaced", CellKind.Whole, "Displaced: the lowest number", m => m.Figure(CountKind.Displaced)?.Low, "#affected+displaced+min"),
        new("said_by", CellKind.Text, "Who says so", m => m.Naming.SaidBy(m.Mention), "#meta+said_by"),
        new("notes", CellKind.Text, "The words that tell it", m => m.Evidence, "#description"),
        new("source", CellKind.Text, "The outlet", m => m.Outlet, "#meta+source"),
        new("published", CellKind.Text, "When the report was published", m => m.Chronicle.Report.Published?.ToString(), "#date+published"),
        new("url", CellKind.Text, "Its address", m => m.Address, "#meta+url"),
    ]);
}
