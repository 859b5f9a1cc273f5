namespace Dateline.Language.Coreference;

/// <summary>Fills the mentions and entities: who is meant by which names, nouns and pronouns.</summary>
/// <remarks>
/// Mentions come from rules; then each, from left to right, is joined to the best of a bounded number of earlier mentions, or opens a new entity, as a linear model over
/// hashed features decides (Denis and Baldridge 2008; Durrett and Klein 2013). Thread-safe.
/// </remarks>
internal sealed class CoreferenceResolver
{
    /// <summary>Name of the model among those that the library carries.</summary>
    public const string ModelName = "en-coreference.bin";

    private readonly CoreferenceModel _model;
    private readonly ReferenceLexicon _lexicon;

    public CoreferenceResolver(CoreferenceModel model, ReferenceLexicon lexicon) => (_model, _lexicon) = (model, lexicon);

    /// <summary>The resolver with the library's own model; null where the library carries none.</summary>
    public static CoreferenceResolver? Load() => CoreferenceModel.Embedded(ModelName) is { } model ? new CoreferenceResolver(model, ReferenceLexicon.Load()) : null;

    public void Resolve(Document document)
    {
        document.Columns.ClearMentions();
        if (document.Has(Layers.Tree))
        {
            MentionFinder.Find(document, _lexicon);
            using var resolution = new Resolution(document, _lexicon);
            Decide(resolution);
            EntityTable.Write(resolution);
        }
        document.Layers |= Layers.Coreference;
    }

    private void Decide(Resolution resolution)
    {
        Span<int> candidates = stackalloc int[Resolution.Most];
        Span<uint> features = stackalloc uint[CoreferenceFeatures.Most];
        var waiting = false;
        for (var m = 0; m < resolution.Count; m++)
        {
            if (resolution.Waits(m))
            {
                waiting = true;
                continue;
            }
            var count = resolution.Candidates(m, candidates);
            var sure = SureLinks.Find(resolution, m, candidates[..count]);
            resolution.Join(m, sure >= 0 ? sure : Best(resolution, m, candidates[..count], features));
            if (waiting)
                resolution.JoinWaiting(m);
        }
    }

    private int Best(Resolution resolution, int mention, ReadOnlySpan<int> candidates, Span<uint> features)
    {
        var (best, antecedent) = (int.MinValue, -1);
        // He and she mean somebody who was spoken of, and not long ago where anybody was.
        if (resolution.Sight(mention).Class is MentionClass.He or MentionClass.She)
        {
            candidates = resolution.Recent(candidates);
        }
        if (candidates.Length == 0 || resolution.Sight(mention).Class is not (MentionClass.He or MentionClass.She))
        {
            var (related, same) = resolution.Relatives(mention, candidates);
            best = _model.Score(features[..CoreferenceFeatures.WriteNew(resolution, mention, related, same, features)]);
        }
        for (var i = 0; i < candidates.Length; i++)
        {
            var score = _model.Score(features[..CoreferenceFeatures.WritePair(resolution, mention, candidates[i], i, features)]);
            if (score > best)
                (best, antecedent) = (score, candidates[i]);
        }
        return antecedent;
    }
}
