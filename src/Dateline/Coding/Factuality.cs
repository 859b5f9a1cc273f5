using Dateline.Language;
using Dateline.Lexica;

namespace Dateline.Coding;

/// <summary>What a word does to the event that hangs on it.</summary>
internal enum Effect : byte
{
    None,

    /// <summary>It comes about: managed to, was forced to.</summary>
    Happens,

    /// <summary>It goes on: continued to.</summary>
    GoesOn,

    /// <summary>It does not come about: failed to, prevented.</summary>
    Fails,

    /// <summary>Somebody says it is not so: denied, ruled out.</summary>
    Denies,

    /// <summary>It lies ahead, and somebody means it to be: plans to, promised to.</summary>
    Plans,

    /// <summary>It may be: tried to, feared that.</summary>
    MayBe,

    /// <summary>It is so if it is not in doubt: confirmed that, could not confirm that.</summary>
    Confirms,

    /// <summary>It may be from now on; in the past it came about: is allowed to, allowed to.</summary>
    Permits,

    /// <summary>Somebody wants it of others: demanded, called for.</summary>
    CallsFor,
}

/// <summary>Whether what a predicate tells came to pass: its own negation, modal verb and aspect, composed with the words it hangs on, from the inside out.</summary>
/// <remarks>The composition follows the implicative verbs of Karttunen (1971) and the factuality of Saurí and Pustejovsky (2009): "did not manage to", "failed to prevent".
/// What somebody says stays told: that it is a claim is kept in the statement, not in the status.</remarks>
internal sealed partial class Factuality
{
    private const int MaxSteps = 10;
    private readonly Dictionary<string, Effect> _clauses = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Effect> _nouns = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Effect> _adjectives = new(StringComparer.Ordinal);
    private readonly HashSet<string> _carriers = new(StringComparer.Ordinal);
    private readonly HashSet<string> _nominal = new(StringComparer.Ordinal);

    private Factuality()
    {
    }

    public static Factuality Load()
    {
        var factuality = new Factuality();
        foreach (var line in LexiconText.Lines("events/embedding.txt"))
        {
            var f = line.Fields();
            if (f.Length != 3)
                throw line.Wrong("is not 'effect | governs | words'");
            foreach (var word in f[2].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
                factuality.Add(line, f[0], f[1], word);
        }
        return factuality;
    }

    private void Add(LexiconLine line, string name, string governs, string word)
    {
        if (name == "carries")
        {
            _carriers.Add(word);
            return;
        }
        var effect = name switch
        {
            "happens" => Effect.Happens,
            "goes on" => Effect.GoesOn,
            "fails" => Effect.Fails,
            "denies" => Effect.Denies,
            "plans" => Effect.Plans,
            "may be" => Effect.MayBe,
            "permits" => Effect.Permits,
            "confirms" => Effect.Confirms,
            "calls for" => Effect.CallsFor,
            _ => throw line.Wrong("names no effect"),
        };
        if (governs == "clause noun")
            _nominal.Add(word);
        foreach (var what in governs.Split(' '))
        {
            var map = what switch { "clause" => _clauses, "noun" => _nouns, "qualifies" => _adjectives, _ => throw line.Wrong("says not what it governs") };
            map[word] = effect;
        }
    }

    /// <summary>Whether a verb only carries the event that its noun names: "held talks", "clashes broke out".</summary>
    public bool Carries(Token verb) => verb.Upos == Upos.Verb && _carriers.GetAlternateLookup<ReadOnlySpan<char>>().Contains(verb.Lemma);

    /// <summary>Whether the event that a word names came to pass, and whether it is told in the present perfect.</summary>
    public (EventStatus Status, bool IsPerfect) Of(Token word)
    {
        var token = Clause.Predicate(word);
        var status = EventStatus.Happened;
        var perfect = false;
        Token? below = null;
        for (var steps = MaxSteps; steps > 0; steps--)
        {
            status = Own(token, below, status);
            perfect |= IsPerfect(token);
            if (Climb(token, ref status) is not { } next)
                break;
            (below, token) = (token, next);
        }
        return (status, perfect);
    }

    /// <summary>What hangs on a word itself: negation, modal verbs, adjectives, "no".</summary>
    /// <param name="token">The word.</param>
    /// <param name="below">The word below it that the status has come from, if any.</param>
    /// <param name="status">The status so far.</param>
    private EventStatus Own(Token token, Token? below, EventStatus status)
    {
        var negated = false;
        var modal = Shape(token);
        var going = false;
        foreach (var child in token.Children)
        {
            switch (child.Relation)
            {
                case Relation.Advmod when IsNot(child):
                    negated = true;
                    break;
                // "almost totally destroyed" is destroyed, "almost killed" may be anything but killed.
                case Relation.Advmod when Qualified(child) is var effect && effect != Effect.None && (!child.LemmaIs(["almost", "nearly"]) || child.Index == token.Index - 1):
                    modal = effect;
                    break;
                case Relation.Amod when token.Upos is Upos.Noun or Upos.Propn:
                    status = Apply(Qualified(child), status);
                    break;
                case Relation.Acl when child.Index != below?.Index && token.Upos is Upos.Noun && child.Features is { VerbForm: VerbForm.Part, Tense: Tense.Past } && child.Child(Relation.Obj) is null:
                    // "the talks planned for Friday", "the rally cancelled last week".
                    status = Apply(OfNoun(child), status);
                    break;
                case Relation.Det or Relation.CcPreconj when IsNo(child):
                case Relation.Cc when child.LemmaIs(["nor", "rather"]):
                    negated = true;
                    break;
                case Relation.Nsubj or Relation.NsubjPass or Relation.Obj:
                    // "No attack took place" is negated once.
                    negated |= child.Index != below?.Index && IsNobody(child);
                    break;
                case Relation.Case when token.Upos is Upos.Noun && child.LemmaIs("without"):
                    negated = true;
                    break;
                case Relation.Aux:
                    modal = modal == Effect.None ? Modal(child) : modal;
                    going |= child.LemmaIs("be") && child.Features.Tense == Tense.Pres;
                    break;
            }
        }
        if (token.Relation is Relation.Conj && modal == Effect.None && !HasOwnTense(token))
            modal = Shared(token.Head, token.Child(Relation.Cc) is { } joint && joint.LemmaIs("but"), ref negated);
        if (going && token.Ends("ing") && status == EventStatus.Happened && !token.LemmaIs("go"))
            status = EventStatus.Ongoing;
        status = Apply(modal, status);
        return negated && !IsDelayed(token) ? Negate(status, token) : status;
    }

    /// <summary>A second verb takes the modal verb of the first: "will meet and sign", "did not attack or burn"; its negation not behind "but".</summary>
    private static Effect Shared(Token first, bool isContrast, ref bool negated)
    {
        var modal = Effect.None;
        foreach (var child in first.Children)
        {
            if (child.Relation is Relation.Aux && Modal(child) is var found && found != Effect.None)
                modal = found;
            negated |= child.Relation is Relation.Advmod && IsNot(child) && !isContrast && first.Child(Relation.Aux) is { } auxiliary && auxiliary.LemmaIs("do");
        }
        return modal;
    }

    private static bool HasOwnTense(Token token)
    {
        foreach (var child in token.Children)
        {
            if (child.Relation is Relation.Aux or Relation.AuxPass or Relation.Cop or Relation.Nsubj or Relation.NsubjPass)
                return true;
        }
        return token.Features.VerbForm == VerbForm.Fin && token.Features.Tense == Tense.Past;
    }

    private static Effect Modal(Token auxiliary) =>
        auxiliary.LemmaIs(["will", "shall", "would", "'ll", "wo"]) || auxiliary.TextIs("'ll") || auxiliary.TextIs("wo") || auxiliary.TextIs("would") ? Effect.Plans
        : auxiliary.LemmaIs(["may", "might", "can", "could", "ca"]) || auxiliary.TextIs("could") || auxiliary.TextIs("might") ? Effect.MayBe
        : auxiliary.LemmaIs(["should", "must", "ought"]) ? Effect.CallsFor
        : Effect.None;

    private static bool IsPerfect(Token token)
    {
        foreach (var child in token.Children)
        {
            if (child.Relation is Relation.Aux && child.LemmaIs("have") && !child.TextIs("had") && !child.TextIs("'d"))
                return true;
        }
        return false;
    }

    /// <summary>What is said of a noun by a copula: "the strike is likely", "the hearing is due in May".</summary>
    private Effect Predicated(Token predicate)
    {
        if (predicate.Upos is Upos.Adj)
            return Effective(_clauses, predicate) is var said && said != Effect.None ? said : Qualified(predicate);
        foreach (var child in predicate.Children)
        {
            if (child.Relation is Relation.Case or Relation.Advmod && Qualified(child) is var effect && effect != Effect.None)
                return effect;
        }
        return Effective(_nouns, predicate);
    }

    /// <summary>"the planned rally", "allegedly attacked": adjectives and participles stand as they are written, whatever the lemma.</summary>
    private Effect Qualified(Token adjective)
    {
        if (Effective(_adjectives, adjective) is var effect && effect != Effect.None)
            return effect;
        Span<char> written = stackalloc char[24];
        return adjective.Text.Length <= written.Length && _adjectives.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(written[..adjective.Text.ToLowerInvariant(written)], out effect) ? effect : Effect.None;
    }

    private Effect Effective(Dictionary<string, Effect> map, Token governor, bool nominal = false)
    {
        var lookup = map.GetAlternateLookup<ReadOnlySpan<char>>();
        // "ruled out", "called off", "called for": the particle or preposition may make the difference.
        foreach (var child in governor.Children)
        {
            if (child.Relation is Relation.CompoundPrt && Joined(lookup, governor, child.Text) is var found && found != Effect.None)
                return found;
        }
        if (nominal && governor.Upos == Upos.Verb)
            return _nominal.GetAlternateLookup<ReadOnlySpan<char>>().Contains(governor.Lemma) && lookup.TryGetValue(governor.Lemma, out var known) ? known : Effect.None;
        if (governor.LemmaIs("go"))
            return governor.TextIs("going") ? Effect.Plans : Effect.None;
        return lookup.TryGetValue(governor.Lemma, out var effect) ? effect : Effect.None;
    }

    private static Effect Joined(Dictionary<string, Effect>.AlternateLookup<ReadOnlySpan<char>> lookup, Token governor, ReadOnlySpan<char> particle)
    {
        Span<char> joined = stackalloc char[48];
        var lemma = governor.Lemma;
        if (lemma.Length + particle.Length + 1 > joined.Length)
            return Effect.None;
        lemma.CopyTo(joined);
        joined[lemma.Length] = ' ';
        particle.ToLowerInvariant(joined[(lemma.Length + 1)..]);
        return lookup.TryGetValue(joined[..(lemma.Length + 1 + particle.Length)], out var effect) ? effect : Effect.None;
    }

    private static EventStatus Apply(Effect effect, EventStatus status) => effect switch
    {
        Effect.None or Effect.Happens or Effect.Permits or Effect.Confirms => status,
        Effect.GoesOn => status == EventStatus.Happened ? EventStatus.Ongoing : status,
        Effect.Fails or Effect.Denies => status == EventStatus.Denied ? EventStatus.Happened : EventStatus.Denied,
        Effect.Plans => status is EventStatus.Happened or EventStatus.Ongoing ? EventStatus.Planned : status,
        Effect.MayBe => status is EventStatus.Happened or EventStatus.Ongoing or EventStatus.Planned ? EventStatus.Possible : status,
        Effect.CallsFor => status is EventStatus.Happened or EventStatus.Ongoing or EventStatus.Planned or EventStatus.Possible ? EventStatus.CalledFor : status,
        _ => status,
    };
}
