using System.Globalization;
using Dateline.Language;
using Dateline.Language.Coreference;
using Dateline.Language.Names;
using Dateline.Language.Network;

namespace Dateline.Train;

/// <summary>`Dateline.Train pace FILE.txt`: words per CPU-second of each stage on one thread, warm, and bytes allocated per word.</summary>
internal static class PaceCommand
{
    private const int Passes = 21;

    public static int Run(string[] args)
    {
        if (args is not [var file])
            return Options.Usage("pace FILE.txt");
        var text = File.ReadAllText(file);
        Load();
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
        if (GrammarStage.Load(Spelling.Load()) is { } grammar)
        {
            Measure("tags and trees", () =>
            {
                grammar.Annotate(split);
                return split.TokenCount;
            });
            var lemmatizer = Lemmatizer.Load(Spelling.Load());
            Measure("lemmas", () =>
            {
                lemmatizer.Lemmatize(split);
                return split.TokenCount;
            });
        }
        Measure("names", () =>
        {
            names.Find(split);
            return split.TokenCount;
        });
        using var analyzed = analyzer.Analyze(text);
        if (CoreferenceResolver.Load() is { } coreference)
        {
            Measure("coreference", () =>
            {
                coreference.Resolve(analyzed);
                return analyzed.TokenCount;
            });
        }
        Measure("everything", () =>
        {
            using var document = analyzer.Analyze(text);
            return document.TokenCount;
        });
        return 0;
    }

    // All models and what is compiled on the way to the first document; nothing was loaded before.
    private static void Load()
    {
        var cpu = Environment.CpuUsage.TotalTime;
        using var document = Analyzer.Load().Analyze("Troops left the port of Vardo on Monday, he said.");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"loading, first document included: {(Environment.CpuUsage.TotalTime - cpu).TotalMilliseconds:N0} ms of CPU time"));
    }

    // The best of many passes and their median: what else runs on the machine slows some of them down, by half where it runs on the same core.
    private static void Measure(string stage, Func<int> run)
    {
        for (var i = 0; i < 3; i++)
            run();
        var (bytes, words) = (GC.GetAllocatedBytesForCurrentThread(), 0L);
        var paces = new double[Passes];
        foreach (ref var pace in paces.AsSpan())
        {
            var cpu = Environment.CpuUsage.TotalTime;
            var count = run();
            pace = count / (Environment.CpuUsage.TotalTime - cpu).TotalSeconds;
            words += count;
        }
        bytes = GC.GetAllocatedBytesForCurrentThread() - bytes;
        paces.Sort();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{stage}: {paces[^1]:N0} words per CPU-second at best, {paces[Passes / 2]:N0} in the median of {Passes} passes, {(double)bytes / words:0.000} bytes per word"));
    }
}
