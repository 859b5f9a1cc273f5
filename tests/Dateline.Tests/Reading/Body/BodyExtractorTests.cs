using Dateline.Reading.Body;
using static Dateline.Tests.Reading.Body.Pages;

namespace Dateline.Tests.Reading.Body;

public sealed class BodyExtractorTests
{
    [Fact]
    public void The_article_comes_without_menu_headline_and_footer() => Assert.Equal(Text, Extract(Page(Paragraphs)).Text);

    [Theory]
    [InlineData("<figure><img src='q.jpg'><figcaption>The quay at dawn. Photo: Nils Aker</figcaption></figure>", nameof(KeptOutKind.Caption))]
    [InlineData("<div class='wp-caption'><img src='q.jpg'><p class='wp-caption-text'>The quay at dawn</p></div>", nameof(KeptOutKind.Caption))]
    [InlineData("<div><img src='q.jpg'><span>The quay at dawn</span></div>", nameof(KeptOutKind.Caption))]
    [InlineData("<span class='photo-credit'>Nils Aker</span>", nameof(KeptOutKind.PictureCredit))]
    [InlineData("<div class='correction'>An earlier version of this report gave the wrong day.</div>", nameof(KeptOutKind.Correction))]
    public void What_belongs_to_the_report_and_not_to_its_text_is_handed_on(string html, string kind)
    {
        var body = Extract(Page($"<p>{First}</p>{html}<p>{Second}</p><p>{Third}</p>"));
        Assert.Equal(Text, body.Text);
        Assert.Contains(body.KeptOut, block => block.Kind.ToString() == kind && block.Place == KeptOutPlace.Inside);
    }

    [Theory]
    [InlineData("<div class='author-line'>By Mara Lund</div>", nameof(KeptOutKind.Byline))]
    [InlineData("<p>By Mara Lund</p>", nameof(KeptOutKind.Byline))]
    [InlineData("<p>Monday, 10 January 2022, 14:05</p>", nameof(KeptOutKind.Date))]
    [InlineData("<time class='posted'>10 January 2022</time>", nameof(KeptOutKind.Date))]
    public void Bylines_and_dates_before_the_text_are_handed_on(string html, string kind)
    {
        var body = Extract(Page(html + Paragraphs));
        Assert.Equal(Text, body.Text);
        Assert.Contains(body.KeptOut, block => block.Kind.ToString() == kind && block.Place == KeptOutPlace.Before);
    }

    [Theory]
    [InlineData("<p>Source: Selm News Agency</p>")]
    [InlineData("<p>Mara Lund in Port Selm contributed to this report.</p>")]
    [InlineData("<p>© 2022 Selm News Agency</p>")]
    public void Source_lines_behind_the_text_are_handed_on(string html)
    {
        var body = Extract(Page(Paragraphs + html));
        Assert.Equal(Text, body.Text);
        Assert.Contains(body.KeptOut, block => block.Kind == KeptOutKind.SourceLine && block.Place == KeptOutPlace.After);
    }

    [Theory]
    [InlineData("<p><a href='/x'>Read more: the cranes of Port Selm</a></p>")]
    [InlineData("<div class='newsletter-box'><p>The harbour letter brings you the news of the coast every morning.</p></div>")]
    [InlineData("<aside><h3>The storms of this winter</h3><p>Eleven storms have hit the coast since the first of November.</p></aside>")]
    [InlineData("<ul><li><a href='/1'>Cranes fall in the night</a></li><li><a href='/2'>Ferry stops until Friday</a></li></ul>")]
    [InlineData("<p>Advertisement</p>")]
    [InlineData("<div class='share-buttons'>Share this</div>")]
    [InlineData("<h3>Related stories</h3><ul><li><a href='/1'>Cranes fall in the night</a></li><li><a href='/2'>Ferry stops until Friday</a></li></ul>")]
    [InlineData("<div style='display:none'>This text is here for machines alone and no reader ever sees it.</div>")]
    [InlineData("<section id='comments'><p>I told them that these cranes were older than my grandmother, and nobody listened to me.</p></section>")]
    public void What_is_no_part_of_the_report_is_left_out(string html) =>
        Assert.Equal(Text, Extract(Page($"<p>{First}</p>{html}<p>{Second}</p><p>{Third}</p>")).Text);

    [Fact]
    public void A_text_in_two_containers_with_a_box_between_is_one_text() =>
        Assert.Equal(Text, Extract(Page($"<div class='part'><p>{First}</p></div><div class='box'><a href='/x'>Ferry stops until Friday</a></div><div class='part'><p>{Second}</p><p>{Third}</p></div>")).Text);

    [Fact]
    public void A_second_article_below_the_first_is_not_part_of_it()
    {
        var second = "<div class='story'><h1>Mayor resigns</h1><p>The mayor of Little Selm resigned on Tuesday after eleven years, and thanked the town for its patience.</p></div>";
        Assert.Equal(Text, Extract($"<body><div class='story'><h1>Storm closes the eastern quay</h1>{Paragraphs}</div>{second}</body>").Text);
    }

    [Fact]
    public void Line_breaks_part_paragraphs_where_the_page_knows_no_better() =>
        Assert.Equal(Text, Extract(Page($"<div class='text'>{First}<br><br>{Second}<br/> <br/>{Third}</div>")).Text);

    [Fact]
    public void Lists_quotations_headings_and_tables_are_text()
    {
        var body = Extract(Page($"<p>{First}</p><h2>What is closed</h2><ul><li>The eastern quay.</li><li>The fish hall.</li></ul><blockquote><p>{Second}</p></blockquote>"
            + "<table><tr><th>Day</th><th>Wind</th></tr><tr><td>Sunday</td><td>31 m/s</td></tr></table><p>" + Third + "</p>"));
        Assert.Equal(
            [(BlockKind.Paragraph, First), (BlockKind.Heading, "What is closed"), (BlockKind.ListItem, "The eastern quay."), (BlockKind.ListItem, "The fish hall."),
                (BlockKind.Quote, Second), (BlockKind.TableRow, "Day\tWind"), (BlockKind.TableRow, "Sunday\t31 m/s"), (BlockKind.Paragraph, Third)],
            body.Blocks.Select(block => (block.Kind, block.Text)));
    }

    [Fact]
    public void A_heading_over_nothing_goes_with_what_stood_under_it() =>
        Assert.Equal(Text, Extract(Page(Paragraphs + "<h2>More about the coast</h2>")).Text);

    [Fact]
    public void A_standfirst_that_says_something_new_opens_the_text()
    {
        const string standfirst = "Two cranes fell into the harbour basin and the fleet had to turn away";
        Assert.Equal($"{standfirst}\n\n{Text}", Extract(Page($"<div class='standfirst'>{standfirst}</div><div class='story-body'>{Paragraphs}</div>")).Text);
    }

    [Fact]
    public void A_standfirst_that_the_text_repeats_is_kept_out()
    {
        var body = Extract(Page($"<div class='standfirst'>{First}</div><div class='story-body'>{Paragraphs}</div>"));
        Assert.Equal(Text, body.Text);
        Assert.Contains(body.KeptOut, block => block.Kind == KeptOutKind.Standfirst);
    }

    [Fact]
    public void The_summary_of_the_metadata_shows_which_line_is_the_standfirst()
    {
        const string summary = "Two cranes fell into the harbour basin and the fleet had to turn away";
        var body = Extract($"<body><div><h1>Storm closes the eastern quay</h1><div class='x1'><span>Harbour</span></div><div class='x2'>{summary}</div></div><div>{Paragraphs}</div></body>", new BodyHints { Summary = summary });
        Assert.Equal($"{summary}\n\n{Text}", body.Text);
    }

    [Fact]
    public void A_pulled_quotation_is_kept_once() =>
        Assert.Equal(Text, Extract(Page($"<p>{First}</p><blockquote class='pull'>{Second}</blockquote><p>{Second}</p><p>{Third}</p>")).Text);

    [Fact]
    public void The_article_body_of_the_metadata_saves_a_paragraph_that_reads_like_an_appeal()
    {
        const string appeal = "Sign up for our morning ferry, the council told the fishermen, or lose the place.";
        Assert.Contains(appeal, Extract(Page($"{Paragraphs}<p><b>{appeal}</b></p><p>{Third} Again.</p>"), new BodyHints { StructuredBody = $"{First} {Second} {Third} {appeal}" }).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Comments_longer_than_the_report_are_not_the_report()
    {
        var comments = string.Concat(Enumerable.Range(0, 30).Select(i => $"<div class='comment'><p>Comment number {i}: I have lived in this harbour for {i} years and have never seen such a mess on the quay.</p></div>"));
        Assert.Equal(Text, Extract(Page(Paragraphs) + $"<section class='comments'>{comments}</section>").Text);
    }

    [Fact]
    public void A_class_word_on_the_element_that_holds_everything_means_nothing() =>
        Assert.Equal(Text, Extract($"<body class='has-sidebar newsletter-popup related'><div class='promo-page comments-open'><h1>Storm closes the eastern quay</h1>{Paragraphs}</div></body>").Text);

    [Theory]
    [InlineData("", "DL0120")]
    [InlineData("<body><p></p></body>", "DL0120")]
    [InlineData("<body><nav><a href='/'>Home</a></nav><form><input name='q'><p>Search the harbour.</p></form></body>", "DL0120")]
    [InlineData("<body><h1>Storm closes the eastern quay</h1><div><p>Subscribe to continue</p></div></body>", "DL0122")]
    public void A_page_without_an_article_is_refused(string html, string code) => Assert.Equal(code, Extract(html).Refusal?.Code);

    [Fact]
    public void A_front_page_is_refused_as_a_list_of_articles()
    {
        var teasers = string.Concat(Enumerable.Range(0, 20).Select(i => $"<div><h3><a href='/{i}'>What happened in harbour number {i}</a></h3><p>A line or two about what happened there, and why it matters to us all.</p></div>"));
        Assert.Equal("DL0121", Extract($"<body><div>{teasers}</div></body>").Refusal?.Code);
    }

    [Fact]
    public void A_text_that_ends_at_a_wall_is_marked()
    {
        var body = Extract(Page(Paragraphs + "<div><p>Already a subscriber? Sign in.</p></div>"));
        Assert.Equal(Text, body.Text);
        Assert.Equal("DL0123", Assert.Single(body.Diagnostics).Code);
    }
}
