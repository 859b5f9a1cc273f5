using System.Diagnostics;
using System.Text;

namespace Dateline.Cli.Tests;

/// <summary>The command as a process of its own: what only the system can do to it.</summary>
public sealed class ProcessTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Standard_output_carries_chronicles_and_nothing_else()
    {
        using var cli = new Cli();
        using var process = Start(cli, "read", "--format", "json", "-", cli.In("nothing.html"));
        await process.StandardInput.WriteAsync(TestReports.Line("a", "One ferry left.") + "\n");
        process.StandardInput.Close();
        var error = process.StandardError.ReadToEndAsync(Cancel);
        var output = await process.StandardOutput.ReadToEndAsync(Cancel);
        await process.WaitForExitAsync(Cancel);
        Assert.Equal(1, process.ExitCode);
        Assert.StartsWith("{\"schema\":", output);
        Assert.Equal(1, output.Count(c => c == '\n'));
        Assert.Contains("[DL0201]", await error);
        Assert.Empty(Directory.GetFiles(cli.Folder));
    }

    [Fact]
    public async Task An_interrupt_ends_it_with_what_was_finished_stored()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "there is no kill");
        using var cli = new Cli();
        using var process = Start(cli, "read", "--format", "json", "--store", "archive.db", "--input-format", "jsonl", "-");
        await process.StandardInput.WriteAsync(TestReports.Line("a", "One ferry left.") + "\n" + TestReports.Line("b", "Two ferries left.") + "\n");
        await process.StandardInput.FlushAsync(Cancel);
        Assert.NotNull(await process.StandardOutput.ReadLineAsync(Cancel));
        Assert.NotNull(await process.StandardOutput.ReadLineAsync(Cancel));
        // Standard input is still open: it waits for more.
        using (var kill = Process.Start("kill", ["-INT", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]))
            await kill.WaitForExitAsync(Cancel);
        // A run of tests that was started with "nohup … &" hands on that interrupts are ignored: this fails then, and does not wait for ever.
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        patience.CancelAfter(TimeSpan.FromMinutes(1));
        await using var end = patience.Token.Register(process.Kill);
        var error = await process.StandardError.ReadToEndAsync(Cancel);
        await process.WaitForExitAsync(Cancel);
        Assert.Equal((130, "dateline: stopped; 2 reports read, 2 new in archive.db\n"), (process.ExitCode, error));
        Assert.Equal(2, (await cli.Run("search", "left", "--json", "--store", cli.Store)).Output.Count(c => c == '\n'));
    }

    [Fact]
    public async Task When_nobody_reads_the_output_any_more_it_ends_without_a_word()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "there is no pipe that ends so");
        using var cli = new Cli();
        using var process = Start(cli, "read", "--format", "json", "-");
        process.StandardOutput.Close();
        await process.StandardInput.WriteAsync(TestReports.Line("a", "One ferry left.") + "\n");
        process.StandardInput.Close();
        var error = await process.StandardError.ReadToEndAsync(Cancel);
        await process.WaitForExitAsync(Cancel);
        Assert.Equal((141, ""), (process.ExitCode, error));
    }

    private static Process Start(Cli cli, params string[] line) => Process.Start(new ProcessStartInfo(BuiltProgramTests.Program[0], [.. BuiltProgramTests.Program[1..], .. line])
    {
        WorkingDirectory = cli.Folder,
        UseShellExecute = false,
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        StandardOutputEncoding = Encoding.UTF8,
    })!;
}
