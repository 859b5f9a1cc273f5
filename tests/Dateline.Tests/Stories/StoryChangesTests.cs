using Dateline.Stories;
using NodaTime;

namespace Dateline.Tests.Stories;

public sealed class StoryChangesTests
{
    private const string Bridge = "Guards closed the old bridge over the Marn at Low Ford on Saturday and beat several people who wanted to cross it. Lorries must take the northern road through Velin until the bridge is open again.";
    private const string Again = "Low Ford is cut off. At the bridge on the Marn stand guards, who closed it and hit whoever comes near; lorries queue on the road to Velin, and people in Low Ford wonder when the Marn can be crossed again.";
    private const string Court = "A judge in Brenna closed the trial of the former head of the state bank and sent him to prison for hiding losses from its auditors. The defence will take the verdict to the court of appeal before the summer.";

    private static readonly LocalDate Later = new(2025, 3, 5);

    [Fact]
    public void A_story_that_nobody_told_before_is_new() =>
        Assert.Equal([(StoryChangeKind.NewStory, "c")], Changes(Telling("a", 2, Bridge), Telling("c", 6, Court)).Select(c => (c.Kind, Assert.Single(c.Reports))));

    [Fact]
    public void An_independent_report_of_a_known_event_is_more_support_and_a_copy_is_none()
    {
        var support = Assert.Single(Changes(Telling("a", 2, Bridge), Telling("b", 6, Again)));
        Assert.Equal((StoryChangeKind.Support, "1", "2"), (support.Kind, support.Before, support.Now));
        Assert.Equal("closed", support.Evidence);
        Assert.Empty(Changes(Telling("a", 2, Bridge), Telling("b", 6, Bridge)));
    }

    [Fact]
    public void A_figure_that_no_earlier_report_gave_is_shown_beside_the_known_one()
    {
        var figures = Assert.Single(Changes(Telling("a", 2, Bridge, killed: 3), Telling("b", 6, Bridge, killed: 5)));
        Assert.Equal((StoryChangeKind.Figures, "killed", "3", "5"), (figures.Kind, figures.Field, figures.Before, figures.Now));
        Assert.Empty(Changes(Telling("a", 2, Bridge, killed: 3), Telling("b", 6, Bridge, killed: 3)));
    }

    [Fact]
    public void What_was_planned_and_has_happened_has_moved()
    {
        var status = Assert.Single(Changes(Telling("a", 2, Bridge, status: EventStatus.Planned), Telling("b", 6, Bridge)));
        Assert.Equal((StoryChangeKind.Status, "planned", "happened"), (status.Kind, status.Before, status.Now));
    }

    [Fact]
    public void A_denial_is_told_once()
    {
        var denied = Telling("b", 6, Bridge, status: EventStatus.Denied);
        Assert.Equal(StoryChangeKind.Denial, Assert.Single(Changes(Telling("a", 2, Bridge), denied)).Kind);
        Assert.Empty(Changes(Telling("a", 2, Bridge), Telling("d", 3, Bridge, status: EventStatus.Denied), denied));
    }

    [Fact]
    public void An_event_of_another_day_in_a_known_story_is_new()
    {
        var change = Assert.Single(Changes(Telling("a", 2, Bridge), Telling("b", 6, Bridge, happened: 4)));
        Assert.Equal((StoryChangeKind.NewEvent, "2025-03-04"), (change.Kind, change.Event?.When));
    }

    [Fact]
    public void A_report_without_a_day_counts_as_earlier() => Assert.Empty(Changes(Telling("a", null, Bridge), Telling("b", 2, Bridge)));

    [Fact]
    public void Outlets_have_their_own_reports_and_those_they_took_from_others()
    {
        var reports = new[] { Of("a", 1, "Low Ford Herald", Bridge), Of("b", 2, "Velin Post", Bridge), Of("c", 2, "Velin Post", Court), Of("d", 3, "Low Ford Herald", Bridge) };
        var byKey = reports.ToDictionary(r => r.Key, r => r.Chronicle.Report);
        var outlets = SourceTracing.Outlets(Storyteller.Tell(reports), key => byKey[key]);
        Assert.Equal([("Low Ford Herald", 2, 2), ("Velin Post", 2, 1)], outlets.Select(o => (o.Outlet, o.Reports, o.Own)));
        Assert.Equal([new ReportsFrom("Low Ford Herald", 1)], outlets[1].From);

        static StoryReport Of(string key, int day, string outlet, string text)
        {
            var report = Telling(key, day, text);
            return report with { Chronicle = report.Chronicle with { Report = report.Chronicle.Report with { Outlet = new Outlet(outlet, null) } } };
        }
    }

    private static IReadOnlyList<StoryChange> Changes(params StoryReport[] reports) => StoryChanges.Since(reports, Later);

    private static StoryReport Telling(string key, int? day, string text, int? killed = null, EventStatus status = EventStatus.Happened, int happened = 1)
    {
        var trigger = text.IndexOf("closed", StringComparison.Ordinal);
        var span = new TextSpan(trigger, trigger + "closed".Length);
        var on = new LocalDate(2025, 3, happened);
        return new(key, new Chronicle
        {
            Report = new Report { Id = key, Source = key, Text = text, Published = day is { } of ? new PublicationTime(new LocalDate(2025, 3, of)) : null },
            Places = [new Place { Span = span, Name = "Low Ford" }],
            Mentions =
            [
                new Mention
                {
                    Id = "m1",
                    Type = EventType.Assault,
                    Status = status,
                    When = new When(on, on, $"2025-03-{happened:00}", null, DateBasis.Explicit, null),
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
}
