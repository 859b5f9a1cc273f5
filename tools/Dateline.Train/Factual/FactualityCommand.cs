using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using Dateline.Coding;
using Dateline.Language;

namespace Dateline.Train.Factual;

/// <summary>`Dateline.Train factuality TRAIN… --to TABLE [--dev FILE]`: learns what each circumstance weighs for whether a predicate came to pass.</summary>
/// <remarks>The inputs are JSON lines `{"text","predicate":[start,end],"factuality":-3..3}`; offsets are characters. Ridge regression by conjugate gradients; deterministic.</remarks>
internal static class FactualityCommand
{
    private sealed record Example(string[] Circumstances, double Value, EventStatus Status);

    public static int Run(string[] args)
    {
        var options = Options.Read(args, "--to", "--dev", "--fewest", "--ridge", "--least");
        if (options.Values.Count == 0 || options.Text("--to") is not { } to)
            return Options.Usage("factuality TRAIN… --to TABLE [--dev FILE] [--fewest 20] [--ridge 25] [--least 0.1]");
        var analyzer = Analyzer.Load();
        var factuality = Factuality.Load();
        var train = options.Values.SelectMany(file => Read(analyzer, factuality, file)).ToList();
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var name in train.SelectMany(e => e.Circumstances))
            counts[name] = counts.GetValueOrDefault(name) + 1;
        var fewest = options.Int("--fewest", 20);
        string[] names = [.. counts.Where(c => c.Value >= fewest && !c.Key.Contains('|', StringComparison.Ordinal)).Select(c => c.Key).Order(StringComparer.Ordinal)];
        var mean = train.Average(e => e.Value);
        var weights = Regression.Fit(Rows(train, names), [.. train.Select(e => e.Value - mean)], names.Length, options.Double("--ridge", 25));
        var least = options.Double("--least", 0.1);
        var table = names.Index().Where(n => Math.Abs(weights[n.Index]) >= least).ToDictionary(n => n.Item, n => Math.Round(weights[n.Index], 2), StringComparer.Ordinal);
        Write(to, mean, table);
        Console.WriteLine($"{train.Count} predicates, {names.Length} circumstances, {table.Count} kept; train r {Correlation(train, mean, table):0.000}");
        if (options.Text("--dev") is { } other)
        {
            var dev = Read(analyzer, factuality, other).ToList();
            var asStatus = R(dev, e => FactualityScale.ValueOf(FactualityScale.StatusOf(Value(e, mean, table), e.Status)));
            Console.WriteLine($"dev r {Correlation(dev, mean, table):0.000}, by status alone {asStatus:0.000}, mean error {dev.Average(e => Math.Abs(e.Value - Value(e, mean, table))):0.000}");
        }
        return 0;
    }

    private static int[][] Rows(List<Example> examples, string[] names)
    {
        var index = names.Index().ToDictionary(n => n.Item, n => n.Index, StringComparer.Ordinal);
        return [.. examples.Select(e => e.Circumstances.Where(index.ContainsKey).Select(c => index[c]).ToArray())];
    }

    private static double Value(Example example, double mean, Dictionary<string, double> table) =>
        FactualityScale.Bounded(mean + example.Circumstances.Sum(c => table.GetValueOrDefault(c)), example.Status);

    private static double Correlation(List<Example> examples, double mean, Dictionary<string, double> table) => R(examples, e => Value(e, mean, table));

    private static double R(List<Example> examples, Func<Example, double> told)
    {
        double[] x = [.. examples.Select(e => e.Value)];
        double[] y = [.. examples.Select(told)];
        var (mx, my) = (x.Average(), y.Average());
        var covariance = x.Zip(y).Sum(p => (p.First - mx) * (p.Second - my));
        return covariance / Math.Sqrt(x.Sum(v => (v - mx) * (v - mx)) * y.Sum(v => (v - my) * (v - my)));
    }

    private static IEnumerable<Example> Read(Analyzer analyzer, Factuality factuality, string file)
    {
        using var stream = File.OpenRead(file);
        using var text = new StreamReader(file.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(stream, CompressionMode.Decompress) : stream);
        Document? document = null;
        while (text.ReadLine() is { } line)
        {
            using var json = JsonDocument.Parse(line);
            var sentence = json.RootElement.GetProperty("text").GetString()!;
            if (document?.Text != sentence)
            {
                document?.Dispose();
                document = analyzer.Analyze(sentence);
            }
            var start = CodeUnits(sentence, json.RootElement.GetProperty("predicate")[0].GetInt32());
            var at = document.TokenAt(start);
            if (at >= document.TokenCount)
                continue;
            var token = document[at];
            var status = factuality.Of(token).Status;
            yield return new Example([.. Circumstances.Of(token, status).Order(StringComparer.Ordinal)], json.RootElement.GetProperty("factuality").GetDouble(), status);
        }
        document?.Dispose();
    }

    /// <summary>Characters as Python counts them → UTF-16 code units.</summary>
    private static int CodeUnits(string text, int characters)
    {
        var at = 0;
        for (var i = 0; i < characters && at < text.Length; i++)
            at += char.IsHighSurrogate(text[at]) ? 2 : 1;
        return at;
    }

    private static void Write(string path, double mean, Dictionary<string, double> table)
    {
        using var writer = new StreamWriter(path) { NewLine = "\n" };
        writer.WriteLine("# What each circumstance of a predicate weighs for whether it came to pass, from -3 to 3: circumstance | weight.");
        writer.WriteLine("# Learned by `Dateline.Train factuality` from UDS-IH2 (decompositional-semantics-initiative, CC BY-SA 4.0; text UD English-EWT, CC BY-SA 4.0). This table: CC BY-SA 4.0.");
        writer.WriteLine("# Mind the scale: the question was \"did it happen?\"; what is planned or supposed weighs below zero like what is denied.");
        writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"base | {mean:0.00}"));
        foreach (var (name, weight) in table.OrderBy(t => t.Key, StringComparer.Ordinal))
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name} | {weight:0.00}"));
    }
}
