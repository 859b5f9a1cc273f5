namespace Dateline.Archive.Tests;

/// <summary>An archive can be looked through and made compact.</summary>
public abstract class UpkeepContract : ArchiveContract
{
    /// <summary>Changes the store behind the archive's back.</summary>
    protected abstract void Tamper(string sql);

    [Fact]
    public async Task A_whole_archive_has_no_faults_and_every_piece_is_looked_at()
    {
        await Fill();
        var looked = (0L, 0L);
        Assert.Empty(await All(ArchiveCheck.FaultsAsync(Archive, (done, total) => looked = (done, total), Cancellation)));
        // Three reports, their bytes, and those of what was refused.
        Assert.Equal((7, 7), looked);
    }

    [Fact]
    public async Task An_empty_archive_has_no_faults() => Assert.Empty(await All(ArchiveCheck.FaultsAsync(Archive, cancellation: Cancellation)));

    [Theory]
    [InlineData("UPDATE contents SET encoding = 'identity' WHERE id = 1", "The bytes ", "hash is another")]
    [InlineData("UPDATE contents SET size = size + 1 WHERE id = 2", "The bytes ", " stands beside them.")]
    [InlineData("UPDATE reports SET content_id = 2 WHERE id = 1", "Report ", ": its bytes are those of ")]
    [InlineData("UPDATE chronicles SET encoding = 'identity' WHERE report_id = 1", "Report ", ": its chronicle cannot be read: ")]
    [InlineData("DELETE FROM chronicles WHERE report_id = 1", "Report ", ": its chronicle cannot be read: there is none.")]
    [InlineData("UPDATE chronicles SET json = (SELECT json FROM chronicles WHERE report_id = 2), encoding = (SELECT encoding FROM chronicles WHERE report_id = 2) WHERE report_id = 1", "Report ", ": its chronicle is that of sha256:")]
    [InlineData("DELETE FROM figures", "Report ", ": it has 2 figures in its chronicle and 0 in the table.")]
    [InlineData("DELETE FROM commitments WHERE report_id = 2", "Report ", ": it has 1 commitments in its chronicle and 0 in the table.")]
    [InlineData("UPDATE reports SET title = 'another' WHERE id = 3", "Report ", ": its title or text is not that of its chronicle.")]
    [InlineData("DELETE FROM inputs WHERE report_id = 1", "Report ", ": nothing says where it came from.")]
    [InlineData("UPDATE quarantine SET content_id = 1", "What was refused of wall.html has the bytes of ", ".")]
    public async Task What_was_changed_behind_its_back_is_told_in_a_sentence(string sql, string begin, string middle)
    {
        await Fill();
        Tamper(sql);
        var faults = await All(ArchiveCheck.FaultsAsync(Archive, cancellation: Cancellation));
        Assert.NotEmpty(faults);
        Assert.Contains(faults, fault => fault.StartsWith(begin, StringComparison.Ordinal) && fault.Contains(middle, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Made_compact_it_holds_what_it_held_and_answers_as_before()
    {
        await Fill();
        var compaction = await ArchiveCare.CompactAsync(Archive, Cancellation);
        Assert.True(compaction is { Before: > 0, After: > 0 });
        Assert.Empty(await All(ArchiveCheck.FaultsAsync(Archive, cancellation: Cancellation)));
        Assert.Equal(3, (await All(Archive.SearchAsync(new("dockworkers"), Cancellation))).Count);
        Assert.Equal(DepositKind.Stored, await Store(Specimens.Full(4)));
    }

    private Task Fill() => StoreAll(Specimens.Full(1), Specimens.Full(2), Specimens.Full(3), Specimens.Refused(Specimens.Page("wall.html", "please log in")));
}
