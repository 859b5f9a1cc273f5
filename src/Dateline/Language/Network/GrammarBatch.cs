using System.Runtime.Intrinsics;

namespace Dateline.Language.Network;

/// <summary>The network at work on a handful of sentences. Keeps its memory from one batch to the next; belongs to one thread at a time.</summary>
internal sealed unsafe class GrammarBatch
{
    private readonly GrammarModel _model;
    private readonly Spelling? _spelling;
    private readonly WordCache _cache;
    private readonly TreeDecoder _decoder = new();
    private readonly Tensor _embedded;
    private readonly Tensor _newWords;
    private readonly Tensor _newProducts;
    private readonly Tensor _product;
    private readonly Tensor _state;
    private Tensor _from;
    private Tensor _to;
    private readonly Tensor _tagState = new(1, 16);
    private readonly Tensor _scores = new(1, 16);
    private readonly Tensor _features = new(1, 16);
    private readonly Tensor _roles = new(1, 16);
    private readonly Tensor _projected = new(1, 16);
    private readonly Tensor _heads;
    private readonly Tensor _headPanels = new(1, 16);
    private readonly Tensor _arcScores = new(1, 16);
    private readonly Tensor _labelState;
    private readonly QuantizedRows _whole = new();
    private readonly int[] _waiting = new int[MaximumTokens];
    private readonly int[] _headOf = new int[MaximumTokens];
    private readonly List<Piece> _pieces = [];

    /// <summary>The most words of a batch, and of a sentence.</summary>
    public const int MaximumTokens = 160;

    // Another sentence is taken only up to here: what is computed of so many words stays near the processor.
    private const int ComfortableTokens = 96;

    public GrammarBatch(GrammarModel model, Spelling? spelling = null)
    {
        (_model, _spelling) = (model, spelling);
        var shape = model.Shape;
        _cache = new WordCache(shape.BothWidth + 6 * shape.Width);
        _embedded = new Tensor(1, shape.EmbeddingWidth);
        _newWords = new Tensor(1, shape.BothWidth);
        _newProducts = new Tensor(1, 6 * shape.Width);
        _product = new Tensor(MaximumTokens, 6 * shape.Width);
        _state = new Tensor(1, shape.Width);
        _from = new Tensor(MaximumTokens, shape.BothWidth);
        _to = new Tensor(MaximumTokens, shape.BothWidth);
        _heads = new Tensor(1, shape.ArcWidth);
        _labelState = new Tensor(1, shape.LabelWidth);
    }

    /// <summary>Words taken so far.</summary>
    public int Count { get; private set; }

    /// <summary>Takes the words from <paramref name="first"/> on; false where there is no room: then <see cref="Run"/> comes first.</summary>
    public bool TryAdd(int first, int length)
    {
        if (Count > 0 && Count + length > ComfortableTokens)
            return false;
        _pieces.Add(new Piece(first, Count, length));
        Count += length;
        return true;
    }

    /// <summary>Tags and parses what was taken, and writes it into the document's columns.</summary>
    public void Run(Document document)
    {
        if (Count == 0)
            return;
        EncodeWords(document);
        for (var layer = 0; layer < _model.Layers.Length; layer++)
        {
            if (layer > 0)
                _model.Layers[layer].Apply(_from.Start, _from.Stride, Count, _product, _whole);
            Read(_model.Gates[layer]);
            if (layer + 1 == _model.Shape.TagLayer)
                Tag(document.Columns);
        }
        Parse(document.Columns);
        _pieces.Clear();
        Count = 0;
    }

    private void EncodeWords(Document document)
    {
        var shape = _model.Shape;
        _from.Resize(Count);
        _product.Resize(Count);
        _cache.Begin();
        foreach (var piece in _pieces)
        {
            for (var i = 0; i < piece.Length; i++)
            {
                var row = piece.Row + i;
                var kept = _cache.Find(document[piece.First + i].Text, piece.First + i, out _waiting[row]);
                if (kept is null)
                    continue;
                new ReadOnlySpan<float>(kept, shape.BothWidth).CopyTo(_from[row]);
                new ReadOnlySpan<float>(kept + shape.BothWidth, 6 * shape.Width).CopyTo(_product[row]);
            }
        }
        if (_cache.MissingCount == 0)
            return;
        _embedded.Resize(_cache.MissingCount);
        _embedded.Clear();
        for (var i = 0; i < _cache.MissingCount; i++)
            Embed(document[_cache.TokenOf(i)].Text, _embedded.Row(i));
        _model.Mix.Apply(_embedded.Start, _embedded.Stride, _embedded.Rows, _newWords, _whole);
        Rectify(_newWords, shape.BothWidth);
        _model.Layers[0].Apply(_newWords.Start, _newWords.Stride, _newWords.Rows, _newProducts, _whole);
        for (var row = 0; row < Count; row++)
        {
            if (_waiting[row] < 0)
                continue;
            _newWords[_waiting[row]].CopyTo(_from[row]);
            _newProducts[_waiting[row]].CopyTo(_product[row]);
        }
        _cache.Keep(_newWords, _newProducts);
    }

    private void Embed(scoped ReadOnlySpan<char> form, float* to)
    {
        Span<uint> hashes = stackalloc uint[WordFeatures.MaximumRuns];
        Span<char> meant = stackalloc char[Spelling.LongestWord + 1];
        var row = _model.WordRows.Find(WordFeatures.Word(form));
        if (row < 0 && _spelling?.Correct(form, meant) is > 0 and var length)
        {
            form = meant[..length];
            row = _model.WordRows.Find(WordFeatures.Word(form));
        }
        AddVector(_model.Words, Math.Max(0, row), 1, to);
        to += _model.Words.Width;
        foreach (var hash in hashes[..WordFeatures.Affixes(form, hashes)])
            AddVector(_model.Affixes, _model.AffixRows.Find(hash), 1, to);
        to += _model.Affixes.Width;
        var known = 0;
        hashes = hashes[..WordFeatures.Runs(form, hashes)];
        foreach (var hash in hashes)
            known += _model.RunRows.Find(hash) >= 0 ? 1 : 0;
        foreach (var hash in hashes)
            AddVector(_model.Runs, _model.RunRows.Find(hash), EmbeddingSum.RunWeight(known), to);
    }

    private static void AddVector(in ByteTable table, int row, float weight, float* to)
    {
        if (row < 0)
            return;
        var values = table.Values + (nint)row * table.Width;
        var scale = Vector256.Create(table.Scales[row] * weight);
        for (var i = 0; i < table.Width; i += 8)
        {
            var wide = Vector256.WidenLower(Vector128.WidenLower(Vector128.CreateScalar(*(long*)(values + i)).AsSByte()).ToVector256());
            Vector256.FusedMultiplyAdd(Vector256.ConvertToSingle(wide), scale, Vector256.Load(to + i)).Store(to + i);
        }
    }

    private void Read(Tensor gates)
    {
        _to.Resize(Count);
        foreach (var piece in _pieces)
            Recurrence.Read(_product.Row(piece.Row), _from.Row(piece.Row), gates.Start, piece.Length, _model.Shape.Width, _state.Start, _to.Row(piece.Row), null);
        (_from, _to) = (_to, _from);
    }

    private void Tag(Columns columns)
    {
        _model.TagHidden.Apply(_from.Start, _from.Stride, Count, _tagState, _whole);
        Rectify(_tagState, _tagState.Columns);
        _model.Upos.Apply(_tagState.Start, _tagState.Stride, Count, _scores, _whole);
        _features.Resize(1, _model.FeatureSets.Length);
        foreach (var piece in _pieces)
        {
            for (var i = 0; i < piece.Length; i++)
            {
                var tag = Best(_scores.Row(piece.Row + i), 0, _model.Tags.Length);
                columns.Tags[piece.First + i] = _model.Tags[tag];
                columns.Features[piece.First + i] = FeaturesOf(piece.Row + i, _model.FeatureStarts[tag], _model.FeatureEnds[tag]);
            }
        }
    }

    // Among the sets of features that the tag has, and only those are computed: of many tags there is but one.
    private ulong FeaturesOf(int row, int start, int end)
    {
        if (start < 0)
            return 0;
        if (end - start == 1)
            return _model.FeatureSets[start];
        _model.FeatureScores.ApplyTo(_whole, row, start, end, _features.Start);
        return _model.FeatureSets[Best(_features.Start, start, end)];
    }

    private void Parse(Columns columns)
    {
        var shape = _model.Shape;
        _model.Roles.Apply(_from.Start, _from.Stride, Count, _roles, _whole);
        Rectify(_roles, 2 * shape.ArcWidth);
        _model.Arc.Apply(_roles.Start, _roles.Stride, Count, _projected, _whole);
        foreach (var piece in _pieces)
            FindHeads(piece);
        NameRelations();
        foreach (var piece in _pieces)
        {
            for (var i = 0; i < piece.Length; i++)
            {
                var row = piece.Row + i;
                var head = _headOf[row];
                columns.Heads[piece.First + i] = head == 0 ? Columns.NoHead : piece.First + head - 1;
                columns.Relations[piece.First + i] = head == 0 ? Relation.Root : _model.Relations[BestRelation(_scores.Row(row))];
            }
        }
    }

    private void FindHeads(Piece piece)
    {
        var (width, n) = (_model.Shape.ArcWidth, piece.Length);
        _heads.Resize(n + 1);
        _model.ArcRoot[0].CopyTo(_heads[0]);
        for (var i = 0; i < n; i++)
            new ReadOnlySpan<float>(_roles.Row(piece.Row + i) + width, width).CopyTo(_heads[i + 1]);
        _headPanels.Resize(width, MatrixProduct.Padded(n + 1));
        MatrixProduct.PackTransposed(_heads.Start, n + 1, width, _heads.Stride, _headPanels.Start);
        _arcScores.Resize(n, n + 1);
        _arcScores.Clear();
        MatrixProduct.AddProduct(_projected.Row(piece.Row), _projected.Stride, 1, _headPanels.Start, n, n + 1, width, _arcScores.Start, _arcScores.Stride);
        for (var i = 0; i < n; i++)
        {
            var row = _arcScores.Row(i);
            for (var j = 0; j < n; j++)
                row[j + 1] += _model.ArcDistance.Start[Distance.Bucket(j - i)];
        }
        _decoder.Decode(_arcScores.Start, _arcScores.Stride, _headOf.AsSpan(piece.Row, n));
    }

    private void NameRelations()
    {
        var shape = _model.Shape;
        _labelState.Resize(Count);
        foreach (var piece in _pieces)
        {
            for (var i = 0; i < piece.Length; i++)
            {
                var head = _headOf[piece.Row + i];
                var d = _roles.Row(piece.Row + i) + 2 * shape.ArcWidth;
                var h = head == 0 ? _model.LabelRoot.Start : _roles.Row(piece.Row + head - 1) + 2 * shape.ArcWidth + shape.LabelWidth;
                var far = _model.LabelDistance.Row(Distance.Bucket(head == 0 ? 0 : head - 1 - i));
                var z = _labelState.Row(piece.Row + i);
                for (var k = 0; k < shape.LabelWidth; k += 8)
                    VectorMath.Rectify(Vector256.Load(d + k) + Vector256.Load(h + k) + Vector256.Load(far + k)).Store(z + k);
            }
        }
        _model.Label.Apply(_labelState.Start, _labelState.Stride, Count, _scores, _whole);
    }

    private int BestRelation(float* scores)
    {
        if (_model.RootRelation >= 0)
            scores[_model.RootRelation] = float.NegativeInfinity;
        return Best(scores, 0, _model.Relations.Length);
    }

    private static int Best(float* scores, int start, int end)
    {
        var best = start;
        for (var i = start + 1; i < end; i++)
        {
            if (scores[i] > scores[best])
                best = i;
        }
        return best;
    }

    private static void Rectify(Tensor values, int columns)
    {
        for (var row = 0; row < values.Rows; row++)
        {
            var x = values.Row(row);
            for (var i = 0; i < columns; i += 8)
                VectorMath.Rectify(Vector256.Load(x + i)).Store(x + i);
        }
    }

    private readonly record struct Piece(int First, int Row, int Length);
}
