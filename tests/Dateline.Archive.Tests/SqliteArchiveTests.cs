using Dateline.Archive.Sqlite;

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
