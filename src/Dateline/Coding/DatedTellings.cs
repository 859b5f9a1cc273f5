using Dateline.Language;

namespace Dateline.Coding;

/// <summary>The nouns and verbs of a report that an expression gives a day of their own: where the same is named again without one, it has that day.</summary>
internal sealed class DatedTellings
{
    private const int MaxSteps = 12;

    /// <summary>Token indices by lemma, verbs by their stem too ("announc", of which "announcement" is made), in the order of the text.</summary>
    private readonly Dictionary<string, List<int>> _tokens = new(StringComparer.Ordinal);
    private readonly Document _document;
    private readonly DatingLexicon _lexicon;

    public DatedTellings(Document document, ReportTimes times, DatingLexicon lexicon)
    {
        (_document, _lexicon) = (document, lexicon);
        for (var i = 0; i < times.Count; i++)
        {
            if (times.IsDated(i) && !times.StandsAlone(i) && !times.IsCompared(i) && Dated(times[i].Span) is { } token)
            {
                Add(token.Lemma.ToString(), token.Index);
                if (token.Upos is Upos.Verb && token.Lemma is [.. var stem, 'e'])
                    Add(stem.ToString(), token.Index);
            }
        }
        foreach (var list in _tokens.Values)
            list.Sort();
    }

    /// <summary>The last one before a token, of its lemma or of the verb that its noun is made of.</summary>
    public Token? Before(Token token)
    {
        var last = -1;
        foreach (var list in Lists(token))
        {
            var at = list.BinarySearch(token.Index);
            if ((at < 0 ? ~at : at) is > 0 and var behind)
                last = Math.Max(last, list[behind - 1]);
        }
        return last < 0 ? null : _document[last];
    }

    /// <summary>The first one behind a token.</summary>
    public Token? Behind(Token token)
    {
        var first = int.MaxValue;
        foreach (var list in Lists(token))
        {
            var at = list.BinarySearch(token.Index + 1);
            if ((at < 0 ? ~at : at) is var behind && behind < list.Count)
                first = Math.Min(first, list[behind]);
        }
        return first == int.MaxValue ? null : _document[first];
    }

    private IEnumerable<List<int>> Lists(Token token)
    {
        if (_tokens.Count == 0)
            yield break;
        if (_tokens.TryGetValue(token.Lemma.ToString(), out var same))
            yield return same;
        if (token.Upos is not Upos.Noun)
            yield break;
        foreach (var ending in _lexicon.Endings)
        {
            if (token.Lemma.Length - ending.Length >= DatingLexicon.ShortestStem && token.Lemma.EndsWith(ending)
                && _tokens.TryGetValue(token.Lemma[..^ending.Length].ToString(), out var made) && _document[made[0]].Upos == Upos.Verb)
                yield return made;
        }
    }

    private void Add(string lemma, int token)
    {
        if (!_tokens.TryGetValue(lemma, out var list))
            _tokens[lemma] = list = [];
        list.Add(token);
    }

    /// <summary>The noun or verb that an expression hangs on; a relative clause tells of somebody's past, not of the news: "who was appointed in 2019".</summary>
    private Token? Dated(TextSpan expression)
    {
        var token = _document[Math.Min(_document.TokenAt(expression.Start), _document.TokenCount - 1)];
        for (var steps = MaxSteps; steps > 0; steps--, token = token.Head)
        {
            if ((token.TextSpan.Start >= expression.End || token.TextSpan.End <= expression.Start) && token.Upos is Upos.Noun or Upos.Verb)
                return token.Relation is Relation.AclRelcl ? null : token;
            if (token.IsRoot || token.Relation is Relation.Ccomp or Relation.Advcl or Relation.AclRelcl or Relation.Parataxis)
                break;
        }
        return null;
    }
}
