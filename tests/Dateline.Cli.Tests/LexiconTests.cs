using System.Text.Json;

namespace Dateline.Cli.Tests;

public sealed class LexiconTests
{
    [Fact]
    public async Task A_lexicon_without_faults_is_exit_code_0()
    {
        using var cli = new Cli();
        Assert.Equal(new Ran(0, "", "0 clash, 0 in a shadow.\n"), await cli.Run("lexicon", "check"));
    }

    [Fact]
    public async Task Patterns_that_code_nothing_in_a_report_are_told_with_their_place()
    {
        using var cli = new Cli();
        var report = cli.File("a.txt", "Riots broke out in Vardo on Monday.\n");
        var ran = await cli.Run("lexicon", "check", "--quiet", report);
        Assert.Equal((0, ""), (ran.Exit, ran.Error));
        Assert.DoesNotContain("events/protest#break-out-riot never", ran.Output, StringComparison.Ordinal);
        Assert.Matches("lexicon/events/protest.txt:[0-9]+: events/protest#boycott never fired\n", ran.Output);
        var json = (await cli.Run("lexicon", "check", "--json", "--quiet", report)).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.All(json, line => Assert.Equal("never fired", JsonDocument.Parse(line).RootElement.GetProperty("fault").GetString()));
    }
}
