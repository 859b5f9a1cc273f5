using Dateline.Language;
using NodaTime;

namespace Dateline.Actors;

/// <summary>Says which actor each chunk means. Names first, so that a description can find the name that stands behind it; then descriptions and pronouns in text order.</summary>
internal sealed partial class ActorLinker(TextWords words, ActorLexicon lexicon, LocalDate? published, Func<int, int, bool> isPlace, Func<int, NameKind> kindOf, Func<int, bool> isQuoted)
{
    private readonly List<ActorDraft> _actors = [];
    private readonly Dictionary<string, int> _bySurname = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _byKey = new(StringComparer.Ordinal);

    public ActorIndex Link(List<ActorChunk> chunks)
    {
        SurnamesOfCapitals(chunks);
        NamesWithOf(chunks);
        // Full names before bare surnames, wherever they stand.
        foreach (var chunk in chunks.Where(c => IsPerson(c) && c.NameEnd - c.NameFirst > 1))
            LinkPerson(chunk);
        foreach (var chunk in chunks.Where(c => IsPerson(c) && c.Actor < 0))
            LinkPerson(chunk);
        Apposed(chunks);
        Abbreviated(chunks);
        var kept = chunks.Where(c => c.Actor >= 0 || !IsPerson(c)).ToList();
        var (told, quoted) = (new Salience(), new Salience());
        foreach (var chunk in kept)
        {
            // Whoever is named in a quotation is not the "he" of “…,” he said.
            var last = isQuoted(chunk.First) ? quoted : told;
            if (chunk.Actor < 0)
                chunk.Actor = chunk.Form == ReferenceForm.Pronoun ? last.Of(chunk, words) is >= 0 and var here ? here : told.Of(chunk, words) : chunk.Form == ReferenceForm.Name ? LinkName(chunk) : LinkDescription(chunk, last);
            if (chunk.Actor < 0)
                continue;
            _actors[chunk.Actor].References.Add(new ActorReference(words.SpanOf(chunk.First, chunk.End), chunk.Form));
            last.Note(chunk, words, _actors);
            if (last == told)
                quoted = new Salience();
        }
        foreach (var chunk in kept)
            NameBody(chunk);
        var used = kept.Where(c => c.Actor >= 0 || c.Form == ReferenceForm.Pronoun).ToList();
        return new ActorIndex(_actors, used, words.Count, lexicon);
    }

    private static bool IsPerson(ActorChunk chunk) => chunk.Kind == ActorKind.Person && chunk.Name is not null && chunk.NameFirst >= 0;

    // --- bodies and countries by name ---

    private int LinkName(ActorChunk chunk)
    {
        if (chunk.Kind == ActorKind.Person)
            return -1;
        var key = (chunk.Kind == ActorKind.Country ? "c:" + chunk.Country : "o:" + Simple(chunk.Name!)) ?? "";
        if (_byKey.TryGetValue(key, out var known) || (known = Shortened(chunk)) >= 0)
            return known;
        if (chunk.Kind == ActorKind.Organisation && chunk.NameFirst >= 0 && isPlace(chunk.NameFirst, chunk.NameEnd))
            return -1;
        return _byKey[key] = Make(chunk);
    }

    /// <summary>"the Church" behind "the Church of Alba", "the Institute" behind "the Harbour Studies Institute": one word in capitals of a name that the text has given whole; −1 where there is none.</summary>
    private int Shortened(ActorChunk chunk)
    {
        var first = words.Lower(chunk.First) == "the" ? chunk.First + 1 : chunk.First;
        if (chunk.Kind is not (ActorKind.Organisation or ActorKind.Group) || chunk.Code is not null || chunk.End - first != 1 || first == chunk.First || !words[first].IsCapitalised)
            return -1;
        var word = words.Printed(first, chunk.End).ToString();
        for (var i = _actors.Count - 1; i >= 0; i--)
        {
            if (_actors[i] is { Kind: ActorKind.Organisation, Name: { } name } && (name.EndsWith(" " + word, StringComparison.Ordinal) || name.StartsWith(word + " of ", StringComparison.Ordinal)))
                return i;
        }
        return -1;
    }

    private static string Simple(string name) => name.StartsWith("the ", StringComparison.OrdinalIgnoreCase) ? name[4..].ToLowerInvariant() : name.ToLowerInvariant();

    private int Make(ActorChunk chunk)
    {
        var actor = new ActorDraft { Kind = chunk.Kind, Name = chunk.Name, Country = chunk.Country, Sector = chunk.Kind == ActorKind.Country ? null : chunk.Sector, Code = chunk.Code, Origin = chunk.Origin };
        if (chunk.Kind == ActorKind.Country && chunk.Country is { } country)
            actor.Name = lexicon.CountryName(country);
        if (chunk.Form == ReferenceForm.Nominal)
            actor.Name = null;
        Add(actor, chunk);
        _actors.Add(actor);
        return _actors.Count - 1;
    }

    // --- descriptions ---

    private int LinkDescription(ActorChunk chunk, Salience last)
    {
        if (chunk.Head is null or "")
            return -1;
        if (chunk.Kind == ActorKind.Person)
        {
            if (Holder(chunk, last) is { } holder)
                return holder;
            if (chunk is { IsHeadOfCountry: true, Country: { } country } && published is { } day && lexicon.LeaderOf(country, chunk.Head == "leader" ? "resident" : chunk.Head, day) is { } leader && IsDefinite(chunk))
            {
                if (_bySurname.TryGetValue(leader.Surname.ToLowerInvariant(), out var known))
                    return known;
                _bySurname[leader.Surname.ToLowerInvariant()] = _actors.Count;
                _actors.Add(new ActorDraft { Kind = ActorKind.Person, Name = leader.Name, Surname = leader.Surname.ToLowerInvariant(), Country = country, Sector = "GOV", Office = leader.Office.ToLowerInvariant(), Origin = SpeakerOrigin.Official, IsHeadOfCountry = true });
                return _actors.Count - 1;
            }
        }
        if (Shortened(chunk) is >= 0 and var whole)
            return whole;
        // A new description of an unnamed person is a new person; a body or group with the same noun and country is the same one.
        var definite = IsDefinite(chunk) || chunk.Kind != ActorKind.Person;
        var key = "d:" + chunk.Head + ":" + chunk.Country + ":" + chunk.Code;
        if (definite && _byKey.TryGetValue(key, out var same))
            return same;
        if (definite && chunk.Country is null && chunk.Code is null)
        {
            for (var i = _actors.Count - 1; i >= 0; i--)
            {
                if (_actors[i].Heads.Contains(chunk.Head) && _actors[i].Kind == chunk.Kind && _actors[i].Name is null)
                    return i;
            }
        }
        var made = Make(chunk);
        _byKey[key] = made;
        return made;
    }

    private bool IsDefinite(ActorChunk chunk) => words.Lower(chunk.First) is not ("a" or "an" or "another" or "some" or "one" or "several");

    /// <summary>The named person whom a description means: same office or noun, no other country, the one spoken of last.</summary>
    private int? Holder(ActorChunk chunk, Salience last)
    {
        if (!IsDefinite(chunk))
            return null;
        int? best = null;
        var score = 0;
        for (var i = 0; i < _actors.Count; i++)
        {
            var actor = _actors[i];
            if (actor.Kind != ActorKind.Person || actor.Name is null || (chunk.Country is { } country && actor.Country is { } other && country != other))
                continue;
            var office = actor.Heads.Contains(chunk.Head!) || actor.Office == chunk.Head;
            var leads = chunk.IsHeadOfCountry && actor.IsHeadOfCountry && (chunk.Head is "leader" or "head of state" || office) && (chunk.Country is null || chunk.Country == actor.Country);
            var man = chunk.Head is "man" or "woman";
            if ((!office && !leads) || man)
                continue;
            var value = (office ? 2 : 1) + (chunk.Country is not null && chunk.Country == actor.Country ? 4 : 0) + (last.Speaker == i ? 3 : 0) + (actor.References.Count > 0 ? 2 : 0);
            if (value > score)
                (score, best) = (value, i);
        }
        return best;
    }
}
