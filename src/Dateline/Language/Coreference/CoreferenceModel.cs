using System.Buffers.Binary;
using System.Text;

namespace Dateline.Language.Coreference;

/// <summary>The weights of the coreference resolver: one small whole number for each value that a feature's hash can take.</summary>
/// <remarks>
/// Features that fall on one slot share its weight (Weinberger et al. 2009): a look-up is one read, without search. Layout, little-endian: <c>DLCR</c>, version,
/// logarithm of the number of weights, length of the note, the note (what it was trained from, UTF-8), weights (16 bits each). Whole numbers make the scores the same on every machine.
/// </remarks>
internal sealed class CoreferenceModel
{
    private const uint Magic = 0x52434C44;
    private const int HeaderLength = 16;
    private readonly short[] _weights;

    private CoreferenceModel(short[] weights) => _weights = weights;

    /// <summary>The model that the library carries as <c>models/<paramref name="name"/></c>; null where it carries none.</summary>
    public static CoreferenceModel? Embedded(string name)
    {
        using var stream = typeof(CoreferenceModel).Assembly.GetManifestResourceStream("models/" + name);
        if (stream is null)
            return null;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return Read(bytes);
    }

    public static CoreferenceModel Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < HeaderLength || BinaryPrimitives.ReadUInt32LittleEndian(bytes) != Magic || BinaryPrimitives.ReadInt32LittleEndian(bytes[4..]) != 1)
            throw new InvalidDataException("this is no coreference model of version 1");
        var logarithm = BinaryPrimitives.ReadInt32LittleEndian(bytes[8..]);
        var noteLength = BinaryPrimitives.ReadInt32LittleEndian(bytes[12..]);
        if (logarithm is < 4 or > 28 || noteLength < 0 || bytes.Length != HeaderLength + (long)noteLength + (2L << logarithm))
            throw new InvalidDataException("this coreference model is cut off");
        var weights = new short[1 << logarithm];
        for (var i = 0; i < weights.Length; i++)
            weights[i] = BinaryPrimitives.ReadInt16LittleEndian(bytes[(HeaderLength + noteLength + (2 * i))..]);
        return new CoreferenceModel(weights);
    }

    public static byte[] Write(string note, ReadOnlySpan<short> weights)
    {
        var text = Encoding.UTF8.GetBytes(note);
        var bytes = new byte[HeaderLength + text.Length + (weights.Length * 2)];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, Magic);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(4), 1);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(8), int.Log2(weights.Length));
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(12), text.Length);
        text.CopyTo(bytes, HeaderLength);
        for (var i = 0; i < weights.Length; i++)
            BinaryPrimitives.WriteInt16LittleEndian(bytes.AsSpan(HeaderLength + text.Length + (2 * i)), weights[i]);
        return bytes;
    }

    /// <summary>The sum of the features' weights.</summary>
    public int Score(ReadOnlySpan<uint> features)
    {
        var weights = _weights;
        var mask = (uint)weights.Length - 1;
        var score = 0;
        foreach (var feature in features)
            score += weights[(int)(feature & mask)];
        return score;
    }
}
