using System.Text;
using CsCheck;

namespace Dateline.Archive.Tests;

/// <summary>Full-text search: what users type is never an error.</summary>
public abstract class SearchContract : ArchiveContract
{
    [Fact]
    public async Task A_hit_shows_where_the_words_stand()
    {
        await Store(Specimens.Full(1));
        var hit = Assert.Single(await All(Archive.SearchAsync(new("fare dockworker"), Cancellation)));
        Assert.Equal(["Dockworkers"], hit.TitleHighlights.Select(span => span.In(hit.Report.Title!)));
        Assert.Equal(["Dockworkers", "fares"], hit.Highlights.Select(span => span.In(hit.Snippet)).Order(StringComparer.Ordinal));
        Assert.Contains(hit.Snippet.Trim('…'), Specimens.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_word_in_the_title_weighs_more_than_one_in_the_text()
    {
        await StoreAll(
            Specimens.Full(1, text: "The harbour was quiet. Nobody spoke of the lighthouse.", title: "Quiet day"),
            Specimens.Full(2, text: "The harbour was quiet. Nobody spoke of it at all there.", title: "Lighthouse dark"));
        Assert.Equal(["Lighthouse dark", "Quiet day"], (await All(Archive.SearchAsync(new("lighthouse"), Cancellation))).Select(h => h.Report.Title));
    }

    [Theory]
    [InlineData("walkout", "")]
    [InlineData("arresting", "1")]
    [InlineData("dockworkers fares", "1")]
    [InlineData("dockworkers lighthouse", "")]
    [InlineData("dockworkers OR lighthouse", "1 2")]
    [InlineData("\"walked out\"", "1")]
    [InlineData("\"out walked\"", "")]
    [InlineData("“walked out”", "1")]
    [InlineData("light*", "2")]
    [InlineData("harbour -lighthouse", "1")]
    [InlineData("-lighthouse", "")]
    [InlineData("HARBOUR", "1 2")]
    [InlineData("café", "2")]
    [InlineData("cafe", "2")]
    [InlineData("Varensk's", "")]
    [InlineData("Nur-Sultan", "2")]
    [InlineData("harbour:", "1 2")]
    [InlineData("AND", "2")]
    [InlineData("OR", "")]
    [InlineData("harbour OR", "1 2")]
    [InlineData("OR harbour", "1 2")]
    [InlineData("harbour OR OR café", "1 2")]
    [InlineData("NEAR(harbour café)", "")]
    [InlineData("title:harbour", "")]
    [InlineData("^harbour", "1 2")]
    [InlineData("harbour \"", "1 2")]
    [InlineData("(harbour", "1 2")]
    [InlineData("", "")]
    [InlineData("*", "")]
    [InlineData("\"\"", "")]
    public async Task Words_find_what_they_say(string words, string numbers)
    {
        await StoreAll(Specimens.Full(1), Specimens.Full(2, text: "A lighthouse, a café and a harbour in Nur-Sultan.", title: "Else"));
        var hits = await All(Archive.SearchAsync(new(words), Cancellation));
        Assert.Equal(numbers, string.Join(' ', hits.Select(h => h.Report.Source["crisis/".Length..^".html".Length]).Order(StringComparer.Ordinal)));
    }

    [Theory]
    [InlineData("actor:Korrin", "1 2")]
    [InlineData("actor:\"Ilse Korrin\" type:protest", "1 2")]
    [InlineData("actor:police type:PROTEST", "")]
    [InlineData("actor:VRNGOV", "1 2")]
    [InlineData("actor:nobody", "")]
    [InlineData("place:Varensk", "1 2")]
    [InlineData("place:VRN date:2031-03-02", "1")]
    [InlineData("date:2031-03-02..2031-03-03", "1 2")]
    [InlineData("type:PROTEST date:2031-03-03..", "2")]
    [InlineData("type:PROTEST date:..2031-03-02", "1")]
    [InlineData("date:2031-03", "1 2")]
    [InlineData("date:2030", "")]
    [InlineData("date:tomorrow", "")]
    [InlineData("said:Korrin", "1 2")]
    [InlineData("outlet:harbour.example", "1 2")]
    [InlineData("outlet:\"HARBOUR RADIO\"", "1 2")]
    [InlineData("-outlet:harbour.example dockworkers", "")]
    [InlineData("outlet:harbour.example -lighthouse", "1")]
    [InlineData("lighthouse said:Korrin", "2")]
    [InlineData("TYPE:protest dockworkers", "1 2")]
    [InlineData("type:dance", "")]
    [InlineData("-outlet:elsewhere.example", "")]
    [InlineData("actor: dockworkers", "")]
    public async Task Fields_narrow_a_search_or_are_one(string words, string numbers)
    {
        await StoreAll(Specimens.Full(1), Specimens.Full(2, text: Specimens.Text + " The lighthouse was dark."));
        var hits = await All(Archive.SearchAsync(new(words), Cancellation));
        Assert.Equal(numbers, string.Join(' ', hits.Select(h => h.Report.Source["crisis/".Length..^".html".Length]).Order(StringComparer.Ordinal)));
    }

    [Fact]
    public async Task Hits_can_be_paged_and_narrowed_by_publication()
    {
        for (var number = 0; number < 5; number++)
            await Store(Specimens.Full(number));
        var all = (await All(Archive.SearchAsync(new("dockworkers"), Cancellation))).Select(h => h.Report.Id).ToList();
        Assert.Equal(5, all.Distinct().Count());
        Assert.Equal(all.Skip(2).Take(2), (await All(Archive.SearchAsync(new("dockworkers") { Limit = 2, Offset = 2 }, Cancellation))).Select(h => h.Report.Id));
        var day = new NodaTime.LocalDate(2031, 3, 2);
        Assert.Equal("crisis/1.html", Assert.Single(await All(Archive.SearchAsync(new("dockworkers") { Since = day, Until = day }, Cancellation))).Report.Source);
    }

    [Fact]
    public async Task Marks_of_highlights_in_a_text_are_only_text()
    {
        var text = "\u0002\u0003 The \u0002harbour\u0003 was \0quiet.";
        await Store(Specimens.Full(1, text: text, title: "\u0002x\u0003"));
        var hit = Assert.Single(await All(Archive.SearchAsync(new("harbour"), Cancellation)));
        Assert.Equal("harbour", hit.Highlights[0].In(hit.Snippet));
        Assert.Equal(text.Replace('\0', '\uFFFD'), hit.Snippet);
    }

    [Fact]
    public async Task No_text_is_ever_an_error()
    {
        await Store(Specimens.Full(1));
        string[] known =
        [
            "\"", "'", "*", "-", "+", "(", ")", ":", "^", "{", "}", "OR", "AND", "NOT", "NEAR/2", "title", "fares", "ü", "\0", "\ud83d", "漢", "\u0301", "𠀀", " ", "\u00a0", "%", "_", ";",
            "--", "²", "…", "“", "actor:", "date:", "type:\"", "-said:", "outlet:x", "date:..", "place:*",
        ];
        var pieces = Gen.Int[0, known.Length - 1].Select(i => known[i]);
        var texts = Gen.Select(pieces.Array[0, 12], Gen.String, (array, free) => string.Concat(array) + free);
        await texts.SampleAsync(Ask, iter: 60, threads: 1);
        await Ask(new string('"', 9000));
        await Ask(new StringBuilder().Insert(0, "fares ", 9000).ToString());
    }

    private async Task Ask(string text)
    {
        await All(Archive.SearchAsync(new(text), Cancellation));
        await All(Archive.TimelineAsync(new() { Words = text, Limit = 1 }, Cancellation));
        await All(Archive.TimelineAsync(new() { Actor = text, Place = text, Limit = 1 }, Cancellation));
        await All(Archive.StatementsAsync(new() { Speaker = text, Words = text, Limit = 1 }, Cancellation));
    }
}
