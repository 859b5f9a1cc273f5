using System.Globalization;
using Dateline.Archive;
using NodaTime;

namespace Dateline.Export.Tables;

/// <summary>Event mentions in the columns of GDELT 2.0's two tables. A shape: each mention is an event of its own, since GDELT's merging is what it should be compared with.</summary>
internal static class GdeltTables
{
    public static Table<ExportedMention> Events { get; } = new("events",
    [
        new("GLOBALEVENTID", CellKind.Whole, "A number made of the row's key; stays the same", m => (long?)Number(m)),
        new("SQLDATE", CellKind.Whole, "The first day on which it can have happened, as 20250305; GDELT has the day of publication for most", m => Digits(Day(m))),
        new("MonthYear", CellKind.Whole, "Its month, as 202503", m => Digits(Day(m)) / 100),
        new("Year", CellKind.Whole, "Its year", m => Day(m)?.Year),
        new("FractionDate", CellKind.Number, "Its year and the part of it that has passed", m => Day(m) is { } day ? Math.Round(day.Year + day.DayOfYear / 365.0, 4) : (double?)null),
        .. Actor(1, m => m.Sources),
        .. Actor(2, m => m.Targets),
        new("IsRootEvent", CellKind.Whole, "1 where it is told in the first paragraph, else 0", m => m.Chronicle.Report.Paragraphs is not [var lead, ..] || m.Mention.Trigger.End <= lead.End ? 1 : 0),
        new("EventCode", CellKind.Text, "CAMEO code", m => m.Mention.Cameo),
        new("EventBaseCode", CellKind.Text, "Its first three digits", m => m.Mention.Cameo is { Length: > 3 } code ? code[..3] : m.Mention.Cameo),
        new("EventRootCode", CellKind.Text, "Its first two digits", m => m.Mention.Cameo is { Length: > 2 } code ? code[..2] : m.Mention.Cameo),
        new("QuadClass", CellKind.Whole, "1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict", m => PloverTable.QuadClass(m.Mention.Type)),
        new("GoldsteinScale", CellKind.Number, "From -10 to 10", m => m.Mention.Goldstein),
        new("NumMentions", CellKind.Whole, "Always 1: rows are mentions", _ => (long?)1),
        new("NumSources", CellKind.Whole, "Always 1", _ => (long?)1),
        new("NumArticles", CellKind.Whole, "Always 1", _ => (long?)1),
        new("AvgTone", CellKind.Number, "Always empty: tone is not measured", _ => (double?)null),
        .. Geo("Actor1Geo", _ => null),
        .. Geo("Actor2Geo", _ => null),
        .. Geo("ActionGeo", m => m.Place),
        new("DATEADDED", CellKind.Text, "When the report was stored, as 20250305120000", m => Instant(m.Report.StoredAt)),
        new("SOURCEURL", CellKind.Text, "The report's address, else where its bytes came from", m => m.Address ?? m.Chronicle.Report.Source),
    ]);

    public static Table<ExportedMention> Mentions { get; } = new("mentions",
    [
        new("GLOBALEVENTID", CellKind.Whole, "The number of the event's row", m => (long?)Number(m)),
        new("EventTimeDate", CellKind.Text, "When the event's report was stored", m => Instant(m.Report.StoredAt)),
        new("MentionTimeDate", CellKind.Text, "The same: rows are mentions", m => Instant(m.Report.StoredAt)),
        new("MentionType", CellKind.Whole, "1: a report that is had by its address; 2: a text", m => m.Address is null ? 2 : 1),
        new("MentionSourceName", CellKind.Text, "The outlet", m => m.Outlet),
        new("MentionIdentifier", CellKind.Text, "The report's address, else where its bytes came from", m => m.Address ?? m.Chronicle.Report.Source),
        new("SentenceID", CellKind.Whole, "Number of the sentence, from 1", m => m.Mention.Evidence.Sentence + 1L),
        new("Actor1CharOffset", CellKind.Whole, "Where the first actor is named, in UTF-16 code units; -1 where nowhere", m => Offset(m.Sources)),
        new("Actor2CharOffset", CellKind.Whole, "Where the second is", m => Offset(m.Targets)),
        new("ActionCharOffset", CellKind.Whole, "Where the word stands that names the event", m => (long?)m.Mention.Trigger.Start),
        new("InRawText", CellKind.Whole, "Always 1: nothing is inferred that does not stand in the text", _ => (long?)1),
        new("Confidence", CellKind.Whole, "In per cent", m => (long)Math.Round(m.Mention.Confidence * 100)),
        new("MentionDocLen", CellKind.Whole, "Length of the text in UTF-16 code units", m => (long?)m.Chronicle.Report.Text.Length),
        new("MentionDocTone", CellKind.Number, "Always empty", _ => (double?)null),
        new("MentionDocTranslationInfo", CellKind.Text, "Always empty: nothing is translated", _ => (string?)null),
        new("Extras", CellKind.Text, "Key of the row", m => m.Key),
    ]);

    /// <summary>The first 40 bits of the report's hash and the mention's number, as one number that JavaScript and DuckDB hold exactly.</summary>
    internal static long Number(ExportedMention mention)
    {
        var hash = long.Parse(RowKey.Of(mention.Chronicle.Report.Id), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        var number = long.TryParse(mention.Mention.Id.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var known) ? known : 0;
        return hash * 8192 + number % 8192;
    }

    private static LocalDate? Day(ExportedMention mention) => mention.Mention.When?.Earliest ?? mention.Mention.When?.Latest;

    private static long? Digits(LocalDate? day) => day is { } known ? known.Year * 10000L + known.Month * 100 + known.Day : null;

    private static string Instant(string iso) => string.Concat(iso.Where(char.IsAsciiDigit).Take(14));

    private static long? Offset(IEnumerable<Actor> actors) => actors.SelectMany(a => a.References).Select(r => (long?)r.Span.Start).FirstOrDefault() ?? -1;

    private static IEnumerable<TableColumn<ExportedMention>> Actor(int number, Func<ExportedMention, IEnumerable<Actor>> actors)
    {
        var prefix = string.Create(CultureInfo.InvariantCulture, $"Actor{number}");
        TableColumn<ExportedMention> Of(string name, string meaning, Func<Actor, string?> value) => new(prefix + name, CellKind.Text, meaning, m => actors(m).FirstOrDefault() is { } actor ? value(actor) : null);
        yield return Of("Code", "CAMEO code of the first actor on that side", a => a.Code);
        yield return new(prefix + "Name", CellKind.Text, "Its name", m => actors(m).FirstOrDefault() is { } actor ? m.Naming.Of(actor) : null);
        yield return Of("CountryCode", "Its country, ISO 3166-1 alpha-3", a => a.Country);
        yield return Of("KnownGroupCode", "Always empty", _ => null);
        yield return Of("EthnicCode", "Always empty: ethnicity is not coded", _ => null);
        yield return Of("Religion1Code", "Always empty: religion is not coded", _ => null);
        yield return Of("Religion2Code", "Always empty", _ => null);
        yield return Of("Type1Code", "Its first sector", a => a.Roles.ElementAtOrDefault(0));
        yield return Of("Type2Code", "Its second", a => a.Roles.ElementAtOrDefault(1));
        yield return Of("Type3Code", "Its third", a => a.Roles.ElementAtOrDefault(2));
    }

    private static IEnumerable<TableColumn<ExportedMention>> Geo(string prefix, Func<ExportedMention, Place?> place)
    {
        yield return new(prefix + "_Type", CellKind.Whole, "1 country, 4 city, 5 region; 0 none", m => place(m) is { } known ? known.Kind switch { PlaceKind.Country => 1, PlaceKind.City => 4, _ => 5 } : 0);
        yield return new(prefix + "_FullName", CellKind.Text, "Name", m => place(m) is { } known ? m.Naming.Of(known) : null);
        yield return new(prefix + "_CountryCode", CellKind.Text, "ISO 3166-1 alpha-3, where GDELT has FIPS 10-4", m => place(m)?.Country);
        yield return new(prefix + "_ADM1Code", CellKind.Text, "Name of the first-level division, where GDELT has a code", m => place(m)?.Admin1);
        yield return new(prefix + "_ADM2Code", CellKind.Text, "Always empty", _ => (string?)null);
        yield return new(prefix + "_Lat", CellKind.Number, "Degrees north", m => place(m)?.Latitude);
        yield return new(prefix + "_Long", CellKind.Number, "Degrees east", m => place(m)?.Longitude);
        yield return new(prefix + "_FeatureID", CellKind.Text, "Key in GeoNames", m => place(m)?.GeonameId?.ToString(CultureInfo.InvariantCulture));
    }
}
