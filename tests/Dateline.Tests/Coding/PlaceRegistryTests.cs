using System.Text;
using Dateline.Language;
using Dateline.Lexica;
using Dateline.Places;

namespace Dateline.Tests.Coding;

/// <summary>The registries of places are searched by halving: a line out of order is a place that nobody finds.</summary>
public sealed class PlaceRegistryTests
{
    public static TheoryData<string> Files => ["places/places.txt", "places/villages.txt"];

    [Theory, MemberData(nameof(Files))]
    public void The_lines_stand_in_the_order_of_the_folded_names(string file)
    {
        var before = "";
        foreach (var line in LexiconText.Lines(file))
        {
            var key = Folded(line.Text.Split('|')[0].Trim());
            Assert.True(string.CompareOrdinal(before, key) <= 0, $"{file}:{line.Number} stands behind '{before}'");
            before = key;
        }
    }

    [Theory, MemberData(nameof(Files))]
    public void A_further_name_belongs_to_a_place_that_is_there(string file)
    {
        var fields = LexiconText.Lines(file).Select(l => l.Text.Split('|', StringSplitOptions.TrimEntries)).ToList();
        var own = fields.Where(f => f[1] != "=").Select(f => (f[0], f[1])).ToHashSet();

        Assert.Empty(fields.Where(f => f[1] == "=" && !own.Contains((f[2], f[3]))).Select(f => f[0]));
    }

    [Theory]
    [InlineData("Aachen", "Aachen")]
    [InlineData("Zürich", "Zurich")]
    [InlineData("Geneve", "Genève")]
    [InlineData("IDIL", "İdil")]
    [InlineData("Nur-Sultan", "Astana")]
    [InlineData("Alma-Ata", "Almaty")]
    [InlineData("Kiev", "Kyiv")]
    [InlineData("Saigon", "Ho Chi Minh City")]
    [InlineData("Côte d'Ivoire", "Ivory Coast")]
    [InlineData("Port-au-Prince", "Port-au-Prince")]
    [InlineData("UK", "United Kingdom")]
    public void A_name_is_found_however_it_is_written(string written, string meant)
    {
        var text = $"They met in {written}.";
        var words = TextWords.Scan(text, [new TextSpan(0, text.Length)]);
        var senses = PlaceTable.Load().Longest(words, 3, out _);

        Assert.Equal(meant, senses[0].Row.Name);
    }

    [Fact]
    public void The_beginning_of_a_name_is_no_name()
    {
        const string text = "They met in Burkina yesterday.";

        Assert.Empty(PlaceTable.LoadVillages().Longest(TextWords.Scan(text, [new TextSpan(0, text.Length)]), 3, out var end));
        Assert.Equal(3, end);
    }

    private static string Folded(string name)
    {
        Span<char> key = stackalloc char[FoldedName.Longest];
        return new string(key[..FoldedName.Of(Encoding.UTF8.GetBytes(name), key)]);
    }
}
