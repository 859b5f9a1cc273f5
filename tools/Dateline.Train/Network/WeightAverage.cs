using Dateline.Language.Network;

namespace Dateline.Train.Network;

/// <summary>A running mean of all weights over the last steps, old steps fading away (Polyak and Juditsky's averaging, with a memory).</summary>
/// <remarks>Training does not see it: the same run gives the same weights with or without it.</remarks>
internal sealed class WeightAverage
{
    /// <summary>The mean is taken every so many steps: neighbouring steps differ little, and a mean costs as much as a step of Adam.</summary>
    public const int Every = 8;

    private readonly IReadOnlyList<Parameter> _parameters;
    private readonly Tensor[] _means;
    private readonly double _decay;
    private long _taken;

    /// <param name="parameters">The weights.</param>
    /// <param name="decay">What is kept of the mean from one step to the next: 0.999 looks back over about a thousand steps.</param>
    public WeightAverage(IReadOnlyList<Parameter> parameters, double decay)
    {
        (_parameters, Decay) = (parameters, decay);
        _means = [.. parameters.Select(p => new Tensor(p.Value.Rows, p.Value.Columns))];
        _decay = 1;
        for (var i = 0; i < Every; i++)
            _decay *= decay;
    }

    /// <summary>What is kept of the mean from one step to the next.</summary>
    public double Decay { get; }

    /// <summary>Takes the weights of now into the mean. At first the mean looks back over a tenth of the steps: else it would remember the random start.</summary>
    public unsafe void Take()
    {
        _taken++;
        var share = (float)(1 - Math.Min(_decay, (_taken - 1) / (_taken + 9.0)));
        for (var i = 0; i < _means.Length; i++)
        {
            var (mean, value) = (_means[i], _parameters[i].Value);
            var count = mean.Rows * mean.Stride;
            Elementwise.Scale(mean.Start, 1 - share, count);
            Elementwise.AddScaled(mean.Start, value.Start, share, count);
        }
    }

    /// <summary>Lets the weights be the mean, and the mean the weights; once more, and all is as before.</summary>
    public void Swap()
    {
        for (var i = 0; i < _means.Length; i++)
        {
            var mean = _means[i].All;
            var value = _parameters[i].Value.All;
            for (var k = 0; k < mean.Length; k++)
            {
                var weight = value[k];
                value[k] = mean[k];
                mean[k] = weight;
            }
        }
    }
}
