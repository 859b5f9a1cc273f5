using System.Globalization;
using System.Text;
using System.Text.Unicode;

namespace Dateline.Projects;

/// <summary>One row of a file of a project.</summary>
/// <param name="file">Name of the file.</param>
/// <param name="line">Number of the line, from 1.</param>
/// <param name="values">Column → what stands in it.</param>
internal sealed class RegistryRow(string file, int line, Dictionary<string, string> values)
{
    public string File => file;

    public int Line => line;

    /// <summary>What stands in a column; empty where nothing does.</summary>
    public string this[string column] => values.GetValueOrDefault(column, "");

    /// <summary>The parts of a column that semicolons part.</summary>
    public string[] List(string column) => this[column].Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}

/// <summary>The bytes of a file of a project → its rows: the first line that says something names the columns, bars part them, <c>#</c> begins a remark.</summary>
internal static class RegistryTable
{
    /// <summary>A registry that is written by hand is smaller.</summary>
    public const int LargestFile = 16 * 1024 * 1024;

    private const string SaveAsText = "Save it as plain text in UTF-8.";

    /// <summary>The rows whose needed columns are all filled.</summary>
    public static List<RegistryRow> Read(RegistryShape shape, ProjectFile file, FaultList faults)
    {
        var rows = new List<RegistryRow>();
        if (file.Bytes.Length > LargestFile)
        {
            faults.Add("DL0501", file.Name, 1, string.Create(CultureInfo.InvariantCulture, $"The file is larger than {LargestFile / (1024 * 1024)} MiB."), "Look whether it is the right file; split the project otherwise.");
            return rows;
        }
        string?[]? columns = null;
        foreach (var (number, text) in Lines(file, faults))
        {
            var fields = text.Split('|', StringSplitOptions.TrimEntries);
            if (columns is null)
            {
                columns = Columns(shape, file.Name, number, fields, faults);
                if (columns is null)
                    return rows;
            }
            else if (Row(shape, file.Name, number, columns, fields, faults) is { } row)
            {
                rows.Add(row);
            }
        }
        return rows;
    }

    /// <summary>The lines that say something, trimmed.</summary>
    private static IEnumerable<(int Number, string Text)> Lines(ProjectFile file, FaultList faults)
    {
        var rest = file.Bytes;
        if (rest.Span is [0xEF, 0xBB, 0xBF, ..])
            rest = rest[3..];
        for (var number = 1; !rest.IsEmpty; number++)
        {
            var end = rest.Span.IndexOf((byte)'\n');
            var line = end < 0 ? rest : rest[..end];
            rest = end < 0 ? default : rest[(end + 1)..];
            if (!Utf8.IsValid(line.Span))
            {
                faults.Add("DL0501", file.Name, number, "The line is not text in UTF-8.", SaveAsText);
                // What is no text at the beginning is none at all: one line tells it.
                if (number == 1)
                    yield break;
                continue;
            }
            var text = Encoding.UTF8.GetString(line.Span).Trim();
            if (text.Length == 0 || text[0] == '#')
                continue;
            // U+FFFE is no character, and cannot be normalised.
            if (text.Any(c => (char.IsControl(c) && c != '\t') || c == '\uFFFE'))
                faults.Add("DL0501", file.Name, number, "The line holds control characters.", SaveAsText);
            else
                yield return (number, text);
        }
    }

    /// <summary>The known column at each position; null where the file cannot be read without those that are missing.</summary>
    private static string?[]? Columns(RegistryShape shape, string file, int line, string[] fields, FaultList faults)
    {
        var all = string.Join(" | ", shape.Columns);
        var columns = new string?[fields.Length];
        for (var i = 0; i < fields.Length; i++)
        {
            columns[i] = shape.Columns.FirstOrDefault(c => c.Equals(fields[i], StringComparison.OrdinalIgnoreCase));
        }
        // A line without any known column is a row of a table whose first line was forgotten: that is one mistake.
        for (var i = 0; i < fields.Length && columns.Any(c => c is not null); i++)
        {
            if (columns[i] is null && (fields[i].Length > 0 || i < fields.Length - 1))
                faults.Add("DL0502", file, line, $"There is no column '{fields[i]}'.", $"The columns of {shape.File} are: {all}.");
            else if (columns[i] is not null && Array.IndexOf(columns, columns[i]) < i)
                faults.Add("DL0502", file, line, $"The column '{fields[i]}' stands there twice.", "Leave one of them out.");
        }
        var missing = shape.Needed.Except(columns.OfType<string>()).ToList();
        if (missing.Count == 0)
            return columns;
        faults.Add("DL0502", file, line, $"The first line of the table names its columns, and {string.Join(", ", missing)} {(missing.Count == 1 ? "is" : "are")} not among them.", $"Begin the table with a line such as: {all}");
        return null;
    }

    private static RegistryRow? Row(RegistryShape shape, string file, int line, string?[] columns, string[] fields, FaultList faults)
    {
        // A bar at the end of a line opens no field.
        var count = fields.Length == columns.Length + 1 && fields[^1].Length == 0 ? columns.Length : fields.Length;
        if (count > columns.Length)
        {
            faults.Add("DL0503", file, line, string.Create(CultureInfo.InvariantCulture, $"The line has {count} fields, and the table has {columns.Length} columns."), "Take out the bar (|) that is too much; parts of one field are parted by semicolons.");
            return null;
        }
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < count; i++)
        {
            if (columns[i] is { } column && fields[i].Length > 0)
                values.TryAdd(column, fields[i].Normalize());
        }
        var missing = shape.Needed.Where(c => !values.ContainsKey(c)).ToList();
        if (missing.Count == 0)
            return new RegistryRow(file, line, values);
        faults.Add("DL0503", file, line, $"The line says nothing under {string.Join(", ", missing)}.", "Fill it in: without it the line cannot be used.");
        return null;
    }
}
