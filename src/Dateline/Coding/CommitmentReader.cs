using Dateline.Actors;
using Dateline.Language;

namespace Dateline.Coding;

/// <summary>A commitment while the text is read; pairs of numbers are words, from the first to behind the last.</summary>
internal sealed record CommitmentDraft
{
    /// <summary>The statement that makes it.</summary>
    public required StatementDraft Statement { get; init; }

    public required CommitmentForce Force { get; init; }

    public required (int First, int End) Content { get; init; }

    public (int First, int End)? Promisor { get; init; }

    public ActorChunk? PromisorActor { get; init; }

    public (int First, int End)? Promisee { get; init; }

    public ActorChunk? PromiseeActor { get; init; }

    public ActorChunk? OnBehalfOf { get; init; }

    public (int First, int End)? Condition { get; init; }

    public (int First, int End)? Deadline { get; init; }

    public bool IsToRefrain { get; init; }
}

/// <summary>Finds where somebody binds themself: words that promise, agree, offer, threaten or plan, and "will" where its subject has it in hand.</summary>
/// <remarks>What a commitment is and is not: the definition in <c>docs/statements.md</c>. A bare sentence that binds ("We will leave by May") is a statement of its own.</remarks>
internal sealed partial class CommitmentReader(Document document, TextWords words, ActorIndex actors, CommitmentLexicon lexicon, Factuality factuality, List<StatementDraft> statements, bool[] isTime)
{
    private readonly List<CommitmentDraft> _found = [];
    private readonly List<StatementDraft> _bare = [];
    private readonly bool[] _taken = new bool[words.Count + 1];
    private readonly StatementDraft?[] _holders = Holders(statements, words.Count);
    private readonly Dictionary<int, StatementDraft> _byCue = ByCue(statements);

    /// <summary>The commitments, and, in the same order as before with those added that only a commitment makes, the statements.</summary>
    public List<CommitmentDraft> Read()
    {
        foreach (var token in document.Tokens)
        {
            if (token.Upos is Upos.Verb or Upos.Adj && lexicon.Verb(token.Lemma) is { } force)
                ReadVerb(token, force);
            else if (token.Upos is Upos.Noun && lexicon.Noun(token.Lemma) is { } promised)
                ReadNoun(token, promised);
        }
        foreach (var token in document.Tokens)
        {
            if (token.Upos is Upos.Verb && !_taken[Word(token)])
                ReadFuture(token);
        }
        _found.Sort((a, b) => a.Content.First.CompareTo(b.Content.First));
        statements.AddRange(_bare);
        statements.Sort(StatementDraft.InOrder);
        return _found;
    }

    // --- words that bind ---

    private void ReadVerb(Token verb, CommitmentForce force)
    {
        if (!Holds(verb) || (Promised(verb, force) ?? Said(verb, force)) is not { } content)
            return;
        var passive = Clause.IsPassive(verb) && !verb.LemmaIs("commit");
        var subject = passive ? verb.Child(Relation.OblAgent) : Clause.Subject(verb);
        if (subject is null && !passive)
            return;
        if (subject is { } bound && !IsSomebody(bound, force))
            return;
        Add(verb, content, subject, Promisee(verb, content), force);
    }

    private void ReadNoun(Token noun, CommitmentForce force)
    {
        if (!Holds(noun) || noun.Child(Relation.Det) is { } determiner && determiner.LemmaIs("no"))
            return;
        foreach (var child in noun.Children)
        {
            if (child.Index < noun.Index || child.Relation is not (Relation.Acl or Relation.Ccomp) || child.Upos is not Upos.Verb)
                continue;
            var infinitive = child.Child(Relation.Mark) is { } mark && mark.LemmaIs(["to", "of", "that"]);
            if (!infinitive)
                continue;
            var subject = child.Child(Relation.Nsubj) is null && child.Child(Relation.NsubjPass) is null ? Clause.Subject(child) : Clause.Governing(noun.Head) is { Upos: Upos.Verb } verb ? Clause.Subject(verb) : null;
            Add(noun, child, subject is { } bound && bound.Index != noun.Index ? bound : null, null, force);
            return;
        }
    }

    /// <summary>The clause that the statement of the same cue has, where the tree has hung it elsewhere.</summary>
    private Token? Said(Token verb, CommitmentForce force)
    {
        if (force is not CommitmentForce.Explicit || !_byCue.TryGetValue(Word(verb), out var statement) || statement.Content[0].First <= Word(verb))
            return null;
        var (first, end) = statement.Content[0];
        for (var i = document.TokenAt(words[first].Start); i < document.TokenCount && Word(document[i]) < end; i++)
        {
            if (document[i].Upos is Upos.Verb && (document[i].IsRoot || Word(document[i].Head) < first))
                return document[i];
        }
        return null;
    }

    /// <summary>What is promised: an infinitive, a clause, a gerund, or a noun phrase.</summary>
    private static Token? Promised(Token verb, CommitmentForce force)
    {
        Token? thing = null;
        foreach (var child in verb.Children)
        {
            if (child.Index < verb.Index && child.Relation is not Relation.Ccomp)
                continue;
            switch (child.Relation)
            {
                case Relation.Xcomp:
                    return child;
                case Relation.Ccomp when force is CommitmentForce.Explicit or CommitmentForce.Threat:
                    return child;
                case Relation.Advcl when verb.LemmaIs("commit") && child.Child(Relation.Mark) is { } mark && mark.LemmaIs("to"):
                    return child;
                case Relation.Obj when force is CommitmentForce.Explicit && !verb.LemmaIs(["commit", "assure", "swear"]) && child.Upos is Upos.Noun:
                    thing = child;
                    break;
                case Relation.Obj when force is CommitmentForce.Planned && child.Upos is Upos.Verb:
                    return child;
                case Relation.Obj when verb.LemmaIs("commit") && GivenTo(verb) is not null:
                    thing = child;
                    break;
                case Relation.Obl when verb.LemmaIs("commit") && thing is null && Clause.CaseOf(child) is { } to && to.LemmaIs("to"):
                    thing = child;
                    break;
            }
        }
        return thing ?? (force is CommitmentForce.Explicit && verb.Relation is Relation.Ccomp ? Clause.NextComplement(verb) : null);
    }

    private static Token? GivenTo(Token verb)
    {
        foreach (var child in verb.Children)
        {
            if (child.Relation is Relation.Obl && Clause.CaseOf(child) is { } mark && mark.LemmaIs("to"))
                return child;
        }
        return null;
    }

    /// <summary>To whom: the object beside what is promised, or "to" somebody in it.</summary>
    private Token? Promisee(Token verb, Token content)
    {
        foreach (var child in verb.Children)
        {
            if (child.Index > verb.Index && child.Index != content.Index && child.Relation is Relation.Obj or Relation.Iobj && content.Relation is Relation.Xcomp or Relation.Ccomp or Relation.Obj)
                return child;
            if (child.Index > verb.Index && child.Relation is Relation.Obl && content.Relation is Relation.Obj && Clause.CaseOf(child) is { } mark && mark.LemmaIs("to") && IsSomebody(child, CommitmentForce.Threat))
                return child;
        }
        return Receiver(content);
    }

    private Token? Receiver(Token content)
    {
        foreach (var child in content.Children)
        {
            if (child.Relation is Relation.Iobj || (child.Relation is Relation.Obl && Clause.CaseOf(child) is { } mark && mark.LemmaIs("to") && (child.TextIs("you") || actors.At(Word(child)) is not null)))
                return child;
        }
        return null;
    }

    /// <summary>Whether a promise is made: not denied, not merely possible.</summary>
    private bool Holds(Token token)
    {
        if (token.Relation is Relation.Amod or Relation.Compound)
            return false;
        var holder = _holders[Word(token)];
        if (holder is { IsNegative: true } or { CueKind: StatementKind.Denial })
            return false;
        return factuality.Of(token).Status is EventStatus.Happened or EventStatus.Ongoing or EventStatus.Planned;
    }

    /// <summary>Whether a noun phrase names somebody who can bind themself: an actor, a name, a person; of weaker words, no bare thing.</summary>
    private bool IsSomebody(Token subject, CommitmentForce force)
    {
        if (actors.At(Word(subject)) is not null || subject.Upos is Upos.Propn)
            return true;
        if (subject.Upos is Upos.Pron)
            return !subject.LemmaIs(["this", "that", "it", "there", "what", "which"]) || Clause.IsRelative(subject);
        return force is CommitmentForce.Explicit or CommitmentForce.Agreed or CommitmentForce.Offer || subject.Features.Number is Number.Plur;
    }

    // --- rows ---

    private void Add(Token cue, Token content, Token? subject, Token? promisee, CommitmentForce force, StatementDraft? known = null)
    {
        var range = RangeOf(content, subject);
        if (range.End <= range.First)
            return;
        Array.Fill(_taken, true, range.First, range.End - range.First);
        var at = Word(cue);
        var statement = known ?? (_byCue.TryGetValue(at, out var own) ? own : _holders[at]) ?? Bare(cue, subject, range);
        range = Within(range, statement);
        var end = SentenceOf(at).End;
        var chunk = subject is { } who ? actors.At(Word(who)) : null;
        var speaksOfSelf = subject is { } self && Binding.IsSpeaker(self);
        _found.Add(new CommitmentDraft
        {
            Statement = statement,
            Force = force,
            Content = range,
            Promisor = subject is { } named ? Phrase(named) : null,
            PromisorActor = speaksOfSelf || chunk is not { Actor: >= 0 } ? statement.Speaker ?? chunk : chunk,
            Promisee = promisee is { } to ? Phrase(to) : null,
            PromiseeActor = promisee is { } heard ? actors.At(Word(heard)) : force is CommitmentForce.Explicit ? statement.Addressee : null,
            OnBehalfOf = OnBehalf(statement, content),
            Condition = Condition(content, cue, range),
            Deadline = Deadline(range.First, end),
            IsToRefrain = Refrains(content),
        });
    }

    /// <summary>A bare sentence that binds is a statement of whoever it binds.</summary>
    private StatementDraft Bare(Token cue, Token? subject, (int First, int End) content)
    {
        var at = Word(cue);
        var (first, end) = subject is { } source ? Phrase(source) : (-1, -1);
        // Of "will leave" the modal verb is the cue.
        if (cue.Child(Relation.Aux) is { } modal && at >= content.First && at < content.End)
            at = Word(modal);
        var draft = new StatementDraft
        {
            Because = "statements/binding", Kind = StatementKind.Commitment, CueKind = StatementKind.Commitment, CueFirst = at, CueEnd = at + 1, SpeakerFirst = first, SpeakerEnd = end,
            Speaker = subject is { } named ? actors.At(Word(named)) : null, Form = StatementForm.Indirect, Confidence = 0.6,
        };
        draft.Content.Add(content);
        _bare.Add(draft);
        return draft;
    }

    /// <summary>What is promised, without its subject where that is who is bound.</summary>
    private (int First, int End) RangeOf(Token content, Token? subject)
    {
        var span = content.Subtree;
        var first = span.FirstToken;
        if (subject is { } bound && bound.Head.Index == content.Index && bound.Index < content.Index)
            first = Math.Max(first, Math.Min(content.Index, bound.Subtree.EndToken));
        while (first < content.Index && document[first] is { Upos: Upos.Punct or Upos.Cconj or Upos.Sconj })
            first++;
        var end = span.EndToken;
        foreach (var child in content.Children)
        {
            // What another clause tells is not promised: "…, although few believe it".
            var aside = child.Relation is Relation.Advcl && child.Subtree.FirstToken > 0 && document[child.Subtree.FirstToken] is { Upos: Upos.Punct } && (child.Child(Relation.Mark) is not { } mark || !lexicon.OpensCondition(mark.Lemma));
            if (child.Index > content.Index && (child.Relation is Relation.Parataxis || aside || (child.Relation is Relation.Conj && child.Child(Relation.Nsubj) is not null)))
                end = Math.Min(end, child.Subtree.FirstToken);
        }
        var from = Word(document[first]);
        var to = Word(document[Math.Max(first, end - 1)]) + 1;
        while (to > from + 1 && words[to - 1].Kind == WordKind.Mark && words[to - 1].Lower is not (")" or "%"))
            to--;
        return (from, to);
    }

    /// <summary>The words of a commitment that lie in what is said: a frame among them is no part of it.</summary>
    private static (int First, int End) Within((int First, int End) range, StatementDraft statement)
    {
        foreach (var (first, end) in statement.Content)
        {
            if (range.First < end && range.End > first && statement.CueFirst >= 0 && statement.CueFirst >= range.First && statement.CueFirst < range.End)
                return (Math.Max(range.First, first), Math.Min(range.End, end));
        }
        return range;
    }

    private (int First, int End) Phrase(Token noun)
    {
        var span = noun.Subtree;
        var end = span.EndToken;
        foreach (var child in noun.Children)
        {
            if (child.Index > noun.Index && child.Relation is Relation.AclRelcl or Relation.Acl or Relation.Appos or Relation.Punct or Relation.Parataxis)
                end = Math.Min(end, child.Subtree.FirstToken);
        }
        var first = Clause.CaseOf(noun) is { } mark ? Math.Min(mark.Index + 1, noun.Index) : Math.Min(span.FirstToken, noun.Index);
        return (Word(document[first]), Word(document[Math.Max(end, noun.Index + 1) - 1]) + 1);
    }

    private int Word(Token token) => words.At(token.TextSpan.Start);

    private (int First, int End) SentenceOf(int word) => (words.SentenceStarts[words[word].Sentence], words.SentenceStarts[words[word].Sentence + 1]);

    private static StatementDraft?[] Holders(List<StatementDraft> statements, int count)
    {
        // The last to write is the innermost.
        var holders = new StatementDraft?[count + 1];
        foreach (var statement in statements.OrderBy(s => s.Depth))
        {
            foreach (var (first, end) in statement.Content)
                Array.Fill(holders, statement, first, end - first);
        }
        return holders;
    }

    private static Dictionary<int, StatementDraft> ByCue(List<StatementDraft> statements)
    {
        var cues = new Dictionary<int, StatementDraft>();
        foreach (var statement in statements)
        {
            for (var i = Math.Max(0, statement.CueFirst); i < statement.CueEnd; i++)
                cues.TryAdd(i, statement);
        }
        return cues;
    }
}
