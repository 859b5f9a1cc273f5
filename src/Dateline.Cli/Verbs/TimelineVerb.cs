using System.CommandLine;
using Dateline.Archive;
using Dateline.Archive.Review;
using Dateline.Export;
using Dateline.Formats;

namespace Dateline.Cli.Verbs;

/// <summary><c>dateline timeline</c>: the event mentions of an archive, in the order of the days they happened on.</summary>
internal static class TimelineVerb
{
    public static Command Create(Surroundings around)
    {
        var wanted = new TimelineOptions("who does it or to whom it is done, by name or office, or by the beginning of an actor code in capitals");
        var rejected = new Option<bool>("--rejected") { Description = "also what reviewers rejected" };
        var store = Settings.ArchiveToAsk();
        var json = Settings.Json();
        var quiet = Settings.Quiet();
        var verb = new Verb("timeline", "Shows what happened, day by day, from an archive.")
        {
            Notes = ["Days are those on which something happened, as the reports tell; what has no day of its own stands behind the others.", "What reviewers decided stands below a row; what all of them reject is left out."],
            Examples =
            [
                ("dateline timeline --since 2022-01-02 --until 2022-01-11", "ten days"),
                ("dateline timeline --place Brenna --type PROTEST", "one place, one type of event"),
                ("dateline timeline --actor Marenko --json", "for another program"),
            ],
        };
        foreach (var option in (Option[])[.. wanted.All, rejected, store, json, quiet])
            verb.Add(option);
        verb.SetAction(async (result, _) =>
        {
            await using var archive = Asking.Open(around, result.GetValue(store)!);
            var rows = RowsAsync(around, archive, wanted.Query(result), result.GetValue(rejected));
            var count = result.GetValue(json)
                ? await RowOutput.WriteJsonAsync(around, rows, (row, output) => RowsJson.Write(row.Row, row.Review, output))
                : await RowOutput.WriteTextAsync<(TimelineRow Row, RowReview Review)>(around, rows, writer =>
                {
                    var text = new RowsText(writer, around.Layout);
                    return row => text.Write(row.Row, row.Review);
                });
            return Asking.Done(around, count, result.GetValue(quiet), "event mention");
        });
        return verb;
    }

    private static async IAsyncEnumerable<(TimelineRow Row, RowReview Review)> RowsAsync(Surroundings around, IArchive archive, TimelineQuery query, bool withRejected)
    {
        var book = await ReviewBook.ReadAsync(archive, around.Stop);
        // What is left out does not count towards the limit.
        var most = query.Limit ?? int.MaxValue;
        var asked = book.Reports.Any() && !withRejected ? query with { Limit = null } : query;
        await foreach (var row in archive.TimelineAsync(asked, around.Stop))
        {
            var review = await book.OfAsync(row.Report.Id, row.Mention, around.Stop);
            if (review.State == ReviewState.Rejected && !withRejected)
                continue;
            yield return (row, review);
            if (--most == 0)
                yield break;
        }
    }
}
