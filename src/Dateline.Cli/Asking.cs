using System.Globalization;
using Dateline.Archive;

namespace Dateline.Cli;

/// <summary>What verbs that ask an archive have in common.</summary>
internal static class Asking
{
    /// <summary>Opens an archive that is there.</summary>
    public static IArchive Open(Surroundings around, string file, ArchiveAccess access = ArchiveAccess.Read)
    {
        if (!Archives.IsAddress(file) && !File.Exists(file))
            throw new UsageException($"There is no archive {file} here: make one with '{CommandLine.Name} read PATH', or name another with --store.");
        return around.OpenArchive(file, new ArchiveOptions { Access = access, Clock = around.Clock });
    }

    /// <summary>Tells a person how many rows there were: an empty answer looks like a fault.</summary>
    public static int Done(Surroundings around, int count, bool isQuiet, string what, string? many = null)
    {
        many ??= what + "s";
        if (!isQuiet && (around.ErrorIsTerminal || count == 0))
            around.Error.WriteLine(count == 0 ? $"{CommandLine.Name}: no {many}" : string.Create(CultureInfo.InvariantCulture, $"{CommandLine.Name}: {count:N0} {(count == 1 ? what : many)}"));
        return ExitCode.Done;
    }
}
