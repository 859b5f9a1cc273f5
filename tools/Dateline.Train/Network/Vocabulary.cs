using Dateline.Language.Network;

namespace Dateline.Train.Network;

/// <summary>What the treebanks' words and labels are numbered by.</summary>
internal sealed class Vocabulary
{
    private readonly FeatureVocabulary _words;
    private readonly FeatureVocabulary _affixes;
    private readonly FeatureVocabulary _runs;
    private readonly Dictionary<string, int> _upos;
    private readonly Dictionary<string, int> _xpos;
    private readonly Dictionary<string, int> _features;
    private readonly Dictionary<string, int> _relations;

    private Vocabulary(uint[] words, uint[] affixes, uint[] runs, string[] upos, string[] xpos, string[] features, string[] relations)
    {
        (Words, Affixes, Runs, Upos, Xpos, Features, Relations) = (words, affixes, runs, upos, xpos, features, relations);
        (_words, _affixes, _runs) = (new(words, 1), new(affixes, 0), new(runs, 0));
        (_upos, _xpos, _features, _relations) = (Number(upos), Number(xpos), Number(features), Number(relations));
    }

    /// <summary>Hashes of the known words; row 0 of their table is the unknown word.</summary>
    public uint[] Words { get; }

    public uint[] Affixes { get; }

    public uint[] Runs { get; }

    public string[] Upos { get; }

    public string[] Xpos { get; }

    /// <summary>UPOS, a blank and the features, so that features can be asked for among those of one UPOS.</summary>
    public string[] Features { get; }

    public string[] Relations { get; }

    /// <summary>Words that occur twice, sub-word features that two different words have, every label.</summary>
    public static Vocabulary Of(IReadOnlyList<TreebankSentence> sentences, int wordFrequency, int partFrequency)
    {
        var words = new Dictionary<uint, int>();
        var affixes = new Dictionary<uint, int>();
        var runs = new Dictionary<uint, int>();
        var buffer = new uint[WordFeatures.MaximumRuns];
        foreach (var form in sentences.SelectMany(s => s.Forms))
            Count(words, WordFeatures.Word(form));
        foreach (var form in sentences.SelectMany(s => s.Forms).Distinct(StringComparer.Ordinal))
        {
            foreach (var hash in buffer.AsSpan(0, WordFeatures.Affixes(form, buffer)))
                Count(affixes, hash);
            foreach (var hash in buffer.AsSpan(0, WordFeatures.Runs(form, buffer)))
                Count(runs, hash);
        }
        return new Vocabulary(
            Frequent(words, wordFrequency), Frequent(affixes, partFrequency), Frequent(runs, partFrequency),
            Labels(sentences.SelectMany(s => s.Upos), 1), Labels(sentences.SelectMany(s => s.Xpos), 1),
            Labels(sentences.SelectMany(s => s.Upos.Zip(s.Features, Feature)), wordFrequency), Labels(sentences.SelectMany(s => s.Relations), 1));
    }

    public static string Feature(string upos, string features) => upos + " " + features;

    public WordRows RowsOf(string form)
    {
        Span<uint> hashes = stackalloc uint[WordFeatures.MaximumRuns];
        var affixes = Known(_affixes, hashes[..WordFeatures.Affixes(form, hashes)]);
        var runs = Known(_runs, hashes[..WordFeatures.Runs(form, hashes)]);
        return new WordRows(Math.Max(0, _words.Find(WordFeatures.Word(form))), affixes, runs);
    }

    /// <summary>The sentence in numbers; labels that training does not know become −1.</summary>
    public NumberedSentence Number(TreebankSentence sentence) => new(
        [.. sentence.Forms.Select(RowsOf)],
        [.. sentence.Upos.Select(l => _upos.GetValueOrDefault(l, -1))],
        [.. sentence.Xpos.Select(l => _xpos.GetValueOrDefault(l, -1))],
        [.. sentence.Upos.Zip(sentence.Features, Feature).Select(l => _features.GetValueOrDefault(l, -1))],
        sentence.Heads,
        [.. sentence.Relations.Select(l => _relations.GetValueOrDefault(l, -1))]);

    private static int[] Known(FeatureVocabulary vocabulary, ReadOnlySpan<uint> hashes)
    {
        var rows = new List<int>();
        foreach (var hash in hashes)
        {
            if (vocabulary.Find(hash) is >= 0 and var row)
                rows.Add(row);
        }
        return [.. rows];
    }

    private static void Count(Dictionary<uint, int> counts, uint hash) => counts[hash] = counts.GetValueOrDefault(hash) + 1;

    private static uint[] Frequent(Dictionary<uint, int> counts, int least) => [.. counts.Where(c => c.Value >= least).Select(c => c.Key).Order()];

    private static string[] Labels(IEnumerable<string> labels, int least) =>
        [.. labels.GroupBy(l => l, StringComparer.Ordinal).Where(g => g.Count() >= least).Select(g => g.Key).Order(StringComparer.Ordinal)];

    private static Dictionary<string, int> Number(string[] labels) =>
        labels.Select((label, i) => (label, i)).ToDictionary(p => p.label, p => p.i, StringComparer.Ordinal);
}

/// <summary>A sentence in numbers. Heads count words from 1; 0 is the root.</summary>
internal sealed record NumberedSentence(WordRows[] Words, int[] Upos, int[] Xpos, int[] Features, int[] Heads, int[] Relations)
{
    public int Length => Words.Length;
}
