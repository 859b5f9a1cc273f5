using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;
using Dateline.Archive;
using Dateline.Cli.Verbs;
using Dateline.Export;

namespace Dateline.Cli;

/// <summary>The command <c>dateline</c>: its verbs, and what it does with a wrong line or a fault.</summary>
internal static class CommandLine
{
    public const string Name = "dateline";

    /// <summary>The verbs. A new one is one file in <c>Verbs</c> and one line here.</summary>
    private static readonly (string Name, Func<Surroundings, Command> Create)[] Verbs =
    [
        ("init", InitVerb.Create),
        ("read", ReadVerb.Create),
        ("watch", WatchVerb.Create),
        ("timeline", TimelineVerb.Create),
        ("statements", StatementsVerb.Create),
        ("commitments", CommitmentsVerb.Create),
        ("stories", StoriesVerb.Create),
        ("changes", StoryQuestions.Changes),
        ("contradictions", StoryQuestions.Contradictions),
        ("sources", StoryQuestions.Sources),
        ("search", SearchVerb.Create),
        ("explain", ExplainVerb.Create),
        ("export", ExportVerb.Create),
        ("review", ReviewVerb.Create),
        ("eval", EvalVerb.Create),
        ("serve", ServeVerb.Create),
        ("worker", WorkerVerb.Create),
        ("reread", RereadVerb.Create),
        ("diff", DiffVerb.Create),
        ("archive", ArchiveVerb.Create),
        ("quarantine", QuarantineVerb.Create),
        ("jobs", JobsVerb.Create),
        ("lexicon", LexiconVerb.Create),
        ("parse", ParseVerb.Create),
        ("doctor", DoctorVerb.Create),
    ];

    /// <summary>The command, with the verb that <paramref name="args"/> begin with, or with all where they begin with none: a short run is mostly start-up.</summary>
    public static RootCommand Create(Surroundings around, params IReadOnlyList<string> args)
    {
        var root = new RootCommand("Reads news reports and writes the chronicle of a crisis: what happened, on which day, where, who did it, and who says so.");
        var asked = args.Count > 0 ? Array.FindIndex(Verbs, verb => verb.Name == args[0]) : -1;
        foreach (var (_, create) in asked >= 0 ? Verbs.AsSpan(asked, 1) : Verbs)
            root.Add(create(around));
        root.SetAction(_ =>
        {
            Help.Write(root, around);
            return ExitCode.Done;
        });
        foreach (var option in root.Options)
        {
            if (option is HelpOption help)
            {
                help.Description = "shows this help, or that of a verb";
                help.Action = new ShowHelp(around);
            }
            else if (option is VersionOption version)
            {
                version.Description = "shows the version";
                version.Action = new ShowVersion(around);
            }
        }
        return root;
    }

    /// <summary>Runs one line.</summary>
    /// <returns>See <see cref="ExitCode"/>.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> args, Surroundings around)
    {
        around = around with { Output = new GuardedOutput(around.Output) };
        // A path may begin with @, so that nothing on the line is taken for the name of a file with more of the line.
        var result = CommandLineParser.Parse(Create(around, args), args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (result.Action is not (ShowHelp or ShowVersion) && (result.Errors.Count > 0 || Usage.Unknown(result) is not null))
            return Wrong(around, result, Usage.Sentence(result));
        try
        {
            return await result.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null }, around.Stop);
        }
        catch (UsageException wrong)
        {
            return Wrong(around, result, wrong.Message);
        }
        catch (ArchiveException fault)
        {
            around.Error.WriteLine($"{Name}: {VisibleText.Of(fault.Message)} {VisibleText.Of(fault.Mend)}");
            return ExitCode.Incomplete;
        }
        catch (OperationCanceledException) when (around.Stop.IsCancellationRequested)
        {
            return ExitCode.Stopped;
        }
        catch (OutputException fault)
        {
            if (fault.IsClosed)
                return ExitCode.OutputClosed;
            around.Error.WriteLine($"{Name}: {VisibleText.Of(fault.Message)}");
            return ExitCode.Incomplete;
        }
#pragma warning disable CA1031 // The outermost frame: a fault of ours becomes a line that can be reported, and its exit code.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            around.Error.WriteLine($"{Name}: an internal error, please report it with the line you gave and these:");
            around.Error.WriteLine(fault.ToString());
            return ExitCode.InternalError;
        }
    }

    private static int Wrong(Surroundings around, ParseResult result, string sentence)
    {
        var command = Usage.FullName(result.CommandResult.Command);
        around.Error.WriteLine($"{command}: {VisibleText.Of(sentence)} See '{command} --help'.");
        return ExitCode.WrongUsage;
    }
}
