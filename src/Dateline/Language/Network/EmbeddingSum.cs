namespace Dateline.Language.Network;

/// <summary>How the vectors of a word's letter runs are added.</summary>
internal static class EmbeddingSum
{
    /// <summary>Between a sum and a mean: the length of the result hardly depends on how many vectors were added.</summary>
    public static float RunWeight(int count) => count == 0 ? 0 : 1 / MathF.Sqrt(count);
}
