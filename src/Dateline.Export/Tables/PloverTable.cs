using Dateline.Formats;

namespace Dateline.Export.Tables;

/// <summary>Event mentions in the columns of POLECAT, the data set that is coded in PLOVER.</summary>
internal static class PloverTable
{
    public static Table<ExportedMention> Table { get; } = new("plover",
    [
        new("Event ID", CellKind.Text, "Key of the row", m => m.Key),
        new("Event Date", CellKind.Day, "The first day on which it can have happened; POLECAT has the day of publication", m => m.Mention.When?.Earliest ?? m.Mention.When?.Latest),
        new("Event Type", CellKind.Text, "PLOVER's type", m => m.Mention.Type is { } type ? Words.Of(type) : null),
        new("Event Mode", CellKind.Text, "PLOVER's mode", m => m.Mention.Mode),
        new("Intensity", CellKind.Number, "Goldstein's scale, from -10 to 10", m => m.Mention.Goldstein),
        new("Quad Code", CellKind.Text, "VERBAL or MATERIAL, COOPERATION or CONFLICT", m => Quad(m.Mention.Type)),
        new("Contexts", CellKind.Text, "PLOVER's contexts", m => string.Join("; ", m.Mention.Contexts)),
        new("Actor Name", CellKind.Text, "Who does it", m => MentionTable.Names(m, m.Mention.SourceActors)),
        new("Actor Country", CellKind.Text, "Their countries, ISO 3166-1 alpha-3", m => Countries(m.Sources)),
        new("Primary Actor Sector", CellKind.Text, "The first sector", m => Sectors(m.Sources).FirstOrDefault()),
        new("Actor Sectors", CellKind.Text, "All sectors", m => string.Join("; ", Sectors(m.Sources))),
        new("Actor Title", CellKind.Text, "Their offices", m => Offices(m.Sources)),
        new("Recipient Name", CellKind.Text, "To whom it is done", m => MentionTable.Names(m, m.Mention.TargetActors)),
        new("Recipient Country", CellKind.Text, "Their countries", m => Countries(m.Targets)),
        new("Primary Recipient Sector", CellKind.Text, "The first sector", m => Sectors(m.Targets).FirstOrDefault()),
        new("Recipient Sectors", CellKind.Text, "All sectors", m => string.Join("; ", Sectors(m.Targets))),
        new("Recipient Title", CellKind.Text, "Their offices", m => Offices(m.Targets)),
        new("Placename", CellKind.Text, "The best place", m => m.PlaceName),
        new("Province", CellKind.Text, "First-level division", m => m.Place?.Admin1),
        new("Country", CellKind.Text, "ISO 3166-1 alpha-3", m => m.Place?.Country),
        new("Latitude", CellKind.Number, "Degrees north", m => m.Place?.Latitude),
        new("Longitude", CellKind.Number, "Degrees east", m => m.Place?.Longitude),
        new("GeoNames ID", CellKind.Whole, "Key in GeoNames", m => m.Place?.GeonameId),
        new("Raw Placename", CellKind.Text, "The words of the report", m => m.Place?.Span.In(m.Chronicle.Report.Text)),
        new("Feature Type", CellKind.Text, "city, region, country, …", m => m.Place is { } place ? Words.Of(place.Kind) : null),
        new("Event Status", CellKind.Text, "Ours: whether it came to pass; POLECAT has no such column", m => Words.Of(m.Mention.Status)),
        new("Said By", CellKind.Text, "Ours: who says so", m => m.Naming.SaidBy(m.Mention)),
        new("Sentence", CellKind.Text, "Ours: the words that tell it", m => m.Evidence),
        new("Source", CellKind.Text, "The outlet", m => m.Outlet),
        new("Publication Date", CellKind.Day, "The day of publication", m => m.Chronicle.Report.Published?.Day),
        new("Headline", CellKind.Text, "The headline", m => m.Chronicle.Report.Title),
        new("URL", CellKind.Text, "The report's address", m => m.Address),
        new("Language", CellKind.Text, "ISO 639-1 code", m => m.Chronicle.Report.Language),
        new("Version", CellKind.Text, "Version of the engine", m => m.Report.EngineVersion),
    ]);

    internal static string? Quad(EventType? type) => QuadClass(type) switch { 1 => "VERBAL COOPERATION", 2 => "MATERIAL COOPERATION", 3 => "VERBAL CONFLICT", 4 => "MATERIAL CONFLICT", _ => null };

    /// <summary>GDELT's number of PLOVER's four families.</summary>
    internal static long? QuadClass(EventType? type) => type switch
    {
        EventType.Agree or EventType.Consult or EventType.Support or EventType.Concede => 1,
        EventType.Cooperate or EventType.Aid or EventType.Retreat => 2,
        EventType.Request or EventType.Accuse or EventType.Reject or EventType.Threaten => 3,
        EventType.Protest or EventType.Sanction or EventType.Mobilize or EventType.Coerce or EventType.Assault => 4,
        _ => null,
    };

    private static string Countries(IEnumerable<Actor> actors) => string.Join("; ", actors.Select(a => a.Country).OfType<string>().Distinct(StringComparer.Ordinal));

    private static List<string> Sectors(IEnumerable<Actor> actors) => [.. actors.SelectMany(a => a.Roles).Distinct(StringComparer.Ordinal)];

    private static string Offices(IEnumerable<Actor> actors) => string.Join("; ", actors.Select(a => a.Office).OfType<string>());
}
