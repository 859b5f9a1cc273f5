namespace Dateline.Tests;

public sealed class TextSpanTests
{
    [Fact]
    public void A_span_that_encloses_another_comes_first_in_text_order() =>
        Assert.Equal([new(3, 9), new(3, 5), new(4, 6)], new TextSpan[] { new(4, 6), new(3, 5), new(3, 9) }.Order());

    [Theory]
    [InlineData(-1, 2)]
    [InlineData(3, 2)]
    public void A_span_that_ends_before_it_starts_cannot_be_made(int start, int end) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new TextSpan(start, end));
}
