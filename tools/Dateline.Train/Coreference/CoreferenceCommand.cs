using System.Globalization;
using Dateline.Language;
using Dateline.Language.Coreference;

namespace Dateline.Train.Coreference;

/// <summary>`Dateline.Train coreference …`: trains the coreference resolver, and measures it.</summary>
internal static class CoreferenceCommand
{
    private const int Seed = 20261123;

    public static int Run(string[] args)
    {
        var options = Options.Read(args, "--out", "--dev", "--epochs", "--rate", "--bits", "--runs", "--missed", "--invented", "--wrong", "--guided", "--seed", "--dev-trees", "--errors", "--show");
        if (options.Text("--show") is { } report)
            return CoreferenceReading.Show(report);
        if (options.Values.Count == 0 && options.Text("--dev") is null)
            return Options.Usage("coreference [--out FILE] [--dev GUM.conllu[.gz]] [--epochs 4] GUM.conllu[.gz]…   (without a training file: measures the library's own model)\n       Dateline.Train coreference --show FILE.txt");
        var analyzer = Analyzer.Load();
        var lexicon = ReferenceLexicon.Load();
        var dev = options.Text("--dev") is { } file ? CoreferenceCorpus.Read(file, options.Text("--dev-trees") == "gold" ? null : analyzer).ToList() : [];
        if (options.Values.Count == 0)
        {
            if (CoreferenceModel.Embedded(CoreferenceResolver.ModelName) is { } model)
                Measure("shipped", model, lexicon, dev, options.Text("--errors"));
            return 0;
        }
        var seed = options.Int("--seed", Seed);
        var weights = new CoreferenceWeights(options.Int("--bits", 18), (float)options.Double("--rate", 0.05));
        var costs = new MistakeCosts((float)options.Double("--missed", 3), (float)options.Double("--invented", 0.3), (float)options.Double("--wrong", 1));
        var training = new CoreferenceTraining(options.Values.SelectMany(v => CoreferenceCorpus.Read(v, analyzer)), lexicon, weights, costs, seed);
        var note = $"Dateline coreference; seed {seed}; {Treebank.Provenance(options.Values)}";
        var epochs = options.Int("--epochs", 4);
        for (var run = 1; run <= options.Int("--runs", 3); run++)
        {
            weights.Restart();
            for (var epoch = 1; epoch <= epochs; epoch++)
            {
                var loss = training.Epoch(guided: epoch <= options.Int("--guided", 2));
                Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"run {run}, epoch {epoch}: loss {loss:0.0000}, {weights.Count} features, {Environment.CpuUsage.TotalTime.TotalSeconds:0} CPU-s"));
            }
            if (dev.Count > 0)
                Measure($"epoch {run}", CoreferenceModel.Read(weights.Export(note)), lexicon, dev, options.Text("--errors"));
        }
        var bytes = weights.Export(note);
        Console.Error.WriteLine($"{training.MentionCount} mentions, {bytes.Length} bytes");
        if (options.Text("--out") is { } output)
            File.WriteAllBytes(output, bytes);
        return 0;
    }

    private static void Measure(string what, CoreferenceModel model, ReferenceLexicon lexicon, List<CoreferenceDocument> documents, string? errors)
    {
        var resolver = new CoreferenceResolver(model, lexicon);
        var score = new CoreferenceScore();
        using var report = errors is null ? null : new StreamWriter(errors);
        foreach (var (name, document, gold) in documents)
        {
            resolver.Resolve(document);
            var key = gold.GroupBy(g => g.Entity, g => g.Span).Select(g => g.ToList()).ToList();
            score.Add(key, CoreferenceReading.Entities(document));
            if (report is not null)
                CoreferenceReading.WriteErrors(name, document, gold, report);
        }
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{what}: CoNLL {100 * score.Conll:0.00}; mentions {Show(score.Mentions)}; MUC {Show(score.Muc)}; B3 {Show(score.BCubed)}; CEAF {Show(score.Ceaf)}"));
    }

    private static string Show(CoreferenceScore.Figures figures) =>
        string.Create(CultureInfo.InvariantCulture, $"{100 * figures.F1:0.0} (P {100 * figures.Precision:0.0} R {100 * figures.Recall:0.0})");
}
