using CsCheck;
using Dateline.Stories;
using NodaTime;

namespace Dateline.Tests.Stories;

public sealed class RunningStoriesTests
{
    private const string Bridge = "Engineers closed the old bridge over the Marn at Low Ford on Tuesday after divers found cracks in two of its pillars. Lorries must take the northern road through Velin until the pillars are mended, the town council said in the evening.";

    private const string Ferry = "Crews of the harbour ferries walked out in Telmar for the third day running. The union wants higher wages and shorter shifts for the sailors on the night lines to the islands, and the owners have offered neither.";

    private const string Court = "A judge in Brenna sentenced the former head of the state bank to six years in prison for hiding losses from its auditors. The defence announced that it would take the verdict to the court of appeal before the summer.";

    private const string Furniture = " Sign up for our daily letter now and never miss what happens next door.";

    [Fact]
    public void Whatever_comes_and_goes_in_whatever_order_the_stories_are_those_of_the_reports_that_are_left()
    {
        // Three stories, their copies, pieces of them, a report that merges two, and a line that stands on many pages.
        var pool = Pool();
        Gen.Select(Gen.Shuffle(pool), Gen.Int[0, pool.Length - 1].List[0, 8], Gen.Int[1, pool.Length]).Sample(
            (order, removed, every) =>
            {
                var stream = new RunningStories();
                foreach (var (number, report) in order.Index())
                {
                    stream.Add(report);
                    if (number % every == 0)
                        stream.Stories();
                }
                foreach (var index in removed)
                    stream.Remove(pool[index].Key);
                var left = pool.Where((_, i) => !removed.Contains(i)).ToList();
                Assert.Equal(left.Count, stream.Count);
                Assert.Equal(Shape(Storyteller.Tell(left)), Shape(stream.Stories()));
            },
            iter: 60);
    }

    [Fact]
    public void A_report_that_comes_again_under_its_key_takes_the_place_of_the_first()
    {
        var stream = new RunningStories();
        stream.Add(Report("a", 1, Bridge));
        stream.Add(Report("b", 1, Bridge));
        Assert.Single(stream.Stories());
        stream.Add(Report("b", 1, Court));
        Assert.Equal(2, stream.Stories().Count);
    }

    [Fact]
    public void Two_that_a_person_has_parted_stay_apart_whatever_comes_later()
    {
        var stream = new RunningStories();
        stream.Decide("a", "b", areTogether: false);
        stream.Add(Report("a", 1, Bridge));
        stream.Add(Report("b", 1, Bridge + " It rained."));
        stream.Add(Report("c", 2, Bridge + " The sun shone."));
        var stories = stream.Stories();
        Assert.DoesNotContain(stories, s => s.Reports.Contains("a") && s.Reports.Contains("b"));
        Assert.DoesNotContain(stories.SelectMany(s => s.Lineages), l => l.Reports.Contains("a") && l.Reports.Contains("b"));

        stream.Decide("a", "b", areTogether: null);
        Assert.Single(stream.Stories());
    }

    [Fact]
    public void Two_that_a_person_has_put_together_are_one_story_and_still_two_origins()
    {
        var stream = new RunningStories();
        stream.Add(Report("a", 1, Bridge));
        stream.Add(Report("b", 1, Court));
        stream.Decide("b", "a", areTogether: true);
        Assert.Equal(2, Assert.Single(stream.Stories()).Lineages.Count);
    }

    [Fact]
    public void A_story_keeps_its_name_while_it_grows()
    {
        var stream = new RunningStories();
        stream.Add(Report("a", 1, Bridge));
        var name = Assert.Single(stream.Stories()).Id;
        stream.Add(Report("b", 2, "Low Ford is cut off. " + Bridge));
        stream.Add(Report("c", 2, Court));
        Assert.Contains(stream.Stories(), s => s.Id == name && s.Reports.SequenceEqual(["a", "b"]));
    }

    [Fact]
    public void What_is_over_is_handed_out_and_let_go()
    {
        var stream = new RunningStories();
        stream.Add(Report("a", 1, Bridge));
        stream.Add(Report("b", 3, Bridge));
        stream.Add(Report("c", 31, Court));
        Assert.Empty(stream.Close(new LocalDate(2025, 3, 31)));
        var over = Assert.Single(stream.Close(new LocalDate(2025, 4, 1)));
        Assert.Equal(["a", "b"], over.Reports);
        Assert.Equal(1, stream.Count);
        Assert.Equal(["c"], Assert.Single(stream.Stories()).Reports);
    }

    [Fact]
    public void Two_versions_of_one_page_are_one_origin()
    {
        var (first, second) = (Report("a", 1, Bridge), Report("b", 2, Bridge + " " + Ferry));
        Assert.NotEqual("two versions of one page", Why(first, second));
        Assert.Equal("two versions of one page", Why(OfPage(first), OfPage(second)));

        static string Why(params StoryReport[] reports) => Assert.Single(Storyteller.Tell(reports).SelectMany(s => s.Lineages).SelectMany(l => l.Copies)).Why;
        static StoryReport OfPage(StoryReport report) => new(report.Key, new Chronicle { Report = report.Chronicle.Report with { Url = "https://herald.example/bridge" } });
    }

    [Fact]
    public void A_text_that_an_editor_has_reworded_is_still_the_text()
    {
        const string Original = "The miners of Karst ended their strike on Friday after the company promised to mend the broken lifts within a month. Their union had asked for new lifts since a cage fell forty metres in the winter. Two men were hurt then and the pit stood still for nine days.";
        const string Reworded = "Miners of Karst have ended a strike on Friday when the company had promised that broken lifts be mended within one month. Their union has asked for lifts that are new since a cage fell forty metres last winter. Then two men were hurt while the pit stood still for nine days.";
        var copy = Assert.Single(Storyteller.Tell([Report("a", 1, Original), Report("b", 2, Reworded)]).SelectMany(s => s.Lineages).SelectMany(l => l.Copies));
        Assert.Contains("reworded", copy.Why, StringComparison.Ordinal);
        Assert.NotEmpty(copy.Shared);
    }

    [Fact]
    public void A_report_made_of_two_holds_both_and_a_digest_of_many_holds_none()
    {
        var two = Storyteller.Tell([Report("a", 1, Bridge), Report("b", 1, Ferry), Report("m", 2, Bridge + " " + Ferry)]);
        Assert.Equal(["a", "b", "m"], Assert.Single(Assert.Single(two).Lineages).Reports);
        var many = Storyteller.Tell([Report("a", 1, Bridge), Report("b", 1, Ferry), Report("c", 1, Court), Report("m", 2, Bridge + " " + Ferry + " " + Court)]);
        Assert.Equal(3, many.Count);
    }

    [Fact]
    public void Names_and_figures_alone_are_no_copied_passage()
    {
        const string Names = "Deputy Minister Ada Lund, Colonel Bram Oost, Judge Ines Farrow and 40 others";
        var stories = Storyteller.Tell([Report("a", 1, $"Guests came to Velin on Sunday. {Names} sat down to dinner at the lake."), Report("b", 1, $"There was a dinner on the lake. {Names} stayed until late in the night.")]);
        Assert.Empty(stories.SelectMany(s => s.Lineages).SelectMany(l => l.Copies));
    }

    [Theory]
    [InlineData("‘", "’")]
    [InlineData("“", "”")]
    [InlineData("\"", "\"")]
    [InlineData("``", "''")]
    public void A_quotation_is_told_from_the_reporters_words_by_any_marks_also_behind_a_stray_one(string open, string close)
    {
        var words = $"{open}The bridge over the Marn will stay closed until every pillar has been looked at by people who don’t know fear.{close}";
        var stories = Storyteller.Tell(
        [
            Report("a", 1, $"A 12\" pipe broke at Low Ford.\n\nNobody was there. {words} That is how it went all day."),
            Report("b", 1, $"Nobody crosses the Marn since Tuesday. {words} Farmers in the valley fear for their harvest."),
        ]);
        Assert.Empty(stories.SelectMany(s => s.Lineages).SelectMany(l => l.Copies));
    }

    private static StoryReport[] Pool() =>
    [
        Report("a", 1, Bridge + Furniture),
        Report("b", 2, "Low Ford is cut off. " + Bridge),
        Report("c", 1, Ferry + Furniture),
        Report("d", 3, Ferry + " Nobody was hurt."),
        Report("e", 4, Court + Furniture),
        Report("f", 5, "The old bridge over the Marn at Low Ford has cracks and is closed; lorries go through Velin."),
        Report("g", 5, Bridge + " " + Ferry),
        Report("h", 29, Court),
        Report("i", null, Court[..90]),
        Report("j", 6, "Nothing at all happened in Velin." + Furniture),
        Report("k", 6, ""),
    ];

    private static StoryReport Report(string key, int? day, string text) => new(key, new Chronicle
    {
        Report = new Report
        {
            Id = key,
            Source = key,
            Text = text,
            Sentences = Sentences(text),
            Published = day is { } of ? new PublicationTime(new LocalDate(2025, 3, of)) : null,
        },
    });

    private static List<TextSpan> Sentences(string text)
    {
        var sentences = new List<TextSpan>();
        for (int start = 0, end; start < text.Length; start = end)
        {
            end = text.IndexOf(". ", start, StringComparison.Ordinal) is var stop && stop < 0 ? text.Length : stop + 2;
            sentences.Add(new(start, end));
        }
        return sentences;
    }

    private static string Shape(IEnumerable<Story> stories) =>
        string.Join(" ; ", stories.Select(s => s.Id + s.Title + string.Join(' ', s.Lineages.Select(l => $"{l.Id}({string.Join(',', l.Reports)}|{string.Join(',', l.Copies.Select(c => c.Report + c.Of + c.Label + c.Why))})"))));
}
