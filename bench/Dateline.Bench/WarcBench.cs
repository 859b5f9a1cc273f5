using System.Diagnostics;
using System.Globalization;
using Dateline.Intake;
using Dateline.Intake.Tests;

namespace Dateline.Bench;

/// <summary>The reader of web archives over a generated one with every kind of record and damage: whether each is accounted for, and how fast beside zcat.</summary>
internal static class WarcBench
{
    public static int Run(string[] arguments)
    {
        var records = arguments is ["--records", var given, ..] ? int.Parse(given, CultureInfo.InvariantCulture) : 50_000;
        var folder = Directory.CreateTempSubdirectory("dateline-bench-");
        try
        {
            var damaged = Path.Combine(folder.FullName, "damaged.warc.gz");
            var written = Write(damaged, records, 0.3);
            var (arrivals, passedOver, time) = Read(damaged);
            var unaccounted = Unaccounted(written, arrivals);
            Say($"damaged: {records} records, {arrivals.Count(a => a.Refusal is null)} read, {arrivals.Count(a => a.Refusal is not null)} refused, {passedOver} hold no report, {unaccounted.Count} unaccounted for, {time.Seconds:0.00} CPU s");
            foreach (var record in unaccounted.Take(20))
                Say($"  {record.Kind} at {record.Start}");
            foreach (var code in arrivals.Where(a => a.Refusal is not null).GroupBy(a => a.Refusal!.Code).OrderBy(g => g.Key, StringComparer.Ordinal))
                Say($"  {code.Key} {code.Count()}: {code.First().Refusal!.Reason}");
            var sound = Path.Combine(folder.FullName, "sound.warc.gz");
            Write(sound, records, 0);
            var size = new FileInfo(sound).Length / 1e6;
            Read(sound);
            var ours = Read(sound).Time.Seconds;
            var zcat = Zcat(sound);
            Say($"sound: {size:0.0} MB packed; ours {size / ours:0.0} MB/CPU s, zcat {size / zcat:0.0} MB/CPU s: ours takes {ours / zcat:0.00} times as long");
            return unaccounted.Count == 0 ? 0 : 1;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static IReadOnlyList<WrittenRecord> Write(string path, int records, double damaged)
    {
        using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 20);
        return new DamagedWarc(7, isGzip: true).Write(file, records, damaged);
    }

    private static (List<Arrival> Arrivals, int PassedOver, CpuTime Time) Read(string path)
    {
        var gatherer = new Gatherer(new GatheringOptions());
        var arrivals = new List<Arrival>();
        var time = CpuTime.Of(() =>
        {
            // Only what is asked about afterwards is kept, as a run of reading keeps nothing.
            foreach (var arrival in gatherer.Gather([path]))
                arrivals.Add(arrival.Refusal is { } refusal ? Arrival.Refused(arrival.Source, refusal) : Arrival.Of(arrival.Input with { Bytes = new byte[] { (byte)(arrival.Input.Bytes.Length % 251) } }));
        });
        return (arrivals, gatherer.PassedOver, time);
    }

    private static List<WrittenRecord> Unaccounted(IReadOnlyList<WrittenRecord> written, List<Arrival> arrivals)
    {
        var read = arrivals.Where(a => a.Refusal is null).ToLookup(a => a.Input.Url);
        var refused = arrivals.Where(a => a.Refusal is not null).Select(Offset).Order().ToArray();
        bool IsRefused(WrittenRecord record)
        {
            var at = Array.BinarySearch(refused, record.Start);
            at = at < 0 ? ~at : at;
            return at < refused.Length && refused[at] < record.End;
        }
        return [.. written.Where(r => r.Fate switch
        {
            Fate.Read => read[r.Address].FirstOrDefault() is not { } page || page.Input.Bytes.Span[0] != r.Page.Length % 251,
            Fate.Refused => !IsRefused(r) || read.Contains(r.Address),
            Fate.Told => !IsRefused(r) && !read.Contains(r.Address),
            _ => IsRefused(r) || read.Contains(r.Address),
        })];
    }

    private static long Offset(Arrival arrival)
    {
        var place = arrival.Source[(arrival.Source.IndexOf("!/", StringComparison.Ordinal) + 2)..];
        return long.Parse(place.Split('/')[0], CultureInfo.InvariantCulture);
    }

    private static double Zcat(string path)
    {
        var best = double.MaxValue;
        for (var i = 0; i < 3; i++)
        {
            using var zcat = Process.Start(new ProcessStartInfo("/bin/bash", ["-c", "TIMEFORMAT='%U %S'; time zcat \"$0\" > /dev/null", path]) { RedirectStandardError = true, UseShellExecute = false })!;
            var times = zcat.StandardError.ReadToEnd().Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries);
            zcat.WaitForExit();
            best = Math.Min(best, times.Sum(time => double.Parse(time, CultureInfo.InvariantCulture)));
        }
        return best;
    }

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
