namespace Dateline.Archive.Tests;

/// <summary>How inputs came is kept with them, and what the intake has to remember is kept in the same transaction.</summary>
public abstract class IntakeContract : ArchiveContract
{
    [Fact]
    public async Task How_an_input_came_is_kept_with_it()
    {
        var reading = Specimens.Full(1);
        var came = reading with { Input = reading.Input with { Custody = """{"warc":{"file":"a.warc.gz","offset":17}}""" } };
        await Store(came);
        var report = (await Archive.FindAsync(reading.Outcome.Chronicle!.Report.Id, Cancellation)).Report!;
        Assert.Equal(came.Input.Custody, Assert.Single(report.Inputs).Custody);
    }

    [Fact]
    public async Task Notes_are_kept_by_kind_and_key_and_the_last_one_counts()
    {
        await Note(new("job", "b", """{"n":1}"""), new("job", "a", """{"n":2}"""), new("feed", "a", """{"n":3}"""));
        await Note(new IntakeNote("job", "b", """{"n":4}"""), new IntakeNote("feed", "a", null));
        Assert.Equal([new("job", "a", """{"n":2}"""), new("job", "b", """{"n":4}""")], await All(Archive.NotesAsync("job", "", Cancellation)));
        Assert.Empty(await All(Archive.NotesAsync("feed", "", Cancellation)));
    }

    [Fact]
    public async Task Notes_are_found_by_the_beginning_of_their_key_to_the_letter()
    {
        await Note(new("file", "j1 a%", "{}"), new("file", "j1 b", "{}"), new("file", "J1 c", "{}"), new("file", "j10 d", "{}"));
        Assert.Equal(["j1 a%", "j1 b"], (await All(Archive.NotesAsync("file", "j1 ", Cancellation))).Select(n => n.Key));
        Assert.Equal(["j1 a%"], (await All(Archive.NotesAsync("file", "j1 a%", Cancellation))).Select(n => n.Key));
    }

    [Fact]
    public async Task Notes_and_readings_are_kept_together_or_not_at_all()
    {
        await Archive.StoreAsync([Specimens.Full(1)], [new("job", "a", "{}")], Cancellation);
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await Archive.StoreAsync([Specimens.Full(2)], [new("job", "b", "{}")], cancelled.Token));
        Assert.Equal(1, (await Archive.CountAsync(Cancellation)).Reports);
        Assert.Equal("a", Assert.Single(await All(Archive.NotesAsync("job", "", Cancellation))).Key);
    }

    private async Task Note(params IntakeNote[] notes) => await Archive.StoreAsync([], notes, Cancellation);
}
