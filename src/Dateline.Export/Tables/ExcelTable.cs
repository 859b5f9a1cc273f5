using System.Globalization;
using System.IO.Compression;
using System.Xml;
using NodaTime;

namespace Dateline.Export.Tables;

/// <summary>A table as an Excel workbook (ECMA-376): the rows on the first sheet, what the columns mean on the second.</summary>
/// <remarks>Text is written as text, never as a formula, so nothing has to be defused. The sheet ends where Excel's does; what comes behind is left out, and the second sheet says so.</remarks>
internal sealed class ExcelTable<T> : ITableWriter<T>
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const int MostRows = 1_048_576;
    private const int LongestText = 32_767;

    // Excel counts days from 30 December 1899, as far as days after February 1900 go; before, a day is written as text.
    private static readonly LocalDate Epoch = new(1899, 12, 30);
    private static readonly LocalDate FirstDay = new(1900, 3, 1);

    private readonly Table<T> _table;
    private readonly ZipArchive _zip;
    private readonly XmlWriter _sheet;
    private readonly Stream _part;
    private int _rows;
    private int _left;

    public ExcelTable(Table<T> table, Stream output)
    {
        _table = table;
        _zip = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true);
        Part("[Content_Types].xml", """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/worksheets/sheet2.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>""");
        Part("_rels/.rels", $"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="{Relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>""");
        Part("xl/workbook.xml", $"""<workbook xmlns="{Main}" xmlns:r="{Relations}"><sheets><sheet name="{table.Name}" sheetId="1" r:id="r1"/><sheet name="columns" sheetId="2" r:id="r2"/></sheets></workbook>""");
        Part("xl/_rels/workbook.xml.rels", $"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="{Relations}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="{Relations}/worksheet" Target="worksheets/sheet2.xml"/><Relationship Id="r3" Type="{Relations}/styles" Target="styles.xml"/></Relationships>""");
        Part("xl/styles.xml", $"""<styleSheet xmlns="{Main}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\-mm\-dd"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf xfId="0"/><xf numFmtId="164" xfId="0" applyNumberFormat="1"/><xf fontId="1" xfId="0" applyFont="1"/></cellXfs></styleSheet>""");
        _part = Entry("xl/worksheets/sheet1.xml").Open();
        _sheet = Sheet(_part);
        Row(table.Columns.Select(c => c.Name), HeaderStyle);
    }

    private const string DayStyle = "1", HeaderStyle = "2";

    public void Write(T row)
    {
        if (_rows == MostRows)
        {
            _left++;
            return;
        }
        Begin(_sheet, ++_rows);
        foreach (var (i, column) in _table.Columns.Index())
            Put(i, column.Kind, column.Value(row));
        _sheet.WriteEndElement();
    }

    public void End()
    {
        Finish(_sheet);
        _sheet.Dispose();
        _part.Dispose();
        using (var part = Entry("xl/worksheets/sheet2.xml").Open())
        {
            using var sheet = Sheet(part);
            Row(sheet, 1, ["column", "meaning"], HeaderStyle);
            foreach (var (i, column) in _table.Columns.Index())
                Row(sheet, i + 2, [column.Name, column.Meaning], null);
            if (_left > 0)
                Row(sheet, _table.Columns.Count + 3, ["(rows left out)", _left.ToString(CultureInfo.InvariantCulture) + ": a sheet ends here; the CSV and Parquet files have them."], null);
            Finish(sheet);
        }
        _zip.Dispose();
    }

    public void Dispose()
    {
        _sheet.Dispose();
        _part.Dispose();
        _zip.Dispose();
    }

    private void Put(int column, CellKind kind, Cell cell)
    {
        if (kind == CellKind.Whole && cell.Whole is { } whole)
            Number(column, whole.ToString(CultureInfo.InvariantCulture), null);
        else if (kind == CellKind.Number && cell.Number is { } number)
            Number(column, number.ToString("R", CultureInfo.InvariantCulture), null);
        else if (kind == CellKind.Day && cell.Day is { } day && day >= FirstDay)
            Number(column, Period.DaysBetween(Epoch, day).ToString(CultureInfo.InvariantCulture), DayStyle);
        else if (kind == CellKind.Day && cell.Day is { } early)
            Text(_sheet, column, _rows, NodaTime.Text.LocalDatePattern.Iso.Format(early), null);
        else if (cell.Text is { } text)
            Text(_sheet, column, _rows, text, null);
    }

    private void Number(int column, string number, string? style)
    {
        _sheet.WriteStartElement("c", Main);
        _sheet.WriteAttributeString("r", Name(column, _rows));
        if (style is not null)
            _sheet.WriteAttributeString("s", style);
        _sheet.WriteElementString("v", Main, number);
        _sheet.WriteEndElement();
    }

    private void Row(IEnumerable<string> texts, string? style) => Row(_sheet, ++_rows, texts, style);

    private static void Row(XmlWriter sheet, int row, IEnumerable<string> texts, string? style)
    {
        Begin(sheet, row);
        foreach (var (i, text) in texts.Index())
            Text(sheet, i, row, text, style);
        sheet.WriteEndElement();
    }

    private static void Begin(XmlWriter sheet, int row)
    {
        sheet.WriteStartElement("row", Main);
        sheet.WriteAttributeString("r", row.ToString(CultureInfo.InvariantCulture));
    }

    private static void Text(XmlWriter sheet, int column, int row, string text, string? style)
    {
        var safe = VisibleText.Of(text);
        if (safe.Length > LongestText)
            safe = safe[..(LongestText - (char.IsHighSurrogate(safe[LongestText - 1]) ? 1 : 0))];
        sheet.WriteStartElement("c", Main);
        sheet.WriteAttributeString("r", Name(column, row));
        sheet.WriteAttributeString("t", "inlineStr");
        if (style is not null)
            sheet.WriteAttributeString("s", style);
        sheet.WriteStartElement("is", Main);
        sheet.WriteElementString("t", Main, safe);
        sheet.WriteEndElement();
        sheet.WriteEndElement();
    }

    /// <summary>A cell's name, as in <c>AB12</c>.</summary>
    private static string Name(int column, int row)
    {
        var letters = "";
        for (var rest = column + 1; rest > 0; rest = (rest - 1) / 26)
            letters = (char)('A' + (rest - 1) % 26) + letters;
        return letters + row.ToString(CultureInfo.InvariantCulture);
    }

    private static XmlWriter Sheet(Stream part)
    {
        var sheet = XmlWriter.Create(part, new XmlWriterSettings { CheckCharacters = false, CloseOutput = false });
        sheet.WriteStartElement("worksheet", Main);
        sheet.WriteStartElement("sheetData", Main);
        return sheet;
    }

    private static void Finish(XmlWriter sheet)
    {
        sheet.WriteEndElement();
        sheet.WriteEndElement();
        sheet.Flush();
    }

    private void Part(string name, string xml)
    {
        using var writer = new StreamWriter(Entry(name).Open());
        writer.Write(xml);
    }

    private ZipArchiveEntry Entry(string name)
    {
        var entry = _zip.CreateEntry(name, CompressionLevel.Fastest);
        // The same rows give the same bytes, whenever they are written.
        entry.LastWriteTime = new DateTimeOffset(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
        return entry;
    }
}
