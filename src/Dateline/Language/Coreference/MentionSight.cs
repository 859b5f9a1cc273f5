namespace Dateline.Language.Coreference;

/// <summary>What is seen of one mention before others are looked at.</summary>
internal struct MentionSight
{
    public int Start;
    public int End;
    public int Head;

    /// <summary>The word the head hangs on, or -1; through a coordination, what its first member hangs on.</summary>
    public int Governor;
    public int Sentence;

    /// <summary>Where the mention stands in direct speech: the head of who speaks, or -1.</summary>
    public int Speaker;
    public MentionClass Class;
    public NameKind Name;
    public Sort Sort;
    public Role Role;

    /// <summary>0 not known, 1 one, 2 several.</summary>
    public byte Number;
    public bool IsQuoted;
    public bool IsReflexive;
    public bool IsModified;

    /// <summary>Whether this is a second or later member of a coordination.</summary>
    public bool IsMember;

    /// <summary>Hash of the head's dictionary form.</summary>
    public uint Lemma;

    /// <summary>Hash of the words without determiner, genitive mark and punctuation.</summary>
    public uint Text;

    /// <summary>Hash of the dictionary form of the governor.</summary>
    public uint GovernorLemma;

    /// <summary>Hash of the last word of the name, 0 where there is no name.</summary>
    public uint LastName;

    /// <summary>Hash of the title or office before a person's name: President Bekov; 0 where there is none.</summary>
    public uint Title;

    /// <summary>Hash of the initials of a name of several words; 0 where there are none.</summary>
    public uint Initials;

    /// <summary>Hash of a name that could be an acronym; 0 where it could not.</summary>
    public uint Acronym;

    /// <summary>The number under which the registries have the name; 0 where they have none.</summary>
    public int Registered;

    /// <summary>The number of the country that a word beside the head names: Russian leader, president of Kazakhstan; 0 where none does.</summary>
    public int Nation;

    /// <summary>One bit for each content word's hash; and for those words that are names.</summary>
    public ulong Words;
    public ulong Names;

    public readonly bool IsPronoun => Class <= MentionClass.OtherPronoun;

    /// <summary>Whether this is a pronoun of the first or second person.</summary>
    public readonly bool IsOfSpeech => Class <= MentionClass.You;
}
