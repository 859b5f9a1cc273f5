using System.CommandLine;
using Dateline.Archive;
using Dateline.Export;

namespace Dateline.Cli.Verbs;

/// <summary><c>dateline quarantine list</c>: what was refused, and why.</summary>
internal static class QuarantineVerb
{
    public static Command Create(Surroundings around) => new("quarantine", "Shows what could not be read.") { List(around) };

    private static Verb List(Surroundings around)
    {
        var store = Settings.ArchiveToAsk();
        var json = Settings.Json();
        var quiet = Settings.Quiet();
        var verb = new Verb("list", "Lists what could not be read, with the reason and its code.")
        {
            Notes = ["Read an input again once its fault is mended: it then leaves the quarantine. docs/diagnostics.md says what each code means."],
            Examples = [("dateline quarantine list", "all of it, in the order in which it came")],
        };
        foreach (var option in (Option[])[store, json, quiet])
            verb.Add(option);
        verb.SetAction(async (result, _) =>
        {
            await using var archive = Asking.Open(around, result.GetValue(store)!);
            var rows = archive.QuarantineAsync(around.Stop);
            var count = result.GetValue(json)
                ? await RowOutput.WriteJsonAsync(around, rows, RowsJson.Write)
                : await RowOutput.WriteTextAsync<QuarantineRow>(around, rows, writer => new RowsText(writer, around.Layout).Write);
            return Asking.Done(around, count, result.GetValue(quiet), "input");
        });
        return verb;
    }
}
