using Dateline.Language;
using NodaTime;

namespace Dateline.Actors;

/// <content>People by name: who has this surname, and which leader it is.</content>
internal sealed partial class ActorLinker
{
    private void LinkPerson(ActorChunk chunk)
    {
        var surname = words.Lower(chunk.NameEnd - 1);
        var doubtful = chunk.Head == "?";
        var first = chunk.NameEnd - chunk.NameFirst > 1 ? words.Lower(chunk.NameFirst) : null;
        if (_bySurname.TryGetValue(surname, out var known) && (first is null || Same(_actors[known].Name, first)))
        {
            chunk.Actor = known;
            Add(_actors[known], chunk);
            return;
        }
        var titled = chunk.Head is not (null or "?") || chunk.Sector is not null;
        var seen = kindOf(chunk.NameEnd - 1);
        if (!titled && isPlace(chunk.NameFirst, chunk.NameEnd))
            return;
        if (!titled && seen == NameKind.Organization)
        {
            chunk.Kind = ActorKind.Organisation;
            chunk.Head = null;
            return;
        }
        var leader = Leader(surname, chunk, first);
        // A single capitalised word that nothing supports is no name of a person.
        doubtful &= seen != NameKind.Person;
        if (doubtful && leader is null && (seen != NameKind.None || !IsNameElsewhere(chunk)))
            return;
        if (doubtful && leader is null && chunk.NameFirst > 0 && words[chunk.NameFirst - 1].Lower is "in" or "at" or "near" or "from" or "to" or "of" or "the")
            return;
        var actor = new ActorDraft { Kind = ActorKind.Person, Name = leader?.Name ?? chunk.Name, Surname = surname, Country = chunk.Country ?? leader?.Country, Origin = SpeakerOrigin.Unknown };
        if (leader is not null)
        {
            var inOffice = published is null || leader.HeldOn(published.Value);
            actor.Sector = inOffice ? "GOV" : "ELI";
            actor.Office = inOffice ? leader.Office.ToLowerInvariant() : null;
            actor.Origin = SpeakerOrigin.Official;
            actor.IsHeadOfCountry = inOffice;
        }
        Add(actor, chunk);
        chunk.Actor = _actors.Count;
        _bySurname[surname] = chunk.Actor;
        _actors.Add(actor);
    }

    private static bool Same(string? name, string first) => name is null || !name.Contains(' ', StringComparison.Ordinal) || name.StartsWith(first, StringComparison.OrdinalIgnoreCase) || first.Length <= 2;

    private Leader? Leader(string surname, ActorChunk chunk, string? first)
    {
        Leader? found = null;
        foreach (var leader in lexicon.WithSurname(surname))
        {
            if (chunk.Country is { } country && country != leader.Country)
                continue;
            // A title makes the surname enough: "President Tarin".
            // Who is introduced by the bare surname is known to every reader.
            // But who is long out of office, or not yet in it, is introduced like anybody else.
            var titled = chunk.Country is null && (chunk.IsHeadOfCountry || (first is null && kindOf(chunk.NameFirst) == NameKind.Person && (published is null || leader.HeldOn(published.Value)))) && IsOnly(leader);
            if (!titled && (first is not null ? !leader.Name.StartsWith(first, StringComparison.OrdinalIgnoreCase) && !SameSound(leader.Name, first) : chunk.Country is null && !IsNamed(leader.Country)))
                continue;
            if (found is null || (published is { } day && leader.HeldOn(day) && !found.HeldOn(day)) || (leader.From > found.From && !(published is { } today && found.HeldOn(today))))
                found = leader;
        }
        return found;
    }

    /// <summary>Whether no other country has had a leader of this surname.</summary>
    private bool IsOnly(Leader leader) => lexicon.WithSurname(leader.Surname.ToLowerInvariant()).All(l => l.Country == leader.Country);

    /// <summary>Spellings differ between alphabets: the first letters decide (Kassym, Kasym).</summary>
    private static bool SameSound(string name, string first) => first.Length > 3 && name.StartsWith(first[..3], StringComparison.OrdinalIgnoreCase);

    private bool IsNamed(string country)
    {
        if (_countriesNamed is null)
        {
            _countriesNamed = new HashSet<string>(StringComparer.Ordinal);
            for (var i = 0; i < words.Count; i++)
            {
                if (words[i].IsCapitalised)
                {
                    foreach (var term in lexicon.Terms.Longest(words, i, out _))
                    {
                        if (term.Kind is ActorTermKind.Country or ActorTermKind.Demonym)
                            _countriesNamed.Add(term.Country!);
                    }
                }
            }
        }
        return _countriesNamed.Contains(country);
    }

    private HashSet<string>? _countriesNamed;
    private HashSet<string>? _midSentenceNames;

    private bool IsNameElsewhere(ActorChunk chunk)
    {
        if (_midSentenceNames is null)
        {
            _midSentenceNames = new HashSet<string>(StringComparer.Ordinal);
            for (var i = 1; i < words.Count; i++)
            {
                if (words[i].IsCapitalised && words[i - 1].Sentence == words[i].Sentence && words[i - 1].Kind == WordKind.Letters && !words[i - 1].IsCapitalised)
                    _midSentenceNames.Add(words[i].Lower);
            }
        }
        return _midSentenceNames.Contains(words.Lower(chunk.NameFirst));
    }

    private static void Add(ActorDraft actor, ActorChunk chunk)
    {
        if (chunk.Head is { } head && head != "?")
        {
            actor.Heads.Add(head);
            actor.Office ??= head;
        }
        actor.Country ??= chunk.Country;
        actor.Code ??= chunk.Code;
        actor.Sector = actor.Sector is null or "CVL" ? chunk.Sector ?? actor.Sector : actor.Sector;
        actor.IsHeadOfCountry |= chunk.IsHeadOfCountry;
        if (actor.Origin == SpeakerOrigin.Unknown)
            actor.Origin = chunk.Origin;
        if (chunk.Name is { } name && chunk.NameEnd - chunk.NameFirst > 1 && actor.Name is { } old && !old.Contains(' ', StringComparison.Ordinal))
            actor.Name = name;
    }
}
