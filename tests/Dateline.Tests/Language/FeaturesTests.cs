using Dateline.Language;

namespace Dateline.Tests.Language;

public sealed class FeaturesTests
{
    [Theory]
    [InlineData("_")]
    [InlineData("Mood=Ind|Number=Sing|Person=3|Tense=Past|VerbForm=Fin")]
    [InlineData("Case=Nom|Gender=Fem|Number=Sing|Person=3|PronType=Prs")]
    [InlineData("Number=Ptan|NumForm=Combi|NumType=Card")]
    public void Features_are_written_as_they_were_read(string text) => Assert.Equal(text, Features.Parse(text).ToString());

    [Fact]
    public void Unknown_features_and_values_are_left_out() =>
        Assert.Equal("Tense=Past", Features.Parse("Aspect=Perf|Tense=Past|Voice=Mid|=|x").ToString());

    [Theory]
    [InlineData("nsubj:pass", Relation.NsubjPass, Relation.Nsubj)]
    [InlineData("nsubj:new", Relation.Nsubj, Relation.Nsubj)]
    [InlineData("unheard", Relation.Dep, Relation.Dep)]
    [InlineData("_", Relation.None, Relation.None)]
    public void Relations_keep_the_subtypes_that_are_known(string label, Relation relation, Relation universal)
    {
        Assert.Equal(relation, RelationLabels.Parse(label));
        Assert.Equal(universal, relation.Universal());
    }
}
