using Dateline.Archive.Postgres;
using Dateline.Archive.Sqlite;
using Microsoft.Data.Sqlite;

namespace Dateline.Archive.Tests;

public sealed class SqliteUpkeepTests : UpkeepContract
{
    private readonly Scratch _scratch = new();

    protected override IArchive Open(ArchiveOptions options) => SqliteArchive.Open(_scratch.File(), options);

    protected override void Tamper(string sql)
    {
        var connection = ((SqliteArchive)Archive).Connection!;
        Soundness.Scalar(connection, "PRAGMA foreign_keys = OFF");
        Soundness.Scalar(connection, sql);
    }

    [Fact]
    public async Task A_row_that_points_at_nothing_and_an_index_that_lacks_rows_are_faults()
    {
        await StoreAll(Specimens.Full(1));
        Tamper("DELETE FROM statements; DELETE FROM mentions_fts_docsize");
        var faults = await All(ArchiveCheck.FaultsAsync(Archive, cancellation: Cancellation));
        Assert.Contains("A row of commitments names one of statements that is not there.", faults);
        Assert.Contains("The full-text index mentions_fts has not the rows of mentions.", faults);
    }

    [Fact]
    public async Task The_room_of_reports_that_are_gone_is_given_back()
    {
        await StoreAll([.. Enumerable.Range(1, 60).Select(i => Specimens.Full(i))]);
        Soundness.Scalar(((SqliteArchive)Archive).Connection!, "DELETE FROM reports WHERE id > 1; DELETE FROM contents WHERE id > 1");
        var compaction = await ArchiveCare.CompactAsync(Archive, Cancellation);
        Assert.InRange(compaction.After, 1, compaction.Before / 2);
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _scratch.Dispose();
    }
}

public sealed class PostgresUpkeepTests(PostgresServer server) : UpkeepContract
{
    private string? _address;

    protected override IArchive Open(ArchiveOptions options) => PostgresArchive.Open(_address ??= server.NewAddress(), options);

    protected override void Tamper(string sql) => PostgresServer.Run(_address!, sql);
}
