using System.Buffers;
using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using NodaTime;

namespace Dateline.Export.Tables;

/// <summary>A table as an Apache Parquet file: one data page a column and row group, plain encoding, gzip.</summary>
/// <remarks>
/// Written here and not by a package, because the packages that do it lean on reflection or native libraries, and the command is a native program.
/// What is used of the format is its oldest part, which every reader knows: https://parquet.apache.org/docs/file-format/.
/// </remarks>
internal sealed class ParquetTable<T> : ITableWriter<T>
{
    private const int RowsOfGroup = 20_000;

    private static readonly LocalDate Epoch = new(1970, 1, 1);

    private readonly Table<T> _table;
    private readonly Stream _output;
    private readonly Pages[] _columns;
    private readonly List<(long Rows, List<Chunk> Chunks)> _groups = [];
    private long _position;
    private int _rows;

    public ParquetTable(Table<T> table, Stream output)
    {
        (_table, _output, _columns) = (table, output, [.. table.Columns.Select(_ => new Pages())]);
        Put("PAR1"u8);
    }

    public void Write(T row)
    {
        foreach (var (i, column) in _table.Columns.Index())
            _columns[i].Add(column.Kind, column.Value(row));
        if (++_rows == RowsOfGroup)
            EndGroup();
    }

    public void End()
    {
        EndGroup();
        var footer = Footer();
        Put(footer);
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(length, footer.Length);
        Put(length);
        Put("PAR1"u8);
    }

    public void Dispose()
    {
        // The stream is the caller's.
    }

    private void EndGroup()
    {
        if (_rows == 0)
            return;
        var chunks = new List<Chunk>();
        foreach (var column in _columns)
        {
            var page = column.Page();
            using var packed = new MemoryStream();
            using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
                gzip.Write(page);
            var header = PageHeader(page.Length, (int)packed.Length, _rows);
            chunks.Add(new Chunk(_position, header.Length + page.Length, header.Length + packed.Length));
            Put(header);
            Put(packed.GetBuffer().AsSpan(0, (int)packed.Length));
            column.Clear();
        }
        _groups.Add((_rows, chunks));
        _rows = 0;
    }

    private void Put(ReadOnlySpan<byte> bytes)
    {
        _output.Write(bytes);
        _position += bytes.Length;
    }

    // Numbers of fields and codes are those of parquet.thrift.
    private static byte[] PageHeader(int size, int packed, int rows)
    {
        const int DataPage = 0, Plain = 0, Rle = 3;
        var thrift = new ThriftWriter();
        thrift.Int32(1, DataPage);
        thrift.Int32(2, size);
        thrift.Int32(3, packed);
        thrift.Struct(5, page =>
        {
            page.Int32(1, rows);
            page.Int32(2, Plain);
            page.Int32(3, Rle);
            page.Int32(4, Rle);
        });
        return thrift.ToArray();
    }

    private byte[] Footer()
    {
        const int Version = 1, Optional = 1, Utf8 = 0, Date = 6, Gzip = 2, Plain = 0, Rle = 3;
        var thrift = new ThriftWriter();
        thrift.Int32(1, Version);
        thrift.Structs(2, _table.Columns.Count + 1, (schema, i) =>
        {
            if (i == 0)
            {
                schema.Text(4, _table.Name);
                schema.Int32(5, _table.Columns.Count);
                return;
            }
            var column = _table.Columns[i - 1];
            schema.Int32(1, TypeOf(column.Kind));
            schema.Int32(3, Optional);
            schema.Text(4, column.Name);
            if (column.Kind == CellKind.Text)
                schema.Int32(6, Utf8);
            else if (column.Kind == CellKind.Day)
                schema.Int32(6, Date);
        });
        thrift.Int64(3, _groups.Sum(g => g.Rows));
        thrift.Structs(4, _groups.Count, (group, g) =>
        {
            var (rows, chunks) = _groups[g];
            group.Structs(1, chunks.Count, (column, c) =>
            {
                column.Int64(2, chunks[c].Offset);
                column.Struct(3, meta =>
                {
                    meta.Int32(1, TypeOf(_table.Columns[c].Kind));
                    meta.Int32s(2, [Plain, Rle]);
                    meta.Texts(3, [_table.Columns[c].Name]);
                    meta.Int32(4, Gzip);
                    meta.Int64(5, rows);
                    meta.Int64(6, chunks[c].Size);
                    meta.Int64(7, chunks[c].Packed);
                    meta.Int64(9, chunks[c].Offset);
                });
            });
            group.Int64(2, chunks.Sum(c => c.Size));
            group.Int64(3, rows);
        });
        thrift.Text(6, "Dateline");
        return thrift.ToArray();
    }

    private static int TypeOf(CellKind kind) => kind switch { CellKind.Day => 1, CellKind.Whole => 2, CellKind.Number => 5, _ => 6 };

    private sealed record Chunk(long Offset, long Size, long Packed);

    /// <summary>The values of one column in the row group that is being filled.</summary>
    private sealed class Pages
    {
        private readonly List<bool> _isThere = [];
        private readonly ArrayBufferWriter<byte> _values = new();

        public void Add(CellKind kind, Cell cell)
        {
            Span<byte> eight = stackalloc byte[8];
            switch (kind)
            {
                case CellKind.Whole when cell.Whole is { } whole:
                    BinaryPrimitives.WriteInt64LittleEndian(eight, whole);
                    _values.Write(eight);
                    break;
                case CellKind.Number when cell.Number is { } number:
                    BinaryPrimitives.WriteDoubleLittleEndian(eight, number);
                    _values.Write(eight);
                    break;
                case CellKind.Day when cell.Day is { } day:
                    BinaryPrimitives.WriteInt32LittleEndian(eight, Period.DaysBetween(Epoch, day));
                    _values.Write(eight[..4]);
                    break;
                case CellKind.Text when cell.Text is { } text:
                    var bytes = Encoding.UTF8.GetBytes(text);
                    BinaryPrimitives.WriteInt32LittleEndian(eight, bytes.Length);
                    _values.Write(eight[..4]);
                    _values.Write(bytes);
                    break;
                default:
                    _isThere.Add(false);
                    return;
            }
            _isThere.Add(true);
        }

        /// <summary>Which cells are filled, as runs of a bit with its count ("RLE / bit-packing hybrid", width 1), behind their length; then the values of those.</summary>
        public byte[] Page()
        {
            using var levels = new MemoryStream();
            for (var i = 0; i < _isThere.Count;)
            {
                var end = i;
                while (end < _isThere.Count && _isThere[end] == _isThere[i])
                    end++;
                ThriftWriter.Varint(levels, (ulong)(end - i) << 1);
                levels.WriteByte(_isThere[i] ? (byte)1 : (byte)0);
                i = end;
            }
            var page = new byte[4 + levels.Length + _values.WrittenCount];
            BinaryPrimitives.WriteInt32LittleEndian(page, (int)levels.Length);
            levels.GetBuffer().AsSpan(0, (int)levels.Length).CopyTo(page.AsSpan(4));
            _values.WrittenSpan.CopyTo(page.AsSpan(4 + (int)levels.Length));
            return page;
        }

        public void Clear()
        {
            _isThere.Clear();
            _values.ResetWrittenCount();
        }
    }
}
