using Dateline.Language;
using Dateline.Language.Names;
using Dateline.Language.Network;
using Dateline.Train.Network;

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
            return Options.Usage("names --out FILE [--lists FILE] [--epochs 12] [--most 104000] [--miss-cost 1] [--tags yes|HALF1.bin,HALF2.bin [--hidden 20]] FILE.iob2[.gz][=WEIGHT]… GUM.conllu[.gz][=WEIGHT]…");
        var lists = options.Text("--lists") is { } file ? NameLists.Read(File.OpenRead(file)) : NameLists.Load();
        var blocks = new List<NameBlock>();
        foreach (var (path, weight) in options.Values.Select(Weighted))
            blocks.AddRange(path.Contains(".conllu", StringComparison.Ordinal) ? NameCorpus.ReadGum(path, weight) : NameCorpus.Read(path, weight, lists));
        if (options.Text("--tags") is { } tags)
            Tag(blocks, tags == "yes" ? GrammarStage.Load(Spelling.Load())!.Annotate : Jackknife.Read(tags).Annotate, options.Int("--hidden", 20));
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

    // One of so many words goes without its class, so that the classes are not leaned on too far.
    private static void Tag(List<NameBlock> blocks, Action<Document> annotate, int hidden)
    {
        var random = new Random(Seed);
        foreach (var block in blocks)
        {
            annotate(block.Document);
            foreach (ref var tag in block.Document.Columns.Tags.Items)
                tag = hidden > 0 && random.Next(hidden) == 0 ? Upos.None : tag;
        }
    }

    private static (string Path, float Weight) Weighted(string value)
    {
        var equals = value.LastIndexOf('=');
        return equals < 0 ? (value, 1) : (value[..equals], float.Parse(value[(equals + 1)..], System.Globalization.CultureInfo.InvariantCulture));
    }
}
