using System.Runtime.InteropServices;
using Dateline.Language;

namespace Dateline.Coding;

/// <summary>Nouns and verbs of a report by what they name, so that the same event is found where another word names it: "announced", "the announcement".</summary>
internal sealed class Tellings(Document document, DatingLexicon lexicon)
{
    /// <summary>By lemma, verbs by their stem too ("announc", of which "announcement" is made), in the order of the text.</summary>
    private readonly Dictionary<string, List<Telling>> _tellings = new(StringComparer.Ordinal);

    /// <summary>Adds a word; words come in the order of the text.</summary>
    /// <param name="token">A noun or a verb.</param>
    /// <param name="time">The expression that gives it its day, −1 for none.</param>
    public void Add(Token token, int time = -1)
    {
        Add(token.Lemma, new Telling(token.Index, time));
        if (token.Upos is Upos.Verb && token.Lemma is [.. var stem, 'e'])
            Add(stem, new Telling(token.Index, time));
    }

    /// <summary>The last one before a token that has its lemma, or is the verb that its noun is made of.</summary>
    public Telling? Before(Token token) => Find(token, token.Index - 1, isBackwards: true);

    /// <summary>The first one from a place of the text on.</summary>
    public Telling? From(int index, Token token) => Find(token, index, isBackwards: false);

    private Telling? Find(Token token, int from, bool isBackwards)
    {
        Telling? found = null;
        var lookup = _tellings.GetAlternateLookup<ReadOnlySpan<char>>();
        if (lookup.TryGetValue(token.Lemma, out var same))
            found = Nearest(same, from, isBackwards);
        if (token.Upos is not Upos.Noun)
            return found;
        foreach (var ending in lexicon.Endings)
        {
            if (token.Lemma.Length - ending.Length >= DatingLexicon.ShortestStem && token.Lemma.EndsWith(ending) && lookup.TryGetValue(token.Lemma[..^ending.Length], out var made)
                && Nearest(made, from, isBackwards) is { } verb && document[verb.Token].Upos is Upos.Verb && (found is not { } known || verb.Token > known.Token == isBackwards))
                found = verb;
        }
        return found;
    }

    private static Telling? Nearest(List<Telling> tellings, int from, bool isBackwards)
    {
        var (low, high) = (0, tellings.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (tellings[middle].Token < from + (isBackwards ? 1 : 0))
                low = middle + 1;
            else
                high = middle;
        }
        var at = isBackwards ? low - 1 : low;
        return at >= 0 && at < tellings.Count ? tellings[at] : null;
    }

    private void Add(ReadOnlySpan<char> lemma, Telling telling)
    {
        ref var list = ref CollectionsMarshal.GetValueRefOrAddDefault(_tellings.GetAlternateLookup<ReadOnlySpan<char>>(), lemma, out _);
        (list ??= []).Add(telling);
    }

    /// <summary>A word that tells an event.</summary>
    /// <param name="Token">Its index.</param>
    /// <param name="Time">The expression that gives it its day, −1 for none.</param>
    public readonly record struct Telling(int Token, int Time);
}
