namespace Dateline.Language.Coreference;

/// <summary>What is known of an entity while its mentions are being gathered.</summary>
internal struct EntityState
{
    public int First;
    public int Last;
    public int Count;

    /// <summary>One bit for each <see cref="Coreference.Sort"/> and kind of name that its mentions had.</summary>
    public uint Sorts;
    public uint NameKinds;

    /// <summary>One bit for each class of its mentions.</summary>
    public uint Classes;

    /// <summary>Bit 1: one, bit 2: several.</summary>
    public uint Numbers;

    /// <summary>One bit for each hash of a head, of a content word, of a word of a name.</summary>
    public ulong Heads;
    public ulong Words;
    public ulong Names;
    public int Registered;

    public void Add(int index, in MentionSight sight)
    {
        if (Count == 0)
            First = index;
        Last = index;
        Count++;
        if (sight.Sort != Sort.Unknown)
            Sorts |= 1u << (int)sight.Sort;
        if (sight.Name != NameKind.None)
            NameKinds |= 1u << (int)sight.Name;
        Classes |= 1u << (int)sight.Class;
        Numbers |= 1u << sight.Number;
        if (!sight.IsPronoun)
        {
            Heads |= 1ul << (int)(sight.Lemma & 63);
            Words |= sight.Words;
            Names |= sight.Names;
        }
        if (Registered == 0)
            Registered = sight.Registered;
    }
}
