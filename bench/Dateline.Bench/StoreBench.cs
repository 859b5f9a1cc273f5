using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using Dateline.Archive;
using Dateline.Archive.Sqlite;

namespace Dateline.Bench;

/// <summary>Reports of our own making through the chronicler into the archive, and asked back: rate, memory, size, and that a second run adds nothing.</summary>
internal static class StoreBench
{
    // The clock of CPU time ticks in hundredths of a second.
    private const int Questions = 20;

    public static int Run(string[] args)
    {
        var reports = int.Parse(Options.Of(args, "--reports") ?? "10000", CultureInfo.InvariantCulture);
        var batch = int.Parse(Options.Of(args, "--batch") ?? "1", CultureInfo.InvariantCulture);
        var isDense = args.Contains("--dense");
        if (Options.Of(args, "--ask") is { } there)
        {
            AskAsync(there).GetAwaiter().GetResult();
            return 0;
        }
        var folder = Directory.CreateTempSubdirectory("dateline-bench-").FullName;
        try
        {
            var file = Options.Of(args, "--keep") ?? Path.Combine(folder, SqliteArchive.DefaultFile);
            Console.WriteLine($"{reports} reports, {batch} a deposit, {(isDense ? "a mention and a statement in every sentence" : "chronicles as they are read")}");
            RunAsync(file, reports, batch, isDense, args.Contains("--once")).GetAwaiter().GetResult();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
        return 0;
    }

    private static async Task RunAsync(string file, int reports, int batch, bool isDense, bool isOnce)
    {
        var chronicler = Chronicler.Load();
        await FillAsync(chronicler, file, reports, batch, isDense, "first run");
        var hash = await HashAsync(file);
        Print($"file: {new FileInfo(file).Length / 1024.0 / reports:0.0} KiB a report, {new FileInfo(file).Length / 1048576.0:0} MiB");
        if (!isOnce)
        {
            await FillAsync(chronicler, file, reports, batch, isDense, "second run");
            Print(hash == await HashAsync(file) ? "the second run left the file as it was, to the byte" : "THE SECOND RUN CHANGED THE FILE");
        }
        await AskAsync(file);
    }

    private static async Task FillAsync(Chronicler chronicler, string file, int reports, int batch, bool isDense, string name)
    {
        using var process = Process.GetCurrentProcess();
        await using var archive = SqliteArchive.Open(file);
        var (reading, storing) = (TimeSpan.Zero, TimeSpan.Zero);
        var memory = new List<string>();
        for (var next = 0; next < reports; next += batch)
        {
            var inputs = Enumerable.Range(next, Math.Min(batch, reports - next)).Select(i => new Input { Source = $"generated/{i}.html", Bytes = GeneratedReport.Make(i) }).ToList();
            var start = Cpu();
            var readings = inputs.ConvertAll(input => new Archive.Reading(input, chronicler.Read(input)));
            reading += Cpu() - start;
            if (isDense)
                readings = readings.ConvertAll(r => r.Outcome.Chronicle is { } chronicle ? r with { Outcome = ReadingOutcome.Read(DenseChronicle.Of(chronicle)) } : r);
            start = Cpu();
            await archive.StoreAsync(readings);
            storing += Cpu() - start;
            if (next / (reports / 5) != (next + batch) / (reports / 5))
            {
                process.Refresh();
                memory.Add($"{process.WorkingSet64 / 1048576} MiB");
            }
        }
        var counts = await archive.CountAsync();
        process.Refresh();
        Print($"{name}: {counts.Reports} reports, {counts.Mentions} mentions, {counts.Statements} statements, {counts.Quarantined} in quarantine");
        Print($"   reading {reports / reading.TotalSeconds:0} reports/CPU s, storing {reports / storing.TotalSeconds:0} reports/CPU s: storing is {storing / (reading + storing):0.0%} of both");
        Print($"   memory after each fifth: {string.Join(", ", memory)}; peak {process.PeakWorkingSet64 / 1048576} MiB");

        TimeSpan Cpu()
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    private static async Task AskAsync(string file)
    {
        await using var archive = SqliteArchive.Open(file, new ArchiveOptions { Access = ArchiveAccess.Read });
        var monday = new NodaTime.LocalDate(2030, 12, 30);
        var key = "";
        await foreach (var row in archive.ReportsAsync(new() { Offset = 100, Limit = 1 }))
            key = row.Key;
        var questions = new (string Name, Func<Task<int>> Ask)[]
        {
            ("timeline, first 50", () => CountAsync(archive.TimelineAsync(new() { Limit = 50 }))),
            ("timeline, 50 of one week", () => CountAsync(archive.TimelineAsync(new() { Since = monday, Until = monday.PlusDays(6), Limit = 50 }))),
            ("timeline, 50 of one type and place", () => CountAsync(archive.TimelineAsync(new() { Type = EventType.Protest, Place = "Varensk", Limit = 50 }))),
            ("timeline, 50 of one actor", () => CountAsync(archive.TimelineAsync(new() { Actor = "Police", Limit = 50 }))),
            ("timeline, 50 of one place", () => CountAsync(archive.TimelineAsync(new() { Place = "Varensk", Limit = 50 }))),
            ("timeline, 50 of one actor at a place", () => CountAsync(archive.TimelineAsync(new() { Actor = "Korrin", Place = "Varensk", Limit = 50 }))),
            ("timeline, the last 50 of one actor", () => CountAsync(archive.TimelineAsync(new() { Actor = "Korrin", Since = new(2031, 12, 29), Limit = 50 }))),
            ("commitments, 50 of one promisor", () => CountAsync(archive.CommitmentsAsync(new() { Promisor = "Korrin", Limit = 50 }))),
            ("statements, 50 of one speaker", () => CountAsync(archive.StatementsAsync(new() { Speaker = "General", Limit = 50 }))),
            ("search, common words, 20", () => CountAsync(archive.SearchAsync(new("dockworkers Varensk")))),
            ("search, a phrase, 20", () => CountAsync(archive.SearchAsync(new("\"truce of 17 days\"")))),
            ("one report with its chronicle", async () => (await archive.FindAsync(key)).Report is null ? 0 : 1),
            ("counts", async () => (int)(await archive.CountAsync()).Reports),
        };
        foreach (var (name, ask) in questions)
        {
            for (var warm = 0; warm < 3; warm++)
                await ask();
            var rows = 0;
            var clock = new List<double>();
            var time = CpuTime.Of(() =>
            {
                for (var i = 0; i < Questions; i++)
                {
                    var start = Stopwatch.GetTimestamp();
                    rows = ask().GetAwaiter().GetResult();
                    clock.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
                }
            });
            Print($"   {name,-36} {time.Seconds * 1000 / Questions,7:0.0} CPU ms   median {clock.Order().ElementAt(Questions / 2),7:0.0} ms   {rows} rows");
        }
    }

    private static async Task<int> CountAsync<T>(IAsyncEnumerable<T> rows)
    {
        var count = 0;
        await foreach (var _ in rows)
            count++;
        return count;
    }

    private static async Task<string> HashAsync(string file)
    {
        await using var stream = File.OpenRead(file);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(stream));
    }

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    private static void Print(string line) => Console.WriteLine(line);
}
