using System.ServiceModel.Syndication;
using System.Text.Json;
using System.Xml;
using Ical.Net;
using NetTopologySuite.Features;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO.Converters;

namespace Dateline.Export.Tests;

/// <summary>Documents, read back by readers of other makers where there are such.</summary>
public sealed class DocumentTests(SampleArchive samples) : IClassFixture<SampleArchive>
{
    private static readonly JsonSerializerOptions GeoJson = new() { Converters = { new GeoJsonConverterFactory() } };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_map_reader_finds_each_event_at_its_place()
    {
        var features = (await JsonSerializer.DeserializeAsync<FeatureCollection>(await samples.ExportAsync("geojson"), GeoJson, Cancel))!;
        Assert.Equal(samples.Mentions.Count, features.Count);
        foreach (var (mention, feature) in samples.Mentions.Zip(features))
        {
            Assert.Equal(mention.Evidence, feature.Attributes["evidence"]);
            if (mention.Place is { Latitude: { } latitude, Longitude: { } longitude })
                Assert.Equal(new Coordinate(longitude, latitude), ((Point)feature.Geometry).Coordinate);
            else
                Assert.True(feature.Geometry is null or { IsEmpty: true });
        }
    }

    [Fact]
    public async Task A_calendar_reader_finds_each_dated_event_on_its_days()
    {
        var calendar = Calendar.Load(await samples.ExportAsync("ics"))!;
        var dated = samples.Mentions.Where(m => m.IsDated).ToList();
        Assert.Equal(dated.Count, calendar.Events.Count);
        foreach (var (mention, entry) in dated.Zip(calendar.Events))
        {
            var when = mention.Mention.When!;
            Assert.Equal(when.Earliest!.Value.ToDateTimeUnspecified(), entry.DtStart!.Value);
            Assert.Equal(when.Latest!.Value.PlusDays(1).ToDateTimeUnspecified(), entry.DtEnd!.Value);
            Assert.False(entry.DtStart.HasTime);
            Assert.Contains(VisibleText.Of(mention.Evidence), entry.Summary, StringComparison.Ordinal);
        }
        Assert.Equal(dated.Count, calendar.Events.Select(e => e.Uid).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task A_feed_reader_finds_each_event()
    {
        using var xml = XmlReader.Create(await samples.ExportAsync("atom"));
        var feed = SyndicationFeed.Load(xml);
        Assert.Equal(samples.Mentions.Count, feed.Items.Count());
        Assert.All(samples.Mentions.Zip(feed.Items), pair => Assert.Equal(VisibleText.Of(pair.First.Evidence), pair.Second.Title.Text));
        Assert.Equal(feed.Items.Max(i => i.LastUpdatedTime), feed.LastUpdatedTime);
        Assert.Equal(samples.Mentions.Count, feed.Items.Select(i => i.Id).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task A_timeline_has_a_slide_for_each_dated_event_and_no_mark_up_of_the_reports()
    {
        using var json = await JsonAsync("timelinejs");
        var slides = json.RootElement.GetProperty("events").EnumerateArray().ToList();
        Assert.Equal(samples.Mentions.Count(m => m.IsDated), slides.Count);
        Assert.All(slides, slide =>
        {
            Assert.InRange(slide.GetProperty("start_date").GetProperty("month").GetInt32(), 1, 12);
            Assert.DoesNotContain('<', slide.GetProperty("text").GetProperty("headline").GetString()!);
        });
    }

    [Fact]
    public async Task An_annotation_points_at_its_words_in_code_points_and_by_quotation()
    {
        using var json = await JsonAsync("annotations");
        Assert.Equal("http://www.w3.org/ns/anno.jsonld", json.RootElement.GetProperty("@context").GetString());
        var byKey = samples.Mentions.ToDictionary(m => "urn:dateline:" + m.Key.Replace('/', ':'), StringComparer.Ordinal);
        var found = 0;
        foreach (var annotation in json.RootElement.GetProperty("items").EnumerateArray())
        {
            if (!byKey.TryGetValue(annotation.GetProperty("id").GetString()!, out var mention))
                continue;
            found++;
            var selectors = annotation.GetProperty("target").GetProperty("selector").EnumerateArray().ToList();
            var runes = mention.Chronicle.Report.Text.EnumerateRunes().Select(r => r.ToString()).ToList();
            var (start, end) = (selectors[0].GetProperty("start").GetInt32(), selectors[0].GetProperty("end").GetInt32());
            Assert.Equal(mention.Evidence, string.Concat(runes[start..end]));
            Assert.Equal(mention.Evidence, selectors[1].GetProperty("exact").GetString());
        }
        Assert.Equal(byKey.Count, found);
    }

    [Fact]
    public async Task Every_node_of_the_linked_data_has_a_type_and_what_it_points_at_is_there()
    {
        foreach (var format in (string[])["jsonld", "prov"])
        {
            using var json = await JsonAsync(format);
            var nodes = json.RootElement.GetProperty("@graph").EnumerateArray().ToList();
            Assert.All(nodes, node => Assert.NotEmpty(node.GetProperty("@type").GetString()!));
            var ids = nodes.Select(n => n.GetProperty("@id").GetString()!).ToList();
            Assert.Equal(ids.Count, ids.Distinct(StringComparer.Ordinal).Count());
            var pointedAt = nodes.SelectMany(n => n.EnumerateObject()).Where(p => p.Name != "prov:atLocation").SelectMany(p => References(p.Value)).ToList();
            Assert.NotEmpty(pointedAt);
            Assert.All(pointedAt, id => Assert.Contains(id, ids));
        }
    }

    // Facts of the model: https://followthemoney.tech/explorer/
    private static readonly Dictionary<string, string[]> Model = new(StringComparer.Ordinal)
    {
        ["Article"] = ["title", "publishedAt", "publisher", "author", "sourceUrl", "fileName", "contentHash", "detectedLanguage"],
        ["Event"] = ["name", "summary", "description", "date", "startDate", "endDate", "location", "country", "involved", "proof", "publisher", "sourceUrl", "recordId"],
        ["Person"] = ["name", "country", "position"],
        ["Organization"] = ["name", "country"],
        ["PublicBody"] = ["name", "country"],
        ["LegalEntity"] = ["name", "country"],
    };

    [Fact]
    public async Task Entities_of_FollowTheMoney_have_properties_of_their_schema_and_point_at_entities()
    {
        using var reader = new StreamReader(await samples.ExportAsync("ftm"));
        var entities = new List<JsonElement>();
        while (await reader.ReadLineAsync(Cancel) is { } line)
            entities.Add(JsonDocument.Parse(line).RootElement);
        var ids = entities.Select(e => e.GetProperty("id").GetString()!).ToHashSet(StringComparer.Ordinal);
        Assert.Equal(entities.Count, ids.Count);
        Assert.Equal(samples.Mentions.Count, entities.Count(e => e.GetProperty("schema").GetString() == "Event"));
        foreach (var entity in entities)
        {
            var known = Model[entity.GetProperty("schema").GetString()!];
            foreach (var property in entity.GetProperty("properties").EnumerateObject())
            {
                Assert.Contains(property.Name, known);
                Assert.All(property.Value.EnumerateArray(), value => Assert.NotEmpty(value.GetString()!));
                if (property.Name is "involved" or "proof")
                    Assert.All(property.Value.EnumerateArray(), value => Assert.Contains(value.GetString()!, ids));
            }
        }
    }

    [Fact]
    public async Task Sentences_come_as_CoNLL_U_that_is_read_again()
    {
        using var reader = new StreamReader(await samples.ExportAsync("conllu", query: new() { Limit = 2 }));
        var sentences = Language.Conllu.Read(reader).ToList();
        Assert.Equal(2, sentences.Count(s => s.Comments.Any(c => c.StartsWith("newdoc id", StringComparison.Ordinal))));
    }

    [Fact]
    public async Task The_same_archive_gives_the_same_bytes()
    {
        foreach (var format in ExportFormat.All.Where(f => f.Name != "conllu"))
        {
            using var once = await samples.ExportAsync(format.Name);
            using var again = await samples.ExportAsync(format.Name);
            Assert.Equal(once.ToArray(), again.ToArray());
        }
    }

    [Fact]
    public void Every_format_and_every_column_stands_in_the_documentation()
    {
        var documentation = File.ReadAllText(Testing.Repository.Path("docs", "exports.md"));
        Assert.All(ExportFormat.All, f => Assert.Contains($"`{f.Name}`", documentation, StringComparison.Ordinal));
        foreach (var (format, rows, columns) in Exporter.Tables)
            Assert.All(columns, c => Assert.Contains($"| `{c.Name}` | {c.Meaning} |", documentation, StringComparison.Ordinal));
    }

    private async Task<JsonDocument> JsonAsync(string format) => await JsonDocument.ParseAsync(await samples.ExportAsync(format), default, Cancel);

    private static IEnumerable<string> References(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object when value.EnumerateObject().Count() == 1 && value.TryGetProperty("@id", out var id) => [id.GetString()!],
        JsonValueKind.Array => value.EnumerateArray().SelectMany(References),
        _ => [],
    };
}
