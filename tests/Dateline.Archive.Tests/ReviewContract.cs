using Dateline.Archive.Review;

namespace Dateline.Archive.Tests;

/// <summary>What reviewers decide is only ever added to, in one chain, beside rows that stay as they are.</summary>
public abstract class ReviewContract : ArchiveContract
{
    private static readonly Chronicle One = Specimens.Full(1).Outcome.Chronicle!;

    [Fact]
    public async Task A_decision_is_kept_with_who_when_and_what()
    {
        await Store(Specimens.Full(1));
        var draft = new DecisionDraft("Ana Brodt", ReviewAction.Correct, RowPointer.At(One, "m1")!)
        {
            Changes = [new(ReviewField.Date, "2031-03-03"), new(ReviewField.Target, null)],
            Seen = RowValues.Of(One, "m1")!,
            Note = "Monday is the third",
            EngineVersion = "7.7.7",
        };
        var kept = Assert.Single(await Archive.DecideAsync([draft], Cancellation));

        var nothing = new Dictionary<ReviewField, string?>();
        var read = Assert.Single(await All(Archive.AuditAsync(null, Cancellation)));
        Assert.Equal(kept, read);
        Assert.Equal((1, "2031-04-01T12:00:00Z"), (read.Decision!.Number, read.Decision.At));
        Assert.Equal(draft with { Changes = [], Seen = nothing }, read.Decision.What with { Changes = [], Seen = nothing });
        Assert.Equal(draft.Changes, read.Decision.What.Changes);
        Assert.Equal(draft.Seen, read.Decision.What.Seen);
        Assert.Equal(("PROTEST", "2031-03-02", "Varensk", "Dockworkers", "Ilse Korrin", null, "happened"), Row(read.Decision.What.Seen));
    }

    [Fact]
    public async Task Decisions_are_numbered_without_gaps_and_chained_whoever_writes_them()
    {
        await StoreAll(Specimens.Full(1), Specimens.Full(2));
        await using var other = Open(Settings);
        await Task.WhenAll(Enumerable.Range(0, 12).Select(async i =>
        {
            var archive = i % 2 == 0 ? Archive : other;
            await archive.DecideAsync([Draft(ReviewAction.Accept, "m1"), Draft(ReviewAction.Reject, "m2")], Cancellation);
        }));
        var trail = await All(Archive.AuditAsync(null, Cancellation));
        Assert.Equal(Enumerable.Range(1, 24).Select(n => (long)n), trail.Select(e => e.Number));
        Assert.Empty(DecisionChain.Verify(trail));
        Assert.Equal(DecisionChain.Beginning, trail[0].PreviousHash);
    }

    [Fact]
    public async Task The_machines_rows_stay_as_they_are()
    {
        await Store(Specimens.Full(1));
        var before = await All(Archive.TimelineAsync(new(), Cancellation));
        await Archive.DecideAsync([Draft(ReviewAction.Reject, "m1"), Draft(ReviewAction.Note, "s1")], Cancellation);
        Assert.Equal(before.Select(r => (r.Key, r.Evidence, r.Type)), (await All(Archive.TimelineAsync(new(), Cancellation))).Select(r => (r.Key, r.Evidence, r.Type)));
    }

    [Fact]
    public async Task The_trail_of_one_report_is_asked_for_by_its_id()
    {
        await StoreAll(Specimens.Full(1), Specimens.Full(2));
        var two = Specimens.Full(2).Outcome.Chronicle!;
        await Archive.DecideAsync([Draft(ReviewAction.Accept, "m1"), new("Ana", ReviewAction.Accept, RowPointer.At(two, "m1")!), Draft(ReviewAction.Accept, "s1")], Cancellation);
        Assert.Equal([1L, 3L], (await All(Archive.AuditAsync(One.Report.Id, Cancellation))).Select(e => e.Number));
        Assert.Empty(await All(Archive.AuditAsync("sha256:" + new string('0', 64), Cancellation)));
    }

    [Theory]
    [MemberData(nameof(HostileTextContract.Texts), MemberType = typeof(HostileTextContract))]
    public async Task Any_text_can_be_a_name_and_a_note(string what, string text)
    {
        await Store(Specimens.Full(1));
        await Archive.DecideAsync([Draft(ReviewAction.Note, "m1") with { Reviewer = "A" + text, Note = text, Changes = [new(ReviewField.Place, text)] }], Cancellation);
        var trail = await All(Archive.AuditAsync(null, Cancellation));
        Assert.Equal(Sql.Column.Text(text), trail[0].Decision!.What.Note);
        Assert.True(!DecisionChain.Verify(trail).Any(), what);
    }

    [Fact]
    public async Task Nobody_decides_in_an_archive_that_is_only_read()
    {
        await Store(Specimens.Full(1));
        await using var reader = Open(Settings with { Access = ArchiveAccess.Read });
        await Assert.ThrowsAsync<ArchiveException>(async () => await reader.DecideAsync([Draft(ReviewAction.Accept, "m1")], Cancellation));
        Assert.Empty(await All(reader.AuditAsync(null, Cancellation)));
    }

    [Fact]
    public async Task Where_nothing_is_wrong_the_check_says_nothing()
    {
        await StoreAll(Specimens.Full(1), Specimens.Full(2), Specimens.Refused(Specimens.Page("wall.html", "please log in")));
        await Archive.DecideAsync([Draft(ReviewAction.Reject, "m1")], Cancellation);
        Assert.Empty(await All(ArchiveCheck.FaultsAsync(Archive, null, Cancellation)));
    }

    [Fact]
    public async Task The_book_lays_decisions_on_the_rows_of_the_archive()
    {
        await StoreAll(Specimens.Full(1), Specimens.Full(2));
        await Archive.DecideAsync([Draft(ReviewAction.Reject, "m1"), Draft(ReviewAction.Accept, "c1")], Cancellation);
        var book = await ReviewBook.ReadAsync(Archive, Cancellation);
        Assert.Equal(ReviewState.Rejected, (await book.OfAsync(One.Report.Id, "m1", Cancellation)).State);
        Assert.Equal(ReviewState.Accepted, (await book.OfAsync(One.Report.Id, "c1", Cancellation)).State);
        Assert.Equal(ReviewState.Open, (await book.OfAsync(One.Report.Id, "m2", Cancellation)).State);
        Assert.Equal(ReviewState.Open, (await book.OfAsync(Specimens.Full(2).Outcome.Chronicle!.Report.Id, "m1", Cancellation)).State);
    }

    [Fact]
    public async Task What_is_decided_about_a_report_that_is_not_there_is_an_orphan()
    {
        await Archive.DecideAsync([Draft(ReviewAction.Accept, "m1")], Cancellation);
        var book = await ReviewBook.ReadAsync(Archive, Cancellation);
        Assert.Single((await book.OfAsync(One.Report.Id, Cancellation))!.Orphans);
    }

    private static (string?, string?, string?, string?, string?, string?, string?) Row(IReadOnlyDictionary<ReviewField, string?> values) =>
        (values[ReviewField.Type], values[ReviewField.Date], values[ReviewField.Place], values[ReviewField.Source], values[ReviewField.Target], values[ReviewField.Speaker], values[ReviewField.Status]);

    protected static DecisionDraft Draft(ReviewAction action, string row, string reviewer = "Ana Brodt") => new(reviewer, action, RowPointer.At(One, row)!);
}
