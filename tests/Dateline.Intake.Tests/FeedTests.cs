using System.Text;
using CsCheck;
using Dateline.Intake.Feeds;
using Dateline.Testing;

namespace Dateline.Intake.Tests;

public sealed class FeedTests
{
    private const string First = "https://courier.example/1";
    private const string Second = "https://courier.example/2";

    private static readonly FeedReader Reader = new();

    [Theory]
    [InlineData("rss-0.90.xml", "Marrow Courier", "1 Ferries sail again - ; 2 Bread is short in Tessel - ")]
    [InlineData("rss-0.91.xml", "Marrow Courier", "1 Ferries sail again - ; 2 Café fire in Tessel - ")]
    [InlineData("rss-0.92.xml", "Marrow Courier", "2 Bread is short in Tessel - ")]
    [InlineData("rss-1.0.xml", "Marrow Courier", "1 Ferries sail again 2031-03-04T08:30:00+02:00 Ilse Korrin text")]
    [InlineData("rss-2.0.xml", "Marrow Courier & Post", "1?utm_source=rss&a=b Ferries sail again 2031-03-04T08:30:00+02:00 Ilse Korrin text; 2 Bread is short in Tessel & Marrow 2031-03-03T23:10-05:00 ")]
    [InlineData("atom-1.0.xml", "Marrow Courier", "news/1.html Ferries sail again 2031-03-04T08:30:00+02:00 Ilse Korrin text; news/2.html Bread is short in Tessel 2031-03-03T23:10:00Z  text")]
    [InlineData("atom-0.3.xml", "Marrow Courier", "1 Ferries sail again 2031-03-04T08:30:00+02:00 ")]
    [InlineData("feed-1.1.json", "Marrow Courier", "1 Ferries sail again 2031-03-04T08:30:00+02:00 Ilse Korrin text; 2 - 2031-03-03  text")]
    [InlineData("news-sitemap.xml", null, "1 Ferries sail again 2031-03-04T08:30:00+02:00 ; 2 - - ")]
    [InlineData("broken-unclosed.xml", "Marrow Courier", "1 Ferries & boats sail again 2031-03-04T08:30 ; 2 Bread < short - ")]
    [InlineData("broken-entities.xml", "Marrow Courier", "1 &b; &file; café – &unknown; again - ")]
    [InlineData("broken-markup-in-text.xml", "Marrow Courier", "1 Ferries sail again -  text; 2 Bread is short - ")]
    [InlineData("broken-wrong-encoding.xml", "Marrow Courier & Post", "1?utm_source=rss&a=b Ferries sail again 2031-03-04T08:30:00+02:00 Ilse Korrin text; 2 Bread is short in Tessel & Marrow 2031-03-03T23:10-05:00 ")]
    public void Every_dialect_is_read_and_broken_ones_as_far_as_they_go(string file, string? title, string items)
    {
        var feed = Read(Bytes(file));
        Assert.Equal(title, feed.Title);
        Assert.Equal(items, string.Join("; ", feed.Items.Select(item =>
            $"{item.Address?.Replace("https://courier.example/", "", StringComparison.Ordinal)} {item.Title ?? "-"} {item.Published?.ToString() ?? "-"} {string.Join(", ", item.Authors)}{(item.Content is null ? "" : " text")}")));
    }

    [Fact]
    public void An_item_without_an_address_of_its_own_and_without_a_name_is_no_report() => Assert.Equal(Second, Assert.Single(Read(Bytes("rss-0.92.xml")).Items).Address);

    [Fact]
    public void Lists_of_feeds_are_read_with_their_titles()
    {
        Assert.Equal([("https://courier.example/rss", "Marrow Courier"), ("http://radio.example/atom", "Radio & sea")], Read(Bytes("list.opml")).Feeds);
        Assert.Equal([("https://courier.example/map-1.xml", null), ("https://courier.example/map-2.xml", (string?)null)], Read(Bytes("sitemap-index.xml")).Feeds);
    }

    [Theory]
    [InlineData("broken-cut.json", "DL0231")]
    [InlineData("broken-empty.xml", "DL0230")]
    public void What_cannot_be_read_is_refused_with_a_reason(string file, string code) => Assert.Equal(code, Assert.Throws<RefusedException>(() => Read(Bytes(file))).Refusal.Code);

    [Fact]
    public void An_entity_of_the_document_is_never_resolved()
    {
        var item = Assert.Single(Read(Bytes("broken-entities.xml")).Items);
        Assert.DoesNotContain("aaa", item.Title, StringComparison.Ordinal);
        Assert.True(item.Title!.Length < 60);
    }

    [Fact]
    public void Every_file_of_the_corpus_is_known_as_a_feed_and_a_page_is_none()
    {
        Assert.All(Files(), file => Assert.True(FeedReader.IsOne(File.ReadAllBytes(file)), file));
        foreach (var page in (string[])["<!DOCTYPE html><html><head><title>RSS</title></head><body>rss</body></html>", "<?xml version=\"1.0\"?><html xmlns=\"http://www.w3.org/1999/xhtml\"><body/></html>", "{\"id\":\"a\",\"text\":\"rss\"}", "The feed of Marrow.", ""])
            Assert.False(FeedReader.IsOne(Encoding.UTF8.GetBytes(page)), page);
    }

    [Fact]
    public void However_a_feed_is_broken_it_is_read_or_refused() => Gen.Select(Gen.Int[0, 100_000], Gen.Int[0, 4]).Sample((seed, kind) =>
    {
        var files = Files();
        var bytes = File.ReadAllBytes(files[seed % files.Length]);
        var chance = new Random(seed);
        var at = chance.Next(bytes.Length);
        var length = Math.Min(chance.Next(1, 80), bytes.Length - at);
        byte[] broken = kind switch
        {
            0 => bytes[..at],
            1 => [.. bytes[..at], .. bytes[(at + length)..]],
            2 => [.. bytes[..at], .. bytes[at..(at + length)], .. bytes[at..]],
            3 => [.. bytes[..at], (byte)"<>&\"'/!?[]"[chance.Next(10)], .. bytes[at..]],
            _ => [.. bytes[at..]],
        };
        try
        {
            Assert.All(Read(broken).Items, item => Assert.True(item.Id.Length > 0 && (item.Address is null || item.Address.StartsWith("http", StringComparison.Ordinal))));
        }
        catch (RefusedException refused)
        {
            Assert.StartsWith("DL023", refused.Refusal.Code, StringComparison.Ordinal);
        }
    }, iter: 4000);

    [Theory]
    [InlineData("<a \"")]
    [InlineData("<!a>")]
    [InlineData("<![a>")]
    [InlineData("<!DOCTYPE a [")]
    [InlineData("<item><title>")]
    [InlineData("<item><link>&")]
    [InlineData("<![CDATA[")]
    [InlineData(" xmlns:a=\"b\"")]
    public void What_is_repeated_without_end_takes_no_longer_than_it_is_long(string piece)
    {
        // Where each piece made the reader look at all that follows, this would take hours.
        var feed = "<rss xmlns=\"x\"" + (piece[0] == ' ' ? "" : ">") + string.Concat(Enumerable.Repeat(piece, 3_000_000 / piece.Length)) + "><item><title>x</title></item></rss>";
        try
        {
            Assert.All(Read(Encoding.UTF8.GetBytes(feed)).Items, item => Assert.NotEmpty(item.Id));
        }
        catch (RefusedException refused)
        {
            Assert.Equal("DL0230", refused.Refusal.Code);
        }
    }

    [Theory]
    [InlineData("{\"version\":\"https://jsonfeed.org/version/1\",\"items\":[{\"id\":\"a\u00ff\",\"title\":\"b\"}]}")]
    [InlineData("{\"version\":\"https://jsonfeed.org/version/1\",\"\\ud800\":1,\"items\":[{\"\\udc00d\":1,\"id\":\"\\ud800\"}]}")]
    public void Bytes_that_are_no_characters_in_a_JSON_feed_do_no_harm(string feed)
    {
        try
        {
            Assert.Single(Read(Encoding.Latin1.GetBytes(feed)).Items);
        }
        catch (RefusedException refused)
        {
            Assert.Equal("DL0231", refused.Refusal.Code);
        }
    }

    [Fact]
    public void Reading_a_feed_takes_the_items_with_their_text_and_tells_of_those_without()
    {
        var arrivals = new Gatherer(new GatheringOptions()).Gather([PathOf("rss-2.0.xml")]).ToList();
        Assert.Equal([(First + "?utm_source=rss&a=b", null), (Second, "DL0232")], arrivals.Select(a => (a.Source, a.Refusal?.Code)));
        Assert.Contains("\"id\":\"courier-1\"", arrivals[0].Input.Custody, StringComparison.Ordinal);
    }

    [Fact]
    public void A_report_of_a_feed_has_headline_day_author_outlet_and_address_of_its_item()
    {
        var arrival = new Gatherer(new GatheringOptions()).Gather([PathOf("rss-2.0.xml")]).First();
        var report = new Dateline.Reading.ReportReader(Dateline.Reading.ReadingLimits.Default).Read(arrival.Input).Report!;
        Assert.Equal(("Ferries sail again", "2031-03-04T08:30:00+02:00", "Marrow Courier & Post", First + "?utm_source=rss&a=b"), (report.Title, report.Published.ToString(), report.Outlet?.Name, report.CanonicalUrl));
        Assert.Equal(["Ilse Korrin"], report.Byline);
        Assert.StartsWith("The ferry from Marrow to Tessel sailed again on Tuesday", report.Text, StringComparison.Ordinal);
        Assert.EndsWith("was to follow in the evening.", report.Text, StringComparison.Ordinal);
    }

    private static Feed Read(byte[] bytes) => Reader.Read(bytes, null, null);

    private static string[] Files() => [.. Directory.GetFiles(Repository.Path("tests", "Dateline.Intake.Tests", "feeds")).Order(StringComparer.Ordinal)];

    private static byte[] Bytes(string file) => File.ReadAllBytes(PathOf(file));

    private static string PathOf(string file) => Repository.Path("tests", "Dateline.Intake.Tests", "feeds", file);
}
