using Dateline.Language;
using Dateline.Language.Names;
using Dateline.Language.Network;

namespace Dateline.Train.Names;

/// <summary>`Dateline.Train names --out FILE …`: trains the name finder.</summary>
internal static class NamesCommand
{
    private const int Seed = 20260203;
    private const int Folds = 4;

    public static int Run(string[] args)
    {
        var options = Options.Read(args, "--out", "--lists", "--epochs", "--most", "--miss-cost", "--least", "--tags", "--hidden");
        if (options.Values.Count == 0)
            return Options.Usage("names --out FILE [--lists FILE] [--epochs 12] [--most 104000] [--miss-cost 1] [--tags yes [--hidden 20]] FILE.iob2[.gz][=WEIGHT]… GUM.conllu[.gz][=WEIGHT]…");
        var lists = options.Text("--lists") is { } file ? NameLists.Read(File.OpenRead(file)) : NameLists.Load();
        var blocks = new List<NameBlock>();
        foreach (var (path, weight) in options.Values.Select(Weighted))
            blocks.AddRange(path.Contains(".conllu", StringComparison.Ordinal) ? NameCorpus.ReadGum(path, weight) : NameCorpus.Read(path, weight, lists));
        // Word classes as the network gives them, which knows part of these texts by heart: one of --hidden words goes without, so that they are not leaned on too far.
        if (options.Text("--tags") == "yes" && GrammarStage.Load() is { } grammar)
        {
            var (random, hidden) = (new Random(Seed), options.Int("--hidden", 20));
            foreach (var block in blocks)
            {
                grammar.Annotate(block.Document);
                foreach (ref var tag in block.Document.Columns.Tags.Items)
                    tag = random.Next(hidden) == 0 ? Upos.None : tag;
            }
        }
        var index = new FeatureIndex();
        var training = new NameTraining(blocks, lists, index, options.Int("--epochs", 12), (float)options.Double("--miss-cost", 1), Seed);
        training.Prepare(options.Int("--least", 2));
        Console.Error.WriteLine($"{blocks.Count} blocks, {blocks.Sum(b => b.Labels.Length)} words, {blocks.Sum(b => b.Labels.Count(l => l > 0 && !NameLabels.IsInside(l)))} names, {index.Count} features");
        training.LookElsewhere(Folds);
        var chain = training.Train(blocks, withReport: true);
        var bytes = chain.Export($"Dateline names; seed {Seed}; {Treebank.Provenance(options.Values.Select(v => Weighted(v).Path))}", options.Int("--most", 104_000));
        Console.Error.WriteLine($"{bytes.Length} bytes");
        if (options.Text("--out") is { } output)
            File.WriteAllBytes(output, bytes);
        return 0;
    }

    private static (string Path, float Weight) Weighted(string value)
    {
        var equals = value.LastIndexOf('=');
        return equals < 0 ? (value, 1) : (value[..equals], float.Parse(value[(equals + 1)..], System.Globalization.CultureInfo.InvariantCulture));
    }
}
