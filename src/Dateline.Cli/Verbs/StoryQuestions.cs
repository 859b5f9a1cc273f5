using System.CommandLine;
using Dateline.Archive;
using Dateline.Export;
using Dateline.Stories;
using NodaTime;

namespace Dateline.Cli.Verbs;

/// <summary><c>dateline changes</c>, <c>dateline contradictions</c>, <c>dateline sources</c>: what is asked of the stories of an archive.</summary>
internal static class StoryQuestions
{
    private const string InMemory = "All reports are looked at together and kept in memory; --since and --until mean the day of publication.";

    public static Command Changes(Surroundings around)
    {
        var verb = new Verb("changes", "Shows what later reports change in what earlier ones told: new events, more sources, other figures, denials.")
        {
            Notes =
            [
                "--since names the first day of publication of the reports that count as later (default: yesterday).",
                "The stories are told twice, without those reports and with them; a report without a day counts as earlier.",
            ],
            Examples = [("dateline changes --since 2025-03-05", "what the reports from that day on have added")],
        };
        return Asked(
            around, verb, isPeriod: false, "change",
            (reports, query) => StoryChanges.Since(reports, query.Since ?? LocalDate.FromDateTime(around.Clock.GetUtcNow().UtcDateTime).PlusDays(-1)).ToAsyncEnumerable(),
            StoryRowsJson.Write, text => text.Write);
    }

    public static Command Contradictions(Surroundings around)
    {
        var verb = new Verb("contradictions", "Shows events of which reports tell what cannot all be true: figures that clash, denials.")
        {
            Notes = ["superseded: the older value was given up before the newer was told; different scope: one counts a part of the other; disputed: they stand side by side.", InMemory],
            Examples = [("dateline contradictions --since 2025-03-01", "what is disputed since the first of March")],
        };
        return Asked(
            around, verb, isPeriod: true, "contradiction",
            (reports, _) => Storyteller.Tell(reports).SelectMany(s => s.Events.Where(e => e.Contradictions.Count > 0).Select(e => new ContradictedEvent(s, e))).ToAsyncEnumerable(),
            StoryRowsJson.Write, text => text.Write);
    }

    public static Command Sources(Surroundings around)
    {
        var verb = new Verb("sources", "Shows the outlets of an archive, how many of their reports are their own, and from whom they have the others.")
        {
            Notes = ["A report is an outlet's own where it shares no text with an earlier one and credits nobody else with it.", InMemory],
            Examples = [("dateline sources", "who copies whom")],
        };
        return Asked(
            around, verb, isPeriod: true, "outlet",
            (reports, _) =>
            {
                var byKey = reports.ToDictionary(r => r.Key, r => r.Chronicle.Report, StringComparer.Ordinal);
                return SourceTracing.Outlets(Storyteller.Tell(reports), key => byKey[key]).ToAsyncEnumerable();
            },
            StoryRowsJson.Write, text => text.Write);
    }

    private static Verb Asked<T>(
        Surroundings around, Verb verb, bool isPeriod, string what, Func<IReadOnlyList<StoryReport>, ReportQuery, IAsyncEnumerable<T>> ask, Action<T, System.Buffers.IBufferWriter<byte>> json, Func<StoryRowsText, Action<T>> text)
    {
        var since = Settings.Since();
        var until = Settings.Until();
        var store = Settings.ArchiveToAsk();
        var isJson = Settings.Json();
        var quiet = Settings.Quiet();
        foreach (var option in (Option[])[since, .. isPeriod ? [until] : Array.Empty<Option>(), store, isJson, quiet])
            verb.Add(option);
        verb.SetAction(async (result, _) =>
        {
            var query = new ReportQuery { Since = result.GetValue(since), Until = isPeriod ? result.GetValue(until) : null };
            var reports = await StoriesVerb.ArchivedAsync(around, result.GetValue(store)!, isPeriod ? query : new ReportQuery());
            var byKey = reports.ToDictionary(r => r.Key, r => r.Chronicle.Report, StringComparer.Ordinal);
            var rows = ask(reports, query);
            var count = result.GetValue(isJson)
                ? await RowOutput.WriteJsonAsync(around, rows, json)
                : await RowOutput.WriteTextAsync<T>(around, rows, writer => text(new StoryRowsText(writer, around.Layout, key => byKey[key])));
            return Asking.Done(around, count, result.GetValue(quiet), what);
        });
        return verb;
    }
}
