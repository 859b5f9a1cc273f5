using CsCheck;
using Dateline.Stories;
using NodaTime;

namespace Dateline.Tests.Stories;

public sealed class StorytellerTests
{
    private const string Bridge = "Engineers closed the old bridge over the Marn at Low Ford on Tuesday after divers found cracks in two of its pillars. Lorries must take the northern road through Velin until the pillars are mended, the town council said in the evening.";

    private const string Ferry = "Crews of the harbour ferries walked out in Telmar for the third day running. The union wants higher wages and shorter shifts for the sailors on the night lines to the islands, and the owners have offered neither.";

    private const string Court = "A judge in Brenna sentenced the former head of the state bank to six years in prison for hiding losses from its auditors. The defence announced that it would take the verdict to the court of appeal before the summer.";

    [Fact]
    public void Reports_that_share_the_reporters_own_words_are_one_origin()
    {
        var story = Assert.Single(Told(("a", 1, Bridge), ("b", 2, "Low Ford is cut off. " + Bridge)));
        var lineage = Assert.Single(story.Lineages);
        Assert.Equal(["a", "b"], lineage.Reports);
        var copy = Assert.Single(lineage.Copies);
        Assert.Equal(("b", "a", CopyLabel.Copy), (copy.Report, copy.Of, copy.Label));
    }

    [Fact]
    public void Shared_passages_are_shown_where_they_stand_in_both()
    {
        var b = "Low Ford is cut off. " + Bridge;
        var copy = Assert.Single(Assert.Single(Assert.Single(Told(("a", 1, Bridge), ("b", 2, b))).Lineages).Copies);
        var passage = Assert.Single(copy.Shared);
        Assert.Equal(passage.OfSpan.In(Bridge), passage.Span.In(b));
        Assert.StartsWith("Engineers closed", passage.Span.In(b), StringComparison.Ordinal);
    }

    [Fact]
    public void Two_reporters_who_quote_one_statement_are_two_origins()
    {
        const string Words = "\"The bridge over the Marn will stay closed until every pillar has been looked at by people who know their trade\"";
        var stories = Told(
            ("a", 1, $"The bridge at Low Ford is closed. {Words}, mayor Ada Lund told reporters at the town hall. Traffic was heavy on the northern road."),
            ("b", 1, $"Nobody crosses the Marn at Low Ford since Tuesday. {Words}, Ada Lund said. Farmers in the valley fear for the harvest of this year."));
        Assert.All(stories, story => Assert.All(story.Lineages, lineage => Assert.Single(lineage.Reports)));
    }

    [Fact]
    public void A_report_that_quotes_the_text_of_another_has_its_words_from_there()
    {
        var stories = Told(("a", 1, Bridge), ("b", 2, $"This is what we found in the paper this morning: \"{Bridge}\" We shall see."));
        Assert.Equal(["a", "b"], Assert.Single(Assert.Single(stories).Lineages).Reports);
    }

    [Fact]
    public void What_stands_on_every_page_is_no_copied_passage()
    {
        const string Furniture = " Sign up for our daily letter now.";
        var stories = Told(("a", 1, Bridge + Furniture), ("b", 1, Ferry + Furniture), ("c", 1, Court + Furniture));
        Assert.Equal(3, stories.Count);
        Assert.All(stories.SelectMany(s => s.Lineages), lineage => Assert.Empty(lineage.Copies));
    }

    [Fact]
    public void Reports_of_different_developments_are_different_stories() => Assert.Equal(3, Told(("a", 1, Bridge), ("b", 1, Ferry), ("c", 1, Court)).Count);

    [Fact]
    public void The_order_in_which_reports_are_given_is_of_no_account()
    {
        (string, int, string)[] given = [("a", 1, Bridge), ("b", 2, "Low Ford is cut off. " + Bridge), ("c", 1, Ferry), ("d", 3, Court), ("e", 4, Ferry + " Nobody was hurt.")];
        var expected = Shape(Told(given));
        Gen.Shuffle(given).Sample(shuffled => Shape(Told(shuffled)) == expected, iter: 20);
    }

    [Fact]
    public void Any_texts_give_each_report_one_story_and_one_lineage_and_spans_inside_the_texts()
    {
        Gen.String[0, 200].Select(Gen.String[0, 60], (a, b) => (a, b)).Sample(
            texts =>
            {
                (string Key, int Day, string Text)[] given = [("a", 1, texts.a), ("b", 1, texts.b + texts.a), ("c", 2, texts.a + texts.a), ("d", 2, Bridge + texts.b), ("e", 3, Bridge)];
                var byKey = given.ToDictionary(g => g.Key, g => g.Text);
                var stories = Told(given);
                Assert.Equal(["a", "b", "c", "d", "e"], stories.SelectMany(s => s.Reports).Order());
                foreach (var story in stories)
                    Assert.Equal(story.Reports.Order(), story.Lineages.SelectMany(l => l.Reports).Order());
                foreach (var copy in stories.SelectMany(s => s.Lineages).SelectMany(l => l.Copies))
                {
                    Assert.All(copy.Shared, s => Assert.InRange(s.Span.End, 1, byKey[copy.Report].Length));
                    Assert.All(copy.Shared, s => Assert.InRange(s.OfSpan.End, 1, byKey[copy.Of].Length));
                }
            },
            iter: 200);
    }

    [Fact]
    public void Two_reports_with_one_key_are_a_mistake_of_the_caller() => Assert.Throws<ArgumentException>(() => Told(("a", 1, Bridge), ("a", 1, Ferry)));

    [Fact]
    public void Mentions_of_one_day_place_and_type_are_one_event_and_origins_are_counted_once()
    {
        var happening = Assert.Single(Assert.Single(Storyteller.Tell([Telling("a", 2, Bridge), Telling("b", 3, "Low Ford is cut off. " + Bridge)])).Events);
        Assert.Equal(new Support(2, 1, 1), happening.Support);
        Assert.Equal("2025-03-01", happening.When);
    }

    [Fact]
    public void Figures_that_cannot_both_be_true_are_shown_side_by_side()
    {
        var happening = Assert.Single(Assert.Single(Storyteller.Tell([Telling("a", 2, Bridge, killed: 3), Telling("b", 2, "Low Ford is cut off. " + Bridge, killed: 5)])).Events);
        var contradiction = Assert.Single(happening.Contradictions);
        Assert.Equal(("killed", ContradictionRelation.Disputed), (contradiction.Field, contradiction.Relation));
        Assert.Equal(["3", "5"], contradiction.Values.Select(v => v.Value).Order());
    }

    [Fact]
    public void A_figure_that_a_later_report_corrects_is_superseded()
    {
        var happening = Assert.Single(Assert.Single(Storyteller.Tell([Telling("a", 2, Bridge, killed: 3), Telling("b", 4, "Low Ford is cut off. " + Bridge, killed: 5)])).Events);
        Assert.Equal(ContradictionRelation.Superseded, Assert.Single(happening.Contradictions).Relation);
    }

    [Fact]
    public void A_denial_of_the_event_is_a_contradiction_and_no_support()
    {
        var happening = Assert.Single(Assert.Single(Storyteller.Tell([Telling("a", 2, Bridge), Telling("b", 2, "Low Ford is cut off. " + Bridge, status: EventStatus.Denied)])).Events);
        Assert.Equal("status", Assert.Single(happening.Contradictions).Field);
        Assert.Equal(1, happening.Support.Reports);
    }

    [Fact]
    public void One_word_in_reports_of_the_same_days_is_one_event_and_weeks_later_another()
    {
        Assert.Single(Assert.Single(Storyteller.Tell([Undated("a", 2), Undated("b", 4)])).Events);
        Assert.Equal(2, Assert.Single(Storyteller.Tell([Undated("a", 2), Undated("b", 9)])).Events.Count);

        static StoryReport Undated(string key, int day) => With(Telling(key, day, Bridge), m => m with { When = null, Where = null });
    }

    [Fact]
    public void A_town_and_its_province_may_be_one_place_and_two_far_towns_may_not()
    {
        Place town = Telling("a", 2, Bridge).Chronicle.Places[0] with { Country = "LEN", Admin1 = "Marn", Kind = PlaceKind.City, Latitude = 50, Longitude = 20 };
        Assert.Single(Events(town, town with { Name = "Marn", Kind = PlaceKind.Region }));
        Assert.Single(Events(town, town with { Name = "Upper Ford", Latitude = 50.1 }));
        Assert.Equal(2, Events(town, town with { Name = "Velin", Latitude = 52 }).Count);
        Assert.Equal(2, Events(town, town with { Name = "Oskar", Country = "KAR" }).Count);

        static IReadOnlyList<Event> Events(Place one, Place other) =>
            Assert.Single(Storyteller.Tell([At(Telling("a", 2, Bridge), one), At(Telling("b", 3, Bridge), other)])).Events;

        static StoryReport At(StoryReport report, Place place) => report with { Chronicle = report.Chronicle with { Places = [place] } };
    }

    [Fact]
    public void One_report_of_many_with_another_day_is_a_contradiction_and_no_other_event()
    {
        StoryReport[] undated = [.. "bcd".Select(key => With(Telling(key.ToString(), 2, Bridge), m => m with { When = null }))];
        var happening = Assert.Single(Assert.Single(Storyteller.Tell([Telling("a", 2, Bridge), .. undated, OfDay(Telling("e", 2, Bridge), 2)])).Events);
        var contradiction = Assert.Single(happening.Contradictions);
        Assert.Equal(("when", ContradictionRelation.Disputed), (contradiction.Field, contradiction.Relation));
        Assert.Equal(["2025-03-01", "2025-03-02"], contradiction.Values.Select(v => v.Value));
    }

    [Fact]
    public void Two_days_that_the_texts_name_are_two_events() =>
        Assert.Equal(2, Assert.Single(Storyteller.Tell([Telling("a", 2, Bridge), OfDay(Telling("e", 2, Bridge), 2)])).Events.Count);

    private static StoryReport OfDay(StoryReport report, int day) => With(report, m => m with { When = new When(new LocalDate(2025, 3, day), new LocalDate(2025, 3, day), $"2025-03-{day:00}", null, DateBasis.Explicit, null) });

    private static StoryReport With(StoryReport report, Func<Mention, Mention> changed) => report with { Chronicle = report.Chronicle with { Mentions = [.. report.Chronicle.Mentions.Select(changed)] } };

    private static IReadOnlyList<Story> Told(params (string Key, int Day, string Text)[] reports) =>
        Storyteller.Tell(reports.Select(r => new StoryReport(r.Key, new Chronicle { Report = OfText(r.Key, r.Day, r.Text) })));

    private static Report OfText(string key, int day, string text) => new() { Id = key, Source = key, Text = text, Published = new PublicationTime(new LocalDate(2025, 3, day)) };

    private static StoryReport Telling(string key, int day, string text, int? killed = null, EventStatus status = EventStatus.Happened)
    {
        var trigger = text.IndexOf("closed", StringComparison.Ordinal);
        var span = new TextSpan(trigger, trigger + "closed".Length);
        var happened = new LocalDate(2025, 3, 1);
        return new(key, new Chronicle
        {
            Report = OfText(key, day, text),
            Places = [new Place { Span = span, Name = "Low Ford" }],
            Mentions =
            [
                new Mention
                {
                    Id = "m1",
                    Type = EventType.Assault,
                    Status = status,
                    When = new When(happened, happened, "2025-03-01", null, DateBasis.Explicit, null),
                    Where = new Where([0], PlaceBasis.Clause),
                    Counts = killed is { } count ? [new Count(CountKind.Killed, count, count, false, span)] : [],
                    Evidence = new Evidence(span, 0),
                    Trigger = span,
                    Because = "test",
                    Confidence = 1,
                },
            ],
        });
    }

    private static string Shape(IEnumerable<Story> stories) =>
        string.Join(" ; ", stories.Select(s => s.Id + s.Title + string.Join(' ', s.Lineages.Select(l => $"{l.Id}({string.Join(',', l.Reports)}|{string.Join(',', l.Copies.Select(c => c.Report + c.Of + c.Label))})"))));
}
