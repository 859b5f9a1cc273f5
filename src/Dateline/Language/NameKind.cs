namespace Dateline.Language;

/// <summary>What a name names.</summary>
public enum NameKind : byte
{
    /// <summary>Nothing: the word is part of no name.</summary>
    None,

    /// <summary>A person.</summary>
    Person,

    /// <summary>An organisation: government bodies, companies, parties, armed groups, teams.</summary>
    Organization,

    /// <summary>A place: countries, towns, regions, waters.</summary>
    Location,

    /// <summary>A word of nationality, people, religion or political camp: <c>Kazakh</c>, <c>Republicans</c>.</summary>
    Nationality,

    /// <summary>A title or rank before a name: <c>President</c>, <c>Col.</c></summary>
    Title,

    /// <summary>A named event: a war, an election, a conference.</summary>
    Event,

    /// <summary>A building or other work of engineering: an airport, a bridge, a base.</summary>
    Facility,

    /// <summary>Any other name: products, ships, books, laws.</summary>
    Other,
}

/// <summary>The printed names of kinds of names.</summary>
public static class NameKindLabels
{
    private static readonly string[] Labels = ["O", "PER", "ORG", "LOC", "NORP", "TITLE", "EVENT", "FAC", "MISC"];

    /// <summary>Number of values, <see cref="NameKind.None"/> included.</summary>
    public static int Count => Labels.Length;

    /// <summary>As in IOB2 files: <c>PER</c>; <c>O</c> where there is none.</summary>
    public static string Label(this NameKind kind) => Labels[(int)kind];

    /// <summary>Reads a printed name; <see cref="NameKind.None"/> where there is no such kind.</summary>
    public static NameKind Parse(ReadOnlySpan<char> label)
    {
        for (var i = 1; i < Labels.Length; i++)
        {
            if (label.SequenceEqual(Labels[i]))
                return (NameKind)i;
        }
        return NameKind.None;
    }
}
