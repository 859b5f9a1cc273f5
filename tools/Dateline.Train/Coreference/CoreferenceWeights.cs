using Dateline.Language.Coreference;

namespace Dateline.Train.Coreference;

/// <summary>The weights while they are learned: AdaGrad (Duchi et al. 2011) over hashed features, averaged over the epochs.</summary>
internal sealed class CoreferenceWeights(int logarithm, float rate)
{
    private readonly float[] _weights = new float[1 << logarithm];
    private readonly float[] _squares = new float[1 << logarithm];
    private readonly float[] _sums = new float[1 << logarithm];
    private int _summed;

    /// <summary>Number of weights that were ever moved.</summary>
    public int Count => _squares.Count(s => s > 0);

    public float Score(ReadOnlySpan<uint> features)
    {
        var score = 0f;
        foreach (var feature in features)
            score += _weights[feature & (uint)(_weights.Length - 1)];
        return score;
    }

    /// <summary>One step against the gradient, which is the same for each of the features.</summary>
    public void Step(ReadOnlySpan<uint> features, float gradient)
    {
        foreach (var feature in features)
        {
            var slot = feature & (uint)(_weights.Length - 1);
            _squares[slot] += gradient * gradient;
            _weights[slot] -= rate * gradient / (0.1f + MathF.Sqrt(_squares[slot]));
        }
    }

    /// <summary>An epoch is over: the weights as they are now count for the average.</summary>
    public void Sum()
    {
        for (var i = 0; i < _sums.Length; i++)
            _sums[i] += _weights[i];
        _summed++;
    }

    /// <summary>Begins anew; what was summed so far goes into the average.</summary>
    public void Restart()
    {
        Array.Clear(_weights);
        Array.Clear(_squares);
    }

    /// <summary>The averaged weights as a model.</summary>
    public byte[] Export(string note)
    {
        var scale = Math.Min(4096, 32000 * _summed / _sums.Max(Math.Abs));
        return CoreferenceModel.Write(note, [.. _sums.Select(sum => (short)MathF.Round(sum / _summed * scale))]);
    }
}
