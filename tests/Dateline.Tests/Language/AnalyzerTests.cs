using System.Text;
using CsCheck;
using Dateline.Language;

namespace Dateline.Tests.Language;

public sealed class AnalyzerTests
{
    private const string Report = """
        ORAVA, January 5 (Norpress) — President Aidar Bekov said on Wednesday that troops wouldn't leave the port of Vardo before Friday.

        "We will stay," Bekov told reporters in Astana. Thousands of Kazakh workers marched through the city, the Ministry of Defense said.
        """;

    private static readonly Analyzer Analyzer = Analyzer.Load();

    private static string Written(string text)
    {
        using var document = Analyzer.Analyze(text);
        using var writer = new StringWriter();
        Conllu.Write(document, writer);
        return writer.ToString();
    }

    [Fact]
    public void Any_text_is_analysed_and_every_name_lies_within_a_sentence() =>
        Gen.String.Sample(text =>
        {
            using var document = Analyzer.Analyze(text);
            foreach (var name in document.Names)
            {
                Assert.False(name.Span.IsEmpty);
                Assert.Equal(document[name.Span.FirstToken].Sentence, document[name.Span.EndToken - 1].Sentence);
            }
        });

    [Fact]
    public void Many_threads_at_once_give_what_one_gives()
    {
        var alone = Written(Report);
        var together = new string[64];
        Parallel.For(0, together.Length, new ParallelOptions { MaxDegreeOfParallelism = 8 }, i => together[i] = Written(i % 2 == 0 ? Report : Report[(i / 2)..]));
        Assert.All(together.Index().Where(x => x.Index % 2 == 0), x => Assert.Equal(alone, x.Item));
    }

    [Fact]
    public void A_sentence_of_twenty_thousand_words_is_cut()
    {
        var text = string.Join(' ', Enumerable.Repeat("and the town of Vardo", 4000));
        using var document = Analyzer.Analyze(text);
        Assert.Equal(20_000, document.TokenCount);
        Assert.All(document.Sentences.ToArray(), s => Assert.InRange(s.Count, 1, 402));
    }

    [Theory]
    [InlineData("a")]
    [InlineData("((((")]
    [InlineData("A.B.")]
    [InlineData("x@y.z/")]
    [InlineData("\"' ")]
    [InlineData("🙂\u200d")]
    public void Work_grows_with_the_length_of_a_text_not_with_its_square(string piece)
    {
        var small = Ticks(Repeat(piece, 1 << 14));
        var large = Ticks(Repeat(piece, 1 << 17));
        // Eight times the text; a square would be sixty-four times the work.
        Assert.True(large < (small * 32) + TimeSpan.TicksPerSecond, $"{small} → {large}");
    }

    private static string Repeat(string piece, int length) => new StringBuilder().Insert(0, piece, length / piece.Length).ToString();

    private static long Ticks(string text)
    {
        using (Analyzer.Analyze(text[..100]))
        {
        }
        var watch = System.Diagnostics.Stopwatch.StartNew();
        using var document = Analyzer.Analyze(text);
        return watch.Elapsed.Ticks;
    }

    [Fact]
    public void In_steady_state_nothing_is_allocated_per_word()
    {
        var one = string.Join("\n\n", Enumerable.Repeat(Report, 2));
        var four = string.Join("\n\n", Enumerable.Repeat(Report, 8));
        for (var i = 0; i < 20; i++)
        {
            using var first = Analyzer.Analyze(one);
            using var second = Analyzer.Analyze(four);
        }
        var (small, smallSentences, smallWords) = Allocated(one);
        var (large, largeSentences, largeWords) = Allocated(four);
        // A sentence costs its place in the report's list, eight bytes; a word costs nothing.
        Assert.True(large - small <= ((largeSentences - smallSentences) * 8) + 64, $"{large - small} bytes for {largeWords - smallWords} more words");
    }

    // The least of several: the shared pool keeps arrays by processor core, and a thread that changes its core may find none there.
    private static (long Bytes, int Sentences, int Words) Allocated(string text) => Enumerable.Range(0, 12).Select(_ => AllocatedOnce(text)).MinBy(a => a.Bytes);

    private static (long Bytes, int Sentences, int Words) AllocatedOnce(string text)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        using var document = Analyzer.Analyze(text);
        return (GC.GetAllocatedBytesForCurrentThread() - before, document.SentenceCount, document.TokenCount);
    }
}
