using System.Text;
using Dateline.Archive.Sql;

namespace Dateline.Archive.Sqlite;

/// <summary>What is peculiar to SQLite: its JSON functions and its full-text search.</summary>
internal sealed class SqliteDialect : Dialect
{
    public static SqliteDialect Instance { get; } = new();

    /// <inheritdoc/>
    public override string LeftFirst => "CROSS JOIN";

    /// <inheritdoc/>
    public override string JsonList(string value, string order) => $"json_group_array({value} ORDER BY {order})";

    /// <inheritdoc/>
    public override string JsonRow(params ReadOnlySpan<string> values) => $"json_array({string.Join(", ", values)})";

    /// <inheritdoc/>
    public override string BeginsWith(string text, string beginning) => $"{text} GLOB {beginning} || '*'";

    /// <inheritdoc/>
    public override string SameName(string text, string other) => $"{text} = {other} COLLATE NOCASE";

    /// <inheritdoc/>
    public override string? Named(Conditions where, NameTable table, string name) =>
        FtsQuery.Name(name) is { } query ? $"SELECT rowid FROM {table.Table}_fts WHERE {table.Table}_fts MATCH {where.Value(query)}" : null;

    /// <inheritdoc/>
    public override string Holds(Conditions where, string table, SearchText search)
    {
        if (FtsQuery.From(search) is not { } query)
            return "false";
        return table == "statements"
            ? $"s.id IN (SELECT rowid FROM statements_fts WHERE statements_fts MATCH {where.Value("content : (" + query + ")")})"
            : $"m.id IN (SELECT rowid FROM mentions_fts WHERE mentions_fts MATCH {where.Value(query)})";
    }
}
