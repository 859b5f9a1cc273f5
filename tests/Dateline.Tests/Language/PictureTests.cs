using System.Text.Json;
using System.Xml.Linq;
using CsCheck;
using Dateline.Language;

namespace Dateline.Tests.Language;

public sealed class PictureTests
{
    private static readonly Analyzer Analyzer = Analyzer.Load();

    private static string Drawn(string text)
    {
        using var document = Analyzer.Analyze(text);
        using var writer = new StringWriter();
        TreePicture.Write(document, writer);
        return writer.ToString();
    }

    private static JsonDocument Written(string text)
    {
        using var document = Analyzer.Analyze(text);
        using var stream = new MemoryStream();
        DocumentJson.Write(document, stream);
        return JsonDocument.Parse(stream.ToArray());
    }

    [Fact]
    public void A_picture_has_every_word_an_arc_for_each_and_a_mark_for_each_name()
    {
        var elements = XDocument.Parse(Drawn("General Timur Salimov spoke in Vardo. He came back.")).Root!.Descendants().ToLookup(e => (string?)e.Attribute("class"));
        Assert.Equal(["General", "Timur", "Salimov", "spoke", "in", "Vardo", ".", "He", "came", "back", "."], elements["word"].Select(e => e.Value));
        Assert.Equal(11, elements["arc"].Count());
        Assert.Equal(2, elements["relation"].Count(e => e.Value == "root"));
        Assert.Single(elements["LOC"]);
    }

    [Fact]
    public void Whatever_a_text_holds_its_picture_is_well_formed_and_holds_it_as_text_only()
    {
        var hostile = Gen.OneOf(new[] { "<script>alert(1)</script>", "]]>", "&lt;", "\"/>", "\u202E", "\uD83D", "\0", "<!--", "\uFFFE", "a\u0301", " " }.Select(t => Gen.Const(t)).ToArray());
        Gen.OneOf(hostile, Gen.String).Array[1, 8].Select(string.Concat).Sample(text =>
        {
            var names = XDocument.Parse(Drawn(text)).Descendants().Select(e => e.Name.LocalName).Distinct();
            Assert.Empty(names.Except(["svg", "style", "rect", "g", "title", "text", "path"]));
        }, iter: 60);
    }

    [Fact]
    public void A_document_in_json_has_offsets_into_its_text_and_a_head_for_each_word()
    {
        const string Text = "Troops won't stay in Vardo. They said so.";
        using var json = Written(Text);
        Assert.Equal(Text, json.RootElement.GetProperty("text").GetString());
        foreach (var sentence in json.RootElement.GetProperty("sentences").EnumerateArray())
        {
            var tokens = sentence.GetProperty("tokens").EnumerateArray().ToArray();
            foreach (var token in tokens)
            {
                Assert.Equal(token.GetProperty("form").GetString(), Text[token.GetProperty("start").GetInt32()..token.GetProperty("end").GetInt32()]);
                Assert.InRange(token.GetProperty("head").GetInt32(), 0, tokens.Length);
            }
            Assert.Single(tokens, t => t.GetProperty("head").GetInt32() == 0 && t.GetProperty("relation").GetString() == "root");
        }
        Assert.Contains(json.RootElement.GetProperty("names").EnumerateArray(), n => n.GetProperty("text").GetString() == "Vardo" && n.GetProperty("kind").GetString() == "LOC");
    }

    [Fact]
    public void Any_text_makes_json_that_can_be_read_again() =>
        Gen.OneOf(Gen.String, Gen.Char.Array[0, 30].Select(c => new string(c))).Sample(text =>
        {
            using var json = Written(text);
            Assert.Equal(JsonValueKind.Array, json.RootElement.GetProperty("sentences").ValueKind);
        }, iter: 60);
}
