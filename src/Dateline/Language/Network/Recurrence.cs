using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Dateline.Language.Network;

/// <summary>The simple recurrent unit, over a sentence in both directions.</summary>
/// <remarks>
/// Lei, Zhang, Wang, Dai and Artzi, "Simple Recurrent Units for Highly Parallelizable Recurrence" (EMNLP 2018). All matrix products are taken
/// for every token at once before; what is left to do in order is cheap. With z, f, r of the token (from the product) and the state c:
/// <code>
/// f = σ(f + v_f·c + b_f)    r = σ(r + v_r·c + b_r)    c = z + f·(c − z)    h = x + r·(tanh c − x)
/// </code>
/// A row of the product holds z, f, r of the forward direction, then of the backward one; a row of x and of h the forward half, then the
/// backward half. The gates' parameters stand as v_f, v_r, b_f, b_r of the forward direction, then of the backward one.
/// </remarks>
internal static unsafe class Recurrence
{
    /// <summary>Reads one sentence.</summary>
    /// <param name="product">z, f, r: 6 × width floats a token.</param>
    /// <param name="x">What the product was made of: 2 × width floats a token.</param>
    /// <param name="gates">8 × width floats.</param>
    /// <param name="length">Tokens.</param>
    /// <param name="width">Channels of one direction; a multiple of eight.</param>
    /// <param name="state">Scratch of <paramref name="width"/> floats.</param>
    /// <param name="h">The answer: 2 × width floats a token.</param>
    /// <param name="trace">Where not null: c, f, r, 6 × width floats a token, for the way back in training.</param>
    public static void Read(float* product, float* x, float* gates, int length, int width, float* state, float* h, float* trace)
    {
        for (var direction = 0; direction < 2; direction++)
        {
            new Span<float>(state, width).Clear();
            var gate = gates + direction * 4 * width;
            for (var step = 0; step < length; step++)
            {
                nint token = direction == 0 ? step : length - 1 - step;
                var offset = token * 6 * width + direction * 3 * width;
                var half = token * 2 * width + direction * width;
                Step(product + offset, x + half, gate, width, state, h + half, trace is null ? null : trace + offset);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Step(float* u, float* x, float* gate, int width, float* state, float* h, float* trace)
    {
        for (var i = 0; i < width; i += 8)
        {
            var c = Vector256.Load(state + i);
            var z = Vector256.Load(u + i);
            var f = Vector256.FusedMultiplyAdd(c, Vector256.Load(gate + i), Vector256.Load(u + width + i)) + Vector256.Load(gate + 2 * width + i);
            var r = Vector256.FusedMultiplyAdd(c, Vector256.Load(gate + width + i), Vector256.Load(u + 2 * width + i)) + Vector256.Load(gate + 3 * width + i);
            VectorMath.Sigmoids(f, r, out f, out r);
            c = Vector256.FusedMultiplyAdd(f, c - z, z);
            c.Store(state + i);
            var input = Vector256.Load(x + i);
            Vector256.FusedMultiplyAdd(r, VectorMath.Tanh(c) - input, input).Store(h + i);
            if (trace is not null)
            {
                c.Store(trace + i);
                f.Store(trace + width + i);
                r.Store(trace + 2 * width + i);
            }
        }
    }
}
