using System.Globalization;
using System.Text;
using AngleSharp.Html.Parser;
using Dateline.Reading;

namespace Dateline.Bench;

/// <summary>Page to article with metadata: this library beside SmartReader, on the same pages, in the same run, one thread, warm.</summary>
internal static class ExtractionBench
{
    public static int Run(string[] args)
    {
        var folder = Option(args, "--pages");
        var passes = int.Parse(Option(args, "--passes") ?? "3", CultureInfo.InvariantCulture);
        var pages = folder is null ? PageSet.Generated(100) : PageSet.FromFolder(folder);
        if (pages.Count == 0)
        {
            Console.Error.WriteLine($"no HTML files under {folder}");
            return 2;
        }
        Console.WriteLine($"{pages.Count} pages, {pages.Sum(page => (long)page.Length) / 1e6:0.0} MB, best of {passes} warm passes");

        var reader = new ReportReader(ReadingLimits.Default);
        var inputs = pages.ConvertAll(page => new Input { Source = "page", Bytes = page, Url = "https://example.org/story" });
        var texts = pages.ConvertAll(page => Encoding.UTF8.GetString(page));
        var contenders = new (string Name, Action Pass)[]
        {
            ("SmartReader 0.11.1", () => texts.ForEach(text => new SmartReader.Reader("https://example.org/story", text).GetArticle())),
            ("Dateline, bytes to report", () => inputs.ForEach(input => reader.Read(input))),
            ("AngleSharp, parsing alone", () => texts.ForEach(text => new HtmlParser().ParseDocument(text).Dispose())),
        };
        // Passes take turns, so that other work on the machine weighs on all alike.
        for (var warm = 0; warm < 2; warm++)
        {
            foreach (var (_, pass) in contenders)
                pass();
        }
        var best = new CpuTime[contenders.Length];
        for (var pass = 0; pass < passes; pass++)
        {
            for (var i = 0; i < contenders.Length; i++)
            {
                var time = CpuTime.Of(contenders[i].Pass);
                if (pass == 0 || time.Seconds < best[i].Seconds)
                    best[i] = time;
            }
        }
        for (var i = 0; i < contenders.Length; i++)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{contenders[i].Name,-28} {pages.Count / best[i].Seconds,8:0} pages/CPU s   ratio {best[0].Seconds / best[i].Seconds,5:0.00}   {best[i].Allocated / 1024.0 / pages.Count,8:0} KiB/page"));
        }
        return 0;
    }

    private static string? Option(string[] args, string name)
    {
        var at = Array.IndexOf(args, name);
        return at >= 0 && at + 1 < args.Length ? args[at + 1] : null;
    }
}
