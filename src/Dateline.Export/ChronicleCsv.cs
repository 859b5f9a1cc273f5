using Dateline.Archive;
using Dateline.Export.Tables;

namespace Dateline.Export;

/// <summary>Writes the mentions of chronicles as one CSV table, the one of <c>dateline export csv</c>.</summary>
public sealed class ChronicleCsv
{
    private readonly CsvLines<ExportedMention> _table;

    /// <summary>Makes a writer and writes the header line.</summary>
    public ChronicleCsv(TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(output);
        _table = new CsvLines<ExportedMention>(MentionTable.Table, output);
    }

    /// <summary>The columns; <c>docs/exports.md</c> says what they mean.</summary>
    public static IReadOnlyList<string> Columns { get; } = [.. MentionTable.Table.Columns.Select(c => c.Name)];

    /// <summary>Writes one chronicle: a line for each mention, in text order.</summary>
    public void Write(Chronicle chronicle)
    {
        ArgumentNullException.ThrowIfNull(chronicle);
        var report = new ArchivedReport(chronicle, "", "", 0, []);
        foreach (var mention in chronicle.Mentions)
            _table.Write(new ExportedMention(report, mention));
    }
}
