using CsCheck;
using Dateline.Language.Network;

namespace Dateline.Tests.Language.Network;

public sealed unsafe class TreeDecoderTests
{
    [Fact]
    public void No_tree_with_one_root_scores_higher_than_the_one_found()
    {
        Gen.Int[1, 5].SelectMany(n => Gen.Float[-4, 4].Array[n * (n + 1)].Select(s => (n, s))).Sample((n, scores) =>
        {
            var heads = Decode(scores, n);
            Assert.True(IsTree(heads));
            Assert.Equal(Trees(n).Max(t => Score(scores, t)), Score(scores, heads), 1e-4);
        });
    }

    [Fact]
    public void Long_sentences_full_of_cycles_become_trees()
    {
        Gen.Int[2, 60].SelectMany(n => Gen.Float[-4, 4].Array[n * (n + 1)].Select(s => (n, s))).Sample((n, scores) => Assert.True(IsTree(Decode(scores, n))), iter: 200);
    }

    private static int[] Decode(float[] scores, int words)
    {
        var heads = new int[words];
        fixed (float* start = scores)
            new TreeDecoder().Decode(start, words + 1, heads);
        return heads;
    }

    private static double Score(float[] scores, int[] heads) => heads.Select((head, word) => (double)scores[word * (heads.Length + 1) + head]).Sum();

    private static IEnumerable<int[]> Trees(int words)
    {
        var count = (int)Math.Pow(words + 1, words);
        for (var code = 0; code < count; code++)
        {
            var heads = new int[words];
            for (int i = 0, rest = code; i < words; i++, rest /= words + 1)
                heads[i] = rest % (words + 1);
            if (IsTree(heads))
                yield return heads;
        }
    }

    private static bool IsTree(int[] heads)
    {
        if (heads.Count(h => h == 0) != 1)
            return false;
        for (var word = 1; word <= heads.Length; word++)
        {
            var (node, steps) = (word, 0);
            for (; node != 0 && steps <= heads.Length; steps++)
                node = heads[node - 1];
            if (node != 0)
                return false;
        }
        return true;
    }
}
