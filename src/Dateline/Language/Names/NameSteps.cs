using Dateline.Language.Linear;

namespace Dateline.Language.Names;

/// <summary>What a step from one label to the next is worth at a word, for all steps, kept for the words that come again: most do.</summary>
/// <remarks>One place for each hash; a word that finds its place taken moves in. The memory changes the time taken and nothing else.</remarks>
internal struct NameSteps(LinearModel model)
{
    private const int Places = 128;
    private const int Labels = NameLabels.Count;
    private const int Size = (Labels + 1) * Labels;

    private Column<Key> _keys;
    private Column<int> _scores;

    /// <summary>A row for each previous label, the start of the sentence last; in it a score for each label.</summary>
    public ReadOnlySpan<int> Of(in NameSight sight)
    {
        if (_keys.Count == 0)
        {
            _keys.Fill(Places, default);
            _scores.Fill(Places * Size, 0);
        }
        var key = new Key(sight.Form, sight.Shape, sight.Alone, sight.Inside, true);
        var place = (int)(FeatureHash.Of(0, sight.Form, sight.Shape, (uint)sight.Alone) % Places);
        var scores = _scores.Items.Slice(place * Size, Size);
        if (_keys[place] == key)
            return scores;
        _keys[place] = key;
        scores.Clear();
        Span<uint> features = stackalloc uint[(Labels + 1) * NameFeatures.MostOfTransition];
        NameFeatures.WriteTransitions(sight, features);
        for (var previous = 0; previous <= Labels; previous++)
            model.Score(features.Slice(previous * NameFeatures.MostOfTransition, NameFeatures.MostOfTransition), scores.Slice(previous * Labels, Labels));
        return scores;
    }

    public void Return()
    {
        _keys.Return();
        _scores.Return();
    }

    private readonly record struct Key(uint Form, uint Shape, Gazetteers Alone, Gazetteers Inside, bool Taken);
}
