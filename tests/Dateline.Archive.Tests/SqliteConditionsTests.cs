using System.Text;
using Dateline.Archive.Sqlite;
using Microsoft.Data.Sqlite;

namespace Dateline.Archive.Tests;

/// <summary>Whatever is wrong with the file or the machine: one clear sentence, and nothing stored before is harmed.</summary>
public sealed class SqliteConditionsTests : IDisposable
{
    private static readonly ArchiveOptions Hurried = ArchiveContract.Settings with { LockWait = TimeSpan.FromMilliseconds(200) };

    private readonly Scratch _scratch = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task A_locked_file_is_waited_for_and_then_told_in_one_sentence()
    {
        await using var archive = SqliteArchive.Open(_scratch.File(), Hurried);
        using (var other = Lock(_scratch.File()))
        {
            var error = await Assert.ThrowsAsync<ArchiveException>(async () => await archive.StoreAsync([Specimens.Full(1)], Cancellation));
            Assert.Equal($"Another program is writing to {_scratch.File()} and did not finish within 0.2 seconds.", error.Message);
            Assert.NotEmpty(error.Mend);
            Assert.Equal(0, (await archive.CountAsync(Cancellation)).Reports);
        }
        Assert.Equal(DepositKind.Stored, (await archive.StoreAsync([Specimens.Full(1)], Cancellation))[0].Kind);
    }

    [Fact]
    public async Task A_lock_that_is_let_go_in_time_is_no_error()
    {
        await using var archive = SqliteArchive.Open(_scratch.File());
        var other = Lock(_scratch.File());
        var storing = Task.Run(async () => await archive.StoreAsync([Specimens.Full(1)], Cancellation), Cancellation);
        Assert.NotSame(storing, await Task.WhenAny(storing, Task.Run(() => archive.CountAsync(Cancellation).AsTask(), Cancellation)));
        other.Dispose();
        Assert.Equal(DepositKind.Stored, (await storing)[0].Kind);
    }

    [Fact]
    public async Task Waiting_for_a_lock_can_be_cancelled()
    {
        await using var archive = SqliteArchive.Open(_scratch.File(), Hurried with { LockWait = TimeSpan.FromMinutes(5) });
        using var other = Lock(_scratch.File());
        using var cancellation = new CancellationTokenSource();
        var storing = Task.Run(async () => await archive.StoreAsync([Specimens.Full(1)], cancellation.Token), Cancellation);
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => storing);
    }

    [Fact]
    public void A_new_file_locked_by_another_program_is_told_in_one_sentence()
    {
        using var other = Lock(_scratch.File(), "BEGIN EXCLUSIVE");
        var error = Assert.Throws<ArchiveException>(() => SqliteArchive.Open(_scratch.File(), Hurried));
        Assert.StartsWith("Another program is writing to ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_full_disk_is_told_and_what_was_stored_is_intact()
    {
        await using var archive = SqliteArchive.Open(_scratch.File());
        await archive.StoreAsync([Specimens.Full(1)], Cancellation);
        var pages = (long)Soundness.Scalar(archive.Connection!, "PRAGMA page_count")!;
        Soundness.Scalar(archive.Connection!, $"PRAGMA max_page_count = {pages + 20}");

        var stored = 1;
        var error = await Assert.ThrowsAsync<ArchiveException>(async () =>
        {
            for (var i = 2; i < 10_000; i++, stored++)
                await archive.StoreAsync([Specimens.Full(i)], Cancellation);
        });
        Assert.StartsWith("The disk is full", error.Message, StringComparison.Ordinal);
        Assert.Equal(stored, (await archive.CountAsync(Cancellation)).Reports);
        Soundness.Check(archive.Connection!);

        Soundness.Scalar(archive.Connection!, "PRAGMA max_page_count = 1000000");
        Assert.Equal(DepositKind.Stored, (await archive.StoreAsync([Specimens.Full(stored + 1)], Cancellation))[0].Kind);
    }

    [Fact]
    public async Task A_disk_that_fills_within_a_report_of_any_size_leaves_no_half_report()
    {
        await using var archive = SqliteArchive.Open(_scratch.File());
        await archive.StoreAsync([Specimens.Full(1)], Cancellation);
        var pages = (long)Soundness.Scalar(archive.Connection!, "PRAGMA page_count")!;
        // The limit moves by a page each time, so that every kind of row is once the one that does not fit.
        for (var room = 0; room < 400; room++)
        {
            Soundness.Scalar(archive.Connection!, $"PRAGMA max_page_count = {pages + room}");
            var large = Specimens.Full(2, text: Specimens.Text + new string('x', 60_000), hostile: new StringBuilder().Insert(0, "harbour ", 500).ToString());
            try
            {
                await archive.StoreAsync([large], Cancellation);
                break;
            }
            catch (ArchiveException e)
            {
                Assert.StartsWith("The disk is full", e.Message, StringComparison.Ordinal);
                var counts = await archive.CountAsync(Cancellation);
                Assert.Equal((1, 1, 2, 2, 1, 1), (counts.Reports, counts.Inputs, counts.Mentions, counts.Statements, counts.Commitments, counts.Outlets));
            }
        }
        Assert.Equal(2, (await archive.CountAsync(Cancellation)).Reports);
        Soundness.Check(archive.Connection!);
    }

    [Theory]
    [InlineData("this is a text, and not a short one, so that it cannot be taken for anything else than what it is: a text")]
    [InlineData("SQLite format 3\0 but then something else, and enough of it that a whole header could stand there, could it not, if it were one")]
    public void A_file_of_another_kind_is_refused_and_left_as_it_is(string content)
    {
        File.WriteAllText(_scratch.File(), content);
        foreach (var access in new[] { ArchiveAccess.ReadWrite, ArchiveAccess.Read })
        {
            var error = Assert.Throws<ArchiveException>(() => SqliteArchive.Open(_scratch.File(), Hurried with { Access = access }));
            Assert.Contains(_scratch.File(), error.Message, StringComparison.Ordinal);
        }
        Assert.Equal(content, File.ReadAllText(_scratch.File()));
    }

    [Fact]
    public void A_database_of_another_program_is_refused_and_left_as_it_is()
    {
        using (var other = new SqliteConnection($"Data Source={_scratch.File()};Pooling=False"))
        {
            other.Open();
            Soundness.Scalar(other, "CREATE TABLE bookmarks (url TEXT)");
        }
        var before = File.ReadAllBytes(_scratch.File());
        var error = Assert.Throws<ArchiveException>(() => SqliteArchive.Open(_scratch.File()));
        Assert.Contains("is a database of another program", error.Message, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(_scratch.File()));
    }

    [Fact]
    public void A_folder_that_is_not_there_is_named()
    {
        var error = Assert.Throws<ArchiveException>(() => SqliteArchive.Open(Path.Combine(_scratch.Folder, "no", "dateline.db")));
        Assert.Equal($"The folder {Path.Combine(_scratch.Folder, "no")} is not there.", error.Message);
    }

    [Fact]
    public void A_folder_in_place_of_a_file_is_said_so()
    {
        var error = Assert.Throws<ArchiveException>(() => SqliteArchive.Open(_scratch.Folder));
        Assert.Equal($"{_scratch.Folder} is a folder, not a file.", error.Message);
    }

    [Fact]
    public void A_folder_where_nothing_can_be_made_is_told_in_one_sentence()
    {
        Assert.SkipUnless(Directory.Exists("/proc"), "needs /proc");
        var error = Assert.Throws<ArchiveException>(() => SqliteArchive.Open("/proc/dateline.db", Hurried));
        Assert.Equal("/proc/dateline.db cannot be opened.", error.Message);
    }

    [Fact]
    public void Reading_does_not_make_an_archive_that_is_not_there()
    {
        var error = Assert.Throws<ArchiveException>(() => SqliteArchive.Open(_scratch.File(), Hurried with { Access = ArchiveAccess.Read }));
        Assert.Equal($"There is no archive at {_scratch.File()}.", error.Message);
        Assert.False(File.Exists(_scratch.File()));
    }

    [Fact]
    public async Task An_archive_opened_to_read_is_read_and_not_written()
    {
        await using (var archive = SqliteArchive.Open(_scratch.File()))
            await archive.StoreAsync([Specimens.Full(1)], Cancellation);
        await using var reader = SqliteArchive.Open(_scratch.File(), Hurried with { Access = ArchiveAccess.Read });
        Assert.Equal(1, (await reader.CountAsync(Cancellation)).Reports);
        var error = await Assert.ThrowsAsync<ArchiveException>(async () => await reader.StoreAsync([Specimens.Full(2)], Cancellation));
        Assert.Contains("opened only to be read", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_without_permission_to_write_is_read_and_says_that_it_cannot_be_written()
    {
        Assert.SkipWhen(Environment.IsPrivilegedProcess, "needs a user whom permissions bind");
        await using (var archive = SqliteArchive.Open(_scratch.File()))
            await archive.StoreAsync([Specimens.Full(1)], Cancellation);
        File.SetAttributes(_scratch.File(), FileAttributes.ReadOnly);
        await using (var reader = SqliteArchive.Open(_scratch.File(), Hurried with { Access = ArchiveAccess.Read }))
            Assert.Equal(1, (await reader.CountAsync(Cancellation)).Reports);
        var error = Assert.Throws<ArchiveException>(() => SqliteArchive.Open(_scratch.File(), Hurried));
        Assert.Contains("may only be read", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_whose_middle_was_overwritten_is_told_to_be_damaged()
    {
        await using (var archive = SqliteArchive.Open(_scratch.File()))
        {
            for (var i = 0; i < 20; i++)
                await archive.StoreAsync([Specimens.Full(i)], Cancellation);
        }
        using (var file = File.OpenWrite(_scratch.File()))
        {
            file.Position = 8192;
            file.Write(Encoding.ASCII.GetBytes(new string('x', (int)file.Length - 8192 - 4096)));
        }
        var error = await Assert.ThrowsAsync<ArchiveException>(async () =>
        {
            await using var archive = SqliteArchive.Open(_scratch.File(), Hurried);
            await foreach (var row in archive.TimelineAsync(new(), Cancellation))
                Assert.NotNull(row.Key);
            await foreach (var report in archive.ChroniclesAsync(new(), Cancellation))
                Assert.NotNull(report.Chronicle);
        });
        Assert.Contains("is damaged", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_chronicle_that_was_tampered_with_is_told_to_be_damaged()
    {
        await using var archive = SqliteArchive.Open(_scratch.File());
        await archive.StoreAsync([Specimens.Full(1)], Cancellation);
        Soundness.Scalar(archive.Connection!, "UPDATE chronicles SET json = x'7b7d', encoding = 'identity'");
        var error = await Assert.ThrowsAsync<ArchiveException>(async () => await archive.ChroniclesAsync(new(), Cancellation).GetAsyncEnumerator(Cancellation).MoveNextAsync());
        Assert.Contains("is damaged", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_path_of_odd_characters_is_a_path()
    {
        foreach (var name in new[] { "a;Mode=Memory.db", "file:x?mode=memory", "# %20 ü '\".db", "|DataDirectory|.db" })
        {
            await using (var archive = SqliteArchive.Open(_scratch.File(name)))
                await archive.StoreAsync([Specimens.Full(1)], Cancellation);
            Assert.True(File.Exists(_scratch.File(name)), name);
            await using var reader = SqliteArchive.Open(_scratch.File(name), Hurried with { Access = ArchiveAccess.Read });
            Assert.Equal(1, (await reader.CountAsync(Cancellation)).Reports);
        }
    }

    [Fact]
    public async Task Closing_leaves_one_file()
    {
        await using (var archive = SqliteArchive.Open(_scratch.File()))
        {
            await archive.StoreAsync([Specimens.Full(1)], Cancellation);
            await archive.CountAsync(Cancellation);
        }
        Assert.Equal([_scratch.File()], Directory.GetFiles(_scratch.Folder));
    }

    private static SqliteConnection Lock(string file, string how = "BEGIN IMMEDIATE")
    {
        var other = new SqliteConnection($"Data Source={file};Pooling=False");
        other.Open();
        Soundness.Scalar(other, how);
        return other;
    }
}
