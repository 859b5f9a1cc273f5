using Dateline.Language.Network;

namespace Dateline.Train.Network;

/// <summary>Scores every word as the head of every other (Dozat and Manning's deep biaffine attention), learns from the gold heads.</summary>
/// <remarks>
/// score(i, j) = (d_i·U + u)·h_j + distance(j − i). Column 0 of a sentence's scores is the root, whose h is learned.
/// </remarks>
internal sealed unsafe class ArcLayer(Parameter weight, Parameter bias, Parameter root, Parameter distance, int width, int shard)
{
    private readonly Linear _linear = new(weight, bias, shard);
    private readonly Tensor _dependents = new(1, width);
    private readonly Tensor _dependentsGradient = new(1, width);
    private readonly Tensor _projected = new(1, width);
    private readonly Tensor _projectedGradient = new(1, width);
    private readonly Tensor _heads = new(1, width);
    private readonly Tensor _headsGradient = new(1, width);
    private readonly Tensor _panels = new(1, 16);

    /// <summary>The scores of the last sentence that was read.</summary>
    public Tensor Scores { get; } = new(1, 16);

    /// <summary>Scores one sentence. A row of <paramref name="roles"/> begins with the token as dependent; the token as head follows.</summary>
    public void Forward(Tensor roles, int first, int n)
    {
        _dependents.Resize(n);
        for (var i = 0; i < n; i++)
            new ReadOnlySpan<float>(roles.Row(first + i), width).CopyTo(_dependents[i]);
        _linear.Forward(_dependents, _projected);
        _heads.Resize(n + 1);
        new ReadOnlySpan<float>(root.Value.Start, width).CopyTo(_heads[0]);
        for (var i = 0; i < n; i++)
            new ReadOnlySpan<float>(roles.Row(first + i) + width, width).CopyTo(_heads[i + 1]);
        _panels.Resize(width, MatrixProduct.Padded(n + 1));
        MatrixProduct.PackTransposed(_heads.Start, n + 1, width, _heads.Stride, _panels.Start);
        Scores.Resize(n, n + 1);
        Scores.Clear();
        MatrixProduct.AddProduct(_projected.Start, _projected.Stride, 1, _panels.Start, n, n + 1, width, Scores.Start, Scores.Stride);
        for (var i = 0; i < n; i++)
        {
            var row = Scores.Row(i);
            for (var j = 0; j < n; j++)
                row[j + 1] += distance.Value.Start[Distance.Bucket(j - i)];
            row[i + 1] = -1e9f;
        }
    }

    /// <summary>Learns from what stands in <see cref="Scores"/>, now the gradient.</summary>
    public void Backward(Tensor rolesGradient, int first)
    {
        var n = _dependents.Rows;
        var distances = distance.Gradients[shard].Start;
        for (var i = 0; i < n; i++)
        {
            var row = Scores.Row(i);
            row[i + 1] = 0;
            for (var j = 0; j < n; j++)
                distances[Distance.Bucket(j - i)] += row[j + 1];
        }
        _projectedGradient.Resize(n);
        _projectedGradient.Clear();
        _panels.Resize(n + 1, MatrixProduct.Padded(width));
        MatrixProduct.Pack(_heads.Start, n + 1, width, _heads.Stride, _panels.Start);
        MatrixProduct.AddProduct(Scores.Start, Scores.Stride, 1, _panels.Start, n, width, n + 1, _projectedGradient.Start, _projectedGradient.Stride);
        _headsGradient.Resize(n + 1);
        _headsGradient.Clear();
        _panels.Resize(n, MatrixProduct.Padded(width));
        MatrixProduct.Pack(_projected.Start, n, width, _projected.Stride, _panels.Start);
        MatrixProduct.AddProduct(Scores.Start, 1, Scores.Stride, _panels.Start, n + 1, width, n, _headsGradient.Start, _headsGradient.Stride);
        Elementwise.Add(root.Gradients[shard].Start, _headsGradient.Start, width);
        _dependentsGradient.Resize(n);
        _dependentsGradient.Clear();
        _linear.Backward(_dependents, _projectedGradient, _dependentsGradient);
        for (var i = 0; i < n; i++)
        {
            var to = rolesGradient.Row(first + i);
            Elementwise.Add(to, _dependentsGradient.Row(i), width);
            Elementwise.Add(to + width, _headsGradient.Row(i + 1), width);
        }
    }
}
