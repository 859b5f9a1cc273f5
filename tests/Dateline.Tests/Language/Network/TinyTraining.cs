using Dateline.Language.Network;
using Dateline.Testing;
using Dateline.Train.Network;

namespace Dateline.Tests.Language.Network;

/// <summary>A small network, trained for a moment on a dozen invented sentences.</summary>
internal static class TinyTraining
{
    public static NetworkShape Shape { get; } = new(16, 16, 16, 16, 2, 1, 16, 16, 16);

    public static string Treebank => Repository.Path("tests", "Dateline.Tests", "fixtures", "tiny.conllu");

    public static TreebankSentence[] Sentences => [.. TreebankSentence.Read(Treebank)];

    public static (NetworkTraining Training, Vocabulary Vocabulary) Begin(int threads = 1, Regularization? regularization = null, params double[] averages)
    {
        var sentences = Sentences;
        var vocabulary = Vocabulary.Of(sentences, 1, 1);
        var schedule = new Schedule { Epochs = 40, BatchTokens = 30, Rate = 0.02f, WarmUpSteps = 4, Seed = 5, Threads = threads, Averages = averages };
        return (new NetworkTraining(Shape, vocabulary, regularization ?? new Regularization(), schedule, sentences), vocabulary);
    }

    /// <summary>The loss a word of each epoch, and the model.</summary>
    public static (double[] Losses, byte[] Model) Train(int epochs, int threads = 1, Regularization? regularization = null)
    {
        var (training, vocabulary) = Begin(threads, regularization);
        var losses = new double[epochs];
        foreach (ref var loss in losses.AsSpan())
        {
            var tally = training.Epoch();
            loss = tally.Loss / tally.Tokens;
        }
        return (losses, NetworkModelFile.Write(training.Weights, vocabulary));
    }
}
