using System.Buffers.Binary;
using Dateline.Language.Linear;

namespace Dateline.Language;

/// <summary>Which word was meant by one that does not exist: <c>administartion</c>, <c>beacuse</c>, <c>sooooo</c>.</summary>
/// <remarks>
/// A noisy channel (Kernighan, Church and Gale 1990): of the common words one slip away, the one that is most frequent for so small a slip. Only words in small letters that
/// no list of words knows are looked at, so that names and rare words stay what they are. Thread-safe. Layout of the file, little-endian: <c>DLSP</c>, version, length of the note,
/// the note; logarithm of the bits of the filter, the bits; logarithm of the capacity of the table of common words, keys (32 bits, 0 = free), four times the logarithm of their frequency (8 bits).
/// </remarks>
internal sealed class Spelling
{
    /// <summary>Name of the table among those that the library carries.</summary>
    public const string TableName = "en-spelling.bin";

    /// <summary>The longest word that is looked at; none that is meant is longer by more than one.</summary>
    public const int LongestWord = 24;

    private const uint Magic = 0x50534C44;
    private const int ShortestWord = 4;
    private const int Probes = 5;

    private readonly byte[] _filter;
    private readonly uint[] _keys;
    private readonly byte[] _frequencies;

    private Spelling(byte[] filter, uint[] keys, byte[] frequencies) => (_filter, _keys, _frequencies) = (filter, keys, frequencies);

    /// <summary>The table that the library carries; null where it was built without one.</summary>
    public static Spelling? Load()
    {
        using var stream = typeof(Spelling).Assembly.GetManifestResourceStream("models/" + TableName);
        return stream is null ? null : Read(stream);
    }

    public static Spelling Read(Stream stream)
    {
        using var reader = new BinaryReader(stream);
        if (reader.ReadUInt32() != Magic || reader.ReadInt32() != 1)
            throw new InvalidDataException("this is no table of spellings of version 1");
        reader.ReadBytes(reader.ReadInt32());
        var filter = reader.ReadBytes(1 << (reader.ReadInt32() - 3));
        var keys = new uint[1 << reader.ReadInt32()];
        var bytes = reader.ReadBytes(keys.Length * sizeof(uint));
        for (var i = 0; i < keys.Length; i++)
            keys[i] = BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(i * sizeof(uint)));
        return new Spelling(filter, keys, reader.ReadBytes(keys.Length));
    }

    /// <param name="stream">Where the table goes.</param>
    /// <param name="note">What it was made from.</param>
    /// <param name="known">Words that exist: none of them is ever taken for a slip.</param>
    /// <param name="common">Words that a slip may have been meant for, and how often they occur.</param>
    public static void Write(Stream stream, string note, IReadOnlyCollection<string> known, IReadOnlyCollection<KeyValuePair<string, int>> common)
    {
        var filter = new byte[1 << (Math.Max(6, (int)Math.Ceiling(Math.Log2(known.Count * 12.0))) - 3)];
        foreach (var word in known)
        {
            for (var probe = 0u; probe < Probes; probe++)
                filter[Bit(word, probe, filter.Length) >> 3] |= (byte)(1 << (int)(Bit(word, probe, filter.Length) & 7));
        }
        var log = Math.Max(4, (int)Math.Ceiling(Math.Log2(common.Count * 1.5)));
        var (keys, frequencies) = (new uint[1 << log], new byte[1 << log]);
        foreach (var (word, count) in common.OrderBy(w => w.Key, StringComparer.Ordinal))
        {
            var slot = Key(word) & (uint)(keys.Length - 1);
            while (keys[slot] != 0)
                slot = (slot + 1) & (uint)(keys.Length - 1);
            (keys[slot], frequencies[slot]) = (Key(word), (byte)Math.Round(4 * Math.Log2(count)));
        }
        using var writer = new BinaryWriter(stream, System.Text.Encoding.UTF8, leaveOpen: true);
        var text = System.Text.Encoding.UTF8.GetBytes(note);
        writer.Write(Magic);
        writer.Write(1);
        writer.Write(text.Length);
        writer.Write(text);
        writer.Write(System.Numerics.BitOperations.Log2((uint)filter.Length) + 3);
        writer.Write(filter);
        writer.Write(log);
        foreach (var key in keys)
            writer.Write(key);
        writer.Write(frequencies);
    }

    /// <summary>Writes the word that was meant; gives its length, or 0 where the word is right, is not known to be wrong, or nothing is near enough.</summary>
    /// <param name="form">The word as written.</param>
    /// <param name="meant">Gets the word: room for <see cref="LongestWord"/> + 1.</param>
    public int Correct(ReadOnlySpan<char> form, Span<char> meant)
    {
        if (form.Length is < ShortestWord or > LongestWord || form.ContainsAnyExceptInRange('a', 'z') || Exists(form))
            return 0;
        var slips = new Slips(this, meant);
        slips.Try(form);
        return slips.Length;
    }

    /// <summary>Four times the logarithm of how often the word occurs, or -1 where it is not common.</summary>
    public int Frequency(ReadOnlySpan<char> word)
    {
        var key = Key(word);
        var mask = (uint)(_keys.Length - 1);
        for (var slot = key & mask; _keys[slot] != 0; slot = (slot + 1) & mask)
        {
            if (_keys[slot] == key)
                return _frequencies[slot];
        }
        return -1;
    }

    /// <summary>Whether some list has the word, written in small letters. A Bloom filter: a word in it is always found; one in some hundred that is not is found too.</summary>
    public bool Exists(ReadOnlySpan<char> word)
    {
        for (var probe = 0u; probe < Probes; probe++)
        {
            var bit = Bit(word, probe, _filter.Length);
            if ((_filter[bit >> 3] & (1 << (int)(bit & 7))) == 0)
                return false;
        }
        return true;
    }

    private static uint Bit(ReadOnlySpan<char> word, uint probe, int bytes) => FeatureHash.Of(73, FeatureHash.Exact(word), probe) & (uint)((bytes * 8) - 1);

    private static uint Key(ReadOnlySpan<char> word) => FeatureHash.Of(72, FeatureHash.Exact(word));
}
