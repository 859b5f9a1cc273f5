using System.Buffers;
using System.Text;
using System.Text.Json;
using Dateline.Export;
using Dateline.Export.Text;

namespace Dateline.Cli.Tests;

public sealed class ExplanationTests
{
    private static readonly Origins Origins = new(1234, ["harbour.txt"], "2021-05-04T10:00:00Z", "0.1.0");

    [Fact]
    public void A_mention_is_followed_back_to_the_bytes() => Assert.Equal(
        """
        1f00000000/m1: PROTEST riot, happened
          the bytes        harbour.txt
                           sha256:1f00000000000000000000000000000000000000000000000000000000000000
                           1,234 bytes, read by Dateline 0.1.0, stored 2021-05-04T10:00:00Z
          the report       Ferry Strike Enters Third Day
                           Orinda Today · Tue 4 May 2021 · text of ONA (dateline)
                           published: from visible text, “May 4”
          the sentence     [Dockers *stormed* the gate in Port Sable on Monday].
                           sentence 1 of 5; the evidence, in brackets, is characters 0–48 of the text
          the rule         protest.storm
                           confidence 0.90
          the event        PROTEST riot, named by “stormed”
                           CAMEO 145 · Goldstein -7.5
                           status: happened
          the day          Mon 3 May 2021 (2021-05-03)
                           told in its own words
                           “on Monday”, TIMEX3 DATE 2021-05-03, counted from the publication on 2021-05-04
          the place        Port Sable, ORI
                           in the words “Port Sable” · named in its clause · city · 12.5, -4.25
          who              Dockers
                           group · ORILAB · in the words “Dockers”
          a figure         2 or more injured, from the words “Two people”
          who says so      the report itself

        """,
        Text("m1"));

    [Theory]
    [InlineData("m4", "The company")]
    [InlineData("s1", "“said”")]
    [InlineData("s2", "it tells")]
    [InlineData("c1", "“if we are paid”")]
    [InlineData(null, "1f00000000/s2")]
    public void Every_kind_of_row_has_its_chain(string? row, string part) => Assert.Contains(part, Text(row));

    [Fact]
    public void A_row_that_is_not_there_is_not_explained() =>
        Assert.False(new Explanation(new StringWriter(), new TextLayout(), TestReports.Chronicle(), Origins).TryWrite("m99"));

    [Fact]
    public void As_JSON_the_row_comes_with_all_that_it_points_to()
    {
        var buffer = new ArrayBufferWriter<byte>();
        Assert.True(ExplanationJson.TryWrite(TestReports.Chronicle(), Origins, "m4", buffer));
        using var json = JsonDocument.Parse(buffer.WrittenMemory);
        var root = json.RootElement;
        Assert.Equal("1f00000000/m4", root.GetProperty("row").GetString());
        Assert.Equal("denied", root.GetProperty("mention").GetProperty("status").GetString());
        Assert.Equal("The company denied that anybody was arrested.", root.GetProperty("sentence").GetProperty("text").GetString());
        Assert.Equal("s2", root.GetProperty("statements")[0].GetProperty("id").GetString());
        Assert.Equal("May 4", root.GetProperty("report").GetProperty("provenance")[0].GetProperty("value").GetString());
    }

    private static string Text(string? row)
    {
        var writer = new StringWriter(new StringBuilder()) { NewLine = "\n" };
        Assert.True(new Explanation(writer, new TextLayout(110), TestReports.Chronicle(), Origins).TryWrite(row));
        return writer.ToString();
    }
}
