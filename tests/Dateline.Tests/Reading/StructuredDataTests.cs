using CsCheck;
using Dateline.Reading.Structured;

namespace Dateline.Tests.Reading;

public sealed class StructuredDataTests
{
    private static StructuredData Read(params string[] blocks) => StructuredData.Read(blocks, address => address.Contains("/this-page", StringComparison.Ordinal), "Bridge closed in Brenna");

    [Theory]
    [InlineData("""{"@context":"https://schema.org","@type":"NewsArticle","headline":"Bridge closed","datePublished":"2031-03-02"}""")]
    [InlineData("""[{"@type":"WebSite","name":"x"},{"@type":["Article","NewsArticle"],"headline":"Bridge closed","datePublished":"2031-03-02"}]""")]
    [InlineData("""{"@graph":[{"@type":"WebPage"},{"@type":"http://schema.org/NewsArticle","headline":"Bridge closed","datePublished":"2031-03-02"}]}""")]
    [InlineData("""{"@type":"NewsArticle","headline":"Bridge closed","datePublished":"2031-03-02",};""")]
    [InlineData("""<!-- //<![CDATA[ {"@type":"NewsArticle","headline":"Bridge closed","datePublished":"2031-03-02"} //]]> -->""")]
    [InlineData("""{"@type":"NewsArticle",/* made by hand */"headline":"Bridge closed", "datePublished":"2031-03-02","description":"cut off he""")]
    [InlineData("""{"@type":"NewsArticle","schema:headline":"Bridge closed","schema:datePublished":{"@value":"2031-03-02"}}""")]
    [InlineData("""{&quot;@type&quot;:&quot;NewsArticle&quot;,&quot;headline&quot;:&quot;Bridge closed&quot;,&quot;datePublished&quot;:&quot;2031-03-02&quot;}""")]
    [InlineData("""{'@type':'NewsArticle',headline:'Bridge closed',datePublished:'2031-03-02'}""")]
    [InlineData("""{"@type":"WebPage","mainEntity":{"@type":"NewsArticle","headline":"Bridge closed","datePublished":"2031-03-02"}}""")]
    public void The_article_is_found_however_the_block_is_written(string block)
    {
        var data = Read(block);
        Assert.Equal("Bridge closed", data.Headline);
        Assert.Equal("2031-03-02", data.Article?.Text("datePublished"));
    }

    [Fact]
    public void Raw_line_breaks_and_quotation_marks_in_a_string_do_not_end_it()
    {
        var data = Read("{\"@type\":\"NewsArticle\",\"headline\":\"Mayor: \"Not now\",\n he said\",\"datePublished\":\"2031-03-02\"}");
        Assert.Equal("2031-03-02", data.Article?.Text("datePublished"));
        Assert.StartsWith("Mayor: \"Not now\",", data.Headline, StringComparison.Ordinal);
    }

    [Fact]
    public void Entities_in_values_are_letters() =>
        Assert.Equal("Rise & fall", Read("""{"@type":"Article","headline":"Rise &amp; fall","url":"/a"}""").Headline);

    [Fact]
    public void A_link_by_id_leads_to_the_object_it_means()
    {
        var data = Read("""{"@graph":[{"@type":"Article","headline":"Bridge closed","author":{"@id":"#p"}},{"@id":"#p","@type":"Person","name":"Ada Lind"}]}""");
        Assert.Equal(["Ada Lind"], data.Article?.Texts("author") ?? []);
    }

    [Fact]
    public void The_article_of_this_page_is_chosen_over_those_it_links_to()
    {
        var data = Read("""{"@type":"NewsArticle","headline":"Another story","url":"https://a.example/other/story/1"}""",
            """{"@type":"NewsArticle","headline":"Bridge shut","url":"https://a.example/this-page"}""");
        Assert.Equal("Bridge shut", data.Headline);
    }

    [Fact]
    public void Any_text_is_read_without_a_fault() =>
        Gen.String[Gen.OneOf(Gen.Char, Gen.Int[0, 13].Select(i => "{}[]\"',:\\/*u@ "[i])), 0, 200]
            .Sample(block => Read(block) is not null);

    [Fact]
    public void A_thousand_nested_lists_do_no_harm() =>
        Assert.Null(Read(new string('[', 1000) + new string('{', 1000)).Article);
}
