namespace Dateline.Places;

/// <summary>Folded names with the place that each most likely means. Their letters lie in one array behind one another: tens of thousands of names are no objects of their own. There is room for the names of the registry from the beginning.</summary>
internal sealed class PlaceNames
{
    private char[] _letters = GC.AllocateUninitializedArray<char>(1 << 19);
    private int _written;
    private Entry[] _entries = GC.AllocateUninitializedArray<Entry>(1 << 16);
    private int _count;
    // Index of an entry, from 1; 0 is a free place. Its length is a power of two, and at least half of it is free.
    private int[] _slots = new int[1 << 17];

    /// <summary>Gives a name its meaning, if it has none of as much weight.</summary>
    /// <param name="name">A folded name.</param>
    /// <param name="place">Where the line of the place lies in the registry.</param>
    /// <param name="weight">How likely it is meant.</param>
    /// <param name="weightOnceKnown">How likely, when the next meaning of the same name is weighed against it.</param>
    public void Put(ReadOnlySpan<char> name, Range place, double weight, double weightOnceKnown)
    {
        ref var slot = ref _slots[Slot(name)];
        if (slot > 0)
        {
            ref var known = ref _entries[slot - 1];
            if (weight > known.Weight)
                (known.Place, known.Weight) = (place, weightOnceKnown);
            return;
        }
        if (_written + name.Length > _letters.Length)
            Array.Resize(ref _letters, (_letters.Length * 2) + name.Length);
        if (_count == _entries.Length)
            Array.Resize(ref _entries, _count * 2);
        name.CopyTo(_letters.AsSpan(_written));
        _entries[_count++] = new Entry(_written, name.Length, place, weightOnceKnown);
        _written += name.Length;
        slot = _count;
        if (_count * 2 > _slots.Length)
            Grow();
    }

    /// <summary>Where the line of the place lies that a folded name most likely means.</summary>
    public bool TryGet(ReadOnlySpan<char> name, out Range place)
    {
        var slot = _slots[Slot(name)];
        place = slot > 0 ? _entries[slot - 1].Place : default;
        return slot > 0;
    }

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
        for (var index = 0; index < _count; index++)
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

    private record struct Entry(int Start, int Length, Range Place, double Weight);
}
