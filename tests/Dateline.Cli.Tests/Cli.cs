using System.Text;
using Dateline.Archive;
using Dateline.Archive.Sqlite;
using Dateline.Intake;

namespace Dateline.Cli.Tests;

/// <summary>Runs the command in this process, in a folder of its own.</summary>
internal sealed class Cli : IDisposable
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("dateline cli ").FullName;

    public Func<string, ArchiveOptions, IArchive> OpenArchive { get; set; } = SqliteArchive.Open;

    public Func<GatheringOptions, Gatherer> Gather { get; set; } = options => new Gatherer(options);

    public string Store => In("archive.db");

    public string In(string name) => Path.Combine(Folder, name);

    public string File(string name, string text) => File(name, Encoding.UTF8.GetBytes(text));

    public string File(string name, byte[] bytes)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(In(name))!);
        System.IO.File.WriteAllBytes(In(name), bytes);
        return In(name);
    }

    public Task<Ran> Run(params string[] args) => RunWith(new RunWith(), args);

    public async Task<Ran> RunWith(RunWith with, params string[] args)
    {
        using var output = new MemoryStream();
        using var error = new StringWriter { NewLine = "\n" };
        var around = new Surroundings
        {
            Input = () => new MemoryStream(with.Input),
            Output = with.Output ?? output,
            Error = error,
            OutputIsTerminal = with.IsTerminal,
            ErrorIsTerminal = with.IsTerminal,
            WantsColor = with.WantsColor,
            Width = with.Width,
            Clock = with.Clock,
            Folder = with.Folder,
            Stop = with.Stop,
            OpenArchive = OpenArchive,
            Gather = Gather,
        };
        var exit = await CommandLine.RunAsync(args, around);
        return new Ran(exit, Encoding.UTF8.GetString(output.ToArray()), error.ToString());
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}

/// <summary>What is around a run, where it is not the usual.</summary>
internal sealed record RunWith
{
    public byte[] Input { get; init; } = [];

    public Stream? Output { get; init; }

    public bool IsTerminal { get; init; }

    public bool WantsColor { get; init; }

    public int Width { get; init; } = 100;

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    public CancellationToken Stop { get; init; }

    /// <summary>The folder it is started in.</summary>
    public string Folder { get; init; } = ".";
}

/// <summary>What a run left behind.</summary>
internal sealed record Ran(int Exit, string Output, string Error);
