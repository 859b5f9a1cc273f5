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
    /// <param name="tagOf">The part of speech of a word.</param>
    /// <param name="isQuoted">Whether a word stands in a quotation.</param>
    public ActorIndex Read(TextWords words, LocalDate? published, Func<int, int, bool> isPlace, Func<int, NameKind> kindOf, Func<int, string?> capitalOf, Func<int, Upos> tagOf, Func<int, bool> isQuoted)
    {
        var chunks = new ActorGrammar(words, lexicon, kindOf, capitalOf, tagOf).Chunks();
        // "I suspect that …", "they guard the port": a verb is nobody.
        chunks.RemoveAll(chunk => chunk.Form == ReferenceForm.Nominal && chunk.End - chunk.First == 1 && tagOf(chunk.First) is Upos.Verb or Upos.Aux);
        var linker = new ActorLinker(words, lexicon, published, isPlace, kindOf, isQuoted);
        return linker.Link(chunks);
    }
}

/// <summary>The actors of a text and the words that mean them.</summary>
internal sealed class ActorIndex(List<ActorDraft> actors, List<ActorChunk> chunks, int wordCount, ActorLexicon lexicon)
{
    private readonly int[] _chunkOfWord = Map(chunks, wordCount);
    private Dictionary<string, int>? _countries;
    private Dictionary<string, ActorChunk>? _named;

    public IReadOnlyList<ActorDraft> Actors => actors;

    /// <summary>The country that a place stands for, where an event names nobody else that it was directed at: an actor of its own from then on, with that place as a reference.</summary>
    /// <param name="country">ISO 3166-1 alpha-3.</param>
    /// <param name="place">The words that name the place.</param>
    public ActorChunk? CountryOf(string country, (int First, int End, TextSpan Span) place)
    {
        if (lexicon.CountryName(country) is not { } name)
            return null;
        _countries ??= Countries();
        if (!_countries.TryGetValue(country, out var index))
        {
            index = _countries[country] = actors.Count;
            actors.Add(new ActorDraft { Kind = ActorKind.Country, Name = name, Country = country, Origin = SpeakerOrigin.Official });
        }
        var references = actors[index].References;
        // References stand in the order of the text, and most are added at its end.
        var at = references.Count;
        while (at > 0 && references[at - 1].Span.Start >= place.Span.Start)
            at--;
        if (at == references.Count || references[at].Span != place.Span)
            references.Insert(at, new ActorReference(place.Span, ReferenceForm.Name));
        return new ActorChunk { First = place.First, End = place.End, Kind = ActorKind.Country, Country = country, Name = name, Actor = index };
    }

    public IReadOnlyList<ActorChunk> Chunks { get; } = chunks;

    /// <summary>A country that the text names, or null.</summary>
    public ActorChunk? CountryNamed(string country)
    {
        if (_named is null)
        {
            _named = new Dictionary<string, ActorChunk>(StringComparer.Ordinal);
            foreach (var chunk in Chunks)
            {
                if (chunk is { Actor: >= 0, Kind: ActorKind.Country } && actors[chunk.Actor].Country is { } known)
                    _named.TryAdd(known, chunk);
            }
        }
        return _named.GetValueOrDefault(country);
    }

    private Dictionary<string, int> Countries()
    {
        var countries = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < actors.Count; i++)
        {
            if (actors[i] is { Kind: ActorKind.Country, Country: { } country })
                countries.TryAdd(country, i);
        }
        return countries;
    }

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
