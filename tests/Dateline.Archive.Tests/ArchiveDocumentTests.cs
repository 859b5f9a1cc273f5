using Dateline.Archive.Sqlite;
using Dateline.Testing;
using Microsoft.Data.Sqlite;

namespace Dateline.Archive.Tests;

/// <summary><c>docs/archive.md</c> describes every table, view and column, and no others.</summary>
public sealed class ArchiveDocumentTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task Every_table_view_and_column_is_described_and_no_other()
    {
        await using var archive = SqliteArchive.Open(_scratch.File());
        Assert.Equal(Schema(archive.Connection!), Described());
    }

    [Fact]
    public async Task Every_view_can_be_read()
    {
        await using var archive = SqliteArchive.Open(_scratch.File());
        await archive.StoreAsync([Specimens.Full(1), Specimens.Full(2)], TestContext.Current.CancellationToken);
        object? One(string sql) => Soundness.Scalar(archive.Connection!, sql);
        Assert.Equal("m1 m1 m2 m2", One("SELECT group_concat(substr(key, 12), ' ') FROM timeline"));
        Assert.Equal("Harbour Radio; Ilse Korrin", One("SELECT said_by FROM timeline WHERE event_type = 'COERCE' LIMIT 1"));
        Assert.Equal("Dockworkers > Ilse Korrin", One("SELECT source_actors || ' > ' || target_actors FROM timeline LIMIT 1"));
        Assert.Equal("Ilse Korrin|Harbour Radio", One("SELECT group_concat(speaker, '|') FROM (SELECT speaker FROM who_says LIMIT 2)"));
        Assert.Equal("not raise the fares", One("SELECT content FROM who_promises LIMIT 1"));
        Assert.Equal(4L, One("SELECT count(*) FROM how_many"));
        Assert.Equal("2031-03-02 PROTEST 1 1", One("SELECT day || ' ' || event_type || ' ' || mentions || ' ' || reports FROM days LIMIT 1"));
        Assert.Equal("Harbour Radio 2 2", One("SELECT outlet || ' ' || reports || ' ' || wire FROM sources"));
    }

    [Theory]
    [InlineData("reports")]
    [InlineData("mentions")]
    [InlineData("statements")]
    [InlineData("actor_names")]
    [InlineData("place_names")]
    [InlineData("speaker_names")]
    public async Task Datasette_finds_the_full_text_index_of_a_table_by_its_declaration(string table)
    {
        await using var archive = SqliteArchive.Open(_scratch.File());
        Assert.Equal(table + "_fts", Soundness.Scalar(archive.Connection!, $"SELECT name FROM sqlite_schema WHERE rootpage = 0 AND sql LIKE '%VIRTUAL TABLE%USING FTS%content=\"{table}\"%'"));
    }

    private static SortedDictionary<string, string> Schema(SqliteConnection connection)
    {
        var names = Rows(
            connection,
            "SELECT name FROM sqlite_schema WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite_%' AND name NOT GLOB '*_fts_*'");
        return new(names.ToDictionary(name => name, name => string.Join(' ', Rows(connection, $"SELECT name FROM pragma_table_info('{name}')"))), StringComparer.Ordinal);
    }

    private static List<string> Rows(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
            rows.Add(reader.GetString(0));
        return rows;
    }

    private static SortedDictionary<string, string> Described()
    {
        var sections = File.ReadAllText(Repository.Path("docs", "archive.md")).Split("\n### ").Skip(1);
        return new(
            sections.ToDictionary(
                section => section[..section.IndexOf('\n', StringComparison.Ordinal)],
                section => string.Join(' ', section.Split('\n').Where(line => line.StartsWith("| `", StringComparison.Ordinal)).Select(line => line.Split('`')[1]))),
            StringComparer.Ordinal);
    }
}
