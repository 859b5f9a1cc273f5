using CsCheck;
using Dateline.Language.Linear;

namespace Dateline.Tests.Language;

public sealed class FeatureBatchTests
{
    [Fact]
    public void Features_hashed_together_are_those_hashed_one_by_one() =>
        Gen.Select(Gen.UInt, Gen.UInt, Gen.UInt, Gen.UInt).Array[0, 32].Sample(features =>
        {
            var batch = new FeatureBatch(new uint[4 * 32]);
            foreach (var (template, a, b, c) in features)
                batch.Add(template, a, b, c);
            var hashes = new uint[32];
            Assert.Equal(features.Length, batch.Hash(hashes));
            Assert.Equal(features.Select(f => FeatureHash.Of(f.Item1, f.Item2, f.Item3, f.Item4)), hashes[..features.Length]);
        });

    [Fact]
    public void What_finds_no_room_is_left_out()
    {
        var batch = new FeatureBatch(new uint[32]);
        for (var i = 0u; i < 9; i++)
            batch.Add(i, 1);
        Assert.Equal(8, batch.Hash(new uint[8]));
    }
}
