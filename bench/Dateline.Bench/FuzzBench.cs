using System.Diagnostics;
using System.Globalization;
using System.Text;
using Dateline.Intake;
using Dateline.Intake.Feeds;
using Dateline.Intake.Tests;
using Dateline.Intake.Warc;
using Dateline.Reading;
using Dateline.Reading.Dates;

namespace Dateline.Bench;

/// <summary>Feeds mutated inputs to what reads bytes from strangers, and looks for what must never be: an exception, a hang, more output than the limits allow.</summary>
/// <remarks>Mutations as in AFL's havoc stage (bits, bytes, blocks taken out, doubled, spliced from another input, words of the format put in). The same seed makes the same inputs.</remarks>
internal static class FuzzBench
{
    private static readonly TimeSpan Hang = TimeSpan.FromSeconds(10);

    // Bytes that mean something in one of the formats.
    private static readonly byte[] Telling = [.. "0123456789<>/&;=\"' \r\n\0"u8, 0xFF];

    private static readonly Dictionary<string, Func<(IReadOnlyList<byte[]> Seeds, string[] Words, Action<byte[]> Read)>> Targets = new(StringComparer.Ordinal)
    {
        ["html"] = Html,
        ["warc"] = Warc,
        ["feeds"] = Feeds,
        ["dates"] = Dates,
    };

    public static int Run(string[] arguments)
    {
        string? Option(string name) => Array.IndexOf(arguments, name) is >= 0 and var at && at + 1 < arguments.Length ? arguments[at + 1] : null;
        var seconds = int.Parse(Option("--seconds") ?? "600", CultureInfo.InvariantCulture);
        var seed = int.Parse(Option("--seed") ?? "1", CultureInfo.InvariantCulture);
        var faults = 0;
        foreach (var (name, make) in Targets.Where(t => Option("--target") is not { } only || only == t.Key))
            faults += Run(name, make(), TimeSpan.FromSeconds(seconds), new Random(seed));
        return faults == 0 ? 0 : 1;
    }

    private static int Run(string name, (IReadOnlyList<byte[]> Seeds, string[] Words, Action<byte[]> Read) target, TimeSpan time, Random chance)
    {
        var faults = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        var (inputs, bytes, slowest) = (0L, 0L, TimeSpan.Zero);
        // The pool grows by what was made, so that mutations add up.
        var pool = target.Seeds.ToList();
        var words = target.Words.Select(Encoding.UTF8.GetBytes).ToArray();
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < time; inputs++)
        {
            var input = Mutated(pool, words, chance);
            bytes += input.Length;
            var began = watch.Elapsed;
            try
            {
                target.Read(input);
            }
#pragma warning disable CA1031 // What is looked for is any exception at all.
            catch (Exception fault)
#pragma warning restore CA1031
            {
                faults.TryAdd(fault.GetType().Name + " at " + fault.StackTrace?.Split('\n')[0].Trim(), input);
            }
            var took = watch.Elapsed - began;
            slowest = took > slowest ? took : slowest;
            if (took > Hang)
                faults.TryAdd("hang", input);
            if (chance.Next(20) == 0)
                pool[chance.Next(target.Seeds.Count, target.Seeds.Count + 64) is var at && at < pool.Count ? at : Add(pool)] = input;
        }
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-6} {inputs:N0} inputs, {bytes / 1e6:N0} MB, {time.TotalSeconds:N0} s: {faults.Count} faults; slowest {slowest.TotalSeconds:0.00} s, memory {GC.GetTotalMemory(forceFullCollection: true) / 1e6:N0} MB"));
        foreach (var (fault, input) in faults)
        {
            var file = Path.Combine(Path.GetTempPath(), $"dateline-fuzz-{name}-{(uint)fault.GetHashCode(StringComparison.Ordinal) % 10_000}");
            File.WriteAllBytes(file, input);
            Console.WriteLine($"  {fault}: {file}");
        }
        return faults.Count;
    }

    private static int Add(List<byte[]> pool)
    {
        pool.Add([]);
        return pool.Count - 1;
    }

    private static byte[] Mutated(List<byte[]> pool, byte[][] words, Random chance)
    {
        var input = new List<byte>(pool[chance.Next(pool.Count)]);
        for (var rounds = 1 << chance.Next(0, 6); rounds > 0; rounds--)
        {
            if (input.Count is 0 or > 400_000)
                input = [.. pool[chance.Next(pool.Count)].Take(200_000), 0];
            var at = chance.Next(input.Count);
            var length = Math.Min(input.Count - at, 1 << chance.Next(0, chance.Next(1, 13)));
            switch (chance.Next(8))
            {
                case 0:
                    input[at] ^= (byte)(1 << chance.Next(8));
                    break;
                case 1:
                    input[at] = (byte)chance.Next(256);
                    break;
                case 2:
                    input.RemoveRange(at, length);
                    break;
                case 3:
                    input.InsertRange(chance.Next(input.Count), input.GetRange(at, length));
                    break;
                case 4:
                    var other = pool[chance.Next(pool.Count)];
                    var from = other.Length == 0 ? 0 : chance.Next(other.Length);
                    input.InsertRange(at, other.AsSpan(from, Math.Min(length, other.Length - from)).ToArray());
                    break;
                case 5:
                    var word = words[chance.Next(words.Length)];
                    for (var times = chance.Next(10) == 0 ? chance.Next(1, 2000) : 1; times > 0; times--)
                        input.InsertRange(at, word);
                    break;
                case 6:
                    input.RemoveRange(at, input.Count - at);
                    break;
                default:
                    input[at] = Telling[chance.Next(Telling.Length)];
                    break;
            }
        }
        return [.. input];
    }

    private static (IReadOnlyList<byte[]> Seeds, string[] Words, Action<byte[]> Read) Html()
    {
        var reader = new ReportReader(ReadingLimits.Default);
        string[] words = ["<div>", "</div>", "<table><tr><td>", "<p>", "<script>", "</script>", "<!--", "-->", "<svg><math>", "<template>", "<select>", "&#x1F600;", "&nbsp", "<a><b><i>", "<meta charset=utf-16>", "<script type=\"application/ld+json\">{", "2031-13-45", "By Anna Tessel", "<plaintext>", "<form>", "<h1>", "\u202E", "<article itemscope>"];
        return ([.. Enumerable.Range(0, 12).Select(GeneratedPage.Make), .. Samples()], words, bytes =>
        {
            var result = reader.Read(new Input { Source = "fuzz", Bytes = bytes });
            if (result.Report is { } report && report.Text.Length > ReadingLimits.Default.ArticleLength)
                throw new InvalidOperationException("past the limit");
        });
    }

    private static (IReadOnlyList<byte[]> Seeds, string[] Words, Action<byte[]> Read) Warc()
    {
        static byte[] Seed(int number)
        {
            var file = new MemoryStream();
            new DamagedWarc(number, isGzip: number % 2 == 0).Write(file, 6, damaged: 0.3);
            return file.ToArray();
        }
        string[] words = ["WARC/1.0\r\n", "WARC/1.1\r\nWARC-Type: response\r\n", "Content-Length: 99999999999\r\n", "Content-Length: -1\r\n", "\r\n\r\n", "HTTP/1.1 200 OK\r\n", "Content-Encoding: br\r\n", "Transfer-Encoding: chunked\r\n", "ffffffff\r\n", "\u001f\u008b\b\0", "WARC-Target-URI: <"];
        var limits = IntakeLimits.Default;
        return ([.. Enumerable.Range(0, 40).Select(Seed)], words, bytes =>
        {
            IStretches stretches = bytes is [0x1F, ..] ? new GzipMembers(new MemoryStream(bytes), limits) : new PlainStretch(new MemoryStream(bytes));
            foreach (var arrival in new WarcReports("fuzz", new WarcReader(stretches, limits), null, limits).Arrivals())
            {
                if (arrival.Input.Bytes.Length > limits.ReportBytes)
                    throw new InvalidOperationException("past the limit");
            }
        });
    }

    private static (IReadOnlyList<byte[]> Seeds, string[] Words, Action<byte[]> Read) Feeds()
    {
        var reader = new FeedReader();
        string[] words = ["<item>", "</item>", "<entry>", "<![CDATA[", "]]>", "<!DOCTYPE x [<!ENTITY a \"b\">]>", "&a;", "<?xml version=\"1.0\" encoding=\"utf-16\"?>", "xmlns:x=\"http://www.w3.org/2005/Atom\"", "<x:entry>", "<content type=\"xhtml\">", "{\"items\":[", "<outline xmlUrl=\"http://", "<pubDate>Tue, 04 Mar 2031 08:30:00 +0200</pubDate>", "\"", "<title>"];
        var folder = new DirectoryInfo("tests/Dateline.Intake.Tests/feeds");
        return ([.. folder.GetFiles().OrderBy(f => f.Name, StringComparer.Ordinal).Select(f => File.ReadAllBytes(f.FullName))], words, bytes =>
        {
            _ = FeedReader.IsOne(bytes);
            try
            {
                foreach (var item in reader.Read(bytes, null, "https://courier.example/feed").Items)
                    _ = item.Content is null ? null : FeedPage.Make(new Feed(), item);
            }
            catch (RefusedException)
            {
                // That is an answer.
            }
        });
    }

    private static (IReadOnlyList<byte[]> Seeds, string[] Words, Action<byte[]> Read) Dates()
    {
        var scanner = new DateScanner(MonthNames.Load());
        var machine = new MachineDate(scanner);
        string[] seeds = ["2031-03-04T08:30:00+02:00", "Tue, 04 Mar 2031 08:30:00 +0200", "March 4, 2031, 8:30 p.m. EST", "4. März 2031, 20 Uhr", "04/03/2031", "1929860000", "20310304", "Published on Tuesday, 4th of March 2031 at noon; updated 5 March", "2031年3月4日 08:30", "4 марта 2031 года", "le 4 mars 2031 à 8h30", "yesterday, 3 days ago, 31 February 2031"];
        return ([.. seeds.Select(Encoding.UTF8.GetBytes)], ["0", "99999999999999999999", "March", "марта", "T", "Z", "+99:99", "24:60", "/", "-", ".", ",", "of", "AM", "\u00A0", "年"], bytes =>
        {
            var text = Encoding.UTF8.GetString(bytes);
            foreach (var order in Enum.GetValues<DateOrder>())
                _ = machine.Read(text.Length > 80 ? text[..80] : text, null, order, out _);
            _ = MailDate.ToIso(text);
            _ = scanner.Find(text.Length > 4000 ? text[..4000] : text, "en", DateOrder.Unknown);
        });
    }

    private static IEnumerable<byte[]> Samples() =>
        Directory.Exists("samples") ? Directory.GetFiles("samples", "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(File.ReadAllBytes).Where(b => b.Length < 200_000) : [];
}
