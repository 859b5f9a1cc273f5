using Dateline.Language.Network;
using Dateline.Train.Network;

namespace Dateline.Tests.Language.Network;

/// <summary>The way back is the derivative of the way forward: each layer's gradient against the slope measured by moving one weight.</summary>
public sealed unsafe class GradientTests
{
    private const float Move = 1f / 128;

    [Fact]
    public void A_linear_layer_learns_along_its_slope()
    {
        var random = new Randomness(3);
        var (weight, bias) = (Random("w", 7, 21, random), Random("b", 1, 21, random));
        var (layer, x, y) = (new Linear(weight, bias, 0), RandomTensor(5, 7, random), new Tensor(1, 16));
        var (dy, dx) = (RandomTensor(5, 21, random), new Tensor(5, 7));
        layer.Forward(x, y);
        layer.Backward(x, dy, dx);
        double Loss()
        {
            layer.Forward(x, y);
            return Dot(y, dy);
        }
        AssertSlope(weight.Value, weight.Gradients[0], Loss);
        AssertSlope(bias.Value, bias.Gradients[0], Loss);
        AssertSlope(x, dx, Loss);
    }

    [Fact]
    public void A_recurrent_layer_learns_along_its_slope_in_both_directions()
    {
        var random = new Randomness(4);
        const int Width = 16;
        var (weight, gates) = (Random("w", 2 * Width, 6 * Width, random), Random("g", 1, 8 * Width, random));
        var (layer, x, h) = (new RecurrentLayer(weight, gates, Width, 0), RandomTensor(9, 2 * Width, random), new Tensor(1, 16));
        int[] lengths = [4, 1, 4];
        var (dh, dx) = (RandomTensor(9, 2 * Width, random), new Tensor(9, 2 * Width));
        layer.Forward(x, lengths, h);
        layer.Backward(x, lengths, dh, dx);
        double Loss()
        {
            layer.Forward(x, lengths, h);
            return Dot(h, dh);
        }
        AssertSlope(weight.Value, weight.Gradients[0], Loss);
        AssertSlope(gates.Value, gates.Gradients[0], Loss);
        AssertSlope(x, dx, Loss);
    }

    [Fact]
    public void The_arc_scorer_learns_along_its_slope()
    {
        var random = new Randomness(5);
        const int Width = 16;
        Parameter[] parameters = [Random("u", Width, Width, random), Random("b", 1, Width, random), Random("r", 1, Width, random), Random("d", 1, Distance.Buckets, random)];
        var layer = new ArcLayer(parameters[0], parameters[1], parameters[2], parameters[3], Width, 0);
        var (roles, gradient) = (RandomTensor(6, 2 * Width, random), new Tensor(6, 2 * Width));
        int[] gold = [2, 0, 4, 2, 4];
        double Loss()
        {
            layer.Forward(roles, 1, 5);
            return gold.Select((g, i) => Softmax.Loss(layer.Scores.Row(i), 6, g, 0.5f, 0, out _)).Sum();
        }
        layer.Forward(roles, 1, 5);
        for (var i = 0; i < 5; i++)
            Softmax.Loss(layer.Scores.Row(i), 6, gold[i], 0.5f, 0, out _);
        layer.Backward(gradient, 1);
        foreach (var parameter in parameters)
            AssertSlope(parameter.Value, parameter.Gradients[0], Loss);
        AssertSlope(roles, gradient, Loss);
    }

    [Fact]
    public void The_relation_scorer_learns_along_its_slope()
    {
        var random = new Randomness(6);
        const int Width = 16;
        Parameter[] parameters = [Random("w", Width, 5, random), Random("b", 1, 5, random), Random("r", 1, Width, random), Random("d", Distance.Buckets, Width, random)];
        var layer = new LabelLayer(parameters[0], parameters[1], parameters[2], parameters[3], 0, Width, 0);
        var (roles, gradient) = (RandomTensor(4, 2 * Width, random), new Tensor(4, 2 * Width));
        int[] heads = [1, -1, 1, 2];
        int[] gold = [0, 4, 2, 1];
        double Loss()
        {
            layer.Forward(roles, 0, Width, heads, null);
            return gold.Select((g, i) => Softmax.Loss(layer.Scores.Row(i), 5, g, 1, 0, out _)).Sum();
        }
        Loss();
        layer.Backward(gradient, 0, Width, heads);
        foreach (var parameter in parameters)
            AssertSlope(parameter.Value, parameter.Gradients[0], Loss);
        AssertSlope(roles, gradient, Loss);
    }

    [Fact]
    public void The_whole_network_learns_along_its_slope()
    {
        var sentences = TreebankSentence.Read(Testing.Repository.Path("tests", "Dateline.Tests", "fixtures", "tiny.conllu")).Take(3).ToArray();
        var vocabulary = Vocabulary.Of(sentences, 1, 1);
        var weights = new NetworkWeights(new NetworkShape(16, 16, 16, 16, 2, 1, 16, 16, 16), vocabulary, 1, 11);
        foreach (var parameter in weights.All)
            parameter.Initialise(new Randomness(12), 0.4f);
        var network = new TrainingNetwork(weights, Regularization.None, 0);
        var numbered = sentences.Select(vocabulary.Number).ToArray();
        network.Learn(numbered, 0.1f, null);
        network.LearnWords();
        // A smaller move: between many rectifiers a larger one would step over the bend of one of them.
        foreach (var parameter in weights.All)
            AssertSlope(parameter.Value, parameter.Gradients[0], () => network.Measure(numbered).Loss / 10, 24, Move / 16);
    }

    private static Parameter Random(string name, int rows, int columns, Randomness random) => new Parameter(name, rows, columns, 1).Initialise(random, 0.7f);

    private static Tensor RandomTensor(int rows, int columns, Randomness random) => Random("", rows, columns, random).Value;

    private static double Dot(Tensor a, Tensor b)
    {
        var sum = 0.0;
        for (var row = 0; row < a.Rows; row++)
        {
            for (var i = 0; i < a.Columns; i++)
                sum += (double)a[row][i] * b[row][i];
        }
        return sum;
    }

    private static void AssertSlope(Tensor values, Tensor gradient, Func<double> loss, int samples = 60, float move = Move)
    {
        var random = new Randomness(99);
        for (var sample = 0; sample < samples; sample++)
        {
            var (row, column) = (random.Below(values.Rows), random.Below(values.Columns));
            var before = values[row][column];
            double At(float moved)
            {
                values[row][column] = before + moved;
                return loss();
            }
            // Richardson's step: the error falls with the fourth power of the move.
            var slope = (8 * (At(move) - At(-move)) - (At(2 * move) - At(-2 * move))) / (12 * move);
            values[row][column] = before;
            Assert.Equal(slope, gradient[row][column], 0.004 + 0.02 * Math.Abs(slope));
        }
    }
}
