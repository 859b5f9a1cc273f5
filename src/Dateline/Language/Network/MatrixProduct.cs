using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Dateline.Language.Network;

/// <summary>The product of two matrices of floats, the same to the last bit on every machine.</summary>
/// <remarks>
/// Each element of the result is one chain of fused multiply-adds over the inner dimension, in rising order, starting from what the result held
/// before. Neither the width of the machine's vectors, nor the blocking, nor the number of rows computed at once changes that chain, so the
/// result does not depend on them. The right-hand matrix is packed in panels of sixteen columns; rows of the result are as wide as the panels.
/// </remarks>
internal static unsafe class MatrixProduct
{
    /// <summary>The width of a panel, and what the width of every matrix is rounded up to.</summary>
    public const int PanelWidth = 16;

    // A panel of this many rows and sixteen columns fills three quarters of a first-level cache of 32 KiB.
    private const int InnerBlock = 384;
    private const int RowBlock = 96;

    /// <summary>The number of floats a row of <paramref name="columns"/> takes.</summary>
    public static int Padded(int columns) => (columns + PanelWidth - 1) & -PanelWidth;

    /// <summary>Packs a row-major matrix (rows × columns) into panels; missing columns become zero.</summary>
    public static void Pack(float* source, int rows, int columns, int stride, float* panels)
    {
        for (var first = 0; first < columns; first += PanelWidth)
        {
            var width = Math.Min(PanelWidth, columns - first);
            for (var row = 0; row < rows; row++, panels += PanelWidth)
            {
                var from = source + (nint)row * stride + first;
                if (width == PanelWidth)
                {
                    Vector256.Load(from).Store(panels);
                    Vector256.Load(from + 8).Store(panels + 8);
                }
                else
                {
                    for (var i = 0; i < PanelWidth; i++)
                        panels[i] = i < width ? from[i] : 0;
                }
            }
        }
    }

    /// <summary>Packs the transpose of a row-major matrix: its rows become the columns of the panels.</summary>
    public static void PackTransposed(float* source, int rows, int columns, int stride, float* panels)
    {
        for (var first = 0; first < rows; first += PanelWidth, panels += (nint)columns * PanelWidth)
        {
            var width = Math.Min(PanelWidth, rows - first);
            for (var i = 0; i < PanelWidth; i++)
            {
                var from = source + (nint)(first + i) * stride;
                for (var column = 0; column < columns; column++)
                    panels[(nint)column * PanelWidth + i] = i < width ? from[column] : 0;
            }
        }
    }

    /// <summary>result += left × panels. The element (i, k) of the left matrix stands at <c>left[i * rowStep + k * innerStep]</c>.</summary>
    /// <param name="left">The left matrix.</param>
    /// <param name="rowStep">Floats from one of its rows to the next.</param>
    /// <param name="innerStep">Floats from one of its columns to the next; with the two steps exchanged its transpose is multiplied.</param>
    /// <param name="panels">The right matrix, packed.</param>
    /// <param name="rows">Rows of the result.</param>
    /// <param name="columns">Columns of the result; rounded up to whole panels.</param>
    /// <param name="inner">Columns of the left matrix.</param>
    /// <param name="result">What is added to.</param>
    /// <param name="stride">Floats from one row of the result to the next.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddProduct(float* left, nint rowStep, nint innerStep, float* panels, int rows, int columns, int inner, float* result, nint stride)
    {
        var panelCount = Padded(columns) / PanelWidth;
        for (var start = 0; start < inner; start += InnerBlock)
        {
            var depth = Math.Min(InnerBlock, inner - start);
            for (var top = 0; top < rows; top += RowBlock)
            {
                var bottom = Math.Min(rows, top + RowBlock);
                for (var panel = 0; panel < panelCount; panel++)
                {
                    var b = panels + ((nint)panel * inner + start) * PanelWidth;
                    var row = top;
                    var a = left + row * rowStep + start * innerStep;
                    var c = result + row * stride + panel * PanelWidth;
                    for (; row + 6 <= bottom; row += 6, a += 6 * rowStep, c += 6 * stride)
                        SixRows(a, rowStep, innerStep, b, depth, c, stride);
                    for (; row + 2 <= bottom; row += 2, a += 2 * rowStep, c += 2 * stride)
                        TwoRows(a, rowStep, innerStep, b, depth, c, stride);
                    if (row < bottom)
                        OneRow(a, innerStep, b, depth, c);
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void SixRows(float* a, nint rowStep, nint innerStep, float* b, int depth, float* c, nint stride)
    {
        var c0 = c;
        var c1 = c0 + stride;
        var c2 = c1 + stride;
        var c3 = c2 + stride;
        var c4 = c3 + stride;
        var c5 = c4 + stride;
        var s00 = Vector256.Load(c0);
        var s01 = Vector256.Load(c0 + 8);
        var s10 = Vector256.Load(c1);
        var s11 = Vector256.Load(c1 + 8);
        var s20 = Vector256.Load(c2);
        var s21 = Vector256.Load(c2 + 8);
        var s30 = Vector256.Load(c3);
        var s31 = Vector256.Load(c3 + 8);
        var s40 = Vector256.Load(c4);
        var s41 = Vector256.Load(c4 + 8);
        var s50 = Vector256.Load(c5);
        var s51 = Vector256.Load(c5 + 8);
        var a3 = a + 3 * rowStep;
        for (var k = 0; k < depth; k++, a += innerStep, a3 += innerStep, b += PanelWidth)
        {
            var b0 = Vector256.Load(b);
            var b1 = Vector256.Load(b + 8);
            var x = Vector256.Create(*a);
            s00 = Vector256.FusedMultiplyAdd(x, b0, s00);
            s01 = Vector256.FusedMultiplyAdd(x, b1, s01);
            x = Vector256.Create(a[rowStep]);
            s10 = Vector256.FusedMultiplyAdd(x, b0, s10);
            s11 = Vector256.FusedMultiplyAdd(x, b1, s11);
            x = Vector256.Create(a[2 * rowStep]);
            s20 = Vector256.FusedMultiplyAdd(x, b0, s20);
            s21 = Vector256.FusedMultiplyAdd(x, b1, s21);
            x = Vector256.Create(*a3);
            s30 = Vector256.FusedMultiplyAdd(x, b0, s30);
            s31 = Vector256.FusedMultiplyAdd(x, b1, s31);
            x = Vector256.Create(a3[rowStep]);
            s40 = Vector256.FusedMultiplyAdd(x, b0, s40);
            s41 = Vector256.FusedMultiplyAdd(x, b1, s41);
            x = Vector256.Create(a3[2 * rowStep]);
            s50 = Vector256.FusedMultiplyAdd(x, b0, s50);
            s51 = Vector256.FusedMultiplyAdd(x, b1, s51);
        }
        s00.Store(c0);
        s01.Store(c0 + 8);
        s10.Store(c1);
        s11.Store(c1 + 8);
        s20.Store(c2);
        s21.Store(c2 + 8);
        s30.Store(c3);
        s31.Store(c3 + 8);
        s40.Store(c4);
        s41.Store(c4 + 8);
        s50.Store(c5);
        s51.Store(c5 + 8);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void TwoRows(float* a, nint rowStep, nint innerStep, float* b, int depth, float* c, nint stride)
    {
        var s00 = Vector256.Load(c);
        var s01 = Vector256.Load(c + 8);
        var s10 = Vector256.Load(c + stride);
        var s11 = Vector256.Load(c + stride + 8);
        for (var k = 0; k < depth; k++, a += innerStep, b += PanelWidth)
        {
            var b0 = Vector256.Load(b);
            var b1 = Vector256.Load(b + 8);
            var x = Vector256.Create(*a);
            s00 = Vector256.FusedMultiplyAdd(x, b0, s00);
            s01 = Vector256.FusedMultiplyAdd(x, b1, s01);
            x = Vector256.Create(a[rowStep]);
            s10 = Vector256.FusedMultiplyAdd(x, b0, s10);
            s11 = Vector256.FusedMultiplyAdd(x, b1, s11);
        }
        s00.Store(c);
        s01.Store(c + 8);
        s10.Store(c + stride);
        s11.Store(c + stride + 8);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void OneRow(float* a, nint innerStep, float* b, int depth, float* c)
    {
        var s0 = Vector256.Load(c);
        var s1 = Vector256.Load(c + 8);
        for (var k = 0; k < depth; k++, a += innerStep, b += PanelWidth)
        {
            var x = Vector256.Create(*a);
            s0 = Vector256.FusedMultiplyAdd(x, Vector256.Load(b), s0);
            s1 = Vector256.FusedMultiplyAdd(x, Vector256.Load(b + 8), s1);
        }
        s0.Store(c);
        s1.Store(c + 8);
    }
}
