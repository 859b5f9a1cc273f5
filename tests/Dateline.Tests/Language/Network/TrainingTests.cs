using Dateline.Language.Network;
using Dateline.Train.Network;

namespace Dateline.Tests.Language.Network;

public sealed class TrainingTests
{
    [Fact]
    public void A_short_training_gives_the_recorded_loss()
    {
        var (losses, _) = TinyTraining.Train(12);
        Assert.Equal([8.9841, 6.9599, 5.9400], losses.Where((_, i) => i % 4 == 3).Select(l => Math.Round(l, 4)));
    }

    [Fact]
    public void The_number_of_threads_does_not_change_what_is_learned() => Assert.Equal(TinyTraining.Train(3).Model, TinyTraining.Train(3, threads: 2).Model);

    [Fact]
    public void Running_means_of_the_weights_change_nothing_of_what_is_learned()
    {
        var (training, vocabulary) = TinyTraining.Begin(averages: 0.9);
        for (var i = 0; i < 6; i++)
            training.Epoch();
        var learned = NetworkModelFile.Write(training.Weights, vocabulary);
        Assert.Equal(TinyTraining.Train(6).Model, learned);
        training.Averages[0].Swap();
        Assert.NotEqual(learned, NetworkModelFile.Write(training.Weights, vocabulary));
        training.Averages[0].Swap();
        Assert.Equal(learned, NetworkModelFile.Write(training.Weights, vocabulary));
    }

    [Fact]
    public void Each_sentence_is_in_one_half_however_it_is_cut_into_words()
    {
        Assert.Equal(Jackknife.HalfOf(["They", "have", "n't", "left", "."]), Jackknife.HalfOf(["they", "haven't", "left"]));
        Assert.Equal([0, 1], TinyTraining.Sentences.Select(s => Jackknife.HalfOf(s.Forms)).Distinct().Order());
    }

    [Fact]
    public void A_dozen_sentences_are_learned_by_heart()
    {
        var (_, model) = TinyTraining.Train(40, regularization: Regularization.None);
        var (tally, _) = GoldTokens.Measure(new GrammarStage(GrammarModel.Read(model)), TinyTraining.Sentences);
        Assert.InRange(tally.Upos, tally.Tokens * 98 / 100, tally.Tokens);
        Assert.InRange(tally.Relations, tally.Tokens * 95 / 100, tally.Tokens);
    }

    [Fact]
    public void The_finished_model_answers_as_the_network_did_in_training()
    {
        var (training, vocabulary) = TinyTraining.Begin();
        for (var i = 0; i < 6; i++)
            training.Epoch();
        var model = GrammarModel.Read(NetworkModelFile.Write(training.Weights, vocabulary));
        var (finished, _) = GoldTokens.Measure(new GrammarStage(model), TinyTraining.Sentences);
        var measured = training.Measure([.. TinyTraining.Sentences.Select(vocabulary.Number)]);
        Assert.InRange(finished.Upos - measured.Upos, -1, 1); // weights are rounded when they are written
        Assert.InRange(finished.Heads - measured.Heads, -2, 8); // and only the finished model makes trees
    }

    [Fact]
    public void Processors_with_and_without_wide_vectors_learn_the_same()
    {
        string Trained(string? switchedOff) => Tool.Output(
            switchedOff, "network", "--train", TinyTraining.Treebank, "--epochs", "1,1", "--batch", "40", "--width", "16", "--layers", "2", "--tag-layer", "1", "--word", "16",
            "--affix", "16", "--run", "16", "--arc", "16", "--label", "16", "--tag-width", "16").Split('\n')[^1];
        var here = Trained(null);
        Assert.Matches("sha256 [0-9a-f]{64}$", here);
        Assert.Equal(here, Trained("DOTNET_EnableAVX2"));
    }

    [Fact]
    public void Training_goes_on_only_from_a_model_of_the_same_words()
    {
        var (training, vocabulary) = TinyTraining.Begin();
        var model = NetworkModelFile.Write(training.Weights, vocabulary);
        NetworkModelFile.Read(model, training.Weights, vocabulary);
        Assert.Equal(model, NetworkModelFile.Write(training.Weights, vocabulary));
        var others = Vocabulary.Of(TinyTraining.Sentences[..5], 1, 1);
        Assert.Throws<InvalidDataException>(() => NetworkModelFile.Read(model, new NetworkWeights(TinyTraining.Shape, others, 1, 1), others));
    }
}
