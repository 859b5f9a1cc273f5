using System.Globalization;
using Dateline.Language.Network;

namespace Dateline.Train.Network;

/// <summary>What the verb <c>network</c> is asked for. What is not said is as the shipped model was trained.</summary>
internal sealed class NetworkOptions
{
    public const string Help = """
        Dateline.Train network --train FILE,FILE --dev FILE,FILE --out MODEL [--log FILE]
            trains tags and trees from treebanks in CoNLL-U (.gz or not); the last epoch's model is written, and measured as the product runs it
          --epochs 24,8 --rate 0.003,0.001   cycles: each begins with the model that the one before has written, and lets its rate fall to nothing
          --batch 600   words a step                        --seed 1   of the first cycle; the next has the next
          --threads 1   makes it faster, changes nothing    --from MODEL   begin with a model of the same shape and treebanks
          --average 0.999,0.9995   also keeps running means of the weights, measures them, and writes them beside the model (MODEL.0.999 …)
          --limit N     only the first N sentences
          --half 0|1    only every other sentence, told by its letters: for what is to be learned from word classes as they are in unseen text
          --word 128 --affix 96 --run 96   vectors of a word, of its affixes, of its letter runs
          --width 128 --layers 4 --tag-layer 3   recurrent layers, one direction's width, the layer that tags are read from
          --tag-width 128 --arc 96 --label 128   the layers above them
          --unknown 0.15 --drop-embedding 0.2 --drop-layer 0.25 --drop-head 0.33 --smoothing 0.03   against learning by heart
        Dateline.Train measure MODEL TREEBANK…   measures a model on gold words
        Dateline.Train digest MODEL TREEBANK     a hash of all it says of them: the same on every machine
        """;

    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    public NetworkOptions(string[] args)
    {
        for (var i = 0; i + 1 < args.Length; i += 2)
            _values[args[i].TrimStart('-')] = args[i + 1];
        var (epochs, rates) = (List("epochs", "24"), List("rate", "0.003"));
        Cycles = [.. epochs.Select((e, i) => new Schedule
        {
            Epochs = int.Parse(e, CultureInfo.InvariantCulture), Rate = float.Parse(rates[Math.Min(i, rates.Length - 1)], CultureInfo.InvariantCulture),
            Seed = (ulong)(Whole("seed", 1) + i), BatchTokens = Whole("batch", 600), Threads = Whole("threads", 1),
            Averages = [.. List("average", "").Select(d => double.Parse(d, CultureInfo.InvariantCulture))],
        })];
    }

    public string[] Train => List("train", "");

    public string[] Develop => List("dev", "");

    public string? Out => _values.GetValueOrDefault("out");

    public string? Log => _values.GetValueOrDefault("log");

    public string? From => _values.GetValueOrDefault("from");

    /// <summary>Which half of the sentences; null for all.</summary>
    public int? Half => _values.ContainsKey("half") ? Whole("half", 0) : null;

    public int Limit => Whole("limit", int.MaxValue);

    public Schedule[] Cycles { get; }

    public NetworkShape Shape => new(
        Whole("word", 128), Whole("affix", 96), Whole("run", 96), Whole("width", 128), Whole("layers", 4), Whole("tag-layer", 3),
        Whole("tag-width", 128), Whole("arc", 96), Whole("label", 128));

    public Regularization Regularization => new()
    {
        UnknownWord = Real("unknown", 0.15f), Embedding = Real("drop-embedding", 0.2f), Layer = Real("drop-layer", 0.25f), Head = Real("drop-head", 0.33f),
        Smoothing = Real("smoothing", 0.03f),
    };

    private string[] List(string name, string otherwise) =>
        _values.GetValueOrDefault(name, otherwise).Split(',', StringSplitOptions.RemoveEmptyEntries);

    private int Whole(string name, int otherwise) => _values.TryGetValue(name, out var text) ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;

    private float Real(string name, float otherwise) => _values.TryGetValue(name, out var text) ? float.Parse(text, CultureInfo.InvariantCulture) : otherwise;
}
