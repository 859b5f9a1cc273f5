using Dateline.Archive.Sql;
using Dateline.Archive.Sqlite;
using Microsoft.Data.Sqlite;

namespace Dateline.Archive.Tests;

/// <summary>The schema only ever goes forward, step by step, and is never between two steps.</summary>
public sealed class SqliteMigrationTests : IDisposable
{
    private static readonly IReadOnlyList<Migration> Next =
        [.. Migration.All, new Migration(Migration.All[^1].Version + 1, "notes", "CREATE TABLE notes (id INTEGER PRIMARY KEY, text TEXT) STRICT; INSERT INTO notes (text) SELECT title FROM reports")];

    private readonly Scratch _scratch = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void Steps_are_numbered_from_one_without_gaps() => Assert.Equal(Enumerable.Range(1, Migration.All.Count), Migration.All.Select(m => m.Version));

    [Fact]
    public async Task An_older_archive_is_brought_forward_and_keeps_what_it_holds()
    {
        await using (var old = SqliteArchive.Open(_scratch.File(), ArchiveContract.Settings))
            await old.StoreAsync([Specimens.Full(1), Specimens.Full(2)], Cancellation);
        await using var archive = SqliteArchive.Open(_scratch.File(), ArchiveContract.Settings, Next);
        Assert.Equal(2, (await archive.CountAsync(Cancellation)).Reports);
        Assert.Equal(2L, Soundness.Scalar(archive.Connection!, "SELECT count(*) FROM notes"));
        Assert.Equal(string.Join(", ", Next.Select(step => $"{step.Version} {step.Name}")), Soundness.Scalar(archive.Connection!, "SELECT group_concat(version || ' ' || name, ', ') FROM schema_version"));
        Soundness.Check(archive.Connection!);
    }

    [Fact]
    public async Task An_archive_of_the_first_version_is_brought_to_this_one()
    {
        // Its writer knew less than today's, so its rows are written by hand.
        using (var old = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = _scratch.File(), Pooling = false }.ConnectionString))
        {
            old.Open();
            SqliteSchema.Migrate(old, _scratch.File(), [.. Migration.All.Take(1)], TimeProvider.System);
            Soundness.Scalar(old, "INSERT INTO quarantine (source, code, reason, size, format, engine_version, quarantined_at) VALUES ('a.html', 'DL0120', 'no article', 0, 'bytes', '0.1.0', '2031-04-01T12:00:00Z')");
        }
        await using var archive = SqliteArchive.Open(_scratch.File(), ArchiveContract.Settings);
        Assert.Equal(DepositKind.Stored, (await archive.StoreAsync([Specimens.Full(1)], Cancellation))[0].Kind);
        Assert.Equal(1, (await archive.CountAsync(Cancellation)).Quarantined);
        Soundness.Check(archive.Connection!);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public async Task Names_that_were_stored_before_names_had_tables_are_found(int version)
    {
        using (var old = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = _scratch.File(), Pooling = false }.ConnectionString))
        {
            old.Open();
            SqliteSchema.Migrate(old, _scratch.File(), [.. Migration.All.Take(version)], TimeProvider.System);
            Soundness.Scalar(old, OldRows.Sql("x'00'"));
        }
        await using var archive = SqliteArchive.Open(_scratch.File(), ArchiveContract.Settings);
        await OldRows.CheckAsync(archive, Cancellation);
        Assert.Equal("2 1 1", Soundness.Scalar(archive.Connection!, "SELECT (SELECT count(*) FROM actor_names) || ' ' || (SELECT count(*) FROM place_names) || ' ' || (SELECT count(*) FROM speaker_names)"));
        Assert.Equal(DepositKind.Stored, (await archive.StoreAsync([Specimens.Full(1)], Cancellation))[0].Kind);
        Soundness.Check(archive.Connection!);
    }

    [Fact]
    public async Task An_older_archive_opened_to_read_is_brought_forward_too()
    {
        await using (var old = SqliteArchive.Open(_scratch.File()))
            await old.StoreAsync([Specimens.Full(1)], Cancellation);
        await using var reader = SqliteArchive.Open(_scratch.File(), ArchiveContract.Settings with { Access = ArchiveAccess.Read }, Next);
        Assert.Equal(1, (await reader.CountAsync(Cancellation)).Reports);
    }

    [Fact]
    public async Task A_step_that_fails_leaves_the_archive_as_it_was()
    {
        await using (var old = SqliteArchive.Open(_scratch.File()))
            await old.StoreAsync([Specimens.Full(1)], Cancellation);
        IReadOnlyList<Migration> broken = [.. Next, new Migration(Next[^1].Version + 1, "broken", "CREATE TABLE half (id INTEGER); INSERT INTO nowhere VALUES (1)")];
        Assert.Throws<ArchiveException>(() => SqliteArchive.Open(_scratch.File(), ArchiveContract.Settings, broken));

        await using var archive = SqliteArchive.Open(_scratch.File(), ArchiveContract.Settings, Next);
        Assert.Equal((long)Next[^1].Version, Soundness.Scalar(archive.Connection!, "PRAGMA user_version"));
        Assert.Equal(0L, Soundness.Scalar(archive.Connection!, "SELECT count(*) FROM sqlite_schema WHERE name = 'half'"));
        Assert.Equal(1, (await archive.CountAsync(Cancellation)).Reports);
    }

    [Fact]
    public async Task An_archive_of_a_newer_version_is_refused_and_left_as_it_is()
    {
        await using (var newer = SqliteArchive.Open(_scratch.File(), ArchiveContract.Settings, Next))
            await newer.StoreAsync([Specimens.Full(1)], Cancellation);
        var before = await File.ReadAllBytesAsync(_scratch.File(), Cancellation);
        foreach (var access in new[] { ArchiveAccess.ReadWrite, ArchiveAccess.Read })
        {
            var error = Assert.Throws<ArchiveException>(() => SqliteArchive.Open(_scratch.File(), ArchiveContract.Settings with { Access = access }));
            Assert.Equal($"{_scratch.File()} was written by a newer Dateline (schema {Next[^1].Version}; this one knows {Migration.All[^1].Version}).", error.Message);
        }
        Assert.Equal(before, await File.ReadAllBytesAsync(_scratch.File(), Cancellation));
    }

    [Fact]
    public async Task Programs_that_make_the_same_archive_at_once_all_succeed()
    {
        var archives = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => Task.Run(() => SqliteArchive.Open(_scratch.File()), Cancellation)));
        Assert.Equal((long)Migration.All.Count, Soundness.Scalar(archives[0].Connection!, "SELECT count(*) FROM schema_version"));
        foreach (var archive in archives)
            await archive.DisposeAsync();
    }

    [Fact]
    public async Task A_report_can_be_taken_out_with_all_its_rows()
    {
        await using var archive = SqliteArchive.Open(_scratch.File());
        await archive.StoreAsync([Specimens.Full(1), Specimens.Full(2)], Cancellation);
        Soundness.Scalar(archive.Connection!, "DELETE FROM reports WHERE source = 'crisis/1.html'");
        Soundness.Check(archive.Connection!);
        var counts = await archive.CountAsync(Cancellation);
        Assert.Equal((1, 1, 2, 2, 1), (counts.Reports, counts.Inputs, counts.Mentions, counts.Statements, counts.Commitments));
    }

    [Fact]
    public async Task Titles_that_are_changed_by_hand_are_found_by_their_new_words()
    {
        await using var archive = SqliteArchive.Open(_scratch.File());
        await archive.StoreAsync([Specimens.Full(1)], Cancellation);
        Soundness.Scalar(archive.Connection!, "UPDATE reports SET title = 'Lighthouse'");
        Soundness.Scalar(archive.Connection!, "UPDATE mentions SET evidence = 'Lighthouse'; UPDATE statements SET content = 'Lighthouse'; UPDATE actors SET name = 'x'; UPDATE places SET name = 'y'");
        Soundness.Check(archive.Connection!);
        await foreach (var hit in archive.SearchAsync(new("lighthouse"), Cancellation))
            Assert.Equal("Lighthouse", hit.Report.Title);
    }
}
