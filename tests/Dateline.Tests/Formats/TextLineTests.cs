using System.Text;
using CsCheck;
using Dateline.Formats;

namespace Dateline.Tests.Formats;

public sealed class TextLineTests
{
    [Fact]
    public void A_line_becomes_an_input_with_its_text_to_the_character()
    {
        const string Line = """{"id":"r-17","text":"  Two\nlines. \ud83d\udd25 ","title":"T","published":"2031-03-04T09:05:07+02:00","url":"https://tessel.example/1","outlet":"Tessel","predicates":[{"start":2,"end":5}],"more":1}""";
        var input = TextLine.Parse(Encoding.UTF8.GetBytes("\uFEFF " + Line + "\r\n"), 1).Input!;
        Assert.Equal("r-17", input.Source);
        Assert.Equal(Line, Encoding.UTF8.GetString(input.Bytes.Span));
        Assert.Equal("https://tessel.example/1", input.Url);
        var text = input.Extracted!;
        Assert.Equal(("  Two\nlines. 🔥 ", "T", "https://tessel.example/1", "Tessel"), (text.Text, text.Title, text.Url, text.Outlet));
        Assert.Equal("2031-03-04T09:05:07+02:00", text.Published.ToString());
        Assert.Equal([new TextSpan(2, 5)], text.Predicates);
    }

    [Theory]
    [InlineData("2031-03-04", "2031-03-04", TimePrecision.Day)]
    [InlineData("2031-03-04T09:05", "2031-03-04T09:05", TimePrecision.Minute)]
    [InlineData("2031-03-04 09:05Z", "2031-03-04T09:05Z", TimePrecision.Minute)]
    [InlineData("2031-03-04T23:59:60.123Z", "2031-03-04T23:59:59Z", TimePrecision.Second)]
    [InlineData("2031-03-04T09:05:07-0530", "2031-03-04T09:05:07-05:30", TimePrecision.Second)]
    [InlineData(" 2031-03-04T09:05:07+06 ", "2031-03-04T09:05:07+06:00", TimePrecision.Second)]
    public void Publication_keeps_its_day_and_is_as_exact_as_it_is_told(string published, string time, TimePrecision precision)
    {
        var read = Parse($$"""{"id":"1","text":"x","published":"{{published}}"}""").Input!.Extracted!.Published!.Value;
        Assert.Equal((time, precision), (read.ToString(), read.Precision));
    }

    [Theory]
    [InlineData("""{"text":"x"}""", "has no \"id\"")]
    [InlineData("""{"id":"","text":"x"}""", "has no \"id\"")]
    [InlineData("""{"id":true,"text":"x"}""", "has no \"id\"")]
    [InlineData("""{"id":"1"}""", "has no \"text\"")]
    [InlineData("""{"id":"1","text":null}""", "has no \"text\"")]
    [InlineData("""{"id":"1","text":7}""", "has a \"text\" that is not a string")]
    [InlineData("""{"id":"1","text":"x","title":["a"]}""", "has a \"title\" that is not a string")]
    [InlineData("""{"id":"1","text":"x","published":"yesterday"}""", "has a \"published\" that is not an ISO 8601 date or time")]
    [InlineData("""{"id":"1","text":"x","published":"2031-02-30"}""", "has a \"published\" that is not an ISO 8601 date or time")]
    [InlineData("""{"id":"1","text":"x","published":"2031-02-03T25:00"}""", "has a \"published\" that is not an ISO 8601 date or time")]
    [InlineData("""{"id":"1","text":"x","predicates":{}}""", "has \"predicates\" that are not a list")]
    [InlineData("""{"id":"1","text":"x","predicates":[{"start":0,"end":2}]}""", "asks about \"predicates\" that do not lie in the text")]
    [InlineData("""{"id":"1","text":"x","predicates":[{"start":-1,"end":1}]}""", "asks about \"predicates\" that do not lie in the text")]
    [InlineData("""{"id":"1","text":"x","predicates":[3]}""", "asks about \"predicates\" that do not lie in the text")]
    [InlineData("[1]", "is not a JSON object")]
    [InlineData("{\"id\":", "is not JSON (at byte 6)")]
    [InlineData("", "is not JSON (at byte 0)")]
    public void A_bad_line_is_refused_with_its_number_and_the_reason(string line, string reason)
    {
        var refusal = Parse(line).Refusal!;
        Assert.Equal(("DL0212", "line 17 " + reason), (refusal.Code, refusal.Reason));
    }

    [Fact]
    public void Bytes_that_are_not_utf8_are_refused() => Assert.Equal("line 3 is not UTF-8", TextLine.Parse(new byte[] { (byte)'"', 0xC3, (byte)'"' }, 3).Refusal!.Reason);

    [Fact]
    public void A_number_is_an_id_and_where_there_is_none_the_place_is_the_source()
    {
        Assert.Equal("42", Parse("""{"id":42,"text":"x"}""").Input!.Source);
        Assert.Equal("texts.jsonl:9", TextLine.Parse("""{"text":"x"}"""u8.ToArray(), 9, "texts.jsonl:9").Input!.Source);
    }

    [Fact]
    public void Half_a_character_keeps_its_place() =>
        Assert.Equal("a\uFFFDb\"\\/\n\t\uFFFD", Parse("""{"id":"1","text":"a\ud83db\"\\\/\n\t\ude00"}""").Input!.Extracted!.Text);

    [Theory]
    [InlineData("", true)]
    [InlineData(" \r\n", true)]
    [InlineData("\uFEFF", true)]
    [InlineData("{", false)]
    public void A_line_of_white_space_is_blank(string line, bool isBlank) => Assert.Equal(isBlank, TextLine.IsBlank(Encoding.UTF8.GetBytes(line)));

    [Fact]
    public void Any_bytes_are_read_or_refused() => Gen.Byte.Array.Sample(bytes =>
    {
        var line = TextLine.Parse(bytes, 1);
        Assert.True(line.Input is null ^ line.Refusal is null);
    });

    private static TextLine Parse(string line) => TextLine.Parse(Encoding.UTF8.GetBytes(line), 17);
}
