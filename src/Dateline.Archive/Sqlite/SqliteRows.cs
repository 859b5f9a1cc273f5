using Dateline.Archive.Sql;
using Microsoft.Data.Sqlite;

namespace Dateline.Archive.Sqlite;

/// <summary>The rows of a report, inserted one by one.</summary>
internal sealed class SqliteRows(SqliteConnection connection) : IRowStore, IDisposable
{
    private readonly PreparedCommand _outlet = new(
        connection, "INSERT INTO outlets (key, name) VALUES ($1, $2) ON CONFLICT (key) DO UPDATE SET key = key RETURNING id", 2);

    private readonly PreparedCommand _nest = new(connection, "UPDATE statements SET nested_in_id = $2 WHERE id = $1", 2);

    private readonly Dictionary<NameTable, SqliteNames> _names = NameTable.All.ToDictionary(table => table, table => new SqliteNames(connection, table));

    /// <inheritdoc/>
    public IRowInsert Insert(string table, params ReadOnlySpan<string> columns) => new Insert(connection, table, columns);

    /// <inheritdoc/>
    public long OutletId(string key, string name) => (long)_outlet.Scalar(key, name)!;

    /// <inheritdoc/>
    public long NameId(Name name) => _names[name.Table].Id(name);

    /// <inheritdoc/>
    public void Nest(long statement, long outer) => _nest.Run(statement, outer);

    /// <summary>Forgets what was written by a transaction that came to nothing.</summary>
    public void Forget()
    {
        foreach (var names in _names.Values)
            names.Forget();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var names in _names.Values)
            names.Dispose();
        _outlet.Dispose();
        _nest.Dispose();
    }
}
