using System.Diagnostics;
using System.Globalization;
using Dateline.Testing;

namespace Dateline.Cli.Tests;

/// <summary>The script <c>./dateline</c> in a checkout of its own, with a <c>dotnet</c> that only pretends to build.</summary>
public sealed class LauncherTests : IDisposable
{
    private static readonly string[] Tools = ["sh", "cat", "chmod", "dirname", "env", "find", "flock", "grep", "mkdir", "mktemp", "mv", "readlink", "rm", "tail", "touch", "uname"];

    // Notes how it is called; publishes a program that says which kind it is, or fails where the test says so.
    private const string FakeDotnet = """
        #!/bin/sh
        if [ "$1" != publish ]; then shift; echo "managed: $*"; exit; fi
        echo "$*" >>"$CALLS"
        if [ -n "${GATE:-}" ]; then read -r _ <"$GATE"; fi
        case "$*" in *NativeProgram=true*) kind=native ;; *--runtime*) kind=ready ;; *) kind=plain ;; esac
        case " $REFUSED " in *" $kind "*) echo "$COMPLAINT"; exit 1 ;; esac
        while [ "$1" != --output ]; do shift; done
        mkdir -p "$2"
        printf '#!/bin/sh\necho "native: $*"\n' >"$2/Dateline.Cli"
        chmod +x "$2/Dateline.Cli"
        """;

    private readonly TemporaryFolder _folder = new();

    public LauncherTests()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "native programs are built on Linux");
        foreach (var folder in (string[])["bin", "checkout/src", "checkout/lexicon"])
            Directory.CreateDirectory(In(folder));
        File.Copy(Repository.Path("dateline"), In("checkout/dateline"));
        foreach (var name in (string[])["src/Program.cs", "lexicon/words.txt", "Directory.Build.props", "Directory.Packages.props", "global.json"])
            File.WriteAllText(In("checkout/" + name), "");
        foreach (var tool in Tools)
            File.CreateSymbolicLink(In("bin/" + tool), OnPath(tool));
        Program("dotnet", FakeDotnet);
        File.WriteAllText(In("calls"), "");
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string[] Builds => File.ReadAllLines(In("calls"));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_first_run_builds_a_native_program_and_the_next_runs_it_at_once()
    {
        Program("gcc", "#!/bin/sh");
        var first = await RunAsync();
        Assert.Equal((0, "native: read samples\n"), (first.Exit, first.Output));
        Assert.Matches("^dateline: building \\(once; [^)]*minutes\\) …\n$", first.Error);
        var second = await RunAsync();
        Assert.Equal((0, "native: read samples\n", ""), (second.Exit, second.Output, second.Error));
        Assert.Contains("CppCompilerAndLinker=gcc", Assert.Single(Builds));
    }

    [Fact]
    public async Task A_native_program_needs_no_dotnet_once_it_is_built()
    {
        Program("clang", "#!/bin/sh");
        await RunAsync();
        File.Delete(In("bin/dotnet"));
        Assert.Equal("native: read samples\n", (await RunAsync()).Output);
    }

    [Fact]
    public async Task Without_a_linker_it_is_compiled_ahead_for_dotnet_and_says_what_would_be_faster()
    {
        var ran = await RunAsync();
        Assert.Equal((0, "managed: read samples\n"), (ran.Exit, ran.Output));
        Assert.Contains("gcc or clang", ran.Error);
        Assert.Contains("--runtime", Assert.Single(Builds));
    }

    [Fact]
    public async Task Where_no_native_program_can_be_made_the_next_best_is_built()
    {
        Program("gcc", "#!/bin/sh");
        var ran = await RunAsync(("REFUSED", "native ready"));
        Assert.Equal((0, "managed: read samples\n"), (ran.Exit, ran.Output));
        Assert.Equal(3, Builds.Length);
        Assert.Contains("no native program can be made here", ran.Error);
    }

    [Fact]
    public async Task An_error_in_the_sources_is_shown_at_once_and_ends_with_3()
    {
        Program("gcc", "#!/bin/sh");
        var ran = await RunAsync(("REFUSED", "native ready plain"), ("COMPLAINT", "src/Program.cs(1,1): error CS1002: ; expected"));
        Assert.Equal((3, ""), (ran.Exit, ran.Output));
        Assert.Contains("error CS1002", ran.Error);
        Assert.Single(Builds);
    }

    [Theory]
    [InlineData("native", "NativeProgram=true", "native: read samples\n")]
    [InlineData("ready", "--runtime", "managed: read samples\n")]
    [InlineData("plain", "publish", "managed: read samples\n")]
    public async Task A_developer_can_choose_what_is_built(string kind, string called, string output)
    {
        Program("gcc", "#!/bin/sh");
        Assert.Equal(output, (await RunAsync(("DATELINE_BUILD", kind))).Output);
        Assert.Contains(called, Assert.Single(Builds));
    }

    [Fact]
    public async Task A_kind_that_does_not_exist_is_wrong_usage()
    {
        var ran = await RunAsync(("DATELINE_BUILD", "fast"));
        Assert.Equal((2, "dateline: DATELINE_BUILD is native, ready or plain, not 'fast'.\n"), (ran.Exit, ran.Error));
    }

    [Fact]
    public async Task Newer_sources_are_built_again()
    {
        await RunAsync();
        File.SetLastWriteTimeUtc(In("checkout/lexicon/words.txt"), DateTime.UtcNow.AddMinutes(1));
        await RunAsync();
        Assert.Equal(2, Builds.Length);
    }

    [Fact]
    public async Task A_native_program_from_a_machine_with_another_processor_is_built_again()
    {
        Program("gcc", "#!/bin/sh");
        await RunAsync();
        await File.WriteAllTextAsync(In("checkout/artifacts/app/.native"), "flags : of another machine\n", Cancel);
        Assert.Equal("native: read samples\n", (await RunAsync()).Output);
        Assert.Equal(2, Builds.Length);
    }

    [Fact]
    public async Task Without_dotnet_one_sentence_says_what_is_missing()
    {
        File.Delete(In("bin/dotnet"));
        var ran = await RunAsync();
        Assert.Equal(3, ran.Exit);
        Assert.Contains("the .NET 10 SDK is missing", ran.Error);
    }

    [Fact]
    public async Task Two_at_once_build_once_and_the_second_says_that_it_waits()
    {
        Program("gcc", "#!/bin/sh");
        using (var pipe = Process.Start("mkfifo", [In("gate")]))
            await pipe.WaitForExitAsync(Cancel);
        // Both build, or wait for the other's build, until the gate opens: the one that waits says so.
        using var one = Start(("GATE", In("gate")));
        using var other = Start(("GATE", In("gate")));
        var lines = new List<string?>();
        var next = (One: one.StandardError.ReadLineAsync(Cancel).AsTask(), Other: other.StandardError.ReadLineAsync(Cancel).AsTask());
        lines.AddRange(await Task.WhenAll(next.One, next.Other));
        await File.WriteAllTextAsync(In("gate"), "go\n", Cancel);
        foreach (var process in (Process[])[one, other])
            Assert.Equal("native: read samples\n", await process.StandardOutput.ReadToEndAsync(Cancel));
        Assert.Single(Builds);
        Assert.Single(lines, "dateline: waiting for another build …");
    }

    private async Task<Ran> RunAsync(params (string Name, string Value)[] environment)
    {
        using var process = Start(environment);
        var error = process.StandardError.ReadToEndAsync(Cancel);
        var output = await process.StandardOutput.ReadToEndAsync(Cancel);
        await process.WaitForExitAsync(Cancel);
        return new Ran(process.ExitCode, output, await error);
    }

    private Process Start(params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(In("bin/sh"), [In("checkout/dateline"), "read", "samples"])
        {
            WorkingDirectory = _folder.Path,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Clear();
        foreach (var (name, value) in (ReadOnlySpan<(string, string)>)[("PATH", In("bin")), ("CALLS", In("calls")), .. environment])
            start.Environment[name] = value;
        return Process.Start(start)!;
    }

    private string In(string name) => Path.Combine(_folder.Path, name);

    private void Program(string name, string text)
    {
        File.WriteAllText(In("bin/" + name), text.ReplaceLineEndings("\n") + "\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(In("bin/" + name), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private static string OnPath(string tool) => Environment.GetEnvironmentVariable("PATH")!.Split(':')
        .Select(folder => Path.Combine(folder, tool)).FirstOrDefault(File.Exists) ?? throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"no {tool} on the PATH"));
}
