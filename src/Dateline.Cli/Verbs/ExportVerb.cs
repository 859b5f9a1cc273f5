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
        var wanted = new TimelineOptions("who does it or to whom it is done; of statements and commitments, who speaks or promises");
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
        foreach (var option in (Option[])[rows, file, .. wanted.All, store, quiet])
            verb.Add(option);
        verb.SetAction(async (result, _) =>
        {
            var given = result.GetValue(format)!;
            var meant = ExportFormat.Named(given) ?? throw new UsageException($"FORMAT is one of {string.Join(", ", ExportFormat.All.Select(f => f.Name))}; it cannot be '{given}'.");
            var of = result.GetValue(rows)!;
            if (!meant.IsTable && of != "mentions")
                throw new UsageException($"--rows {of} can be had as csv, xlsx or parquet; {meant.Name} holds event mentions.");
            await using var archive = Asking.Open(around, result.GetValue(store)!);
            var query = wanted.Query(result);
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
