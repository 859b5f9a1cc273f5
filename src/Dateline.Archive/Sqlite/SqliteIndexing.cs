using Dateline.Archive.Sql;
using Microsoft.Data.Sqlite;

namespace Dateline.Archive.Sqlite;

/// <summary>Puts what came in into the full-text indexes: all new rows together, at the end of their transaction.</summary>
/// <remarks>
/// FTS5 writes its index out at every savepoint, and an insert with a trigger is one: row by row, the index is written and merged hundreds of times a report.
/// Row ids only rise, so that the new rows are those behind the last one that was there before.
/// </remarks>
internal sealed class SqliteIndexing : IDisposable
{
    private readonly List<(PreparedCommand Last, PreparedCommand Add)> _indexes = [];
    private long[]? _last;

    public SqliteIndexing(SqliteConnection connection)
    {
        foreach (var (table, columns) in Indexed)
        {
            var all = string.Join(", ", columns);
            _indexes.Add((new(connection, $"SELECT coalesce(max(id), 0) FROM {table}", 0), new(connection, $"INSERT INTO {table}_fts (rowid, {all}) SELECT id, {all} FROM {table} WHERE id > $1", 1)));
        }
    }

    /// <summary>The tables whose words are indexed, with the columns that hold them.</summary>
    public static IReadOnlyList<(string Table, IReadOnlyList<string> Columns)> Indexed { get; } =
    [
        ("reports", ["title", "text"]), ("mentions", ["evidence"]), ("statements", ["speaker_text", "content"]),
        .. NameTable.All.Select(names => (names.Table, (IReadOnlyList<string>)[.. names.Columns.Take(names.Searched)])),
    ];

    /// <summary>To be called before rows are added.</summary>
    public void Begin() => _last ??= [.. _indexes.Select(index => (long)index.Last.Scalar()!)];

    /// <summary>To be called before the transaction ends, and before any row is taken out again.</summary>
    public void Finish()
    {
        if (_last is not { } last)
            return;
        foreach (var (i, index) in _indexes.Index())
            index.Add.Run(last[i]);
        _last = null;
    }

    /// <summary>Forgets rows that were never committed.</summary>
    public void Forget() => _last = null;

    public void Dispose()
    {
        foreach (var (last, add) in _indexes)
        {
            last.Dispose();
            add.Dispose();
        }
    }
}
