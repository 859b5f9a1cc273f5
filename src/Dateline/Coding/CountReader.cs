using Dateline.Language;

namespace Dateline.Coding;

/// <summary>Figures of the dead, injured, arrested, displaced and of those taking part, read off the tree: who is counted is what a verb is done to, who does it, what a noun is of.</summary>
internal sealed class CountReader(Document document, TextWords words, CountLexicon lexicon, bool[] isTime)
{
    private const int MaxSteps = 8;
    private readonly FigureReader _figures = new(lexicon);

    /// <summary>A figure with the token that says what is counted and the noun that is counted.</summary>
    private readonly record struct Found(CountKind Kind, Figure Figure, Token Noun, Token First, Token Anchor);

    /// <summary>A figure of one sentence.</summary>
    /// <param name="Anchor">The token that says what is counted, by which its event is found.</param>
    /// <param name="Count">The figure.</param>
    public readonly record struct Reading(Token Anchor, Count Count);

    /// <summary>The figures of one sentence, in order; those that are joined ("two women and a man") are one.</summary>
    /// <param name="sentence">Number of the sentence.</param>
    public List<Reading> Read(int sentence)
    {
        var (from, to) = (words.SentenceStarts[sentence], words.SentenceStarts[sentence + 1]);
        List<Found>? found = null;
        Figure? loose = null;
        for (var at = from; at < to; at++)
        {
            if ((_figures.Read(words, at, to, isTime) ?? One(at, to)) is not { } figure)
                continue;
            at = figure.End - 1;
            if (loose is { } left && words.Lower(figure.First - 1) is "and")
                figure = figure with { First = left.First, Low = left.Low + figure.Low, High = left.High + figure.High };
            var token = TokenAt(figure.Number);
            var noun = Counted(TokenAt(figure.End - 1) is { Upos: Upos.Num } last ? last : token);
            loose = null;
            if (lexicon.IsBeast(noun) || (figure.IsOne && !lexicon.IsPeople(noun)))
                continue;
            // Houses and towns are evacuated too.
            if (Sense(noun, figure, out var first) is { } sense && (sense.Kind != CountKind.Displaced || IsNumber(noun) || lexicon.IsPeople(noun)))
                (found ??= []).Add(new(sense.Kind, figure, noun, first, sense.Anchor));
            else if (noun.IsNoun() && lexicon.IsPeople(noun) && words.Lower(WordAt(noun) + 1) is "and" && Starts(WordAt(noun) + 2, to))
                loose = figure;
        }
        return found is null ? [] : Joined(found);
    }

    private bool Starts(int at, int to) => at < to && (_figures.Read(words, at, to, isTime) ?? One(at, to)) is not null;

    /// <summary>"a man", "another woman": one of those who are counted with others.</summary>
    private Figure? One(int at, int to) => words.Lower(at) is "a" or "an" or "another" && at + 1 < to ? new Figure(at, at, at + 1, 1, 1, true) : null;

    /// <summary>The noun that a number counts: itself where it stands alone.</summary>
    private static Token Counted(Token number)
    {
        var noun = number;
        for (var steps = 4; steps > 0 && noun.Head.Index > noun.Index && noun.Relation is Relation.Nummod or Relation.Det or Relation.Amod or Relation.Compound or Relation.Discourse or Relation.Dep or Relation.Advmod or Relation.NmodUnmarked; steps--)
        {
            if (noun.Head.Upos is Upos.Verb or Upos.Aux && noun.Relation is not Relation.Nummod)
                break;
            noun = noun.Head;
        }
        return noun;
    }

    // --- what is counted ---

    private (CountKind Kind, Token Anchor)? Sense(Token noun, Figure figure, out Token first)
    {
        first = noun;
        var kind = Stated(noun, behind: true);
        for (var steps = MaxSteps; kind is null && steps > 0; steps--)
        {
            // What stands right behind a verb is its object, even where the tree joins it to an earlier one: "injuring dozens and damaging villages".
            var verb = first.Relation is Relation.Obj && figure.First > 0 && first == noun ? TokenAt(figure.First - 1) : first;
            kind = verb.Upos == Upos.Verb && verb != first.Head ? null : ByRole(first, noun);
            if (kind is not null || first.IsRoot || !GoesOn(first, noun))
                break;
            first = first.Head;
        }
        if (kind is null)
            first = noun;
        if (figure.IsOne && kind is { Anchor: { } anchor } && anchor == noun)
            return null;
        return kind ?? Before(noun, figure) ?? (figure.IsOne ? null : Stated(noun, behind: false) ?? Itself(noun));
    }

    /// <summary>Whether what is said of a word's head is said of it: it is joined to it, or what a total is of.</summary>
    private bool GoesOn(Token token, Token noun) => token.Relation is Relation.Conj
        ? (token.Head.IsNoun() || token.Head.Upos is Upos.Num or Upos.Adj) && (token != noun || IsNumber(noun) || lexicon.IsPeople(noun))
        : token.Relation.Is(Relation.Nmod) && CaseIs(token, "of") && lexicon.IsTotal(token.Head);

    /// <summary>What a word behind the noun says of it: "12 people dead", "three workers killed", "those who died".</summary>
    private (CountKind Kind, Token Anchor)? Stated(Token noun, bool behind)
    {
        if (behind && KindOf(noun, CountRole.State) is { } own)
            return (own, noun);
        foreach (var child in noun.Children)
        {
            if ((child.Index > noun.Index) != behind || child.Relation is not (Relation.Amod or Relation.Acl or Relation.AclRelcl or Relation.Appos or Relation.Dep or Relation.Nmod))
                continue;
            if (child.Relation is Relation.Nmod && (child.Index != noun.Index + 1 || !IsNumber(noun)))
            {
                // "dozens of wounded": the number stands for those behind "of".
                if (IsNumber(noun) && CaseIs(child, "of") && KindOf(child, CountRole.State) is { } those)
                    return (those, child);
                continue;
            }
            if (child.Relation is Relation.AclRelcl)
            {
                if (Clause.Subject(child) == noun && (Clause.IsPassive(child) ? Verb(child, CountRole.DoneTo) : Verb(child, CountRole.Doer)) is { } told)
                    return (told, child);
                continue;
            }
            if (child.Child(Relation.Obj) is null && !child.Ends("ing") && (KindOf(child, CountRole.State) ?? Verb(child, CountRole.DoneTo)) is { } kind)
                return (kind, child);
        }
        return null;
    }

    private (CountKind Kind, Token Anchor)? ByRole(Token noun, Token counted)
    {
        if (noun.IsRoot)
            return noun.Child(Relation.Nsubj) is { } subject && noun.Child(Relation.Cop) is not null && Toll(subject) is { } size ? (size, subject) : null;
        var head = noun.Head;
        var kind = noun.Relation switch
        {
            Relation.Nsubj or Relation.NsubjPass => BySubject(head),
            Relation.Obj or Relation.Iobj => ByObject(head, counted),
            Relation.Obl when Clause.CaseOf(noun) is null => ByObject(head, counted),
            Relation.Obl => ByMeasure(head, noun),
            Relation.Nmod when CaseIs(noun, "of") => KindOf(head, CountRole.Of) ?? Toll(head),
            Relation.Nmod or Relation.Nummod or Relation.Appos or Relation.NmodUnmarked => Toll(head),
            Relation.NmodPoss => KindOf(head, CountRole.Of),
            _ => null,
        };
        return kind is { } known ? (known, head) : null;
    }

    private CountKind? BySubject(Token verb)
    {
        if (KindOf(verb, CountRole.State) is { } state && verb.Child(Relation.Obj) is null)
            return state;
        if (ToDeath(verb) is { } fate)
            return fate;
        // Without an object these verbs are passive, whatever the headline leaves out: "three killed in blast".
        if (verb.Child(Relation.Obj) is null && Verb(verb, CountRole.DoneTo) is { } done && (Clause.IsPassive(verb) || !verb.Ends("ing")))
            return done;
        if (!Clause.IsPassive(verb) && Verb(verb, CountRole.Doer) is { } doer)
            return doer;
        return (Clause.IsPassive(verb) || lexicon.Stays(verb) ? Brought(verb) : null) ?? Suffered(verb);
    }

    /// <summary>What the subject suffered besides: "received treatment after being injured".</summary>
    private CountKind? Suffered(Token verb)
    {
        foreach (var child in verb.Children)
        {
            if (child.Relation is Relation.Advcl && child.Child(Relation.AuxPass) is not null && child.Child(Relation.NsubjPass) is null && Verb(child, CountRole.DoneTo) is { } kind)
                return kind;
        }
        return null;
    }

    private CountKind? ByObject(Token verb, Token counted)
    {
        if (ToDeath(verb) is { } fate)
            return fate;
        if (!Clause.IsPassive(verb) && Verb(verb, CountRole.DoneTo) is { } done)
            return done;
        foreach (var sense in lexicon.OfVerb(verb))
        {
            if (sense.Role == CountRole.Cost && sense.Noun is { } noun && counted.LemmaIs(noun))
                return sense.Kind;
        }
        if (Brought(verb) is { } brought)
            return brought;
        return Clause.Subject(verb) is { } subject ? Toll(subject) : null;
    }

    /// <summary>"rose to 14", "brought the toll to 14", "stands at 14".</summary>
    private CountKind? ByMeasure(Token verb, Token number)
    {
        if (Clause.CaseOf(number) is not { } mark || !mark.LemmaIs(["to", "at", "past", "above", "over", "beyond"]) || verb.Upos is not (Upos.Verb or Upos.Aux))
            return null;
        return (Clause.Object(verb) is { } direct ? Toll(direct) : null) ?? (Clause.Subject(verb) is { } subject ? Toll(subject) : null);
    }

    /// <summary>What somebody is left or found: "left 12 dead", "were confirmed killed".</summary>
    private CountKind? Brought(Token verb)
    {
        foreach (var child in verb.Children)
        {
            if (child.Relation is Relation.Xcomp && child.Child(Relation.Obj) is null && (KindOf(child, CountRole.State) ?? (child.Ends("ing") ? null : Verb(child, CountRole.DoneTo))) is { } kind)
                return kind;
        }
        return null;
    }

    private CountKind? ToDeath(Token verb)
    {
        if (lexicon.IsSpared(verb))
            return null;
        foreach (var child in verb.Children)
        {
            if (child.Relation is Relation.Obl && CaseIs(child, "to") && KindOf(child, CountRole.Fate) is { } fate)
                return fate;
        }
        return null;
    }

    /// <summary>The kind that a noun of size counts: "death toll", "the number of wounded".</summary>
    private CountKind? Toll(Token noun)
    {
        if (KindOf(noun, CountRole.Toll) is { } toll)
            return toll;
        if (!lexicon.IsTotal(noun))
            return null;
        foreach (var child in noun.Children)
        {
            if (!child.Relation.Is(Relation.Nmod) || !CaseIs(child, "of"))
                continue;
            if ((KindOf(child, CountRole.State) ?? KindOf(child, CountRole.Counted) ?? Stated(child, behind: true)?.Kind) is { } kind)
                return kind;
        }
        return null;
    }

    /// <summary>The word before a figure, where the tree has lost the way: headlines ("Quake Kills 10").</summary>
    private (CountKind Kind, Token Anchor)? Before(Token noun, Figure figure)
    {
        if (figure.First == 0 || figure.IsOne)
            return null;
        // "the death toll from the quake a day before rose to 10": too long for the tree.
        if (lexicon.IsMeasure(words.Lower(figure.First - 1)) && (IsNumber(noun) || lexicon.IsPeople(noun)))
        {
            for (var i = document.TokenAt(words[figure.First].Start) - 1; i >= noun.Sentence.FirstToken; i--)
            {
                if (document[i].Upos == Upos.Num)
                    break;
                if (Toll(document[i]) is { } toll)
                    return (toll, document[i]);
            }
        }
        if (noun.Relation is Relation.Nsubj or Relation.NsubjPass || words[figure.First - 1].Sentence != words[figure.First].Sentence)
            return null;
        var verb = TokenAt(figure.First - 1);
        return verb.Upos is not (Upos.Adp or Upos.Punct) && Verb(verb, CountRole.DoneTo) is { } kind ? (kind, verb) : null;
    }

    /// <summary>"12 deaths", "hundreds of protesters".</summary>
    private (CountKind Kind, Token Anchor)? Itself(Token noun)
    {
        if (KindOf(noun, CountRole.Counted) is { } own)
            return (own, noun);
        foreach (var child in noun.Children)
        {
            if (IsNumber(noun) && child.Relation.Is(Relation.Nmod) && CaseIs(child, "of") && KindOf(child, CountRole.Counted) is { } those)
                return (those, child);
        }
        return null;
    }

    private CountKind? KindOf(Token token, CountRole role)
    {
        foreach (var sense in lexicon.Of(token))
        {
            if (sense.Role == role && HasModifier(token, sense.Rest))
                return sense.Kind;
        }
        return null;
    }

    private CountKind? Verb(Token token, CountRole role)
    {
        foreach (var sense in lexicon.OfVerb(token))
        {
            if (sense.Role == role && HasRest(token, sense.Rest) && (sense.Noun is null || Clause.Object(token) is { } direct && direct.LemmaIs(sense.Noun)))
                return sense.Kind;
        }
        return null;
    }

    private bool HasModifier(Token noun, string[] before) => before.Length == 0 || (noun.Index >= before.Length && document[noun.Index - 1].TextIs(before[^1]));

    private bool HasRest(Token verb, string[] rest)
    {
        for (var i = 0; i < rest.Length; i++)
        {
            var found = verb.Index + 1 + i < document.TokenCount && document[verb.Index + 1 + i].TextIs(rest[i]);
            foreach (var child in verb.Children)
                found |= child.TextIs(rest[i]);
            if (!found)
                return false;
        }
        return true;
    }

    private bool IsNumber(Token token) => token.Upos == Upos.Num || lexicon.Numbers.Longest(words, WordAt(token), out _).Count > 0 || lexicon.Factors.Single(words, WordAt(token)).Count > 0;

    private static bool CaseIs(Token noun, string preposition) => Clause.CaseOf(noun) is { } mark && mark.TextIs(preposition);

    // --- what is counted together ---

    /// <summary>Adds up what is joined under one word: "13 soldiers and five civilians"; parts that make the first figure again are told already ("three people, a man and two women").</summary>
    private List<Reading> Joined(List<Found> found)
    {
        var readings = new List<Reading>(found.Count);
        for (var i = 0; i < found.Count; i++)
        {
            var figure = found[i].Figure;
            var (low, high, end, parts, one) = (figure.Low, figure.High, figure.End, 0L, figure.IsOne);
            var j = i + 1;
            for (; j < found.Count && found[j].Kind == found[i].Kind && found[j].First == found[i].First && found[j].First != found[j].Noun; j++)
            {
                parts += found[j].Figure.Low;
                (low, high, end) = (low + found[j].Figure.Low, high + found[j].Figure.High, found[j].Figure.End);
                one &= found[j].Figure.IsOne;
            }
            if (parts == figure.Low)
                (low, high, end) = (figure.Low, figure.High, figure.End);
            var part = words.Lower(figure.End) is "of" && words.Lower(figure.End + 1) is "them" or "whom" or "those" or "which";
            readings.Add(new(found[i].Anchor, new Count(found[i].Kind, low, high, part, words.SpanOf(figure.First, end))));
            i = j - 1;
        }
        return readings;
    }

    private Token TokenAt(int word) => document[Math.Min(document.TokenAt(words[word].Start), document.TokenCount - 1)];

    private int WordAt(Token token) => Math.Min(words.At(token.TextSpan.Start), words.Count - 1);
}
