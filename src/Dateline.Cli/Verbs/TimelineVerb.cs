using System.CommandLine;
using Dateline.Archive;
using Dateline.Export;
using Dateline.Formats;

namespace Dateline.Cli.Verbs;

/// <summary><c>dateline timeline</c>: the event mentions of an archive, in the order of the days they happened on.</summary>
internal static class TimelineVerb
{
    public static Command Create(Surroundings around)
    {
        var wanted = new TimelineOptions("who does it or to whom it is done, by name or office, or by the beginning of an actor code in capitals");
        var store = Settings.ArchiveToAsk();
        var json = Settings.Json();
        var quiet = Settings.Quiet();
        var verb = new Verb("timeline", "Shows what happened, day by day, from an archive.")
        {
            Notes = ["Days are those on which something happened, as the reports tell; what has no day of its own stands behind the others."],
            Examples =
            [
                ("dateline timeline --since 2022-01-02 --until 2022-01-11", "ten days"),
                ("dateline timeline --place Brenna --type PROTEST", "one place, one type of event"),
                ("dateline timeline --actor Marenko --json", "for another program"),
            ],
        };
        foreach (var option in (Option[])[.. wanted.All, store, json, quiet])
            verb.Add(option);
        verb.SetAction(async (result, _) =>
        {
            await using var archive = Asking.Open(around, result.GetValue(store)!);
            var rows = archive.TimelineAsync(wanted.Query(result), around.Stop);
            var count = result.GetValue(json)
                ? await RowOutput.WriteJsonAsync(around, rows, RowsJson.Write)
                : await RowOutput.WriteTextAsync<TimelineRow>(around, rows, writer => new RowsText(writer, around.Layout).Write);
            return Asking.Done(around, count, result.GetValue(quiet), "event mention");
        });
        return verb;
    }
}
