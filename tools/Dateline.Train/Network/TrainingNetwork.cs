using Dateline.Language.Network;

namespace Dateline.Train.Network;

/// <summary>How much is dropped in training, and what the parts of the loss weigh.</summary>
internal sealed record Regularization
{
    /// <summary>The chance that a known word is taken for an unknown one.</summary>
    public float UnknownWord { get; init; } = 0.15f;

    public float Embedding { get; init; } = 0.2f;

    public float Layer { get; init; } = 0.3f;

    public float Head { get; init; } = 0.3f;

    public float Smoothing { get; init; } = 0.03f;

    public float XposWeight { get; init; } = 0.5f;

    public float FeaturesWeight { get; init; } = 0.5f;

    public static Regularization None { get; } = new() { UnknownWord = 0, Embedding = 0, Layer = 0, Head = 0, Smoothing = 0 };
}

/// <summary>What one pass has seen: losses are sums over tokens, the others counts of tokens.</summary>
internal sealed record Tally(double Loss, int Tokens, int Upos, int Xpos, int Features, int Heads, int Relations)
{
    public static Tally operator +(Tally a, Tally b) => new(
        a.Loss + b.Loss, a.Tokens + b.Tokens, a.Upos + b.Upos, a.Xpos + b.Xpos, a.Features + b.Features, a.Heads + b.Heads, a.Relations + b.Relations);
}

/// <summary>The network on the way forward and back, for one shard of a batch. Shards share the weights and have their own gradients.</summary>
internal sealed unsafe class TrainingNetwork
{
    private readonly NetworkShape _shape;
    private readonly Regularization _regularization;
    private readonly WordEncoder _words;
    private readonly Linear _mix;
    private readonly RecurrentLayer[] _layers;
    private readonly Dropout _embeddingDropout;
    private readonly Dropout[] _layerDropouts;
    private readonly Linear _tagHidden;
    private readonly Dropout _tagDropout;
    private readonly (Linear Layer, Tensor Scores)[] _tagHeads;
    private readonly Linear _roles;
    private readonly Dropout _rolesDropout;
    private readonly ArcLayer _arcs;
    private readonly LabelLayer _labels;
    private readonly Tensor _embedded = new(1, 16);
    private readonly Tensor[] _states;
    private readonly Tensor[] _stateGradients;
    private readonly Tensor _rectifiedWords = new(1, 16);
    private readonly Tensor _tagState = new(1, 16);
    private readonly Tensor _tagRectified = new(1, 16);
    private readonly Tensor _tagGradient = new(1, 16);
    private readonly Tensor _roleState = new(1, 16);
    private readonly Tensor _roleRectified = new(1, 16);
    private readonly Tensor _roleGradient = new(1, 16);
    private readonly List<WordRows> _tokens = [];
    private int[] _lengths = [];

    public TrainingNetwork(NetworkWeights weights, Regularization regularization, int shard)
    {
        var shape = _shape = weights.Shape;
        _regularization = regularization;
        _words = new WordEncoder(weights.Words, weights.Affixes, weights.Runs);
        _embeddingDropout = new Dropout(regularization.Embedding);
        _mix = new Linear(weights.Mix, weights.MixBias, shard);
        _layers = [.. weights.Layers.Zip(weights.Gates, (w, g) => new RecurrentLayer(w, g, shape.Width, shard))];
        _layerDropouts = [.. Enumerable.Range(0, shape.Layers + 1).Select(_ => new Dropout(regularization.Layer))];
        _states = [.. Enumerable.Range(0, shape.Layers + 1).Select(_ => new Tensor(1, shape.BothWidth))];
        _stateGradients = [.. Enumerable.Range(0, shape.Layers + 1).Select(_ => new Tensor(1, shape.BothWidth))];
        _tagHidden = new Linear(weights.TagHidden, weights.TagHiddenBias, shard);
        _tagDropout = new Dropout(regularization.Head);
        _tagHeads =
        [
            (new Linear(weights.Upos, weights.UposBias, shard), new Tensor(1, 16)),
            (new Linear(weights.Xpos, weights.XposBias, shard), new Tensor(1, 16)),
            (new Linear(weights.Features, weights.FeaturesBias, shard), new Tensor(1, 16)),
        ];
        _roles = new Linear(weights.Roles, weights.RolesBias, shard);
        _rolesDropout = new Dropout(regularization.Head);
        _arcs = new ArcLayer(weights.Arc, weights.ArcBias, weights.ArcRoot, weights.ArcDistance, shape.ArcWidth, shard);
        _labels = new LabelLayer(weights.Label, weights.LabelBias, weights.LabelRoot, weights.LabelDistance, regularization.Head, shape.LabelWidth, shard);
    }

    /// <summary>The gradient at the words' vectors, after <see cref="Learn"/>: given to the tables by <see cref="LearnWords"/>.</summary>
    public Tensor EmbeddedGradient { get; } = new(1, 16);

    /// <summary>Reads sentences and learns from them: adds to this shard's gradients, but for the tables of words.</summary>
    /// <param name="sentences">The shard's part of the batch.</param>
    /// <param name="weight">What each token's loss is multiplied by: one over the tokens of the batch.</param>
    /// <param name="random">Where null, nothing is dropped.</param>
    public Tally Learn(ReadOnlySpan<NumberedSentence> sentences, float weight, Randomness? random) => Pass(sentences, weight, random, learn: true);

    /// <summary>Reads sentences and counts what is right; heads are each word's best, tree or not, relations are counted where head and relation are right.</summary>
    public Tally Measure(ReadOnlySpan<NumberedSentence> sentences) => Pass(sentences, 1, null, learn: false);

    /// <summary>Gives the tables of words what this shard has learned of them. One shard after the other.</summary>
    public void LearnWords() => _words.Backward(EmbeddedGradient);

    private Tally Pass(ReadOnlySpan<NumberedSentence> sentences, float weight, Randomness? random, bool learn)
    {
        Encode(sentences, random);
        foreach (var gradient in _stateGradients)
        {
            gradient.Resize(_tokens.Count);
            gradient.Clear();
        }
        var tally = Tags(sentences, weight, random, learn) + Tree(sentences, weight, random, learn);
        if (learn)
            Back();
        return tally with { Tokens = _tokens.Count };
    }

    private void Encode(ReadOnlySpan<NumberedSentence> sentences, Randomness? random)
    {
        _tokens.Clear();
        _lengths = new int[sentences.Length];
        for (var i = 0; i < sentences.Length; i++)
        {
            _tokens.AddRange(sentences[i].Words);
            _lengths[i] = sentences[i].Length;
        }
        _words.Forward(_tokens, _embedded, _regularization.UnknownWord, random);
        _embeddingDropout.Forward(_embedded, random);
        _mix.Forward(_embedded, _states[0]);
        Elementwise.Rectify(_states[0], 0, _shape.BothWidth);
        _rectifiedWords.Resize(_tokens.Count, _shape.BothWidth);
        _states[0].All.CopyTo(_rectifiedWords.All);
        _layerDropouts[0].Forward(_states[0], _lengths, random);
        for (var i = 0; i < _layers.Length; i++)
        {
            _layers[i].Forward(_states[i], _lengths, _states[i + 1]);
            _layerDropouts[i + 1].Forward(_states[i + 1], _lengths, random);
        }
    }

    private Tally Tags(ReadOnlySpan<NumberedSentence> sentences, float weight, Randomness? random, bool learn)
    {
        var input = _states[_shape.TagLayer];
        _tagHidden.Forward(input, _tagState);
        Elementwise.Rectify(_tagState, 0, _shape.TagWidth);
        Keep(_tagState, _tagRectified);
        _tagDropout.Forward(_tagState, random);
        _tagGradient.Resize(_tokens.Count, _shape.TagWidth);
        _tagGradient.Clear();
        var loss = 0.0;
        Span<int> right = stackalloc int[3];
        for (var head = 0; head < 3; head++)
        {
            var (layer, scores) = _tagHeads[head];
            layer.Forward(_tagState, scores);
            var part = head switch { 0 => 1, 1 => _regularization.XposWeight, _ => _regularization.FeaturesWeight };
            var row = 0;
            foreach (var sentence in sentences)
            {
                foreach (var gold in head switch { 0 => sentence.Upos, 1 => sentence.Xpos, _ => sentence.Features })
                {
                    loss += Softmax.Loss(scores.Row(row++), scores.Columns, gold, weight * part, _regularization.Smoothing, out var hit);
                    right[head] += hit ? 1 : 0;
                }
            }
            if (learn)
                layer.Backward(_tagState, scores, _tagGradient);
        }
        if (learn)
        {
            _tagDropout.Backward(_tagGradient);
            Elementwise.RectifyBackward(_tagRectified, _tagGradient, 0, _shape.TagWidth);
            _tagHidden.Backward(input, _tagGradient, _stateGradients[_shape.TagLayer]);
        }
        return new Tally(loss, 0, right[0], right[1], right[2], 0, 0);
    }

    private Tally Tree(ReadOnlySpan<NumberedSentence> sentences, float weight, Randomness? random, bool learn)
    {
        var input = _states[^1];
        _roles.Forward(input, _roleState);
        Elementwise.Rectify(_roleState, 0, 2 * _shape.ArcWidth);
        Keep(_roleState, _roleRectified);
        _rolesDropout.Forward(_roleState, random);
        _roleGradient.Resize(_tokens.Count, _shape.RoleWidth);
        _roleGradient.Clear();
        var headRows = new int[_tokens.Count];
        var headRight = new bool[_tokens.Count];
        var (loss, row, heads, relations) = (0.0, 0, 0, 0);
        foreach (var sentence in sentences)
        {
            _arcs.Forward(_roleState, row, sentence.Length);
            for (var i = 0; i < sentence.Length; i++)
            {
                var gold = sentence.Heads[i];
                headRows[row + i] = gold == 0 ? -1 : row + gold - 1;
                loss += Softmax.Loss(_arcs.Scores.Row(i), sentence.Length + 1, gold, weight, 0, out headRight[row + i]);
                heads += headRight[row + i] ? 1 : 0;
            }
            if (learn)
                _arcs.Backward(_roleGradient, row);
            row += sentence.Length;
        }
        _labels.Forward(_roleState, 2 * _shape.ArcWidth, 2 * _shape.ArcWidth + _shape.LabelWidth, headRows, random);
        row = 0;
        foreach (var sentence in sentences)
        {
            foreach (var gold in sentence.Relations)
            {
                loss += Softmax.Loss(_labels.Scores.Row(row), _labels.Scores.Columns, gold, weight, _regularization.Smoothing, out var hit);
                relations += hit && headRight[row] ? 1 : 0;
                row++;
            }
        }
        if (learn)
        {
            _labels.Backward(_roleGradient, 2 * _shape.ArcWidth, 2 * _shape.ArcWidth + _shape.LabelWidth, headRows);
            _rolesDropout.Backward(_roleGradient);
            Elementwise.RectifyBackward(_roleRectified, _roleGradient, 0, 2 * _shape.ArcWidth);
            _roles.Backward(input, _roleGradient, _stateGradients[^1]);
        }
        return new Tally(loss, 0, 0, 0, 0, heads, relations);
    }

    private void Back()
    {
        for (var i = _layers.Length - 1; i >= 0; i--)
        {
            _layerDropouts[i + 1].Backward(_stateGradients[i + 1]);
            _layers[i].Backward(_states[i], _lengths, _stateGradients[i + 1], _stateGradients[i]);
        }
        _layerDropouts[0].Backward(_stateGradients[0]);
        Elementwise.RectifyBackward(_rectifiedWords, _stateGradients[0], 0, _shape.BothWidth);
        EmbeddedGradient.Resize(_tokens.Count, _shape.EmbeddingWidth);
        EmbeddedGradient.Clear();
        _mix.Backward(_embedded, _stateGradients[0], EmbeddedGradient);
        _embeddingDropout.Backward(EmbeddedGradient);
    }

    private static void Keep(Tensor from, Tensor to)
    {
        to.Resize(from.Rows, from.Columns);
        from.All.CopyTo(to.All);
    }
}
