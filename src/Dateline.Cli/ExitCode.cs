namespace Dateline.Cli;

/// <summary>What the command tells the one who called it.</summary>
internal static class ExitCode
{
    /// <summary>All was done.</summary>
    public const int Done = 0;

    /// <summary>Some inputs were quarantined, or not all could be stored.</summary>
    public const int Incomplete = 1;

    /// <summary>The command line was wrong.</summary>
    public const int WrongUsage = 2;

    /// <summary>A fault of ours.</summary>
    public const int InternalError = 3;

    /// <summary>Stopped by Ctrl-C or a signal, as shells have it: 128 and the number of the signal.</summary>
    public const int Stopped = 130;

    /// <summary>The one who read the output has gone, as shells have it for SIGPIPE.</summary>
    public const int OutputClosed = 141;
}
