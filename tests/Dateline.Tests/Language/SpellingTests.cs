using CsCheck;
using Dateline.Language;

namespace Dateline.Tests.Language;

public sealed class SpellingTests
{
    private static readonly Spelling Spelling = Spelling.Load()!;

    [Theory]
    [InlineData("goverment", "government")]
    [InlineData("presidnet", "president")]
    [InlineData("beacuse", "because")]
    [InlineData("officiall", "official")]
    [InlineData("definately", "definitely")]
    [InlineData("soooooo", "so")]
    public void A_slip_is_taken_for_the_word_that_was_meant(string written, string meant) => Assert.Equal(meant, Meant(written));

    [Theory]
    [InlineData("government")]
    [InlineData("teh")] // too short to tell
    [InlineData("Goverment")] // may be a name
    [InlineData("kollam")] // a town, written small
    [InlineData("shelling")]
    [InlineData("reoccupied")] // no list has it, nor is anything near
    [InlineData("xqzwvk")]
    [InlineData("a1b2c3")]
    public void Any_other_word_stays_what_it_is(string written) => Assert.Equal("", Meant(written));

    [Fact]
    public void Whatever_is_written_what_was_meant_is_a_word_that_stays_what_it_is() =>
        Gen.Char['a', 'z'].Array[0, 30].Select(letters => new string(letters)).Sample(written => Assert.Equal("", Meant(Meant(written))));

    [Fact]
    public void A_slip_gets_the_lemma_and_the_class_of_the_word_that_was_meant()
    {
        using var document = Analyzer.Load().Analyze("The goverment left beacuse troops had fled.");
        Assert.Equal(["government", "because"], new[] { 1, 3 }.Select(i => document[i].Lemma.ToString()));
        Assert.Equal([Upos.Noun, Upos.Sconj], new[] { 1, 3 }.Select(i => document[i].Upos));
    }

    private static string Meant(string written)
    {
        Span<char> meant = stackalloc char[Spelling.LongestWord + 1];
        return meant[..Spelling.Correct(written, meant)].ToString();
    }
}
