using System.Text;
using System.Text.Json;

namespace Dateline.Cli.Tests;

public sealed class StoriesTests
{
    private const string Strike =
        "Crews of the harbour ferries walked out in Telmar on Tuesday for the third day running. The union wants higher wages and shorter shifts for the sailors on the night lines to the islands.";

    private static readonly string Lines = string.Join('\n',
    [
        TestReports.Line("first", Strike, "2025-03-05"),
        TestReports.Line("second", "Passengers wait in vain. " + Strike, "2025-03-06"),
        TestReports.Line("third", "A judge in Brenna sentenced the former head of the state bank to six years in prison for hiding losses from its auditors.", "2025-03-06"),
    ]);

    [Fact]
    public async Task Lines_of_JSON_are_told_as_stories_under_their_own_names()
    {
        using var cli = new Cli();
        var ran = await cli.RunWith(new RunWith { Input = Encoding.UTF8.GetBytes(Lines) }, "stories", "--input-format", "jsonl", "--format", "json", "--quiet", "-");
        Assert.Equal(0, ran.Exit);
        var stories = ran.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Equal(2, stories.Count);
        var lineage = stories[0].GetProperty("lineages")[0];
        Assert.Equal(["first", "second"], lineage.GetProperty("reports").EnumerateArray().Select(r => r.GetString()));
        Assert.Equal("copy", lineage.GetProperty("copies")[0].GetProperty("label").GetString());
    }

    [Fact]
    public async Task The_archive_tells_the_same_stories()
    {
        using var cli = new Cli();
        await cli.RunWith(new RunWith { Input = Encoding.UTF8.GetBytes(Lines) }, "read", "--input-format", "jsonl", "--store", cli.Store, "-");
        var ran = await cli.Run("stories", "--store", cli.Store);
        Assert.Equal(0, ran.Exit);
        Assert.Contains(" · 2 reports of 1 origin", ran.Output);
        Assert.Contains(" · 1 report of 1 origin", ran.Output);
    }

    [Fact]
    public async Task What_cannot_be_read_is_told_and_does_not_stop_the_rest()
    {
        using var cli = new Cli();
        cli.File("reports/empty.txt", "");
        cli.File("reports/strike.txt", Strike);
        var ran = await cli.Run("stories", cli.In("reports"));
        Assert.Equal(1, ran.Exit);
        Assert.Contains("[DL0001]", ran.Error);
        Assert.Contains("1 report of 1 origin", ran.Output);
    }

    [Fact]
    public async Task Only_reports_of_the_days_asked_for_are_told_also_where_they_are_read()
    {
        using var cli = new Cli();
        var ran = await cli.RunWith(new RunWith { Input = Encoding.UTF8.GetBytes(Lines) }, "stories", "--input-format", "jsonl", "--until", "2025-03-05", "-");
        Assert.Single(ran.Output.Split('\n'), line => line.Contains(" of 1 origin", StringComparison.Ordinal));
        Assert.Contains(" · 1 report of 1 origin", ran.Output);
    }

    [Fact]
    public async Task Changes_contradictions_and_sources_are_asked_of_the_archive()
    {
        using var cli = new Cli();
        await cli.RunWith(new RunWith { Input = Encoding.UTF8.GetBytes(Lines) }, "read", "--input-format", "jsonl", "--store", cli.Store, "-");
        var changes = await cli.Run("changes", "--since", "2025-03-06", "--store", cli.Store, "--json");
        Assert.Equal(0, changes.Exit);
        Assert.Contains("\"kind\":\"newStory\"", changes.Output);
        Assert.Contains("new story", (await cli.Run("changes", "--since", "2025-03-06", "--store", cli.Store)).Output);
        Assert.Contains("0 of 1 own", (await cli.Run("sources", "--store", cli.Store)).Output);
        Assert.Equal(3, (await cli.Run("sources", "--store", cli.Store, "--json")).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains("no contradictions", (await cli.Run("contradictions", "--store", cli.Store)).Error);
    }

    [Fact]
    public async Task An_address_of_this_machine_is_refused()
    {
        using var cli = new Cli();
        var ran = await cli.Run("stories", "http://127.0.0.1:1/story");
        Assert.Equal(1, ran.Exit);
        Assert.Contains("http://127.0.0.1:1/story: 127.0.0.1 is not a public host [DL0241]", ran.Error);
    }

    [Fact]
    public async Task Without_an_archive_it_says_how_to_make_one()
    {
        using var cli = new Cli();
        var ran = await cli.Run("stories", "--store", cli.Store);
        Assert.Equal(2, ran.Exit);
        Assert.Contains("make one with", ran.Error);
    }
}
