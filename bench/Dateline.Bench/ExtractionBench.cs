using System.Globalization;
using System.Text;
using AngleSharp.Html.Parser;
using Dateline.Reading;

namespace Dateline.Bench;

/// <summary>Page to article with metadata: this library beside SmartReader, on the same pages, in the same run, one thread, warm.</summary>
internal static class ExtractionBench
{
    /// <summary>Passes before any is measured.</summary>
    private const int WarmUp = 8;

    /// <summary>Pages that one contender reads before the next has its turn.</summary>
    private const int Turn = 15;

    public static int Run(string[] args)
    {
        var folder = Options.Of(args, "--pages");
        var passes = int.Parse(Options.Of(args, "--passes") ?? "3", CultureInfo.InvariantCulture);
        var pages = folder is null ? PageSet.Generated(100) : PageSet.FromFolder(folder);
        if (pages.Count == 0)
        {
            Console.Error.WriteLine($"no HTML files under {folder}");
            return 2;
        }
        Console.WriteLine($"{pages.Count} pages, {pages.Sum(page => (long)page.Length) / 1e6:0.0} MB, medians of {passes} warm passes");

        var reader = new ReportReader(ReadingLimits.Default);
        var inputs = pages.ConvertAll(page => new Input { Source = "page", Bytes = page, Url = "https://example.org/story" });
        var texts = pages.ConvertAll(page => Encoding.UTF8.GetString(page));
        var contenders = new (string Name, Action<int> Page)[]
        {
            ("SmartReader 0.11.1", i => new SmartReader.Reader("https://example.org/story", texts[i]).GetArticle()),
            ("Dateline, bytes to report", i => reader.Read(inputs[i])),
            ("AngleSharp, parsing alone", i => new HtmlParser().ParseDocument(texts[i]).Dispose()),
        };
        // Warm means compiled for good: what is called once a page is compiled again after some hundreds of pages, by what the runtime then knows of it.
        for (var warm = 0; warm < WarmUp; warm++)
            Pass(contenders, pages.Count);
        var measured = Enumerable.Range(0, passes).Select(_ => Pass(contenders, pages.Count)).ToList();
        for (var i = 0; i < contenders.Length; i++)
        {
            var seconds = Median(measured.Select(pass => pass[i].Seconds));
            var ratio = Median(measured.Select(pass => pass[0].Seconds / pass[i].Seconds));
            var (least, most) = (measured.Min(pass => pass[0].Seconds / pass[i].Seconds), measured.Max(pass => pass[0].Seconds / pass[i].Seconds));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{contenders[i].Name,-28} {pages.Count / seconds,8:0} pages/CPU s   ratio {ratio,5:0.00} ({least:0.00} to {most:0.00})   {measured[0][i].Allocated / 1024.0 / pages.Count,8:0} KiB/page"));
        }
        return 0;
    }

    /// <summary>All pages once by each. They take turns every few pages, so that other work on the machine weighs on all alike.</summary>
    private static CpuTime[] Pass((string Name, Action<int> Page)[] contenders, int pages)
    {
        var spent = new CpuTime[contenders.Length];
        for (var from = 0; from < pages; from += Turn)
        {
            for (var i = 0; i < contenders.Length; i++)
            {
                var time = CpuTime.Of(() =>
                {
                    for (var page = from; page < Math.Min(from + Turn, pages); page++)
                        contenders[i].Page(page);
                });
                spent[i] = new(spent[i].Seconds + time.Seconds, spent[i].Allocated + time.Allocated);
            }
        }
        return spent;
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted.Count % 2 == 1 ? sorted[sorted.Count / 2] : (sorted[sorted.Count / 2 - 1] + sorted[sorted.Count / 2]) / 2;
    }
}
