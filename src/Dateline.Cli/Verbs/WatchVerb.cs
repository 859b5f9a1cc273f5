using System.CommandLine;
using System.Globalization;
using Dateline.Archive;
using Dateline.Archive.Sqlite;
using Dateline.Export;
using Dateline.Intake;
using Dateline.Reading;

namespace Dateline.Cli.Verbs;

/// <summary><c>dateline watch</c>: follows feeds and reads what is new.</summary>
internal static class WatchVerb
{
    public static Command Create(Surroundings around)
    {
        var feeds = new Argument<string[]>("FEED") { Arity = ArgumentArity.OneOrMore, Description = "addresses of feeds, and files that list them (.opml)" };
        var format = Settings.Choice("--format", "FORMAT", "none (the default), or what is shown of each new report: text, json, csv, md", "none", [.. ChronicleOutput.Formats]);
        var store = Settings.Store($"the archive to store in (default: {SqliteArchive.DefaultFile})");
        var every = Settings.Number("--every", "MINUTES", "how often each feed is asked (default: 15)", least: 1);
        var once = new Option<bool>("--once") { Description = "asks each feed that is due once, and ends" };
        var jobs = Settings.Number("--jobs", "N", "reports to read at once (default: one for each core)", least: 1);
        var fetching = new FetchSettings();
        var project = ProjectSettings.Project();
        var quiet = Settings.Quiet();
        var verb = new Verb("watch", "Follows feeds: reads what is new in them, and stores it.")
        {
            Notes =
            [
                "Each feed is asked in turn, only for what has changed, and later where its server wishes so or is in trouble. What robots.txt does not allow is not fetched.",
                "What it has to remember is kept in the archive: stop it with Ctrl-C whenever you like, and start it again.",
            ],
            Examples =
            [
                ("dateline watch feeds.opml", "follows the feeds of a list until it is stopped"),
                ("dateline watch --once https://courier.example/feed", "asks one feed once, as from a timer"),
            ],
        };
        verb.Add(feeds);
        foreach (var option in (Option[])[format, store, every, once, jobs, fetching.AllowPrivate, project, quiet])
            verb.Add(option);
        verb.SetAction(async (result, _) =>
        {
            var addresses = result.GetValue(feeds)!.SelectMany(Addresses).Distinct(StringComparer.Ordinal).ToList();
            var options = new WatchOptions
            {
                Fetching = fetching.Fetching(result, IntakeLimits.Default, around.Clock),
                Every = TimeSpan.FromMinutes(result.GetValue(every) ?? 15),
                IsOnce = result.GetValue(once),
                Jobs = result.GetValue(jobs) ?? Environment.ProcessorCount,
            };
            return await RunAsync(around, addresses, options, ProjectSettings.Read(around, result.GetValue(project)), result.GetValue(store) ?? SqliteArchive.DefaultFile, result.GetValue(format)!, result.GetValue(quiet));
        });
        return verb;
    }

    private static async Task<int> RunAsync(Surroundings around, IReadOnlyList<string> addresses, WatchOptions options, Project project, string store, string format, bool isQuiet)
    {
        await using var archive = around.OpenArchive(store, new ArchiveOptions { Clock = around.Clock });
        using var output = ChronicleOutput.Of(format, around.Output, around.Layout);
        var chronicler = new Lazy<Chronicler>(() => Chronicler.Load(ReadingLimits.Default, project));
        var isIncomplete = false;
        var watch = new FeedWatch(archive, input => chronicler.Value.Read(input), options);
        await watch.RunAsync(
            addresses,
            news =>
            {
                isIncomplete |= news.Trouble is not null || news.Refused > 0;
                if (!isQuiet || news.Trouble is not null)
                    around.Error.WriteLine(Line(news, around.Clock));
            },
            (reading, kind) =>
            {
                if (reading.Outcome.Refusal is { } refusal)
                    around.Error.WriteLine($"{VisibleText.Of(reading.Input.Source)}: {VisibleText.Of(refusal.Reason)} [{refusal.Code}]");
                else if (kind == DepositKind.Stored)
                    output.Write(reading.Outcome.Chronicle!);
            },
            around.Stop);
        return around.Stop.IsCancellationRequested ? ExitCode.Stopped : isIncomplete ? ExitCode.Incomplete : ExitCode.Done;
    }

    private static string Line(FeedNews news, TimeProvider clock)
    {
        var what = news.Trouble is { } trouble ? $"{VisibleText.Of(trouble.Reason)} [{trouble.Code}]"
            : news.IsUnchanged ? "not changed"
            : string.Create(CultureInfo.InvariantCulture, $"{news.New:N0} new{(news.Refused > 0 ? $", {news.Refused:N0} quarantined" : "")}");
        return string.Create(CultureInfo.InvariantCulture, $"{clock.GetUtcNow():yyyy-MM-ddTHH:mm:ssZ} {VisibleText.Of(news.Url)}: {what}; next at {news.Next}");
    }

    private static IReadOnlyList<string> Addresses(string feed)
    {
        if (Gatherer.IsAddress(feed))
            return [feed];
        try
        {
            return FeedWatch.FeedsIn(File.ReadAllBytes(feed));
        }
        catch (FormatException wrong)
        {
            throw new UsageException($"{feed} is no list of feeds: {wrong.Message}.");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"The list {feed} cannot be read.");
        }
    }
}
