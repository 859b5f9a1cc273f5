using System.Runtime.Intrinsics;
using Dateline.Language.Network;

namespace Dateline.Train.Network;

/// <summary>Names the relation between a word and its head: rectify(d_i + h_head + distance(head − i))·R + r.</summary>
internal sealed unsafe class LabelLayer(Parameter weight, Parameter bias, Parameter root, Parameter distance, float dropout, int width, int shard)
{
    private readonly Linear _linear = new(weight, bias, shard);
    private readonly Dropout _dropout = new(dropout);
    private readonly Tensor _hidden = new(1, width);
    private readonly Tensor _rectified = new(1, width);
    private readonly Tensor _hiddenGradient = new(1, width);

    public Tensor Scores { get; } = new(1, 16);

    /// <param name="rows">Dependents' and heads' parts of each token.</param>
    /// <param name="dependentColumn">Where the dependent's part begins.</param>
    /// <param name="headColumn">Where the head's part begins.</param>
    /// <param name="heads">The row of each token's head; −1 for the root.</param>
    /// <param name="random">Where not null, values are dropped.</param>
    public void Forward(Tensor rows, int dependentColumn, int headColumn, ReadOnlySpan<int> heads, Randomness? random)
    {
        _hidden.Resize(rows.Rows);
        for (var i = 0; i < rows.Rows; i++)
        {
            var head = heads[i];
            var d = rows.Row(i) + dependentColumn;
            var h = head < 0 ? root.Value.Start : rows.Row(head) + headColumn;
            var far = distance.Value.Row(Distance.Bucket(head < 0 ? 0 : head - i));
            var z = _hidden.Row(i);
            for (var k = 0; k < width; k += 8)
                VectorMath.Rectify(Vector256.Load(d + k) + Vector256.Load(h + k) + Vector256.Load(far + k)).Store(z + k);
        }
        _rectified.Resize(rows.Rows);
        _hidden.All.CopyTo(_rectified.All);
        _dropout.Forward(_hidden, random);
        _linear.Forward(_hidden, Scores);
    }

    /// <summary>Learns from what stands in <see cref="Scores"/>, now the gradient.</summary>
    public void Backward(Tensor gradient, int dependentColumn, int headColumn, ReadOnlySpan<int> heads)
    {
        _hiddenGradient.Resize(gradient.Rows);
        _hiddenGradient.Clear();
        _linear.Backward(_hidden, Scores, _hiddenGradient);
        _dropout.Backward(_hiddenGradient);
        Elementwise.RectifyBackward(_rectified, _hiddenGradient, 0, width);
        for (var i = 0; i < gradient.Rows; i++)
        {
            var head = heads[i];
            var dz = _hiddenGradient.Row(i);
            Elementwise.Add(gradient.Row(i) + dependentColumn, dz, width);
            Elementwise.Add(head < 0 ? root.Gradients[shard].Start : gradient.Row(head) + headColumn, dz, width);
            Elementwise.Add(distance.Gradients[shard].Row(Distance.Bucket(head < 0 ? 0 : head - i)), dz, width);
        }
    }
}
