using System.Text;

namespace Dateline.Export.Tables;

/// <summary>A table as comma-separated values (RFC 4180), defused against formulas; see <see cref="Csv"/>. With hashtags in a second line where the columns have such (HXL 1.1).</summary>
internal sealed class CsvTable<T> : ITableWriter<T>
{
    private readonly StreamWriter _writer;
    private readonly CsvLines<T> _lines;

    public CsvTable(Table<T> table, Stream output)
    {
        _writer = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 16 * 1024, leaveOpen: true) { NewLine = "\n" };
        _lines = new CsvLines<T>(table, _writer);
    }

    public void Write(T row) => _lines.Write(row);

    public void End() => _writer.Flush();

    public void Dispose() => _writer.Dispose();
}

/// <summary>The lines of such a table.</summary>
internal sealed class CsvLines<T>
{
    private readonly Table<T> _table;
    private readonly Csv _csv;

    /// <summary>Writes the line of names.</summary>
    public CsvLines(Table<T> table, TextWriter output)
    {
        (_table, _csv) = (table, new Csv(output));
        _csv.Header([.. table.Columns.Select(c => c.Name)]);
        if (table.Columns.Any(c => c.Tag is not null))
            _csv.Header([.. table.Columns.Select(c => c.Tag ?? "")]);
    }

    public void Write(T row)
    {
        foreach (var column in _table.Columns)
        {
            var cell = column.Value(row);
            _ = column.Kind switch
            {
                CellKind.Whole => _csv.Number(cell.Whole),
                CellKind.Number => _csv.Number(cell.Number),
                CellKind.Day => _csv.Day(cell.Day),
                _ => _csv.Text(cell.Text),
            };
        }
        _csv.End();
    }
}
