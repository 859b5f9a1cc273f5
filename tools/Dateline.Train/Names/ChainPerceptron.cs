using System.Runtime.InteropServices;
using Dateline.Language.Names;
using Dateline.Train.Linear;

namespace Dateline.Train.Names;

/// <summary>Learns a linear chain: averaged structured perceptron (Collins 2002), decoded with the cost of each wrong label added so that gold wins by a margin.</summary>
internal sealed class ChainPerceptron(FeatureIndex index, float missCost)
{
    private const int N = NameLabels.Count;
    private float[] _weights = new float[index.Count * N];
    private double[] _sums = new double[index.Count * N];
    private long _time = 1;

    public void Learn(ChainSentence sentence, byte[] gold, float weight)
    {
        Grow();
        var found = Decode(sentence, gold);
        _time++;
        if (found.AsSpan().SequenceEqual(gold))
            return;
        for (var i = 0; i < gold.Length; i++)
        {
            var (goldBefore, foundBefore) = (i == 0 ? N : gold[i - 1], i == 0 ? N : found[i - 1]);
            if (gold[i] != found[i])
            {
                Move(sentence.Features[i], gold[i], weight);
                Move(sentence.Features[i], found[i], -weight);
            }
            if (gold[i] == found[i] && goldBefore == foundBefore)
                continue;
            Move(sentence.Transitions[i].AsSpan(goldBefore * NameFeatures.MostOfTransition, NameFeatures.MostOfTransition), gold[i], weight);
            Move(sentence.Transitions[i].AsSpan(foundBefore * NameFeatures.MostOfTransition, NameFeatures.MostOfTransition), found[i], -weight);
        }
    }

    private void Move(ReadOnlySpan<int> features, int label, float by)
    {
        foreach (var feature in features)
        {
            if (feature < 0)
                continue;
            _weights[(feature * N) + label] += by;
            _sums[(feature * N) + label] += (double)by * _time;
        }
    }

    /// <summary>The best sequence; with <paramref name="gold"/> every wrong label is worth a cost more, a missed name more than a false one.</summary>
    public byte[] Decode(ChainSentence sentence, byte[]? gold)
    {
        Grow();
        var length = sentence.Features.Length;
        var back = new byte[length * N];
        Span<float> scores = stackalloc float[N];
        Span<float> next = stackalloc float[N];
        Span<float> emission = stackalloc float[N];
        Span<float> step = stackalloc float[N];
        for (var i = 0; i < length; i++)
        {
            emission.Clear();
            AddTo(emission, sentence.Features[i]);
            if (gold is not null)
            {
                for (var label = 0; label < N; label++)
                    emission[label] += label == gold[i] ? 0 : label == 0 ? missCost : 1;
            }
            next.Fill(float.NegativeInfinity);
            for (var previous = 0; previous < (i == 0 ? 1 : N); previous++)
            {
                step.Clear();
                AddTo(step, sentence.Transitions[i].AsSpan((i == 0 ? N : previous) * NameFeatures.MostOfTransition, NameFeatures.MostOfTransition));
                for (var label = 0; label < N; label++)
                {
                    if (!NameLabels.MayFollow(i == 0 ? 0 : previous, label))
                        continue;
                    var score = (i == 0 ? 0 : scores[previous]) + step[label] + emission[label];
                    if (score <= next[label])
                        continue;
                    next[label] = score;
                    back[(i * N) + label] = (byte)previous;
                }
            }
            next.CopyTo(scores);
        }
        var best = 0;
        for (var label = 1; label < N; label++)
            best = scores[label] > scores[best] ? label : best;
        var labels = new byte[length];
        for (var i = length - 1; i >= 0; i--)
        {
            labels[i] = (byte)best;
            best = back[(i * N) + best];
        }
        return labels;
    }

    private void AddTo(Span<float> scores, ReadOnlySpan<int> features)
    {
        foreach (var feature in features)
        {
            if (feature < 0)
                continue;
            var row = _weights.AsSpan(feature * N, N);
            for (var label = 0; label < N; label++)
                scores[label] += row[label];
        }
    }

    private void Grow()
    {
        if (_weights.Length >= index.Count * N)
            return;
        Array.Resize(ref _weights, index.Count * N * 5 / 4);
        Array.Resize(ref _sums, index.Count * N * 5 / 4);
    }

    /// <summary>Puts the averaged weights in the place of the last ones; learning cannot go on afterwards.</summary>
    public void Average()
    {
        for (var i = 0; i < _weights.Length; i++)
            _weights[i] -= (float)(_sums[i] / _time);
    }

    /// <summary>The averaged weights as a model file: the <paramref name="most"/> features with the largest weights.</summary>
    public byte[] Export(string note, int most)
    {
        var rows = new List<(uint Key, int Largest, short[] Weights)>();
        foreach (var (key, row) in index.Rows)
        {
            if ((row * N) + N > _weights.Length)
                continue;
            var weights = _weights.AsSpan(row * N, N).ToArray().Select(w => (short)Math.Clamp(Math.Round(w * 128), short.MinValue, short.MaxValue)).ToArray();
            rows.Add((key, weights.Max(w => Math.Abs((int)w)), weights));
        }
        Console.Error.WriteLine($"{Math.Min(most, rows.Count)} of {index.Count} features kept");
        return ModelFile.Write(note, N, [.. rows.OrderByDescending(r => r.Largest).ThenBy(r => r.Key).Take(most).OrderBy(r => r.Key).Select(r => (r.Key, r.Weights))]);
    }
}

/// <summary>A sentence as numbers of features, −1 for those that are not learned.</summary>
internal sealed record ChainSentence(int[][] Features, int[][] Transitions);

/// <summary>Hashes of features → numbers.</summary>
internal sealed class FeatureIndex
{
    private readonly Dictionary<uint, int> _rows = [];

    public int Count => _rows.Count;

    public IEnumerable<KeyValuePair<uint, int>> Rows => _rows;

    public int Number(uint hash, bool add)
    {
        if (!add)
            return _rows.GetValueOrDefault(hash, -1);
        ref var row = ref CollectionsMarshal.GetValueRefOrAddDefault(_rows, hash, out var known);
        if (!known)
            row = _rows.Count - 1;
        return row;
    }

    public int[] Numbers(ReadOnlySpan<uint> hashes, bool add = true)
    {
        var numbers = new int[hashes.Length];
        for (var i = 0; i < numbers.Length; i++)
            numbers[i] = Number(hashes[i], add);
        return numbers;
    }
}
