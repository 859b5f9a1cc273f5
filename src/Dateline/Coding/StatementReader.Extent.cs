using Dateline.Language;

namespace Dateline.Coding;

/// <content>How far what is said reaches: around a frame, up to where somebody else goes on, with all that hangs on a verb.</content>
internal sealed partial class StatementReader
{
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
