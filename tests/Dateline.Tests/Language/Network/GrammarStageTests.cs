using CsCheck;
using Dateline.Language;
using Dateline.Language.Network;
using Dateline.Train.Network;

namespace Dateline.Tests.Language.Network;

public sealed class GrammarStageTests
{
    private static readonly GrammarModel Model = GrammarModel.Read(TinyTraining.Train(4).Model);

    [Fact]
    public void Every_sentence_gets_one_root_and_no_cycle_whatever_its_text()
    {
        var word = Gen.Char.Array[1, 40].Select(c => new string(c));
        var sentences = Gen.OneOf(word, Gen.OneOf(new[] { "the", ";", ",", "Olvia", "2023", "\uD83D", "e\u0301", "\0" }.Select(w => Gen.Const(w)).ToArray())).Array[1, 60].Array[1, 6];
        sentences.Sample(s => AssertTrees(Annotated([.. s])), iter: 60);
    }

    [Fact]
    public void A_sentence_of_twenty_thousand_words_is_cut_and_still_one_tree() =>
        AssertTrees(Annotated([.. new[] { 20_000, 1, 161, 160 }.Select(n => Enumerable.Range(0, n).Select(i => i % 37 == 0 ? "," : "left").ToArray())]));

    [Fact]
    public void A_document_without_words_stays_without()
    {
        var document = Document.OfWords("", [], []);
        new GrammarStage(Model).Annotate(document);
        Assert.True(document.Has(Layers.Tags | Layers.Features | Layers.Tree));
    }

    [Fact]
    public void The_company_a_sentence_keeps_does_not_change_its_tree()
    {
        var stage = new GrammarStage(Model);
        var together = GoldTokens.DocumentOf([.. Enumerable.Repeat(TinyTraining.Sentences, 9).SelectMany(s => s)]);
        stage.Annotate(together);
        var first = 0;
        foreach (var sentence in TinyTraining.Sentences)
        {
            var alone = GoldTokens.DocumentOf([sentence]);
            new GrammarStage(Model).Annotate(alone);
            for (var i = 0; i < sentence.Length; i++)
            {
                Assert.Equal(alone[i].Upos, together[first + i].Upos);
                Assert.Equal(alone[i].Features, together[first + i].Features);
                Assert.Equal(alone[i].Relation, together[first + i].Relation);
                Assert.Equal(alone[i].Head.Index, together[first + i].Head.Index - first);
            }
            first += sentence.Length;
        }
    }

    [Fact]
    public void Threads_share_one_stage()
    {
        var stage = new GrammarStage(Model);
        var expected = Answer(stage);
        var answers = new string[16];
        Parallel.For(0, answers.Length, new ParallelOptions { MaxDegreeOfParallelism = 4 }, i => answers[i] = Answer(stage));
        Assert.All(answers, a => Assert.Equal(expected, a));
    }

    [Fact]
    public void Nothing_is_allocated_once_warm()
    {
        var stage = new GrammarStage(Model);
        var document = GoldTokens.DocumentOf([.. Enumerable.Repeat(TinyTraining.Sentences, 20).SelectMany(s => s)]);
        for (var i = 0; i < 3; i++)
            stage.Annotate(document);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 10; i++)
            stage.Annotate(document);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Theory]
    [InlineData("DOTNET_EnableAVX2")]
    [InlineData("DOTNET_EnableHWIntrinsic")]
    public void Processors_with_and_without_wide_vectors_give_the_same_answer(string switchedOff)
    {
        var file = Path.Combine(Path.GetTempPath(), $"dateline-{Guid.NewGuid():N}.bin");
        File.WriteAllBytes(file, TinyTraining.Train(4).Model);
        try
        {
            var here = Tool.Output(null, "digest", file, TinyTraining.Treebank);
            Assert.Matches("^[0-9a-f]{64}$", here);
            Assert.Equal(here, Tool.Output(switchedOff, "digest", file, TinyTraining.Treebank));
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void Bytes_that_are_no_model_are_refused()
    {
        var model = TinyTraining.Train(1).Model;
        Assert.Throws<InvalidDataException>(() => GrammarModel.Read(model.AsSpan(0, model.Length / 2)));
        model[0] ^= 1;
        Assert.Throws<InvalidDataException>(() => GrammarModel.Read(model));
    }

    private static string Answer(GrammarStage stage)
    {
        var document = GoldTokens.DocumentOf(TinyTraining.Sentences);
        stage.Annotate(document);
        return GoldTokens.Digest(document);
    }

    private static Document Annotated(string[][] sentences)
    {
        var document = GoldTokens.DocumentOf([.. sentences.Select(s => new TreebankSentence(s, s, s, s, new int[s.Length], s))]);
        new GrammarStage(Model).Annotate(document);
        return document;
    }

    private static void AssertTrees(Document document)
    {
        foreach (var sentence in document.Sentences)
        {
            Assert.Equal(1, CountRoots(sentence));
            foreach (var token in sentence.Tokens)
            {
                var steps = 0;
                for (var above = token; !above.IsRoot; above = above.Head)
                    Assert.InRange(++steps, 1, sentence.Count);
                Assert.Equal(token.IsRoot, token.Relation == Relation.Root);
                Assert.NotEqual(Upos.None, token.Upos);
            }
        }
    }

    private static int CountRoots(Sentence sentence)
    {
        var roots = 0;
        foreach (var token in sentence.Tokens)
            roots += token.IsRoot ? 1 : 0;
        return roots;
    }
}
