using Dateline.Archive.Sqlite;
using Microsoft.Data.Sqlite;

namespace Dateline.Archive.Tests;

/// <summary>A folder that is there for one test.</summary>
internal sealed class Scratch : IDisposable
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("dateline-").FullName;

    public string File(string name = "dateline.db") => Path.Combine(Folder, name);

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}

public sealed class SqliteStoringTests : StoringContract
{
    private readonly Scratch _scratch = new();

    protected override IArchive Open(ArchiveOptions options) => SqliteArchive.Open(_scratch.File(), options);

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _scratch.Dispose();
    }
}

public sealed class SqliteIntakeTests : IntakeContract
{
    private readonly Scratch _scratch = new();

    protected override IArchive Open(ArchiveOptions options) => SqliteArchive.Open(_scratch.File(), options);

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _scratch.Dispose();
    }
}

public sealed class SqliteQuarantineTests : QuarantineContract
{
    private readonly Scratch _scratch = new();

    protected override IArchive Open(ArchiveOptions options) => SqliteArchive.Open(_scratch.File(), options);

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _scratch.Dispose();
    }
}

public sealed class SqliteTimelineTests : TimelineContract
{
    private readonly Scratch _scratch = new();

    protected override IArchive Open(ArchiveOptions options) => SqliteArchive.Open(_scratch.File(), options);

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _scratch.Dispose();
    }
}

public sealed class SqliteNarrowingTests : NarrowingContract
{
    private readonly Scratch _scratch = new();

    protected override IArchive Open(ArchiveOptions options) => SqliteArchive.Open(_scratch.File(), options);

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _scratch.Dispose();
    }
}

public sealed class SqliteSearchTests : SearchContract
{
    private readonly Scratch _scratch = new();

    protected override IArchive Open(ArchiveOptions options) => SqliteArchive.Open(_scratch.File(), options);

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _scratch.Dispose();
    }
}

public sealed class SqliteHostileTextTests : HostileTextContract
{
    private readonly Scratch _scratch = new();

    protected override IArchive Open(ArchiveOptions options) => SqliteArchive.Open(_scratch.File(), options);

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _scratch.Dispose();
    }
}

public sealed class SqliteReviewTests : ReviewContract
{
    private readonly Scratch _scratch = new();

    protected override IArchive Open(ArchiveOptions options) => SqliteArchive.Open(_scratch.File(), options);

    [Theory]
    [InlineData("UPDATE audit SET json = replace(json, 'reject', 'accept')")]
    [InlineData("DELETE FROM audit WHERE number = 1")]
    public async Task The_trail_cannot_be_changed_or_cut(string sql)
    {
        await Archive.DecideAsync([Draft(Review.ReviewAction.Reject, "m1")], Cancellation);
        Assert.Contains("only added to", Assert.Throws<SqliteException>(() => Soundness.Scalar(((SqliteArchive)Archive).Connection!, sql)).Message, StringComparison.Ordinal);
        Assert.Equal("Ana Brodt reject", Soundness.Scalar(((SqliteArchive)Archive).Connection!, "SELECT reviewer || ' ' || action FROM decisions"));
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _scratch.Dispose();
    }
}
