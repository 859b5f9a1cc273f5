using Dateline.Train.Coreference;

namespace Dateline.Tests.Language.Coreference;

/// <summary>The worked examples of the literature, each value computed by hand.</summary>
public sealed class CoreferenceScoreTests
{
    /// <summary>Entities as words whose letters are mentions.</summary>
    private static CoreferenceScore Score(string key, string response)
    {
        var score = new CoreferenceScore();
        score.Add(Entities(key), Entities(response));
        return score;
    }

    private static List<char[]> Entities(string words) => [.. words.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(w => w.ToCharArray())];

    // The example of Pradhan et al. (2014): key {a,b,c} {d,e,f,g}; response {a,b} {c,d} {f,g,h,i}.
    [Fact]
    public void The_example_of_Pradhan_and_others_has_their_figures()
    {
        var score = Score("abc defg", "ab cd fghi");
        // Links: of the key's 2 + 3, {a,b,c} is cut into ab|c (1 kept), {d,e,f,g} into d|e|fg (1 kept).
        Assert.Equal(2.0 / 5, score.Muc.Recall, 12);
        // Of the response's 1 + 1 + 3: ab keeps 1, cd 0, fghi (fg|h|i) 1.
        Assert.Equal(2.0 / 5, score.Muc.Precision, 12);
        // Overlaps squared over the entity's size: (2² + 1²)/3 + (1² + 2²)/4 of 7 mentions; 2²/2 + (1² + 1²)/2 + 2²/4 of 8.
        Assert.Equal(((5 / 3.0) + (5 / 4.0)) / 7, score.BCubed.Recall, 12);
        Assert.Equal((2 + 1 + 1) / 8.0, score.BCubed.Precision, 12);
        // Best map: abc–ab 2·2/5, defg–fghi 2·2/8.
        Assert.Equal((0.8 + 0.5) / 2, score.Ceaf.Recall, 12);
        Assert.Equal((0.8 + 0.5) / 3, score.Ceaf.Precision, 12);
        Assert.Equal(6 / 7.0, score.Mentions.Recall, 12);
        Assert.Equal(6 / 8.0, score.Mentions.Precision, 12);
    }

    // Luo (2005), and Bagga and Baldwin (1998): twelve mentions, true {1..5} {6,7} {8..12}, here a–l.
    [Theory]
    [InlineData("abcde fghijkl", 9 / 10.0, 1.0, ((25 / 5.0) + (4 / 7.0) + (25 / 7.0)) / 12, 1.0)]
    [InlineData("abcdehijkl fg", 9 / 10.0, 1.0, ((25 / 10.0) + (25 / 10.0) + (4 / 2.0)) / 12, 1.0)]
    [InlineData("abcdefghijkl", 9 / 11.0, 1.0, ((25 / 12.0) + (4 / 12.0) + (25 / 12.0)) / 12, 1.0)]
    public void Links_cannot_tell_a_small_merger_from_a_large_one_but_overlaps_can(string response, double linkPrecision, double linkRecall, double overlapPrecision, double overlapRecall)
    {
        var score = Score("abcde fg hijkl", response);
        Assert.Equal(linkPrecision, score.Muc.Precision, 12);
        Assert.Equal(linkRecall, score.Muc.Recall, 12);
        Assert.Equal(overlapPrecision, score.BCubed.Precision, 12);
        Assert.Equal(overlapRecall, score.BCubed.Recall, 12);
    }

    // Luo (2005), table 1: entity CEAF of the responses (a) to (d).
    [Theory]
    [InlineData("abcde fghijkl", 1 + (10 / 12.0), 2)]
    [InlineData("abcdehijkl fg", 1 + (10 / 15.0), 2)]
    [InlineData("abcdefghijkl", 10 / 17.0, 1)]
    [InlineData("a b c d e f g h i j k l", (2 / 6.0) + (2 / 3.0) + (2 / 6.0), 12)]
    public void Entities_are_mapped_one_to_one(string response, double similarity, int entities)
    {
        var score = Score("abcde fg hijkl", response);
        Assert.Equal(similarity / 3, score.Ceaf.Recall, 12);
        Assert.Equal(similarity / entities, score.Ceaf.Precision, 12);
    }

    [Fact]
    public void What_is_equal_has_full_marks() => Assert.Equal(1, Score("abc de", "ed cab").Conll, 12);

    [Fact]
    public void Nothing_found_is_nothing_earned() => Assert.Equal(0, Score("abc de", "").Conll);

    [Fact]
    public void The_mapping_is_the_best_of_all_not_the_greediest() => Assert.Equal(9 + 8 + 5, Assignment.Best(new double[,] { { 10, 9, 0 }, { 9, 5, 8 }, { 5, 1, 0 } }), 12);

    [Theory]
    [InlineData(0)]
    [InlineData(-0.3)]
    [InlineData(-1)]
    [InlineData(-20.5)]
    [InlineData(-650)]
    public void The_exponential_of_our_own_is_the_exponential(double x) => Assert.InRange(Exponential.Of(x) / Math.Exp(x), 1 - 1e-13, 1 + 1e-13);
}
