using Dateline.Archive.Sql;
using Microsoft.Data.Sqlite;

namespace Dateline.Archive.Sqlite;

/// <summary>The names of one table. Those met lately are remembered: a few stand in nearly every report.</summary>
internal sealed class SqliteNames : IDisposable
{
    private const int MostRemembered = 50_000;

    private readonly Dictionary<string, long> _known = new(StringComparer.Ordinal);
    private readonly PreparedCommand _find;
    private readonly Insert _add;

    public SqliteNames(SqliteConnection connection, NameTable table)
    {
        var places = table.Columns.Select((column, i) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"ifnull({column}, '') = ifnull(${i + 1}, '')"));
        _find = new(connection, $"SELECT id FROM {table.Table} WHERE {string.Join(" AND ", places)}", table.Columns.Count);
        _add = new(connection, table.Table, [.. table.Columns]);
    }

    public long Id(Name name)
    {
        var key = name.Key;
        if (_known.TryGetValue(key, out var known))
            return known;
        if (_known.Count >= MostRemembered)
            _known.Clear();
        return _known[key] = (long?)_find.Scalar([.. name.Values]) ?? Add(name);
    }

    /// <summary>Forgets what may never have been committed.</summary>
    public void Forget() => _known.Clear();

    public void Dispose()
    {
        _find.Dispose();
        _add.Dispose();
    }

    private long Add(Name name)
    {
        IRowInsert row = _add.Row();
        foreach (var value in name.Values)
            row = row.Text(value);
        return row.Run();
    }
}
