using System.Diagnostics;
using System.Globalization;
using Dateline.Archive.Sqlite;
using Dateline.Testing;
using Microsoft.Data.Sqlite;

namespace Dateline.Archive.Tests;

/// <summary>A program that stores is killed at points of chance; what it had acknowledged is there, and nothing is doubled or half there.</summary>
public sealed class InterruptedTests : IDisposable
{
    private const int Reports = 400;
    private const int Kills = 12;

    private readonly Scratch _scratch = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task A_killed_program_loses_doubles_and_halves_nothing()
    {
        var chance = new Random(20311);
        var acknowledged = new HashSet<int>();
        for (var kill = 0; kill < Kills; kill++)
        {
            await RunAndKill(acknowledged, behind: chance.Next(1, 60));
            await Check(acknowledged);
        }
        await RunToTheEnd(acknowledged);
        Assert.Equal(Reports, acknowledged.Count);
        await Check(acknowledged);
        await using var archive = SqliteArchive.Open(_scratch.File());
        Assert.Equal(Reports, (await archive.CountAsync(Cancellation)).Reports);
    }

    private async Task RunAndKill(HashSet<int> acknowledged, int behind)
    {
        // Each run starts where nothing is acknowledged yet, a little before the last, so that what is there is met again.
        using var program = Start(Math.Max(0, acknowledged.Count - 5));
        for (var line = 0; line < behind && await program.StandardOutput.ReadLineAsync(Cancellation) is { } number; line++)
            acknowledged.Add(int.Parse(number, CultureInfo.InvariantCulture));
        program.Kill();
        // What was acknowledged before the blow and not yet read counts too.
        while (await program.StandardOutput.ReadLineAsync(Cancellation) is { } number)
            acknowledged.Add(int.Parse(number, CultureInfo.InvariantCulture));
        await program.WaitForExitAsync(Cancellation);
    }

    private async Task RunToTheEnd(HashSet<int> acknowledged)
    {
        using var program = Start(0);
        while (await program.StandardOutput.ReadLineAsync(Cancellation) is { } number)
            acknowledged.Add(int.Parse(number, CultureInfo.InvariantCulture));
        await program.WaitForExitAsync(Cancellation);
        Assert.Equal(0, program.ExitCode);
    }

    private Process Start(int from)
    {
        var folder = AppContext.BaseDirectory.Replace("Dateline.Archive.Tests", "Dateline.Archive.Interrupted", StringComparison.Ordinal);
        var dotnet = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        string[] arguments =
            [Path.Combine(folder, "Dateline.Archive.Interrupted.dll"), _scratch.File(), from.ToString(CultureInfo.InvariantCulture), Reports.ToString(CultureInfo.InvariantCulture)];
        return Process.Start(new ProcessStartInfo(dotnet, arguments) { RedirectStandardOutput = true, UseShellExecute = false, WorkingDirectory = Repository.Root })!;
    }

    private async Task Check(HashSet<int> acknowledged)
    {
        await using var archive = SqliteArchive.Open(_scratch.File());
        var stored = new HashSet<string>();
        await foreach (var report in archive.ReportsAsync(new(), Cancellation))
        {
            Assert.True(stored.Add(report.Source), "twice: " + report.Source);
            Assert.Equal((2, 2), (report.Mentions, report.Statements));
        }
        Assert.Empty(acknowledged.Select(number => $"crisis/{number}.html").Except(stored));
        var counts = await archive.CountAsync(Cancellation);
        Assert.Equal((stored.Count, stored.Count, stored.Count), (counts.Inputs, counts.Commitments, counts.Mentions / 2));
        await foreach (var whole in archive.ChroniclesAsync(new(), Cancellation))
            Assert.NotNull(await archive.BytesAsync(whole.Chronicle.Report.Id, Cancellation));
        Soundness.Check(archive.Connection!);
    }
}

/// <summary>What SQLite itself can check about a file.</summary>
internal static class Soundness
{
    public static void Check(SqliteConnection connection)
    {
        Assert.Equal("ok", Scalar(connection, "PRAGMA integrity_check"));
        Assert.Null(Scalar(connection, "PRAGMA foreign_key_check"));
        foreach (var index in new[] { "reports_fts", "mentions_fts", "statements_fts", "actor_names_fts", "place_names_fts", "speaker_names_fts" })
            Scalar(connection, $"INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)");
    }

    public static object? Scalar(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }
}
