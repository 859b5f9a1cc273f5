using Dateline.Language;
using NodaTime;

namespace Dateline.Actors;

/// <summary>Finds the actors of a text and links what is said of each: full name, surname, office, description, pronoun. Load once; thread-safe.</summary>
internal sealed class ActorReader(ActorLexicon lexicon)
{
    public static ActorReader Load() => new(ActorLexicon.Load());

    /// <param name="words">The text.</param>
    /// <param name="published">The day on which offices are asked for.</param>
    /// <param name="isPlace">Whether words name a place of the registry.</param>
    /// <param name="kindOf">The kind of name that the name finder sees at a word.</param>
    /// <param name="capitalOf">The country whose capital a word names, or null.</param>
    public ActorIndex Read(TextWords words, LocalDate? published, Func<int, int, bool> isPlace, Func<int, NameKind> kindOf, Func<int, string?> capitalOf)
    {
        var chunks = new ActorGrammar(words, lexicon, kindOf, capitalOf).Chunks();
        var linker = new ActorLinker(words, lexicon, published, isPlace, kindOf);
        return linker.Link(chunks);
    }
}

/// <summary>The actors of a text and the words that mean them.</summary>
internal sealed class ActorIndex(List<ActorDraft> actors, List<ActorChunk> chunks, int wordCount, ActorLexicon lexicon)
{
    private readonly int[] _chunkOfWord = Map(chunks, wordCount);

    public IReadOnlyList<ActorDraft> Actors => actors;

    /// <summary>The country that a place stands for, where an event names nobody else that it was directed at: an actor of its own from then on, with that place as a reference.</summary>
    /// <param name="country">ISO 3166-1 alpha-3.</param>
    /// <param name="place">The words that name the place.</param>
    public ActorChunk? CountryOf(string country, (int First, int End, TextSpan Span) place)
    {
        if (lexicon.CountryName(country) is not { } name)
            return null;
        var index = actors.FindIndex(a => a.Kind == ActorKind.Country && a.Country == country);
        if (index < 0)
        {
            index = actors.Count;
            actors.Add(new ActorDraft { Kind = ActorKind.Country, Name = name, Country = country, Origin = SpeakerOrigin.Official });
        }
        var references = actors[index].References;
        var at = references.FindIndex(r => r.Span.Start >= place.Span.Start);
        if (at < 0 || references[at].Span != place.Span)
            references.Insert(at < 0 ? references.Count : at, new ActorReference(place.Span, ReferenceForm.Name));
        return new ActorChunk { First = place.First, End = place.End, Kind = ActorKind.Country, Country = country, Name = name, Actor = index };
    }

    public IReadOnlyList<ActorChunk> Chunks { get; } = chunks;

    /// <summary>A country that the text names, or null.</summary>
    public ActorChunk? CountryNamed(string country) => Chunks.FirstOrDefault(c => c.Actor >= 0 && c.Kind == ActorKind.Country && actors[c.Actor].Country == country);

    /// <summary>The chunk that holds a word.</summary>
    public ActorChunk? At(int word) => word >= 0 && word < _chunkOfWord.Length && _chunkOfWord[word] is >= 0 and var index ? Chunks[index] : null;

    private static int[] Map(List<ActorChunk> chunks, int wordCount)
    {
        var map = new int[wordCount];
        Array.Fill(map, -1);
        for (var i = 0; i < chunks.Count; i++)
            map.AsSpan(chunks[i].First, chunks[i].End - chunks[i].First).Fill(i);
        return map;
    }
}

/// <summary>An actor while the text is read.</summary>
internal sealed class ActorDraft
{
    public required ActorKind Kind { get; set; }

    public string? Name { get; set; }

    public string? Surname { get; set; }

    public string? Country { get; set; }

    public string? Sector { get; set; }

    public string? Code { get; set; }

    public string? Office { get; set; }

    /// <summary>Nouns by which the text describes the actor, in lower case.</summary>
    public HashSet<string> Heads { get; } = new(StringComparer.Ordinal);

    public SpeakerOrigin Origin { get; set; }

    public bool IsHeadOfCountry { get; set; }

    public List<ActorReference> References { get; } = [];

    /// <summary>CAMEO/PLOVER code: country, then sector.</summary>
    public string? FullCode => Kind switch
    {
        ActorKind.Country => Country,
        _ when Code is { } code && (code.StartsWith("IGO", StringComparison.Ordinal) || Country is null) => code,
        _ => Country is null && Sector is null ? null : Country + Sector,
    };
}
