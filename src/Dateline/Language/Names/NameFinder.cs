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
        Column<bool> changed = default;
        var steps = new NameSteps(_model);
        var report = new ReportNames();
        try
        {
            sights.Fill(count, default);
            emissions.Fill(count * NameLabels.Count, 0);
            labels.Fill(count, 0);
            changed.Fill(endSentence - firstSentence, true);
            NameSights.Fill(document, _lists, first, sights.Items);
            Emit(document, first, sights.Items, emissions.Items);
            Decode(document, firstSentence, first, sights.Items, emissions.Items, changed.Items, ref steps, labels.Items);
            MarkByRule(document, first, sights.Items, labels.Items);
            report.Look(document, first, sights.Items, labels.Items);
            EmitReport(document, firstSentence, first, sights.Items, emissions.Items, changed.Items);
            Decode(document, firstSentence, first, sights.Items, emissions.Items, changed.Items, ref steps, labels.Items);
            MarkByRule(document, first, sights.Items, labels.Items);
            NameTagging.Write(document, first, sights.Items, labels.Items);
        }
        finally
        {
            sights.Return();
            emissions.Return();
            labels.Return();
            changed.Return();
            steps.Return();
            report.Return();
        }
    }

    /// <summary>What words tell each other that the chain does not see.</summary>
    internal static void MarkByRule(Document document, int first, ReadOnlySpan<NameSight> sights, Span<byte> labels)
    {
        OfficialBodies.Mark(document, first, sights, labels);
        BracketedAcronyms.Mark(document, first, labels);
    }

    private void Emit(Document document, int first, ReadOnlySpan<NameSight> sights, Span<int> emissions)
    {
        Span<uint> features = stackalloc uint[NameFeatures.Most];
        var tags = document.Has(Layers.Tags);
        for (var i = 0; i < sights.Length; i++)
            _model.Score(features[..NameFeatures.Write(document, first, sights, i, tags, features)], emissions.Slice(i * NameLabels.Count, NameLabels.Count));
    }

    /// <summary>Adds what the rest of the report says, and marks the sentences of which it says anything: the others need no second reading.</summary>
    private void EmitReport(Document document, int firstSentence, int first, ReadOnlySpan<NameSight> sights, Span<int> emissions, Span<bool> changed)
    {
        Span<uint> features = stackalloc uint[NameFeatures.MostOfReport];
        changed.Clear();
        for (var i = 0; i < sights.Length; i++)
        {
            var count = NameFeatures.WriteReport(sights, i, features);
            if (count == 0)
                continue;
            changed[document.Columns.SentenceOf[first + i] - firstSentence] = true;
            _model.Score(features[..count], emissions.Slice(i * NameLabels.Count, NameLabels.Count));
        }
    }

    private static void Decode(Document document, int firstSentence, int first, ReadOnlySpan<NameSight> sights, ReadOnlySpan<int> emissions, ReadOnlySpan<bool> changed, ref NameSteps steps, Span<byte> labels)
    {
        for (var s = 0; s < changed.Length; s++)
        {
            if (!changed[s])
                continue;
            var sentence = document.Sentence(firstSentence + s);
            var (from, length) = (sentence.FirstToken - first, sentence.Count);
            DecodeSentence(sights.Slice(from, length), emissions.Slice(from * NameLabels.Count, length * NameLabels.Count), ref steps, labels.Slice(from, length));
        }
    }

    /// <summary>The best sequence of labels (Viterbi).</summary>
    private static void DecodeSentence(ReadOnlySpan<NameSight> sights, ReadOnlySpan<int> emissions, ref NameSteps steps, Span<byte> labels)
    {
        const int N = NameLabels.Count;
        Column<byte> back = default;
        back.Fill(sights.Length * N, 0);
        Span<long> scores = stackalloc long[N];
        Span<long> next = stackalloc long[N];
        scores.Clear();
        for (var i = 0; i < sights.Length; i++)
        {
            var step = steps.Of(sights[i]);
            for (var label = 0; label < N; label++)
            {
                // Inside comes only behind beginning or inside of the same kind; a sentence begins with none of them.
                var (from, end) = i == 0 ? (N, N + 1) : NameLabels.IsInside(label) ? (label - 1, label + 1) : (0, N);
                var best = long.MinValue / 4;
                for (var previous = from; previous < end; previous++)
                {
                    var score = (i == 0 ? 0 : scores[previous]) + step[(previous * N) + label];
                    if (score <= best || (i == 0 && NameLabels.IsInside(label)))
                        continue;
                    best = score;
                    back[(i * N) + label] = (byte)previous;
                }
                next[label] = best + emissions[(i * N) + label];
            }
            next.CopyTo(scores);
        }
        var last = 0;
        for (var label = 1; label < N; label++)
        {
            if (scores[label] > scores[last])
                last = label;
        }
        for (var i = sights.Length - 1; i >= 0; i--)
        {
            labels[i] = (byte)last;
            last = back[(i * N) + last];
        }
        back.Return();
    }
}
