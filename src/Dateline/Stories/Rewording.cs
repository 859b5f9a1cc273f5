namespace Dateline.Stories;

/// <summary>Sentences of two reports that tell the same in nearly the same words and order: what an editor makes of a text with a red pencil.</summary>
/// <remarks>Two sentences are one, reworded, where three fifths of the longer one's words, without function words, stand in the other in the same order (longest common subsequence). Only the reporter's own voice is
/// compared. One such sentence may be chance, or the one way to say it; <see cref="CopyFinder"/> asks for more.</remarks>
internal sealed class Rewording
{
    private const double SameShare = 0.6;
    private const int FewestWords = 6;

    private Rewording(double share, List<(TextSpan A, TextSpan B)> sentences) => (Share, Sentences) = (share, sentences);

    /// <summary>Share of the words of the shorter report, without function words and quotations, that stand in such sentences.</summary>
    public double Share { get; }

    /// <summary>The sentences, in the order of the first report.</summary>
    public IReadOnlyList<(TextSpan A, TextSpan B)> Sentences { get; }

    public static Rewording Of(ReportWords a, ReportWords b)
    {
        var sentences = new List<(TextSpan A, TextSpan B)>();
        var shared = 0;
        foreach (var one in a.Sentences.Where(s => s.Words.Length >= FewestWords))
        {
            var words = one.Words.ToHashSet();
            foreach (var other in b.Sentences)
            {
                if (IsSame(one.Words, words, other.Words))
                {
                    sentences.Add((one.Span, other.Span));
                    shared += one.Words.Length;
                    break;
                }
            }
        }
        var shorter = Math.Min(a.Sentences.Sum(s => s.Words.Length), b.Sentences.Sum(s => s.Words.Length));
        return new((double)shared / Math.Max(1, shorter), sentences);
    }

    private static bool IsSame(ulong[] one, HashSet<ulong> words, ulong[] other)
    {
        var enough = Math.Max(FewestWords, SameShare * Math.Max(one.Length, other.Length));
        return Math.Min(one.Length, other.Length) >= enough && other.Count(words.Contains) >= enough && CommonInOrder(one, other) >= enough;
    }

    private static int CommonInOrder(ulong[] one, ulong[] other)
    {
        var lengths = new int[other.Length + 1];
        foreach (var word in one)
        {
            var corner = 0;
            for (var j = 1; j <= other.Length; j++)
            {
                var above = lengths[j];
                lengths[j] = word == other[j - 1] ? corner + 1 : Math.Max(above, lengths[j - 1]);
                corner = above;
            }
        }
        return lengths[^1];
    }
}
