using CsCheck;
using Dateline.Export;
using Dateline.Export.Text;

namespace Dateline.Cli.Tests;

/// <summary>Text from reports can do nothing to those who look at it.</summary>
public sealed class HostileTextTests
{
    [Theory]
    [InlineData("a\e[31mb", "a␛[31mb")]
    [InlineData("a\u009b31mb", "a\ufffd31mb")]
    [InlineData("bell\a", "bell␇")]
    [InlineData("a\u007f", "a␡")]
    [InlineData("left\u202eright\u202c\u2066x\u2069", "leftrightx")]
    [InlineData("\ufeffa\u200bb", "ab")]
    [InlineData("one\r\ntwo\t three\u2028four", "one two three four")]
    [InlineData("  ends  ", "ends")]
    [InlineData("plain — “text”, Ökonomie", "plain — “text”, Ökonomie")]
    public void What_acts_is_shown_and_does_not_act(string text, string shown) => Assert.Equal(shown, VisibleText.Of(text));

    [Fact]
    public void Half_a_character_is_shown_as_none() => Assert.Equal("\ufffdx", VisibleText.Of(new string(['\ud800', 'x'])));

    [Fact]
    public void Whatever_the_text_nothing_in_the_text_view_commands_the_terminal() => Gen.String[Gen.Char, 0, 60].Sample(hostile =>
    {
        var chronicle = TestReports.Chronicle(title: hostile, text: "Dockers stormed the gate in Port Sable on Monday. Two people were injured. A march is planned for Friday. "
            + "\"We will go back to work on Sunday if we are paid,\" Mira Tolan said. The company denied that anybody was arrested. " + hostile);
        chronicle = chronicle with { Report = chronicle.Report with { Source = hostile, Byline = [hostile], Outlet = new Outlet(hostile, null) } };
        var text = new StringWriter { NewLine = "\n" };
        new ChronicleText(text, new TextLayout(80)).Write(chronicle);
        new ChronicleMarkdown(text).Write(chronicle);
        new ChronicleCsv(text).Write(chronicle);
        new Explanation(text, new TextLayout(80), chronicle, new Origins(1, [hostile], null, "1")).TryWrite("m1");
        return !text.ToString().Any(c => c != '\n' && char.IsControl(c));
    });

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+49 123", "'+49 123")]
    [InlineData("-1", "'-1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\t=1", "'=1")]
    [InlineData("＝1", "'＝1")]
    public void A_cell_that_a_spreadsheet_would_take_for_a_formula_is_text(string title, string cell)
    {
        var row = Csv(TestReports.Chronicle(title: title)).Split('\n')[1];
        Assert.Contains("," + cell + ",", row);
    }

    [Fact]
    public void A_negative_number_stays_a_number() => Assert.Contains(",-7.5,", Csv(TestReports.Chronicle()).Split('\n')[1]);

    [Fact]
    public void Commas_and_quotes_in_a_cell_are_quoted_as_RFC_4180_has_it() =>
        Assert.Contains(",\"a, \"\"b\"\"\",", Csv(TestReports.Chronicle(title: "a, \"b\"")));

    [Fact]
    public void Markdown_in_a_report_is_text()
    {
        var writer = new StringWriter { NewLine = "\n" };
        var chronicle = TestReports.Chronicle(title: "[x](javascript:alert(1)) <b>*bold*</b> `code`");
        new ChronicleMarkdown(writer).Write(chronicle with { Report = chronicle.Report with { Url = "javascript:alert(1)" } });
        Assert.StartsWith(@"## \[x\](javascript:alert(1)) \<b\>\*bold\*\</b\> \`code\`" + "\n", writer.ToString());
        Assert.DoesNotContain("<javascript", writer.ToString());
    }

    private static string Csv(Chronicle chronicle)
    {
        var writer = new StringWriter { NewLine = "\n" };
        new ChronicleCsv(writer).Write(chronicle);
        return writer.ToString();
    }
}
