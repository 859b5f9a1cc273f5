namespace Dateline.Places;

/// <summary>Folded names with the places that each may mean. Their letters lie in one array behind one another: a hundred thousand names are no objects of their own. There is room for the names of the registry from the beginning.</summary>
internal sealed class PlaceNames
{
    private char[] _letters = GC.AllocateUninitializedArray<char>(1 << 21);
    private int _written;
    private Entry[] _entries = GC.AllocateUninitializedArray<Entry>(1 << 17);
    private int _names;
    private Sense[] _senses = GC.AllocateUninitializedArray<Sense>(1 << 18);
    private int _count;
    // Index of an entry, from 1; 0 is a free place. Its length is a power of two, and at least half of it is free.
    private int[] _slots = new int[1 << 19];

    /// <summary>Gives a name a further meaning.</summary>
    /// <param name="name">A folded name.</param>
    /// <param name="line">Where the line of the place begins in the registry.</param>
    /// <param name="length">Length of the line.</param>
    /// <param name="isOwn">Whether it is the place's first name.</param>
    public void Put(ReadOnlySpan<char> name, int line, int length, bool isOwn)
    {
        ref var slot = ref _slots[Slot(name)];
        if (slot == 0)
        {
            if (_written + name.Length > _letters.Length)
                Array.Resize(ref _letters, (_letters.Length * 2) + name.Length);
            if (_names == _entries.Length)
                Array.Resize(ref _entries, _names * 2);
            name.CopyTo(_letters.AsSpan(_written));
            _entries[_names++] = new Entry(_written, (short)name.Length, -1);
            _written += name.Length;
            slot = _names;
        }
        ref var entry = ref _entries[slot - 1];
        if (entry.First >= 0 && _senses[entry.First].Line == line)
            return;
        if (_count == _senses.Length)
            Array.Resize(ref _senses, _count * 2);
        _senses[_count] = new Sense(line, (short)length, isOwn, entry.First);
        entry = entry with { First = _count++ };
        if (_names * 2 > _slots.Length)
            Grow();
    }

    /// <summary>The number of a name's last meaning; −1 where the name is unknown. <see cref="this"/> leads on.</summary>
    public int First(ReadOnlySpan<char> name) => _slots[Slot(name)] is > 0 and var slot ? _entries[slot - 1].First : -1;

    /// <summary>A meaning, with the number of the next one of the same name, −1 at the end.</summary>
    public ref readonly Sense this[int sense] => ref _senses[sense];

    private int Slot(ReadOnlySpan<char> name)
    {
        var slot = (int)Hash(name) & (_slots.Length - 1);
        while (_slots[slot] is > 0 and var index && !name.SequenceEqual(Name(_entries[index - 1])))
            slot = (slot + 1) & (_slots.Length - 1);
        return slot;
    }

    private void Grow()
    {
        _slots = new int[_slots.Length * 2];
        for (var index = 0; index < _names; index++)
            _slots[Slot(Name(_entries[index]))] = index + 1;
    }

    private ReadOnlySpan<char> Name(in Entry entry) => _letters.AsSpan(entry.Start, entry.Length);

    /// <summary>FNV-1a over code units, mixed once more because only the low bits choose the slot.</summary>
    private static uint Hash(ReadOnlySpan<char> name)
    {
        var hash = 2166136261u;
        foreach (var c in name)
            hash = (hash ^ c) * 16777619u;
        return hash ^ (hash >> 15);
    }

    /// <summary>One place that a name may mean.</summary>
    /// <param name="Line">Where its line begins in the registry.</param>
    /// <param name="Length">Length of the line.</param>
    /// <param name="IsOwn">Whether the name is the place's first.</param>
    /// <param name="Next">The next meaning of the same name; −1 at the end.</param>
    public readonly record struct Sense(int Line, short Length, bool IsOwn, int Next);

    private record struct Entry(int Start, short Length, int First);
}
