using Dateline.Archive;

namespace Dateline.Cli.Tests;

/// <summary><c>dateline archive</c>: what is done to an archive as a whole.</summary>
public sealed class ArchiveCareTests : IDisposable
{
    private readonly Cli _cli = new() { OpenArchive = Archives.Open };

    public void Dispose() => _cli.Dispose();

    [Fact]
    public async Task A_copy_is_compared_and_shows_what_its_original_shows()
    {
        await Fill();
        var ran = await _cli.Run("archive", "copy", _cli.Store, _cli.In("copy.db"));
        Assert.Equal(new Ran(0, "", "dateline: 1 reports copied, 0 were there, 1 refused inputs, 0 decisions; all of it is the same in both\n"), ran);
        Assert.Equal("dateline: 0 reports copied, 1 were there, 1 refused inputs, 0 decisions; all of it is the same in both\n", (await _cli.Run("archive", "copy", _cli.Store, _cli.In("copy.db"))).Error);
        foreach (var verb in (string[][])[["timeline", "--json"], ["quarantine", "list", "--json"], ["search", "riots"]])
            Assert.Equal((await _cli.Run([.. verb, "--store", _cli.Store])).Output, (await _cli.Run([.. verb, "--store", _cli.In("copy.db")])).Output);
    }

    [Fact]
    public async Task An_archive_is_not_copied_onto_itself()
    {
        await Fill();
        var ran = await _cli.Run("archive", "copy", _cli.Store, _cli.Store);
        Assert.Equal(2, ran.Exit);
        Assert.Contains("FROM and TO are the same archive.", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Compacting_tells_the_size_before_and_after()
    {
        await Fill();
        var ran = await _cli.Run("archive", "compact", "--store", _cli.Store);
        Assert.Equal((0, ""), (ran.Exit, ran.Output));
        Assert.Matches("^dateline: [0-9,]+ bytes before, [0-9,]+ bytes now\n$", ran.Error);
        Assert.Equal(0, (await _cli.Run("archive", "check", "--store", _cli.Store)).Exit);
    }

    [Fact]
    public async Task Migrating_tells_the_version_of_what_is_up_to_date()
    {
        await Fill();
        var ran = await _cli.Run("archive", "migrate", "--store", _cli.Store);
        Assert.Equal(0, ran.Exit);
        Assert.Matches("^dateline: .*archive.db has version [0-9]+ already\n$", ran.Error);
    }

    [Theory]
    [InlineData("check", "--store", "nothing.db")]
    [InlineData("compact", "--store", "nothing.db")]
    [InlineData("migrate", "--store", "nothing.db")]
    [InlineData("copy", "nothing.db", "copy.db")]
    public async Task What_looks_after_an_archive_makes_none(params string[] line)
    {
        var ran = await _cli.Run(["archive", .. line.Select(word => word.EndsWith(".db", StringComparison.Ordinal) ? _cli.In(word) : word)]);
        Assert.Equal(2, ran.Exit);
        Assert.Contains("There is no archive", ran.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(_cli.In("nothing.db")));
    }

    private async Task Fill() => await _cli.Run("read", "--format", "none", "--store", _cli.Store, _cli.File("a.txt", "Riots broke out in Vardo on Monday, police said.\n"), _cli.File("b.html", "<html></html>"));
}
