using System.CommandLine;
using Dateline.Archive;
using Dateline.Export;
using Dateline.Formats;

namespace Dateline.Cli.Verbs;

/// <summary><c>dateline statements</c>: who says what, from an archive.</summary>
internal static class StatementsVerb
{
    public static Command Create(Surroundings around)
    {
        var speaker = new Option<string>("--actor", "--speaker") { HelpName = "ACTOR", Description = "who speaks, by name or office, or by the beginning of an actor code in capitals" };
        var kind = Settings.Word<StatementKind>("--kind", "KIND", "what is done by saying it", t => Words.TryParse(t, out StatementKind known) ? known : null, Enum.GetValues<StatementKind>().Select(Words.Of));
        var since = Settings.Since();
        var until = Settings.Until();
        var limit = Settings.Number("--limit", "N", "at most so many rows", least: 1);
        var store = Settings.ArchiveToAsk();
        var json = Settings.Json();
        var quiet = Settings.Quiet();
        var verb = new Verb("statements", "Shows who says what, from an archive.")
        {
            Notes = ["--since and --until mean the day of publication."],
            Examples =
            [
                ("dateline statements --actor Marenko", "everything one person is quoted with"),
                ("dateline statements --kind denial", "everything that is denied"),
            ],
        };
        foreach (var option in (Option[])[speaker, kind, since, until, limit, store, json, quiet])
            verb.Add(option);
        verb.SetAction(async (result, _) =>
        {
            await using var archive = Asking.Open(around, result.GetValue(store)!);
            var rows = archive.StatementsAsync(
                new StatementQuery
                {
                    Speaker = result.GetValue(speaker),
                    Kind = result.GetValue(kind),
                    Since = result.GetValue(since),
                    Until = result.GetValue(until),
                    Limit = result.GetValue(limit),
                },
                around.Stop);
            var count = result.GetValue(json)
                ? await RowOutput.WriteJsonAsync(around, rows, RowsJson.Write)
                : await RowOutput.WriteTextAsync<StatementRow>(around, rows, writer => new RowsText(writer, around.Layout).Write);
            return Asking.Done(around, count, result.GetValue(quiet), "statement");
        });
        return verb;
    }
}
