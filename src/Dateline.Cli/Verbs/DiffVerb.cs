using System.CommandLine;
using Dateline.Archive;
using Dateline.Archive.History;
using Dateline.Export;

namespace Dateline.Cli.Verbs;

/// <summary><c>dateline diff</c>: what reading an archive again changed.</summary>
internal static class DiffVerb
{
    public static Command Create(Surroundings around)
    {
        var report = new Argument<string?>("REPORT") { Description = "key of a report, as in 3fa9c1d27b; all that were read again where none is given", Arity = ArgumentArity.ZeroOrOne };
        var since = Settings.Since();
        since.Description = "compared is what stood there at the beginning of this day (UTC), as in 2022-01-05; without it, what stood there last";
        var store = Settings.ArchiveToAsk();
        var json = Settings.Json();
        var quiet = Settings.Quiet();
        var verb = new Verb("diff", "Shows what 'dateline reread' changed: which rows are new, gone, or say something else, and why.")
        {
            Notes = ["Rows are told to be the same by the words they rest on, as decisions of reviewers are. Each report says which engine and registries made it before and now."],
            Examples = [("dateline diff", "all that is otherwise since it was last read again"), ("dateline diff 3fa9c1d27b --since 2026-01-01", "one report, against what it said then")],
        };
        verb.Add(report);
        foreach (var option in (Option[])[since, store, json, quiet])
            verb.Add(option);
        verb.SetAction(async (result, _) =>
        {
            await using var archive = Asking.Open(around, result.GetValue(store)!);
            string? id = null;
            if (result.GetValue(report) is { } key)
            {
                var lookup = await archive.FindAsync(key, around.Stop);
                id = (lookup.Report ?? throw new UsageException(lookup.Problem ?? $"There is no report {key}.")).Chronicle.Report.Id;
            }
            var changes = ReportChanges.OfAsync(archive, id, result.GetValue(since), around.Stop);
            var count = result.GetValue(json)
                ? await RowOutput.WriteJsonAsync(around, changes, ChangesJson.Write)
                : await RowOutput.WriteTextAsync<ReportChanges>(around, changes, writer => new ChangesText(writer, around.Layout).Write);
            return Asking.Done(around, count, result.GetValue(quiet), "report that was read again", "reports that were read again");
        });
        return verb;
    }
}
