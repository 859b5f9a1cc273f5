using Dateline.Language.Names;
using Dateline.Testing;
using Dateline.Train;
using Dateline.Train.Linear;
using Dateline.Train.Names;
using Dateline.Train.Tokens;

namespace Dateline.Tests.Language;

/// <summary>Short trainings of the linear models give what they gave when it was written down.</summary>
public sealed class LinearTrainingTests
{
    private static string Fixture(string name) => Repository.Path("tests", "Dateline.Tests", "fixtures", name);

    [Fact]
    public void A_short_training_of_words_and_sentences_errs_as_recorded()
    {
        var corpus = new TokenCorpus([.. Treebank.Read(Fixture("tiny.conllu"))]);
        var perceptron = new Perceptron(3, margin: 2f);
        var errors = new int[3];
        foreach (ref var wrong in errors.AsSpan())
        {
            var all = 0;
            foreach (var text in corpus.AsPrinted())
                BoundaryTraining.Learn(perceptron, text, ref wrong, ref all);
        }
        Assert.Equal([2, 1, 0], errors);
    }

    [Fact]
    public void A_short_training_of_names_errs_as_recorded_and_learns_them_by_heart()
    {
        var lists = NameLists.Load();
        NameBlock[] blocks = [.. NameCorpus.Read(Fixture("tiny.iob2"), 1, lists)];
        var training = new NameTraining(blocks, lists, new FeatureIndex(), epochs: 6, missCost: 1.5f, seed: 7);
        training.Prepare(least: 1);
        int Errors(int rounds)
        {
            var chain = training.Train(blocks, withReport: false, rounds);
            return blocks.Sum(b => training.Read(chain, b, withReport: false).Zip(b.Labels).Count(l => l.First != l.Second));
        }
        Assert.Equal((4, 0), (Errors(1), Errors(6)));
    }
}
