using System.CommandLine;
using Dateline.Archive;
using Dateline.Export;
using Dateline.Formats;

namespace Dateline.Cli.Verbs;

/// <summary><c>dateline export</c>: the rows of an archive in the formats that other programs read.</summary>
internal static class ExportVerb
{
    private const int BufferSize = 64 * 1024;

    public static Command Create(Surroundings around)
    {
        var format = new Argument<string>("FORMAT") { Description = string.Join(", ", ExportFormat.All.Select(f => f.Name)) };
        format.CompletionSources.Add([.. ExportFormat.All.Select(f => f.Name)]);
        var rows = Settings.Choice("--rows", "ROWS", "of what csv, xlsx and parquet are tables: mentions (the default), statements, commitments, reports", "mentions", [.. Exporter.Rows]);
        var file = new Option<string>("--out", "-o") { HelpName = "FILE", Description = "where to (default: standard output); it appears when it is whole" };
        var since = Settings.Since();
        var until = Settings.Until();
        var place = new Option<string>("--place") { HelpName = "PLACE", Description = "a place, region or country by name, or a country by its ISO 3166 alpha-3 code" };
        var actor = new Option<string>("--actor") { HelpName = "ACTOR", Description = "who does it or to whom it is done; of statements and commitments, who speaks or promises" };
        var type = Settings.Word<EventType>("--type", "TYPE", "the type of event", t => Words.TryParse(t.ToUpperInvariant(), out EventType known) ? known : null, Enum.GetValues<EventType>().Select(Words.Of));
        var status = Settings.Word<EventStatus>("--status", "STATUS", "whether it came to pass", t => Words.TryParse(t, out EventStatus known) ? known : null, Enum.GetValues<EventStatus>().Select(Words.Of));
        var words = new Option<string>("--words") { HelpName = "WORDS", Description = "words of the sentence" };
        var limit = Settings.Number("--limit", "N", "at most so many rows", least: 1);
        var store = Settings.ArchiveToAsk();
        var quiet = Settings.Quiet();
        var verb = new Verb("export", "Writes the rows of an archive in a format that other programs read.")
        {
            Notes =
            [
                .. ExportFormat.All.Select(f => f.Name + ": " + f.Summary),
                "Of statements, commitments, reports and conllu, --since and --until mean the day of publication. docs/exports.md describes every column.",
            ],
            Examples =
            [
                ("dateline export geojson --out crisis.geojson", "all events, for a map"),
                ("dateline export xlsx --rows statements --actor Marenko -o marenko.xlsx", "what one speaker said, as a workbook"),
                ("dateline export acled --place Brenna", "one place, in the columns of ACLED"),
            ],
        };
        verb.Add(format);
        foreach (var option in (Option[])[rows, file, since, until, place, actor, type, status, words, limit, store, quiet])
            verb.Add(option);
        verb.SetAction(async (result, _) =>
        {
            var given = result.GetValue(format)!;
            var meant = ExportFormat.Named(given) ?? throw new UsageException($"FORMAT is one of {string.Join(", ", ExportFormat.All.Select(f => f.Name))}; it cannot be '{given}'.");
            var of = result.GetValue(rows)!;
            if (!meant.IsTable && of != "mentions")
                throw new UsageException($"--rows {of} can be had as csv, xlsx or parquet; {meant.Name} holds event mentions.");
            await using var archive = Asking.Open(around, result.GetValue(store)!);
            var query = new TimelineQuery
            {
                Since = result.GetValue(since),
                Until = result.GetValue(until),
                Place = result.GetValue(place),
                Actor = result.GetValue(actor),
                Type = result.GetValue(type),
                Status = result.GetValue(status),
                Words = result.GetValue(words),
                Limit = result.GetValue(limit),
            };
            var count = result.GetValue(file) is { } path
                ? await ToFileAsync(path, output => Exporter.WriteAsync(meant, of, archive, query, output, around.Stop))
                : await ToOutputAsync(around, output => Exporter.WriteAsync(meant, of, archive, query, output, around.Stop));
            return Asking.Done(around, count, result.GetValue(quiet), of[..^1]);
        });
        return verb;
    }

    private static async Task<int> ToOutputAsync(Surroundings around, Func<Stream, Task<int>> write)
    {
        // Small writes are gathered; what is under it stays open.
        var buffered = new BufferedStream(around.Output, BufferSize);
        var count = await write(buffered);
        buffered.Flush();
        return count;
    }

    // Written beside it and then moved, so that a run that is stopped leaves the file of before.
    private static async Task<int> ToFileAsync(string path, Func<Stream, Task<int>> write)
    {
        var beside = path + ".part";
        try
        {
            int count;
            await using (var output = new FileStream(beside, FileMode.Create, FileAccess.Write, FileShare.None, BufferSize))
                count = await write(output);
            File.Move(beside, path, overwrite: true);
            return count;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{path} cannot be written: {fault.Message}");
        }
        finally
        {
            if (File.Exists(beside))
                File.Delete(beside);
        }
    }
}
