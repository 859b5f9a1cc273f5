using Dateline.Language.Network;

namespace Dateline.Train.Network;

/// <summary>Sets a share of the values to zero and scales the others up, so that the network leans on no single one.</summary>
internal sealed unsafe class Dropout(float rate)
{
    private readonly Tensor _mask = new(1, 16);
    private bool _active;

    /// <summary>Draws anew for every value.</summary>
    public void Forward(Tensor values, Randomness? random)
    {
        _active = random is not null && rate > 0;
        if (!_active)
            return;
        _mask.Resize(values.Rows, values.Columns);
        Draw(_mask.Start, values.Rows * values.Stride, random!);
        Elementwise.Multiply(values, _mask);
    }

    /// <summary>Draws once a sentence and channel: the recurrence sees the same channels from first word to last (Gal and Ghahramani).</summary>
    public void Forward(Tensor values, ReadOnlySpan<int> lengths, Randomness? random)
    {
        _active = random is not null && rate > 0;
        if (!_active)
            return;
        _mask.Resize(values.Rows, values.Columns);
        var row = 0;
        foreach (var length in lengths)
        {
            Draw(_mask.Row(row), values.Stride, random!);
            var first = new Span<float>(_mask.Row(row), values.Stride);
            for (var i = 1; i < length; i++)
                first.CopyTo(new Span<float>(_mask.Row(row + i), values.Stride));
            row += length;
        }
        Elementwise.Multiply(values, _mask);
    }

    public void Backward(Tensor gradient)
    {
        if (_active)
            Elementwise.Multiply(gradient, _mask);
    }

    private void Draw(float* mask, int count, Randomness random)
    {
        var keep = 1 / (1 - rate);
        var threshold = (uint)(rate * 65536);
        for (var i = 0; i < count; i += 4)
        {
            var bits = random.Bits();
            for (var j = 0; j < 4; j++, bits >>= 16)
                mask[i + j] = (bits & 0xFFFF) < threshold ? 0 : keep;
        }
    }
}
