using System.Text;
using System.Text.Json;

namespace Dateline.Cli.Tests;

public sealed class CommitmentsTests
{
    private const string Reports =
        """
        {"id":"first","published":"2026-01-06","title":"A promise in Velin","text":"President Ilan Tarin promised to release the prisoners by Friday. The army vowed not to shell the harbour unless it is attacked."}
        {"id":"second","published":"2026-01-10","title":"Still inside","text":"A lawyer said that the release of the prisoners was put off."}
        """;

    [Fact]
    public async Task Whoever_is_bound_is_listed_with_what_until_when_and_with_later_reports_that_tell_of_it()
    {
        using var cli = await Filled();
        var ran = await cli.Run("commitments", "--store", cli.Store);
        Assert.Equal(0, ran.Exit);
        Assert.Contains("Ilan Tarin: to release the prisoners by Friday", ran.Output);
        Assert.Contains("by Friday · Fri 9 Jan 2026 · open", ran.Output);
        Assert.Contains("Still inside", ran.Output);
        Assert.Contains("not to · unless it is attacked", ran.Output);
    }

    [Fact]
    public async Task Without_later_reports_none_is_looked_for()
    {
        using var cli = await Filled();
        var ran = await cli.Run("commitments", "--later", "0", "--store", cli.Store);
        Assert.DoesNotContain("Still inside", ran.Output);
    }

    [Fact]
    public async Task One_promisor_can_be_asked_for()
    {
        using var cli = await Filled();
        var ran = await cli.Run("commitments", "--actor", "army", "--json", "--store", cli.Store);
        var line = Assert.Single(ran.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        using var json = JsonDocument.Parse(line);
        Assert.Equal("refrain", json.RootElement.GetProperty("polarity").GetString());
        Assert.Equal("open", json.RootElement.GetProperty("status").GetString());
        Assert.Equal("unless it is attacked", json.RootElement.GetProperty("condition").GetString());
    }

    [Fact]
    public async Task In_JSON_the_later_reports_come_with_a_snippet()
    {
        using var cli = await Filled();
        var ran = await cli.Run("commitments", "--actor", "Tarin", "--json", "--store", cli.Store);
        using var json = JsonDocument.Parse(ran.Output);
        var later = Assert.Single(json.RootElement.GetProperty("later").EnumerateArray());
        Assert.Contains("prisoners", later.GetProperty("snippet").GetString());
        Assert.Equal("2026-01-09", json.RootElement.GetProperty("deadline").GetProperty("latest").GetString());
    }

    private static async Task<Cli> Filled()
    {
        var cli = new Cli();
        var ran = await cli.RunWith(new RunWith { Input = Encoding.UTF8.GetBytes(Reports) }, "read", "--input-format", "jsonl", "--store", cli.Store, "-");
        Assert.Equal(0, ran.Exit);
        return cli;
    }
}
