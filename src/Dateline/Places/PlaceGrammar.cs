using Dateline.Language;
using Dateline.Lexica;

namespace Dateline.Places;

/// <summary>What a preposition says of the place that it governs.</summary>
internal enum PlaceRole
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Something happens there.</summary>
    At,

    /// <summary>Something goes there.</summary>
    To,

    /// <summary>Something comes from there.</summary>
    From,

    /// <summary>Something passes there.</summary>
    By,

    /// <summary>Something is a part of it.</summary>
    Of,
}

/// <summary>The words around the names of places, from <c>lexicon/places/grammar.txt</c>. Immutable once loaded.</summary>
internal sealed class PlaceGrammar
{
    /// <summary>Between a preposition and a name lie at most so many words: "in the northern town of X".</summary>
    private const int Reach = 5;

    private readonly Dictionary<string, PlaceRole> _prepositions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PlaceKind> _nouns = new(StringComparer.Ordinal);
    private readonly HashSet<string> _between = new(StringComparer.Ordinal);
    private readonly HashSet<string> _joining = new(StringComparer.Ordinal);
    private readonly HashSet<string> _inside = new(StringComparer.Ordinal);
    private readonly HashSet<string> _reaching = new(StringComparer.Ordinal);
    private readonly HashSet<string> _witnessing = new(StringComparer.Ordinal);

    public static PlaceGrammar Load()
    {
        var grammar = new PlaceGrammar();
        foreach (var line in LexiconText.Lines("places/grammar.txt"))
        {
            var (kind, words) = line.Cut('|');
            foreach (var word in words.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
                grammar.Add(line, kind, word);
        }
        return grammar;
    }

    /// <summary>What a preposition, in lower case, says of a place.</summary>
    public PlaceRole RoleOf(ReadOnlySpan<char> preposition) => _prepositions.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(preposition, out var role) ? role : PlaceRole.None;

    /// <summary>The kind of place that a common noun, in lower case, names: "village"; null where it names none.</summary>
    public PlaceKind? KindOf(ReadOnlySpan<char> noun) => _nouns.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(noun, out var kind) ? kind : null;

    /// <summary>Whether a word may stand between a preposition and a name: "the northern town of".</summary>
    public bool IsBetween(string lower) => _between.Contains(lower);

    /// <summary>Whether a word or mark joins the names of a list.</summary>
    public bool Joins(string lower) => lower is "," or "/" || _joining.Contains(lower);

    /// <summary>Whether a preposition governs places and no people: nobody is in a person.</summary>
    public bool IsInside(string lower) => _inside.Contains(lower);

    /// <summary>Whether what a verb does to a place happens there: "captured", not "condemned".</summary>
    public bool Reaches(ReadOnlySpan<char> lemma) => _reaching.GetAlternateLookup<ReadOnlySpan<char>>().Contains(lemma);

    /// <summary>Whether the subject of a verb may be where it happens: "the town saw clashes".</summary>
    public bool Witnesses(ReadOnlySpan<char> lemma) => _witnessing.GetAlternateLookup<ReadOnlySpan<char>>().Contains(lemma);

    /// <summary>The preposition of place that stands before a name, with words such as "the northern town of" between them.</summary>
    public PlaceRole Before(TextWords words, int at)
    {
        for (var back = at - 1; back >= 0 && back >= at - Reach && words[back].Sentence == words[at].Sentence; back--)
        {
            var lower = words[back].Lower;
            if (_prepositions.TryGetValue(lower, out var role) && (role != PlaceRole.Of || back == at - 1 && !_nouns.ContainsKey(words.Lower(back - 1))))
                return role;
            if (!_between.Contains(lower) && !_joining.Contains(lower) && lower is not "-")
                return PlaceRole.None;
        }
        return PlaceRole.None;
    }

    private void Add(LexiconLine line, string kind, string word)
    {
        var added = kind switch
        {
            "at" => _prepositions.TryAdd(word, PlaceRole.At),
            "to" => _prepositions.TryAdd(word, PlaceRole.To),
            "from" => _prepositions.TryAdd(word, PlaceRole.From),
            "by" => _prepositions.TryAdd(word, PlaceRole.By),
            "of" => _prepositions.TryAdd(word, PlaceRole.Of),
            "between" => _between.Add(word),
            "joins" => _joining.Add(word),
            "inside" => _inside.Add(word),
            "city" => _nouns.TryAdd(word, PlaceKind.City),
            "region" => _nouns.TryAdd(word, PlaceKind.Region),
            "facility" => _nouns.TryAdd(word, PlaceKind.Facility),
            "nature" => _nouns.TryAdd(word, PlaceKind.Nature),
            "reach" => _reaching.Add(word),
            "witness" => _witnessing.Add(word),
            _ => throw line.Wrong("has an unknown kind of word"),
        };
        if (!added)
            throw line.Wrong($"says '{word}' twice");
    }
}
