using System.Text.Json;
using Dateline.Formats;

namespace Dateline.Export.Documents;

/// <summary>Reports, events, quotations and claims in the terms of schema.org, as JSON-LD 1.1. The context stands in the file: nobody has to be asked for it.</summary>
internal static class SchemaOrg
{
    public static async Task WriteAsync(IAsyncEnumerable<ExportedMention> mentions, Stream output)
    {
        await using var json = new Utf8JsonWriter(output, JsonText.Options);
        json.WriteStartObject();
        json.WriteStartObject("@context");
        json.WriteString("@vocab", "https://schema.org/");
        json.WriteEndObject();
        json.WriteStartArray("@graph");
        var seen = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var mention in mentions)
        {
            if (seen.Add(mention.Chronicle.Report.Id))
                WriteArticle(mention, json);
            WriteEvent(mention, json);
            foreach (var statement in mention.Mention.SaidBy.Select(id => mention.Chronicle.Statements.FirstOrDefault(s => s.Id == id)).OfType<Statement>())
            {
                if (seen.Add(mention.Chronicle.Report.Id + statement.Id))
                    WriteStatement(mention, statement, json);
            }
            json.FlushLarge();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteArticle(ExportedMention mention, Utf8JsonWriter json)
    {
        var report = mention.Chronicle.Report;
        Begin(json, "NewsArticle", IdOf(mention));
        json.Optional("headline", report.Title);
        json.Optional("datePublished", report.Published?.ToString());
        json.Optional("dateModified", report.Modified?.ToString());
        json.Optional("inLanguage", report.Language);
        json.Optional("url", mention.Address);
        json.Optional("author", report.Byline);
        if (report.Outlet is { } outlet)
        {
            json.WriteStartObject("publisher");
            json.WriteString("@type", "NewsMediaOrganization");
            json.WriteString("name", outlet.Name);
            json.WriteEndObject();
        }
        json.Optional("sourceOrganization", report.Origin?.From ?? []);
        json.WriteEndObject();
    }

    private static void WriteEvent(ExportedMention mention, Utf8JsonWriter json)
    {
        Begin(json, "Event", IdOf(mention, mention.Mention.Id));
        json.WriteString("name", mention.Evidence);
        json.Optional("additionalType", mention.Mention.Type is { } type ? Words.Of(type) : null);
        json.Optional("startDate", mention.Mention.When?.Earliest);
        json.Optional("endDate", mention.Mention.When?.Latest);
        json.WriteString("description", "Told as " + Words.Of(mention.Mention.Status) + (mention.Naming.SaidBy(mention.Mention) is { Length: > 0 } speakers ? ", according to " + speakers : ", by the report itself") + ".");
        if (mention.Place is { } place)
        {
            json.WriteStartObject("location");
            json.WriteString("@type", "Place");
            json.WriteString("name", mention.PlaceName);
            json.Optional("addressCountry", place.Country);
            if (place is { Latitude: { } latitude, Longitude: { } longitude })
            {
                json.WriteStartObject("geo");
                json.WriteString("@type", "GeoCoordinates");
                json.WriteNumber("latitude", latitude);
                json.WriteNumber("longitude", longitude);
                json.WriteEndObject();
            }
            json.WriteEndObject();
        }
        json.Optional("actor", mention.Mention.SourceActors.Select(mention.Naming.OfActor));
        Reference(json, "subjectOf", IdOf(mention));
        json.WriteEndObject();
    }

    // What is quoted word for word is a quotation; what is told in the reporter's words is a claim.
    private static void WriteStatement(ExportedMention mention, Statement statement, Utf8JsonWriter json)
    {
        var isQuoted = statement.Form == StatementForm.Direct;
        Begin(json, isQuoted ? "Quotation" : "Claim", IdOf(mention, statement.Id));
        json.WriteString("text", string.Join(" … ", statement.Content.Select(mention.Naming.Of)));
        json.WriteString(isQuoted ? "spokenByCharacter" : "claimInterpreter", mention.Naming.Speaker(statement));
        json.Optional("dateCreated", statement.When?.Earliest);
        Reference(json, isQuoted ? "isPartOf" : "appearance", IdOf(mention));
        json.WriteEndObject();
    }

    private static void Begin(Utf8JsonWriter json, string type, string id)
    {
        json.WriteStartObject();
        json.WriteString("@type", type);
        json.WriteString("@id", id);
    }

    private static void Reference(Utf8JsonWriter json, string name, string id)
    {
        json.WriteStartObject(name);
        json.WriteString("@id", id);
        json.WriteEndObject();
    }

    private static string IdOf(ExportedMention mention, string? row = null) => "urn:dateline:" + Archive.RowKey.Of(mention.Chronicle.Report.Id) + (row is null ? "" : ":" + row);
}
