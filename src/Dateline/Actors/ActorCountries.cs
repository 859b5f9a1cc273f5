using Dateline.Language;
using Dateline.Places;

namespace Dateline.Actors;

/// <summary>Says to which country an actor belongs where its own words do not: by what is said of it ("rebels in Darfur"), else the one country that the report is about.</summary>
/// <remarks>Only for offices, bodies and groups: of a person without an office nothing is guessed.</remarks>
internal static class ActorCountries
{
    /// <param name="document">The report with its trees.</param>
    /// <param name="words">The same text.</param>
    /// <param name="actors">Gets the countries.</param>
    /// <param name="places">The places of the report.</param>
    /// <param name="grammar">The words of place.</param>
    public static void Complete(Document document, TextWords words, ActorIndex actors, PlaceIndex places, PlaceGrammar grammar)
    {
        foreach (var chunk in actors.Chunks)
        {
            // "The Velinians of Lorin" live there.
            if (chunk is { Actor: >= 0, IsPeople: true, Country: not null } && Of(document, words, actors, places, chunk) is { } home)
                chunk.Country = actors.Actors[chunk.Actor].Country = home;
            if (chunk.Actor >= 0 && IsAsked(actors.Actors[chunk.Actor]) && chunk.Form != ReferenceForm.Pronoun && Said(document, words, actors, places, grammar, chunk) is { } country)
                actors.Actors[chunk.Actor].Country = country;
        }
        if (MainCountry(actors, places.Places) is not { } main)
            return;
        foreach (var actor in actors.Actors)
        {
            if (IsAsked(actor))
                actor.Country = main;
        }
    }

    private static bool IsAsked(ActorDraft actor) =>
        actor is { Country: null, Code: null, Kind: not ActorKind.Country } && actor.Sector is "GOV" or "MIL" or "COP" or "JUD" or "LEG" or "SPY" or "OPP" or "PTY" or "REB" or "LAB" or "EDU" or "MED" or "REF" or "CVL" or "REL" or "AGR" or "BUS"
        && (actor.Kind != ActorKind.Person || actor.Heads.Count > 0 || actor.Office is not null || actor.Sector is not "CVL" && actor.Sector is not null);

    private static string? Of(Document document, TextWords words, ActorIndex actors, PlaceIndex places, ActorChunk people)
    {
        foreach (var child in document[document.TokenAt(words[people.End - 1].Start)].Children)
        {
            if (child.Relation.Is(Relation.Nmod) && child.Child(Relation.Case) is { } mark && mark.Text is "of" && CountryAt(words, actors, places, child, people) is { } country)
                return country;
        }
        return null;
    }

    private static string? Said(Document document, TextWords words, ActorIndex actors, PlaceIndex places, PlaceGrammar grammar, ActorChunk chunk)
    {
        var first = document.TokenAt(words[chunk.First].Start);
        var end = Math.Min(document.TokenCount, document.TokenAt(words[chunk.End - 1].Start) + 1);
        for (var i = first; i < end; i++)
        {
            foreach (var child in document[i].Children)
            {
                if (child.Index >= first && child.Index < end)
                    continue;
                var belongs = child.Relation is Relation.NmodPoss or Relation.Compound or Relation.Amod or Relation.Appos
                    || (child.Relation.Is(Relation.Nmod) && child.Child(Relation.Case) is { } mark && mark.Text is "of" or "in" or "from" or "for" or "at");
                if (belongs && (CountryAt(words, actors, places, child, chunk) ?? OfPronoun(document, words, actors, places, child, chunk)) is { } country)
                    return country;
            }
        }
        return chunk.Kind == ActorKind.Group ? OfScene(document, places, grammar, first, end) : null;
    }

    /// <summary>"their forces": the country of those whom coreference takes the pronoun to mean.</summary>
    private static string? OfPronoun(Document document, TextWords words, ActorIndex actors, PlaceIndex places, Token pronoun, ActorChunk chunk)
    {
        if (pronoun.Relation is not Relation.NmodPoss || pronoun.Upos is not Upos.Pron || document.MentionOf(pronoun) is not { } mention)
            return null;
        foreach (var other in mention.Entity.Mentions)
        {
            if (other.Head.Index < pronoun.Index && CountryAt(words, actors, places, other.Head, chunk) is { } country)
                return country;
        }
        return null;
    }

    /// <summary>"killed three villagers near Lorin": people without a country of their own are taken for those of the place that their clause plays in.</summary>
    private static string? OfScene(Document document, PlaceIndex places, PlaceGrammar grammar, int first, int end)
    {
        for (var i = first; i < end; i++)
        {
            var noun = document[i];
            if (noun.IsRoot || noun.Head.Upos is not Upos.Verb || (noun.Head.Index >= first && noun.Head.Index < end) || noun.Relation is not (Relation.Nsubj or Relation.NsubjPass or Relation.Obj))
                continue;
            foreach (var child in noun.Head.Children)
            {
                if (child.Relation.Is(Relation.Obl) && child.Child(Relation.Case) is { } mark && grammar.RoleOf(mark.Text) == PlaceRole.At && places.At(child)?.Country is { } country)
                    return country;
            }
        }
        return null;
    }

    private static string? CountryAt(TextWords words, ActorIndex actors, PlaceIndex places, Token token, ActorChunk not)
    {
        var at = words.At(token.TextSpan.Start);
        if (actors.At(at) is { } chunk && chunk != not && (chunk.Country ?? (chunk.Actor >= 0 ? actors.Actors[chunk.Actor].Country : null)) is { } country)
            return country;
        return places.At(token)?.Country;
    }

    /// <summary>The country that most of the places and actors of a report belong to; none where two have the same part of it.</summary>
    private static string? MainCountry(ActorIndex actors, IReadOnlyList<Place> places)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var country in actors.Chunks.Where(c => c.Actor >= 0).Select(c => c.Country).Concat(places.Where(p => p.Kind != PlaceKind.Country).Select(p => p.Country)))
        {
            if (country is not null)
                counts[country] = counts.GetValueOrDefault(country) + 1;
        }
        var all = counts.Values.Sum();
        foreach (var (country, count) in counts)
        {
            if (count * 2 > all)
                return country;
        }
        return null;
    }
}
