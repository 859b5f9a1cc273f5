using System.Text;
using Dateline.Archive.Sqlite;

namespace Dateline.Cli.Tests;

/// <summary><c>dateline quarantine retry</c>: what an older engine refused is read by a newer one.</summary>
public sealed class QuarantineTests : IDisposable
{
    private readonly Cli _cli = new();

    public void Dispose() => _cli.Dispose();

    [Fact]
    public async Task What_can_be_read_by_now_leaves_the_quarantine_and_the_rest_stays_as_it_is()
    {
        await RefuseAsync(
            Input("good.html", TestReports.Page()), Input("bad.bin", "\u0001\u0002\u0003"), new Input { Source = "gone.html", Bytes = default },
            Formats.TextLine.Parse(Encoding.UTF8.GetBytes(TestReports.Line("line-1", "Two people were killed in Brenna on Monday, the mayor said.")), 1).Input!);
        var before = (await _cli.Run("quarantine", "list", "--json", "--store", _cli.Store)).Output.TrimEnd().Split('\n');

        var ran = await _cli.Run("quarantine", "retry", "--store", _cli.Store);
        Assert.Equal((0, ""), (ran.Exit, ran.Output));
        Assert.EndsWith("dateline: 2 of 3 read, 2 in quarantine\n", ran.Error);
        var after = (await _cli.Run("quarantine", "list", "--json", "--store", _cli.Store)).Output.TrimEnd().Split('\n');
        Assert.Equal([before[1], before[2]], after);
        Assert.Equal((0, ""), ((await _cli.Run("archive", "check", "--store", _cli.Store, "-q")).Exit, (await _cli.Run("archive", "check", "--store", _cli.Store, "-q")).Error));
        Assert.Contains("Brenna", (await _cli.Run("search", "mayor", "--store", _cli.Store)).Output);

        Assert.Contains("0 of 1 read", (await _cli.Run("quarantine", "retry", "--store", _cli.Store)).Error);
    }

    private static Input Input(string source, string text) => new() { Source = source, Bytes = Encoding.UTF8.GetBytes(text) };

    private async Task RefuseAsync(params Input[] inputs)
    {
        await using var archive = SqliteArchive.Open(_cli.Store);
        await archive.StoreAsync([.. inputs.Select(input => new Archive.Reading(input, ReadingOutcome.Refused(new Refusal("DL0120", "an older engine could not read it"))))], TestContext.Current.CancellationToken);
    }
}
