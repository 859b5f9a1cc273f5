using System.Runtime.CompilerServices;

namespace Dateline.Language.Network;

/// <summary>A matrix of floats in memory that does not move, its rows padded to whole panels. Grows, never shrinks.</summary>
/// <remarks>The padding columns of every tensor hold zero, or what a product with zero columns of weights left there: nothing reads them as values.</remarks>
internal sealed unsafe class Tensor
{
    private const int Alignment = 16; // floats: one cache line
    private float[] _store = [];

    public Tensor(int rows, int columns)
    {
        Columns = columns;
        Stride = MatrixProduct.Padded(columns);
        Resize(rows);
    }

    /// <summary>Rows in use.</summary>
    public int Rows { get; private set; }

    /// <summary>Columns in use.</summary>
    public int Columns { get; private set; }

    /// <summary>Floats from one row to the next.</summary>
    public int Stride { get; private set; }

    /// <summary>The first element.</summary>
    public float* Start { get; private set; }

    /// <summary>Every float, padding included.</summary>
    public Span<float> All => new(Start, Rows * Stride);

    /// <summary>The first element of a row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float* Row(int row) => Start + (nint)row * Stride;

    /// <summary>One row, without padding.</summary>
    public Span<float> this[int row] => new(Row(row), Columns);

    /// <summary>Makes room for that many rows; allocates only when there were never so many. Old values may be lost.</summary>
    public void Resize(int rows) => Resize(rows, Columns);

    /// <summary>Makes room for that shape; allocates only when there was never so much. Old values may be lost.</summary>
    public void Resize(int rows, int columns)
    {
        (Rows, Columns, Stride) = (rows, columns, MatrixProduct.Padded(columns));
        var needed = rows * Stride + Alignment;
        if (_store.Length >= needed)
            return;
        _store = GC.AllocateArray<float>(Math.Max(needed, _store.Length * 3 / 2), pinned: true);
        var address = (nint)Unsafe.AsPointer(ref _store[0]);
        Start = (float*)((address + Alignment * sizeof(float) - 1) & -(Alignment * sizeof(float)));
    }

    /// <summary>Sets every float to zero.</summary>
    public void Clear() => All.Clear();

    /// <summary>Sets every row to the one given.</summary>
    public void Fill(float* row)
    {
        var source = new ReadOnlySpan<float>(row, Stride);
        for (var i = 0; i < Rows; i++)
            source.CopyTo(new Span<float>(Row(i), Stride));
    }
}
