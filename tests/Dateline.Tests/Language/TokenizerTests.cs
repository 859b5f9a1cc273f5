using CsCheck;
using Dateline.Language;

namespace Dateline.Tests.Language;

public sealed class TokenizerTests
{
    private static readonly Analyzer Analyzer = Analyzer.Load();

    private static string Words(string text)
    {
        using var document = Analyzer.Analyze(text);
        return string.Join(" / ", document.Sentences.ToArray().Select(s => string.Join(' ', s.Tokens.ToArray().Select(t => t.ToString()))));
    }

    [Theory]
    [InlineData("Mr. Oro said he couldn't come.", "Mr. Oro said he could n't come .")]
    [InlineData("It cannot last. Asel's car left.", "It can not last . / Asel 's car left .")]
    [InlineData("The marchers' demands grew at 5:30 p.m. on 3 May.", "The marchers ' demands grew at 5:30 p.m. on 3 May .")]
    [InlineData("Prices rose 3.5% to $1,200.50, he said.", "Prices rose 3.5 % to $ 1,200.50 , he said .")]
    [InlineData("See https://example.org/a-b?c=d. Or write to desk@example.org!", "See https://example.org/a-b?c=d . / Or write to desk@example.org !")]
    [InlineData("“We will stay,” she said. “All night.”", "“ We will stay , ” she said . / “ All night . ”")]
    [InlineData("VARDO CRISIS DEEPENS\n\nThe mayor left.", "VARDO CRISIS DEEPENS / The mayor left .")]
    [InlineData("", "")]
    public void Words_and_sentences_are_found(string text, string expected) => Assert.Equal(expected, Words(text));

    [Fact]
    public void Any_text_is_cut_into_words_that_hold_all_its_marks_in_order() =>
        Gen.Frequency((3, Gen.String), (2, Gen.String["aB. ,'n’t\n\t\"12-–😀👍🏽\u200d\u0301\ud800"]), (1, Gen.String[Gen.Char['\ud7f0', '\ue010']]))
            .Sample(text =>
            {
                using var document = Analyzer.Analyze(text);
                var end = 0;
                foreach (var token in document.Tokens)
                {
                    var span = token.TextSpan;
                    Assert.True(span.Start >= end && span.Length > 0);
                    Assert.True(text.AsSpan(end, span.Start - end).ToArray().All(c => char.IsWhiteSpace(c) || char.IsControl(c) || c is '\ufeff' or '\u200b' or '\u2060'));
                    Assert.False(span.Start > 0 && char.IsHighSurrogate(text[span.Start - 1]) && char.IsLowSurrogate(text[span.Start]));
                    end = span.End;
                }
                Assert.Equal(document.TokenCount, document.Sentences.ToArray().Sum(s => s.Count));
                Assert.All(document.Sentences.ToArray(), s => Assert.True(s.Count > 0));
            });
}
