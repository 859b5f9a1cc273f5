using System.Text;
using Dateline.Archive.Sql;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Dateline.Archive.Sqlite;

/// <summary>A prepared insert, bound by position straight at SQLite: a report has hundreds of rows, and the provider looks every parameter up by its name each time.</summary>
internal sealed class Insert : IRowInsert
{
    private readonly SqliteConnection _connection;
    private readonly sqlite3_stmt _statement;
    private byte[] _utf8 = new byte[1024];
    private int _next;

    public Insert(SqliteConnection connection, string table, params ReadOnlySpan<string> columns)
    {
        _connection = connection;
        var places = string.Join(", ", Enumerable.Repeat("?", columns.Length));
        var sql = $"INSERT INTO {table} ({string.Join(", ", columns!)}) VALUES ({places})";
        Check(raw.sqlite3_prepare_v3(connection.Handle, sql, raw.SQLITE_PREPARE_PERSISTENT, out _statement));
    }

    /// <inheritdoc/>
    public IRowInsert Row()
    {
        _next = 0;
        return this;
    }

    /// <inheritdoc/>
    public IRowInsert Text(string? value)
    {
        if (value is null)
            return Null();
        var text = Column.Text(value);
        var most = Encoding.UTF8.GetMaxByteCount(text.Length);
        if (most > _utf8.Length)
            _utf8 = new byte[Math.Max(Encoding.UTF8.GetByteCount(text), 2 * _utf8.Length)];
        var length = Encoding.UTF8.GetBytes(text, _utf8);
        // An empty span has no address, and SQLite takes that for NULL.
        Check(length == 0 ? raw.sqlite3_bind_text(_statement, ++_next, "") : raw.sqlite3_bind_text(_statement, ++_next, _utf8.AsSpan(0, length)));
        return this;
    }

    /// <inheritdoc/>
    public IRowInsert Number(long? value)
    {
        if (value is not { } known)
            return Null();
        Check(raw.sqlite3_bind_int64(_statement, ++_next, known));
        return this;
    }

    /// <inheritdoc/>
    public IRowInsert Real(double? value)
    {
        if (value is not { } known)
            return Null();
        Check(raw.sqlite3_bind_double(_statement, ++_next, known));
        return this;
    }

    /// <inheritdoc/>
    public IRowInsert Bytes(ReadOnlySpan<byte> value)
    {
        Check(value.IsEmpty ? raw.sqlite3_bind_zeroblob(_statement, ++_next, 0) : raw.sqlite3_bind_blob(_statement, ++_next, value));
        return this;
    }

    /// <inheritdoc/>
    public long Run()
    {
        var result = raw.sqlite3_step(_statement);
        raw.sqlite3_reset(_statement);
        if (result != raw.SQLITE_DONE)
            SqliteException.ThrowExceptionForRC(result, _connection.Handle);
        return raw.sqlite3_last_insert_rowid(_connection.Handle);
    }

    public void Dispose() => _statement.Dispose();

    private Insert Null()
    {
        Check(raw.sqlite3_bind_null(_statement, ++_next));
        return this;
    }

    private void Check(int result)
    {
        if (result != raw.SQLITE_OK)
            SqliteException.ThrowExceptionForRC(result, _connection.Handle);
    }
}
