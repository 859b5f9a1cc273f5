using Dateline.Language;

namespace Dateline.Coding;

/// <summary>What is said: the clause, infinitive or noun phrase that the frames of a cue ask for.</summary>
internal sealed partial class StatementReader
{
    private List<(int First, int End)>? Content(Token token, SpeechCue cue, Token? companion)
    {
        if (cue.Is(CueMarks.Answering))
            return AnsweredContent(token, companion);
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
            // "reported, citing the ministry, that …": the tree may hang what is told on the citing.
            var told = _isPhrase[_wordOf[child.Index]] && child.Child(Relation.Ccomp) is { } behind ? behind : child;
            var cut = WithSubject(told, token, Cut(told));
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
}
