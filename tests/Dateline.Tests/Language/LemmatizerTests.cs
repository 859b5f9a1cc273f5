using Dateline.Language;

namespace Dateline.Tests.Language;

public sealed class LemmatizerTests
{
    private static readonly Lemmatizer Lemmatizer = Lemmatizer.Load(Spelling.Load());

    [Theory]
    [InlineData("were", Upos.Aux, "Mood=Ind|Number=Plur|Person=3|Tense=Past|VerbForm=Fin", "be")]
    [InlineData("marched", Upos.Verb, "Mood=Ind|Number=Plur|Person=3|Tense=Past|VerbForm=Fin", "march")]
    [InlineData("ministries", Upos.Noun, "Number=Plur", "ministry")]
    [InlineData("Shelling", Upos.Noun, "Number=Sing", "shelling")]
    [InlineData("worse", Upos.Adj, "Degree=Cmp", "bad")]
    [InlineData("n't", Upos.Part, "Polarity=Neg", "not")]
    [InlineData("left", Upos.Verb, "Mood=Ind|Number=Sing|Person=3|Tense=Past|VerbForm=Fin", "leave")]
    [InlineData("Nazarbayev", Upos.Propn, "Number=Sing", "Nazarbayev")]
    [InlineData("fled", Upos.Verb, "Tense=Past|VerbForm=Part", "flee")]
    [InlineData("slain", Upos.Verb, "Tense=Past|VerbForm=Part", "slay")]
    [InlineData("MOVED", Upos.Verb, "Tense=Past|VerbForm=Part", "move")]
    [InlineData("provoking", Upos.Verb, "VerbForm=Ger", "provoke")]
    [InlineData("preceding", Upos.Verb, "VerbForm=Ger", "precede")]
    [InlineData("horsemen", Upos.Noun, "Number=Plur", "horseman")]
    [InlineData("Anybody", Upos.Pron, "Number=Sing|PronType=Ind", "anybody")]
    [InlineData("HAS", Upos.Aux, "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin", "have")]
    [InlineData("reoccupied", Upos.Verb, "Tense=Past|VerbForm=Part", "reoccupy")]
    public void A_word_has_its_dictionary_form(string form, Upos tag, string features, string expected)
    {
        Span<char> lemma = stackalloc char[128];
        var length = Lemmatizer.Lemma(form, tag, Features.Parse(features).Bits, default, lemma);
        Assert.Equal(expected, lemma[..length].ToString());
    }

    [Theory]
    [InlineData("12,500", Upos.Num, "NumForm=Digit|NumType=Card", "12500")]
    [InlineData("3200", Upos.Num, "NumForm=Digit|NumType=Card", "3200")]
    [InlineData("3,40", Upos.Num, "NumForm=Digit|NumType=Frac", "3,40")]
    [InlineData("#harbours", Upos.Noun, "Number=Plur", "#harbours")]
    [InlineData("https://post.example/news", Upos.Propn, "", "https://post.example/news")]
    [InlineData("alt.harbour.ferries", Upos.Noun, "Number=Plur", "alt.harbour.ferries")]
    [InlineData("telephone", Upos.Verb, "VerbForm=Inf", "telephone")]
    [InlineData("bode", Upos.Verb, "VerbForm=Inf", "bode")]
    public void Numbers_lose_their_commas_and_what_is_not_inflected_stays(string form, Upos tag, string features, string expected)
    {
        Span<char> lemma = stackalloc char[128];
        var length = Lemmatizer.Lemma(form, tag, Features.Parse(features).Bits, default, lemma);
        Assert.Equal(expected, length < 0 ? form : lemma[..length].ToString());
    }

    [Fact]
    public void Without_features_the_word_class_serves()
    {
        Span<char> lemma = stackalloc char[128];
        var length = Lemmatizer.Lemma("ministers", Upos.Noun, 0, default, lemma);
        Assert.Equal("minister", lemma[..length].ToString());
    }
}
