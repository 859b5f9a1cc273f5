using System.CommandLine;
using System.Globalization;
using Dateline.Archive;
using Dateline.Archive.Review;
using Dateline.Export;

namespace Dateline.Cli.Verbs;

/// <summary><c>dateline archive</c>: the care of an archive as a whole.</summary>
internal static class ArchiveVerb
{
    public static Command Create(Surroundings around) => new("archive", "Looks after an archive.") { Check(around), Compact(around), Migrate(around), Copy(around) };

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
            var shown = isQuiet || !around.ErrorIsTerminal ? null : new StatusLine(around);
            var count = 0;
            await foreach (var fault in ArchiveCheck.FaultsAsync(archive, shown is null ? null : (done, total) => shown.Tell($"{done:N0} of {total:N0} checked"), around.Stop))
            {
                count++;
                shown?.Clear();
                around.Error.WriteLine($"{CommandLine.Name}: {VisibleText.Of(fault)}");
            }
            shown?.Clear();
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

    private static Verb Compact(Surroundings around)
    {
        var store = Settings.ArchiveToAsk();
        var quiet = Settings.Quiet();
        var verb = new Verb("compact", "Gives back the room of what is gone from an archive, and puts its indexes in order.")
        {
            Notes = ["For a while it takes as much room again. Let nothing write meanwhile; in PostgreSQL others wait until it is done."],
            Examples = [("dateline archive compact", "tells how large dateline.db was, and is")],
        };
        verb.Add(store);
        verb.Add(quiet);
        verb.SetAction(async (result, _) =>
        {
            await using var archive = Asking.Open(around, result.GetValue(store)!, ArchiveAccess.ReadWrite);
            var room = await ArchiveCare.CompactAsync(archive, around.Stop);
            if (!result.GetValue(quiet))
                around.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{CommandLine.Name}: {room.Before:N0} bytes before, {room.After:N0} bytes now"));
            return ExitCode.Done;
        });
        return verb;
    }

    private static Verb Migrate(Surroundings around)
    {
        var store = Settings.ArchiveToAsk();
        var quiet = Settings.Quiet();
        var verb = new Verb("migrate", "Brings an archive that an older Dateline wrote to the tables of this one.")
        {
            Notes = ["Every verb does so by itself when it opens an older archive, each step whole or not at all. This one does nothing else, and tells what it did: for when it is to be done at a chosen time."],
            Examples = [("dateline archive migrate --store crisis.db", "tells from which version to which")],
        };
        verb.Add(store);
        verb.Add(quiet);
        verb.SetAction(async (result, _) =>
        {
            var name = Existing(result.GetValue(store)!);
            var change = await ArchiveCare.MigrateAsync(name, new ArchiveOptions { Clock = around.Clock });
            if (!result.GetValue(quiet))
            {
                around.Error.WriteLine(change.From == change.To
                    ? string.Create(CultureInfo.InvariantCulture, $"{CommandLine.Name}: {Archives.Shown(name)} has version {change.To} already")
                    : string.Create(CultureInfo.InvariantCulture, $"{CommandLine.Name}: {Archives.Shown(name)} was brought from version {change.From} to {change.To}"));
            }
            return ExitCode.Done;
        });
        return verb;
    }

    private static Verb Copy(Surroundings around)
    {
        var from = new Argument<string>("FROM") { Description = "the archive to copy: a file or postgres://user@host/database" };
        var to = new Argument<string>("TO") { Description = "the archive to copy into, likewise; made where it is not there" };
        var quiet = Settings.Quiet();
        var verb = new Verb("copy", "Copies an archive into another, of whatever kind: bytes, chronicles, where they came from, quarantine, decisions, what the intake remembers.")
        {
            Notes =
            [
                "All that was copied is read back and compared: bytes by their hash, chronicles byte for byte. What is not the same is told, and the exit code is 1.",
                "Stopped or killed, the same command goes on where it ended; run again at the end, it copies nothing and compares all. What the receiver has already stays as it is.",
            ],
            Examples =
            [
                ("dateline archive copy dateline.db postgres://desk@db.example/crisis", "gives an archive to a team"),
                ("dateline archive copy postgres://desk@db.example/crisis dateline.db", "takes it home"),
            ],
        };
        verb.Add(from);
        verb.Add(to);
        verb.Add(quiet);
        verb.SetAction(async (result, _) =>
        {
            var (source, receiver) = (result.GetValue(from)!, result.GetValue(to)!);
            if (IsSame(source, receiver))
                throw new UsageException("FROM and TO are the same archive.");
            var isQuiet = result.GetValue(quiet);
            var shown = isQuiet || !around.ErrorIsTerminal ? null : new StatusLine(around);
            await using var original = Asking.Open(around, Existing(source));
            await using var copy = around.OpenArchive(receiver, new ArchiveOptions { Clock = around.Clock });
            var done = await ArchiveCopy.RunAsync(original, copy, shown is null ? null : looked => shown.Tell($"{looked:N0} reports copied"), around.Stop);
            shown?.Clear();
            foreach (var problem in done.Problems)
                around.Error.WriteLine($"{CommandLine.Name}: {VisibleText.Of(problem)}");
            if (!isQuiet)
            {
                around.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{CommandLine.Name}: {done.Reports:N0} reports copied, {done.Known:N0} were there, {done.Refused:N0} refused inputs, {done.Decisions:N0} decisions; {Verdict(done)}"));
            }
            return done.Problems.Count == 0 ? ExitCode.Done : ExitCode.Incomplete;
        });
        return verb;
    }

    private static string Verdict(CopyResult done) =>
        done.Problems.Count == 0 ? "all of it is the same in both" : string.Create(CultureInfo.InvariantCulture, $"{done.Problems.Count:N0} differences");

    private static bool IsSame(string one, string other) =>
        Archives.IsAddress(one) || Archives.IsAddress(other) ? one == other : Path.GetFullPath(one) == Path.GetFullPath(other);

    // What looks after an archive makes none.
    private static string Existing(string store) => Archives.IsAddress(store) || File.Exists(store)
        ? store
        : throw new UsageException($"There is no archive {store} here: make one with '{CommandLine.Name} read PATH', or name another.");
}
