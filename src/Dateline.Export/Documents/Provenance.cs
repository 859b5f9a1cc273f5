using System.Text.Json;

namespace Dateline.Export.Documents;

/// <summary>Where each row comes from, in the terms of W3C PROV-O, as JSON-LD 1.1: bytes → report → row, by which version of the engine and which rule, quoting whom.</summary>
internal static class Provenance
{
    public static async Task WriteAsync(IAsyncEnumerable<ExportedMention> mentions, Stream output)
    {
        await using var json = new Utf8JsonWriter(output, JsonText.Options);
        json.WriteStartObject();
        json.WriteStartObject("@context");
        json.WriteString("prov", "http://www.w3.org/ns/prov#");
        json.WriteString("rdfs", "http://www.w3.org/2000/01/rdf-schema#");
        json.WriteString("xsd", "http://www.w3.org/2001/XMLSchema#");
        json.WriteEndObject();
        json.WriteStartArray("@graph");
        var seen = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var mention in mentions)
        {
            var engine = "urn:dateline:engine:" + Uri.EscapeDataString(mention.Report.EngineVersion);
            if (seen.Add(engine))
            {
                Begin(json, "prov:SoftwareAgent", engine, "Dateline " + mention.Report.EngineVersion);
                json.WriteEndObject();
            }
            if (seen.Add(mention.Chronicle.Report.Id))
                WriteReport(mention, engine, json);
            WriteRow(mention, json);
            json.FlushLarge();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteReport(ExportedMention mention, string engine, Utf8JsonWriter json)
    {
        var report = mention.Chronicle.Report;
        var bytes = "urn:" + report.Id;
        Begin(json, "prov:Entity", bytes, report.Source);
        References(json, "prov:atLocation", mention.Report.Inputs.Select(i => i.Url).Prepend(mention.Address).OfType<string>().Where(u => Uri.TryCreate(u, UriKind.Absolute, out _)).Distinct(StringComparer.Ordinal));
        json.WriteEndObject();

        var reading = IdOf(mention) + ":reading";
        Begin(json, "prov:Activity", reading, "reading of " + report.Source);
        json.WriteStartObject("prov:endedAtTime");
        json.WriteString("@type", "xsd:dateTime");
        json.WriteString("@value", mention.Report.StoredAt);
        json.WriteEndObject();
        References(json, "prov:wasAssociatedWith", [engine]);
        References(json, "prov:used", [bytes]);
        json.WriteEndObject();

        Begin(json, "prov:Entity", IdOf(mention), report.Title ?? report.Source);
        References(json, "prov:wasDerivedFrom", [bytes]);
        References(json, "prov:wasGeneratedBy", [reading]);
        json.WriteEndObject();
    }

    private static void WriteRow(ExportedMention mention, Utf8JsonWriter json)
    {
        Begin(json, "prov:Entity", IdOf(mention) + ":" + mention.Mention.Id, mention.Evidence);
        References(json, "prov:wasQuotedFrom", [IdOf(mention)]);
        References(json, "prov:wasGeneratedBy", [IdOf(mention) + ":reading"]);
        json.WriteString("rdfs:comment", $"rule {mention.Mention.Because}" + (mention.Naming.SaidBy(mention.Mention) is { Length: > 0 } speakers ? ", according to " + speakers : ""));
        json.WriteEndObject();
    }

    private static void Begin(Utf8JsonWriter json, string type, string id, string label)
    {
        json.WriteStartObject();
        json.WriteString("@type", type);
        json.WriteString("@id", id);
        json.WriteString("rdfs:label", label);
    }

    private static void References(Utf8JsonWriter json, string name, IEnumerable<string> ids)
    {
        json.WriteStartArray(name);
        foreach (var id in ids)
        {
            json.WriteStartObject();
            json.WriteString("@id", id);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static string IdOf(ExportedMention mention) => "urn:dateline:" + Archive.RowKey.Of(mention.Chronicle.Report.Id);
}
