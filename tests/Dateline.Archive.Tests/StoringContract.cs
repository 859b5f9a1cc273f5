using Dateline.Formats;

namespace Dateline.Archive.Tests;

/// <summary>Keeping: nothing twice, nothing half, nothing lost.</summary>
public abstract class StoringContract : ArchiveContract
{
    [Fact]
    public async Task A_report_comes_back_to_the_letter_with_its_bytes()
    {
        var reading = Specimens.Full(1, url: "https://tessel.example/a?x=1");
        var deposit = Assert.Single(await Archive.StoreAsync([reading], Cancellation));
        Assert.Equal(DepositKind.Stored, deposit.Kind);

        var found = (await Archive.FindAsync(deposit.ContentId, Cancellation)).Report!;
        Assert.Equal(ChronicleJson.ToJson(reading.Outcome.Chronicle!), ChronicleJson.ToJson(found.Chronicle));
        Assert.Equal(reading.Input.Bytes.ToArray(), await Archive.BytesAsync(deposit.ContentId, Cancellation));
        Assert.Equal(("7.7.7", "2031-04-01T12:00:00Z", (long)reading.Input.Bytes.Length), (found.EngineVersion, found.StoredAt, found.Size));
        Assert.Equal(new InputRow("crisis/1.html", "https://tessel.example/a?x=1", null, null, false, "2031-04-01T12:00:00Z"), Assert.Single(found.Inputs));
    }

    [Fact]
    public async Task Storing_the_same_reading_again_changes_nothing()
    {
        await Store(Specimens.Full(1));
        var before = await Archive.CountAsync(Cancellation);
        Assert.Equal(DepositKind.AlreadyThere, await Store(Specimens.Full(1)));
        Assert.Equal(before, await Archive.CountAsync(Cancellation));
        Assert.Equal((1, 1, 2, 2, 1, 1), (before.Reports, before.Inputs, before.Mentions, before.Statements, before.Commitments, before.Outlets));
    }

    [Fact]
    public async Task The_same_bytes_from_another_place_only_add_the_place()
    {
        await Store(Specimens.Full(1, "a.html"));
        Assert.Equal(DepositKind.SourceAdded, await Store(Specimens.Full(1, "b.html")));
        Assert.Equal(DepositKind.SourceAdded, await Store(Specimens.Full(1, "b.html", "https://tessel.example/b")));
        Assert.Equal(DepositKind.AlreadyThere, await Store(Specimens.Full(1, "b.html")));

        var counts = await Archive.CountAsync(Cancellation);
        Assert.Equal((1, 3), (counts.Reports, counts.Inputs));
        var report = Assert.Single(await All(Archive.ChroniclesAsync(new(), Cancellation)));
        Assert.Equal(["a.html", "b.html", "b.html"], report.Inputs.Select(i => i.Source));
        Assert.Equal("a.html", report.Chronicle.Report.Source);
    }

    [Fact]
    public async Task The_same_report_twice_in_one_deposit_is_one_report()
    {
        var deposits = await Archive.StoreAsync([Specimens.Full(1), Specimens.Full(2), Specimens.Full(1)], Cancellation);
        Assert.Equal([DepositKind.Stored, DepositKind.Stored, DepositKind.AlreadyThere], deposits.Select(d => d.Kind));
        Assert.Equal(2, (await Archive.CountAsync(Cancellation)).Reports);
    }

    [Fact]
    public async Task A_deposit_is_kept_whole_or_not_at_all()
    {
        var broken = Specimens.Full(2);
        var chronicle = broken.Outcome.Chronicle!;
        // A row that names an actor who is not there: a bug of the engine, found only after the report's first rows are written.
        broken = broken with { Outcome = ReadingOutcome.Read(chronicle with { Mentions = [chronicle.Mentions[0] with { SourceActors = ["a99"] }] }) };
        await Assert.ThrowsAnyAsync<Exception>(async () => await Archive.StoreAsync([Specimens.Full(1), broken, Specimens.Refused(Specimens.Page("x", "x"))], Cancellation));

        var counts = await Archive.CountAsync(Cancellation);
        Assert.Equal((0, 0, 0, 0, 0), (counts.Reports, counts.Inputs, counts.Mentions, counts.Outlets, counts.Quarantined));
        Assert.Empty(await All(Archive.SearchAsync(new("dockworkers"), Cancellation)));
        Assert.Equal(DepositKind.Stored, await Store(Specimens.Full(1)));
    }

    [Fact]
    public async Task A_cancelled_deposit_keeps_nothing()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await Archive.StoreAsync([Specimens.Full(1)], cancelled.Token));
        Assert.Equal(0, (await Archive.CountAsync(Cancellation)).Reports);
        Assert.Equal(DepositKind.Stored, await Store(Specimens.Full(1)));
    }

    [Fact]
    public async Task A_chronicle_of_other_bytes_is_a_bug_and_not_stored()
    {
        var wrong = Specimens.Full(1) with { Input = Specimens.Page("crisis/1.html", "other") };
        await Assert.ThrowsAsync<ArgumentException>(async () => await Archive.StoreAsync([wrong], Cancellation));
        Assert.Equal(0, (await Archive.CountAsync(Cancellation)).Reports);
    }

    [Fact]
    public async Task What_was_stored_is_there_when_opened_again()
    {
        await Store(Specimens.Full(1));
        await Archive.DisposeAsync();
        await using var again = Open(Settings);
        Assert.Equal(1, (await again.CountAsync(Cancellation)).Reports);
        Assert.Equal(DepositKind.AlreadyThere, (await again.StoreAsync([Specimens.Full(1)], Cancellation))[0].Kind);
    }

    [Fact]
    public async Task Two_writers_at_once_lose_and_double_nothing()
    {
        await using var other = Open(Settings);
        async Task Write(IArchive archive, int from)
        {
            for (var i = from; i < from + 40; i++)
                await archive.StoreAsync([Specimens.Full(i), Specimens.Refused(Specimens.Page($"bad/{i}", $"bad {i}"))], Cancellation);
        }

        // Both have reports 20 to 39.
        await Task.WhenAll(Task.Run(() => Write(Archive, 0), Cancellation), Task.Run(() => Write(other, 20), Cancellation));
        var counts = await Archive.CountAsync(Cancellation);
        Assert.Equal((60, 60, 120, 60), (counts.Reports, counts.Inputs, counts.Mentions, counts.Quarantined));
    }

    [Fact]
    public async Task A_reader_never_sees_half_a_deposit()
    {
        var writing = Task.Run(
            async () =>
            {
                for (var i = 0; i < 60; i += 3)
                    await Archive.StoreAsync([Specimens.Full(i), Specimens.Full(i + 1), Specimens.Full(i + 2)], Cancellation);
            },
            Cancellation);
        do
        {
            var counts = await Archive.CountAsync(Cancellation);
            Assert.Equal(0, counts.Reports % 3);
            Assert.Equal((counts.Reports * 2, counts.Reports * 2), (counts.Mentions, counts.Statements));
        }
        while (!writing.IsCompleted);
        await writing;
    }
}
