using System.Globalization;
using System.Text;
using NodaTime.Text;

namespace Dateline.Export.Tables;

/// <summary>A table as GDELT publishes its own: values between tabs, no line of names, nothing quoted.</summary>
internal sealed class TabTable<T>(Table<T> table, Stream output) : ITableWriter<T>
{
    private readonly StreamWriter _writer = new(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 16 * 1024, leaveOpen: true) { NewLine = "\n" };

    public void Write(T row)
    {
        foreach (var (i, column) in table.Columns.Index())
        {
            if (i > 0)
                _writer.Write('\t');
            var cell = column.Value(row);
            _writer.Write(column.Kind switch
            {
                CellKind.Whole => cell.Whole?.ToString(CultureInfo.InvariantCulture),
                CellKind.Number => cell.Number?.ToString("0.######", CultureInfo.InvariantCulture),
                CellKind.Day => cell.Day is { } day ? LocalDatePattern.Iso.Format(day) : null,
                // A tab cannot be in it: it has become a space.
                _ => VisibleText.Of(cell.Text),
            });
        }
        _writer.Write('\n');
    }

    public void End() => _writer.Flush();

    public void Dispose() => _writer.Dispose();
}
