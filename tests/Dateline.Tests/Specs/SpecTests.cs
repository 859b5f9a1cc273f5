using System.Text;
using NodaTime.Text;

namespace Dateline.Tests.Specs;

/// <summary>Runs the specifications: each example of each file in <c>specs/</c> is a test of its own.</summary>
public sealed class SpecTests
{
    private static readonly Chronicler Chronicler = Chronicler.Load();

    public static IEnumerable<ITheoryDataRow> Examples =>
        SpecFile.All.Select(example => new TheoryDataRow<SpecExample>(example) { TestDisplayName = example.ToString() });

    [Theory]
    [MemberData(nameof(Examples), DisableDiscoveryEnumeration = true)]
    public void The_engine_does_what_the_specification_says(SpecExample example)
    {
        ArgumentNullException.ThrowIfNull(example);
        var outcome = Chronicler.Read(InputOf(example));
        if (example.View == "refused")
        {
            Assert.True(outcome.Refusal is { } r && $"{r.Code} | {r.Reason}".StartsWith(example.Expected.Trim(), StringComparison.Ordinal), $"{example}\nexpected: {example.Expected}\nwas: {outcome.Refusal}");
            return;
        }
        Assert.True(outcome.Chronicle is not null, $"{example}: refused: {outcome.Refusal?.Reason}");
        if (example.View == "article")
        {
            Assert.Equal(example.Expected, outcome.Chronicle.Report.Text);
            return;
        }
        var actual = LanguageView.Rows(outcome.Chronicle.Report, example.View) ?? SpecView.Rows(outcome.Chronicle, example.View);
        var expected = example.Expected.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Where(line => line != "none")
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries)).ToList();
        var partial = example.IsPartial || example.View == "fields";
        var problem = Compare(expected, actual, partial);
        Assert.True(problem is null, $"{example}: {problem}\n\n{example.Given}\n\nexpected\n{Show(expected)}\nwas\n{Show(actual)}");
    }

    [Fact]
    public void There_are_specifications() => Assert.NotEmpty(SpecFile.All);

    /// <summary>Rows are matched in order; an expected row matches one that starts with the same words and has all its facets.</summary>
    private static string? Compare(List<string[]> expected, List<string[]> actual, bool partial)
    {
        if (!partial && expected.Count != actual.Count)
            return $"{expected.Count} rows expected, {actual.Count} found";
        var next = 0;
        foreach (var row in expected)
        {
            var at = actual.FindIndex(next, candidate => row[0] == candidate[0] && row.Skip(1).All(facet => candidate.Skip(1).Contains(facet)));
            if (at < 0 || (!partial && at != next))
                return "not found: " + string.Join(" | ", row);
            next = at + 1;
        }
        return null;
    }

    private static string Show(List<string[]> rows) =>
        rows.Aggregate(new StringBuilder(), (all, row) => all.Append("  ").AppendJoin(" | ", row).Append('\n')).ToString();

    /// <summary>The words that the rows of an example ask about, each looked for behind the one before.</summary>
    private static List<TextSpan> Asked(SpecExample example)
    {
        var asked = new List<TextSpan>();
        if (example.View != "predicates")
            return asked;
        foreach (var line in example.Expected.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var word = line.Split('|', StringSplitOptions.TrimEntries)[0];
            var at = example.Given.IndexOf(word, asked.Count == 0 ? 0 : asked[^1].End, StringComparison.Ordinal);
            asked.Add(at >= 0 ? new TextSpan(at, at + word.Length) : throw new FormatException($"{example}: '{word}' is not in the report"));
        }
        return asked;
    }

    private static Input InputOf(SpecExample example)
    {
        var published = example.Options.TryGetValue("published", out var day) ? new PublicationTime(LocalDatePattern.Iso.Parse(day).Value) : (PublicationTime?)null;
        var input = new Input { Source = example.File, Bytes = Encoding.UTF8.GetBytes(example.Given), Url = example.Options.GetValueOrDefault("url") };
        return example.Input == "report"
            ? input with { Extracted = new ExtractedText { Text = example.Given, Published = published, Title = example.Options.GetValueOrDefault("title")?.Replace('_', ' '), Outlet = example.Options.GetValueOrDefault("outlet"), Predicates = Asked(example) } }
            : input;
    }
}
