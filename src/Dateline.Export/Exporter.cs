using Dateline.Archive;
using Dateline.Export.Documents;
using Dateline.Export.Tables;

namespace Dateline.Export;

/// <summary>Writes what an archive answers in any of <see cref="ExportFormat.All"/>.</summary>
public static class Exporter
{
    /// <summary>Of what tables can be written.</summary>
    public static IReadOnlyList<string> Rows { get; } = ["mentions", "statements", "commitments", "reports"];

    /// <summary>Every table that is written, by format and rows, with its columns and what they mean: what the documentation has to tell.</summary>
    public static IReadOnlyList<(string Format, string Rows, IReadOnlyList<(string Name, string Meaning)> Columns)> Tables { get; } =
    [
        ("csv", "mentions", Described(MentionTable.Table)),
        ("csv", "statements", Described(RowTables.Statements)),
        ("csv", "commitments", Described(RowTables.Commitments)),
        ("csv", "reports", Described(RowTables.Reports)),
        ("hxl", "mentions", Described(HxlTable.Table)),
        ("plover", "mentions", Described(PloverTable.Table)),
        ("acled", "mentions", Described(AcledTable.Table)),
        ("gdelt", "mentions", Described(GdeltTables.Events)),
        ("gdelt-mentions", "mentions", Described(GdeltTables.Mentions)),
    ];

    /// <summary>Writes an export.</summary>
    /// <param name="format">The format.</param>
    /// <param name="rows">One of <see cref="Rows"/>; other than mentions only where <see cref="ExportFormat.IsTable"/>.</param>
    /// <param name="archive">The archive.</param>
    /// <param name="query">Which mentions. Of statements and commitments the actor is who speaks or promises; their days, and those of reports, are days of publication, and what else is asked does not narrow them.</param>
    /// <param name="output">Where to; it is written to synchronously and stays open.</param>
    /// <param name="cancellation">Ends it; what has been written is then not whole.</param>
    /// <returns>How many rows were asked for; some formats hold fewer, since they have no place for what is not dated.</returns>
    /// <exception cref="ArchiveException">The archive cannot be read.</exception>
    public static async Task<int> WriteAsync(ExportFormat format, string rows, IArchive archive, TimelineQuery query, Stream output, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(format);
        ArgumentNullException.ThrowIfNull(archive);
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(output);
        var counter = new Counter();
        if (format.IsTable)
        {
            await (rows switch
            {
                "statements" => TableAsync(format, RowTables.Statements, counter.Of(archive.StatementsAsync(new StatementQuery { Speaker = query.Actor, Words = query.Words, Since = query.Since, Until = query.Until, Limit = query.Limit, Offset = query.Offset }, cancellation)), output),
                "commitments" => TableAsync(format, RowTables.Commitments, counter.Of(archive.CommitmentsAsync(new CommitmentQuery { Promisor = query.Actor, Since = query.Since, Until = query.Until, Limit = query.Limit, Offset = query.Offset }, cancellation)), output),
                "reports" => TableAsync(format, RowTables.Reports, counter.Of(archive.ReportsAsync(Reports(query), cancellation)), output),
                _ => TableAsync(format, MentionTable.Table, counter.Of(ExportedMention.OfAsync(archive, query, cancellation)), output),
            });
            return counter.Count;
        }
        if (format.Name == "conllu")
        {
            await Sentences.WriteAsync(counter.Of(archive.ChroniclesAsync(Reports(query), cancellation)), output);
            return counter.Count;
        }
        await WriteAsync(format, counter.Of(ExportedMention.OfAsync(archive, query, cancellation)), output);
        return counter.Count;
    }

    private static Task WriteAsync(ExportFormat format, IAsyncEnumerable<ExportedMention> mentions, Stream output) => format.Name switch
    {
        "geojson" => GeoJson.WriteAsync(mentions, output),
        "ics" => ICalendar.WriteAsync(mentions, output),
        "atom" => AtomFeed.WriteAsync(mentions, output),
        "timelinejs" => TimelineJs.WriteAsync(mentions, output),
        "jsonld" => SchemaOrg.WriteAsync(mentions, output),
        "annotations" => WebAnnotations.WriteAsync(mentions, output),
        "prov" => Provenance.WriteAsync(mentions, output),
        "ftm" => FollowTheMoney.WriteAsync(mentions, output),
        "hxl" => PutAsync(new CsvTable<ExportedMention>(HxlTable.Table, output), mentions),
        "plover" => PutAsync(new CsvTable<ExportedMention>(PloverTable.Table, output), mentions),
        "acled" => PutAsync(new CsvTable<ExportedMention>(AcledTable.Table, output), mentions.Where(AcledTable.Has)),
        "gdelt" => PutAsync(new TabTable<ExportedMention>(GdeltTables.Events, output), mentions),
        "gdelt-mentions" => PutAsync(new TabTable<ExportedMention>(GdeltTables.Mentions, output), mentions),
        _ => throw new ArgumentException("no such format", nameof(format)),
    };

    private static Task TableAsync<T>(ExportFormat format, Table<T> table, IAsyncEnumerable<T> rows, Stream output) => PutAsync<T>(format.Name switch
    {
        "xlsx" => new ExcelTable<T>(table, output),
        "parquet" => new ParquetTable<T>(table, output),
        _ => new CsvTable<T>(table, output),
    }, rows);

    private static async Task PutAsync<T>(ITableWriter<T> table, IAsyncEnumerable<T> rows)
    {
        using var writer = table;
        await foreach (var row in rows)
            writer.Write(row);
        writer.End();
    }

    private static ReportQuery Reports(TimelineQuery query) => new() { Since = query.Since, Until = query.Until, Limit = query.Limit, Offset = query.Offset };

    private static IReadOnlyList<(string Name, string Meaning)> Described<T>(Table<T> table) => [.. table.Columns.Select(c => (c.Name, c.Meaning))];

    private sealed class Counter
    {
        public int Count { get; private set; }

        public async IAsyncEnumerable<T> Of<T>(IAsyncEnumerable<T> rows)
        {
            await foreach (var row in rows)
            {
                Count++;
                yield return row;
            }
        }
    }
}
