using Dateline.Language;
using NodaTime;

namespace Dateline.Actors;

/// <summary>Says which actor each chunk means. Names first, so that a description can find the name that stands behind it; then descriptions and pronouns in text order.</summary>
internal sealed class ActorLinker(TextWords words, ActorLexicon lexicon, LocalDate? published, Func<int, int, bool> isPlace, Func<int, NameKind> kindOf)
{
    private readonly List<ActorDraft> _actors = [];
    private readonly Dictionary<string, int> _bySurname = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _byKey = new(StringComparer.Ordinal);

    public ActorIndex Link(List<ActorChunk> chunks)
    {
        SurnamesOfCapitals(chunks);
        // Full names before bare surnames, wherever they stand.
        foreach (var chunk in chunks.Where(c => IsPerson(c) && c.NameEnd - c.NameFirst > 1))
            LinkPerson(chunk);
        foreach (var chunk in chunks.Where(c => IsPerson(c) && c.Actor < 0))
            LinkPerson(chunk);
        Apposed(chunks);
        Abbreviated(chunks);
        var kept = chunks.Where(c => c.Actor >= 0 || !IsPerson(c)).ToList();
        var last = new Salience();
        foreach (var chunk in kept)
        {
            if (chunk.Actor < 0)
                chunk.Actor = chunk.Form == ReferenceForm.Pronoun ? last.Of(chunk, words, _actors) : chunk.Form == ReferenceForm.Name ? LinkName(chunk) : LinkDescription(chunk, last);
            if (chunk.Actor < 0)
                continue;
            _actors[chunk.Actor].References.Add(new ActorReference(words.SpanOf(chunk.First, chunk.End), chunk.Form));
            last.Note(chunk, words, _actors);
        }
        foreach (var chunk in kept)
            NameBody(chunk);
        var used = kept.Where(c => c.Actor >= 0 || c.Form == ReferenceForm.Pronoun).ToList();
        return new ActorIndex(_actors, used, words.Count, lexicon);
    }

    /// <summary>"the Saudi Interior Ministry", "the Refugee Council": a body described in capitals of two words and more is named so.</summary>
    private void NameBody(ActorChunk chunk)
    {
        if (chunk is not { Actor: >= 0, Kind: ActorKind.Organisation, Form: ReferenceForm.Nominal } || _actors[chunk.Actor].Name is not null)
            return;
        var first = words.Lower(chunk.First) == "the" ? chunk.First + 1 : chunk.First;
        if (chunk.End - first < 2)
            return;
        for (var i = first; i < chunk.End; i++)
        {
            if (!words[i].IsCapitalised && words[i].Lower is not ("of" or "for" or "and" or "the" or "'s" or "’s"))
                return;
        }
        if (words[chunk.End - 1].IsCapitalised)
            _actors[chunk.Actor].Name = words.Printed(first, chunk.End).ToString();
    }

    /// <summary>"Paris", in a report on Valeska Paris: a capital's name by itself is hers where the text has given her whole name.</summary>
    private void SurnamesOfCapitals(List<ActorChunk> chunks)
    {
        HashSet<string>? surnames = null;
        foreach (var chunk in chunks)
        {
            if (chunk is not { Kind: ActorKind.Country, Form: ReferenceForm.Name } || chunk.End - chunk.First != 1 || words.Lower(chunk.First) == chunk.Name?.ToLowerInvariant())
                continue;
            surnames ??= [.. chunks.Where(c => IsPerson(c) && c.NameEnd - c.NameFirst > 1 && kindOf(c.NameFirst) == NameKind.Person).Select(c => words.Lower(c.NameEnd - 1))];
            if (!surnames.Contains(words.Lower(chunk.First)))
                continue;
            (chunk.Kind, chunk.Country, chunk.Origin) = (ActorKind.Person, null, SpeakerOrigin.Unknown);
            (chunk.NameFirst, chunk.NameEnd, chunk.Name) = (chunk.First, chunk.End, words.Printed(chunk.First, chunk.End).ToString());
        }
    }

    /// <summary>"the commander of the mission, Colonel Tarin": an office and, behind a comma, the name of its holder with a title.</summary>
    private void Apposed(List<ActorChunk> chunks)
    {
        for (var i = 0; i + 1 < chunks.Count; i++)
        {
            var office = chunks[i];
            if (IsHeldBy(office, chunks[i + 1]))
            {
                chunks[i + 1].Actor = office.Actor;
                Add(_actors[office.Actor], chunks[i + 1]);
                continue;
            }
            if (office.Kind != ActorKind.Person || office.Form != ReferenceForm.Nominal || office.Actor >= 0)
                continue;
            for (var j = i + 1; j < chunks.Count && j <= i + 3 && chunks[j].First - office.End <= 8; j++)
            {
                var name = chunks[j];
                if (name is { Actor: >= 0, Kind: ActorKind.Person } && name.First > 0 && words[name.First - 1].Lower == "," && words[name.First].Sentence == words[office.First].Sentence
                    && (name.Sector is not null || name.NameEnd - name.NameFirst > 1) && !HasComma(office.End, name.First - 1))
                {
                    office.Actor = name.Actor;
                    Add(_actors[name.Actor], office);
                    break;
                }
            }
        }
    }

    /// <summary>"the Movement for a Free Lorin (MFL)": a body and, in brackets, its initials are one; what the registry knows of either holds for both.</summary>
    private void Abbreviated(List<ActorChunk> chunks)
    {
        for (var i = 0; i + 1 < chunks.Count; i++)
        {
            var (body, initials) = (chunks[i], chunks[i + 1]);
            if (body is not { Kind: ActorKind.Organisation, Name: { Length: > 0 } name, Actor: < 0 } || initials is not { Kind: ActorKind.Organisation, Name: not null, Actor: < 0 }
                || initials.First != body.End + 1 || initials.End != initials.First + 1 || words.Lower(body.End) != "(" || words.Lower(initials.End) != ")"
                || words[initials.First].Case != LetterCase.Upper || !words.Lower(initials.First).StartsWith(Simple(name)[..1], StringComparison.Ordinal))
                continue;
            if (body.Code is null)
                (body.Name, body.Code, body.Origin) = (initials.Name.Length > name.Length ? initials.Name : name, initials.Code, initials.Code is null ? body.Origin : initials.Origin);
            body.Country ??= initials.Country;
            body.Sector ??= initials.Sector;
            (initials.Name, initials.Code, initials.Country, initials.Sector) = (body.Name, body.Code, body.Country, body.Sector);
        }
    }

    /// <summary>"Ilan Tarin, the Velinian foreign minister, said": an office between commas is that of the person named before it.</summary>
    private bool IsHeldBy(ActorChunk name, ActorChunk office) =>
        name is { Actor: >= 0, Kind: ActorKind.Person, Form: ReferenceForm.Name } && office is { Kind: ActorKind.Person, Form: ReferenceForm.Nominal, Actor: < 0 } && (office.Country ?? office.Code) is not null
        && office.First == name.End + 1 && words.Lower(name.End) == "," && words.Lower(office.End) is "," or "." && words[office.First].Sentence == words[name.First].Sentence && IsDefinite(office);

    private bool HasComma(int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (words[i].Kind == WordKind.Mark)
                return true;
        }
        return false;
    }

    private static bool IsPerson(ActorChunk chunk) => chunk.Kind == ActorKind.Person && chunk.Name is not null && chunk.NameFirst >= 0;

    // --- people by name ---

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

    // --- bodies and countries by name ---

    private int LinkName(ActorChunk chunk)
    {
        if (chunk.Kind == ActorKind.Person)
            return -1;
        var key = (chunk.Kind == ActorKind.Country ? "c:" + chunk.Country : "o:" + Simple(chunk.Name!)) ?? "";
        if (_byKey.TryGetValue(key, out var known))
            return known;
        if (chunk.Kind == ActorKind.Organisation && chunk.NameFirst >= 0 && isPlace(chunk.NameFirst, chunk.NameEnd))
            return -1;
        return _byKey[key] = Make(chunk);
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

/// <summary>Who was spoken of last: what pronouns and bare titles go back to.</summary>
internal sealed class Salience
{
    private int _person = -1;
    private int _subject = -1;
    private int _subjectSentence = -1;
    private int _group = -1;

    /// <summary>The person who spoke last, as far as the words before a verb of saying tell.</summary>
    public int Speaker { get; private set; } = -1;

    public int Of(ActorChunk pronoun, TextWords words, List<ActorDraft> actors) => pronoun.Head switch
    {
        "he" or "she" => _subject >= 0 && words[pronoun.First].Sentence - _subjectSentence <= 2 ? _subject : _person,
        "they" => _group,
        _ => -1,
    };

    public void Note(ActorChunk chunk, TextWords words, List<ActorDraft> actors)
    {
        var actor = actors[chunk.Actor];
        if (actor.Kind != ActorKind.Person)
        {
            if (actor.Kind == ActorKind.Group || chunk.IsPlural)
                _group = chunk.Actor;
            return;
        }
        _person = chunk.Actor;
        var sentence = words[chunk.First].Sentence;
        var next = words.Lower(chunk.End);
        var speaks = next is "said" or "says" or "told" or "added" or "asked" or "stated" or "declared" or "announced" or "noted" or "warned" or "called" || words.Lower(chunk.First - 1) is "said" or "to" && words.Lower(chunk.First - 2) is "according";
        if (speaks)
            Speaker = chunk.Actor;
        // The first person of a sentence, or its speaker, is what the next "he" goes back to.
        if (sentence != _subjectSentence || speaks)
        {
            _subject = chunk.Actor;
            _subjectSentence = sentence;
        }
    }
}
