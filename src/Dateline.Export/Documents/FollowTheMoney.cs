using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Dateline.Formats;
using NodaTime;
using NodaTime.Text;

namespace Dateline.Export.Documents;

/// <summary>Articles, events and those who take part, as entities of FollowTheMoney, one JSON object a line, as Aleph and OpenAleph load them.</summary>
/// <remarks>The model has no offsets: the words of the report stand in the event's <c>summary</c>.</remarks>
internal static class FollowTheMoney
{
    public static async Task WriteAsync(IAsyncEnumerable<ExportedMention> mentions, Stream output)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var line = new ArrayBufferWriter<byte>(4096);
        await foreach (var mention in mentions)
        {
            if (seen.Add(mention.Chronicle.Report.Id))
                WriteArticle(mention, output, line);
            var involved = new List<string>();
            foreach (var actor in mention.Sources.Concat(mention.Targets).Where(a => a.Name is not null).DistinctBy(a => a.Id))
            {
                var id = Id("actor", Schema(actor), actor.Name!, actor.Country ?? "");
                if (seen.Add(id))
                    WriteActor(actor, id, output, line);
                involved.Add(id);
            }
            WriteEvent(mention, involved, output, line);
        }
    }

    private static void WriteArticle(ExportedMention mention, Stream output, ArrayBufferWriter<byte> line) => Entity(output, line, ArticleId(mention), "Article", json =>
    {
        var report = mention.Chronicle.Report;
        json.Optional("title", One(report.Title));
        json.Optional("publishedAt", One(report.Published?.Day));
        json.Optional("publisher", One(report.Outlet?.Name));
        json.Optional("author", report.Byline);
        json.Optional("sourceUrl", One(mention.Address));
        json.Optional("fileName", One(report.Source));
        json.Optional("contentHash", One(report.Id.Replace("sha256:", "", StringComparison.Ordinal)));
        json.Optional("detectedLanguage", One(report.Language));
    });

    private static void WriteActor(Actor actor, string id, Stream output, ArrayBufferWriter<byte> line) => Entity(output, line, id, Schema(actor), json =>
    {
        json.Optional("name", One(actor.Name));
        json.Optional("country", One(actor.Country));
        if (actor.Kind == ActorKind.Person)
            json.Optional("position", One(actor.Office));
    });

    private static void WriteEvent(ExportedMention mention, List<string> involved, Stream output, ArrayBufferWriter<byte> line) =>
        Entity(output, line, Id("event", mention.Chronicle.Report.Id, mention.Mention.Id), "Event", json =>
        {
            var when = mention.Mention.When;
            var said = mention.Naming.SaidBy(mention.Mention) is { Length: > 0 } speakers ? " According to " + speakers + "." : "";
            json.Optional("name", One(Naming.Type(mention.Mention.Type, mention.Mention.Mode) + ": " + mention.Mention.Trigger.In(mention.Chronicle.Report.Text)));
            json.Optional("summary", One(mention.Evidence));
            json.Optional("description", One($"Told as {Words.Of(mention.Mention.Status)}.{said}"));
            if (when is { Earliest: { } day } && when.Earliest == when.Latest)
                json.Optional("date", One(day));
            else
            {
                json.Optional("startDate", One(when?.Earliest));
                json.Optional("endDate", One(when?.Latest));
            }
            json.Optional("location", One(mention.PlaceName));
            json.Optional("country", One(mention.Place?.Country));
            json.Optional("involved", involved);
            json.Optional("proof", One(ArticleId(mention)));
            json.Optional("publisher", One(mention.Outlet));
            json.Optional("sourceUrl", One(mention.Address));
            json.Optional("recordId", One(mention.Key));
        });

    private static void Entity(Stream output, ArrayBufferWriter<byte> line, string id, string schema, Action<Utf8JsonWriter> properties)
    {
        line.ResetWrittenCount();
        using (var json = new Utf8JsonWriter(line, JsonText.Options))
        {
            json.WriteStartObject();
            json.WriteString("id", id);
            json.WriteString("schema", schema);
            json.WriteStartObject("properties");
            properties(json);
            json.WriteEndObject();
            json.WriteEndObject();
        }
        line.Write("\n"u8);
        output.Write(line.WrittenSpan);
    }

    private static string Schema(Actor actor) => actor.Kind switch
    {
        ActorKind.Person => "Person",
        ActorKind.Country => "PublicBody",
        ActorKind.Organisation => "Organization",
        _ => "LegalEntity",
    };

    private static string[] One(string? value) => value is null ? [] : [value];

    private static string[] One(LocalDate? day) => day is { } known ? [LocalDatePattern.Iso.Format(known)] : [];

    private static string ArticleId(ExportedMention mention) => Id("article", mention.Chronicle.Report.Id);

    // Two exports of one archive name the same thing alike, so that loading again changes nothing.
    private static string Id(params ReadOnlySpan<string> parts) => "dl-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts!))))[..32];
}
