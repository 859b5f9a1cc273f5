using System.Text;
using AngleSharp.Html.Parser;
using CsCheck;
using Dateline.Reading;
using Dateline.Reading.Body;

namespace Dateline.Tests.Reading.Body;

public sealed class HostilePageTests
{
    private static readonly string[] Scraps =
    [
        "<div>", "</div>", "<p>", "</p>", "<b>", "</b>", "<i class='caption'>", "<a href='x'>", "</a>", "<table>", "<tr>", "<td>", "</table>", "<ul>", "<li>", "</ul>", "<br>", "<br/>", "<h1>", "</h1>", "<h2>",
        "<article>", "</article>", "<figure><img>", "</figure>", "<blockquote>", "<section class='related'>", "</section>", "<script>", "</script>", "<!--", "-->", "<svg>", "</svg>", "<select>", "<option>", "<form>",
        "<div style='display:none'>", "<p", " x=\"", "\"", ">", "<", "&amp;", "&#0;", "&#xD800;", "\0", "\uD800", "\u202E", " ", "\n\n", "A sentence that is long enough to be taken for a paragraph of a report, is it not.", "x", "<body class='newsletter'>", "</body>", "<frameset>", "<template>",
    ];

    [Fact]
    public void No_soup_of_tags_throws_and_the_same_soup_gives_the_same_text() =>
        Gen.Int[0, Scraps.Length - 1].Select(i => Scraps[i]).Array[0, 80].Sample(scraps =>
        {
            var html = string.Concat(scraps);
            var body = Pages.Extract(html);
            Assert.Equal(body.Text, Pages.Extract(html).Text);
            Assert.All(body.Blocks, block => Assert.Equal(block.Text.Trim(), block.Text));
            Assert.True(body.Refusal is not null || body.Text.Length > 0);
        });

    [Fact]
    public void No_characters_throw() => Gen.String[0, 300].Sample(text => Assert.NotNull(Pages.Extract(text)));

    [Theory]
    [InlineData("<div>", 100_000, "DL0110")]
    [InlineData("<span>", 100_000, "DL0110")]
    [InlineData("<table><tr><td>", 100_000, "DL0110")]
    [InlineData("<ul><li>", 100_000, "DL0110")]
    [InlineData("<p>a", 1_000_000, "DL0111")]
    [InlineData("</p>", 1_000_000, "DL0111")]
    [InlineData("a<br>", 1_000_000, "DL0111")]
    public void A_page_that_would_cost_too_much_is_refused_before_it_is_parsed(string scrap, int times, string code) =>
        Assert.Equal(code, MarkupGauge.Objection(Repeat(scrap, times), ReadingLimits.Default)?.Code);

    [Fact]
    public void Formatting_elements_left_open_in_every_block_are_refused() =>
        Assert.Equal("DL0112", MarkupGauge.Objection(string.Concat(Enumerable.Range(0, 1000).Select(i => $"<div><b id={i}></div>")), ReadingLimits.Default)?.Code);

    [Theory]
    [InlineData("<p>one<p>two")]
    [InlineData("<ul><li>one<li>two<li>three</ul>")]
    [InlineData("<table><tr><td>a<td>b<tr><td>c</table>")]
    [InlineData("<dl><dt>a<dd>b<dt>c<dd>d</dl>")]
    [InlineData("<div><p>one<div>two</div></div>")]
    [InlineData("<b>bold</b><i>it</i><br><img src=x><hr>")]
    [InlineData("<script>if (a < b) document.write('<div><div><div>')</script>")]
    [InlineData("<!-- <div><div> --><p title='<div>'>a</p>")]
    public void End_tags_that_may_be_left_out_do_not_add_up(string scrap) =>
        Assert.Null(MarkupGauge.Objection(Repeat(scrap, 1000), ReadingLimits.Default));

    [Theory]
    [InlineData("<p>a</p><script>var x = '<p>b</p>';</script><p>c</p>", "ac")]
    [InlineData("<style>p > b { color: red }</style><p>a</p>", "a")]
    [InlineData("<p>a<!-- <p>b --></p><p>c</p>", "ac")]
    [InlineData("<p>a</p><!--><p>b</p>", "ab")]
    [InlineData("<p>a <svg viewBox='0 0 9 9'><title>b</title><path d='M0'/></svg>c</p>", "a c")]
    [InlineData("<p>a <svg/>b</p>", "a b")]
    [InlineData("<p>a</p><svg><g>b", "ab")]
    [InlineData("<script><!--<script></script>--></script><p>a</p>", "a")]
    [InlineData("<p>a</p><script>never ends <p>b</p>", "a")]
    public void What_no_reader_needs_is_not_parsed_and_nothing_else_is_lost(string html, string text)
    {
        using var document = new PageParser(ReadingLimits.Default).Parse(html.AsMemory()).Document!;
        foreach (var silent in document.QuerySelectorAll("script, style, svg title").ToList())
            silent.Remove();
        Assert.Equal(text, document.Body!.TextContent);
    }

    [Fact]
    public void The_gauge_never_counts_less_depth_than_the_tree_has_by_much()
    {
        var limits = ReadingLimits.Default;
        Gen.Int[0, Scraps.Length - 1].Select(i => Scraps[i]).Array[0, 60].Sample(scraps =>
        {
            var html = string.Concat(scraps) + Repeat("<div>", 300);
            // Inside a script, a comment or an open attribute the tags are text, and the tree stays flat.
            if (MarkupGauge.Objection(html, limits) is null)
                Assert.True(Depth(html) < 2 * limits.Depth);
        }, iter: 30);
    }

    [Theory]
    [InlineData("<p>A sentence that is long enough to be taken for a paragraph of a report, is it not.</p>")]
    [InlineData("<a href='x'>A link in a farm of links that all look alike</a> ")]
    [InlineData("<div class='q'><p>A sentence that is long enough to be taken for a paragraph of a report, is it not.</p></div>")]
    [InlineData("<div class='card'><h3><a href='x'>A headline that leads elsewhere</a></h3><p>A line or two about it, long enough to count.</p></div>")]
    [InlineData("<h1>A headline</h1><p>A sentence that is long enough to be taken for a paragraph of a report, is it not.</p>")]
    [InlineData("<ul><li>An item with <a href='x'>a link</a></li></ul>")]
    [InlineData("<table><tr><td>a<td>b</table>")]
    public void Twice_the_page_is_twice_the_work(string scrap)
    {
        var once = Work(Repeat(scrap, 1500));
        var twice = Work(Repeat(scrap, 3000));
        Assert.InRange((double)twice.Nodes / once.Nodes, 1.5, 2.2);
        Assert.InRange((double)twice.Bytes / once.Bytes, 1.2, 2.6);
    }

    private static (int Nodes, long Bytes) Work(string html)
    {
        using var document = new HtmlParser().ParseDocument(html);
        var extractor = new BodyExtractor();
        extractor.Extract(document, BodyHints.None);
        var before = GC.GetAllocatedBytesForCurrentThread();
        extractor.Extract(document, BodyHints.None);
        var bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        return (OutlineBuilder.Build(document.Body!, new ElementRoles(ClassWords.Load())).Visited, bytes);
    }

    private static int Depth(string html)
    {
        using var document = new HtmlParser().ParseDocument(html);
        var deepest = 0;
        foreach (var element in document.All)
        {
            var depth = 0;
            for (var at = element; at is not null; at = at.ParentElement)
                depth++;
            deepest = Math.Max(deepest, depth);
        }
        return deepest;
    }

    private static string Repeat(string scrap, int times) => new StringBuilder(scrap.Length * times).Insert(0, scrap, times).ToString();
}
