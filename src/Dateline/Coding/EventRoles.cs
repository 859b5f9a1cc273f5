using Dateline.Actors;
using Dateline.Language;
using Dateline.Lexica;
using Dateline.Places;

namespace Dateline.Coding;

/// <summary>Which actors stand in the roles of an event: who does it, to whom.</summary>
internal sealed class EventRoles(Document document, TextWords words, ActorIndex actors, EventLexicon lexicon, PlaceIndex places)
{
    private const int MaxDepth = 4;

    // Prepositions in the order in which their nouns are asked, once for all mentions.
    private static readonly string[][] Directions = [["by"], ["against", "on", "upon", "towards", "toward"], ["to", "with"], ["from", "of", "between"]];
    private static readonly string[][] Surroundings = [["for", "over"], ["in", "at", "into", "near", "across"]];
    private static readonly string[][] ObliqueDirections =
    [
        ["against", "with", "to", "on", "upon", "for", "into", "toward", "towards", "at", "over", "from", "between"],
        ["in", "across", "throughout", "inside", "near", "of", "around", "outside"],
        ["by"],
    ];
    private readonly List<ActorChunk> _found = [];

    /// <summary>The actors of a verb's event.</summary>
    /// <param name="mention">Gets them.</param>
    /// <param name="trigger">The verb.</param>
    /// <param name="preposition">The preposition that belongs to the pattern ("call on"), or null.</param>
    public void OfVerb(MentionDraft mention, Token trigger, string? preposition)
    {
        var predicate = Clause.Predicate(trigger);
        // "The archbishop on Sunday called for …": with its preposition such a verb is active, even where the tree hangs it on a noun.
        // So is one that goes with "by" ("stood by").
        var passive = Clause.IsPassive(predicate) && preposition is not "by" && !(predicate.Relation is Relation.Acl && preposition is not null && Oblique(predicate, [preposition]) is not null);
        var subject = Clause.Subject(predicate);
        var pattern = mention.Pattern;
        if (passive)
        {
            Agents(mention.Sources, predicate);
            if (pattern.IsReciprocal && mention.Sources.Count == 0 && subject is { } both)
            {
                Add(mention.Sources, both);
                return;
            }
            // Troops that are sent act for those they belong to: "CSTO forces have been sent to Velinia".
            if (mention.Sources.Count == 0 && subject is { } sent && lexicon.Commands(pattern.Type))
                Add(mention.Sources, sent);
            else if (subject is { } patient && (Take(patient, mention) || Inside(patient, mention, MaxDepth)))
                return;
            Targets(mention, predicate, preposition);
            return;
        }
        if (subject is { } agent)
            Add(mention.Sources, agent);
        if (pattern.IsReciprocal)
        {
            Partners(mention, predicate);
            return;
        }
        Targets(mention, predicate, preposition);
    }

    /// <summary>The actors of a demand that is made by saying so.</summary>
    public void OfSaying(MentionDraft mention, Token speaker, Token asked)
    {
        Add(mention.Sources, speaker);
        Take(asked, mention);
    }

    /// <summary>Whom a threat is directed at: who must act lest it come true.</summary>
    public void OfCondition(MentionDraft mention, Token asked) => Take(asked, mention);

    /// <summary>The actors of an event that a noun names: from its own modifiers, and from the verb that carries it.</summary>
    public void OfNoun(MentionDraft mention, Token noun, Factuality factuality)
    {
        var pattern = mention.Pattern;
        foreach (var child in noun.Children)
        {
            if (child.Relation is Relation.NmodPoss or Relation.Compound or Relation.Amod && child.Index < noun.Index)
                Add(mention.Sources, child);
        }
        foreach (var child in noun.Children)
        {
            if (!child.Relation.Is(Relation.Nmod) || child.Relation is Relation.NmodPoss || Clause.CaseOf(child) is not { } mark)
                continue;
            if (mark.LemmaIs(["by", "between", "among"]) || (mark.LemmaIs(["of", "from"]) && (pattern.IsReciprocal || !lexicon.ActsOn(pattern.Type))) || (mark.LemmaIs("with") && pattern.IsReciprocal))
                Add(mention.Sources, child);
            else if (mark.LemmaIs(["of", "against", "on", "upon", "at", "to", "over", "with", "toward", "towards"]))
                Take(child, mention);
        }
        var verb = noun.Head;
        if (!noun.IsRoot && factuality.Carries(verb))
        {
            if (noun.Relation is Relation.Obj or Relation.Obl)
            {
                if (Clause.IsPassive(verb))
                    Agents(mention.Sources, verb);
                else if (mention.Sources.Count == 0 && Clause.Subject(verb) is { } agent)
                    Add(mention.Sources, agent);
            }
            else if (noun.Relation is Relation.NsubjPass)
            {
                Agents(mention.Sources, verb);
            }
            if (pattern.IsReciprocal)
                Partners(mention, verb);
            else if (mention.Targets.Count == 0)
                Obliques(mention, verb, null);
        }
    }

    // --- targets ---

    private void Targets(MentionDraft mention, Token predicate, string? preposition)
    {
        if (preposition is not null && Oblique(predicate, [preposition]) is { } asked && (Take(asked, mention) || Inside(asked, mention, MaxDepth)))
            return;
        // "demanded that they leave": whoever the clause is about.
        // "repeated its demand that they leave" likewise: the clause may hang on the noun.
        if (mention.Pattern.IsAct && (predicate.Child(Relation.Ccomp) ?? (Clause.Object(predicate) is { } told ? told.Child(Relation.Ccomp) ?? told.Child(Relation.Acl) : null)) is { } clause && clause.Child(Relation.Nsubj) is { } about && Take(about, mention))
            return;
        if (lexicon.Recipients(mention.Pattern.Type) is { Length: > 0 } recipients && Recipient(predicate, recipients) is { } recipient && Take(recipient, mention))
            return;
        if (predicate.Child(Relation.Iobj) is { } indirect && Take(indirect, mention))
            return;
        // "donated and delivered goods to the hospital": what stands behind the second verb is done by both.
        if (Clause.Object(predicate) is null && predicate.Child(Relation.Conj) is { Upos: Upos.Verb } next && next.Child(Relation.Nsubj) is null && Clause.Object(next) is { } shared
            && ((lexicon.Recipients(mention.Pattern.Type) is { Length: > 0 } to && Recipient(next, to) is { } given && Take(given, mention)) || Take(shared, mention)))
            return;
        if (mention.Pattern.IsMeans)
        {
            if (Recipient(predicate, lexicon.Aims) is { } aim && (Take(aim, mention) || Inside(aim, mention, MaxDepth)))
                return;
            if (Clause.Object(predicate) is { } means && !Inside(means, mention, MaxDepth) && !Obliques(mention, predicate, preposition))
                Located(mention, predicate, 3);
            return;
        }
        if (Clause.Object(predicate) is { } direct && (Take(direct, mention) || Inside(direct, mention, MaxDepth)))
            return;
        // A day may stand between a verb and its object and be taken for one: "rejected Thursday an appeal".
        foreach (var child in predicate.Children)
        {
            if (child.Relation is Relation.Obj && (Take(child, mention) || Inside(child, mention, MaxDepth)))
                return;
        }
        if (Obliques(mention, predicate, preposition) || Embedded(mention, predicate, MaxDepth) || Located(mention, predicate, 3))
            return;
        // What is done at home is done to the country: an emergency is declared for all, a protest is directed at those who govern (PLOVER's rule for implied targets).
        if (!lexicon.IsDomestic(mention.Pattern.Type))
            return;
        foreach (var source in mention.Sources)
        {
            if ((source.Country ?? actors.Actors[source.Actor].Country) is not { } home)
                continue;
            if ((actors.CountryNamed(home) ?? actors.CountryOf(home, (source.First, source.End, words.SpanOf(source.First, source.End)))) is { } chunk && !mention.Sources.Exists(s => s.Actor == chunk.Actor))
                AddChunk(mention.Targets, chunk);
            return;
        }
    }

    /// <summary>Where nobody is named that it was done to: the country of the place it was done in.</summary>
    private bool Located(MentionDraft mention, Token word, int depth)
    {
        if (depth == 0)
            return false;
        foreach (var child in word.Children)
        {
            if (!child.Relation.Is(Relation.Obl) && !child.Relation.Is(Relation.Nmod) && child.Relation is not (Relation.Obj or Relation.Xcomp or Relation.Compound or Relation.Advcl) || child.Relation is Relation.OblAgent)
                continue;
            if (places.At(child) is { Country: { } country } place && Clause.CaseOf(child) is not null)
            {
                var at = words.At(place.Span.Start);
                if (actors.CountryOf(country, (at, words.At(place.Span.End - 1) + 1, place.Span)) is { } chunk && !mention.Sources.Exists(s => s.Actor == chunk.Actor))
                {
                    AddChunk(mention.Targets, chunk);
                    return true;
                }
            }
            if (Located(mention, child, depth - 1))
                return true;
        }
        return false;
    }

    private static Token? Recipient(Token predicate, string[] prepositions)
    {
        if (Oblique(predicate, prepositions) is { } oblique)
            return oblique;
        // "provide photographs to Macedonia" may hang on the photographs.
        if (Clause.Object(predicate) is not { } direct)
            return null;
        if (Modifier(direct, prepositions) is { } modifier)
            return modifier;
        // "photographs and maps to Macedonia": or on the last of what is provided.
        foreach (var child in direct.Children)
        {
            if (child.Relation is Relation.Conj && Modifier(child, prepositions) is { } shared)
                return shared;
        }
        return null;
    }

    private static Token? Oblique(Token predicate, ReadOnlySpan<string> prepositions)
    {
        foreach (var child in predicate.Children)
        {
            if (child.Relation.Is(Relation.Obl) && child.Index > predicate.Index && Clause.CaseOf(child) is { } mark && mark.LemmaIs(prepositions))
                return child;
        }
        return null;
    }

    private static Token? Modifier(Token noun, ReadOnlySpan<string> prepositions)
    {
        foreach (var child in noun.Children)
        {
            if (child.Relation.Is(Relation.Nmod) && Clause.CaseOf(child) is { } mark && mark.LemmaIs(prepositions))
                return child;
        }
        return null;
    }

    /// <summary>Those that an object which is nobody belongs to or is directed at: "Haiti's efforts", "sanctions against Serbia", "the curfew in Montenegro".</summary>
    private bool Inside(Token noun, MentionDraft mention, int depth)
    {
        if (depth == 0)
            return false;
        foreach (var child in noun.Children)
        {
            if (child.Relation is Relation.NmodPoss && Take(child, mention))
                return true;
        }
        foreach (var direction in Directions)
        {
            if (Modifier(noun, direction) is { } modifier && (Take(modifier, mention) || Inside(modifier, mention, depth - 1)))
                return true;
        }
        foreach (var child in noun.Children)
        {
            if (child.Relation is Relation.Compound or Relation.Amod && Take(child, mention))
                return true;
        }
        foreach (var direction in Surroundings)
        {
            if (Modifier(noun, direction) is { } modifier && (Take(modifier, mention) || Inside(modifier, mention, depth - 1)))
                return true;
        }
        foreach (var child in noun.Children)
        {
            if (child.Relation is Relation.Conj && (Take(child, mention) || Inside(child, mention, depth - 1)))
                return true;
            if (child.Relation.Is(Relation.Acl) && child.Relation is not Relation.AclRelcl && Embedded(mention, child, depth - 1, whole: true))
                return true;
        }
        return false;
    }

    private bool Obliques(MentionDraft mention, Token predicate, string? preposition)
    {
        foreach (var pass in ObliqueDirections)
        {
            foreach (var child in predicate.Children)
            {
                if (!child.Relation.Is(Relation.Obl) || child.Relation is Relation.OblAgent || Clause.CaseOf(child) is not { } mark || !mark.LemmaIs(pass) || mark.TextIs(preposition ?? ""))
                    continue;
                if (Take(child, mention) || Inside(child, mention, MaxDepth - 1))
                    return true;
            }
        }
        return false;
    }

    /// <summary>Whom the deed that is promised, demanded or offered would be done to.</summary>
    private bool Embedded(MentionDraft mention, Token predicate, int depth, bool whole = false)
    {
        if (depth == 0)
            return false;
        if (whole)
        {
            if (predicate.Child(Relation.Iobj) is { } indirect && Take(indirect, mention))
                return true;
            if (Clause.Object(predicate) is { } direct && (Take(direct, mention) || Inside(direct, mention, depth)))
                return true;
            if (Obliques(mention, predicate, null))
                return true;
        }
        foreach (var child in predicate.Children)
        {
            if (child.Relation is Relation.Xcomp or Relation.Ccomp || (child.Relation is Relation.Advcl && child.Index > predicate.Index && (mention.Pattern.IsAct || mention.Pattern.Type is EventType.Assault or EventType.Coerce || whole) && child.Child(Relation.Mark) is { } mark && mark.LemmaIs(["to", "of", "for", "from"])))
            {
                if (child.Child(Relation.Nsubj) is { } subject && Take(subject, mention))
                    return true;
                if (Embedded(mention, child, depth - 1, whole: true))
                    return true;
            }
        }
        return false;
    }

    /// <summary>Both sides of what is done together.</summary>
    private void Partners(MentionDraft mention, Token predicate)
    {
        if (Clause.Object(predicate) is { } direct)
        {
            var before = mention.Sources.Count;
            Add(mention.Sources, direct);
            if (mention.Sources.Count == before)
                With(mention, direct);
        }
        With(mention, predicate);
    }

    private void With(MentionDraft mention, Token word)
    {
        foreach (var child in word.Children)
        {
            if (child.Relation.Is(Relation.Obl) || child.Relation.Is(Relation.Nmod) && Clause.CaseOf(child) is not null)
            {
                if (Clause.CaseOf(child) is { } mark && mark.LemmaIs(["with", "between", "against", "among"]))
                    Add(mention.Sources, child);
            }
        }
    }

    private void Agents(List<ActorChunk> list, Token verb)
    {
        foreach (var child in verb.Children)
        {
            if (child.Relation is Relation.OblAgent || (child.Relation.Is(Relation.Obl) && Clause.CaseOf(child) is { } mark && mark.LemmaIs("by")))
                Add(list, child);
        }
    }

    // --- from words to actors ---

    /// <summary>Takes the actors of a noun for the targets, unless they are the source or its own ("its troops").</summary>
    private bool Take(Token noun, MentionDraft mention)
    {
        _found.Clear();
        Of(noun, _found, MaxDepth);
        var taken = false;
        foreach (var chunk in _found)
        {
            var commanded = lexicon.Commands(mention.Pattern.Type) && chunk.Kind != ActorKind.Country && ((chunk.Sector == "MIL" && chunk.Country is null) || mention.Sources.Exists(s => s.Country is not null && s.Country == chunk.Country));
            if (chunk.Actor < 0 || commanded || mention.Sources.Exists(s => s.Actor == chunk.Actor) || IsOwn(chunk))
                continue;
            AddChunk(mention.Targets, chunk);
            taken = true;
        }
        return taken;
    }

    private bool IsOwn(ActorChunk chunk) => chunk.Form != ReferenceForm.Name && words.Lower(chunk.First) is "its" or "his" or "her" or "their" or "our" or "my";

    private void Add(List<ActorChunk> list, Token noun)
    {
        _found.Clear();
        Of(noun, _found, MaxDepth);
        foreach (var chunk in _found)
            AddChunk(list, chunk);
    }

    private static void AddChunk(List<ActorChunk> list, ActorChunk chunk)
    {
        if (chunk.Actor >= 0 && !list.Exists(c => c.Actor == chunk.Actor))
            list.Add(chunk);
    }

    /// <summary>The actors that a noun with all it is joined to means.</summary>
    private void Of(Token noun, List<ActorChunk> into, int depth)
    {
        if (depth == 0)
            return;
        if (ChunkAt(noun) is { } chunk)
        {
            if (chunk.Form != ReferenceForm.Pronoun || (!Told(noun, chunk, into) && !Meant(noun, into)))
                into.Add(chunk);
        }
        else if (IsQuantity(noun) && Modifier(noun, ["of", "from", "among"]) is { } people)
        {
            // "thousands of workers", "a group of rebels".
            Of(people, into, depth - 1);
        }
        else if (noun.Child(Relation.Appos) is { } apposed && ChunkAt(apposed) is { } named)
        {
            into.Add(named);
        }
        else if (noun.Upos is Upos.Noun or Upos.Propn && Owner(noun) is { } owner)
        {
            into.Add(owner);
        }
        Joined(noun, noun, into, depth);
    }

    /// <summary>Adds those that a noun, or a word of its name or title, is joined to by "and".</summary>
    private void Joined(Token noun, Token part, List<ActorChunk> into, int depth)
    {
        foreach (var child in part.Children)
        {
            if (child.Relation is Relation.Conj && child.IsNoun() && child.Index > noun.Index)
                Of(child, into, depth - 1);
            else if (child.Relation is Relation.Conj && part != noun && ChunkAt(child) is { } other)
                AddChunk(into, other);
            // "U.S. and Russian negotiators", "the president, Ilan Tarin, and his aides".
            else if (child.Relation is Relation.Amod or Relation.Compound or Relation.Flat or Relation.Appos or Relation.NmodDesc && part == noun)
            {
                if (child.Relation is Relation.Amod or Relation.Compound && child.Child(Relation.Conj) is { } && into.Count > 0 && ChunkAt(child) is { } first && first.Kind == ActorKind.Country)
                    AddChunk(into, first);
                Joined(noun, child, into, depth);
            }
        }
    }

    /// <summary>Of things, those they belong to: "Israeli helicopters", "the army's bulldozers".</summary>
    private ActorChunk? Owner(Token noun)
    {
        // "the leader's Free Front network": a body's name says more than whose it is.
        foreach (var child in noun.Children)
        {
            if (child.Relation is Relation.Compound or Relation.Amod && ChunkAt(child) is { Kind: ActorKind.Organisation, Form: ReferenceForm.Name } named)
                return named;
        }
        foreach (var child in noun.Children)
        {
            if (child.Relation is Relation.NmodPoss or Relation.Compound or Relation.Amod && child.Index < noun.Index && ChunkAt(child) is { Form: not ReferenceForm.Pronoun } chunk && !IsOwn(chunk))
                return chunk;
        }
        return null;
    }

    /// <summary>"Hungary said it will …": the pronoun of what is told means who tells it, where that fits.</summary>
    private bool Told(Token pronoun, ActorChunk chunk, List<ActorChunk> into)
    {
        if (pronoun.Relation is not (Relation.Nsubj or Relation.NsubjPass or Relation.Expl) || chunk.Head is not ("it" or "they" or "he" or "she"))
            return false;
        for (var (token, steps) = (pronoun.Head, MaxDepth * 2); steps > 0 && !token.IsRoot; token = token.Head, steps--)
        {
            if (token.Relation is not (Relation.Ccomp or Relation.Xcomp or Relation.Conj or Relation.Advcl or Relation.Parataxis))
                return false;
            if (token.Relation is Relation.Conj or Relation.Xcomp)
                continue;
            var teller = token.Relation is Relation.Parataxis ? token : token.Head;
            if (Clause.Subject(teller) is { } subject && ChunkAt(subject) is { Form: not ReferenceForm.Pronoun } speaker && (speaker.Kind == ActorKind.Person) == (chunk.Head is "he" or "she"))
            {
                into.Add(speaker);
                return true;
            }
        }
        return false;
    }

    /// <summary>Whom coreference takes a pronoun to mean: the actor of the nearest mention before that is no pronoun.</summary>
    private bool Meant(Token pronoun, List<ActorChunk> into)
    {
        if (document.MentionOf(pronoun) is not { } mention)
            return false;
        ActorChunk? nearest = null;
        foreach (var other in mention.Entity.Mentions)
        {
            if (other.Head.Index != pronoun.Index && (nearest is null || other.Head.Index < pronoun.Index) && ChunkAt(other.Head) is { Form: not ReferenceForm.Pronoun } chunk)
                nearest = chunk;
        }
        if (nearest is { } found)
            into.Add(found);
        return nearest is not null;
    }

    private ActorChunk? ChunkAt(Token token)
    {
        var at = words.At(document[token.Index].TextSpan.Start);
        if (actors.At(at) is not { } chunk || (chunk.Actor < 0 && chunk.Form != ReferenceForm.Pronoun))
            return null;
        // "military aid", "an official visit": such words are adjectives as well as people.
        return chunk is { Form: ReferenceForm.Nominal, Country: null, Code: null } && token is { Upos: Upos.Adj, Relation: Relation.Amod } ? null : chunk;
    }

    private bool IsQuantity(Token noun) => noun.Upos is Upos.Num || lexicon.IsQuantity(noun.Lemma);
}
