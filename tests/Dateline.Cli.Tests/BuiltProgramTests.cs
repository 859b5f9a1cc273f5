using System.Diagnostics;
using System.Text;
using Dateline.Testing;

namespace Dateline.Cli.Tests;

/// <summary>
/// The program that <c>./dateline</c> built (native, where there is a linker) says what the program under the runtime says, to the byte.
/// <c>./test</c> builds it and names it in DATELINE_TEST_PROGRAM; a plain <c>dotnet test</c> does not wait for it.
/// </summary>
public sealed class BuiltProgramTests
{
    private static readonly string? Built = Environment.GetEnvironmentVariable("DATELINE_TEST_PROGRAM");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>The program to run where any will do: the built one, else the one that lies beside the tests.</summary>
    public static string[] Program => string.IsNullOrEmpty(Built) ? Managed : [Built];

    private static string[] Managed => ["dotnet", Path.Combine(AppContext.BaseDirectory, "Dateline.Cli.dll")];

    [Theory]
    [InlineData("json")]
    [InlineData("text")]
    public async Task It_reads_the_samples_to_the_same_bytes(string format) =>
        await SameAsync(["read", "--quiet", "--store", "none", "--format", format, Repository.Path("samples")], "");

    [Fact]
    public async Task Its_network_finds_the_same_words_and_trees()
    {
        var text = new StringBuilder();
        foreach (var page in Directory.EnumerateFiles(Repository.Path("docs"), "*.md").Order(StringComparer.Ordinal))
            text.Append(await File.ReadAllTextAsync(page, Cancel)).Append("\n\n");
        await SameAsync(["parse", "--quiet"], text.ToString());
    }

    [Fact]
    public async Task It_refuses_with_the_same_words_and_exit_codes()
    {
        await SameAsync(["read", "--store", "none", Repository.Path("no such page")], "", exit: 1);
        await SameAsync(["read", "--store", "none", "-"], "\0\u0001\u0002 not a report", exit: 1);
        await SameAsync(["red"], "", exit: 2);
        await SameAsync(["read", "--help"], "");
    }

    private static async Task SameAsync(string[] line, string input, int exit = 0)
    {
        Assert.SkipUnless(Built is { Length: > 0 }, "needs the program that ./dateline builds; ./test builds it");
        var expected = await RunAsync([.. Managed, .. line], input);
        var actual = await RunAsync([Built, .. line], input);
        Assert.Equal(exit, expected.Exit);
        Assert.Equal(expected, actual);
    }

    private static async Task<Ran> RunAsync(string[] line, string input)
    {
        using var folder = new TemporaryFolder();
        using var process = Process.Start(new ProcessStartInfo(line[0], line[1..])
        {
            WorkingDirectory = folder.Path,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            StandardOutputEncoding = Encoding.UTF8,
        })!;
        var error = process.StandardError.ReadToEndAsync(Cancel);
        var output = process.StandardOutput.ReadToEndAsync(Cancel);
        try
        {
            await process.StandardInput.WriteAsync(input);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended without reading; what it said then is compared.
        }
        await process.WaitForExitAsync(Cancel);
        return new Ran(process.ExitCode, await output, await error);
    }
}
