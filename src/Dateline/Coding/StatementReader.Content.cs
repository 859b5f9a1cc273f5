using Dateline.Language;

namespace Dateline.Coding;

/// <summary>What is said: the clause, infinitive or noun phrase that the frames of a cue ask for.</summary>
internal sealed partial class StatementReader
{
    private List<(int First, int End)>? Content(Token token, SpeechCue cue, Token? companion)
    {
        if (cue.Takes(CueFrames.Clause) && (token.Upos is Upos.Noun ? NounClause(token) : ClauseOf(token, cue, companion)) is { } clause)
            return clause;
        foreach (var child in token.Children)
        {
            if (child.Index == companion?.Index || child.Index < token.Index)
                continue;
            if (cue.Takes(CueFrames.Clause) && !cue.Is(CueMarks.Weak) && child is { Upos: Upos.Intj, Relation: Relation.Obj or Relation.Discourse or Relation.Ccomp or Relation.Advmod } && child.Index == token.Index + 1)
                return [WordsOf(child.Subtree)];
            if (cue.Takes(CueFrames.Infinitive) && child.Relation is Relation.Xcomp or Relation.Ccomp or Relation.Acl && IsInfinitive(child) && !_lexicon.IsCue(child))
                return [Cut(child)];
            if (cue.Takes(CueFrames.Other) && (token.Child(Relation.Obj) ?? token.Child(Relation.Iobj) ?? child.Child(Relation.Nsubj)) is not null && child.Relation is Relation.Xcomp or Relation.Ccomp or Relation.Advcl && (IsInfinitive(child) || (child.Relation is Relation.Xcomp or Relation.Ccomp && child.Ends("ing"))))
                return [Rest(token)];
            if (cue.Takes(CueFrames.Other) && child.Relation is Relation.Obj or Relation.Iobj && child.Child(Relation.Acl) is { } done && IsInfinitive(done))
                return [Rest(token)];
            if (cue.Takes(CueFrames.Gerund) && child.Relation is Relation.Xcomp or Relation.Ccomp or Relation.Advcl or Relation.Obj && child.Upos is Upos.Verb && child.Ends("ing") && child.Child(Relation.Mark) is null)
                return [Cut(child)];
        }
        if (IsPassive(token))
            return cue.Takes(CueFrames.Quality | CueFrames.Object) && token.Child(Relation.OblAgent) is not null && token.Child(Relation.NsubjPass) is { } judged && !judged.LemmaIs("it") ? [WordsOf(judged.Subtree)] : null;
        if (cue.Takes(CueFrames.Quality) && Quality(token) is { } quality)
            return [quality];
        if (cue.Takes(CueFrames.Object) && token.Child(Relation.Obj) is { } thing && thing.Index > token.Index && thing.Upos is Upos.Noun or Upos.Propn or Upos.Adj)
            return [ObjectOf(token, cue, thing)];
        return cue.Takes(CueFrames.About) && companion is { Relation: Relation.Case or Relation.Mark } preposition && preposition.Index > token.Index ? [About(token, preposition)] : null;
    }

    /// <summary>The clause that hangs on a verb or adjective, or beside which it stands as a frame.</summary>
    private List<(int First, int End)>? ClauseOf(Token token, SpeechCue cue, Token? companion)
    {
        if (Complements(token, companion) is { } complements)
            return complements;
        foreach (var child in token.Children)
        {
            // "is said to have fled": the words that are said begin with the subject.
            if (child.Relation is Relation.Xcomp && IsInfinitive(child) && !cue.Is(CueMarks.Hearer) && (cue.Kind is StatementKind.Assertion && !cue.Is(CueMarks.Weak) || cue.Kind is StatementKind.Assessment) && token.Child(Relation.AuxPass) is not null)
                return token.Child(Relation.NsubjPass) is { } subject ? [WordsOf(subject.Subtree), Cut(child)] : null;
        }
        if (token.Relation is Relation.Parataxis && token.Child(Relation.Mark) is null && Clause.Subject(token) is { } own && own.IsWithin(token) && !(cue.Is(CueMarks.Weak) && own.TextIs("you")))
            return Host(token);
        if (AsClause(token) is { } introduced)
            return introduced;
        if (token.Relation is Relation.Advcl && token.Child(Relation.Mark) is { } mark && mark.LemmaIs("as") && cue.Kind is StatementKind.Assertion)
            return Host(token);
        foreach (var child in token.Children)
        {
            if (child.Relation is Relation.Parataxis && child.Upos is not Upos.Punct && !cue.Is(CueMarks.Weak) && Reaches(child) && (child.Index < token.Index || IsOpened(child)))
                return [Cut(child)];
        }
        return Displaced(token, cue) ?? (cue.Kind is StatementKind.Assertion && !cue.Is(CueMarks.Weak) && token.Upos is Upos.Verb ? Behind(token) : null) ?? InWriting(token, cue);
    }

    /// <summary>"said in a letter to the council that …", where the tree hangs what is said on the letter.</summary>
    private List<(int First, int End)>? InWriting(Token token, SpeechCue cue)
    {
        if (cue.Is(CueMarks.Weak))
            return null;
        foreach (var child in token.Children)
        {
            if (!child.Relation.Is(Relation.Obl) || child.Index < token.Index || _lexicon.Settings.PlaceOf(child) == SettingWord.None)
                continue;
            foreach (var below in child.Children)
            {
                if (below.Relation is Relation.Acl or Relation.AclRelcl && _document[below.Subtree.FirstToken].TextIs("that"))
                    return [Cut(below)];
            }
        }
        return null;
    }

    /// <summary>The clauses that the tree has as complements of a cue: one, or, where the parser has cut it in two, both.</summary>
    private List<(int First, int End)>? Complements(Token token, Token? companion)
    {
        (int First, int End)? found = null;
        var reduced = Reduced(token);
        foreach (var child in token.Children)
        {
            if (child.Index == companion?.Index || child.Upos is Upos.Punct || IsAskedFirst(child) || child.Index == reduced?.Index)
                continue;
            if (child.Relation is not Relation.Ccomp && !IsQuestion(child, token) && !(child.Relation is Relation.Csubj or Relation.CsubjPass && child.Index > token.Index && token.Child(Relation.Expl) is not null))
                continue;
            var cut = WithSubject(child, token, Cut(child));
            if (found is not null && IsAskedFirst(token))
                break;
            if (found is { } before && (child.Index < token.Index || before.First < _wordOf[token.Index]))
                break;
            found = found is { } first ? (Math.Min(first.First, cut.First), Math.Max(first.End, cut.End)) : cut;
        }
        if (found is { } range)
            return Trim(range.First, range.End) is var words && words.End - words.First >= 2 ? [Strung(token, range)] : null;
        return token.Relation is Relation.Ccomp && Reduced(token.Head)?.Index != token.Index && token.Child(Relation.Nsubj) is not null && Clause.NextComplement(token) is { } next ? [Cut(next)] : null;
    }

    /// <summary>"explains what it is, why he made it, and how it grew": questions and clauses with "that" go on with what is said, wherever the tree hangs them.</summary>
    private (int First, int End) Strung(Token cue, (int First, int End) content)
    {
        var sentence = cue.Sentence.EndToken;
        while (content.First > _wordOf[cue.Index] && content.End < _words.Count)
        {
            var at = _document.TokenAt(_words[content.End].Start);
            while (at < sentence && (_document[at].Text is "," || _document[at].Relation is Relation.Cc))
                at++;
            if (at >= sentence || at == 0 || !(IsAsking(_document[at]) || _document[at] is { Relation: Relation.Mark, Upos: Upos.Sconj }) || _document[at - 1].Text is not ("," or "and" or "or") || !_document[at].IsWithin(cue))
                return content;
            var clause = _document[at];
            while (!clause.IsRoot && clause.Head.Index > at && clause.Head.Index != cue.Index)
                clause = clause.Head;
            if (clause.Relation is Relation.AclRelcl)
                return content;
            var end = WordsOf(at, Math.Max(clause.Subtree.EndToken, at + 1)).End;
            if (end <= content.End)
                return content;
            content.End = end;
        }
        return content;
    }

    /// <summary>"court rules worship of old gods is legal": the subject of what is said, where the tree has it as the object of the cue.</summary>
    private (int First, int End) WithSubject(Token clause, Token cue, (int First, int End) cut)
    {
        if (clause.Index < cue.Index || clause.Child(Relation.Cop) is not { } copula || clause.Child(Relation.Nsubj) is not null || clause.Child(Relation.Mark) is not null || copula.Features.VerbForm == VerbForm.Inf)
            return cut;
        return cue.Child(Relation.Obj) is { } subject && subject.Index > cue.Index && WordsOf(subject.Subtree) is var words && words.End == cut.First ? (words.First, cut.End) : cut;
    }

    /// <summary>"Two people briefed on the matter said that …": the participle that the tree has as a clause which is said, its noun being who says it.</summary>
    private Token? Reduced(Token cue)
    {
        Token? before = null;
        var goesOn = false;
        foreach (var child in cue.Children)
        {
            if (child.Relation is Relation.Nsubj)
                return null;
            if (child.Relation is Relation.Ccomp && child.Index < cue.Index && child.Subtree.EndToken == cue.Index && _document[cue.Index - 1].Upos is not Upos.Punct && child.Child(Relation.Nsubj) is not null && child.Child(Relation.Aux) is null)
                before = child;
            goesOn |= child.Relation is Relation.Ccomp && child.Index > cue.Index;
        }
        return goesOn ? before : null;
    }

    /// <summary>"Asked if she would run, Marsh said …": what opens the sentence is no complement of what follows.</summary>
    private static bool IsAskedFirst(Token verb) =>
        verb.Index == verb.Sentence.FirstToken && verb.Upos is Upos.Verb && verb.Ends("ed") && verb.Child(Relation.Nsubj) is null && verb.Child(Relation.NsubjPass) is null;

    /// <summary>"As the commander clarified, …", where the tree has "as" for a preposition of the commander.</summary>
    private List<(int First, int End)>? AsClause(Token token)
    {
        if (token.Relation is not (Relation.Acl or Relation.AclRelcl) || Clause.CaseOf(token.Head) is not { } mark || !mark.LemmaIs("as"))
            return null;
        var sentence = token.Sentence;
        var end = token.Subtree.EndToken;
        if (mark.Index == sentence.FirstToken && end < sentence.EndToken && _document[end].Text is ",")
            return [WordsOf(end + 1, sentence.EndToken)];
        return mark.Index > sentence.FirstToken && _document[mark.Index - 1].Text is "," ? [WordsOf(sentence.FirstToken, mark.Index)] : null;
    }

    /// <summary>"will prove to the world and the nation that …": a clause with "that" which the tree hangs on a word between, itself no cue.</summary>
    private List<(int First, int End)>? Displaced(Token token, SpeechCue cue)
    {
        const int reach = 14;
        var end = Math.Min(token.Sentence.EndToken, token.Index + reach);
        for (var i = token.Index + 2; i < end; i++)
        {
            if (_document[i] is not { Relation: Relation.Mark } that || !that.TextIs("that"))
                continue;
            var clause = that.Head;
            return clause.Relation is Relation.Acl or Relation.AclRelcl or Relation.Ccomp or Relation.Advcl && clause.Head.Index > token.Index && clause.Head.Index < i && clause.Head.IsWithin(token) && _lexicon.Of(clause.Head, out _).IsEmpty && !clause.Head.LemmaIs("fact")
                ? [Cut(clause)] : null;
        }
        return cue.Kind is StatementKind.Assertion && !cue.Is(CueMarks.Weak) ? Misled(token) : null;
    }

    /// <summary>"said on condition of anonymity that the plan had failed": a clause that the tree has as a relative one, though nothing is missing from it.</summary>
    private List<(int First, int End)>? Misled(Token token)
    {
        foreach (var child in token.Children)
        {
            if (child.Relation is not Relation.Obl || child.Index < token.Index)
                continue;
            var noun = child.Child(Relation.Nmod) ?? child;
            if (noun.Child(Relation.AclRelcl) is { } clause && clause.Subtree.FirstToken is var first && _document[first].TextIs("that") && clause.Child(Relation.Nsubj) is { } subject && subject.Index > first)
                return [Cut(clause)];
        }
        return null;
    }

    /// <summary>"know what it did", "see why it should": a question or relative clause without a noun that the tree has as object.</summary>
    private static bool IsQuestion(Token child, Token cue) =>
        child.Relation is Relation.Obj or Relation.Advcl && child.Index > cue.Index && (IsAsking(child) || (child.Relation is Relation.Advcl && child.Child(Relation.Advmod) is { } adverb && IsAsking(adverb) && (!adverb.LemmaIs("when") || IsOpenQuestion(adverb, cue))));

    /// <summary>"did not say when it will open": behind a cue that is denied, "when" asks.</summary>
    private static bool IsOpenQuestion(Token adverb, Token cue) => adverb.Index == cue.Index + 1 && cue.Child(Relation.Advmod) is { } not && Factuality.IsNot(not);

    private static bool IsAsking(Token word) => word.Features.PronounType is PronounType.Int or PronounType.Rel && word.Upos is Upos.Pron or Upos.Adv or Upos.Det;

    /// <summary>Whether a clause is more than one word.</summary>
    private static bool Reaches(Token clause) => clause.Subtree.Count >= 2;

    /// <summary>Whether a colon, a dash or a quotation mark stands before a clause.</summary>
    private bool IsOpened(Token clause) => clause.Subtree.FirstToken is > 0 and var first && _document[first] is var opener && (opener.Upos is Upos.Punct ? opener : _document[first - 1]).Text is ":" or "“" or "\"" or "—" or "–" or "-" or "‘" or "'";

    private static bool IsInfinitive(Token verb)
    {
        foreach (var child in verb.Children)
        {
            if (child.Relation is Relation.Mark && child.LemmaIs("to"))
                return true;
        }
        return verb.Features.VerbForm == VerbForm.Inf && verb.Child(Relation.Aux) is null && verb.Child(Relation.Nsubj) is null;
    }

    /// <summary>"the claim that …", "the promise to …".</summary>
    private List<(int First, int End)>? NounClause(Token noun)
    {
        foreach (var child in noun.Children)
        {
            if (child.Relation is not (Relation.Acl or Relation.Ccomp or Relation.AclRelcl or Relation.Appos) || child.Index < noun.Index)
                continue;
            if (child.Child(Relation.Mark) is { } mark && mark.LemmaIs(["that", "whether"]) && Reaches(child))
                return [Cut(child)];
        }
        // "the claim by the miners that …": the tree may hang the clause on the miners.
        foreach (var child in noun.Children)
        {
            if (child.Relation.Is(Relation.Nmod) && child.Index > noun.Index && child.Child(Relation.Acl) is { } told && told.Child(Relation.Mark) is { } mark && mark.LemmaIs("that"))
                return [Cut(told)];
        }
        // "the view is that …"
        if (noun.Relation is Relation.Nsubj or Relation.NsubjOuter && noun.Head is var clause && clause.Child(Relation.Mark) is { } that && that.LemmaIs("that") && clause.Child(Relation.Cop) is { } copula && copula.Index < that.Index)
            return [WordsOf(that.Index, clause.Subtree.EndToken)];
        return null;
    }

    /// <summary>The clause beside which a frame stands, without the frame: "It is, he thinks, late".</summary>
    private List<(int First, int End)> Host(Token frame)
    {
        var head = frame.Head;
        var host = head.Subtree;
        var inner = frame.Subtree;
        var parts = new List<(int First, int End)>();
        if (inner.FirstToken > host.FirstToken)
        {
            // Clauses strung together with commas are all said: "It came late, it was small, he said".
            var first = host.FirstToken;
            while (head.Relation is Relation.Parataxis or Relation.Conj && !head.IsRoot && head.Head.Index < frame.Index)
                head = head.Head;
            if (inner.FirstToken > frame.Head.Index)
                first = Math.Min(first, head.Subtree.FirstToken);
            parts.Add(WordsOf(InBrackets(first, inner.FirstToken), inner.FirstToken));
        }
        if (inner.EndToken < host.EndToken && (frame.Head.Index > frame.Index || GoesOn(frame.Head, inner.EndToken)))
            parts.Add(WordsOf(inner.EndToken, host.EndToken));
        return parts;
    }

    /// <summary>Where the words of a frame inside brackets begin: not before the bracket that is open there.</summary>
    private int InBrackets(int first, int end)
    {
        var depth = 0;
        for (var i = end - 1; i > first; i--)
        {
            depth += _document[i].Text is ")" or "]" ? 1 : _document[i].Text is "(" or "[" ? -1 : 0;
            if (depth < 0)
                return i + 1;
        }
        return first;
    }

    /// <summary>Whether the clause around a frame goes on behind it with more than circumstances: "It is, he said, a pity", but not "It is a pity, he said on Monday".</summary>
    private bool GoesOn(Token host, int end)
    {
        foreach (var child in host.Children)
        {
            if (child.Subtree.FirstToken >= end && (child.Relation is Relation.Nsubj or Relation.Obj or Relation.Xcomp or Relation.Ccomp or Relation.Csubj or Relation.Conj || IsQuoted(_wordOf[child.Index])))
                return true;
        }
        return false;
    }

    /// <summary>Where the tree has lost a frame behind its words: "…, X said", "…, said X".</summary>
    private List<(int First, int End)>? Behind(Token token)
    {
        var first = token.Index;
        if (token.Child(Relation.Nsubj) is { } subject && subject.Index < token.Index)
            first = Math.Min(first, subject.Subtree.FirstToken);
        var sentence = token.Sentence.FirstToken;
        if (first - sentence < 4 || _document[first - 1].Text is not ("," or "”" or "\"" or "’") || token.Subtree.EndToken - token.Index > 14 || token.Relation is Relation.Conj or Relation.AclRelcl || token.Ends("ing") || token.Child(Relation.Obj) is not null)
            return null;
        for (var i = sentence; i < first; i++)
        {
            if (_document[i].Upos is Upos.Verb or Upos.Aux)
                return [WordsOf(sentence, first)];
        }
        return null;
    }

    /// <summary>The words of a clause, up to where somebody else, or the same source with another cue, goes on: ", adding that …", "and said that …".</summary>
    private (int First, int End) Cut(Token clause)
    {
        var span = clause.Subtree;
        var end = span.EndToken;
        for (var i = Math.Max(span.FirstToken, clause.Index) + 1; i < end; i++)
        {
            var token = _document[i];
            if (_quoteOfWord[_wordOf[i]] >= 0 || token.Upos is not Upos.Verb)
                continue;
            if (token.Relation is Relation.Advcl && token.Ends("ing") && _document[i - 1].Text is "," && _lexicon.IsCue(token))
                end = i - 1;
            else if (token.Relation is Relation.Advcl && token.Ends("ing") && _lexicon.IsCue(token) && token.Child(Relation.Nsubj) is not null && token.Subtree.FirstToken is var with && with > clause.Index && _document[with].TextIs("with") && _document[with - 1].Text is ",")
                end = with - 1;
            else if (token.Relation is Relation.Conj && token.Head.Index == clause.Index && token.Child(Relation.Nsubj) is null && _lexicon.IsCue(token) && token.Child(Relation.Ccomp) is not null)
                end = token.Subtree.FirstToken;
        }
        return WordsOf(span.FirstToken, Math.Max(end, span.FirstToken + 1));
    }

    /// <summary>All that a verb has behind it, without marks, times and clauses beside it.</summary>
    private (int First, int End) Rest(Token token)
    {
        var (first, end) = (int.MaxValue, 0);
        foreach (var child in token.Children)
        {
            if (child.Index < token.Index || child.Relation is Relation.Punct or Relation.Conj or Relation.Cc or Relation.Parataxis or Relation.Nsubj or Relation.OblUnmarked or Relation.Advmod or Relation.CompoundPrt)
                continue;
            first = Math.Min(first, child.Subtree.FirstToken);
            end = Math.Max(end, child.Subtree.EndToken);
        }
        return first < end ? WordsOf(first, end) : (0, 0);
    }

    /// <summary>"called the raid a grave mistake", "described the talks as useful".</summary>
    private (int First, int End)? Quality(Token token)
    {
        Token? thing = null;
        Token? called = null;
        foreach (var child in token.Children)
        {
            if (child.Index < token.Index)
                continue;
            if (child.Relation is Relation.Obj or Relation.Iobj && thing is null)
                thing = child;
            else if (child.Relation is Relation.Xcomp or Relation.Obj or Relation.Ccomp || (child.Relation is Relation.Obl or Relation.Advcl && Clause.CaseOf(child) is { } mark && mark.LemmaIs("as")))
                called = child;
        }
        // "what Marsh called a betrayal": the thing is "what" itself.
        if (thing is { } named && called is null && token.Relation is Relation.AclRelcl && token.Head.LemmaIs("what"))
            return WordsOf(named.Subtree);
        if (thing is null && called is { } alone && token.Relation is Relation.AclRelcl && token.Head.LemmaIs("what"))
            return WordsOf(alone.Subtree);
        return thing is { } noun && called is { } quality ? WordsOf(Math.Min(noun.Subtree.FirstToken, quality.Subtree.FirstToken), Math.Max(noun.Subtree.EndToken, quality.Subtree.EndToken)) : null;
    }

    /// <summary>A noun phrase that is said; one that is itself a cue ("agreement with the view that") ends where the words agreed with begin.</summary>
    private (int First, int End) ObjectOf(Token token, SpeechCue cue, Token thing)
    {
        var (first, end) = cue.Kind is StatementKind.Agreement or StatementKind.Condolence ? WordsOf(thing.Subtree) : Rest(token);
        if (cue.Kind is StatementKind.Agreement)
        {
            for (var i = first; i < end; i++)
            {
                if (_words[i].Lower == "that")
                    return (first, i);
            }
        }
        return (first, end);
    }

    /// <summary>"called for talks", "called on the army to leave".</summary>
    private (int First, int End) About(Token token, Token preposition)
    {
        var span = preposition.Head.Subtree;
        var end = span.EndToken;
        foreach (var child in token.Children)
        {
            if (child.Index > preposition.Index && child.Relation is Relation.Xcomp or Relation.Advcl && IsInfinitive(child))
                end = Math.Max(end, child.Subtree.EndToken);
        }
        return WordsOf(preposition.Index + 1, end);
    }
}
