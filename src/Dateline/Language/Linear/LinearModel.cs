using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Dateline.Language.Linear;

/// <summary>A linear classifier over hashed features: one row of small whole-number weights a feature, in an open hash table.</summary>
/// <remarks>
/// The table is read where it lies in the file; loading copies and decodes nothing. Little-endian; layout: <c>DLLM</c>, version, number of classes,
/// number of buckets, length of the note (with padding to 32 bytes), the note (what it was trained from, UTF-8), keys (32 bits each, 0 = free), weights (16 bits each).
/// Keys stand in buckets of eight, which are looked through at once; what finds its bucket full stands in the next.
/// Whole numbers make the scores the same on every machine. Thread-safe.
/// </remarks>
internal sealed unsafe class LinearModel
{
    private const uint Magic = 0x4D4C4C44;
    private const int HeaderLength = 20;
    private const int Version = 2;

    /// <summary>Keys of a bucket.</summary>
    public const int BucketSize = 8;

    // More features than that are scored in parts.
    private const int MostAtOnce = 128;
    private readonly uint* _keys;
    private readonly short* _weights;
    private readonly uint _buckets;

    // Keeps the memory that the pointers look into.
    private readonly object _owner;

    private LinearModel(object owner, byte* data, long length)
    {
        _owner = owner;
        var header = new ReadOnlySpan<byte>(data, (int)Math.Min(length, HeaderLength));
        if (!BitConverter.IsLittleEndian)
            throw new PlatformNotSupportedException("the models are read as little-endian");
        if (length < HeaderLength || BinaryPrimitives.ReadUInt32LittleEndian(header) != Magic || BinaryPrimitives.ReadInt32LittleEndian(header[4..]) != Version)
            throw new InvalidDataException("this is no linear model of version 2");
        ClassCount = BinaryPrimitives.ReadInt32LittleEndian(header[8..]);
        _buckets = BinaryPrimitives.ReadUInt32LittleEndian(header[12..]);
        var capacity = (long)_buckets * BucketSize;
        var noteLength = BinaryPrimitives.ReadInt32LittleEndian(header[16..]);
        _keys = (uint*)(data + HeaderLength + noteLength);
        _weights = (short*)(_keys + capacity);
        if (ClassCount <= 0 || noteLength < 0 || _buckets == 0 || length != HeaderLength + noteLength + (capacity * sizeof(uint)) + (capacity * ClassCount * sizeof(short)))
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

    /// <summary>The bucket in which a feature is looked for first.</summary>
    public static uint Bucket(uint feature, uint buckets) => (uint)((ulong)feature * buckets >> 32);

    /// <summary>Adds the weights of every feature that the model knows to <paramref name="scores"/>, one a class.</summary>
    [SkipLocalsInit]
    public void Score(ReadOnlySpan<uint> features, Span<int> scores)
    {
        var slots = stackalloc uint[MostAtOnce];
        while (!features.IsEmpty)
        {
            var some = features[..Math.Min(features.Length, MostAtOnce)];
            features = features[some.Length..];
            Add(slots, Find(some, slots), scores);
        }
        GC.KeepAlive(_owner);
    }

    // Finding first and adding afterwards: whether a feature is known cannot be foreseen, so nothing branches on it.
    private int Find(ReadOnlySpan<uint> features, uint* slots)
    {
        var count = 0;
        foreach (var feature in features)
        {
            var bucket = Bucket(feature, _buckets);
            var key = Vector256.Create(feature);
            while (true)
            {
                var first = _keys + (long)bucket * BucketSize;
                var found = Vector256.Equals(Vector256.Load(first), key).ExtractMostSignificantBits();
                slots[count] = bucket * BucketSize + (uint)BitOperations.TrailingZeroCount(found);
                count += found != 0 ? 1 : 0;
                if (found != 0 | first[BucketSize - 1] == 0)
                    break;
                bucket = bucket + 1 == _buckets ? 0 : bucket + 1;
            }
        }
        return count;
    }

    private void Add(uint* slots, int count, Span<int> scores)
    {
        var classes = ClassCount;
        var done = 0;
        if (classes >= Vector256<int>.Count)
        {
            var sums = Vector256.Create<int>(scores);
            for (var i = 0; i < count; i++)
                sums += Vector256.WidenLower(Vector128.Load(_weights + (long)slots[i] * classes).ToVector256Unsafe());
            sums.CopyTo(scores);
            done = Vector256<int>.Count;
        }
        for (; done < classes; done++)
        {
            var sum = scores[done];
            for (var i = 0; i < count; i++)
                sum += _weights[(long)slots[i] * classes + done];
            scores[done] = sum;
        }
    }
}
