using System.Text;
using System.Text.Json.Nodes;
using CsCheck;
using Dateline.Formats;

namespace Dateline.Tests.Formats;

public sealed class ChronicleJsonTests
{
    private const string Least = """{"schema":"dateline/1","report":{"id":"sha256:0","source":"a","text":"Police came."}}""";

    [Fact]
    public void What_is_written_is_read_back_and_written_the_same() => ChronicleGen.Chronicle.Sample(
        chronicle =>
        {
            var written = ChronicleJson.ToJson(chronicle);
            var read = ChronicleJson.FromJson(written);
            Assert.Null(read.Error);
            Assert.Equal(written, ChronicleJson.ToJson(read.Chronicle!));
        },
        iter: 2000);

    [Fact]
    public void A_damaged_text_is_an_error_or_a_chronicle_but_never_an_exception() => Gen.Select(ChronicleGen.Chronicle, Gen.Int[0, 1 << 20], Gen.Byte, Gen.Int[0, 2]).Sample(
        (chronicle, at, by, how) =>
        {
            var bytes = Encoding.UTF8.GetBytes(ChronicleJson.ToJson(chronicle)).ToList();
            at %= bytes.Count;
            if (how == 0)
                bytes[at] = by;
            else if (how == 1)
                bytes.RemoveAt(at);
            else
                bytes.RemoveRange(at, bytes.Count - at);
            var read = ChronicleJson.Read(bytes.ToArray());
            Assert.True(read.Chronicle is null ^ read.Error is null);
        },
        iter: 1000);

    [Fact]
    public void Any_bytes_are_an_error_with_a_sentence() => Gen.Byte.Array.Sample(bytes => Assert.False(string.IsNullOrEmpty(ChronicleJson.Read(bytes).Error)));

    [Fact]
    public void Absent_lists_are_empty_and_unknown_properties_are_passed_over()
    {
        var chronicle = ChronicleJson.FromJson(Least.Replace("\"id\"", "\"later\":{\"x\":[1]},\"id\"", StringComparison.Ordinal)).Chronicle!;
        Assert.Equal("Police came.", chronicle.Report.Text);
        Assert.Empty(chronicle.Mentions);
        Assert.Null(chronicle.Report.Published);
    }

    [Theory]
    [InlineData("schema", "\"dateline/2\"", "The schema is 'dateline/2', not 'dateline/1'.")]
    [InlineData("report", "null", "report: 'report' is missing.")]
    [InlineData("report", "{\"id\":\"x\",\"text\":\"a\"}", "report: 'source' is missing.")]
    [InlineData("times", "[{\"start\":0,\"end\":6,\"type\":\"ERA\"}]", "times[0]: 'type' has the unknown word 'ERA'.")]
    [InlineData("times", "[{\"start\":0,\"end\":6,\"type\":\"DATE\"},{\"start\":0,\"end\":99,\"type\":\"DATE\"}]", "times[1]: 'start' and 'end' do not lie in the text.")]
    [InlineData("times", "[{\"start\":7,\"end\":6,\"type\":\"DATE\"}]", "times[0]: 'start' and 'end' do not lie in the text.")]
    [InlineData("times", "[{\"start\":0,\"end\":6,\"text\":\"Polite\",\"type\":\"DATE\"}]", "times[0]: 'text' is not what stands in the report at its offsets.")]
    [InlineData("times", "[{\"start\":0,\"end\":6,\"type\":\"DATE\",\"earliest\":\"2022-02-30\"}]", "times[0]: 'earliest' is not a day.")]
    [InlineData("times", "{}", "report: 'times' is not a list.")]
    [InlineData("places", "[{\"start\":0.5,\"end\":6,\"kind\":\"city\"}]", "places[0]: 'start' is not a whole number.")]
    [InlineData("places", "[{\"start\":0,\"end\":6,\"kind\":\"city\",\"lat\":\"x\"}]", "places[0]: 'lat' is not a number.")]
    [InlineData("actors", "[{\"id\":\"a1\",\"kind\":\"person\"},{\"id\":\"a1\",\"kind\":\"person\"}]", "Two actors have the id 'a1'.")]
    [InlineData("actors", "[7]", "actors[0]: is not an object.")]
    [InlineData("predicates", "[{\"start\":0,\"end\":6,\"where\":{\"places\":[0],\"basis\":\"clause\"}}]", "predicates[0]: 'places' points to a row that is not there.")]
    [InlineData("predicates", "[{\"start\":0,\"end\":6,\"when\":{\"basis\":\"explicit\",\"timex\":0}}]", "predicates[0]: 'timex' points to a row that is not there.")]
    public void A_wrong_chronicle_is_told_by_its_row(string property, string value, string error)
    {
        var json = JsonNode.Parse(Least)!;
        json[property] = JsonNode.Parse(value);
        Assert.Equal(error, ChronicleJson.FromJson(json.ToJsonString()).Error);
    }

    [Fact]
    public void A_row_that_names_what_is_not_there_is_an_error()
    {
        var json = JsonNode.Parse(Least)!;
        json["statements"] = JsonNode.Parse(
            """
            [{"id":"s1","speaker":"a9","speakerOrigin":"official","content":[{"start":0,"end":6}],"form":"direct","kind":"assertion","evidence":{"start":0,"end":6,"sentence":0},"because":"x","confidence":1}]
            """);
        Assert.Equal("Row 's1' names 'a9', which is not there.", ChronicleJson.FromJson(json.ToJsonString()).Error);
    }

    [Theory]
    [InlineData("", "The text is not JSON (line 1, byte 1).")]
    [InlineData("[]", "The text is not a JSON object.")]
    [InlineData("{\n\"schema\":", "The text is not JSON (line 2, byte 10).")]
    public void What_is_no_json_object_is_said_so(string text, string error) => Assert.Equal(error, ChronicleJson.FromJson(text).Error);

    [Fact]
    public void Bytes_that_are_not_utf8_are_said_so() => Assert.Equal("The text is not UTF-8.", ChronicleJson.Read(new byte[] { (byte)'{', 0xFF }).Error);
}
