using System.CommandLine;
using Dateline.Archive;
using Dateline.Export;
using Dateline.Intake;
using Dateline.Reading;
using Dateline.Stories;
using NodaTime;

namespace Dateline.Cli.Verbs;

/// <summary><c>dateline stories</c>: which reports tell one development, which of them come from one text, and what happened with how many independent sources behind it.</summary>
internal static class StoriesVerb
{
    public static Command Create(Surroundings around)
    {
        var paths = new Argument<string[]>("PATH") { Arity = ArgumentArity.ZeroOrMore, Description = "what to read, as for 'read'; without it the stories of the archive are told" };
        var inputFormat = Settings.Choice("--input-format", "FORMAT", "auto (the default: by the name of the file), or jsonl (every input holds texts as lines of JSON)", "auto", "auto", "jsonl");
        var format = Settings.Choice("--format", "FORMAT", "text (the default), or json (one story a line)", "text", "text", "json");
        var jobs = Settings.Number("--jobs", "N", "reports to read at once (default: one for each core)", least: 1);
        var since = Settings.Since();
        var until = Settings.Until();
        var store = Settings.ArchiveToAsk();
        var project = ProjectSettings.Project();
        var quiet = Settings.Quiet();
        var fetching = new FetchSettings();
        var verb = new Verb("stories", "Shows stories: reports by common origin, and events with the independent sources behind them.")
        {
            Notes =
            [
                "Reports of one origin share passages in the reporter's own words; two reporters who quote one statement are two origins.",
                "All reports are looked at together and kept in memory; --since and --until mean the day of publication.",
            ],
            Examples =
            [
                ("dateline stories samples", "reads the reports in the folder and tells their stories, nothing stored"),
                ("dateline stories --since 2025-03-01 --until 2025-03-10", "the stories of ten days, from the archive"),
            ],
        };
        verb.Add(paths);
        foreach (var option in (Option[])[inputFormat, format, jobs, since, until, store, .. fetching.Options, project, quiet])
            verb.Add(option);
        verb.SetAction(async (result, _) =>
        {
            var given = result.GetValue(paths) ?? [];
            var query = new ReportQuery { Since = result.GetValue(since), Until = result.GetValue(until) };
            var isJsonLines = result.GetValue(inputFormat) == "jsonl";
            var (reports, exit) = given.Length > 0
                ? await ReadAsync(around, given, fetching.Apply(result, new GatheringOptions { Format = isJsonLines ? InputFormat.JsonLines : InputFormat.Auto, StandardInput = around.Input }, around.Clock), ProjectSettings.Read(around, result.GetValue(project)), result.GetValue(jobs) ?? Environment.ProcessorCount, result.GetValue(quiet))
                : (await ArchivedAsync(around, result.GetValue(store)!, query), ExitCode.Done);
            // Stories of half the reports would look like all of them.
            if (around.Stop.IsCancellationRequested)
                return ExitCode.Stopped;
            if (given.Length > 0)
                reports.RemoveAll(r => !IsBetween(r.Chronicle.Report.Published?.Day, query.Since, query.Until));
            var count = await ShowAsync(around, reports, result.GetValue(format) == "json");
            Asking.Done(around, count, result.GetValue(quiet), "story", "stories");
            return exit;
        });
        return verb;
    }

    private static bool IsBetween(LocalDate? day, LocalDate? since, LocalDate? until) => (since is null || day >= since) && (until is null || day <= until);

    private static async Task<(List<StoryReport> Reports, int Exit)> ReadAsync(Surroundings around, string[] paths, GatheringOptions options, Project project, int jobs, bool isQuiet)
    {
        var reports = new Dictionary<string, StoryReport>(StringComparer.Ordinal);
        var loop = new ReadingLoop(around, options, ReadingLimits.Default, project, jobs, isQuiet);
        await loop.RunAsync(paths, reading =>
        {
            if (reading is null)
                return ValueTask.FromResult<IReadOnlyList<Archive.Reading>>([]);
            if (reading.Outcome.Chronicle is { } chronicle)
            {
                // A line of JSON has a name of its own; a page is what its bytes are, wherever they came from.
                var key = reading.Input.Extracted is not null ? chronicle.Report.Source : chronicle.Report.Id;
                reports.TryAdd(key, new StoryReport(key, chronicle));
            }
            return ValueTask.FromResult<IReadOnlyList<Archive.Reading>>([reading]);
        }, static _ => { });
        return ([.. reports.Values], loop.Exit);
    }

    internal static async Task<List<StoryReport>> ArchivedAsync(Surroundings around, string store, ReportQuery query)
    {
        await using var archive = Asking.Open(around, store);
        var reports = new List<StoryReport>();
        await foreach (var archived in archive.ChroniclesAsync(query, around.Stop))
            reports.Add(new StoryReport(archived.Chronicle.Report.Id, archived.Chronicle));
        return reports;
    }

    private static async Task<int> ShowAsync(Surroundings around, List<StoryReport> reports, bool isJson)
    {
        var stories = Storyteller.Tell(reports).ToAsyncEnumerable();
        if (isJson)
            return await RowOutput.WriteJsonAsync(around, stories, StoryJson.Write);
        var byKey = reports.ToDictionary(r => r.Key, r => r.Chronicle.Report, StringComparer.Ordinal);
        return await RowOutput.WriteTextAsync<Story>(around, stories, writer => new StoryText(writer, around.Layout, key => byKey[key]).Write);
    }
}
