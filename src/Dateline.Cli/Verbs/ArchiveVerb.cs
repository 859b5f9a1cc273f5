using System.CommandLine;
using System.Globalization;
using Dateline.Archive;
using Dateline.Archive.Review;
using Dateline.Export;

namespace Dateline.Cli.Verbs;

/// <summary><c>dateline archive</c>: the care of an archive as a whole.</summary>
internal static class ArchiveVerb
{
    private const int ShownEach = 500;

    public static Command Create(Surroundings around) => new("archive", "Looks after an archive.") { Check(around) };

    private static Verb Check(Surroundings around)
    {
        var store = Settings.ArchiveToAsk();
        var quiet = Settings.Quiet();
        var verb = new Verb("check", "Looks through an archive for damage, and verifies the chain of the audit trail. Nothing is changed.")
        {
            Notes = ["Each report's bytes must have its hash, its chronicle must be readable, and the tables must have its rows. Of the trail the last hash is shown: who notes it can prove later that nothing was cut off."],
            Examples = [("dateline archive check", "before and after a file is copied to another place")],
        };
        verb.Add(store);
        verb.Add(quiet);
        verb.SetAction(async (result, _) =>
        {
            await using var archive = Asking.Open(around, result.GetValue(store)!);
            var isQuiet = result.GetValue(quiet);
            var count = 0;
            await foreach (var fault in ArchiveCheck.FaultsAsync(archive, isQuiet || !around.ErrorIsTerminal ? null : new Shown(around), around.Stop))
            {
                count++;
                around.Error.WriteLine($"{CommandLine.Name}: {VisibleText.Of(fault)}");
            }
            if (isQuiet)
                return count == 0 ? ExitCode.Done : ExitCode.Incomplete;
            var counts = await archive.CountAsync(around.Stop);
            var last = await archive.AuditAsync(null, around.Stop).LastOrDefaultAsync(around.Stop);
            around.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{CommandLine.Name}: {counts.Reports:N0} reports, {counts.Quarantined:N0} refused inputs, {last?.Number ?? 0:N0} decisions{(last is null ? "" : ", the last with hash " + last.Hash)}"));
            around.Error.WriteLine(count == 0 ? $"{CommandLine.Name}: nothing is wrong" : string.Create(CultureInfo.InvariantCulture, $"{CommandLine.Name}: {count:N0} faults. Copy the archive away before anything else; then restore it from a copy, or read the reports again into a new one."));
            return count == 0 ? ExitCode.Done : ExitCode.Incomplete;
        });
        return verb;
    }

    private sealed class Shown(Surroundings around) : IProgress<long>
    {
        public void Report(long value)
        {
            if (value % ShownEach == 0)
                around.Error.Write(string.Create(CultureInfo.InvariantCulture, $"\r{CommandLine.Name}: {value:N0} reports checked \r"));
        }
    }
}
