using Dateline.Actors;
using Dateline.Language;

namespace Dateline.Coding;

/// <summary>Who says it: subject, agent, possessor, the noun phrase behind "according to".</summary>
internal sealed partial class StatementReader
{
    /// <summary>Who says it, and to whom where the passive tells only that.</summary>
    private (Token? Source, Token? Hearer) SourceOf(Token token, SpeechCue cue)
    {
        if (AsClause(token) is not null)
            return (token.Head, null);
        if (Quoted(token) is { } quoted)
            return (quoted, null);
        if (Reduced(token) is { } reduced)
            return (reduced.Child(Relation.Nsubj), Hearer(token, cue));
        if (GoingOn(token) is { } said)
            return (said, null);
        if (IsPassive(token) && !cue.IsState)
        {
            if (cue.Is(CueMarks.Speaker))
                return (Clause.Subject(token), null);
            foreach (var child in token.Children)
            {
                if (child.Relation is Relation.OblAgent)
                    return (child, null);
            }
            return token.Relation is Relation.Acl && cue.Kind is not StatementKind.Assertion ? (null, null) : (null, cue.Is(CueMarks.Hearer) ? Clause.Subject(token) : null);
        }
        if (SubjectOf(token) is { } subject && subject.Relation is not Relation.Expl && !subject.TextIs("there") && !IsQuotedApart(subject, token))
            return (subject, Hearer(token, cue));
        return (Inverted(token) ?? Adjacent(token) ?? Stranded(token) ?? Trailing(token), Hearer(token, cue));
    }

    /// <summary>"quoted the ministry as saying", "cited sources as saying": who is quoted, and not who quotes.</summary>
    private static Token? Quoted(Token token)
    {
        if (token.Relation is not (Relation.Advcl or Relation.Obl) || !token.Ends("ing") || !token.Head.LemmaIs(["quote", "cite"]) || token.Head.Child(Relation.AuxPass) is not null || (token.Child(Relation.Mark) ?? token.Child(Relation.Case)) is not { } mark || !mark.LemmaIs("as"))
            return null;
        return token.Head.Child(Relation.Obj) is { } source && source.Index < token.Index ? source : null;
    }

    /// <summary>The subject of a cue. The line that opens a report ("TELMAR, March 5 (KPA) —") may be taken by the parser for one more of the first sentence; the town has said nothing.</summary>
    private Token? SubjectOf(Token cue)
    {
        if (Clause.Subject(cue) is not { } subject || _document.Report.Dateline?.Span is not { } dateline || !dateline.Contains(subject.TextSpan.Start))
            return Clause.Subject(cue);
        foreach (var child in cue.Children)
        {
            if (child.Relation is Relation.Nsubj && !dateline.Contains(child.TextSpan.Start))
                return child;
        }
        return null;
    }

    /// <summary>Whether a cue is passive. A participle of the noun that the whole sentence is ("The opposition called for a vote") is none: the parser has missed the verb.</summary>
    private static bool IsPassive(Token token) =>
        Clause.IsPassive(token) && !(token.Relation is Relation.Acl && token.Head.IsRoot && token.Head.Upos is Upos.Noun or Upos.Propn && token.Head.Child(Relation.Cop) is null && token.Head.Child(Relation.Nsubj) is null && token.Child(Relation.OblAgent) is null);

    /// <summary>Whether a word stands in a quotation that the cue does not stand in: “The harbour,” said Oron Kesh, “is ours.”</summary>
    private bool IsQuotedApart(Token word, Token cue) => _quoteOfWord[_wordOf[word.Index]] is >= 0 and var index && index != _quoteOfWord[_wordOf[cue.Index]];

    /// <summary>", adding that …", "and announced that …": whoever has said the clause that the cue hangs on.</summary>
    private Token? GoingOn(Token token)
    {
        if (token.Relation is Relation.Conj && token.Child(Relation.Nsubj) is null && token.Child(Relation.NsubjPass) is null && token.Child(Relation.AuxPass) is null && token.Head.Relation is Relation.Ccomp && _lexicon.IsCue(token.Head.Head))
            return Clause.Subject(token.Head.Head);
        if (token.Relation is not Relation.Advcl || !token.Ends("ing") || token.Index == 0 || _document[token.Index - 1].Text is not ("," or "”" or "\""))
            return null;
        for (var (above, steps) = (token.Head, 12); steps > 0 && !above.IsRoot; above = above.Head, steps--)
        {
            if (above.Relation is Relation.Ccomp && _lexicon.IsCue(above.Head) && above.Head.Index < token.Index)
                return Clause.Subject(above.Head);
        }
        return null;
    }

    private static Token? Hearer(Token token, SpeechCue cue)
    {
        if (cue.Is(CueMarks.Hearer))
        {
            foreach (var child in token.Children)
            {
                if (child.Index > token.Index && (child.Relation is Relation.Obj or Relation.Iobj || (child.Relation is Relation.Obl && Clause.CaseOf(child) is { } mark && mark.LemmaIs("to"))))
                    return child;
            }
        }
        return null;
    }

    /// <summary>"…, said X": a noun phrase right behind the cue that the parser took for something else.</summary>
    private Token? Inverted(Token token)
    {
        if (token.Ends("ing") || token.Features.VerbForm == VerbForm.Inf)
            return null;
        if (token.Index > 1 && token.Index + 1 < token.Sentence.EndToken && token.Document[token.Index - 1].Upos is Upos.Punct && NounAt(token.Index + 1) is { Upos: Upos.Propn or Upos.Noun } name && !IsQuotedApart(name, token))
            return name;
        foreach (var child in token.Children)
        {
            if (child.Index > token.Index && child.Subtree.FirstToken == token.Index + 1 && child.IsNoun() && child.Relation is Relation.Obj or Relation.Dep or Relation.Parataxis or Relation.Xcomp or Relation.Ccomp)
                return child;
        }
        return null;
    }

    /// <summary>The noun phrase between a quotation, or a source of another kind, and the cue behind it: the parser may have it elsewhere.</summary>
    private Token? Adjacent(Token token)
    {
        const int reach = 24;
        if (token.Ends("ing") || token.Features.VerbForm == VerbForm.Inf)
            return null;
        var floor = Math.Max(token.Sentence.FirstToken, token.Index - reach);
        var start = -1;
        for (var i = token.Index - 1; i >= floor && start < 0; i--)
        {
            if (IsQuoted(_wordOf[i]) || _sourceEnds[_wordOf[i]])
                start = i + 1;
            else if (_document[i].Upos is Upos.Verb)
                return null;
        }
        for (var i = start; start >= 0 && i < token.Index; i++)
        {
            if (_document[i].IsNoun() && (_document[i].Head.Index < start || _document[i].Head.Index >= token.Index || _document[i].IsRoot))
                return _document[i];
        }
        return null;
    }

    /// <summary>"Voters here say …": a noun that the tree has as the whole sentence, with the cue beside it.</summary>
    private static Token? Stranded(Token token) =>
        token.Relation is Relation.Parataxis && token.Head is { IsRoot: true, Upos: Upos.Noun or Upos.Propn } noun && noun.Index < token.Index && token.Index - noun.Index <= 3 && noun.Child(Relation.Nsubj) is null && noun.Child(Relation.Cop) is null && noun.Document[token.Index - 1].Upos is not Upos.Punct
            ? noun : null;

    /// <summary>"…, the mayor's aide, Ivo Sten, said.": the noun phrase, with its apposition, before a cue that ends its sentence.</summary>
    private Token? Trailing(Token token)
    {
        const int reach = 14;
        if (token.Ends("ing") || token.Index + 1 < token.Sentence.EndToken && _document[token.Index + 1].Upos is not Upos.Punct)
            return null;
        var start = -1;
        for (var i = token.Index - 1; i > token.Sentence.FirstToken && token.Index - i <= reach && _document[i].Upos is not (Upos.Verb or Upos.Aux or Upos.Sconj); i--)
        {
            if (_document[i].Text is "," && i < token.Index - 1 && _document[i + 1].Upos is Upos.Propn or Upos.Noun or Upos.Det or Upos.Adj or Upos.Pron)
                start = i + 1;
        }
        for (var i = start; start >= 0 && i < token.Index; i++)
        {
            if (_document[i].IsNoun() && (_document[i].Head.Index < start || _document[i].Head.Index >= token.Index || _document[i].IsRoot))
                return _document[i];
        }
        return null;
    }

    /// <summary>Whose claim it is: "his claim", "the claim of the ministry", "the ministry made the claim".</summary>
    private static Token? NounSource(Token noun)
    {
        foreach (var child in noun.Children)
        {
            if (child.Relation is Relation.NmodPoss || (child.Relation.Is(Relation.Nmod) && Clause.CaseOf(child) is { } mark && mark.LemmaIs(["of", "by", "from", "among"]) && child.Index < noun.Index + 8))
                return child;
        }
        foreach (var child in noun.Children)
        {
            if (child.Relation is Relation.Acl && child.Child(Relation.OblAgent) is { } agent)
                return agent;
        }
        if (noun.Relation is Relation.Obj or Relation.Obl or Relation.Nmod && Clause.Governing(noun.Head) is { Upos: Upos.Verb } verb)
            return Clause.IsPassive(verb) ? verb.Child(Relation.OblAgent) : Clause.Subject(verb) is { } subject && !subject.TextIs("there") && !subject.LemmaIs("it") ? subject : null;
        foreach (var child in noun.Children)
        {
            if (child.Relation is Relation.Compound && child.Upos is Upos.Noun or Upos.Propn)
                return child;
        }
        return null;
    }

    /// <summary>"repeated her claim": who a possessive pronoun is, where that is the subject of the verb.</summary>
    private ActorChunk? Owner(Token cue, Token source) =>
        source.Relation is Relation.NmodPoss && source.Upos is Upos.Pron && cue.Relation is Relation.Obj or Relation.Obl && Clause.Subject(cue.Head) is { } subject ? ChunkOf(subject) : null;

    /// <summary>The noun phrase of a source, without the clauses and appositions that hang on it.</summary>
    private (int First, int End) SourceSpan(Token source)
    {
        var span = source.Subtree;
        var end = span.EndToken;
        foreach (var child in source.Children)
        {
            if (child.Index > source.Index && child.Relation is Relation.AclRelcl or Relation.Acl or Relation.Appos or Relation.Punct or Relation.Parataxis or Relation.Cop or Relation.Dep)
                end = Math.Min(end, child.Subtree.FirstToken);
        }
        if (_actors.At(_wordOf[source.Index]) is { } chunk && _document.TokenAt(_words[chunk.End - 1].Start) + 1 is var chunkEnd && chunkEnd < _document.TokenCount && chunkEnd > end)
            end = chunkEnd;
        var first = Math.Min(span.FirstToken, source.Index);
        if (Clause.CaseOf(source) is { } mark && mark.Index >= first)
            first = mark.Index + 1;
        return TrimNoun(WordsOf(first, Math.Max(end, source.Index + 1)));
    }

    /// <summary>Without marks at the ends, and the genitive of an owner.</summary>
    private (int First, int End) TrimNoun((int First, int End) range)
    {
        var (first, end) = range;
        while (first < end - 1 && _words[first].Kind == WordKind.Mark)
            first++;
        while (end > first + 1 && (_words[end - 1].Kind == WordKind.Mark || _words[end - 1].Lower is "'s" or "’s") && _words[end - 1].Lower is not ")")
            end--;
        return (first, end);
    }

    /// <summary>The actor that a source is; where its head names none, the name beside it.</summary>
    private ActorChunk? ChunkOf(Token source)
    {
        var own = _actors.At(_wordOf[source.Index]);
        if (own is { Actor: >= 0, Form: ReferenceForm.Name })
            return own;
        foreach (var child in source.Children)
        {
            if (child.Relation is Relation.Appos or Relation.Flat or Relation.Compound && _actors.At(_wordOf[child.Index]) is { Actor: >= 0, Form: ReferenceForm.Name } named && (child.Relation is not Relation.Compound || own is null || (named.Kind is ActorKind.Organisation && own.Kind is not ActorKind.Person)))
                return named;
        }
        return own;
    }
}
