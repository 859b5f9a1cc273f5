using System.Buffers.Binary;
using Dateline.Lexica;
using Dateline.Language.Linear;

namespace Dateline.Language.Names;

/// <summary>Which lists of names a phrase stands on.</summary>
[Flags]
internal enum Gazetteers : ushort
{
    None = 0,
    Country = 1,
    Place = 1 << 1,
    SmallPlace = 1 << 2,
    Organization = 1 << 3,

    /// <summary>A word that organisations are called by: ministry, council, bank.</summary>
    OrganizationWord = 1 << 4,
    Company = 1 << 5,
    FirstName = 1 << 6,
    PersonName = 1 << 7,
    Nationality = 1 << 8,
    Title = 1 << 9,

    /// <summary>A word that treebanks have in lower case nearly always.</summary>
    Common = 1 << 10,

    /// <summary>A word that places are called by: river, street, airport.</summary>
    PlaceWord = 1 << 11,

    /// <summary>Full name of a head of state or government.</summary>
    Leader = 1 << 12,
}

/// <summary>The lists of names: large ones compiled from named inputs into a table of hashes, small ones out of <c>lexicon/names/</c>.</summary>
/// <remarks>Layout of the file, little-endian: <c>DLNL</c>, version, logarithm of the capacity, length of the note, the note, keys (32 bits, 0 = free), lists (16 bits).</remarks>
internal sealed class NameLists
{
    /// <summary>Name of the table among those that the library carries.</summary>
    public const string TableName = "en-lists.bin";

    /// <summary>Longest name that is looked up, in words.</summary>
    public const int LongestName = 6;

    private const uint Magic = 0x4C4E4C44;
    private static readonly (string File, Gazetteers List)[] Files =
    [
        ("names/titles.txt", Gazetteers.Title), ("names/organization-words.txt", Gazetteers.OrganizationWord),
        ("names/organizations.txt", Gazetteers.Organization), ("names/place-words.txt", Gazetteers.PlaceWord),
    ];

    private readonly uint[] _keys;
    private readonly ushort[] _lists;
    private readonly Dictionary<uint, Gazetteers> _own = [];

    private NameLists(uint[] keys, ushort[] lists)
    {
        (_keys, _lists) = (keys, lists);
        foreach (var (file, list) in Files)
        {
            foreach (var line in LexiconText.Lines(file))
            {
                var key = Key(line.Text);
                _own[key] = _own.GetValueOrDefault(key) | list;
            }
        }
    }

    public static NameLists Load()
    {
        using var stream = typeof(NameLists).Assembly.GetManifestResourceStream("models/" + TableName);
        return stream is null ? new NameLists(new uint[1], new ushort[1]) : Read(stream);
    }

    public static NameLists Read(Stream stream)
    {
        using var reader = new BinaryReader(stream);
        if (reader.ReadUInt32() != Magic || reader.ReadInt32() != 1)
            throw new InvalidDataException("this is no table of name lists of version 1");
        var capacity = 1 << reader.ReadInt32();
        reader.ReadBytes(reader.ReadInt32());
        var bytes = reader.ReadBytes(capacity * 6);
        var (keys, lists) = (new uint[capacity], new ushort[capacity]);
        for (var i = 0; i < capacity; i++)
        {
            keys[i] = BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(i * 4));
            lists[i] = BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan((capacity * 4) + (i * 2)));
        }
        return new NameLists(keys, lists);
    }

    public static byte[] Write(string note, IReadOnlyCollection<KeyValuePair<uint, Gazetteers>> entries)
    {
        var log = (int)Math.Ceiling(Math.Log2(Math.Max(8, entries.Count * 1.2)));
        var (keys, lists) = (new uint[1 << log], new ushort[1 << log]);
        foreach (var (key, list) in entries.OrderBy(e => e.Key))
        {
            var slot = key & (uint)(keys.Length - 1);
            while (keys[slot] != 0)
                slot = (slot + 1) & (uint)(keys.Length - 1);
            (keys[slot], lists[slot]) = (key, (ushort)list);
        }
        using var memory = new MemoryStream();
        using var writer = new BinaryWriter(memory);
        var text = System.Text.Encoding.UTF8.GetBytes(note);
        writer.Write(Magic);
        writer.Write(1);
        writer.Write(log);
        writer.Write(text.Length);
        writer.Write(text);
        foreach (var key in keys)
            writer.Write(key);
        foreach (var list in lists)
            writer.Write(list);
        return memory.ToArray();
    }

    /// <summary>The hash of a name written with spaces; hyphens and stops within words part them as the tokeniser would.</summary>
    public static uint Key(ReadOnlySpan<char> name)
    {
        var atoms = default(Column<Atom>);
        AtomReader.Read(name, ref atoms);
        var key = 0u;
        foreach (var atom in atoms.Items)
        {
            if (!IsPassedOver(name[atom.Start..atom.End]))
                key = Extend(key, name[atom.Start..atom.End]);
        }
        atoms.Return();
        return key;
    }

    /// <summary>The hash of a name with one more word, or part of one.</summary>
    public static uint Extend(uint key, ReadOnlySpan<char> word) => FeatureHash.Of(70, key, FeatureHash.Word(word));

    /// <summary>Hyphens, stops and apostrophes: written or not, the name is the same.</summary>
    public static bool IsPassedOver(ReadOnlySpan<char> word) => word is "-" or "." or "'" or "’" or "‘" or "`" or "–";

    public Gazetteers Find(uint key)
    {
        var found = _own.GetValueOrDefault(key);
        var mask = (uint)(_keys.Length - 1);
        for (var slot = key & mask; _keys[slot] != 0; slot = (slot + 1) & mask)
        {
            if (_keys[slot] == key)
                return found | (Gazetteers)_lists[slot];
        }
        return found;
    }
}
