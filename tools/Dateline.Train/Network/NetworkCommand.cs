using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using Dateline.Language;
using Dateline.Language.Network;

namespace Dateline.Train.Network;

/// <summary>The verbs <c>network</c>, <c>measure</c> and <c>digest</c>: treebanks → the model of tags and trees, and what it is worth.</summary>
internal static class NetworkCommand
{
    public static int Run(string[] args)
    {
        var options = new NetworkOptions(args);
        if (options.Train.Length == 0 || args.Contains("--help"))
        {
            Console.Error.WriteLine(NetworkOptions.Help);
            return 2;
        }
        using var log = options.Log is { } path ? new StreamWriter(path) { AutoFlush = true } : null;
        Train(options, line =>
        {
            Console.WriteLine(line);
            log?.WriteLine(line);
        });
        return 0;
    }

    /// <summary>Measures a model file as the product would run it.</summary>
    public static int Measure(string[] args)
    {
        Report(new GrammarStage(GrammarModel.Read(File.ReadAllBytes(args[0])), Spelling.Load()), args[1..], Console.WriteLine);
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

    private static void Train(NetworkOptions options, Action<string> say)
    {
        foreach (var file in options.Train.Concat(options.Develop))
            say($"{Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file)))} {Path.GetFileName(file)}");
        var sentences = options.Train.SelectMany(TreebankSentence.Read).Where(s => options.Half is not { } half || Jackknife.HalfOf(s.Forms) == half).Take(options.Limit).ToArray();
        var vocabulary = Vocabulary.Of(sentences, wordFrequency: 2, partFrequency: 3);
        say($"{sentences.Length} sentences, {sentences.Sum(s => s.Length)} words; known: {vocabulary.Words.Length} words, {vocabulary.Affixes.Length} affixes, "
            + $"{vocabulary.Runs.Length} runs, {vocabulary.Upos.Length} UPOS, {vocabulary.Features.Length} sets of features, {vocabulary.Relations.Length} relations");
        say($"{options.Shape}");
        say($"{options.Regularization}");
        var checks = options.Develop.Select(f => (Path.GetFileName(f).Split('.')[0], TreebankSentence.Read(f).Select(vocabulary.Number).ToArray())).ToArray();
        var model = options.From is { } from ? File.ReadAllBytes(from) : null;
        foreach (var schedule in options.Cycles)
        {
            say($"{schedule}");
            var training = new NetworkTraining(options.Shape, vocabulary, options.Regularization, schedule, sentences);
            if (model is not null)
                NetworkModelFile.Read(model, training.Weights, vocabulary);
            for (var epoch = 1; epoch <= schedule.Epochs; epoch++)
            {
                say(Epoch(training, epoch, checks));
                model = NetworkModelFile.Write(training.Weights, vocabulary);
                if (options.Out is { } to)
                    File.WriteAllBytes(to, model);
                foreach (var average in training.Averages)
                    say(Averaged(training, average, vocabulary, options, checks));
            }
        }
        say($"model {model!.Length} bytes, sha256 {Convert.ToHexStringLower(SHA256.HashData(model))}");
        Report(new GrammarStage(GrammarModel.Read(model), Spelling.Load()), options.Develop, say);
    }

    private static string Epoch(NetworkTraining training, int number, (string Name, NumberedSentence[] Sentences)[] checks)
    {
        var (cpu, wall) = (Process.GetCurrentProcess().TotalProcessorTime, Stopwatch.StartNew());
        var tally = training.Epoch();
        cpu = Process.GetCurrentProcess().TotalProcessorTime - cpu;
        var line = $"{number,3} loss {Text(tally.Loss / tally.Tokens, "F4")} las {Share(tally, tally.Relations)} cpu {cpu.TotalSeconds:F0} s wall {wall.Elapsed.TotalSeconds:F0} s";
        return line + Checked(training, checks);
    }

    private static string Averaged(
        NetworkTraining training, WeightAverage average, Vocabulary vocabulary, NetworkOptions options, (string Name, NumberedSentence[] Sentences)[] checks)
    {
        average.Swap();
        var name = average.Decay.ToString(CultureInfo.InvariantCulture);
        if (options.Out is { } to)
            File.WriteAllBytes($"{to}.{name}", NetworkModelFile.Write(training.Weights, vocabulary));
        var line = $"    mean {name}{Checked(training, checks)}";
        average.Swap();
        return line;
    }

    private static string Checked(NetworkTraining training, (string Name, NumberedSentence[] Sentences)[] checks) => string.Concat(checks.Select(check =>
    {
        var t = training.Measure(check.Sentences);
        return $" | {check.Name} upos {Share(t, t.Upos)} xpos {Share(t, t.Xpos)} feats {Share(t, t.Features)} uas {Share(t, t.Heads)} las {Share(t, t.Relations)}";
    }));

    private static void Report(GrammarStage stage, string[] files, Action<string> say)
    {
        foreach (var file in files)
        {
            var sentences = TreebankSentence.Read(file).ToArray();
            var (tally, universal) = GoldTokens.Measure(stage, sentences);
            var document = GoldTokens.DocumentOf(sentences);
            var seconds = Enumerable.Range(0, 10).Min(_ => Seconds(() => stage.Annotate(document)));
            say($"{Path.GetFileName(file)} gold words: upos {Share(tally, tally.Upos)} feats {Share(tally, tally.Features)} uas {Share(tally, tally.Heads)} "
                + $"las {Share(tally, universal)} las with subtypes {Share(tally, tally.Relations)} | {Text(tally.Tokens / seconds, "F0")} words a CPU-second");
        }
    }

    private static double Seconds(Action action)
    {
        var start = Process.GetCurrentProcess().TotalProcessorTime;
        action();
        return (Process.GetCurrentProcess().TotalProcessorTime - start).TotalSeconds;
    }

    private static string Share(Tally tally, int count) => Text(100.0 * count / tally.Tokens, "F2");

    private static string Text(double number, string format) => number.ToString(format, CultureInfo.InvariantCulture);
}
