using Dateline.Archive.Sql;
using Dateline.Archive.Text;
using Npgsql;
using NpgsqlTypes;

namespace Dateline.Archive.Postgres;

/// <summary>The rows of reports, gathered in memory and sent by binary COPY, table by table. The tables are locked by the caller, so that ids can be given out here.</summary>
internal sealed class CopiedRows(IReadOnlyDictionary<string, long> lastIds, Func<string, string, long> outletId, Func<Name, long> nameId) : IRowStore
{
    private readonly List<CopiedTable> _tables = [];
    private readonly List<long> _nested = [];
    private readonly List<long> _outer = [];

    /// <inheritdoc/>
    public IRowInsert Insert(string table, params ReadOnlySpan<string> columns)
    {
        var copied = new CopiedTable(table, columns.ToArray(), lastIds.TryGetValue(table, out var last) ? last : null);
        _tables.Add(copied);
        return copied;
    }

    /// <inheritdoc/>
    public long OutletId(string key, string name) => outletId(key, name);

    /// <inheritdoc/>
    public long NameId(Name name) => nameId(name);

    /// <inheritdoc/>
    public void Nest(long statement, long outer)
    {
        _nested.Add(statement);
        _outer.Add(outer);
    }

    /// <summary>Sends what was gathered, in the order in which the tables were asked for: a row stands behind those it points at.</summary>
    public async Task SendAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        foreach (var table in _tables)
            await table.SendAsync(connection, cancellation);
        if (_nested.Count == 0)
            return;
        await using var nest = new NpgsqlCommand("UPDATE statements s SET nested_in_id = n.outer_id FROM unnest($1, $2) AS n (id, outer_id) WHERE s.id = n.id", connection);
        nest.Parameters.Add(new NpgsqlParameter<long[]> { TypedValue = [.. _nested] });
        nest.Parameters.Add(new NpgsqlParameter<long[]> { TypedValue = [.. _outer] });
        await nest.ExecuteNonQueryAsync(cancellation);
    }
}

/// <summary>Rows of one table, gathered.</summary>
internal sealed class CopiedTable : IRowInsert
{
    // A tsvector ends at 1 MiB. No article of words has so many different ones; what is behind is not found by its words.
    private const int MostIndexedBytes = 900_000;

    // Between two columns, so that no phrase goes from one into the other; no word is written so.
    private const string Border = " | ";

    private readonly string _copy;
    private readonly Func<object?[], IEnumerable<object?>> _derived;
    private readonly int _columns;
    private readonly List<object?[]> _rows = [];
    private object?[] _row = [];
    private long? _lastId;
    private int _next;

    public CopiedTable(string table, string[] columns, long? lastId)
    {
        int At(string column) => Array.IndexOf(columns, column);
        string? Value(object?[] row, string column) => (string?)row[At(column)];
        _columns = columns.Length;
        _lastId = lastId;
        (string[] extra, _derived) = table switch
        {
            "reports" => (["title_forms", "text_forms", "word_count"], row => Report(Value(row, "title"), Value(row, "text")!)),
            "mentions" => (["forms"], row => [Forms(stems: true, Value(row, "evidence"))]),
            "statements" => (["forms"], row => [Forms(stems: true, Value(row, "content"))]),
            _ when NameTable.All.FirstOrDefault(names => names.Table == table) is { } names => (["forms"], row => [Forms(names.Stems, [.. names.Columns.Take(names.Searched).Select(c => Value(row, c))])]),
            _ => (Array.Empty<string>(), (Func<object?[], IEnumerable<object?>>)(_ => [])),
        };
        IEnumerable<string> all = [.. columns, .. extra];
        _copy = $"COPY {table} ({string.Join(", ", lastId is null ? all : all.Append("id"))}) FROM STDIN (FORMAT BINARY)";
    }

    /// <inheritdoc/>
    public IRowInsert Row()
    {
        _row = new object?[_columns];
        _next = 0;
        return this;
    }

    /// <inheritdoc/>
    public IRowInsert Text(string? value) => Add(value is null ? null : Column.Text(value));

    /// <inheritdoc/>
    public IRowInsert Number(long? value) => Add(value);

    /// <inheritdoc/>
    public IRowInsert Real(double? value) => Add(value);

    /// <inheritdoc/>
    public IRowInsert Bytes(ReadOnlySpan<byte> value) => Add(value.ToArray());

    /// <inheritdoc/>
    public long Run()
    {
        object?[] row = [.. _row, .. _derived(_row)];
        if (_lastId is not null)
            row = [.. row, ++_lastId];
        _rows.Add(row);
        return _lastId ?? 0;
    }

    public async Task SendAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        if (_rows.Count == 0)
            return;
        await using var copy = await connection.BeginBinaryImportAsync(_copy, cancellation);
        foreach (var row in _rows)
        {
            await copy.StartRowAsync(cancellation);
            foreach (var value in row)
            {
                await (value switch
                {
                    null => copy.WriteNullAsync(cancellation),
                    string text => copy.WriteAsync(text, NpgsqlDbType.Text, cancellation),
                    long number => copy.WriteAsync(number, NpgsqlDbType.Bigint, cancellation),
                    double number => copy.WriteAsync(number, NpgsqlDbType.Double, cancellation),
                    byte[] bytes => copy.WriteAsync(bytes, NpgsqlDbType.Bytea, cancellation),
                    _ => throw new InvalidOperationException("no column holds a " + value.GetType().Name),
                });
            }
        }
        await copy.CompleteAsync(cancellation);
        _rows.Clear();
    }

    public void Dispose()
    {
    }

    private CopiedTable Add(object? value)
    {
        _row[_next++] = value;
        return this;
    }

    private static object?[] Report(string? title, string text)
    {
        var room = MostIndexedBytes;
        var known = new HashSet<string>(StringComparer.Ordinal);
        var (ofTitle, ofText) = (WordForms.Table.Forms(title ?? "", stems: true), WordForms.Table.Forms(text, stems: true));
        return [Joined(ofTitle, known, ref room), Joined(ofText, known, ref room), (long)ofTitle.Count + ofText.Count];
    }

    private static string Forms(bool stems, params ReadOnlySpan<string?> texts)
    {
        var room = MostIndexedBytes;
        var known = new HashSet<string>(StringComparer.Ordinal);
        var columns = new List<string>();
        foreach (var text in texts)
        {
            if (text is not null)
                columns.Add(Joined(WordForms.Table.Forms(text, stems), known, ref room));
        }
        return string.Join(Border, columns.Where(column => column.Length > 0));
    }

    private static string Joined(List<string> forms, HashSet<string> known, ref int room)
    {
        var joined = new System.Text.StringBuilder();
        foreach (var form in forms)
        {
            if (known.Add(form))
                room -= System.Text.Encoding.UTF8.GetByteCount(form);
            if (room < 0)
                break;
            joined.Append(' ').Append(form).Append(' ');
        }
        return joined.ToString();
    }
}
