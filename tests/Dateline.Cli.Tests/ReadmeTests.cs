using System.Diagnostics;
using Dateline.Testing;

namespace Dateline.Cli.Tests;

/// <summary>What the README shows is what happens: each command of its tour is run, in order, and each line it shows must come out.</summary>
public sealed class ReadmeTests
{
    [Fact]
    public async Task Each_command_of_the_tour_prints_what_the_readme_shows()
    {
        using var folder = new TemporaryFolder();
        CopySamples(folder.Path);
        var steps = Steps(await File.ReadAllLinesAsync(Repository.Path("README.md"), TestContext.Current.CancellationToken)).ToList();
        Assert.True(steps.Count >= 5, "the tour has at least five steps");
        foreach (var (commands, shown) in steps)
        {
            var output = "";
            foreach (var command in commands)
                output += await RunAsync(command, folder.Path);
            var lines = output.Split('\n').Select(line => line.TrimEnd()).ToHashSet();
            foreach (var line in shown.Where(line => line.Trim() is not ("" or "…")))
                Assert.True(lines.Contains(line.TrimEnd()), $"{string.Join("; ", commands)}\nthe README shows:\n{line}\nbut the command prints:\n{output}");
        }
    }

    /// <summary>Each fence of commands in the tour, with the lines of the fence of output that follows it, if one does.</summary>
    private static IEnumerable<(string[] Commands, string[] Shown)> Steps(string[] readme)
    {
        var tour = readme.SkipWhile(line => line != "## A five-minute tour").Skip(1).TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal)).ToArray();
        string[]? commands = null;
        for (var i = 0; i < tour.Length; i++)
        {
            if (!tour[i].StartsWith("```", StringComparison.Ordinal))
                continue;
            var close = Array.IndexOf(tour, "```", i + 1);
            var lines = tour[(i + 1)..close];
            if (tour[i] == "```sh")
            {
                if (commands is not null)
                    yield return (commands, []);
                commands = [.. lines.Where(line => line.StartsWith("./dateline ", StringComparison.Ordinal))];
            }
            else if (commands is not null)
            {
                yield return (commands, lines);
                commands = null;
            }
            i = close;
        }
        if (commands is not null)
            yield return (commands, []);
    }

    private static async Task<string> RunAsync(string command, string folder)
    {
        var program = string.Join(' ', BuiltProgramTests.Program.Select(word => $"'{word}'"));
        var start = new ProcessStartInfo("/bin/sh")
        {
            ArgumentList = { "-c", $"{program} {command["./dateline ".Length..]}" },
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, $"{command} ended with {process.ExitCode}: {await errors}");
        return output;
    }

    private static void CopySamples(string folder)
    {
        Directory.CreateDirectory(Path.Combine(folder, "samples"));
        foreach (var file in Directory.EnumerateFiles(Repository.Path("samples")))
            File.Copy(file, Path.Combine(folder, "samples", Path.GetFileName(file)));
    }
}
