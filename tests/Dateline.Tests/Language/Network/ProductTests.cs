using CsCheck;
using System.Runtime.Intrinsics;
using Dateline.Language.Network;
using Dateline.Train.Network;

namespace Dateline.Tests.Language.Network;

public sealed unsafe class ProductTests
{
    private static readonly Gen<(int Rows, int Columns, int Inner, ulong Seed)> Shapes =
        Gen.Select(Gen.Int[1, 20], Gen.Int[1, 40], Gen.Int[1, 500], Gen.ULong, (rows, columns, inner, seed) => (rows, columns, inner, seed));

    [Fact]
    public void A_product_is_one_chain_of_fused_multiply_adds_whatever_its_shape()
    {
        Shapes.Sample(shape =>
        {
            var random = new Randomness(shape.Seed);
            var (a, b, c) = (Random(shape.Rows, shape.Inner, random), Random(shape.Inner, shape.Columns, random), Random(shape.Rows, shape.Columns, random));
            var expected = new float[shape.Rows, shape.Columns];
            for (var i = 0; i < shape.Rows; i++)
            {
                for (var j = 0; j < shape.Columns; j++)
                {
                    expected[i, j] = c[i][j];
                    for (var k = 0; k < shape.Inner; k++)
                        expected[i, j] = MathF.FusedMultiplyAdd(a[i][k], b[k][j], expected[i, j]);
                }
            }
            var panels = new Tensor(b.Rows, b.Stride);
            MatrixProduct.Pack(b.Start, b.Rows, b.Columns, b.Stride, panels.Start);
            MatrixProduct.AddProduct(a.Start, a.Stride, 1, panels.Start, a.Rows, b.Columns, a.Columns, c.Start, c.Stride);
            for (var i = 0; i < shape.Rows; i++)
            {
                for (var j = 0; j < shape.Columns; j++)
                    Assert.Equal(expected[i, j], c[i][j]);
            }
        }, iter: 60);
    }

    [Fact]
    public void A_product_in_whole_numbers_is_close_to_that_of_floats()
    {
        Shapes.Sample(shape =>
        {
            var random = new Randomness(shape.Seed);
            var (x, w, bias) = (Random(shape.Rows, shape.Inner, random), Random(shape.Inner, shape.Columns, random), Random(1, shape.Columns, random));
            var y = new Tensor(1, 16);
            new QuantizedLayer(w, bias).Apply(x.Start, x.Stride, x.Rows, y, new QuantizedRows());
            for (var i = 0; i < shape.Rows; i++)
            {
                for (var j = 0; j < shape.Columns; j++)
                {
                    var exact = (double)bias[0][j];
                    for (var k = 0; k < shape.Inner; k++)
                        exact += (double)x[i][k] * w[k][j];
                    Assert.Equal(exact, y[i][j], 0.04 * Math.Sqrt(shape.Inner) + 1e-5);
                }
            }
        }, iter: 60);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(-1, 1)]
    [InlineData(1, -1)]
    [InlineData(-1, -1)]
    public void The_largest_sums_stay_within_what_the_processor_adds_them_in(float input, float weight)
    {
        Gen.Select(Gen.Int[1, 70], Gen.Int[1, 3]).Sample((inner, rows) =>
        {
            var (x, w, y) = (new Tensor(rows, inner), new Tensor(inner, 5), new Tensor(1, 16));
            for (var k = 0; k < inner; k++)
            {
                for (var row = 0; row < rows; row++)
                    x[row][k] = input;
                w[k][..5].Fill(weight);
            }
            new QuantizedLayer(w, null).Apply(x.Start, x.Stride, rows, y, new QuantizedRows());
            for (var row = 0; row < rows; row++)
                Assert.Equal(inner * input * weight, y[row][4], 0.05 * inner);
        }, iter: 60);
    }

    [Fact]
    public void Groups_are_multiplied_without_the_instruction_as_by_hand()
    {
        Gen.Select(Gen.Byte.Array[32], Gen.SByte[-127, 127].Array[32]).Sample((inputs, weights) =>
        {
            var sums = QuantizedLayer.PlainGroupProducts(Vector256.Create<byte>(inputs), Vector256.Create<sbyte>(weights));
            for (var i = 0; i < 8; i++)
                Assert.Equal(Enumerable.Range(4 * i, 4).Sum(k => inputs[k] * weights[k]), sums[i]);
        });
    }

    [Fact]
    public void Our_exponential_logistic_and_tangent_are_close_to_the_platforms()
    {
        Gen.Float[-30, 30].Sample(x =>
        {
            var v = Vector256.Create(x);
            Assert.Equal(1, VectorMath.Exp(v)[0] / Math.Exp(x), 2e-6);
            Assert.Equal(1 / (1 + Math.Exp(-x)), VectorMath.Sigmoid(v)[0], 1e-6);
            VectorMath.Sigmoids(v, -v, out var first, out var second);
            Assert.Equal(VectorMath.Sigmoid(v)[0], first[0], 1e-6);
            Assert.Equal(VectorMath.Sigmoid(-v)[0], second[0], 1e-6);
            Assert.Equal(Math.Tanh(x), VectorMath.Tanh(v)[0], 1e-6);
        });
    }

    private static Tensor Random(int rows, int columns, Randomness random) => new Parameter("", rows, columns, 1).Initialise(random, 1).Value;
}
