using Dateline.Archive.Postgres;

namespace Dateline.Archive.Tests;

public sealed class PostgresStoringTests(PostgresServer server) : StoringContract
{
    private string? _address;

    protected override IArchive Open(ArchiveOptions options) => PostgresArchive.Open(_address ??= server.NewAddress(), options);
}

public sealed class PostgresIntakeTests(PostgresServer server) : IntakeContract
{
    private string? _address;

    protected override IArchive Open(ArchiveOptions options) => PostgresArchive.Open(_address ??= server.NewAddress(), options);
}

public sealed class PostgresQuarantineTests(PostgresServer server) : QuarantineContract
{
    private string? _address;

    protected override IArchive Open(ArchiveOptions options) => PostgresArchive.Open(_address ??= server.NewAddress(), options);
}

public sealed class PostgresTimelineTests(PostgresServer server) : TimelineContract
{
    private string? _address;

    protected override IArchive Open(ArchiveOptions options) => PostgresArchive.Open(_address ??= server.NewAddress(), options);
}

public sealed class PostgresSearchTests(PostgresServer server) : SearchContract
{
    private string? _address;

    protected override IArchive Open(ArchiveOptions options) => PostgresArchive.Open(_address ??= server.NewAddress(), options);
}

public sealed class PostgresHostileTextTests(PostgresServer server) : HostileTextContract
{
    private string? _address;

    protected override IArchive Open(ArchiveOptions options) => PostgresArchive.Open(_address ??= server.NewAddress(), options);
}
