using System.Runtime.Intrinsics;
using Dateline.Language.Network;

namespace Dateline.Train.Network;

/// <summary>Kingma and Ba's Adam; tables move only the rows that a batch has touched ("lazy").</summary>
internal sealed unsafe class Adam(IReadOnlyList<Parameter> parameters, float firstDecay = 0.9f, float secondDecay = 0.98f, float clip = 5f)
{
    private const float Epsilon = 1e-8f;
    private double _firstPower = 1;
    private double _secondPower = 1;

    /// <summary>Adds up the shards' gradients, moves the weights against them, and clears the gradients. Gives the gradient's length before clipping.</summary>
    public double Step(float rate)
    {
        _firstPower *= firstDecay;
        _secondPower *= secondDecay;
        var squares = 0.0;
        foreach (var parameter in parameters)
        {
            var sum = parameter.Gradients[0];
            if (parameter.TouchedRows is { } touched)
            {
                foreach (var row in touched)
                    squares += Squares(sum.Row(row), sum.Stride);
                continue;
            }
            foreach (var shard in parameter.Gradients.AsSpan(1))
                Elementwise.Add(sum.Start, shard.Start, sum.Rows * sum.Stride);
            squares += Squares(sum.Start, sum.Rows * sum.Stride);
        }
        var norm = Math.Sqrt(squares);
        var scale = norm > clip ? (float)(clip / norm) : 1f;
        var rateNow = rate * (float)(Math.Sqrt(1 - _secondPower) / (1 - _firstPower));
        foreach (var parameter in parameters)
            Move(parameter, scale, rateNow);
        return norm;
    }

    // Eight sums side by side, then one after the other: the same order on every machine.
    private static double Squares(float* values, int count)
    {
        var sums = Vector256<float>.Zero;
        for (var i = 0; i < count; i += 8)
            sums = Vector256.FusedMultiplyAdd(Vector256.Load(values + i), Vector256.Load(values + i), sums);
        var sum = 0.0;
        for (var i = 0; i < 8; i++)
            sum += sums[i];
        return sum;
    }

    private void Move(Parameter parameter, float scale, float rate)
    {
        var gradient = parameter.Gradients[0];
        if (parameter.TouchedRows is { } touched)
        {
            foreach (var row in touched)
            {
                Move(parameter, row, 1, scale, rate);
                new Span<float>(gradient.Row(row), gradient.Stride).Clear();
                parameter.Touched[row] = false;
            }
            touched.Clear();
            return;
        }
        Move(parameter, 0, gradient.Rows, scale, rate);
        foreach (var shard in parameter.Gradients)
            shard.Clear();
    }

    private void Move(Parameter parameter, int firstRow, int rows, float scale, float rate)
    {
        var value = parameter.Value.Row(firstRow);
        var gradient = parameter.Gradients[0].Row(firstRow);
        var moment = parameter.Moment.Row(firstRow);
        var square = parameter.Square.Row(firstRow);
        var length = rows * parameter.Value.Stride;
        var keepFirst = Vector256.Create(1 - firstDecay);
        var keepSecond = Vector256.Create(1 - secondDecay);
        var step = Vector256.Create(rate);
        var epsilon = Vector256.Create(Epsilon);
        for (var i = 0; i < length; i += 8) // rows are padded to whole vectors, and the padding's gradient is zero
        {
            var g = Vector256.Load(gradient + i) * scale;
            var m = Vector256.Load(moment + i);
            var s = Vector256.Load(square + i);
            m += keepFirst * (g - m);
            s += keepSecond * (g * g - s);
            m.Store(moment + i);
            s.Store(square + i);
            (Vector256.Load(value + i) - step * m / (Vector256.Sqrt(s) + epsilon)).Store(value + i);
        }
    }
}
