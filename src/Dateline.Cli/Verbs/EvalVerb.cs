using System.CommandLine;
using Dateline.Archive;
using Dateline.Archive.Review;
using Dateline.Export;

namespace Dateline.Cli.Verbs;

/// <summary><c>dateline eval</c>: how this engine does on rows that reviewers settled.</summary>
internal static class EvalVerb
{
    public static Command Create(Surroundings around)
    {
        var gold = new Option<string>("--gold") { HelpName = "FILE", Description = "settled rows, as 'dateline review gold' writes them", Required = true };
        var store = Settings.ArchiveToAsk();
        var json = Settings.Json();
        var quiet = Settings.Quiet();
        var verb = new Verb("eval", "Scores this engine on rows that reviewers settled: it reads their reports again, from the bytes in the archive.")
        {
            Notes = ["Precision is over what reviewers judged, recall over what they kept; fields are compared to the letter. docs/review.md says more."],
            Examples = [("dateline eval --gold crisis.gold.jsonl", "with the archive that has the reports")],
        };
        foreach (var option in (Option[])[gold, store, json, quiet])
            verb.Add(option);
        verb.SetAction(async (result, _) =>
        {
            var rows = Read(result.GetValue(gold)!);
            await using var archive = Asking.Open(around, result.GetValue(store)!);
            var shown = result.GetValue(quiet) || !around.ErrorIsTerminal ? null : new StatusLine(around);
            var (score, missing) = await ScoreAsync(around, archive, rows, shown);
            shown?.Clear();
            if (missing > 0 && !result.GetValue(quiet))
                around.Error.WriteLine($"{CommandLine.Name}: {missing} of the reports are not in {result.GetValue(store)}; their rows are not counted");
            await (result.GetValue(json)
                ? RowOutput.WriteJsonAsync(around, Only(score), ReviewJson.Write)
                : RowOutput.WriteTextAsync<GoldScore>(around, Only(score), writer => new ReviewText(writer, around.Layout).Write));
            return missing > 0 ? ExitCode.Incomplete : ExitCode.Done;
        });
        return verb;
    }

    private static async IAsyncEnumerable<GoldScore> Only(GoldScore score)
    {
        await Task.CompletedTask;
        yield return score;
    }

    private static List<GoldRow> Read(string file)
    {
        var rows = new List<GoldRow>();
        try
        {
            foreach (var (number, line) in File.ReadLines(file).Index())
            {
                if (string.IsNullOrWhiteSpace(line))
                    continue;
                rows.Add(GoldRow.Parse(System.Text.Encoding.UTF8.GetBytes(line)) ?? throw new UsageException($"{file}:{number + 1} is no row of {GoldRow.Schema}."));
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{file} cannot be read: {fault.Message}");
        }
        return rows.Count > 0 ? rows : throw new UsageException($"{file} has no rows.");
    }

    private static async Task<(GoldScore Score, int Missing)> ScoreAsync(Surroundings around, IArchive archive, List<GoldRow> rows, StatusLine? shown)
    {
        var chronicler = Chronicler.Load();
        var score = new GoldScore();
        var missing = 0;
        foreach (var (done, report) in rows.GroupBy(row => row.Row.ReportId).Index())
        {
            shown?.Tell($"{done:N0} reports read again");
            if ((await archive.FindAsync(report.Key, around.Stop)).Report is not { } kept || await archive.BytesAsync(report.Key, around.Stop) is not { } bytes)
            {
                missing++;
                continue;
            }
            score.Add(chronicler.Read(KeptInput.Of(kept, bytes)).Chronicle, [.. report]);
        }
        return (score, missing);
    }
}
