using CsCheck;
using Dateline.Language;

namespace Dateline.Tests.Language;

public sealed class ConlluTests
{
    private const string Text = """
        # newpar
        # sent_id = 1
        # text = Oro hasn't spoken.
        1	Oro	Oro	PROPN	_	Number=Sing	4	nsubj	_	_
        2-3	hasn't	_	_	_	_	_	_	_	_
        2	has	have	AUX	_	Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin	4	aux	_	_
        3	n't	not	PART	_	Polarity=Neg	4	advmod	_	_
        4	spoken	speak	VERB	_	Tense=Past|VerbForm=Part	0	root	_	SpaceAfter=No
        5	.	.	PUNCT	_	_	4	punct	_	_


        """;

    private static readonly Analyzer Analyzer = Analyzer.Load();

    private static Document Read() => Conllu.ToDocument([.. Conllu.Read(new StringReader(Text))]);

    [Fact]
    public void What_is_read_is_written_again_as_it_was()
    {
        using var document = Read();
        using var writer = new StringWriter();
        Conllu.Write(document, writer);
        Assert.Equal(Text.TrimEnd('\n') + "\n\n", writer.ToString());
    }

    [Fact]
    public void A_gold_document_has_its_text_tree_and_features()
    {
        using var document = Read();
        Assert.Equal("Oro hasn't spoken.", document.Text);
        var root = document.Sentence(0).Root;
        Assert.Equal("spoken", root.ToString());
        Assert.Equal(["Oro", "has", "n't", "."], root.Children.ToArray().Select(t => t.ToString()));
        Assert.Equal(new TextSpan(7, 10), document[2].TextSpan);
        Assert.True(document[2].ContinuesToken);
        Assert.True(document[2].Features.IsNegative);
        Assert.Equal(Tense.Pres, document[1].Features.Tense);
        Assert.Equal("Oro hasn't spoken.", root.Subtree.ToString());
        Assert.Equal("speak", root.Lemma);
    }

    [Theory]
    [InlineData("# a\nsome words\n")]
    [InlineData("# a\n1\t\n")]
    [InlineData("# a\n2\ttwo\n")]
    [InlineData("# a\nx\ty\n")]
    public void Lines_that_are_no_conllu_are_named(string text) =>
        Assert.Contains("line 2", Assert.Throws<FormatException>(() => Conllu.Read(new StringReader(text)).Count()).Message, StringComparison.Ordinal);

    [Fact]
    public void Lines_that_are_no_iob2_are_named() =>
        Assert.Contains("line 2", Assert.Throws<FormatException>(() => Iob2.Read(new StringReader("Vardo\tO\n\tO\n")).Count()).Message, StringComparison.Ordinal);

    [Fact]
    public void Any_bytes_are_words_or_a_line_that_is_named()
    {
        var cell = Gen.OneOf(Gen.Const("1"), Gen.Const("2-9"), Gen.Const("-"), Gen.Const("_"), Gen.Const("\t"), Gen.Const("\n"), Gen.Const("1.1"), Gen.Const("\uD800"), Gen.String[0, 3]);
        cell.Array[0, 40].Select(cells => "1\t" + string.Join('\t', cells)).Sample(text =>
        {
            try
            {
                using var gold = Conllu.ToDocument([.. Conllu.Read(new StringReader(text))]);
                using var words = Conllu.ToDocument([.. Conllu.Read(new StringReader(text))], wordsOnly: true);
                Analyzer.Annotate(words);
                Assert.Equal(gold.TokenCount, words.TokenCount);
            }
            catch (FormatException e)
            {
                Assert.StartsWith("line ", e.Message, StringComparison.Ordinal);
            }
        });
    }
}
