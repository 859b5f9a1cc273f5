using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using System.Text;

namespace Dateline.Language.Network;

/// <summary>The file of a model, written and read part by part in one order; little-endian, parts aligned to 64 bytes.</summary>
/// <remarks>
/// Vectors of words are kept as signed bytes with one scale a row and are used where they lie; matrices are kept as 16-bit floats and
/// unpacked on loading. The file begins with <c>DLNET</c> and the version of this format.
/// </remarks>
internal static class ModelFormat
{
    public const int Alignment = 64;

    public static ReadOnlySpan<byte> Signature => "DLNET\0\0\u0001"u8;

    /// <summary>Bytes from <paramref name="position"/> to the next aligned place.</summary>
    public static int Gap(long position) => (int)(-position & (Alignment - 1));
}

/// <summary>A table of vectors as it lies in the model file.</summary>
internal readonly unsafe struct ByteTable(sbyte* values, float* scales, int rows, int width)
{
    public sbyte* Values { get; } = values;

    public float* Scales { get; } = scales;

    public int Rows { get; } = rows;

    public int Width { get; } = width;
}

/// <summary>Reads a model's parts where they lie in memory.</summary>
internal unsafe ref struct ModelReader(byte* start, long length)
{
    private long _position;

    public void Signature()
    {
        if (!new ReadOnlySpan<byte>(Take(ModelFormat.Signature.Length), ModelFormat.Signature.Length).SequenceEqual(ModelFormat.Signature))
            throw new InvalidDataException("This is not a model of this version of Dateline.");
    }

    public int Number() => *(int*)Take(sizeof(int));

    public ReadOnlySpan<uint> Hashes()
    {
        var count = Number();
        return new ReadOnlySpan<uint>(TakeAligned(count * (long)sizeof(uint)), count);
    }

    public string[] Strings()
    {
        var strings = new string[Number()];
        foreach (ref var text in strings.AsSpan())
        {
            var bytes = Number();
            text = Encoding.UTF8.GetString(Take(bytes), bytes);
        }
        return strings;
    }

    public ByteTable Table()
    {
        var (rows, width) = (Number(), Number());
        var scales = (float*)TakeAligned(rows * (long)sizeof(float));
        return new ByteTable((sbyte*)TakeAligned(rows * (long)width), scales, rows, width);
    }

    /// <summary>A matrix of 16-bit floats, unpacked.</summary>
    public Tensor Matrix()
    {
        var matrix = new Tensor(Number(), Number());
        var halves = (Half*)TakeAligned(matrix.Rows * (long)matrix.Columns * sizeof(Half));
        for (var row = 0; row < matrix.Rows; row++, halves += matrix.Columns)
            TensorPrimitives.ConvertToSingle(new ReadOnlySpan<Half>(halves, matrix.Columns), matrix[row]);
        return matrix;
    }

    private byte* TakeAligned(long bytes)
    {
        _position += ModelFormat.Gap(_position);
        return Take(bytes);
    }

    private byte* Take(long bytes)
    {
        if (bytes < 0 || bytes > length - _position)
            throw new InvalidDataException("The model is cut off.");
        var at = start + _position;
        _position += bytes;
        return at;
    }
}

/// <summary>Writes a model's parts in the order in which <see cref="ModelReader"/> reads them.</summary>
internal sealed class ModelWriter(Stream stream)
{
    private long _position;

    public void Signature() => Write(ModelFormat.Signature);

    public void Number(int number) => Write(MemoryMarshal.AsBytes(new ReadOnlySpan<int>(in number)));

    public void Hashes(ReadOnlySpan<uint> hashes)
    {
        Number(hashes.Length);
        WriteAligned(MemoryMarshal.AsBytes(hashes));
    }

    public void Strings(IReadOnlyList<string> strings)
    {
        Number(strings.Count);
        foreach (var text in strings)
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            Number(bytes.Length);
            Write(bytes);
        }
    }

    public void Table(Tensor table)
    {
        Number(table.Rows);
        Number(table.Columns);
        var scales = new float[table.Rows];
        var values = new sbyte[table.Rows * table.Columns];
        for (var row = 0; row < table.Rows; row++)
        {
            var largest = 0f;
            foreach (var value in table[row])
                largest = Math.Max(largest, Math.Abs(value));
            scales[row] = largest / 127;
            for (var i = 0; i < table.Columns && largest > 0; i++)
                values[row * table.Columns + i] = (sbyte)MathF.Round(table[row][i] / scales[row]);
        }
        WriteAligned(MemoryMarshal.AsBytes<float>(scales));
        WriteAligned(MemoryMarshal.AsBytes<sbyte>(values));
    }

    public void Matrix(Tensor matrix)
    {
        Number(matrix.Rows);
        Number(matrix.Columns);
        var halves = new Half[matrix.Rows * matrix.Columns];
        for (var row = 0; row < matrix.Rows; row++)
            TensorPrimitives.ConvertToHalf(matrix[row], halves.AsSpan(row * matrix.Columns));
        WriteAligned(MemoryMarshal.AsBytes<Half>(halves));
    }

    private void WriteAligned(ReadOnlySpan<byte> bytes)
    {
        Span<byte> zeros = stackalloc byte[ModelFormat.Alignment];
        Write(zeros[..ModelFormat.Gap(_position)]);
        Write(bytes);
    }

    private void Write(ReadOnlySpan<byte> bytes)
    {
        stream.Write(bytes);
        _position += bytes.Length;
    }
}
