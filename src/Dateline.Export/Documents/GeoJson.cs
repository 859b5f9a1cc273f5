using System.Text.Json;
using Dateline.Formats;

namespace Dateline.Export.Documents;

/// <summary>Event mentions as GeoJSON (RFC 7946): a feature each; without a geometry where no place is known.</summary>
internal static class GeoJson
{
    public static async Task WriteAsync(IAsyncEnumerable<ExportedMention> mentions, Stream output)
    {
        await using var json = new Utf8JsonWriter(output, JsonText.Options);
        json.WriteStartObject();
        json.WriteString("type", "FeatureCollection");
        json.WriteStartArray("features");
        await foreach (var mention in mentions)
        {
            Write(mention, json);
            json.FlushLarge();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(ExportedMention mention, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("type", "Feature");
        json.WriteString("id", mention.Key);
        if (mention.Place is { Latitude: { } latitude, Longitude: { } longitude })
        {
            json.WriteStartObject("geometry");
            json.WriteString("type", "Point");
            json.WriteStartArray("coordinates");
            json.WriteNumberValue(longitude);
            json.WriteNumberValue(latitude);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        else
        {
            json.WriteNull("geometry");
        }
        json.WriteStartObject("properties");
        json.Optional("eventType", mention.Mention.Type is { } type ? Words.Of(type) : null);
        json.Optional("mode", mention.Mention.Mode);
        json.WriteString("status", Words.Of(mention.Mention.Status));
        json.Optional("earliest", mention.Mention.When?.Earliest);
        json.Optional("latest", mention.Mention.When?.Latest);
        json.Optional("dateBasis", mention.Mention.When is { } when ? Words.Of(when.Basis) : null);
        json.Optional("place", mention.PlaceName);
        json.Optional("country", mention.Place?.Country);
        json.Optional("placeBasis", mention.Mention.Where is { } where ? Words.Of(where.Basis) : null);
        json.Optional("sourceActors", mention.Mention.SourceActors.Select(mention.Naming.OfActor));
        json.Optional("targetActors", mention.Mention.TargetActors.Select(mention.Naming.OfActor));
        foreach (var count in mention.Mention.Counts.Where(c => !c.IsPart).DistinctBy(c => c.Kind))
            json.WriteNumber(Words.Of(count.Kind), count.Low);
        json.Optional("saidBy", mention.Naming.SaidBy(mention.Mention));
        json.WriteString("evidence", mention.Evidence);
        json.WriteString("outlet", mention.Outlet);
        json.Optional("published", mention.Chronicle.Report.Published?.ToString());
        json.Optional("title", mention.Chronicle.Report.Title);
        json.Optional("url", mention.Address);
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
