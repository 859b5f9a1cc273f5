using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Dateline.Archive.Sqlite;

/// <summary>The part behind WHERE, put together of what was asked, with its parameters.</summary>
internal sealed class Conditions
{
    private readonly List<string> _conditions = [];
    private readonly List<object> _values = [];

    /// <summary>A parameter with this value.</summary>
    public string Value(object value)
    {
        _values.Add(value is string text ? Column.Text(text) : value);
        return "$" + _values.Count.ToString(CultureInfo.InvariantCulture);
    }

    public void Add(string condition) => _conditions.Add("(" + condition + ")");

    /// <summary>Words that a full-text index must hold; words that no index can hold are met by nothing.</summary>
    public void AddMatch(string id, string index, string? query) =>
        Add(query is null ? "0" : $"{id} IN (SELECT rowid FROM {index} WHERE {index} MATCH {Value(query)})");

    public void AddPublished(NodaTime.LocalDate? since, NodaTime.LocalDate? until)
    {
        if (since is { } first)
            Add($"r.published_day >= {Value(Days.Text(first)!)}");
        if (until is { } last)
            Add($"r.published_day <= {Value(Days.Text(last)!)}");
    }

    /// <summary>The conditions and one more; none where it is empty.</summary>
    public string WhereAnd(string condition) => condition.Length == 0 ? Where : _conditions.Count == 0 ? " WHERE " + condition : $"{Where} AND ({condition})";

    public string Where => _conditions.Count == 0 ? "" : " WHERE " + string.Join(" AND ", _conditions);

    public SqliteCommand Command(SqliteConnection connection, string sql)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 0; i < _values.Count; i++)
            command.Parameters.AddWithValue("$" + (i + 1).ToString(CultureInfo.InvariantCulture), _values[i]);
        return command;
    }

    public string Page(int? limit, int offset) => limit is null && offset == 0 ? "" : $" LIMIT {Value(limit ?? -1)} OFFSET {Value(offset)}";
}
