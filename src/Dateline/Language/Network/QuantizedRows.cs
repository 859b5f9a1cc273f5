using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Dateline.Language.Network;

/// <summary>Rows of floats as bytes, each row with its scale: a value is (byte − 128) × scale.</summary>
internal sealed unsafe class QuantizedRows
{
    /// <summary>What stands for zero.</summary>
    public const int Zero = 128;

    /// <summary>Bytes that are multiplied together; rows are filled up with zeros to whole groups.</summary>
    public const int Group = 4;

    private const int Largest = 127;
    private readonly Tensor _scales = new(1, 16);
    private byte[] _store = [];
    private byte* _start;

    public int Stride { get; private set; }

    public float* Scales => _scales.Start;

    public byte* Row(int row) => _start + (nint)row * Stride;

    /// <summary>Reads rows whose padding, up to a multiple of sixteen, may be read.</summary>
    public void Read(float* x, int stride, int rows, int columns)
    {
        Stride = MatrixProduct.Padded(columns);
        _scales.Resize(1, rows);
        if (_store.Length < rows * Stride)
        {
            _store = GC.AllocateArray<byte>(rows * Stride, pinned: true);
            _start = (byte*)Unsafe.AsPointer(ref _store[0]);
        }
        for (var row = 0; row < rows; row++)
            _scales.Start[row] = Read(x + (nint)row * stride, columns, Row(row));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float Read(float* x, int columns, byte* whole)
    {
        var largest = Vector256<float>.Zero;
        for (var i = 0; i < columns; i += 16)
            largest = Vector256.MaxNative(largest, Vector256.MaxNative(Vector256.Abs(Vector256.Load(x + i)), Vector256.Abs(Vector256.Load(x + i + 8))));
        var most = 0f;
        for (var i = 0; i < 8; i++)
            most = Math.Max(most, largest[i]);
        var factor = Vector256.Create(most > 0 ? Largest / most : 0);
        // Added to 1.5·2²³ a number is rounded to a whole one, which then stands in the lowest bits.
        var magic = Vector256.Create(12582912f + Zero);
        var lowest = Vector256.Create(0xFFu);
        for (var i = 0; i < columns; i += 16)
        {
            var low = (Vector256.Load(x + i) * factor + magic).AsUInt32() & lowest;
            var high = (Vector256.Load(x + i + 8) * factor + magic).AsUInt32() & lowest;
            var both = Vector256.Narrow(low, high);
            Vector128.Narrow(both.GetLower(), both.GetUpper()).Store(whole + i);
        }
        return most / Largest;
    }
}
