using Dateline.Language;
using Dateline.Places;

namespace Dateline.Coding;

/// <summary>Says where something happened: a place tied to its word, else to the clause around it, else of its sentence, else of the paragraph so far, else the dateline's; none where the text gives none.</summary>
internal sealed class EventPlacing
{
    private const int MaxClauses = 6;

    /// <summary>A place is carried over at most so many sentences.</summary>
    private const int Carried = 3;

    private readonly TextWords _words;
    private readonly int[] _firstWord;
    private readonly int _dateline;
    // Of each place, the last one up to it that something can be carried on from: it stands behind a preposition of place; −1 where there is none.
    private readonly int[] _carried;
    private readonly ClausePlaces _tied;
    private readonly Dictionary<string, List<int>> _countries = new(StringComparer.Ordinal);

    public EventPlacing(Document document, TextWords words, PlaceIndex index, PlaceGrammar grammar)
    {
        var places = index.Places;
        _words = words;
        _tied = new ClausePlaces(grammar, index);
        _firstWord = [.. places.Select(p => words.At(p.Span.Start))];
        var dateline = document.Report.Dateline?.Span ?? default;
        _dateline = places.FindIndex(p => !dateline.IsEmpty && dateline.Contains(p.Span));
        _carried = new int[places.Count];
        for (var (i, last) = (0, -1); i < places.Count; i++)
        {
            if (grammar.Before(words, _firstWord[i]) is PlaceRole.At or PlaceRole.To or PlaceRole.By)
                last = i;
            _carried[i] = last;
            if (places[i] is { Kind: PlaceKind.Country, Country: { } country })
                (_countries.TryGetValue(country, out var named) ? named : _countries[country] = []).Add(i);
        }
    }

    /// <param name="token">The event's word.</param>
    /// <param name="country">The country that acts or is acted on as a whole, or null.</param>
    public Where? Of(Token token, string? country)
    {
        if (Tied(token) is { } tied)
            return tied;
        var sentence = _words[_words.At(token.TextSpan.Start) is var at && at < _words.Count ? at : _words.Count - 1].Sentence;
        var start = FirstAt(_words.SentenceStarts[sentence]);
        // What is done by or to a country as a whole is placed in it, not in the town told of before.
        if (country is not null && Country(country, start) is >= 0 and var whole)
            return new Where([whole], PlaceBasis.Report);
        if (start > 0 && _carried[start - 1] is >= 0 and var last && sentence - _words[_firstWord[last]].Sentence <= Carried)
            return new Where([last], PlaceBasis.Report);
        return _dateline >= 0 ? new Where([_dateline], PlaceBasis.Dateline) : null;
    }

    /// <summary>The places of the word's own phrase and clause, then those of the clauses that it hangs on: "arrived in Mosul to supervise", "the fort that was stormed".</summary>
    private Where? Tied(Token token)
    {
        for (var (word, steps) = (token, 0); steps < MaxClauses; steps++)
        {
            var basis = steps == 0 ? PlaceBasis.Clause : PlaceBasis.Sentence;
            if (_tied.Of(word) is { Count: > 0 } own)
                return new Where(own, basis);
            if (Beside(word) is { } beside)
                return new Where(beside, basis);
            if (word.IsRoot)
                return null;
            if (word.Relation is Relation.AclRelcl or Relation.Acl && _tied.OfAntecedent(word.Head) is { Count: > 0 } antecedent)
                return new Where(antecedent, PlaceBasis.Clause);
            // What somebody says happened is not placed where they say it.
            if (word.Relation is Relation.Ccomp or Relation.Parataxis)
                return null;
            word = word.Upos is Upos.Noun or Upos.Propn or Upos.Pron || word.Relation is Relation.AclRelcl or Relation.Acl ? Clause.Governing(word.Head) : word.Head;
        }
        return null;
    }

    /// <summary>What follows with "and", or is begun or caused, often holds the place of both: "were killed and wounded in the square", "began to arrive in the town".</summary>
    private List<int>? Beside(Token word)
    {
        foreach (var child in word.Children)
        {
            if ((child.Relation is Relation.Xcomp || (child.Relation is Relation.Conj && child.Upos == word.Upos && child.Child(Relation.Nsubj) is null && child.Child(Relation.NsubjPass) is null)) && _tied.Of(child) is { Count: > 0 } places)
                return places;
        }
        return null;
    }

    /// <summary>The place that is a country: named last before, else first behind.</summary>
    private int Country(string country, int start)
    {
        if (!_countries.TryGetValue(country, out var named))
            return -1;
        var next = named.BinarySearch(start);
        next = next < 0 ? ~next : next;
        return next > 0 ? named[next - 1] : named[0];
    }

    private int FirstAt(int word)
    {
        var index = Array.BinarySearch(_firstWord, word);
        if (index < 0)
            return ~index;
        while (index > 0 && _firstWord[index - 1] == word)
            index--;
        return index;
    }
}
