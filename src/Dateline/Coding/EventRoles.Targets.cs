using Dateline.Actors;
using Dateline.Language;
using Dateline.Places;

namespace Dateline.Coding;

/// <content>To whom it is done: objects, prepositions, what an object belongs to, those who do it together.</content>
internal sealed partial class EventRoles
{
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
}
