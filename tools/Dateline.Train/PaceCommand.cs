using System.Globalization;
using Dateline.Language;
using Dateline.Language.Names;

namespace Dateline.Train;

/// <summary>`Dateline.Train pace FILE.txt`: words per CPU-second of each stage on one thread, warm, and bytes allocated per word.</summary>
internal static class PaceCommand
{
    public static int Run(string[] args)
    {
        if (args is not [var file])
            return Options.Usage("pace FILE.txt");
        var text = File.ReadAllText(file);
        var tokenizer = new Tokenizer();
        var names = NameFinder.Load();
        var analyzer = Analyzer.Load();
        Measure("words and sentences", () =>
        {
            using var document = new Document(new Report { Id = "", Source = "", Text = text });
            tokenizer.Split(document);
            return document.TokenCount;
        });
        using var split = new Document(new Report { Id = "", Source = "", Text = text });
        tokenizer.Split(split);
        Measure("names", () =>
        {
            names.Find(split);
            return split.TokenCount;
        });
        Measure("everything", () =>
        {
            using var document = analyzer.Analyze(text);
            return document.TokenCount;
        });
        return 0;
    }

    private static void Measure(string stage, Func<int> run)
    {
        for (var i = 0; i < 3; i++)
            run();
        var (cpu, bytes, words) = (Environment.CpuUsage.TotalTime, GC.GetAllocatedBytesForCurrentThread(), 0L);
        for (var i = 0; i < 5; i++)
            words += run();
        cpu = Environment.CpuUsage.TotalTime - cpu;
        bytes = GC.GetAllocatedBytesForCurrentThread() - bytes;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{stage}: {words / cpu.TotalSeconds:N0} words per CPU-second, {(double)bytes / words:0.000} bytes per word"));
    }
}
