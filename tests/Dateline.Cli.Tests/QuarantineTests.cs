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

    [Fact]
    public async Task One_input_is_shown_with_its_reason_and_its_first_words_and_its_bytes_can_be_taken_out()
    {
        await RefuseAsync(Input("wall.html", "please \u001b[31mlog in"), new Input { Source = "gone.html", Bytes = default });
        var ran = await _cli.Run("quarantine", "show", "wall.html", "--store", _cli.Store);
        Assert.Equal((0, ""), (ran.Exit, ran.Error));
        Assert.Contains("DL0120", ran.Output);
        Assert.Contains("log in", ran.Output);
        Assert.DoesNotContain('\u001b', ran.Output);
        Assert.Equal("please \u001b[31mlog in", (await _cli.Run("quarantine", "show", "wall.html", "--bytes", "--store", _cli.Store)).Output);
        Assert.Equal(2, (await _cli.Run("quarantine", "show", "gone.html", "--bytes", "--store", _cli.Store)).Exit);
        Assert.Contains("Nothing in quarantine is other.html", (await _cli.Run("quarantine", "show", "other.html", "--store", _cli.Store)).Error);
    }

    [Fact]
    public async Task What_is_dropped_is_gone_and_who_drops_must_say_so()
    {
        await RefuseAsync(Input("wall.html", "please log in"), Input("other.html", "nothing"));
        Assert.Equal(2, (await _cli.Run("quarantine", "drop", "wall.html", "--store", _cli.Store)).Exit);
        var ran = await _cli.Run("quarantine", "drop", "wall.html", "--as", "Ana Brodt", "--note", "a wall", "--store", _cli.Store);
        Assert.Equal(new Ran(0, "", "dateline: 1 dropped, 1 in quarantine\n"), ran);
        Assert.DoesNotContain("wall.html", (await _cli.Run("quarantine", "list", "--store", _cli.Store)).Output);
    }

    private static Input Input(string source, string text) => new() { Source = source, Bytes = Encoding.UTF8.GetBytes(text) };

    private async Task RefuseAsync(params Input[] inputs)
    {
        await using var archive = SqliteArchive.Open(_cli.Store);
        await archive.StoreAsync([.. inputs.Select(input => new Archive.Reading(input, ReadingOutcome.Refused(new Refusal("DL0120", "an older engine could not read it"))))], TestContext.Current.CancellationToken);
    }
}
