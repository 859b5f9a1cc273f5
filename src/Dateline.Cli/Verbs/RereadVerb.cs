using System.CommandLine;
using System.Globalization;
using Dateline.Archive;
using Dateline.Archive.History;
using Dateline.Export;

namespace Dateline.Cli.Verbs;

/// <summary><c>dateline reread</c>: an archive is read again by the engine at hand.</summary>
internal static class RereadVerb
{
    private const int MostShown = 10;

    public static Command Create(Surroundings around)
    {
        var reports = new Argument<string[]>("REPORT") { Description = "keys of reports, as in 3fa9c1d27b; all of the archive where none is given", Arity = ArgumentArity.ZeroOrMore };
        var all = new Option<bool>("--all") { Description = "also what this version has read with the same registries" };
        var store = Settings.ArchiveToAsk();
        var project = ProjectSettings.Project();
        var quiet = Settings.Quiet();
        var verb = new Verb("reread", "Reads the bytes of an archive again, after an update or with other registries. What stood there before becomes history.")
        {
            Notes =
            [
                "Read again is what another version, or this one with other registries, has read. Stopped or killed, the same command goes on where it ended. What reviewers decided follows the words of each row.",
                "'dateline diff' shows what is otherwise. A report that this version refuses stays as it is, and the exit code is 1.",
            ],
            Examples = [("dateline reread", "after an update"), ("dateline reread 3fa9c1d27b --all", "one report, whoever read it")],
        };
        verb.Add(reports);
        foreach (var option in (Option[])[all, store, project, quiet])
            verb.Add(option);
        verb.SetAction(async (result, _) =>
        {
            var own = ProjectSettings.Read(around, result.GetValue(project));
            await using var archive = Asking.Open(around, result.GetValue(store)!, ArchiveAccess.ReadWrite);
            var ids = await IdsAsync(around, archive, result.GetValue(reports) ?? []);
            var isQuiet = result.GetValue(quiet);
            var shown = isQuiet || !around.ErrorIsTerminal ? null : new StatusLine(around);
            var done = await Rereading.RunAsync(
                archive, Chronicler.Load(project: own), ids, result.GetValue(all) ? null : (version, chronicle) => version == ArchiveOptions.Default.EngineVersion && chronicle.Registries == own.Fingerprint,
                shown is null ? null : (looked, total) => shown.Tell($"{looked:N0} of {total:N0} reports looked at"), around.Stop);
            shown?.Clear();
            foreach (var key in done.Lost.Take(MostShown))
                around.Error.WriteLine($"{CommandLine.Name}: report {key} cannot be read by this version, and stays as it is");
            if (!isQuiet)
                around.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{CommandLine.Name}: {done.Read:N0} reports read again, {done.Changed:N0} say something else now, {done.Lost.Count:N0} could not be read"));
            return done.Lost.Count == 0 ? ExitCode.Done : ExitCode.Incomplete;
        });
        return verb;
    }

    private static async Task<IReadOnlyCollection<string>?> IdsAsync(Surroundings around, IArchive archive, string[] keys)
    {
        if (keys.Length == 0)
            return null;
        var ids = new List<string>();
        foreach (var key in keys)
        {
            var lookup = await archive.FindAsync(key, around.Stop);
            ids.Add((lookup.Report ?? throw new UsageException(lookup.Problem ?? $"There is no report {key}.")).Chronicle.Report.Id);
        }
        return ids;
    }
}
