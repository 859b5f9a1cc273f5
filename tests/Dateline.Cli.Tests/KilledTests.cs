using System.Diagnostics;
using Dateline.Archive;
using Dateline.Archive.Sqlite;
using Dateline.Intake;
using Dateline.Testing;

namespace Dateline.Cli.Tests;

/// <summary>The program itself is killed while it reads, and begun again with the same line.</summary>
public sealed class KilledTests
{
    private const int Reports = 30;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_killed_run_is_gone_on_with_and_nothing_is_lost_or_doubled()
    {
        using var cli = new Cli();
        for (var i = 0; i < Reports; i++)
            cli.File($"in/{i:00}.html", TestReports.Page("Bridge " + i));
        foreach (var seen in (int[])[1, 7])
            await RunAndKill(cli, seen);
        var ran = await cli.Run("read", "--store", cli.Store, cli.In("in"));
        Assert.Equal(0, ran.Exit);
        Assert.StartsWith("dateline: going on behind the ", ran.Error, StringComparison.Ordinal);
        await using var archive = SqliteArchive.Open(cli.Store);
        var counts = await archive.CountAsync(Cancellation);
        Assert.Equal((Reports, Reports, 0), (counts.Reports, counts.Inputs, counts.Quarantined));
        var jobs = await JobRow.AllAsync(archive, Cancellation).ToListAsync(Cancellation);
        Assert.Equal((JobState.Done, (long)Reports), (Assert.Single(jobs).State, jobs[0].Inputs));
    }

    // What is shown is stored: the blow falls behind so many reports that can be seen.
    private static async Task RunAndKill(Cli cli, int seen)
    {
        var dotnet = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        string[] line = [Path.Combine(AppContext.BaseDirectory, "Dateline.Cli.dll"), "read", "--quiet", "--jobs", "1", "--store", cli.Store, cli.In("in")];
        using var program = Process.Start(new ProcessStartInfo(dotnet, line) { RedirectStandardOutput = true, UseShellExecute = false, WorkingDirectory = Repository.Root })!;
        while (seen > 0 && await program.StandardOutput.ReadLineAsync(Cancellation) is { } text)
            seen -= text.Contains("Bridge ", StringComparison.Ordinal) ? 1 : 0;
        program.Kill();
        await program.WaitForExitAsync(Cancellation);
        Assert.Equal(0, seen);
    }
}
