using System.Diagnostics;
using Dateline.Language.Network;

namespace Dateline.Train.Network;

/// <summary>How long and how fast the network learns.</summary>
internal sealed record Schedule
{
    public int Epochs { get; init; } = 30;

    public int BatchTokens { get; init; } = 1200;

    public float Rate { get; init; } = 3e-3f;

    public int WarmUpSteps { get; init; } = 200;

    public ulong Seed { get; init; } = 1;

    /// <summary>How long the running means of the weights remember: one number for each mean.</summary>
    public double[] Averages { get; init; } = [];

    public int Threads { get; init; } = 1;

    /// <summary>Batches are always cut in this many parts, whose gradients are added in order: the threads do not change the result.</summary>
    public int Shards { get; init; } = 2;

    /// <summary>The share of sentences shown in capitals, in title case, and without capitals.</summary>
    public float CaseShare { get; init; } = 0.06f;
}

/// <summary>Trains the network, epoch after epoch.</summary>
internal sealed class NetworkTraining
{
    private readonly Schedule _schedule;
    private readonly Vocabulary _vocabulary;
    private readonly TreebankSentence[] _sentences;
    private readonly NumberedSentence[] _numbered;
    private readonly Adam _adam;
    private readonly TrainingNetwork[] _networks;
    private readonly Randomness _random;
    private readonly long _steps;
    private long _step;

    public NetworkTraining(NetworkShape shape, Vocabulary vocabulary, Regularization regularization, Schedule schedule, TreebankSentence[] sentences)
    {
        _schedule = schedule;
        _vocabulary = vocabulary;
        _sentences = sentences;
        _numbered = [.. sentences.Select(vocabulary.Number)];
        Weights = new NetworkWeights(shape, vocabulary, schedule.Shards, schedule.Seed);
        _adam = new Adam(Weights.All);
        _networks = [.. Enumerable.Range(0, schedule.Shards).Select(i => new TrainingNetwork(Weights, regularization, i))];
        _random = new Randomness(schedule.Seed * 7919 + 1);
        Averages = [.. schedule.Averages.Select(decay => new WeightAverage(Weights.All, decay))];
        _steps = (long)schedule.Epochs * (sentences.Sum(s => s.Length) / schedule.BatchTokens + 1);
    }

    public NetworkWeights Weights { get; }

    /// <summary>Running means of the weights, as <see cref="Schedule.Averages"/> asks for.</summary>
    public IReadOnlyList<WeightAverage> Averages { get; }

    /// <summary>Learns from every sentence once, in a new order.</summary>
    public Tally Epoch()
    {
        var order = Enumerable.Range(0, _sentences.Length).ToArray();
        _random.Shuffle<int>(order);
        var total = new Tally(0, 0, 0, 0, 0, 0, 0);
        var batch = new List<NumberedSentence>();
        var tokens = 0;
        foreach (var index in order)
        {
            batch.Add(Shown(index));
            tokens += batch[^1].Length;
            if (tokens < _schedule.BatchTokens)
                continue;
            total += Step(batch, tokens);
            batch.Clear();
            tokens = 0;
        }
        return tokens > 0 ? total + Step(batch, tokens) : total;
    }

    /// <summary>Counts what the network gets right of the sentences.</summary>
    public Tally Measure(IReadOnlyList<NumberedSentence> sentences)
    {
        var total = new Tally(0, 0, 0, 0, 0, 0, 0);
        foreach (var chunk in sentences.Chunk(64))
            total += _networks[0].Measure(chunk);
        return total;
    }

    private Tally Step(List<NumberedSentence> batch, int tokens)
    {
        var parts = Cut(batch, tokens);
        var tallies = new Tally[parts.Count];
        var seeds = parts.Select(_ => _random.Bits()).ToArray();
        void Learn(int i) => tallies[i] = _networks[i].Learn(parts[i], 1f / tokens, new Randomness(seeds[i]));
        if (_schedule.Threads > 1)
        {
            Parallel.For(0, parts.Count, new ParallelOptions { MaxDegreeOfParallelism = _schedule.Threads }, Learn);
        }
        else
        {
            for (var i = 0; i < parts.Count; i++)
                Learn(i);
        }
        for (var i = 0; i < parts.Count; i++)
            _networks[i].LearnWords();
        _adam.Step(Rate());
        if (++_step % WeightAverage.Every == 0)
        {
            foreach (var average in Averages)
                average.Take();
        }
        var sum = tallies.Aggregate((a, b) => a + b);
        return sum with { Loss = sum.Loss * tokens };
    }

    private List<NumberedSentence[]> Cut(List<NumberedSentence> batch, int tokens)
    {
        var parts = new List<NumberedSentence[]>();
        var (start, seen) = (0, 0);
        for (var i = 0; i < batch.Count; i++)
        {
            seen += batch[i].Length;
            if (seen * _schedule.Shards < tokens * (parts.Count + 1) && i < batch.Count - 1)
                continue;
            parts.Add([.. batch.GetRange(start, i + 1 - start)]);
            start = i + 1;
        }
        return parts;
    }

    // Up in a straight line, then down along half a cosine, to nothing.
    private float Rate()
    {
        if (_step < _schedule.WarmUpSteps)
            return _schedule.Rate * (_step + 1) / _schedule.WarmUpSteps;
        var done = Math.Min(1, (double)(_step - _schedule.WarmUpSteps) / Math.Max(1, _steps - _schedule.WarmUpSteps));
        return _schedule.Rate * (float)(0.5 * (1 + Cosine(done)) * 0.99 + 0.01);
    }

    // cos(π·x) by its series: the platform's own differs between machines.
    private static double Cosine(double x)
    {
        var square = -(Math.PI * x) * (Math.PI * x);
        var (term, sum) = (1.0, 1.0);
        for (var n = 1; n <= 12; n++)
            sum += term *= square / ((2 * n - 1) * (2 * n));
        return sum;
    }

    // Headlines and first lines of reports come in capitals and title case, which the treebanks hardly have.
    private NumberedSentence Shown(int index)
    {
        var dice = _random.Unit();
        if (dice >= _schedule.CaseShare)
            return _numbered[index];
        var sentence = _sentences[index];
        Func<string, string> change = dice < _schedule.CaseShare / 3 ? s => s.ToUpperInvariant() : dice < _schedule.CaseShare * 2 / 3 ? s => s.ToLowerInvariant() : Title;
        return _numbered[index] with { Words = [.. sentence.Forms.Select(f => _vocabulary.RowsOf(change(f)))] };
    }

    private static string Title(string form) => form.Length > 3 ? char.ToUpperInvariant(form[0]) + form[1..] : form;
}
