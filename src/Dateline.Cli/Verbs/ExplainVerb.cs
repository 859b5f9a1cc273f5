using System.Buffers;
using System.CommandLine;
using System.Text;
using Dateline.Archive;
using Dateline.Archive.Sqlite;
using Dateline.Export;
using Dateline.Intake;

namespace Dateline.Cli.Verbs;

/// <summary><c>dateline explain</c>: the chain from the bytes to a row.</summary>
internal static class ExplainVerb
{
    public static Command Create(Surroundings around)
    {
        var row = new Argument<string>("ROW") { Description = "key of a row as it is shown beside it, as in 3fa9c1d27b/m4 (six digits are enough), or of a report, as in 3fa9c1d27b" };
        var store = Settings.ArchiveToAsk();
        var report = new Option<string>("--report") { HelpName = "FILE", Description = "read this file instead of asking an archive; ROW may then be only m4" };
        var json = Settings.Json();
        var quiet = Settings.Quiet();
        var verb = new Verb("explain", "Shows the chain from the bytes of a report to one row of its chronicle.")
        {
            Notes = ["For each link: where the bytes came from, how the fields of the report were read, the sentence with the evidence marked, the rule, the day and its basis, the place, who, and who says so."],
            Examples =
            [
                ("dateline explain 3fa9c1d27b/m4", "a row of the archive"),
                ("dateline explain m4 --report samples/04-mna-riot.txt", "a row straight from a file"),
                ("dateline explain 3fa9c1d27b", "the report, and a list of its rows"),
            ],
        };
        verb.Add(row);
        foreach (var option in (Option[])[store, report, json, quiet])
            verb.Add(option);
        verb.SetAction(async (result, _) =>
        {
            var key = result.GetValue(row)!;
            var (chronicle, origins, name) = result.GetValue(report) is { } file
                ? FromFile(around, file, key)
                : await FromArchiveAsync(around, result.GetValue(store)!, key);
            Write(around, chronicle, origins, name, result.GetValue(json));
            return ExitCode.Done;
        });
        return verb;
    }

    private static async Task<(Chronicle Chronicle, Origins Origins, string? Row)> FromArchiveAsync(Surroundings around, string store, string key)
    {
        await using var archive = Asking.Open(around, store);
        var lookup = await archive.FindAsync(key, around.Stop);
        if (lookup.Report is not { } found)
            throw new UsageException(lookup.Problem ?? $"There is no row {key}.");
        var origins = new Origins(found.Size, [.. found.Inputs.Select(i => i.Url is { } url && url != i.Source ? $"{i.Source} ({url})" : i.Source)], found.StoredAt, found.EngineVersion);
        return (found.Chronicle, origins, lookup.Row);
    }

    private static (Chronicle Chronicle, Origins Origins, string? Row) FromFile(Surroundings around, string file, string key)
    {
        var chronicler = Chronicler.Load();
        var isWhole = RowKey.TryParse(key, out var parsed);
        var found = new List<(Chronicle Chronicle, Origins Origins)>();
        Refusal? refusal = null;
        foreach (var arrival in new Gatherer(new GatheringOptions { StandardInput = around.Input }).Gather([file]))
        {
            var outcome = arrival.Refusal is { } refused ? ReadingOutcome.Refused(refused) : chronicler.Read(arrival.Input);
            refusal ??= outcome.Refusal;
            if (outcome.Chronicle is { } chronicle && (!isWhole || chronicle.Report.Id.StartsWith("sha256:" + parsed.Prefix, StringComparison.Ordinal)))
                found.Add((chronicle, new Origins(arrival.Input.Bytes.Length, [arrival.Source], null, ArchiveOptions.Default.EngineVersion)));
        }
        return found switch
        {
            [var only] => (only.Chronicle, only.Origins, isWhole ? parsed.Row : key),
            [] when refusal is not null => throw new UsageException($"{file}: {refusal.Reason} [{refusal.Code}]."),
            [] => throw new UsageException($"No report in {file} has the key {key}."),
            _ => throw new UsageException($"There are {found.Count} reports in {file} that {key} could mean: give the key with the digits of the report before the slash."),
        };
    }

    private static void Write(Surroundings around, Chronicle chronicle, Origins origins, string? row, bool asJson)
    {
        bool isThere;
        if (asJson)
        {
            var buffer = new ArrayBufferWriter<byte>();
            isThere = ExplanationJson.TryWrite(chronicle, origins, row, buffer);
            around.Output.Write(buffer.WrittenSpan);
        }
        else
        {
            var writer = new StringWriter { NewLine = "\n" };
            isThere = new Explanation(writer, around.Layout, chronicle, origins).TryWrite(row);
            around.Output.Write(Encoding.UTF8.GetBytes(writer.ToString()));
        }
        if (!isThere)
            throw new UsageException($"The report {RowKey.Of(chronicle.Report.Id)} has no row {row}; 'dateline explain {RowKey.Of(chronicle.Report.Id)}' lists its rows.");
    }
}
