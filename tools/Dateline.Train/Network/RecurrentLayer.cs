using System.Runtime.Intrinsics;
using Dateline.Language.Network;

namespace Dateline.Train.Network;

/// <summary>One layer of the encoder: a product for all tokens, then <see cref="Recurrence"/> over each sentence, and the way back.</summary>
internal sealed unsafe class RecurrentLayer(Parameter weight, Parameter gates, int width, int shard)
{
    private readonly Linear _linear = new(weight, null, shard);
    private readonly Tensor _product = new(1, 6 * width);
    private readonly Tensor _productGradient = new(1, 6 * width);
    private readonly Tensor _trace = new(1, 6 * width);
    private readonly Tensor _state = new(3, width);

    public void Forward(Tensor x, ReadOnlySpan<int> lengths, Tensor h)
    {
        _linear.Forward(x, _product);
        _trace.Resize(x.Rows);
        h.Resize(x.Rows, 2 * width);
        var row = 0;
        foreach (var length in lengths)
        {
            Recurrence.Read(_product.Row(row), x.Row(row), gates.Value.Start, length, width, _state.Start, h.Row(row), _trace.Row(row));
            row += length;
        }
    }

    /// <summary>Adds to <paramref name="dx"/>.</summary>
    public void Backward(Tensor x, ReadOnlySpan<int> lengths, Tensor dh, Tensor dx)
    {
        _productGradient.Resize(x.Rows);
        var row = 0;
        foreach (var length in lengths)
        {
            for (var direction = 0; direction < 2; direction++)
            {
                _state.Clear();
                for (var step = length - 1; step >= 0; step--)
                    Back(x, dh, dx, row + (direction == 0 ? step : length - 1 - step), direction, first: step == 0);
            }
            row += length;
        }
        _linear.Backward(x, _productGradient, dx);
    }

    private void Back(Tensor x, Tensor dh, Tensor dx, int token, int direction, bool first)
    {
        var one = Vector256<float>.One;
        var half = direction * width;
        var offset = 3 * half;
        var u = _product.Row(token) + offset;
        var du = _productGradient.Row(token) + offset;
        var trace = _trace.Row(token) + offset;
        var before = first ? _state.Row(1) : _trace.Row(token + (direction == 0 ? -1 : 1)) + offset; // row 1 stays zero
        var gate = gates.Value.Start + 4 * half;
        var gateGradient = gates.Gradients[shard].Start + 4 * half;
        var carried = _state.Row(0);
        var xs = x.Row(token) + half;
        var dhs = dh.Row(token) + half;
        var dxs = dx.Row(token) + half;
        for (var i = 0; i < width; i += 8)
        {
            var c = Vector256.Load(trace + i);
            var f = Vector256.Load(trace + width + i);
            var r = Vector256.Load(trace + 2 * width + i);
            var previous = Vector256.Load(before + i);
            var g = VectorMath.Tanh(c);
            var d = Vector256.Load(dhs + i);
            var dg = d * r;
            (Vector256.Load(dxs + i) + d - dg).Store(dxs + i);
            var dr = d * (g - Vector256.Load(xs + i)) * r * (one - r);
            var dc = Vector256.Load(carried + i) + dg * (one - g * g);
            var df = dc * (previous - Vector256.Load(u + i)) * f * (one - f);
            (dc * (one - f)).Store(du + i);
            df.Store(du + width + i);
            dr.Store(du + 2 * width + i);
            (dc * f + df * Vector256.Load(gate + i) + dr * Vector256.Load(gate + width + i)).Store(carried + i);
            (Vector256.Load(gateGradient + i) + df * previous).Store(gateGradient + i);
            (Vector256.Load(gateGradient + width + i) + dr * previous).Store(gateGradient + width + i);
            (Vector256.Load(gateGradient + 2 * width + i) + df).Store(gateGradient + 2 * width + i);
            (Vector256.Load(gateGradient + 3 * width + i) + dr).Store(gateGradient + 3 * width + i);
        }
    }
}
