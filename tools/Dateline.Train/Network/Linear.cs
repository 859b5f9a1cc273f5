using Dateline.Language.Network;

namespace Dateline.Train.Network;

/// <summary>y = x·W + b, and the way back.</summary>
internal sealed unsafe class Linear(Parameter weight, Parameter? bias, int shard)
{
    private readonly Tensor _panels = new(1, 16);

    public void Forward(Tensor x, Tensor y)
    {
        var w = weight.Value;
        y.Resize(x.Rows, w.Columns);
        if (bias is null)
            y.Clear();
        else
            y.Fill(bias.Value.Start);
        _panels.Resize(w.Rows, w.Stride);
        MatrixProduct.Pack(w.Start, w.Rows, w.Columns, w.Stride, _panels.Start);
        MatrixProduct.AddProduct(x.Start, x.Stride, 1, _panels.Start, x.Rows, w.Columns, w.Rows, y.Start, y.Stride);
    }

    /// <summary>Adds to the weights' gradients, and to <paramref name="dx"/> where given.</summary>
    public void Backward(Tensor x, Tensor dy, Tensor? dx)
    {
        var w = weight.Value;
        var dw = weight.Gradients[shard];
        _panels.Resize(dy.Rows, dy.Stride);
        MatrixProduct.Pack(dy.Start, dy.Rows, dy.Columns, dy.Stride, _panels.Start);
        MatrixProduct.AddProduct(x.Start, 1, x.Stride, _panels.Start, w.Rows, w.Columns, dy.Rows, dw.Start, dw.Stride);
        if (bias is not null)
        {
            var db = bias.Gradients[shard].Start;
            for (var row = 0; row < dy.Rows; row++)
                Elementwise.Add(db, dy.Row(row), w.Columns);
        }
        if (dx is null)
            return;
        _panels.Resize(w.Columns, MatrixProduct.Padded(w.Rows));
        MatrixProduct.PackTransposed(w.Start, w.Rows, w.Columns, w.Stride, _panels.Start);
        MatrixProduct.AddProduct(dy.Start, dy.Stride, 1, _panels.Start, dy.Rows, w.Rows, w.Columns, dx.Start, dx.Stride);
    }
}
