using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using Dateline.Language.Network;

namespace Dateline.Train.Network;

/// <summary>The verb <c>network</c>: treebanks → the network's model file.</summary>
internal static class NetworkCommand
{
    public static int Run(string[] args)
    {
        var options = Options(args);
        var train = Files(options, "train");
        var develop = Files(options, "dev");
        var log = options.TryGetValue("log", out var path) ? new StreamWriter(path) { AutoFlush = true } : null;
        void Say(string line)
        {
            Console.WriteLine(line);
            log?.WriteLine(line);
        }
        int Number(string name, int otherwise) => options.TryGetValue(name, out var text) ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;
        float Real(string name, float otherwise) => options.TryGetValue(name, out var text) ? float.Parse(text, CultureInfo.InvariantCulture) : otherwise;

        foreach (var file in train.Concat(develop))
            Say($"{Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file)))[..16]} {Path.GetFileName(file)}");
        var sentences = train.SelectMany(TreebankSentence.Read).ToArray();
        if (options.TryGetValue("limit", out var limit))
            sentences = sentences[..int.Parse(limit, CultureInfo.InvariantCulture)];
        var vocabulary = Vocabulary.Of(sentences, 2, Number("part-frequency", 3));
        var shape = new NetworkShape(
            Number("word", 128), Number("affix", 96), Number("run", 96), Number("width", 128), Number("layers", 4), Number("tag-layer", 3),
            Number("tag-width", 128), Number("arc", 96), Number("label", 128));
        var schedule = new Schedule
        {
            Epochs = Number("epochs", 30), Rate = Real("rate", 3e-3f), Seed = (ulong)Number("seed", 1), Threads = Number("threads", 1),
            BatchTokens = Number("batch", 1200),
        };
        var regularization = new Regularization
        {
            UnknownWord = Real("unknown", 0.15f), Embedding = Real("drop-embedding", 0.2f), Layer = Real("drop-layer", 0.3f), Head = Real("drop-head", 0.3f),
            Smoothing = Real("smoothing", 0.03f),
        };
        Say($"{shape}");
        Say($"{schedule}");
        Say($"{regularization}");
        Say($"{sentences.Length} sentences, {sentences.Sum(s => s.Length)} words; {vocabulary.Words.Length} words, {vocabulary.Affixes.Length} affixes, {vocabulary.Runs.Length} runs, "
            + $"{vocabulary.Upos.Length} UPOS, {vocabulary.Xpos.Length} XPOS, {vocabulary.Features.Length} feature sets, {vocabulary.Relations.Length} relations");
        var training = new NetworkTraining(shape, vocabulary, regularization, schedule, sentences);
        if (options.TryGetValue("from", out var from))
            NetworkModelFile.Read(File.ReadAllBytes(from), training.Weights, vocabulary);
        var checks = develop.Select(f => (Name: Path.GetFileName(f).Split('.')[0], Sentences: TreebankSentence.Read(f).Select(vocabulary.Number).ToArray())).ToArray();
        Say($"{training.Weights.All.Sum(p => (long)p.Value.Rows * p.Value.Columns)} weights");
        for (var epoch = 1; epoch <= schedule.Epochs; epoch++)
        {
            var (cpu, wall) = (Process.GetCurrentProcess().TotalProcessorTime, Stopwatch.StartNew());
            var tally = training.Epoch();
            var line = $"{epoch,3} loss {tally.Loss / tally.Tokens:F4} las {Share(tally, tally.Relations)} cpu {(Process.GetCurrentProcess().TotalProcessorTime - cpu).TotalSeconds:F0} s wall {wall.Elapsed.TotalSeconds:F0} s";
            foreach (var (name, set) in checks)
            {
                var t = training.Measure(set);
                line += $" | {name} upos {Share(t, t.Upos)} xpos {Share(t, t.Xpos)} feats {Share(t, t.Features)} uas {Share(t, t.Heads)} las {Share(t, t.Relations)}";
            }
            Say(line);
            if (options.TryGetValue("out", out var to))
                File.WriteAllBytes(to, NetworkModelFile.Write(training.Weights, vocabulary));
        }
        var bytes = NetworkModelFile.Write(training.Weights, vocabulary);
        Say($"model {bytes.Length} bytes, sha256 {Convert.ToHexStringLower(SHA256.HashData(bytes))}");
        Report(new GrammarStage(GrammarModel.Read(bytes)), develop, Say);
        return 0;
    }

    /// <summary>Measures a model file as the product would run it.</summary>
    public static int Measure(string[] args)
    {
        Report(new GrammarStage(GrammarModel.Read(File.ReadAllBytes(args[0]))), args[1..], Console.WriteLine);
        return 0;
    }

    /// <summary>Prints a hash of everything the model says about a treebank's words: the same on every machine.</summary>
    public static int Digest(string model, string treebank)
    {
        var document = GoldTokens.DocumentOf([.. TreebankSentence.Read(treebank)]);
        new GrammarStage(GrammarModel.Read(File.ReadAllBytes(model))).Annotate(document);
        Console.WriteLine(GoldTokens.Digest(document));
        return 0;
    }

    private static void Report(GrammarStage stage, string[] files, Action<string> say)
    {
        foreach (var file in files)
        {
            var sentences = TreebankSentence.Read(file).ToArray();
            var cold = Process.GetCurrentProcess().TotalProcessorTime;
            GoldTokens.Measure(stage, sentences);
            var warm = Process.GetCurrentProcess().TotalProcessorTime;
            var (tally, universal) = GoldTokens.Measure(stage, sentences);
            var document = GoldTokens.DocumentOf(sentences);
            var seconds = Enumerable.Range(0, 10).Min(_ => Seconds(() => stage.Annotate(document)));
            say($"{Path.GetFileName(file)} gold tokens: upos {Share(tally, tally.Upos)} feats {Share(tally, tally.Features)} uas {Share(tally, tally.Heads)} "
                + $"las {Share(tally, universal)} las with subtypes {Share(tally, tally.Relations)} | {tally.Tokens / seconds:F0} words a CPU-second, first pass {(warm - cold).TotalSeconds:F2} s");
        }
    }

    private static double Seconds(Action action)
    {
        var start = Process.GetCurrentProcess().TotalProcessorTime;
        action();
        return (Process.GetCurrentProcess().TotalProcessorTime - start).TotalSeconds;
    }

    private static string Share(Tally tally, int count) => (100.0 * count / tally.Tokens).ToString("F2", CultureInfo.InvariantCulture);

    private static string[] Files(Dictionary<string, string> options, string name) => options.TryGetValue(name, out var list) ? list.Split(',') : [];

    private static Dictionary<string, string> Options(string[] args)
    {
        var options = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i + 1 < args.Length; i += 2)
            options[args[i].TrimStart('-')] = args[i + 1];
        return options;
    }
}
