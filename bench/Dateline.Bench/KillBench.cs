using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using Dateline.Archive;
using Dateline.Archive.Sqlite;
using Dateline.Intake.Tests;

namespace Dateline.Bench;

/// <summary>Kills the command at points of chance while it reads reports into a store, starts it again, and looks whether anything is lost, there twice, or there by half.</summary>
internal static class KillBench
{
    public static int Run(string[] arguments)
    {
        string? Option(string name) => Array.IndexOf(arguments, name) is >= 0 and var at && at + 1 < arguments.Length ? arguments[at + 1] : null;
        var reports = int.Parse(Option("--reports") ?? "2000", CultureInfo.InvariantCulture);
        var kills = int.Parse(Option("--kills") ?? "100", CultureInfo.InvariantCulture);
        var program = Option("--program") ?? "artifacts/bin/Dateline.Cli/release/Dateline.Cli.dll";
        var folder = Directory.CreateTempSubdirectory("dateline-bench-");
        try
        {
            var inputs = Path.Combine(folder.FullName, "in");
            var expected = WriteInputs(inputs, reports);
            var chance = new Random(7);
            var (done, rounds, finished) = (0, 0, 0);
            var faults = new List<string>();
            while (done < kills)
            {
                var store = Path.Combine(folder.FullName, $"{++rounds}.db");
                var isFinished = false;
                while (!isFinished && done < kills)
                {
                    using var process = Start(program, store, inputs);
                    isFinished = process.WaitForExit(chance.Next(50, 6000));
                    if (isFinished)
                        continue;
                    process.Kill();
                    process.WaitForExit();
                    done++;
                    Check(store, expected, isWhole: false, faults).GetAwaiter().GetResult();
                    Console.Error.Write($"\r{done} kills ");
                }
                using (var last = Start(program, store, inputs))
                    last.WaitForExit();
                finished++;
                Check(store, expected, isWhole: true, faults).GetAwaiter().GetResult();
                File.Delete(store);
            }
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{done} kills of {finished} intakes of {expected.Count} reports: {faults.Count} faults"));
            foreach (var fault in faults.Take(20))
                Console.WriteLine("  " + fault);
            return faults.Count == 0 ? 0 : 1;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static Process Start(string program, string store, string inputs)
    {
        string[] line = ["read", "--format", "none", "--quiet", "--store", store, inputs];
        return program.EndsWith(".dll", StringComparison.Ordinal)
            ? Process.Start(new ProcessStartInfo("dotnet", [program, .. line]) { UseShellExecute = false })!
            : Process.Start(new ProcessStartInfo(program, line) { UseShellExecute = false })!;
    }

    // Half of them files, a quarter in a zip archive, a quarter in a web archive.
    private static HashSet<string> WriteInputs(string folder, int reports)
    {
        Directory.CreateDirectory(folder);
        var expected = new HashSet<string>(StringComparer.Ordinal);
        using (var warc = File.Create(Path.Combine(folder, "z.warc.gz")))
        {
            var writer = new DamagedWarc(3, isGzip: true);
            for (var i = 0; i < reports / 4; i++)
            {
                expected.Add(string.Create(CultureInfo.InvariantCulture, $"{folder}/z.warc.gz!/{warc.Position}/https://courier.example/{i}/plain"));
                writer.Write(warc, i, "plain");
            }
        }
        using (var zip = ZipFile.Open(Path.Combine(folder, "y.zip"), ZipArchiveMode.Create))
        {
            for (var i = 0; i < reports / 4; i++)
            {
                using var entry = zip.CreateEntry($"{i:0000}.html").Open();
                entry.Write(GeneratedPage.Make(100_000 + i));
                expected.Add($"{folder}/y.zip!/{i:0000}.html");
            }
        }
        for (var i = expected.Count; i < reports; i++)
        {
            File.WriteAllBytes(Path.Combine(folder, $"{i:0000}.html"), GeneratedPage.Make(i));
            expected.Add($"{folder}/{i:0000}.html");
        }
        return expected;
    }

    private static async Task Check(string store, HashSet<string> expected, bool isWhole, List<string> faults)
    {
        if (!File.Exists(store))
            return;
        await using var archive = SqliteArchive.Open(store);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var report in archive.ReportsAsync(new ReportQuery()))
        {
            if (!seen.Add(report.Source))
                faults.Add("twice: " + report.Source);
            if (!expected.Contains(report.Source))
                faults.Add("not asked for: " + report.Source);
        }
        var counts = await archive.CountAsync();
        if (counts.Inputs != counts.Reports)
            faults.Add($"{counts.Inputs} inputs of {counts.Reports} reports");
        var whole = 0;
        await foreach (var report in archive.ChroniclesAsync(new ReportQuery()))
            whole += await archive.BytesAsync(report.Chronicle.Report.Id) is { Length: > 0 } ? 1 : 0;
        if (whole != counts.Reports)
            faults.Add($"{counts.Reports - whole} reports by half");
        if (isWhole && seen.Count + counts.Quarantined != expected.Count)
            faults.Add($"{expected.Count - seen.Count - counts.Quarantined} lost");
    }
}
