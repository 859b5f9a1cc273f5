using Dateline.Actors;
using Dateline.Language;

namespace Dateline.Coding;

/// <content>From words to the actors that they mean.</content>
internal sealed partial class EventRoles
{
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
