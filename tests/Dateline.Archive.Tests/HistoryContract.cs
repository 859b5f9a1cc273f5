using Dateline.Archive.History;
using Dateline.Archive.Review;
using NodaTime;

namespace Dateline.Archive.Tests;

/// <summary>What earlier engines made of a report is kept when a later one reads it again.</summary>
public abstract class HistoryContract : ArchiveContract
{
    private static readonly Reading First = Specimens.Full(1, url: "https://harbour.example/1");

    private static string Id => First.Outcome.Chronicle!.Report.Id;

    [Fact]
    public async Task The_new_chronicle_stands_there_and_the_old_one_is_history()
    {
        await StoreAll(First, Specimens.Full(2));
        await Store(First with { Input = new Input { Source = "copy.html", Bytes = First.Input.Bytes } });
        var before = (await Archive.FindAsync(Id[7..17], Cancellation)).Report!;

        Assert.Equal([Revision.Changed], await Newer().ReviseAsync([Later()], Cancellation));

        var after = (await Archive.FindAsync(Id[7..17], Cancellation)).Report!;
        Assert.Equal("8.0.0", after.EngineVersion);
        Assert.Equal("https://harbour.example/1", after.Inputs[0].Url);
        Assert.Equal(before.Inputs, after.Inputs);
        Assert.Equal(before.StoredAt, after.StoredAt);
        Assert.Equal(EventStatus.Denied, after.Chronicle.Mentions[0].Status);
        Assert.Contains(await All(Archive.TimelineAsync(new(), Cancellation)), row => row is { Mention: "m1", Status: EventStatus.Denied });
        Assert.Equal(2, (await All(Archive.SearchAsync(new("dockworkers"), Cancellation))).Count);
        Assert.Equal(2, (await Archive.CountAsync(Cancellation)).Reports);

        var past = Assert.Single(await All(Archive.HistoryAsync(Id, Cancellation)));
        Assert.Equal((Id, 0L, "7.7.7", "2031-04-01T12:00:00Z", "2031-04-01T12:00:00Z"), (past.ReportId, past.Number, past.EngineVersion, past.MadeAt, past.ReplacedAt));
        Assert.Equal(EventStatus.Happened, past.Chronicle.Mentions[0].Status);
        Assert.Empty(await All(ArchiveCheck.FaultsAsync(Archive, cancellation: Cancellation)));
    }

    [Fact]
    public async Task The_same_chronicle_again_changes_only_the_version()
    {
        await StoreAll(First);
        Assert.Equal([Revision.Unchanged], await Newer().ReviseAsync([First], Cancellation));
        Assert.Equal("8.0.0", (await Archive.FindAsync(Id[7..17], Cancellation)).Report!.EngineVersion);
        Assert.Empty(await All(Archive.HistoryAsync(cancellation: Cancellation)));
    }

    [Fact]
    public async Task Each_reading_is_numbered_and_none_is_lost()
    {
        await StoreAll(First);
        await Newer().ReviseAsync([Later(), First, Later()], Cancellation);
        Assert.Equal([0, 1, 2], (await All(Archive.HistoryAsync(Id, Cancellation))).Select(past => past.Number));
        Assert.Equal([EventStatus.Happened, EventStatus.Denied, EventStatus.Happened], (await All(Archive.HistoryAsync(Id, Cancellation))).Select(past => past.Chronicle.Mentions[0].Status));
        Assert.Empty(await All(ArchiveCheck.FaultsAsync(Archive, cancellation: Cancellation)));
    }

    [Fact]
    public async Task What_the_archive_does_not_have_is_not_added_and_a_refusal_is_no_reading()
    {
        Assert.Equal([Revision.Unknown], await Archive.ReviseAsync([First], Cancellation));
        Assert.Equal(0, (await Archive.CountAsync(Cancellation)).Reports);
        await StoreAll(First);
        await Assert.ThrowsAsync<ArgumentException>(async () => await Archive.ReviseAsync([Later(), Specimens.Refused(First.Input)], Cancellation));
        Assert.Empty(await All(Archive.HistoryAsync(cancellation: Cancellation)));
    }

    [Fact]
    public async Task Decisions_of_reviewers_stay_with_their_rows()
    {
        await StoreAll(First);
        await Archive.DecideAsync([new DecisionDraft("Ana Brodt", ReviewAction.Accept, RowPointer.At(First.Outcome.Chronicle!, "m1")!)], Cancellation);
        await Newer().ReviseAsync([Later()], Cancellation);
        var row = await (await ReviewBook.ReadAsync(Archive, Cancellation)).OfAsync(Id, "m1", Cancellation);
        Assert.Equal("Ana Brodt", Assert.Single(row.Decisions).What.Reviewer);
    }

    [Fact]
    public async Task The_changes_of_a_report_are_told_row_by_row_with_the_reason()
    {
        await StoreAll(First, Specimens.Full(2));
        await Newer().ReviseAsync([Later(), Specimens.Full(2)], Cancellation);
        var report = Assert.Single(await All(ReportChanges.OfAsync(Archive, cancellation: Cancellation)));
        Assert.Equal(("engine 7.7.7 → 8.0.0", Id), (report.Why, report.Report.Id));
        Assert.Equal([new ValueChange("title", First.Outcome.Chronicle!.Report.Title, "Another title")], report.Changes.Report);
        Assert.Equal(2, report.Changes.Rows.Count);
        Assert.Equal([new ValueChange("status", "happened", "denied")], Assert.Single(report.Changes.Rows, row => row is { Before: not null, After: not null }).Values);
        Assert.Equal("m2", Assert.Single(report.Changes.Rows, row => row.After is null).Before!.Key);

        await Newer().ReviseAsync([First], Cancellation);
        var back = Assert.Single(await All(ReportChanges.OfAsync(Archive, Id, cancellation: Cancellation)));
        Assert.Equal([new ValueChange("status", "denied", "happened")], Assert.Single(back.Changes.Rows, row => row is { Before: not null, After: not null }).Values);
        // Since the day on which all of it was done, nothing is otherwise.
        Assert.True(Assert.Single(await All(ReportChanges.OfAsync(Archive, Id, new LocalDate(2031, 4, 1), Cancellation))).Changes.IsEmpty);
        Assert.Empty(await All(ReportChanges.OfAsync(Archive, Id, new LocalDate(2031, 4, 2), Cancellation)));
    }

    [Fact]
    public async Task A_damaged_reading_of_the_past_is_found()
    {
        await StoreAll(First);
        await Newer().ReviseAsync([Later()], Cancellation);
        Tamper("UPDATE history SET encoding = 'identity'");
        Assert.Contains("reading 0 of its history cannot be read", Assert.Single(await All(ArchiveCheck.FaultsAsync(Archive, cancellation: Cancellation))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_dropped_leaves_a_note_and_takes_its_bytes_along()
    {
        await StoreAll(First, Specimens.Refused(Specimens.Page("wall.html", "please log in")), Specimens.Refused(Specimens.Page("copy.html", "please log in")), Specimens.Refused(Specimens.Page("gone.html", "")));
        var rows = await All(Archive.QuarantineAsync(Cancellation));

        Assert.Equal(1, await Archive.DropAsync([rows[0]], "Ana Brodt", "a login wall", Cancellation));
        // The other refusal still rests on the same bytes.
        Assert.NotNull(await Archive.BytesAsync(rows[1].ContentId!, Cancellation));
        Assert.Equal(2, await Archive.DropAsync(rows, "Ana Brodt", null, Cancellation));
        Assert.Null(await Archive.BytesAsync(rows[1].ContentId!, Cancellation));
        Assert.Empty(await All(Archive.QuarantineAsync(Cancellation)));
        var notes = await All(Archive.NotesAsync("dropped", cancellation: Cancellation));
        Assert.Equal(3, notes.Count);
        Assert.Contains(notes, note => note.Json!.Contains("\"source\":\"wall.html\"", StringComparison.Ordinal) && note.Json.Contains("\"by\":\"Ana Brodt\"", StringComparison.Ordinal) && note.Json.Contains("a login wall", StringComparison.Ordinal));
        Assert.Equal(0, await Archive.DropAsync(rows, "Ana Brodt", null, Cancellation));
        Assert.Equal(1, (await Archive.CountAsync(Cancellation)).Reports);
    }

    /// <summary>Changes the store behind the archive's back.</summary>
    protected abstract void Tamper(string sql);

    /// <summary>The same archive, opened by a later engine.</summary>
    private IArchive Newer() => _newer ??= Open(Settings with { EngineVersion = "8.0.0" });

    private IArchive? _newer;

    public override async ValueTask DisposeAsync()
    {
        if (_newer is not null)
            await _newer.DisposeAsync();
        await base.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private static Reading Later()
    {
        var chronicle = First.Outcome.Chronicle!;
        return First with
        {
            Outcome = ReadingOutcome.Read(chronicle with
            {
                Report = chronicle.Report with { Title = "Another title" },
                Mentions = [chronicle.Mentions[0] with { Status = EventStatus.Denied }],
            }),
        };
    }
}
