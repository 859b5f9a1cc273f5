using System.Data;
using System.Globalization;
using Dateline.Archive;
using Dateline.Export.Tables;
using ExcelDataReader;
using NodaTime;
using NodaTime.Text;
using Parquet;
using Parquet.Schema;
using Sylvan.Data.Csv;

namespace Dateline.Export.Tests;

/// <summary>Tables, read back by readers of other makers.</summary>
public sealed class TableTests(SampleArchive samples) : IClassFixture<SampleArchive>
{
    public static TheoryData<string> RowsOfTables() => [.. Exporter.Rows];

    public static TheoryData<string> CommaTables() => ["csv", "hxl", "plover", "acled"];

    [Fact]
    public async Task A_CSV_reader_finds_every_cell_of_the_mentions()
    {
        var read = await CsvAsync("csv");
        Assert.Equal(samples.Mentions.Count, read.Count);
        foreach (var (mention, row) in samples.Mentions.Zip(read))
        {
            foreach (var column in MentionTable.Table.Columns)
                Assert.Equal(Expected(column.Kind, column.Value(mention)), Undefused(row[column.Name]));
        }
    }

    [Theory]
    [MemberData(nameof(CommaTables))]
    public async Task No_cell_of_text_is_a_formula(string format)
    {
        foreach (var row in await CsvAsync(format))
        {
            foreach (var (name, cell) in row)
            {
                if (!double.TryParse(cell, CultureInfo.InvariantCulture, out _))
                    Assert.False(cell.Length > 0 && cell[0] is '=' or '+' or '-' or '@', $"{name}: {cell}");
            }
        }
    }

    [Fact]
    public async Task The_second_row_of_HXL_has_a_hashtag_for_every_column()
    {
        var tags = (await CsvAsync("hxl"))[0];
        Assert.All(tags.Values, tag => Assert.Matches("^#[a-z0-9]+(\\+[a-z0-9_]+)*$", tag));
        Assert.Equal(tags.Count, tags.Values.Distinct(StringComparer.Ordinal).Count());
    }

    [Theory]
    [MemberData(nameof(RowsOfTables))]
    public async Task A_workbook_has_the_rows_of_the_CSV_and_tells_what_the_columns_mean(string rows)
    {
        var csv = await CsvAsync("csv", rows);
        using var book = ExcelReaderFactory.CreateReader(await samples.ExportAsync("xlsx", rows));
        Assert.Equal(rows, book.Name);
        Assert.True(book.Read());
        var names = Cells(book).Cast<string>().ToList();
        foreach (var expected in csv)
        {
            Assert.True(book.Read());
            foreach (var (name, cell) in names.Zip(Cells(book)))
                Assert.Equal(Undefused(expected[name]), Shown(cell));
        }
        Assert.False(book.Read());
        Assert.True(book.NextResult());
        Assert.Equal("columns", book.Name);
        Assert.True(book.Read());
        foreach (var name in names)
        {
            Assert.True(book.Read());
            Assert.Equal(name, book.GetString(0));
            Assert.NotEmpty(book.GetString(1));
        }
    }

    [Theory]
    [MemberData(nameof(RowsOfTables))]
    public async Task A_Parquet_reader_finds_the_cells_of_the_CSV_with_their_types(string rows)
    {
        var csv = await CsvAsync("csv", rows);
        var columns = await ParquetAsync(await samples.ExportAsync("parquet", rows));
        Assert.Equal(csv[0].Keys, columns.Keys);
        foreach (var (name, cells) in columns)
            Assert.Equal(csv.Select(r => Undefused(r[name])), cells.Select(Shown));
        if (rows == "mentions")
            Assert.Contains(columns["event_date"], c => c is DateTime or DateOnly);
    }

    [Fact]
    public async Task A_Parquet_file_of_several_row_groups_holds_every_row()
    {
        const int Many = 45_000;
        var output = new MemoryStream();
        var table = new Table<int>("numbers",
        [
            new("n", CellKind.Whole, "", n => (long?)n), new("half", CellKind.Number, "", n => n % 3 == 0 ? (double?)null : n / 2.0),
            new("word", CellKind.Text, "", n => n % 1000 == 0 ? null : "ä" + n.ToString(CultureInfo.InvariantCulture)), new("day", CellKind.Day, "", n => (LocalDate?)new LocalDate(1899, 12, 1).PlusDays(n)),
        ]);
        using var writer = new ParquetTable<int>(table, output);
        for (var n = 0; n < Many; n++)
            writer.Write(n);
        writer.End();
        var columns = await ParquetAsync(new MemoryStream(output.ToArray()));
        Assert.Equal(Enumerable.Range(0, Many).Select(n => (long)n), columns["n"].Cast<long>());
        Assert.Equal(Enumerable.Range(0, Many).Select(n => n % 3 == 0 ? "" : (n / 2.0).ToString(CultureInfo.InvariantCulture)), columns["half"].Select(Shown));
        Assert.Equal("ä44999", columns["word"][^1]);
        Assert.Null(columns["word"][1000]);
        Assert.Equal(LocalDatePattern.Iso.Format(new LocalDate(1899, 12, 1).PlusDays(Many - 1)), Shown(columns["day"][^1]));
    }

    [Fact]
    public async Task An_empty_table_can_be_read_in_every_format()
    {
        var none = new TimelineQuery { Place = "Nowhere at all" };
        Assert.Empty(await CsvAsync("csv", "mentions", none));
        using var book = ExcelReaderFactory.CreateReader(await samples.ExportAsync("xlsx", "mentions", none));
        Assert.True(book.Read());
        Assert.False(book.Read());
        Assert.All(await ParquetAsync(await samples.ExportAsync("parquet", "mentions", none)), c => Assert.Empty(c.Value));
    }

    [Theory]
    [InlineData("gdelt", 61)]
    [InlineData("gdelt-mentions", 16)]
    public async Task The_tables_in_the_shape_of_GDELT_have_its_columns_and_a_row_for_each_mention(string format, int columns)
    {
        using var reader = new StreamReader(await samples.ExportAsync(format));
        var lines = (await reader.ReadToEndAsync(TestContext.Current.CancellationToken)).TrimEnd('\n').Split('\n');
        Assert.Equal(samples.Mentions.Count, lines.Length);
        Assert.All(lines, line => Assert.Equal(columns, line.Split('\t').Length));
        Assert.Equal(samples.Mentions.Count, lines.Select(l => l.Split('\t')[0]).Distinct(StringComparer.Ordinal).Count());
        Assert.All(lines, line => Assert.InRange(long.Parse(line.Split('\t')[0], CultureInfo.InvariantCulture), 0, 1L << 53));
    }

    [Fact]
    public async Task The_table_in_the_shape_of_ACLED_holds_facts_on_days_alone()
    {
        var rows = await CsvAsync("acled");
        Assert.NotEmpty(rows);
        Assert.All(rows, row =>
        {
            Assert.Matches(@"^\d{4}-\d\d-\d\d$", row["event_date"]);
            Assert.Contains(row["event_type"], new[] { "Protests", "Riots", "Battles", "Violence against civilians", "Explosions/Remote violence", "Strategic developments" });
            Assert.Matches(@"^\d+$", row["fatalities"]);
        });
        var told = samples.Mentions.ToDictionary(m => (m.Place?.Country ?? "") + m.Key, StringComparer.Ordinal);
        Assert.All(rows, row => Assert.True(told[row["event_id_cnty"]].IsFact));
    }

    [Fact]
    public async Task What_is_asked_for_is_what_is_exported()
    {
        var protests = await CsvAsync("csv", "mentions", new TimelineQuery { Type = EventType.Protest, Limit = 3 });
        Assert.Equal(3, protests.Count);
        Assert.All(protests, row => Assert.Equal("PROTEST", row["event_type"]));
        Assert.All(await CsvAsync("csv", "statements", new TimelineQuery { Actor = "Reka" }), row => Assert.Contains("Reka", row["speaker"], StringComparison.Ordinal));
    }

    private async Task<List<Dictionary<string, string>>> CsvAsync(string format, string rows = "mentions", TimelineQuery? query = null)
    {
        using var text = new StreamReader(await samples.ExportAsync(format, rows, query));
        await using var csv = await CsvDataReader.CreateAsync(text, new CsvDataReaderOptions { BufferSize = 1 << 20, Comment = '\0' });
        var all = new List<Dictionary<string, string>>();
        while (await csv.ReadAsync())
            all.Add(Enumerable.Range(0, csv.FieldCount).ToDictionary(csv.GetName, csv.GetString, StringComparer.Ordinal));
        return all;
    }

    private static async Task<Dictionary<string, List<object?>>> ParquetAsync(Stream stream)
    {
        await using var reader = await ParquetReader.CreateAsync(stream, cancellationToken: TestContext.Current.CancellationToken);
        var columns = reader.Schema.DataFields.ToDictionary(f => f.Name, _ => new List<object?>(), StringComparer.Ordinal);
        for (var i = 0; i < reader.RowGroupCount; i++)
        {
            using var group = reader.OpenRowGroupReader(i);
            foreach (var field in reader.Schema.DataFields)
                columns[field.Name].AddRange(await ColumnAsync(group, field));
        }
        return columns;
    }

    private static async Task<IEnumerable<object?>> ColumnAsync(ParquetRowGroupReader group, DataField field)
    {
        return field.ClrType == typeof(long) ? await ValuesAsync<long>()
            : field.ClrType == typeof(double) ? await ValuesAsync<double>()
            : field.ClrType == typeof(DateTime) ? await ValuesAsync<DateTime>()
            : await TextAsync();

        async Task<IEnumerable<object?>> TextAsync()
        {
            var cells = new string?[group.RowCount];
            await group.ReadAsync(field, cells.AsMemory(), null, TestContext.Current.CancellationToken);
            return cells;
        }

        async Task<IEnumerable<object?>> ValuesAsync<T>()
            where T : struct
        {
            var cells = new T?[group.RowCount];
            await group.ReadAsync(field, cells.AsMemory(), null, TestContext.Current.CancellationToken);
            return cells.Select(c => (object?)c);
        }
    }

    private static IEnumerable<object?> Cells(IExcelDataReader book) => Enumerable.Range(0, book.FieldCount).Select(i => book.GetValue(i));

    private static string Expected(CellKind kind, Cell cell) => kind switch
    {
        CellKind.Whole => cell.Whole?.ToString(CultureInfo.InvariantCulture) ?? "",
        CellKind.Number => cell.Number?.ToString("0.######", CultureInfo.InvariantCulture) ?? "",
        CellKind.Day => cell.Day is { } day ? LocalDatePattern.Iso.Format(day) : "",
        _ => VisibleText.Of(cell.Text),
    };

    private static string Shown(object? cell) => cell switch
    {
        null => "",
        double number => number.ToString("0.######", CultureInfo.InvariantCulture),
        DateTime day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => VisibleText.Of(Convert.ToString(cell, CultureInfo.InvariantCulture)),
    };

    private static string Undefused(string cell) => cell.StartsWith('\'') && cell.Length > 1 && cell[1] is '=' or '+' or '-' or '@' ? cell[1..] : cell;
}
