using Dateline.Export;
using Dateline.Export.Text;

namespace Dateline.Cli.Tests;

public sealed class ChronicleTextTests
{
    [Fact]
    public void A_chronicle_is_shown_by_day_with_what_did_not_happen_apart_and_statements_under_their_speaker() => Assert.Equal(
        """
        Ferry Strike Enters Third Day
        Orinda Today · Tue 4 May 2021 · text of ONA (dateline)
        by Ann Orr
        1f00000000 · harbour.txt

        What happened
          Mon 3 May 2021   Dockers stormed the gate in Port Sable on Monday
          1f00000000/m1    PROTEST riot · Dockers · Port Sable, ORI · 2 or more injured

        On a day that is not told
          by 4 May 2021    Two people were injured
          1f00000000/m2    ASSAULT

        Planned
          Fri 7 May 2021   A march is planned for Friday
          1f00000000/m3    PROTEST

        Said not to have happened
          day not told     anybody was arrested
          1f00000000/m4    COERCE
                           according to The company

        Who says what
          Mira Tolan · union leader · participant
          commitment       “We will go back to work on Sunday if we are paid,”
          1f00000000/s1    direct
          The company · collective · not named
          denial           anybody was arrested
          1f00000000/s2

        Commitments
          open             Mira Tolan: go back to work on Sunday
          1f00000000/c1    stated · deadline “Sunday” · condition “if we are paid”

        Remarks
          DL0101           The encoding was not declared; read as windows-1252.

        """,
        Shown(TestReports.Chronicle(), new TextLayout(100)));

    [Fact]
    public void No_line_is_wider_than_the_terminal()
    {
        var text = Shown(TestReports.Chronicle(title: "A headline of many words that goes on and on until it has to be broken somewhere on a narrow terminal"), new TextLayout(50));
        Assert.All(text.Split('\n'), line => Assert.InRange(VisibleText.Width(line), 0, 50));
    }

    [Fact]
    public void A_word_that_is_wider_than_the_column_is_cut_and_nothing_of_it_is_lost()
    {
        var word = new string('a', 200);
        Assert.Equal(200, Shown(TestReports.Chronicle(title: word), new TextLayout(60)).Split("Orinda")[0].Count(c => c == 'a'));
    }

    [Fact]
    public void Colours_are_shown_only_where_they_are_wanted()
    {
        Assert.DoesNotContain('\e', Shown(TestReports.Chronicle(), new TextLayout(80)));
        Assert.Contains("\e[1mFerry Strike Enters Third Day\e[0m", Shown(TestReports.Chronicle(), new TextLayout(80, Color: true)));
    }

    [Fact]
    public void Between_two_reports_there_is_a_rule()
    {
        var writer = new StringWriter { NewLine = "\n" };
        var text = new ChronicleText(writer, new TextLayout(40));
        text.Write(TestReports.Chronicle());
        text.Write(TestReports.Chronicle());
        Assert.Equal(1, writer.ToString().Split('\n').Count(line => line == new string('─', 40)));
    }

    private static string Shown(Chronicle chronicle, TextLayout layout)
    {
        var writer = new StringWriter { NewLine = "\n" };
        new ChronicleText(writer, layout).Write(chronicle);
        return writer.ToString();
    }
}
