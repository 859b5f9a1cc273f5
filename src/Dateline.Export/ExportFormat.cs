namespace Dateline.Export;

/// <summary>What an archive's rows can be written as.</summary>
/// <param name="Name">By what it is asked for, as in <c>geojson</c>.</param>
/// <param name="Title">What people call it.</param>
/// <param name="MediaType">Its media type.</param>
/// <param name="Extension">What its files end in, with the dot.</param>
/// <param name="Summary">What it is for, as one sentence.</param>
/// <param name="IsTable">Whether it holds any of <see cref="Exporter.Rows"/>, and not event mentions alone.</param>
public sealed record ExportFormat(string Name, string Title, string MediaType, string Extension, string Summary, bool IsTable = false)
{
    /// <summary>The formats, in the order in which they are offered.</summary>
    public static IReadOnlyList<ExportFormat> All { get; } =
    [
        new("csv", "CSV", "text/csv; charset=utf-8", ".csv", "A table for spreadsheets and programs; cells that a spreadsheet would run are defused.", IsTable: true),
        new("xlsx", "Excel", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".xlsx", "A workbook: the rows, and what the columns mean.", IsTable: true),
        new("parquet", "Parquet", "application/vnd.apache.parquet", ".parquet", "A typed table for DuckDB, R, Python and data stores.", IsTable: true),
        new("geojson", "GeoJSON", "application/geo+json", ".geojson", "Events on a map (RFC 7946)."),
        new("ics", "iCalendar", "text/calendar; charset=utf-8", ".ics", "Dated events in a calendar (RFC 5545)."),
        new("atom", "Atom", "application/atom+xml; charset=utf-8", ".atom", "A feed that tells what is new (RFC 4287)."),
        new("timelinejs", "TimelineJS", "application/json", ".timeline.json", "Dated events as slides of TimelineJS 3."),
        new("jsonld", "JSON-LD", "application/ld+json", ".jsonld", "Articles, events, quotations and claims in the terms of schema.org."),
        new("annotations", "Web Annotation", "application/ld+json; profile=\"http://www.w3.org/ns/anno.jsonld\"", ".annotations.jsonld", "What each row says of which words (W3C Web Annotation)."),
        new("prov", "PROV", "application/ld+json", ".prov.jsonld", "Where each row comes from (W3C PROV-O)."),
        new("ftm", "FollowTheMoney", "application/x-ndjson", ".ftm.json", "Entities for Aleph and OpenAleph."),
        new("hxl", "HXL", "text/csv; charset=utf-8", ".hxl.csv", "A table with humanitarian hashtags (HXL 1.1)."),
        new("plover", "PLOVER", "text/csv; charset=utf-8", ".plover.csv", "In the columns of POLECAT."),
        new("acled", "ACLED", "text/csv; charset=utf-8", ".acled.csv", "In the columns of ACLED: what it records, told as facts on days that are told."),
        new("gdelt", "GDELT events", "text/tab-separated-values; charset=utf-8", ".gdelt.tsv", "In the columns of GDELT 2.0's events."),
        new("gdelt-mentions", "GDELT mentions", "text/tab-separated-values; charset=utf-8", ".gdelt-mentions.tsv", "In the columns of GDELT 2.0's mentions."),
        new("conllu", "CoNLL-U", "text/plain; charset=utf-8", ".conllu", "The reports' words and trees, for linguists."),
    ];

    /// <summary>The format of a name; absent where there is none.</summary>
    public static ExportFormat? Named(string name) => All.FirstOrDefault(f => f.Name == name);
}
