using Dateline.Language;
using Dateline.Language.Names;

namespace Dateline.Train.Names;

/// <summary>Trains the chain in two rounds: models that have not seen a block tell what its first reading would be; the last model learns with that beside.</summary>
internal sealed class NameTraining(IReadOnlyList<NameBlock> blocks, NameLists lists, FeatureIndex index, int epochs, float missCost, int seed)
{
    private readonly Dictionary<NameBlock, Prepared> _prepared = [];

    private sealed record Prepared(NameSight[] Sights, int[][] Features, int[][] Transitions)
    {
        public int[][]? Report { get; set; }
    }

    /// <summary>Computes the features of every word; those that occur fewer than <paramref name="least"/> times are not learned.</summary>
    public void Prepare(int least)
    {
        var counts = new Dictionary<uint, int>();
        var hashes = new Dictionary<NameBlock, (NameSight[] Sights, uint[][] Features)>();
        var buffer = new uint[NameFeatures.Most];
        foreach (var block in blocks)
        {
            var sights = new NameSight[block.Labels.Length];
            NameSights.Fill(block.Document, lists, 0, sights);
            var features = new uint[sights.Length][];
            for (var i = 0; i < sights.Length; i++)
            {
                features[i] = buffer[..NameFeatures.Write(block.Document, 0, sights, i, block.Document.Has(Layers.Tags), buffer)];
                foreach (var feature in features[i])
                    counts[feature] = counts.GetValueOrDefault(feature) + 1;
            }
            hashes[block] = (sights, features);
        }
        foreach (var (feature, _) in counts.Where(c => c.Value >= least).OrderBy(c => c.Key))
            index.Number(feature, add: true);
        var step = new uint[NameFeatures.MostOfTransition];
        foreach (var (block, (sights, features)) in hashes)
        {
            var transitions = new int[sights.Length][];
            for (var i = 0; i < sights.Length; i++)
            {
                var row = new List<int>();
                for (var previous = 0; previous <= NameLabels.Count; previous++)
                    row.AddRange(index.Numbers(step.AsSpan(0, NameFeatures.WriteTransition(previous, sights[i], step))));
                transitions[i] = [.. row];
            }
            _prepared[block] = new Prepared(sights, [.. features.Select(f => index.Numbers(f, add: false))], transitions);
        }
    }

    /// <summary>Each block is read by a model that was trained on the others; what it finds is what the last model may look at.</summary>
    public void LookElsewhere(int folds)
    {
        for (var fold = 0; fold < folds; fold++)
        {
            var chain = Train([.. blocks.Where((_, i) => i % folds != fold)], withReport: false, Math.Max(3, epochs / 3));
            foreach (var block in blocks.Where((_, i) => i % folds == fold))
                Report(block, Read(chain, block, withReport: false));
        }
    }

    private void Report(NameBlock block, byte[] labels)
    {
        var prepared = _prepared[block];
        var report = new ReportNames();
        NameFinder.MarkByRule(block.Document, 0, prepared.Sights, labels);
        report.Look(block.Document, 0, prepared.Sights, labels);
        report.Return();
        var buffer = new uint[8];
        prepared.Report = [.. Enumerable.Range(0, labels.Length).Select(i => index.Numbers(buffer.AsSpan(0, NameFeatures.WriteReport(prepared.Sights, i, buffer))))];
    }

    public byte[] Read(ChainPerceptron chain, NameBlock block, bool withReport) =>
        [.. block.Document.Sentences.ToArray().SelectMany(s => chain.Decode(Sentence(block, s, withReport), null))];

    public ChainPerceptron Train(IReadOnlyList<NameBlock> some, bool withReport, int? rounds = null)
    {
        var chain = new ChainPerceptron(index, missCost);
        var random = new Random(seed);
        for (var epoch = 0; epoch < (rounds ?? epochs); epoch++)
        {
            var order = some.SelectMany(b => b.Document.Sentences.ToArray().Select(s => (Block: b, Sentence: s))).ToArray();
            random.Shuffle(order);
            foreach (var (block, sentence) in order)
            {
                // In a third of the cases nothing is known of the rest, as in the first reading.
                var report = withReport && random.Next(3) > 0;
                chain.Learn(Sentence(block, sentence, report), block.Labels[sentence.FirstToken..sentence.EndToken], block.Weight);
            }
        }
        chain.Average();
        return chain;
    }

    private ChainSentence Sentence(NameBlock block, Sentence sentence, bool withReport)
    {
        var prepared = _prepared[block];
        var range = sentence.FirstToken..sentence.EndToken;
        var features = prepared.Features[range];
        if (withReport && prepared.Report is { } report)
            features = [.. features.Zip(report[range], (f, r) => r.Length == 0 ? f : [.. f, .. r])];
        return new ChainSentence(features, prepared.Transitions[range]);
    }
}
