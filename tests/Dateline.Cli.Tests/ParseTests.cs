using System.Text;
using System.Text.Json;
using System.Xml.Linq;

namespace Dateline.Cli.Tests;

public sealed class ParseTests
{
    private const string Text = "Troops left Vardo.\n";

    [Theory]
    [InlineData("conllu")]
    [InlineData("iob2")]
    [InlineData("json")]
    [InlineData("svg")]
    public async Task A_file_says_what_standard_input_says(string format)
    {
        using var cli = new Cli();
        var fromFile = await cli.Run("parse", cli.File("a b.txt", Text), "--format", format);
        var fromInput = await cli.RunWith(new RunWith { Input = Encoding.UTF8.GetBytes(Text) }, "parse", "--format", format, "-");
        Assert.Equal((0, ""), (fromFile.Exit, fromFile.Error));
        Assert.Contains("Vardo", fromFile.Output, StringComparison.Ordinal);
        Assert.Equal(fromInput, fromFile);
    }

    [Fact]
    public async Task Json_is_json_and_a_picture_is_xml()
    {
        using var cli = new Cli();
        var file = cli.File("a.txt", Text);
        using var json = JsonDocument.Parse((await cli.Run("parse", "--format", "json", file)).Output);
        Assert.Equal(Text, json.RootElement.GetProperty("text").GetString());
        Assert.Equal("svg", XDocument.Parse((await cli.Run("parse", "--format", "svg", file)).Output).Root!.Name.LocalName);
    }

    [Fact]
    public async Task Given_words_are_kept()
    {
        using var cli = new Cli();
        var conllu = cli.File("a.conllu", "1\tleft Vardo\t_\t_\t_\t_\t_\t_\t_\t_\n2\t.\t_\t_\t_\t_\t_\t_\t_\t_\n\n");
        using var json = JsonDocument.Parse((await cli.Run("parse", "--gold-tokens", "--format", "json", conllu)).Output);
        Assert.Equal(["left Vardo", "."], json.RootElement.GetProperty("sentences")[0].GetProperty("tokens").EnumerateArray().Select(t => t.GetProperty("form").GetString()));
    }

    [Theory]
    [InlineData("conllu", "Troops left.\n", "line 1")]
    [InlineData("conllu", "1\tTroops\n3\tleft\n", "line 2")]
    [InlineData("iob2", "Troops\tO\n\tO\n", "line 2")]
    public async Task Words_that_cannot_be_read_are_one_sentence_and_exit_code_2(string format, string words, string line)
    {
        using var cli = new Cli();
        var ran = await cli.Run("parse", "--gold-tokens", "--format", format, cli.File("a.txt", words));
        Assert.Equal((2, ""), (ran.Exit, ran.Output));
        Assert.Contains($"cannot be read: {line} ", ran.Error, StringComparison.Ordinal);
        Assert.Single(ran.Error.TrimEnd().Split('\n'));
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_one_sentence_and_exit_code_2()
    {
        using var cli = new Cli();
        var ran = await cli.Run("parse", cli.In("no such.txt"));
        Assert.Equal((2, ""), (ran.Exit, ran.Output));
        Assert.StartsWith("dateline parse: There is no file ", ran.Error, StringComparison.Ordinal);
    }
}
