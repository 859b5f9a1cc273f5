using Dateline.Archive.Sqlite;

namespace Dateline.Archive.Tests;

/// <summary>The full-text indexes hold what was committed, written once a deposit.</summary>
public sealed class SqliteIndexingTests : IDisposable
{
    private readonly Scratch _scratch = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _scratch.Dispose();

    [Theory]
    [InlineData("reports_fts")]
    [InlineData("mentions_fts")]
    [InlineData("statements_fts")]
    public async Task A_deposit_is_one_segment_of_each_index(string index)
    {
        await using var archive = SqliteArchive.Open(_scratch.File());
        await archive.StoreAsync([.. Enumerable.Range(0, 9).Select(number => Specimens.Full(number))], Cancellation);
        // https://www.sqlite.org/fts5.html, section 9: the segment stands in the upper bits of the row's id.
        Assert.Equal(1L, Soundness.Scalar(archive.Connection!, $"SELECT count(DISTINCT id >> 37) FROM {index}_data WHERE id > 10"));
    }

    [Fact]
    public async Task A_deposit_that_came_to_nothing_leaves_nothing_to_the_next()
    {
        await using var archive = SqliteArchive.Open(_scratch.File());
        await archive.StoreAsync([Specimens.Full(1)], Cancellation);
        Soundness.Scalar(archive.Connection!, "CREATE TEMP TRIGGER no BEFORE INSERT ON reports WHEN new.source = 'crisis/3.html' BEGIN SELECT RAISE(ABORT, 'no'); END");
        await Assert.ThrowsAsync<ArchiveException>(async () => await archive.StoreAsync([Specimens.Full(2, hostile: " Lindholt"), Specimens.Full(3)], Cancellation));
        Soundness.Scalar(archive.Connection!, "DROP TRIGGER no");
        await archive.StoreAsync([Specimens.Full(4, hostile: " Lindholt"), Specimens.Full(5)], Cancellation);
        Soundness.Check(archive.Connection!);
        Assert.Equal(["crisis/4.html"], await archive.TimelineAsync(new() { Actor = "Lindholt" }, Cancellation).Select(row => row.Report.Source).ToListAsync(Cancellation));
        Assert.Equal(["crisis/4.html"], await archive.TimelineAsync(new() { Place = "Lindholt" }, Cancellation).Select(row => row.Report.Source).ToListAsync(Cancellation));
    }

    [Fact]
    public async Task The_same_report_read_again_twice_at_once_is_indexed_as_it_then_stands()
    {
        await using var archive = SqliteArchive.Open(_scratch.File());
        var reading = Specimens.Full(1);
        await archive.StoreAsync([reading], Cancellation);
        var chronicle = reading.Outcome.Chronicle!;
        Reading Titled(string title) => reading with { Outcome = ReadingOutcome.Read(chronicle with { Report = chronicle.Report with { Title = title } }) };
        await archive.ReviseAsync([Titled("Lighthouse"), Titled("Beacon")], Cancellation);
        Soundness.Check(archive.Connection!);
        Assert.Empty(await archive.SearchAsync(new("lighthouse"), Cancellation).ToListAsync(Cancellation));
        Assert.Single(await archive.SearchAsync(new("beacon"), Cancellation).ToListAsync(Cancellation));
    }
}
