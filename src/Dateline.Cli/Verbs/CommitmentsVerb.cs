using System.CommandLine;
using Dateline.Archive;
using Dateline.Export;
using Dateline.Formats;

namespace Dateline.Cli.Verbs;

/// <summary><c>dateline commitments</c>: who promises what, from an archive, with later reports that may bear on it.</summary>
internal static class CommitmentsVerb
{
    private const int UsualLater = 3;

    public static Command Create(Surroundings around)
    {
        var promisor = new Option<string>("--actor", "--promisor") { HelpName = "ACTOR", Description = "who is bound, by name or office, or by the beginning of an actor code in capitals" };
        var status = Settings.Word<CommitmentStatus>("--status", "STATUS", "where it stands", t => Words.TryParse(t, out CommitmentStatus known) ? known : null, Enum.GetValues<CommitmentStatus>().Select(Words.Of));
        var since = Settings.Since();
        var until = Settings.Until();
        var limit = Settings.Number("--limit", "N", "at most so many rows", least: 1);
        var later = Settings.Number("--later", "N", $"of later reports that hold its words, at most so many to each (default: {UsualLater})", least: 0);
        var store = Settings.ArchiveToAsk();
        var json = Settings.Json();
        var quiet = Settings.Quiet();
        var verb = new Verb("commitments", "Shows who promises what, from an archive.")
        {
            Notes =
            [
                "--since and --until mean the day of publication.",
                "Later reports are named because they hold the words of a commitment; whether it was kept is for a person to say.",
            ],
            Examples =
            [
                ("dateline commitments --actor Marenko", "everything one person is bound by"),
                ("dateline commitments --status open --later 0", "all that stands open, without later reports"),
            ],
        };
        foreach (var option in (Option[])[promisor, status, since, until, limit, later, store, json, quiet])
            verb.Add(option);
        verb.SetAction(async (result, _) =>
        {
            await using var archive = Asking.Open(around, result.GetValue(store)!);
            var query = new CommitmentQuery
            {
                Promisor = result.GetValue(promisor),
                Status = result.GetValue(status),
                Since = result.GetValue(since),
                Until = result.GetValue(until),
                Limit = result.GetValue(limit),
            };
            var rows = FollowedCommitment.InAsync(archive, query, result.GetValue(later) ?? UsualLater, around.Stop);
            var count = result.GetValue(json)
                ? await RowOutput.WriteJsonAsync(around, rows, RowsJson.Write)
                : await RowOutput.WriteTextAsync<FollowedCommitment>(around, rows, writer => new RowsText(writer, around.Layout).Write);
            return Asking.Done(around, count, result.GetValue(quiet), "commitment");
        });
        return verb;
    }
}
