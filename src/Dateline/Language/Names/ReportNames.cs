using Dateline.Language.Linear;

namespace Dateline.Language.Names;

/// <summary>What the first reading of a report made of each capitalised word, counted; and which acronyms its longer names would have.</summary>
internal struct ReportNames
{
    /// <summary>Counts of one form: how often in no name, and in names of each kind.</summary>
    private struct Counts
    {
        public uint Form;
        public ushort None;
        public ushort Person;
        public ushort Organization;
        public ushort Location;
        public ushort Other;
    }

    private Column<Counts> _counts;
    private Column<(uint Initials, byte Group)> _acronyms;

    public void Look(Document document, int first, Span<NameSight> sights, ReadOnlySpan<byte> labels)
    {
        var capacity = 16;
        while (capacity < sights.Length * 2)
            capacity *= 2;
        _counts.Fill(capacity, default);
        _acronyms.Clear();
        for (var i = 0; i < sights.Length; i++)
        {
            if (sights[i].IsCapitalized)
                Add(ref Slot(sights[i].Form), NameLabels.Group(labels[i]));
            if (labels[i] > 0 && !NameLabels.IsInside(labels[i]))
                AddAcronym(document, first, i, labels);
        }
        for (var i = 0; i < sights.Length; i++)
        {
            sights[i].Elsewhere = sights[i].IsCapitalized ? Elsewhere(Slot(sights[i].Form), NameLabels.Group(labels[i])) : (byte)0;
            sights[i].AcronymOf = AcronymOf(document[first + i].Text);
        }
    }

    private readonly ref Counts Slot(uint form)
    {
        var items = _counts.Items;
        var key = form == 0 ? 1 : form;
        var slot = (int)(key & (uint)(items.Length - 1));
        while (items[slot].Form != 0 && items[slot].Form != key)
            slot = (slot + 1) & (items.Length - 1);
        items[slot].Form = key;
        return ref items[slot];
    }

    private static void Add(ref Counts counts, int group)
    {
        switch (group)
        {
            case 0:
                counts.None++;
                break;
            case 1:
                counts.Person++;
                break;
            case 2:
                counts.Organization++;
                break;
            case 3:
                counts.Location++;
                break;
            default:
                counts.Other++;
                break;
        }
    }

    /// <summary>0 where the form occurs once only; else the kind (1 to 4, or 5 for none) most of the others have, plus 5 where nearly all of them have it.</summary>
    private static byte Elsewhere(Counts counts, int own)
    {
        Span<int> numbers = [counts.None, counts.Person, counts.Organization, counts.Location, counts.Other];
        numbers[own]--;
        var best = 1;
        for (var group = 1; group < numbers.Length; group++)
        {
            if (numbers[group] > numbers[best])
                best = group;
        }
        var all = counts.None + counts.Person + counts.Organization + counts.Location + counts.Other - 1;
        if (all <= 0)
            return 0;
        if (numbers[0] > numbers[best])
            best = 0;
        return (byte)((best == 0 ? 5 : best) + (numbers[best] * 5 >= all * 4 && all > 1 ? 5 : 0));
    }

    private void AddAcronym(Document document, int first, int at, ReadOnlySpan<byte> labels)
    {
        var (key, words) = (0u, 0);
        for (var i = at; i < labels.Length && (i == at || (NameLabels.IsInside(labels[i]) && NameLabels.Group(labels[i]) == NameLabels.Group(labels[at]))); i++)
        {
            var initial = document[first + i].Text[0];
            if (!char.IsUpper(initial))
                continue;
            key = FeatureHash.Of(72, key, initial);
            words++;
        }
        if (words is >= 2 and <= 8)
            _acronyms.Add((key, (byte)NameLabels.Group(labels[at])));
    }

    private readonly byte AcronymOf(ReadOnlySpan<char> form)
    {
        if (_acronyms.Count == 0 || form.Length is < 2 or > 8)
            return 0;
        var key = 0u;
        foreach (var c in form)
        {
            if (!char.IsUpper(c))
                return 0;
            key = FeatureHash.Of(72, key, c);
        }
        foreach (var (initials, group) in _acronyms.Items)
        {
            if (initials == key)
                return group;
        }
        return 0;
    }

    public void Return()
    {
        _counts.Return();
        _acronyms.Return();
    }
}
