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
            foreach (var (gradient, others, length) in Pieces(parameter))
            {
                for (var i = 0; i < length; i++)
                {
                    var sum = ((float*)gradient)[i];
                    foreach (var other in others)
                        sum += ((float*)other)[i];
                    ((float*)gradient)[i] = sum;
                    squares += (double)sum * sum;
                }
            }
        }
        var norm = Math.Sqrt(squares);
        var scale = norm > clip ? (float)(clip / norm) : 1f;
        var rateNow = rate * (float)(Math.Sqrt(1 - _secondPower) / (1 - _firstPower));
        foreach (var parameter in parameters)
            Move(parameter, scale, rateNow);
        return norm;
    }

    private static IEnumerable<(nint Gradient, nint[] Others, int Length)> Pieces(Parameter parameter)
    {
        var gradient = parameter.Gradients[0];
        if (parameter.TouchedRows is { } touched)
            return touched.Select(row => (RowOf(gradient, row), Array.Empty<nint>(), gradient.Columns));
        return [(RowOf(gradient, 0), parameter.Gradients.Skip(1).Select(g => RowOf(g, 0)).ToArray(), gradient.Rows * gradient.Stride)];
    }

    private static nint RowOf(Tensor tensor, int row) => (nint)tensor.Row(row);

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
        for (var i = 0; i < length; i++)
        {
            var g = gradient[i] * scale;
            moment[i] += (1 - firstDecay) * (g - moment[i]);
            square[i] += (1 - secondDecay) * (g * g - square[i]);
            value[i] -= rate * moment[i] / (MathF.Sqrt(square[i]) + Epsilon);
        }
    }
}
