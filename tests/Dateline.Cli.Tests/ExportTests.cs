using System.Text;

namespace Dateline.Cli.Tests;

public sealed class ExportTests
{
    private static readonly byte[] Line = Encoding.UTF8.GetBytes(TestReports.Line(
        "first", "Crews of the harbour ferries walked out in Telmar on Tuesday for the third day running. The union said it wanted higher wages.", "2025-03-05"));

    [Fact]
    public async Task An_export_goes_to_standard_output_or_to_a_file_alike()
    {
        using var cli = await StoredAsync();
        var shown = await cli.Run("export", "geojson", "--store", cli.Store);
        var written = await cli.Run("export", "geojson", "--store", cli.Store, "--out", cli.In("map.geojson"));
        Assert.Equal((0, 0, ""), (shown.Exit, written.Exit, written.Output));
        Assert.StartsWith("{\"type\":\"FeatureCollection\"", shown.Output);
        Assert.Equal(shown.Output, await File.ReadAllTextAsync(cli.In("map.geojson"), TestContext.Current.CancellationToken));
        Assert.False(File.Exists(cli.In("map.geojson.part")));
    }

    [Fact]
    public async Task A_format_that_is_none_is_told_with_those_that_are()
    {
        using var cli = await StoredAsync();
        var ran = await cli.Run("export", "word", "--store", cli.Store);
        Assert.Equal((2, ""), (ran.Exit, ran.Output));
        Assert.Contains("parquet", ran.Error);
    }

    [Fact]
    public async Task Rows_that_a_format_has_no_place_for_are_refused()
    {
        using var cli = await StoredAsync();
        var ran = await cli.Run("export", "ics", "--rows", "statements", "--store", cli.Store);
        Assert.Equal(2, ran.Exit);
        Assert.Contains("csv, xlsx or parquet", ran.Error);
    }

    [Fact]
    public async Task A_file_that_cannot_be_written_is_told_in_one_line()
    {
        using var cli = await StoredAsync();
        var ran = await cli.Run("export", "csv", "--store", cli.Store, "-o", cli.In("no/such/folder/x.csv"));
        Assert.Equal(2, ran.Exit);
        Assert.Contains("cannot be written", ran.Error);
    }

    private static async Task<Cli> StoredAsync()
    {
        var cli = new Cli();
        await cli.RunWith(new RunWith { Input = Line }, "read", "--input-format", "jsonl", "--store", cli.Store, "-");
        return cli;
    }
}
