using Dateline.Archive.Postgres;
using Dateline.Archive.Sqlite;

namespace Dateline.Archive.Tests;

public sealed class SqliteHistoryTests : HistoryContract
{
    private readonly Scratch _scratch = new();

    protected override IArchive Open(ArchiveOptions options) => SqliteArchive.Open(_scratch.File(), options);

    protected override void Tamper(string sql) => Soundness.Scalar(((SqliteArchive)Archive).Connection!, sql);

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _scratch.Dispose();
    }
}

public sealed class PostgresHistoryTests(PostgresServer server) : HistoryContract
{
    private string? _address;

    protected override IArchive Open(ArchiveOptions options) => PostgresArchive.Open(_address ??= server.NewAddress(), options);

    protected override void Tamper(string sql) => PostgresServer.Run(_address!, sql);
}
