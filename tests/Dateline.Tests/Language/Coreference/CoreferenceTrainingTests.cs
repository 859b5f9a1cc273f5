using Dateline.Language;
using Dateline.Language.Coreference;
using Dateline.Testing;
using Dateline.Train.Coreference;

namespace Dateline.Tests.Language.Coreference;

public sealed class CoreferenceTrainingTests
{
    private static readonly string Treebank = Repository.Path("tests/Dateline.Tests/fixtures/coreference.conllu");

    [Fact]
    public void Marks_of_identity_become_gold_entities_and_what_is_mentioned_once_is_left_out()
    {
        var document = Assert.Single(CoreferenceCorpus.Read(Treebank, Analyzer.Load()));
        var entities = document.Gold.GroupBy(g => g.Entity).Select(e => string.Join(" | ", e.OrderBy(g => g.Span.Start).Select(g => g.Span.In(document.Document.Text)))).ToList();
        Assert.Equal(["Irina Petrova | She | her", "The ministry | The ministry | its"], entities.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_short_training_gives_the_recorded_loss_and_learns_by_heart()
    {
        var documents = CoreferenceCorpus.Read(Treebank, null).ToList();
        var weights = new CoreferenceWeights(14, 0.1f);
        var training = new CoreferenceTraining(documents, ReferenceLexicon.Load(), weights, new MistakeCosts(2, 1, 1), seed: 1);
        var losses = Enumerable.Range(0, 20).Select(i => training.Epoch(guided: i == 0)).ToList();
        Assert.Equal(2.1107, losses[0], 1e-4);
        Assert.True(losses[^1] < losses[0] / 4, $"{losses[0]} → {losses[^1]}");
        new CoreferenceResolver(CoreferenceModel.Read(weights.Export("test")), ReferenceLexicon.Load()).Resolve(documents[0].Document);
        var score = new CoreferenceScore();
        score.Add(documents[0].Gold.GroupBy(g => g.Entity, g => g.Span).Select(g => g.ToList()).ToList(), CoreferenceReading.Entities(documents[0].Document));
        Assert.Equal(1, score.Muc.F1, 9);
    }

    [Fact]
    public void The_same_training_gives_the_same_bytes()
    {
        byte[] Train()
        {
            var weights = new CoreferenceWeights(12, 0.1f);
            new CoreferenceTraining(CoreferenceCorpus.Read(Treebank, null), ReferenceLexicon.Load(), weights, new MistakeCosts(2, 1, 1), seed: 1).Epoch(guided: true);
            return weights.Export("test");
        }

        Assert.Equal(Train(), Train());
    }

    [Fact]
    public void A_model_that_is_cut_off_is_refused()
    {
        var bytes = CoreferenceModel.Write("note", new short[16]);
        Assert.Equal(0, CoreferenceModel.Read(bytes).Score([1, 2, 3]));
        Assert.Throws<InvalidDataException>(() => CoreferenceModel.Read(bytes.AsSpan(0, bytes.Length - 1)));
        Assert.Throws<InvalidDataException>(() => CoreferenceModel.Read([1, 2, 3]));
    }
}
