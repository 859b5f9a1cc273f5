using Dateline.Language;
using NodaTime;

namespace Dateline.Actors;

/// <content>What belongs together before anybody is linked: names with "of", offices and their holders, bodies and their initials.</content>
internal sealed partial class ActorLinker
{
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

    /// <summary>"the Church of Alba", "the University of Telmar": a body and what it is of are one name, where the name finder has them as one.</summary>
    private void NamesWithOf(List<ActorChunk> chunks)
    {
        for (var i = chunks.Count - 2; i >= 0; i--)
        {
            var (body, of) = (chunks[i], chunks[i + 1]);
            if (body is not { Kind: ActorKind.Organisation or ActorKind.Group, Form: ReferenceForm.Nominal } || of is not { Kind: ActorKind.Organisation or ActorKind.Person, Form: ReferenceForm.Name, Code: null }
                || !words[body.End - 1].IsCapitalised || of.First != body.End + 1 || words.Lower(body.End) != "of" || !IsOneName(body.End - 1, of.First))
                continue;
            (body.NameFirst, body.NameEnd) = (words.Lower(body.First) == "the" ? body.First + 1 : body.First, of.End);
            (body.End, body.Form, body.Kind, body.Name) = (of.End, ReferenceForm.Name, ActorKind.Organisation, words.Printed(body.NameFirst, of.End).ToString());
            chunks.RemoveAt(i + 1);
        }
    }

    private bool IsOneName(int first, int last)
    {
        for (var i = first; i <= last; i++)
        {
            if (kindOf(i) != NameKind.Organization)
                return false;
        }
        return true;
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
}
