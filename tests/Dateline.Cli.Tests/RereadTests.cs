using Dateline.Archive;

namespace Dateline.Cli.Tests;

/// <summary><c>dateline reread</c> and <c>diff</c>: what another engine, or other registries, read in the same bytes.</summary>
public sealed class RereadTests : IDisposable
{
    private readonly Cli _cli = new() { OpenArchive = Archives.Open };

    public void Dispose() => _cli.Dispose();

    [Fact]
    public async Task What_this_version_read_is_left_alone_and_with_all_it_says_the_same()
    {
        await FillAsync();
        var before = (await _cli.Run("timeline", "--json", "--store", _cli.Store)).Output;
        Assert.Equal("dateline: 0 reports read again, 0 say something else now, 0 could not be read\n", (await _cli.Run("reread", "--store", _cli.Store)).Error);
        Assert.Equal("dateline: 1 reports read again, 0 say something else now, 0 could not be read\n", (await _cli.Run("reread", "--all", "--store", _cli.Store)).Error);
        Assert.Equal(before, (await _cli.Run("timeline", "--json", "--store", _cli.Store)).Output);
        Assert.Equal("dateline: no reports that were read again\n", (await _cli.Run("diff", "--store", _cli.Store)).Error);
    }

    [Fact]
    public async Task What_an_older_engine_read_is_read_again_and_the_difference_is_shown()
    {
        await FillAsync();
        await MakeOlderAsync();
        var ran = await _cli.Run("reread", "--store", _cli.Store);
        Assert.Equal(new Ran(0, "", "dateline: 1 reports read again, 1 say something else now, 0 could not be read\n"), ran);
        var diff = await _cli.Run("diff", "--store", _cli.Store);
        Assert.Contains("engine 0.0.1 → ", diff.Output);
        Assert.Contains("new", diff.Output);
        Assert.Contains("title: An older title", diff.Output);
        var json = await _cli.Run("diff", "--json", "--store", _cli.Store);
        Assert.Contains("\"change\":\"new\"", json.Output);
        Assert.Contains("{\"field\":\"title\",\"before\":\"An older title\"", json.Output);
        Assert.Contains("0 reports read again", (await _cli.Run("reread", "--store", _cli.Store)).Error);
        Assert.Equal(0, (await _cli.Run("archive", "check", "--store", _cli.Store)).Exit);

        await _cli.Run("archive", "copy", _cli.Store, _cli.In("copy.db"));
        Assert.Equal(diff.Output, (await _cli.Run("diff", "--store", _cli.In("copy.db"))).Output);
    }

    [Fact]
    public async Task A_key_that_means_nothing_is_told()
    {
        await FillAsync();
        foreach (var verb in (string[])["reread", "diff"])
            Assert.Equal(2, (await _cli.Run(verb, "ffffffffff", "--store", _cli.Store)).Exit);
    }

    private async Task FillAsync()
    {
        var page = _cli.In("riots.html");
        await File.WriteAllTextAsync(page, TestReports.Page());
        Assert.Equal(0, (await _cli.Run("read", page, "--store", _cli.Store, "--quiet", "--format", "none")).Exit);
    }

    private async Task MakeOlderAsync()
    {
        await using var archive = Archives.Open(_cli.Store, new ArchiveOptions { EngineVersion = "0.0.1" });
        await foreach (var report in archive.ChroniclesAsync(new(), TestContext.Current.CancellationToken))
        {
            var bytes = await archive.BytesAsync(report.Chronicle.Report.Id, TestContext.Current.CancellationToken);
            var older = report.Chronicle with { Report = report.Chronicle.Report with { Title = "An older title" }, Mentions = [], Commitments = [] };
            await archive.ReviseAsync([new Archive.Reading(KeptInput.Of(report, bytes), ReadingOutcome.Read(older))], TestContext.Current.CancellationToken);
        }
    }
}
