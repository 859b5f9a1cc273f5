using System.CommandLine;
using System.Globalization;
using Dateline.Archive;
using Dateline.Export;

namespace Dateline.Cli.Verbs;

/// <summary><c>dateline quarantine</c>: what was refused, and why; and whether it can be read by now.</summary>
internal static class QuarantineVerb
{
    public static Command Create(Surroundings around) => new("quarantine", "Shows what could not be read.") { List(around), Retry(around) };

    private static Verb List(Surroundings around)
    {
        var store = Settings.ArchiveToAsk();
        var json = Settings.Json();
        var quiet = Settings.Quiet();
        var verb = new Verb("list", "Lists what could not be read, with the reason and its code.")
        {
            Notes = ["Read an input again once its fault is mended: it then leaves the quarantine. After an update, 'dateline quarantine retry' reads what is kept again. docs/diagnostics.md says what each code means."],
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

    private static Verb Retry(Surroundings around)
    {
        var store = Settings.ArchiveToAsk();
        var quiet = Settings.Quiet();
        var verb = new Verb("retry", "Reads what was refused again, from the bytes that are kept; what can be read by now leaves the quarantine.")
        {
            Notes = ["For a new version of Dateline. What still cannot be read stays with the reason that it has; so does what was refused without its bytes being kept."],
            Examples = [("dateline quarantine retry", "after an update")],
        };
        verb.Add(store);
        verb.Add(quiet);
        verb.SetAction(async (result, _) =>
        {
            await using var archive = Asking.Open(around, result.GetValue(store)!, ArchiveAccess.ReadWrite);
            var chronicler = Chronicler.Load();
            var (tried, read) = (0, 0);
            await foreach (var input in KeptInput.RefusedAsync(archive, around.Stop))
            {
                tried++;
                var outcome = chronicler.Read(input);
                if (outcome.Chronicle is null)
                    continue;
                await archive.StoreAsync([new Archive.Reading(input, outcome)], around.Stop);
                read++;
                if (!result.GetValue(quiet))
                    around.Error.WriteLine($"{CommandLine.Name}: {VisibleText.Of(input.Source)} is read");
            }
            var left = (await archive.CountAsync(around.Stop)).Quarantined;
            if (!result.GetValue(quiet))
                around.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{CommandLine.Name}: {read:N0} of {tried:N0} read, {left:N0} in quarantine"));
            return ExitCode.Done;
        });
        return verb;
    }
}
