using System.CommandLine;
using Dateline.Archive;
using Dateline.Export;

namespace Dateline.Cli.Verbs;

/// <summary><c>dateline search</c>: reports of an archive that hold given words.</summary>
internal static class SearchVerb
{
    public static Command Create(Surroundings around)
    {
        var words = new Argument<string[]>("WORDS") { Arity = ArgumentArity.OneOrMore, Description = "the words; \"two words\" in double quotes stand together, -word must not stand there" };
        var since = Settings.Since();
        var until = Settings.Until();
        var limit = Settings.Number("--limit", "N", "at most so many reports (default: 20)", least: 1);
        var store = Settings.ArchiveToAsk();
        var json = Settings.Json();
        var quiet = Settings.Quiet();
        var verb = new Verb("search", "Finds reports by their words, the best first, from an archive.")
        {
            Notes = ["--since and --until mean the day of publication.", "Fields: actor: place: type: date: (of one event together), said: (who speaks), outlet:."],
            Examples =
            [
                ("dateline search customs house", "reports in which both words stand"),
                ("dateline search '\"state of emergency\"' --since 2022-01-05", "words that stand together"),
                ("dateline search fares actor:Korrin date:2022-01-04..2022-01-09", "narrowed by an event of these days in which somebody takes part"),
            ],
        };
        verb.Add(words);
        foreach (var option in (Option[])[since, until, limit, store, json, quiet])
            verb.Add(option);
        verb.SetAction(async (result, _) =>
        {
            await using var archive = Asking.Open(around, result.GetValue(store)!);
            var query = new SearchQuery(string.Join(' ', result.GetValue(words)!)) { Since = result.GetValue(since), Until = result.GetValue(until) };
            var hits = archive.SearchAsync(result.GetValue(limit) is { } most ? query with { Limit = most } : query, around.Stop);
            var count = result.GetValue(json)
                ? await RowOutput.WriteJsonAsync(around, hits, RowsJson.Write)
                : await RowOutput.WriteTextAsync<SearchHit>(around, hits, writer => new RowsText(writer, around.Layout).Write);
            return Asking.Done(around, count, result.GetValue(quiet), "report");
        });
        return verb;
    }
}
