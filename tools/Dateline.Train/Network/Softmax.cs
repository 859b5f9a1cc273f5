using System.Runtime.Intrinsics;
using Dateline.Language.Network;

namespace Dateline.Train.Network;

/// <summary>Cross-entropy of a softmax, and its gradient in place of the scores.</summary>
internal static unsafe class Softmax
{
    /// <param name="scores">Scores of the classes, with room up to a whole panel; become the gradient, and zero in that room.</param>
    /// <param name="count">Classes.</param>
    /// <param name="gold">The right class, or −1: then nothing is learned of this one.</param>
    /// <param name="weight">What the gradient and the loss are multiplied by.</param>
    /// <param name="smoothing">The share of the gold's weight that is spread over all classes.</param>
    /// <param name="right">Whether the highest score was the gold's.</param>
    /// <returns>The loss.</returns>
    public static double Loss(float* scores, int count, int gold, float weight, float smoothing, out bool right)
    {
        right = false;
        if (gold < 0)
        {
            new Span<float>(scores, MatrixProduct.Padded(count)).Clear();
            return 0;
        }
        var best = 0;
        for (var i = 1; i < count; i++)
            best = scores[i] > scores[best] ? i : best;
        right = best == gold;
        var highest = Vector256.Create(scores[best]);
        var goldScore = scores[gold] - scores[best];
        for (var i = 0; i < count; i += 8)
            VectorMath.Exp(Vector256.Load(scores + i) - highest).Store(scores + i);
        var sum = 0f;
        for (var i = 0; i < count; i++)
            sum += scores[i];
        var loss = (Math.Log(sum) - goldScore) * weight;
        for (var i = 0; i < count; i++)
            scores[i] = (scores[i] / sum - smoothing / count) * weight;
        scores[gold] -= (1 - smoothing) * weight;
        new Span<float>(scores + count, MatrixProduct.Padded(count) - count).Clear();
        return loss;
    }
}
