using System.Runtime.Intrinsics;
using Dateline.Language.Network;

namespace Dateline.Train.Network;

/// <summary>Sums, masks and rectifiers, element by element.</summary>
internal static unsafe class Elementwise
{
    public static void Add(float* target, float* source, int count)
    {
        var i = 0;
        for (; i + 8 <= count; i += 8)
            (Vector256.Load(target + i) + Vector256.Load(source + i)).Store(target + i);
        for (; i < count; i++)
            target[i] += source[i];
    }

    /// <summary>target += factor × source.</summary>
    public static void AddScaled(float* target, float* source, float factor, int count)
    {
        var scale = Vector256.Create(factor);
        var i = 0;
        for (; i + 8 <= count; i += 8)
            Vector256.FusedMultiplyAdd(Vector256.Load(source + i), scale, Vector256.Load(target + i)).Store(target + i);
        for (; i < count; i++)
            target[i] = MathF.FusedMultiplyAdd(source[i], factor, target[i]);
    }

    public static void Scale(float* target, float factor, int count)
    {
        for (var i = 0; i < count; i++)
            target[i] *= factor;
    }

    public static void Multiply(Tensor target, Tensor mask)
    {
        var a = target.Start;
        var b = mask.Start;
        var count = target.Rows * target.Stride;
        for (var i = 0; i < count; i += 8)
            (Vector256.Load(a + i) * Vector256.Load(b + i)).Store(a + i);
    }

    public static void Rectify(Tensor values, int firstColumn, int columns)
    {
        for (var row = 0; row < values.Rows; row++)
        {
            var x = values.Row(row) + firstColumn;
            for (var i = 0; i < columns; i += 8)
                VectorMath.Rectify(Vector256.Load(x + i)).Store(x + i);
        }
    }

    /// <summary>The rectifier's way back: what came out tells whether it was closed.</summary>
    public static void RectifyBackward(Tensor output, Tensor gradient, int firstColumn, int columns)
    {
        for (var row = 0; row < output.Rows; row++)
        {
            var y = output.Row(row) + firstColumn;
            var d = gradient.Row(row) + firstColumn;
            for (var i = 0; i < columns; i++)
                d[i] *= y[i] > 0 ? 1f : 0.1f;
        }
    }
}
