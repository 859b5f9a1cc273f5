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

public sealed class PostgresReviewTests(PostgresServer server) : ReviewContract
{
    private string? _address;

    protected override IArchive Open(ArchiveOptions options) => PostgresArchive.Open(_address ??= server.NewAddress(), options);

    [Theory]
    [InlineData("UPDATE audit SET json = replace(json, 'reject', 'accept')")]
    [InlineData("DELETE FROM audit WHERE number = 1")]
    [InlineData("TRUNCATE audit")]
    public async Task The_trail_cannot_be_changed_or_cut(string sql)
    {
        await Archive.DecideAsync([Draft(Review.ReviewAction.Reject, "m1")], Cancellation);
        await using var connection = new Npgsql.NpgsqlConnection(PostgresAddress.Parse(_address!).ConnectionString);
        await connection.OpenAsync(Cancellation);
        await using var command = new Npgsql.NpgsqlCommand(sql, connection);
        Assert.Contains("only added to", (await Assert.ThrowsAsync<Npgsql.PostgresException>(() => command.ExecuteNonQueryAsync(Cancellation))).Message, StringComparison.Ordinal);
        await using var ask = new Npgsql.NpgsqlCommand("SELECT reviewer || ' ' || action FROM decisions", connection);
        Assert.Equal("Ana Brodt reject", await ask.ExecuteScalarAsync(Cancellation));
    }
}

public sealed class PostgresTimelineTests(PostgresServer server) : TimelineContract
{
    private string? _address;

    protected override IArchive Open(ArchiveOptions options) => PostgresArchive.Open(_address ??= server.NewAddress(), options);
}

public sealed class PostgresNarrowingTests(PostgresServer server) : NarrowingContract
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
