using System.CommandLine;
using Dateline.Archive;
using Dateline.Archive.Sqlite;
using Dateline.Intake;
using Dateline.Reading;

namespace Dateline.Cli.Verbs;

/// <summary><c>dateline read</c>: reads reports, shows their chronicles, stores them.</summary>
internal static class ReadVerb
{
    public static Command Create(Surroundings around)
    {
        var paths = new Argument<string[]>("PATH")
        {
            Arity = ArgumentArity.ZeroOrMore,
            Description = "files, folders with all that is in them, patterns such as 'pages/**/*.html', .gz and .zip, web archives (.warc, .warc.gz, .wacz), feeds, addresses (https://…), lines of JSON (.jsonl), and - for standard input",
        };
        var format = Settings.Choice("--format", "FORMAT", "text (the default), json (one chronicle a line), csv (one event mention a line), md, or none", "text", [.. ChronicleOutput.Formats]);
        var store = Settings.Store($"the archive to store in (a file or postgres://user@host/database), or '{Settings.NoStore}' (default: {SqliteArchive.DefaultFile} with --format text or none, else none)");
        var cluster = Settings.Cluster();
        var jobs = Settings.Number("--jobs", "N", "reports to read at once (default: one for each core)", least: 1);
        var inputFormat = Settings.Choice("--input-format", "FORMAT", "auto (the default: by the name of the file), or jsonl (every input holds texts as lines of JSON)", "auto", "auto", "jsonl");
        var manifest = new Option<string>("--manifest") { HelpName = "FILE", Description = "lines of JSON {\"file\", \"url\"}: the addresses of saved pages; without PATH, what to read as well" };
        var quiet = Settings.Quiet();
        var afresh = new Option<bool>("--afresh") { Description = "reads everything, also what an earlier run with these inputs was done with before it was stopped" };
        var project = ProjectSettings.Project();
        var limits = new LimitSettings();
        var fetching = new FetchSettings();
        var verb = new Verb("read", "Reads reports, shows the chronicle of each, and stores them.")
        {
            Notes =
            [
                "Reports come out in the order in which they go in. What cannot be read is told on standard error with its code, kept in quarantine where there is a store, and does not stop the rest.",
                $"Text is for reading, and what is read is stored in {SqliteArchive.DefaultFile} unless --store says otherwise; the other formats are for pipes, and store only where --store says so.",
                "A run that was stopped or killed goes on where it ended when the same line is given again (with --format text or none); dateline jobs lists them.",
                "In folders and archives, hidden files are left out, and so is what only accompanies pages (styles, scripts, images).",
            ],
            Examples =
            [
                ("dateline read samples", "shows the chronicle of each report in the folder, and stores it in dateline.db"),
                ("dateline read --format json pages.zip > chronicles.ndjson", "one JSON object a report, nothing stored"),
                ("dateline read --format none --store crisis.db 'saved/**/*.html'", "only stores"),
                ("dateline read --manifest addresses.jsonl", "reads the files it lists, each with its address"),
                ("dateline read crawl.warc.gz", "the pages of a web archive, each with the address and the day of its record"),
                ("dateline read --fetch https://courier.example/feed", "what a feed tells of; reports that it gives without their text are fetched"),
                ("cat texts.jsonl | dateline read --input-format jsonl --format csv -", "texts that are already extracted: {\"id\", \"text\", \"published\"…} a line"),
            ],
        };
        verb.Add(paths);
        foreach (var option in (Option[])[format, store, cluster, jobs, inputFormat, manifest, project, afresh, .. fetching.Options, quiet, .. limits.Options])
            verb.Add(option);
        verb.SetAction((result, _) => new ReadingCommand(around)
        {
            Paths = result.GetValue(paths) ?? [],
            Format = result.GetValue(format)!,
            Cluster = result.GetValue(cluster),
            Store = StoreOf(result.GetValue(store), result.GetValue(format)!),
            Jobs = result.GetValue(jobs) ?? Environment.ProcessorCount,
            Gathering = fetching.Apply(
                result,
                new GatheringOptions { Format = result.GetValue(inputFormat) == "jsonl" ? InputFormat.JsonLines : InputFormat.Auto, Limits = limits.Intake(result) },
                around.Clock),
            Manifest = result.GetValue(manifest),
            IsAfresh = result.GetValue(afresh),
            IsQuiet = result.GetValue(quiet),
            ReadingLimits = limits.Reading(result),
            Project = ProjectSettings.Read(around, result.GetValue(project)),
        }.RunAsync());
        return verb;
    }

    /// <summary>Text is looked at by somebody who will want to ask about it; the other formats go on to other programs, which expect no file left behind.</summary>
    private static string? StoreOf(string? given, string format) => given switch
    {
        Settings.NoStore => null,
        { } file => file,
        null => format is "text" or "none" ? SqliteArchive.DefaultFile : null,
    };
}
