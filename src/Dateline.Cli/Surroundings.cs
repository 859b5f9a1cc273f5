using System.Text;
using Dateline.Archive;
using Dateline.Export.Text;
using Dateline.Intake;

namespace Dateline.Cli;

/// <summary>What is around the command: its streams, whether a person looks at them, and the clock. In one place, so that a test can bring its own.</summary>
internal sealed record Surroundings
{
    /// <summary>Standard input; opened only when it is asked for.</summary>
    public required Func<Stream> Input { get; init; }

    /// <summary>Standard output: data and nothing else.</summary>
    public required Stream Output { get; init; }

    /// <summary>Standard error: messages and progress.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>Whether a person looks at standard output.</summary>
    public bool OutputIsTerminal { get; init; }

    /// <summary>Whether a person looks at standard error.</summary>
    public bool ErrorIsTerminal { get; init; }

    /// <summary>Whether colours are wanted where a person looks.</summary>
    public bool WantsColor { get; init; }

    /// <summary>Columns of the terminal.</summary>
    public int Width { get; init; } = 100;

    /// <summary>The folder the command is started in; where it is a project, its registries hold.</summary>
    public string Folder { get; init; } = ".";

    /// <summary>The clock.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Who reviews, where the line does not say it.</summary>
    public string? Reviewer { get; init; }

    /// <summary>The environment variable of <see cref="Reviewer"/>.</summary>
    public const string ReviewerVariable = "DATELINE_REVIEWER";

    /// <summary>Ends the command early; what is finished stays.</summary>
    public CancellationToken Stop { get; init; }

    /// <summary>Opens an archive.</summary>
    public Func<string, ArchiveOptions, IArchive> OpenArchive { get; init; } = Archives.Open;

    /// <summary>Makes the one who gathers the inputs.</summary>
    public Func<GatheringOptions, Gatherer> Gather { get; init; } = options => new Gatherer(options);

    /// <summary>How text is laid out on standard output.</summary>
    public TextLayout Layout => new(Width, WantsColor && OutputIsTerminal);

    /// <summary>Those of this process.</summary>
    public static Surroundings OfProcess(CancellationToken stop)
    {
        var outputIsTerminal = !Console.IsOutputRedirected;
        return new Surroundings
        {
            Input = Console.OpenStandardInput,
            Output = GuardedOutput.OfProcess(),
            Error = new StreamWriter(Console.OpenStandardError(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { AutoFlush = true },
            OutputIsTerminal = outputIsTerminal,
            ErrorIsTerminal = !Console.IsErrorRedirected,
            // https://no-color.org: set and not empty. A terminal called dumb has none to show.
            WantsColor = string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")) && Environment.GetEnvironmentVariable("TERM") != "dumb",
            Width = outputIsTerminal ? Console.WindowWidth : 100,
            Reviewer = Environment.GetEnvironmentVariable(ReviewerVariable),
            Stop = stop,
        };
    }
}
