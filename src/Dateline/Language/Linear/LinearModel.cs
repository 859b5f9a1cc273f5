using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Dateline.Language.Linear;

/// <summary>A linear classifier over hashed features: one row of small whole-number weights a feature, in an open hash table.</summary>
/// <remarks>
/// The table is read where it lies in the file; loading copies and decodes nothing. Little-endian; layout: <c>DLLM</c>, version, number of classes,
/// logarithm of the capacity, length of the note (with padding to 8 bytes), the note (what it was trained from, UTF-8), keys (32 bits each, 0 = free), weights (16 bits each).
/// Whole numbers make the scores the same on every machine. Thread-safe.
/// </remarks>
internal sealed unsafe class LinearModel
{
    private const uint Magic = 0x4D4C4C44;
    private const int HeaderLength = 20;
    private readonly uint* _keys;
    private readonly short* _weights;
    private readonly uint _mask;

    // Keeps the memory that the pointers look into.
    private readonly object _owner;

    private LinearModel(object owner, byte* data, long length)
    {
        _owner = owner;
        var header = new ReadOnlySpan<byte>(data, (int)Math.Min(length, HeaderLength));
        if (!BitConverter.IsLittleEndian)
            throw new PlatformNotSupportedException("the models are read as little-endian");
        if (length < HeaderLength || BinaryPrimitives.ReadUInt32LittleEndian(header) != Magic || BinaryPrimitives.ReadInt32LittleEndian(header[4..]) != 1)
            throw new InvalidDataException("this is no linear model of version 1");
        ClassCount = BinaryPrimitives.ReadInt32LittleEndian(header[8..]);
        var capacity = 1L << BinaryPrimitives.ReadInt32LittleEndian(header[12..]);
        var noteLength = BinaryPrimitives.ReadInt32LittleEndian(header[16..]);
        _mask = (uint)(capacity - 1);
        _keys = (uint*)(data + HeaderLength + noteLength);
        _weights = (short*)(_keys + capacity);
        if (length != HeaderLength + noteLength + (capacity * sizeof(uint)) + (capacity * ClassCount * sizeof(short)))
            throw new InvalidDataException("this linear model is cut off");
    }

    public int ClassCount { get; }

    /// <summary>The model that the library carries as <c>models/<paramref name="name"/></c>; null where it carries none.</summary>
    public static LinearModel? Embedded(string name)
    {
        var stream = typeof(LinearModel).Assembly.GetManifestResourceStream("models/" + name);
        return stream switch
        {
            null => null,
            UnmanagedMemoryStream mapped => new LinearModel(mapped, mapped.PositionPointer, mapped.Length),
            _ => Read(stream),
        };
    }

    public static LinearModel Read(Stream stream)
    {
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return Read(memory.GetBuffer().AsSpan(0, (int)memory.Length));
    }

    public static LinearModel Read(ReadOnlySpan<byte> bytes)
    {
        var pinned = GC.AllocateUninitializedArray<byte>(bytes.Length, pinned: true);
        bytes.CopyTo(pinned);
        return new LinearModel(pinned, (byte*)Marshal.UnsafeAddrOfPinnedArrayElement(pinned, 0), pinned.Length);
    }

    /// <summary>Adds the weights of every feature that the model knows to <paramref name="scores"/>, one a class.</summary>
    public void Score(ReadOnlySpan<uint> features, Span<int> scores)
    {
        var classes = ClassCount;
        foreach (var feature in features)
        {
            var slot = feature & _mask;
            while (_keys[slot] != feature)
            {
                if (_keys[slot] == 0)
                    goto Unknown;
                slot = (slot + 1) & _mask;
            }
            var row = _weights + ((long)slot * classes);
            for (var c = 0; c < classes; c++)
                scores[c] += row[c];
        Unknown:;
        }
        GC.KeepAlive(_owner);
    }
}
