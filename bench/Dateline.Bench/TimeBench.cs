using System.Globalization;
using System.Text.Json;
using Dateline.Language;
using Dateline.Reading;
using Dateline.Time;
using NodaTime;
using NodaTime.Text;

namespace Dateline.Bench;

/// <summary>The time stage alone: words to time expressions on the calendar, one thread, warm. Cutting the text into words is not counted, but shown beside.</summary>
internal static class TimeBench
{
    private const int Turns = 10;

    public static int Run(string[] args)
    {
        var passes = int.Parse(Options.Of(args, "--passes") ?? "10", CultureInfo.InvariantCulture);
        var texts = Options.Of(args, "--texts") is { } file ? FromLines(file) : Generated(200);
        var analyzer = Analyzer.Load();
        var documents = texts.ConvertAll(text => (analyzer.Split(new Report { Id = "", Source = "", Text = text.Text }), text.Published));
        var words = documents.ConvertAll(document => TextWords.Scan(document.Item1.Text, document.Item1.Report.Sentences));
        var count = words.Sum(w => (long)w.Count);
        var reader = TimeReader.Load();
        var found = 0;
        var contenders = new (string Name, Action Pass)[]
        {
            ("words alone", () => documents.ForEach(document => TextWords.Scan(document.Item1.Text, document.Item1.Report.Sentences))),
            ("time stage", () =>
            {
                found = 0;
                for (var i = 0; i < words.Count; i++)
                    found += reader.Read(words[i], documents[i].Published).Count;
            }),
        };
        foreach (var (_, pass) in contenders)
        {
            for (var warm = 0; warm < 3; warm++)
                pass();
        }
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{texts.Count} texts, {count} words, best of {passes} warm passes"));
        foreach (var (name, pass) in contenders)
        {
            var best = Enumerable.Range(0, passes).Select(_ => CpuTime.Of(() => Repeat(pass))).MinBy(time => time.Seconds);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-14} {count * Turns / best.Seconds,12:0} words/CPU s   {best.Allocated / (double)(count * Turns),7:0.0} bytes/word"));
        }
        Console.WriteLine($"{found} expressions");
        return 0;
    }

    /// <summary>CPU time is told in hundredths of a second: a pass must be long beside that.</summary>
    private static void Repeat(Action pass)
    {
        for (var turn = 0; turn < Turns; turn++)
            pass();
    }

    private static List<(string Text, LocalDate? Published)> FromLines(string file)
    {
        var texts = new List<(string, LocalDate?)>();
        foreach (var line in File.ReadLines(file))
        {
            using var json = JsonDocument.Parse(line);
            var day = json.RootElement.TryGetProperty("published", out var published) ? LocalDatePattern.Iso.Parse(published.GetString()!.AsSpan(0, 10).ToString()) : null;
            texts.Add((json.RootElement.GetProperty("text").GetString()!, day is { Success: true } ? day.Value : null));
        }
        return texts;
    }

    private static List<(string Text, LocalDate? Published)> Generated(int count)
    {
        var reader = new ReportReader(ReadingLimits.Default);
        var texts = new List<(string, LocalDate?)>();
        for (var number = 0; number < count; number++)
        {
            var report = reader.Read(new Input { Source = "page", Bytes = GeneratedReport.Make(number), Url = "https://example.org/story" }).Report;
            if (report is not null)
                texts.Add((report.Text, report.Published?.Day));
        }
        return texts;
    }
}
