using Dateline.Archive.Postgres;
using Dateline.Archive.Sql;
using Npgsql;

namespace Dateline.Archive.Tests;

/// <summary>Whatever is wrong with the server or the address: one clear sentence, and nothing stored before is harmed.</summary>
public sealed class PostgresConditionsTests(PostgresServer server)
{
    private static readonly ArchiveOptions Hurried = ArchiveContract.Settings with { LockWait = TimeSpan.FromMilliseconds(200) };

    private static readonly IReadOnlyList<Migration> Next =
        [.. Migration.Postgres, new Migration(Migration.Postgres[^1].Version + 1, "notes", "CREATE TABLE notes (id bigint PRIMARY KEY, text text); INSERT INTO notes SELECT id, title FROM reports")];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void Steps_are_numbered_from_one_without_gaps() => Assert.Equal(Enumerable.Range(1, Migration.Postgres.Count), Migration.Postgres.Select(m => m.Version));

    [Fact]
    public async Task An_archive_that_is_written_by_another_program_is_waited_for_and_then_told_in_one_sentence()
    {
        var address = server.NewAddress();
        await using var archive = PostgresArchive.Open(address, Hurried);
        await using (var other = await Connect(address))
        await using (var transaction = await other.BeginTransactionAsync(Cancellation))
        {
            await Run(other, "LOCK TABLE schema_version IN EXCLUSIVE MODE");
            var error = await Assert.ThrowsAsync<ArchiveException>(async () => await archive.StoreAsync([Specimens.Full(1)], Cancellation));
            Assert.Equal($"Another program is writing to {Archives.Shown(address)} and did not finish within 0.2 seconds.", error.Message);
            Assert.Equal(0, (await archive.CountAsync(Cancellation)).Reports);
        }
        Assert.Equal(DepositKind.Stored, (await archive.StoreAsync([Specimens.Full(1)], Cancellation))[0].Kind);
    }

    [Fact]
    public async Task An_older_archive_is_brought_forward_and_a_newer_one_refused()
    {
        var address = server.NewAddress();
        await using (var old = PostgresArchive.Open(address, ArchiveContract.Settings))
            await old.StoreAsync([Specimens.Full(1), Specimens.Full(2)], Cancellation);
        await using (var newer = PostgresArchive.Open(address, ArchiveContract.Settings, Next))
            Assert.Equal(2, (await newer.CountAsync(Cancellation)).Reports);
        await using var connection = await Connect(address);
        Assert.Equal(2L, await Scalar(connection, "SELECT count(*) FROM notes"));
        var error = Assert.Throws<ArchiveException>(() => PostgresArchive.Open(address, Hurried));
        Assert.Contains($"was written by a newer Dateline (schema {Next[^1].Version}; this one knows {Migration.Postgres[^1].Version})", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Names_that_were_stored_before_names_had_tables_are_found(int version)
    {
        var address = server.NewAddress();
        await using (var old = await Connect(address))
        {
            PostgresSchema.Migrate(old, PostgresAddress.Parse(address), [.. Migration.Postgres.Take(version)], TimeProvider.System);
            await Run(old, OldRows.Sql("'x'::bytea", forms: true));
        }
        await using var archive = PostgresArchive.Open(address, ArchiveContract.Settings);
        await OldRows.CheckAsync(archive, Cancellation);
        await using var connection = await Connect(address);
        Assert.Equal("2 1 1", await Scalar(connection, "SELECT (SELECT count(*) FROM actor_names) || ' ' || (SELECT count(*) FROM place_names) || ' ' || (SELECT count(*) FROM speaker_names)"));
        // What comes in later bears the names that are there.
        await archive.StoreAsync([Specimens.Full(1), Specimens.Full(2)], Cancellation);
        Assert.Equal("5 2 3", await Scalar(connection, "SELECT (SELECT count(*) FROM actor_names) || ' ' || (SELECT count(*) FROM place_names) || ' ' || (SELECT count(*) FROM speaker_names)"));
    }

    [Fact]
    public async Task A_step_that_fails_leaves_the_archive_as_it_was()
    {
        var address = server.NewAddress();
        await using (var old = PostgresArchive.Open(address, ArchiveContract.Settings))
            await old.StoreAsync([Specimens.Full(1)], Cancellation);
        Assert.Throws<ArchiveException>(() => PostgresArchive.Open(address, Hurried, [.. Next, new Migration(Next[^1].Version + 1, "broken", "INSERT INTO nowhere VALUES (1)")]));
        await using var archive = PostgresArchive.Open(address, Hurried);
        Assert.Equal(1, (await archive.CountAsync(Cancellation)).Reports);
    }

    [Fact]
    public async Task Programs_that_make_the_same_archive_at_once_all_succeed()
    {
        var address = server.NewAddress();
        var archives = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => PostgresArchive.Open(address), Cancellation)));
        foreach (var archive in archives)
            await archive.DisposeAsync();
        await using var connection = await Connect(address);
        Assert.Equal((long)Migration.Postgres.Count, await Scalar(connection, "SELECT count(*) FROM schema_version"));
    }

    [Fact]
    public async Task Two_who_write_at_once_lose_and_double_nothing()
    {
        var address = server.NewAddress();
        await using var one = PostgresArchive.Open(address, ArchiveContract.Settings);
        await using var other = PostgresArchive.Open(address, ArchiveContract.Settings);
        async Task Write(PostgresArchive archive, int first)
        {
            for (var i = first; i < first + 15; i++)
                await archive.StoreAsync([Specimens.Full(i), Specimens.Full(i + 1)], Cancellation);
        }
        await Task.WhenAll(Task.Run(() => Write(one, 0), Cancellation), Task.Run(() => Write(other, 8), Cancellation));
        var counts = await one.CountAsync(Cancellation);
        Assert.Equal((24, 24, 48), (counts.Reports, counts.Inputs, counts.Mentions));
    }

    [Fact]
    public async Task Another_programs_schema_is_left_alone()
    {
        var address = server.NewAddress();
        await using var connection = await Connect(address);
        var schema = address[(address.IndexOf('=', StringComparison.Ordinal) + 1)..];
        await Run(connection, $"CREATE SCHEMA {schema}; CREATE TABLE {schema}.reports (id int)");
        var error = Assert.Throws<ArchiveException>(() => PostgresArchive.Open(address, Hurried));
        Assert.Contains("belongs to another program", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_archive_that_is_not_there_cannot_be_read()
    {
        var error = Assert.Throws<ArchiveException>(() => PostgresArchive.Open(server.NewAddress(), Hurried with { Access = ArchiveAccess.Read }));
        Assert.StartsWith("There is no archive at postgres://dateline@127.0.0.1:", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_server_that_is_not_there_is_told_in_one_sentence_without_the_password()
    {
        var error = Assert.Throws<ArchiveException>(() => PostgresArchive.Open("postgres://someone:secret@127.0.0.1:1/nowhere", Hurried));
        Assert.Equal("postgres://someone@127.0.0.1:1/nowhere does not answer: the server is stopped, busy or out of reach.", error.Message);
    }

    [Theory]
    [InlineData("postgres://")]
    [InlineData("postgres:///only")]
    [InlineData("postgres://host/db?schema=a;b")]
    [InlineData("postgres://host/db?schema=pg_x")]
    [InlineData("postgres://host/db?colour=red")]
    [InlineData("postgres://ho st/\0")]
    public void What_is_no_address_is_refused_with_how_to_write_one(string address)
    {
        var error = Assert.Throws<ArchiveException>(() => Archives.Open(address));
        Assert.Contains("postgres://user@host:5432/database", error.Mend, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Any_locale_of_the_server_gives_the_same_order()
    {
        var address = server.NewAddress();
        await using var archive = PostgresArchive.Open(address, ArchiveContract.Settings);
        await using var connection = await Connect(address);
        Assert.Equal(0L, await Scalar(connection, $"""
            SELECT count(*) FROM information_schema.columns WHERE table_schema = current_schema() AND data_type = 'text' AND collation_name IS DISTINCT FROM 'C'
            AND table_name IN (SELECT table_name FROM information_schema.tables WHERE table_schema = current_schema() AND table_type = 'BASE TABLE') AND table_name <> 'schema_version'
            """));
    }

    private static async Task<NpgsqlConnection> Connect(string address)
    {
        var connection = new NpgsqlConnection(PostgresAddress.Parse(address).ConnectionString);
        await connection.OpenAsync(Cancellation);
        return connection;
    }

    private static async Task Run(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(Cancellation);
    }

    private static async Task<object?> Scalar(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(Cancellation);
    }
}
