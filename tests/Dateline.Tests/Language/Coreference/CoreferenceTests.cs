using System.Text;
using CsCheck;
using Dateline.Language;

namespace Dateline.Tests.Language.Coreference;

public sealed class CoreferenceTests
{
    private const string Report = """
        ORAVA, January 5 (Norpress) — President Aidar Bekov dismissed the government on Wednesday. Bekov said that he would chair the Security Council himself.

        The Ministry of Defence denied that its troops had fired. "We have not used live rounds," spokeswoman Irina Petrova said. She added that the ministry would publish a report.
        """;

    private static readonly Analyzer Analyzer = Analyzer.Load();

    private static readonly string[] Pieces = ["he ", "The minister ", "Aidar Bekov ", "\"", "said ", ", ", "her ", "of ", "and ", ".\n\n", "Russia's ", "(", "UN ", "who ", "1 ", "it ", "— "];

    private static readonly Gen<string> Texts = Gen.OneOf(
        Gen.String,
        Gen.Int[0, Pieces.Length - 1].Array[0, 60].Select(picks => string.Concat(picks.Select(i => Pieces[i]))));

    [Fact]
    public void Any_text_has_its_mentions_within_sentences_and_each_in_one_entity() =>
        Texts.Sample(text =>
        {
            using var document = Analyzer.Analyze(text);
            AssertConsistent(document);
        });

    private static void AssertConsistent(Document document)
    {
        Assert.True(document.Has(Layers.Coreference));
        var counted = new int[document.MentionCount];
        var last = -1;
        foreach (var mention in document.Mentions)
        {
            var (span, head) = (mention.Span, mention.Head);
            Assert.True(mention.Kind == MentionKind.Coordination ? head.Index == last : head.Index > last, "mentions stand in the order of their heads");
            last = head.Index;
            Assert.InRange(head.Index, span.FirstToken, span.EndToken - 1);
            Assert.Equal(document[span.FirstToken].Sentence, document[span.EndToken - 1].Sentence);
            Assert.InRange(span.TextSpan.End, 1, document.Text.Length);
            if (mention.Kind != MentionKind.Coordination)
                Assert.Equal(mention, document.MentionOf(head));
        }
        foreach (var entity in document.Entities)
        {
            var mentions = entity.Mentions.ToArray();
            Assert.Equal(entity.First, mentions[0]);
            Assert.Contains(entity.Best, mentions);
            Assert.Equal(mentions.Length == 1, entity.IsMentionedOnce);
            foreach (var mention in mentions)
            {
                counted[mention.Index]++;
                Assert.Equal(entity, mention.Entity);
            }
        }
        Assert.All(counted, count => Assert.Equal(1, count));
    }

    [Fact]
    public void A_word_of_a_name_leads_to_the_whole_name_and_on_to_the_entity()
    {
        using var document = Analyzer.Analyze(Report);
        AssertConsistent(document);
        var bekov = document[document.TokenAt(Report.IndexOf("Bekov", StringComparison.Ordinal))];
        var he = document[document.TokenAt(Report.IndexOf("he would", StringComparison.Ordinal))];
        Assert.Equal("President Aidar Bekov", document.MentionOf(bekov).ToString());
        Assert.Equal(MentionKind.Pronoun, document.MentionOf(he)!.Value.Kind);
        Assert.Equal("President Aidar Bekov", document.MentionOf(he)!.Value.Entity.Best.ToString());
        Assert.Equal(NameKind.Person, document.MentionOf(he)!.Value.Entity.NameKind);
        Assert.Null(document.MentionOf(document[document.TokenAt(Report.IndexOf("dismissed", StringComparison.Ordinal))]));
    }

    [Fact]
    public void A_document_without_trees_has_no_mentions()
    {
        using var document = Analyzer.Split(new Report { Id = "", Source = "", Text = Report });
        Assert.Empty(document.Mentions.ToArray());
        Assert.Empty(document.Entities.ToArray());
        Assert.Null(document.MentionOf(document[0]));
    }

    [Theory]
    [InlineData("he saw him and ")]
    [InlineData("the report of ")]
    [InlineData("Aidar Bekov, ")]
    [InlineData("I said. ")]
    public void Work_grows_with_the_length_of_a_text_not_with_its_square(string piece)
    {
        var small = Ticks(new StringBuilder().Insert(0, piece, 1000).ToString());
        var large = Ticks(new StringBuilder().Insert(0, piece, 8000).ToString());
        // Eight times the text; a square would be sixty-four times the work.
        Assert.True(large < (small * 32) + TimeSpan.TicksPerSecond, $"{small} → {large}");
    }

    private static long Ticks(string text)
    {
        using var document = Analyzer.Analyze(text);
        var resolver = Dateline.Language.Coreference.CoreferenceResolver.Load()!;
        resolver.Resolve(document);
        var watch = System.Diagnostics.Stopwatch.StartNew();
        resolver.Resolve(document);
        return watch.Elapsed.Ticks;
    }
}
