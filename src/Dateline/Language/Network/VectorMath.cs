using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Dateline.Language.Network;

/// <summary>Exponential, logistic and hyperbolic tangent on vectors of eight floats, the same to the last bit on every machine.</summary>
/// <remarks>
/// The platform's own functions differ in the last bit between machines and libraries; these are made of additions, products, fused
/// multiply-adds and divisions alone, which IEEE 754 defines exactly.
/// </remarks>
internal static class VectorMath
{
    /// <summary>e to the power of x; x is first brought into −87…87. The relative error stays below 2·10⁻⁶.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Exp(Vector256<float> x) => ExpWithin(Within(x, 87));

    // The processor's own comparison: no weight and no vector is ever no number, and the sign of a zero changes nothing that is computed of it.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Within(Vector256<float> x, float bound) =>
        Vector256.MinNative(Vector256.MaxNative(x, Vector256.Create(-bound)), Vector256.Create(bound));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> ExpWithin(Vector256<float> x)
    {
        // Added to 1.5·2²³ a number is rounded to a whole one, which then stands in the lowest bits.
        var magic = Vector256.Create(12582912f);
        var logarithm = Vector256.Create(1.44269504f);
        var whole = Vector256.FusedMultiplyAdd(x, logarithm, magic);
        var f = Vector256.FusedMultiplyAdd(x, logarithm, magic - whole);
        // Cephes' polynomial for 2^f on |f| ≤ ½.
        var p = Vector256.FusedMultiplyAdd(f, Vector256.Create(1.535336188e-4f), Vector256.Create(1.339887440e-3f));
        p = Vector256.FusedMultiplyAdd(p, f, Vector256.Create(9.618437357e-3f));
        p = Vector256.FusedMultiplyAdd(p, f, Vector256.Create(5.550332471e-2f));
        p = Vector256.FusedMultiplyAdd(p, f, Vector256.Create(2.402264791e-1f));
        p = Vector256.FusedMultiplyAdd(p, f, Vector256.Create(6.931472028e-1f));
        p = Vector256.FusedMultiplyAdd(p, f, Vector256<float>.One);
        return (p.AsInt32() + (whole.AsInt32() << 23)).AsSingle();
    }

    /// <summary>1 / (1 + e^−x) and 1 / (1 + e^−y) with one division, which costs as much as all the rest; outside −40…40 they are those of its ends.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Sigmoids(Vector256<float> x, Vector256<float> y, out Vector256<float> first, out Vector256<float> second)
    {
        var a = Vector256<float>.One + ExpWithin(Within(-x, 40));
        var b = Vector256<float>.One + ExpWithin(Within(-y, 40));
        var inverse = Vector256<float>.One / (a * b);
        first = b * inverse;
        second = a * inverse;
    }

    /// <summary>1 / (1 + e^−x).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Sigmoid(Vector256<float> x) => Vector256<float>.One / (Vector256<float>.One + Exp(-x));

    /// <summary>The hyperbolic tangent, as 2 / (1 + e^−2x) − 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Tanh(Vector256<float> x) =>
        Vector256.Create(2f) / (Vector256<float>.One + Exp(x * Vector256.Create(-2f))) - Vector256<float>.One;

    /// <summary>x where positive, a tenth of it where not: the rectifier that never quite closes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Rectify(Vector256<float> x) => Vector256.MaxNative(x, x * Vector256.Create(0.1f));
}
