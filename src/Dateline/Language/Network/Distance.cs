namespace Dateline.Language.Network;

/// <summary>How far, and to which side, a head stands from its dependent, in classes that grow with the distance.</summary>
internal static class Distance
{
    /// <summary>The number of classes; class 0 is for the root, which stands nowhere.</summary>
    public const int Buckets = 2 * SideBuckets + 1;

    private const int SideBuckets = 9;

    /// <summary>The class of the signed distance head − dependent; 0 for none.</summary>
    public static int Bucket(int distance)
    {
        var far = Math.Abs(distance);
        var side = far switch
        {
            0 => 0,
            <= 4 => far,
            <= 6 => 5,
            <= 9 => 6,
            <= 14 => 7,
            <= 24 => 8,
            _ => SideBuckets,
        };
        return distance > 0 ? SideBuckets + side : side;
    }
}
