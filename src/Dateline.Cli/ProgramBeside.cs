using System.Diagnostics;

namespace Dateline.Cli;

/// <summary>A program of its own that a verb starts, because it cannot be part of the native one.</summary>
/// <param name="name">Its name.</param>
/// <param name="folder">The folder that holds it, in what is published.</param>
/// <param name="what">What it is called at the beginning of a sentence.</param>
internal sealed class ProgramBeside(string name, string folder, string what)
{
    // As the launcher publishes both, as a package holds both, as a build of the solution leaves both.
    private string? Find() =>
        ((string[])[$"../{folder}", folder, $"../../{name}/debug", $"../../{name}/release"])
            .Select(place => Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, place, name + ".dll"))).FirstOrDefault(File.Exists);

    /// <summary>Runs it to its end, or until this program is asked to stop.</summary>
    /// <returns>Its exit code.</returns>
    /// <exception cref="UsageException">It is not here.</exception>
    public async Task<int> RunAsync(Surroundings around, IReadOnlyList<string> args)
    {
        if (Find() is not { } program)
            throw new UsageException($"{what} is not here: start it with the script ./dateline of the sources, which builds it.");
        var start = new ProcessStartInfo("dotnet") { RedirectStandardInput = true, UseShellExecute = false };
        foreach (var arg in (string[])[program, "--ends-with-input", .. args])
            start.ArgumentList.Add(arg);
        using var process = Process.Start(start)!;
        // It closes when its input ends: at Ctrl-C, and also when this program is killed.
        using var stop = around.Stop.Register(process.StandardInput.Close);
        await process.WaitForExitAsync(CancellationToken.None);
        return process.ExitCode;
    }
}
