using System.Diagnostics;
using System.Text;
using CsCheck;
using NodaTime;

namespace Dateline.Tests.Coding;

/// <summary>What holds of every chronicle, whatever the text.</summary>
public sealed class ChronicleInvariantTests
{
    private static readonly Chronicler Chronicler = Chronicler.Load();

    private static readonly string[] Pieces =
    [
        "citing the ministry", "Citing TASS,", "according to Reuters,", "Reuters reported that", "quoting the mayor,", "the mayor denied it",
        "On January 2, ", "mass protests broke out", " in Velinia", ". ", "“We will not yield,” ", "are due to attack", "have yet to", "when they release", "whether", "Neither the army nor", "almost", "since", "earlier in the week", "would have", "the attack", "Let us", "?", "said President Ilan Tarin", ", adding that ", "police arrested at least 12 protesters", "according to the ministry",
        "\n\n", "He denied that ", "troops were sent to Kazakhstan", " on Friday", "“", "”", "\"", "‘", "’", "(", ")", "\ud83d\ude00", "\ud83d", "İ", "ﬁ", "\0", "\u200b", "14:30", "1999", "2024-02-31", "the 99th century BC",
        "5,000,000,000,000", "January", "the", "of", "that", "Putin", "U.S.", "n't", "’s", ",", ";", "-", "9999999999 years ago", "ten thousand years later", "0 BC", "the year 0001", "last", "next", "e\u0301", "«", "»", "ß", "北京",
    ];

    private static Chronicle Read(string text, LocalDate? published) =>
        Chronicler.Read(new Input
        {
            Source = "test",
            Bytes = Encoding.UTF8.GetBytes("{}"),
            Extracted = new ExtractedText { Text = text, Published = published is { } day ? new PublicationTime(day) : null, Predicates = text.Length > 4 ? [new(0, 1), new(text.Length / 2, text.Length / 2)] : [] },
        }).Chronicle!;

    private static readonly Gen<string> Texts = Gen.OneOf(
        Gen.Select(Gen.Int[0, Pieces.Length - 1].Select(i => Pieces[i]).Array[0, 60], Gen.Int[0, 2].Select(i => new[] { " ", "", "\n" }[i]), (pieces, joint) => string.Join(joint, pieces)),
        Gen.String[0, 300]);

    private static readonly Gen<LocalDate?> Days = Gen.OneOf(Gen.Const((LocalDate?)null), Gen.Int[-700_000, 2_900_000].Select(days => (LocalDate?)new LocalDate(1970, 1, 1).PlusDays(days)));

    [Fact]
    public void Every_key_index_and_span_of_a_chronicle_points_to_something_that_is_there() =>
        Gen.Select(Texts, Days).Sample((text, day) => Check(Read(text, day)), iter: 3000);

    [Fact]
    public void The_same_text_gives_the_same_chronicle() =>
        Gen.Select(Texts, Days).Sample((text, day) => Dateline.Formats.ChronicleJson.ToJson(Read(text, day)) == Dateline.Formats.ChronicleJson.ToJson(Read(text, day)), iter: 200);

    private static readonly string[] Tellings = ["Attack", "The attack", "an attack", "Rebels attacked Dorn", " in April 2030", " in 2030", " on Monday", " since May", " a day after", " before", " was planned", " drew protests", ". ", "\n\n"];

    /// <remarks>Each telling may have its day from another: "Attack in April 2030. The attack in 2030 drew protests." once asked the two in a circle.</remarks>
    [Fact]
    public void Tellings_of_one_event_that_date_one_another_come_to_an_end() =>
        Gen.Select(Gen.Int[0, Tellings.Length - 1].Select(i => Tellings[i]).Array[1, 40], Days)
            .Sample((pieces, day) => Check(Read("Attack in April 2030. The attack in 2030 drew protests. " + string.Concat(pieces), day)), iter: 1000);

    [Theory]
    [InlineData("On January 2, 2024 police arrested 12 people in Kazakhstan, President Ilan Tarin said. ")]
    [InlineData("“ said he that the ")]
    [InlineData("he said that she said that ")]
    [InlineData("Citing the mayor, TASS said, citing Reuters, that the port, quoting TASS, ")]
    [InlineData("the president ")]
    [InlineData("January 5 and 6 and 7 ")]
    [InlineData("not to attack ")]
    [InlineData("two hundred thousand ")]
    [InlineData("The attack in 2030 drew protests. ")]
    [InlineData(", ")]
    public void The_time_it_takes_grows_with_the_length_of_the_text_and_not_faster(string piece)
    {
        double Seconds(int length)
        {
            var text = new StringBuilder(length).Insert(0, piece, length / piece.Length).ToString();
            var started = Process.GetCurrentProcess().TotalProcessorTime;
            Read(text, new LocalDate(2024, 1, 10));
            return (Process.GetCurrentProcess().TotalProcessorTime - started).TotalSeconds;
        }
        Seconds(20_000);
        // Eight times the length may take eight times the time; the bound is wide because the machine is shared, and still far from the 64 of a quadratic rule.
        var (small, large) = (Math.Max(Seconds(60_000), 0.02), Seconds(480_000));
        Assert.True(large < small * 32, $"{small:0.000} s for 60,000 characters, {large:0.000} s for 480,000");
    }

    private static void Check(Chronicle c)
    {
        var text = c.Report.Text;
        var actors = Unique(c.Actors.Select(a => a.Id));
        var statements = Unique(c.Statements.Select(s => s.Id));
        Unique(c.Mentions.Select(m => m.Id));
        Unique(c.Commitments.Select(k => k.Id));
        foreach (var time in c.Times)
        {
            Span(text, time.Span);
            Assert.True(time.Earliest is null || time.Latest is null || time.Earliest <= time.Latest);
        }
        Ordered(c.Times.Select(t => t.Span));
        Ordered(c.Places.Select(p => p.Span));
        Ordered(c.Mentions.Select(m => m.Trigger));
        foreach (var place in c.Places)
            Span(text, place.Span);
        foreach (var reference in c.Actors.SelectMany(a => a.References))
            Span(text, reference.Span);
        Assert.All(c.Actors, a => Assert.NotEmpty(a.References));
        foreach (var m in c.Mentions)
        {
            Span(text, m.Trigger);
            Evidence(c, m.Evidence);
            Assert.True(m.Evidence.Span.Contains(m.Trigger));
            Assert.All(m.SourceActors.Concat(m.TargetActors), id => Assert.Contains(id, actors));
            Assert.All(m.SaidBy, id => Assert.Contains(id, statements));
            When(c, m.When);
            Assert.False(m.Status is EventStatus.Happened or EventStatus.Ongoing && m.When?.Earliest > c.Report.Published?.Day, "What is dated after publication has not happened.");
            Assert.True(m.Where is null || m.Where.Places.All(p => p >= 0 && p < c.Places.Count));
            Assert.InRange(m.Confidence, 0, 1);
            Assert.All(m.Counts, n => Assert.True(n.Low >= 0 && (n.High is null || n.High >= n.Low)));
        }
        foreach (var s in c.Statements)
        {
            Assert.NotEmpty(s.Content);
            Evidence(c, s.Evidence);
            foreach (var span in s.Content.Concat(new[] { s.Cue, s.SpeakerMention }.OfType<TextSpan>()))
            {
                Span(text, span);
                Assert.True(s.Evidence.Span.Contains(span));
            }
            Assert.True(s.Speaker is null || actors.Contains(s.Speaker));
            foreach (var span in new[] { s.Venue, s.AddresseeMention }.OfType<TextSpan>())
                Span(text, span);
            Assert.True(s.Answers is null || c.Statements.TakeWhile(other => other != s).Any(other => other.Id == s.Answers.Statement));
            Assert.True(s.Addressee is null || actors.Contains(s.Addressee));
            Assert.True(s.NestedIn is null || (statements.Contains(s.NestedIn) && s.NestedIn != s.Id));
            Assert.True(s.Through is null || actors.Contains(s.Through));
            // Going outwards ends: no statement lies in itself by way of others.
            var (outer, steps) = (s.NestedIn, 0);
            for (; outer is not null && steps <= c.Statements.Count; steps++)
                outer = c.Statements.First(other => other.Id == outer).NestedIn;
            Assert.True(steps <= c.Statements.Count);
        }
        foreach (var k in c.Commitments)
        {
            Assert.Contains(k.Statement, statements);
            Span(text, k.Content);
            Assert.True(k.Promisor is null || actors.Contains(k.Promisor));
            Assert.True(k.Deadline?.Timex is null || k.Deadline.Timex < c.Times.Count);
        }
    }

    private static HashSet<string> Unique(IEnumerable<string> keys)
    {
        var list = keys.ToList();
        var set = list.ToHashSet(StringComparer.Ordinal);
        Assert.Equal(list.Count, set.Count);
        return set;
    }

    private static void Ordered(IEnumerable<TextSpan> spans)
    {
        var list = spans.ToList();
        Assert.Equal(list.Order(), list);
    }

    private static void When(Chronicle c, When? when)
    {
        if (when is null)
            return;
        Assert.True(when.Timex is null || (when.Timex >= 0 && when.Timex < c.Times.Count));
        Assert.True(when.Earliest is null || when.Latest is null || when.Earliest <= when.Latest);
    }

    private static void Evidence(Chronicle c, Evidence evidence)
    {
        Span(c.Report.Text, evidence.Span);
        Assert.InRange(evidence.Sentence, 0, c.Report.Sentences.Count - 1);
        Assert.True(c.Report.Sentences[evidence.Sentence].Contains(evidence.Span.Start));
    }

    private static void Span(string text, TextSpan span)
    {
        Assert.True(span.End <= text.Length && !span.IsEmpty, $"{span} of {text.Length}");
        Assert.False(span.Start > 0 && char.IsSurrogatePair(text[span.Start - 1], text[span.Start]));
        Assert.False(span.End < text.Length && char.IsSurrogatePair(text[span.End - 1], text[span.End]));
    }
}
