using Dateline.Language.Linear;

namespace Dateline.Language.Names;

/// <summary>Fills the names: people, organisations, places and others, then nationality words and titles.</summary>
/// <remarks>
/// A linear chain (Collins 2002) over what each word looks like, its neighbours and lists of names, decoded twice: the second time each word also sees
/// what the rest of the report made of it. Reports longer than <see cref="BlockSentences"/> sentences are read in blocks. Thread-safe.
/// </remarks>
internal sealed class NameFinder
{
    /// <summary>Name of the model among those that the library carries.</summary>
    public const string ModelName = "en-names.bin";

    /// <summary>How many sentences see one another.</summary>
    public const int BlockSentences = 100;

    private readonly LinearModel _model;
    private readonly NameLists _lists;

    public NameFinder(LinearModel model, NameLists lists) => (_model, _lists) = (model, lists);

    public static NameFinder Load() => new(
        LinearModel.Embedded(ModelName) ?? throw new InvalidOperationException($"the library carries no model '{ModelName}'"), NameLists.Load());

    public void Find(Document document)
    {
        for (var first = 0; first < document.SentenceCount; first += BlockSentences)
            FindInBlock(document, first, Math.Min(first + BlockSentences, document.SentenceCount));
        document.Layers |= Layers.Names;
    }

    private void FindInBlock(Document document, int firstSentence, int endSentence)
    {
        var first = document.Sentence(firstSentence).FirstToken;
        var count = document.Sentence(endSentence - 1).EndToken - first;
        Column<NameSight> sights = default;
        Column<int> emissions = default;
        Column<byte> labels = default;
        var report = new ReportNames();
        try
        {
            sights.Fill(count, default);
            emissions.Fill(count * NameLabels.Count, 0);
            labels.Fill(count, 0);
            NameSights.Fill(document, _lists, first, sights.Items);
            Emit(document, first, sights.Items, emissions.Items);
            Decode(document, firstSentence, endSentence, first, sights.Items, emissions.Items, labels.Items);
            report.Look(document, first, sights.Items, labels.Items);
            if (EmitReport(sights.Items, emissions.Items))
                Decode(document, firstSentence, endSentence, first, sights.Items, emissions.Items, labels.Items);
            NameTagging.Write(document, first, sights.Items, labels.Items);
        }
        finally
        {
            sights.Return();
            emissions.Return();
            labels.Return();
            report.Return();
        }
    }

    private void Emit(Document document, int first, ReadOnlySpan<NameSight> sights, Span<int> emissions)
    {
        Span<uint> features = stackalloc uint[NameFeatures.Most];
        var tags = document.Has(Layers.Tags);
        for (var i = 0; i < sights.Length; i++)
            _model.Score(features[..NameFeatures.Write(document, first, sights, i, tags, features)], emissions.Slice(i * NameLabels.Count, NameLabels.Count));
    }

    /// <summary>Adds what the rest of the report says; tells whether it says anything.</summary>
    private bool EmitReport(ReadOnlySpan<NameSight> sights, Span<int> emissions)
    {
        Span<uint> features = stackalloc uint[8];
        var any = false;
        for (var i = 0; i < sights.Length; i++)
        {
            var count = NameFeatures.WriteReport(sights, i, features);
            any |= count > 0;
            _model.Score(features[..count], emissions.Slice(i * NameLabels.Count, NameLabels.Count));
        }
        return any;
    }

    private void Decode(Document document, int firstSentence, int endSentence, int first, ReadOnlySpan<NameSight> sights, ReadOnlySpan<int> emissions, Span<byte> labels)
    {
        for (var s = firstSentence; s < endSentence; s++)
        {
            var sentence = document.Sentence(s);
            var (from, length) = (sentence.FirstToken - first, sentence.Count);
            DecodeSentence(sights.Slice(from, length), emissions.Slice(from * NameLabels.Count, length * NameLabels.Count), labels.Slice(from, length));
        }
    }

    /// <summary>The best sequence of labels (Viterbi).</summary>
    private void DecodeSentence(ReadOnlySpan<NameSight> sights, ReadOnlySpan<int> emissions, Span<byte> labels)
    {
        const int N = NameLabels.Count;
        Column<byte> back = default;
        back.Fill(sights.Length * N, 0);
        Span<long> scores = stackalloc long[N];
        Span<long> next = stackalloc long[N];
        Span<int> transition = stackalloc int[N];
        Span<uint> features = stackalloc uint[NameFeatures.MostOfTransition];
        scores.Fill(long.MinValue / 2);
        for (var i = 0; i < sights.Length; i++)
        {
            next.Fill(long.MinValue / 2);
            for (var previous = 0; previous < (i == 0 ? 1 : N); previous++)
            {
                if (i > 0 && scores[previous] <= long.MinValue / 4)
                    continue;
                transition.Clear();
                _model.Score(features[..NameFeatures.WriteTransition(i == 0 ? N : previous, sights[i], features)], transition);
                for (var label = 0; label < N; label++)
                {
                    if (!NameLabels.MayFollow(i == 0 ? 0 : previous, label))
                        continue;
                    var score = (i == 0 ? 0 : scores[previous]) + transition[label] + emissions[(i * N) + label];
                    if (score <= next[label])
                        continue;
                    next[label] = score;
                    back[(i * N) + label] = (byte)previous;
                }
            }
            next.CopyTo(scores);
        }
        var best = 0;
        for (var label = 1; label < N; label++)
        {
            if (scores[label] > scores[best])
                best = label;
        }
        for (var i = sights.Length - 1; i >= 0; i--)
        {
            labels[i] = (byte)best;
            best = back[(i * N) + best];
        }
        back.Return();
    }
}
