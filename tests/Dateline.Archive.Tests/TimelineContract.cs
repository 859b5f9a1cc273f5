using NodaTime;

namespace Dateline.Archive.Tests;

/// <summary>The timeline, statements, commitments and reports, asked back.</summary>
public abstract class TimelineContract : ArchiveContract
{
    private static readonly LocalDate March1 = new(2031, 3, 1);

    [Fact]
    public async Task Days_count_the_rows_of_the_timeline()
    {
        for (var number = 0; number < 6; number++)
            await Store(Specimens.Full(number));
        foreach (var query in (TimelineQuery[])
            [new(), new() { Type = EventType.Protest }, new() { Since = March1, Until = March1.PlusDays(2) }, new() { Since = March1.PlusDays(1), Until = March1.PlusDays(3), OnlyBegun = true }])
        {
            var rows = await All(Archive.TimelineAsync(query, Cancellation));
            Assert.NotEmpty(rows);
            var days = await All(Archive.DaysAsync(query with { Limit = 1, Offset = 1 }, Cancellation));
            Assert.Equal(rows.CountBy(r => (Day: r.IsDated ? r.When!.Earliest ?? r.When.Latest : null, r.Type)).ToHashSet(), days.Select(d => KeyValuePair.Create((d.Day, d.Type), d.Mentions)).ToHashSet());
            Assert.Equal(days.OrderBy(d => d.Day ?? LocalDate.MaxIsoValue).Select(d => d.Day), days.Select(d => d.Day));
        }
    }

    [Fact]
    public async Task Places_actors_and_dyads_count_the_rows_of_the_timeline()
    {
        for (var number = 0; number < 6; number++)
        {
            // Who has a name and no code, and a code and no name: only the first is counted.
            var reading = Specimens.Full(number);
            var chronicle = reading.Outcome.Chronicle!;
            await Store(reading with
            {
                Outcome = ReadingOutcome.Read(chronicle with { Actors = [.. chronicle.Actors.Select(a => number % 2 == 0 && a.Id == "a1" ? a with { Name = "Dockers' Union" } : a)] }),
            });
        }
        foreach (var query in (TimelineQuery[])[new(), new() { Type = EventType.Protest }, new() { Since = March1.PlusDays(1), Until = March1.PlusDays(2) }])
        {
            var rows = await All(Archive.TimelineAsync(query, Cancellation));
            Assert.Equal(rows.Where(r => r.Latitude is not null).CountBy(r => (r.Place, r.Type)).ToHashSet(),
                (await All(Archive.PlacesAsync(query, Cancellation))).Select(p => KeyValuePair.Create(((string?)p.Place, p.Type), p.Mentions)).ToHashSet());
            var actors = await All(Archive.ActorsAsync(query, Cancellation));
            Assert.NotEmpty(actors);
            Assert.All(actors.GroupBy(a => a.Name), a =>
                Assert.Equal((rows.Count(r => r.SourceActors.Contains(a.Key)), rows.Count(r => r.TargetActors.Contains(a.Key))), (a.Sum(x => x.Does), a.Sum(x => x.Suffers))));
            var dyads = await All(Archive.DyadsAsync(query, Cancellation));
            Assert.All(dyads, d => Assert.Equal(d.Mentions, rows.Count(r => r.Type == d.Type && r.SourceActors.Contains(d.Source) && r.TargetActors.Contains(d.Target))));
        }
        Assert.Equal([new DyadCount("Dockers' Union", "Ilse Korrin", EventType.Protest, 3)], await All(Archive.DyadsAsync(new(), Cancellation)));
        Assert.Single(await All(Archive.ActorsAsync(new() { Limit = 1 }, Cancellation)));
    }

    [Fact]
    public async Task A_line_of_the_timeline_has_all_that_is_needed_to_show_it()
    {
        var reading = Specimens.Full(1);
        await Store(reading);
        var id = reading.Outcome.Chronicle!.Report.Id;
        var rows = await All(Archive.TimelineAsync(new(), Cancellation));

        var strike = rows[0];
        Assert.Equal((RowKey.Of(id, "m1"), "m1", true), (strike.Key, strike.Mention, strike.IsDated));
        Assert.Equal(reading.Outcome.Chronicle.Mentions[0].When, strike.When);
        Assert.Equal((EventType.Protest, "strike", "143", EventStatus.Happened), (strike.Type, strike.Mode, strike.Cameo, strike.Status));
        Assert.Equal(("Varensk", "VRN", 51.25, -3.5), (strike.Place, strike.Country, strike.Latitude, strike.Longitude));
        Assert.Equal(["Dockworkers"], strike.SourceActors);
        Assert.Equal(["Ilse Korrin"], strike.TargetActors);
        Assert.Empty(strike.SaidBy);
        Assert.Equal("Dockworkers walked out in Varensk on Monday.", strike.Evidence);
        Assert.Equal(strike.Evidence, strike.EvidenceSpan.In(Specimens.Text));
        Assert.Equal(reading.Outcome.Chronicle.Report.Sentences[0].In(Specimens.Text), strike.Sentence);
        Assert.Equal(("walked out", "protest/walk-out", 0.9), (strike.Trigger, strike.Because, strike.Confidence));
        Assert.Equal((id, "crisis/1.html", "Harbour Radio", "2031-03-02T09:00+02:00"), (strike.Report.Id, strike.Report.Source, strike.Report.Outlet, strike.Report.Published));
        Assert.Equal((OriginRelation.Wire, "Tessel"), (strike.Report.Origin, strike.Report.OriginFrom[0]));

        var arrest = rows[1];
        Assert.False(arrest.IsDated);
        Assert.Equal(["Harbour Radio", "Ilse Korrin"], arrest.SaidBy);
        Assert.Equal([new FigureRow(CountKind.Arrested, 12, 15, false, "12 to 15 people"), new FigureRow(CountKind.Injured, 3, null, true, "people")], arrest.Figures);
    }

    [Fact]
    public async Task Days_come_in_order_whatever_order_reports_came_in_and_the_undated_behind()
    {
        foreach (var number in new[] { 5, 1, 9, 3 })
            await Store(Specimens.Full(number));
        var rows = await All(Archive.TimelineAsync(new(), Cancellation));
        Assert.Equal([2, 4, 6, 10, 2, 4, 6, 10], rows.Select(r => r.When!.Latest!.Value.Day));
        Assert.Equal([true, true, true, true, false, false, false, false], rows.Select(r => r.IsDated));
        Assert.Equal(rows.Skip(3).Take(2).Select(r => r.Key), (await All(Archive.TimelineAsync(new() { Offset = 3, Limit = 2 }, Cancellation))).Select(r => r.Key));
    }

    [Theory]
    [InlineData(null, null, "1 2 3 4 5")]
    [InlineData(3, null, "3 4 5")]
    [InlineData(null, 3, "1 2 3")]
    [InlineData(2, 4, "2 3 4")]
    [InlineData(20, null, "")]
    public async Task A_stretch_of_days_holds_what_may_have_happened_in_it(int? since, int? until, string days)
    {
        for (var number = 0; number < 5; number++)
            await Store(Specimens.Full(number));
        var rows = await All(Archive.TimelineAsync(
            new() { Since = since is { } s ? March1.PlusDays(s - 1) : null, Until = until is { } u ? March1.PlusDays(u - 1) : null }, Cancellation));
        Assert.Equal(days, string.Join(' ', rows.Where(r => r.IsDated).Select(r => r.When!.Earliest!.Value.Day)));
        Assert.Equal(days, string.Join(' ', rows.Where(r => !r.IsDated).Select(r => r.When!.Latest!.Value.Day)));
    }

    [Theory]
    [InlineData("2031-02-20", "2031-03-10", "2031-03-05", "2031-03-06", true)]
    [InlineData("2031-02-20", "2031-03-04", "2031-03-05", "2031-03-06", false)]
    [InlineData("2031-03-07", null, "2031-03-05", "2031-03-06", false)]
    [InlineData("2031-03-01", null, "2031-03-05", "2031-03-06", true)]
    [InlineData(null, "2031-03-05", "2031-03-05", "2031-03-06", true)]
    [InlineData(null, "2031-03-04", "2031-03-05", "2031-03-06", false)]
    [InlineData(null, "2031-05-01", "2031-03-05", "2031-03-06", true)]
    public async Task A_stretch_with_an_open_end_may_lie_in_all_that_is_behind_it(string? earliest, string? latest, string since, string until, bool isThere)
    {
        static LocalDate? Day(string? text) => text is null ? null : NodaTime.Text.LocalDatePattern.Iso.Parse(text).Value;
        var reading = Specimens.Full(1);
        var chronicle = reading.Outcome.Chronicle!;
        var mention = chronicle.Mentions[0] with { When = new When(Day(earliest), Day(latest), null, null, DateBasis.Explicit, null) };
        await Store(reading with { Outcome = ReadingOutcome.Read(chronicle with { Mentions = [mention] }) });
        var rows = await All(Archive.TimelineAsync(new() { Since = Day(since), Until = Day(until) }, Cancellation));
        Assert.Equal(isThere, rows.Count == 1);
        Assert.All(rows, r => Assert.True(r.IsDated));
    }

    [Fact]
    public async Task Any_stretch_of_days_holds_just_what_may_have_happened_in_it_in_order()
    {
        var chance = new Random(7);
        LocalDate? Draw(int most) => chance.Next(6) == 0 ? null : March1.PlusDays(chance.Next(most));
        var stored = new List<(string Key, When When)>();
        for (var number = 0; number < 80; number++)
        {
            var (earliest, latest) = (Draw(60), Draw(120));
            if (earliest > latest)
                latest = earliest;
            var when = new When(earliest, latest, null, null, chance.Next(4) == 0 ? DateBasis.Published : DateBasis.Explicit, null);
            var reading = Specimens.Full(number);
            var chronicle = reading.Outcome.Chronicle!;
            await Store(reading with { Outcome = ReadingOutcome.Read(chronicle with { Mentions = [chronicle.Mentions[0] with { When = when }] }) });
            stored.Add((RowKey.Of(chronicle.Report.Id, "m1"), when));
        }

        var order = (await All(Archive.TimelineAsync(new(), Cancellation))).Select(r => r.Key).ToList();
        Assert.Equal(80, order.Count);
        for (var i = 0; i < 60; i++)
        {
            var (since, until) = (Draw(120), Draw(120));
            var expected = stored.Where(s => (since is null && until is null) || MayBeIn(s.When, since, until)).Select(s => s.Key).OrderBy(order.IndexOf);
            var query = new TimelineQuery { Since = since, Until = until };
            Assert.Equal(expected, (await All(Archive.TimelineAsync(query, Cancellation))).Select(r => r.Key));
            var begun = stored.Where(s => Begins(s.When) is { } day && (since is null || day >= since) && (until is null || day <= until)).Select(s => s.Key).OrderBy(order.IndexOf);
            Assert.Equal(begun, (await All(Archive.TimelineAsync(query with { OnlyBegun = true }, Cancellation))).Select(r => r.Key));
            Assert.Equal(expected.Skip(2).Take(5), (await All(Archive.TimelineAsync(query with { Offset = 2, Limit = 5 }, Cancellation))).Select(r => r.Key));
        }

        static LocalDate? Begins(When when) => when.Earliest ?? (when.Basis == DateBasis.Published ? null : when.Latest);

        static bool MayBeIn(When when, LocalDate? since, LocalDate? until)
        {
            var isDated = when.Earliest is not null || (when.Latest is not null && when.Basis != DateBasis.Published);
            if (!isDated)
                return when.Latest is { } bound && (since is null || bound >= since) && (until is null || bound <= until);
            return (since is null || when.Latest is null || when.Latest >= since) && (until is null || when.Earliest is null || when.Earliest <= until);
        }
    }

    [Theory]
    [InlineData("Varensk", true)]
    [InlineData("varensk", true)]
    [InlineData("VRN", true)]
    [InlineData("vrn", false)]
    [InlineData("ostliche", true)]
    [InlineData("Varen", false)]
    [InlineData("\"; DROP TABLE mentions; --", false)]
    [InlineData("***", false)]
    public async Task Places_are_found_by_name_division_and_country(string place, bool isThere)
    {
        await Store(Specimens.Full(1));
        var rows = await All(Archive.TimelineAsync(new() { Place = place }, Cancellation));
        Assert.Equal(isThere ? ["m1"] : [], rows.Select(r => r.Mention));
    }

    [Theory]
    [InlineData("Korrin", "m1")]
    [InlineData("korrin ilse", "m1")]
    [InlineData("minister Korrin", "m1")]
    [InlineData("dockworkers", "m1")]
    [InlineData("VRNGOV", "m1")]
    [InlineData("VRN", "m1 m2")]
    [InlineData("police", "m2")]
    [InlineData("nobody", "")]
    [InlineData("NEAR(", "")]
    public async Task Actors_are_found_by_name_office_and_code(string actor, string mentions)
    {
        await Store(Specimens.Full(1));
        var rows = await All(Archive.TimelineAsync(new() { Actor = actor }, Cancellation));
        Assert.Equal(mentions, string.Join(' ', rows.Select(r => r.Mention)));
    }

    [Fact]
    public async Task Type_status_and_words_narrow_the_timeline()
    {
        await Store(Specimens.Full(1));
        Assert.Equal(["m2"], (await All(Archive.TimelineAsync(new() { Type = EventType.Coerce }, Cancellation))).Select(r => r.Mention));
        Assert.Empty(await All(Archive.TimelineAsync(new() { Type = EventType.Assault }, Cancellation)));
        Assert.Equal(2, (await All(Archive.TimelineAsync(new() { Status = EventStatus.Happened }, Cancellation))).Count);
        Assert.Empty(await All(Archive.TimelineAsync(new() { Status = EventStatus.Denied }, Cancellation)));
        Assert.Equal(["m1"], (await All(Archive.TimelineAsync(new() { Words = "walking" }, Cancellation))).Select(r => r.Mention));
        Assert.Empty(await All(Archive.TimelineAsync(new() { Words = "?!" }, Cancellation)));
        Assert.Equal(["m1"], (await All(Archive.TimelineAsync(new() { Type = EventType.Protest, Place = "Varensk", Actor = "Korrin", Words = "out" }, Cancellation))).Select(r => r.Mention));
    }

    [Fact]
    public async Task Statements_come_with_speaker_and_content()
    {
        await Store(Specimens.Full(1));
        var rows = await All(Archive.StatementsAsync(new(), Cancellation));
        Assert.Equal(["s1", "s2"], rows.Select(r => r.Statement));
        var direct = rows[0];
        Assert.Equal(("Ilse Korrin", "minister of transport", "Minister Ilse Korrin"), (direct.Speaker, direct.SpeakerOffice, direct.SpeakerWords));
        Assert.Equal((SpeakerOrigin.Official, true, false, "told"), (direct.SpeakerOrigin, direct.SpeakerIsNamed, direct.IsNegative, direct.Cue));
        Assert.Equal("We will not raise the fares […] before May", direct.Content);
        Assert.Equal((StatementForm.Direct, StatementKind.Commitment, "the council", "s2"), (direct.Form, direct.Kind, direct.Venue, direct.NestedIn));
        Assert.Equal(("the council", new AnsweredStatement("s2", AnswerRelation.Rejects, "Harbour Radio", "Minister Ilse Korrin told the council")), (direct.Addressee, direct.Answers));
        Assert.Equal((DateBasis.Explicit, 0), (direct.When!.Basis, direct.When.Timex));
        Assert.Equal((direct.Evidence, "said/direct", 0.95), (direct.EvidenceSpan.In(Specimens.Text), direct.Because, direct.Confidence));
        Assert.Equal(("Harbour Radio", "Dockworkers", true), (rows[1].Speaker, rows[1].Addressee, rows[1].IsNegative));
    }

    [Fact]
    public async Task Statements_are_found_by_speaker_kind_words_and_publication()
    {
        await StoreAll(Specimens.Full(1), Specimens.Full(2));
        async Task<int> Count(StatementQuery query) => (await All(Archive.StatementsAsync(query, Cancellation))).Count;
        Assert.Equal(2, await Count(new() { Speaker = "Korrin" }));
        Assert.Equal(2, await Count(new() { Speaker = "harbour radio" }));
        Assert.Equal(2, await Count(new() { Speaker = "VRNGOV" }));
        Assert.Equal(0, await Count(new() { Speaker = "fares" }));
        Assert.Equal(2, await Count(new() { Kind = StatementKind.Commitment }));
        Assert.Equal(2, await Count(new() { Words = "fares" }));
        Assert.Equal(0, await Count(new() { Words = "radio" }));
        Assert.Equal(2, await Count(new() { Since = March1.PlusDays(2) }));
        Assert.Equal(2, await Count(new() { Until = March1.PlusDays(1) }));
        Assert.Equal(1, await Count(new() { Limit = 1, Offset = 3 }));
    }

    [Fact]
    public async Task Commitments_come_with_who_what_and_by_when()
    {
        await Store(Specimens.Full(1));
        var row = Assert.Single(await All(Archive.CommitmentsAsync(new(), Cancellation)));
        Assert.Equal(("c1", "s1", "Ilse Korrin", "Police", "Dockworkers"), (row.Commitment, row.Statement, row.Promisor, row.OnBehalfOf, row.Promisee!.Replace("the council", "Dockworkers", StringComparison.Ordinal)));
        Assert.Equal((true, CommitmentForce.Stated, "not raise the fares", "before"), (row.IsToRefrain, row.Force, row.Content, row.Condition));
        Assert.Equal(("May", new LocalDate(2031, 5, 1), new LocalDate(2031, 5, 31)), (row.Deadline, row.DeadlineEarliest!.Value, row.DeadlineLatest!.Value));
        Assert.Single(await All(Archive.CommitmentsAsync(new() { Promisor = "Korrin", Status = CommitmentStatus.Open }, Cancellation)));
        Assert.Single(await All(Archive.CommitmentsAsync(new() { Promisor = "police" }, Cancellation)));
        Assert.Empty(await All(Archive.CommitmentsAsync(new() { Status = CommitmentStatus.Kept }, Cancellation)));
    }

    [Fact]
    public async Task Reports_come_by_publication_with_their_counts()
    {
        await StoreAll(Specimens.Full(7), Specimens.Full(2));
        var rows = await All(Archive.ReportsAsync(new(), Cancellation));
        Assert.Equal(["crisis/2.html", "crisis/7.html"], rows.Select(r => r.Source));
        Assert.All(rows, r => Assert.Equal((2, 2), (r.Mentions, r.Statements)));
        Assert.Equal(2, (await All(Archive.ReportsAsync(new() { Outlet = "harbour radio" }, Cancellation))).Count);
        Assert.Equal(2, (await All(Archive.ReportsAsync(new() { Outlet = "harbour.example" }, Cancellation))).Count);
        Assert.Equal(["crisis/7.html"], (await All(Archive.ChroniclesAsync(new() { Since = March1.PlusDays(5) }, Cancellation))).Select(r => r.Chronicle.Report.Source));
        var counts = await Archive.CountAsync(Cancellation);
        Assert.Equal((March1.PlusDays(2), March1.PlusDays(7)), (counts.FirstPublished, counts.LastPublished));
    }

    [Fact]
    public async Task A_key_finds_its_report_and_row()
    {
        var reading = Specimens.Full(1);
        await StoreAll(reading, Specimens.Full(2));
        var id = reading.Outcome.Chronicle!.Report.Id;
        var hash = id["sha256:".Length..];
        foreach (var key in new[] { hash[..6] + "/m2", hash[..10].ToUpperInvariant() + "/m2", id + "/m2", "  " + hash + "/m2 " })
        {
            var found = await Archive.FindAsync(key, Cancellation);
            Assert.Equal((id, "m2", null), (found.Report!.Chronicle.Report.Id, found.Row, found.Problem));
        }
        foreach (var row in new[] { "s1", "c1", "a3" })
            Assert.Equal(row, (await Archive.FindAsync($"{hash[..8]}/{row}", Cancellation)).Row);
        Assert.Null((await Archive.FindAsync(hash[..8], Cancellation)).Row);
    }

    [Theory]
    [InlineData("", "is no key")]
    [InlineData("12345", "is no key")]
    [InlineData("xyzxyz/m1", "is no key")]
    [InlineData("%%%%%%", "is no key")]
    [InlineData("abcdef/", "is no key")]
    [InlineData("000000000000", "no report")]
    public async Task A_key_that_means_nothing_is_answered_by_a_sentence(string key, string problem)
    {
        await Store(Specimens.Full(1));
        var found = await Archive.FindAsync(key, Cancellation);
        Assert.Null(found.Report);
        Assert.Contains(problem, found.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_row_that_is_not_there_is_said_so()
    {
        var reading = Specimens.Full(1);
        await Store(reading);
        var found = await Archive.FindAsync(reading.Outcome.Chronicle!.Report.Id + "/m40", Cancellation);
        Assert.Null(found.Report);
        Assert.Contains("no row 'm40'", found.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Questions_can_be_asked_while_others_are_answered()
    {
        await StoreAll(Specimens.Full(1), Specimens.Full(2), Specimens.Full(3));
        var seen = new List<string>();
        await foreach (var row in Archive.TimelineAsync(new(), Cancellation))
        {
            seen.Add((await Archive.FindAsync(row.Key, Cancellation)).Row!);
            await Store(Specimens.Full(10 + seen.Count));
        }
        // The question's answer is what was there when it was asked.
        Assert.Equal(6, seen.Count);
        Assert.Equal(9, (await Archive.CountAsync(Cancellation)).Reports);
    }
}
