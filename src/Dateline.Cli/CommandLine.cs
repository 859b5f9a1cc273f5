using System.CommandLine;
using Dateline.Cli.Verbs;

namespace Dateline.Cli;

/// <summary>The command <c>dateline</c>: its verbs, and what it does with a wrong line or a fault.</summary>
internal static class CommandLine
{
    /// <summary>The command with all its verbs. A new verb is one file in <c>Verbs</c> and one line here.</summary>
    public static RootCommand Create(Surroundings around) => new("Reads news reports and writes the chronicle of a crisis.")
    {
        ReadVerb.Create(around),
        ParseVerb.Create(around),
    };

    public static int Run(string[] args, Surroundings around)
    {
        var result = Create(around).Parse(args);
        if (result.Errors.Count > 0 && result.Action?.ClearsParseErrors != true)
        {
            around.Error.WriteLine("dateline: " + result.Errors[0].Message);
            return ExitCode.WrongUsage;
        }
        return result.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
    }
}
