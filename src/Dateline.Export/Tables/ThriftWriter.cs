using System.Text;

namespace Dateline.Export.Tables;

/// <summary>Writes a struct in Thrift's compact protocol, as far as Parquet's footer needs it.</summary>
/// <remarks>https://github.com/apache/thrift/blob/master/doc/specs/thrift-compact-protocol.md</remarks>
internal sealed class ThriftWriter
{
    private const int I32 = 5, I64 = 6, Binary = 8, List = 9, Struct_ = 12;

    private readonly MemoryStream _bytes;
    private int _field;

    public ThriftWriter()
        : this(new MemoryStream())
    {
    }

    private ThriftWriter(MemoryStream bytes) => _bytes = bytes;

    public void Int32(int field, int value)
    {
        Field(field, I32);
        Varint(_bytes, ZigZag(value));
    }

    public void Int64(int field, long value)
    {
        Field(field, I64);
        Varint(_bytes, ZigZag(value));
    }

    public void Text(int field, string text)
    {
        Field(field, Binary);
        Characters(text);
    }

    public void Struct(int field, Action<ThriftWriter> write)
    {
        Field(field, Struct_);
        Inner(write);
    }

    public void Structs(int field, int count, Action<ThriftWriter, int> write)
    {
        Field(field, List);
        ListOf(Struct_, count);
        for (var i = 0; i < count; i++)
        {
            var number = i;
            Inner(inner => write(inner, number));
        }
    }

    public void Int32s(int field, ReadOnlySpan<int> values)
    {
        Field(field, List);
        ListOf(I32, values.Length);
        foreach (var value in values)
            Varint(_bytes, ZigZag(value));
    }

    public void Texts(int field, ReadOnlySpan<string> values)
    {
        Field(field, List);
        ListOf(Binary, values.Length);
        foreach (var value in values)
            Characters(value);
    }

    /// <summary>The struct, with the byte that ends it.</summary>
    public byte[] ToArray()
    {
        _bytes.WriteByte(0);
        return _bytes.ToArray();
    }

    /// <summary>Seven bits a byte, the lowest first.</summary>
    public static void Varint(Stream bytes, ulong value)
    {
        while (value >= 0x80)
        {
            bytes.WriteByte((byte)(value | 0x80));
            value >>= 7;
        }
        bytes.WriteByte((byte)value);
    }

    private static ulong ZigZag(long value) => (ulong)((value << 1) ^ (value >> 63));

    // Fields come in order, so that the difference to the one before fits into four bits.
    private void Field(int field, int type)
    {
        _bytes.WriteByte((byte)((field - _field) << 4 | type));
        _field = field;
    }

    private void ListOf(int type, int count)
    {
        if (count < 15)
        {
            _bytes.WriteByte((byte)(count << 4 | type));
            return;
        }
        _bytes.WriteByte((byte)(0xF0 | type));
        Varint(_bytes, (ulong)count);
    }

    private void Characters(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        Varint(_bytes, (ulong)bytes.Length);
        _bytes.Write(bytes);
    }

    private void Inner(Action<ThriftWriter> write)
    {
        write(new ThriftWriter(_bytes));
        _bytes.WriteByte(0);
    }
}
