using Dateline.Language.Coreference;

namespace Dateline.Train.Coreference;

/// <summary>Costs of the three ways to be wrong (Durrett and Klein 2013), in units of the score.</summary>
/// <param name="Missed">A mention that should have been joined opens an entity.</param>
/// <param name="Invented">A mention that should have opened an entity is joined.</param>
/// <param name="Wrong">A mention is joined to the wrong one.</param>
internal readonly record struct MistakeCosts(float Missed, float Invented, float Wrong);

/// <summary>Learns which earlier mention a mention means: the likelihood of all right ones together, costs of mistakes added, one mention at a time.</summary>
internal sealed class CoreferenceTraining
{
    private readonly List<(Resolution Resolution, int[] Gold)> _documents;
    private readonly CoreferenceWeights _weights;
    private readonly MistakeCosts _costs;
    private readonly Random _random;
    private readonly uint[][] _features;
    private readonly double[] _scores = new double[Resolution.Most + 1];

    public CoreferenceTraining(IEnumerable<CoreferenceDocument> documents, ReferenceLexicon lexicon, CoreferenceWeights weights, MistakeCosts costs, int seed)
    {
        _weights = weights;
        _costs = costs;
        _random = new Random(seed);
        _features = [.. Enumerable.Range(0, Resolution.Most + 1).Select(_ => new uint[CoreferenceFeatures.Most])];
        _documents = [];
        foreach (var document in documents)
        {
            document.Document.Columns.ClearMentions();
            MentionFinder.Find(document.Document, lexicon);
            var resolution = new Resolution(document.Document, lexicon);
            _documents.Add((resolution, CoreferenceCorpus.Align(resolution, document.Gold)));
        }
    }

    public int MentionCount => _documents.Sum(d => d.Resolution.Count);

    /// <summary>Reads every document once; returns the loss a mention.</summary>
    /// <param name="guided">Whether entities are gathered as they should be, not as the weights would have it.</param>
    public double Epoch(bool guided)
    {
        var loss = 0.0;
        var order = Enumerable.Range(0, _documents.Count).ToArray();
        _random.Shuffle(order);
        foreach (var number in order)
            loss += Read(_documents[number].Resolution, _documents[number].Gold, guided);
        _weights.Sum();
        return loss / MentionCount;
    }

    private double Read(Resolution resolution, int[] gold, bool guided)
    {
        var loss = 0.0;
        resolution.Reset();
        Span<int> candidates = stackalloc int[Resolution.Most];
        Span<int> lengths = stackalloc int[Resolution.Most + 1];
        for (var m = 0; m < resolution.Count; m++)
        {
            var count = resolution.Candidates(m, candidates);
            var (related, same) = resolution.Relatives(m, candidates[..count]);
            lengths[0] = CoreferenceFeatures.WriteNew(resolution, m, related, same, _features[0]);
            for (var i = 0; i < count; i++)
                lengths[i + 1] = CoreferenceFeatures.WritePair(resolution, m, candidates[i], i, _features[i + 1]);
            var joined = Learn(gold, m, candidates[..count], lengths, guided, ref loss);
            resolution.Join(m, joined);
        }
        return loss;
    }

    private int Learn(int[] gold, int mention, ReadOnlySpan<int> candidates, ReadOnlySpan<int> lengths, bool guided, ref double loss)
    {
        var options = candidates.Length + 1;
        Span<bool> right = stackalloc bool[Resolution.Most + 1];
        right.Clear();
        var any = false;
        var (best, nearest) = (0, -1);
        for (var i = 1; i < options; i++)
        {
            right[i] = gold[mention] >= 0 && gold[candidates[i - 1]] == gold[mention];
            any |= right[i];
            if (right[i] && (nearest < 0 || candidates[i - 1] > candidates[nearest - 1]))
                nearest = i;
        }
        right[0] = !any;
        for (var i = 0; i < options; i++)
        {
            _scores[i] = _weights.Score(_features[i].AsSpan(0, lengths[i]));
            if (_scores[i] > _scores[best])
                best = i;
        }
        for (var i = 0; i < options; i++)
            _scores[i] += right[i] ? 0 : i == 0 ? _costs.Missed : any ? _costs.Wrong : _costs.Invented;
        loss += Step(options, right, lengths);
        var chosen = guided ? Math.Max(nearest, 0) : best;
        return chosen == 0 ? -1 : candidates[chosen - 1];
    }

    /// <summary>Moves the weights along the gradient of the log likelihood; returns the loss.</summary>
    private double Step(int options, ReadOnlySpan<bool> right, ReadOnlySpan<int> lengths)
    {
        var highest = double.NegativeInfinity;
        for (var i = 0; i < options; i++)
            highest = Math.Max(highest, _scores[i]);
        var (all, good) = (0.0, 0.0);
        for (var i = 0; i < options; i++)
        {
            _scores[i] = Exponential.Of(_scores[i] - highest);
            all += _scores[i];
            good += right[i] ? _scores[i] : 0;
        }
        good = Math.Max(good, 1e-12);
        for (var i = 0; i < options; i++)
        {
            var gradient = (float)((_scores[i] / all) - (right[i] ? _scores[i] / good : 0));
            if (Math.Abs(gradient) > 1e-4f)
                _weights.Step(_features[i].AsSpan(0, lengths[i]), gradient);
        }
        return Math.Log(all / good);
    }
}
