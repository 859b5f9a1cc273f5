using Dateline.Language;

namespace Dateline.Actors;

/// <summary>Finds the runs of words that name or describe actors: names, offices, bodies, groups, pronouns. One pass.</summary>
internal sealed class ActorGrammar(TextWords words, ActorLexicon lexicon, Func<int, NameKind> kindOf, Func<int, string?> capitalOf, Func<int, Upos> tagOf)
{
    public List<ActorChunk> Chunks()
    {
        var chunks = new List<ActorChunk>();
        for (var at = 0; at < words.Count;)
        {
            var chunk = words[at].Kind == WordKind.Letters ? Chunk(at) : null;
            if (chunk is not null)
                chunks.Add(chunk);
            at = chunk is null ? at + 1 : Math.Max(chunk.End, at + 1);
        }
        return chunks;
    }

    private ActorChunk? Chunk(int at) => Pronoun(at) ?? Description(at);

    private ActorChunk? Pronoun(int at) => words[at].Lower switch
    {
        "he" or "she" => new() { First = at, End = at + 1, Form = ReferenceForm.Pronoun, Kind = ActorKind.Person, Head = words[at].Lower },
        "they" or "we" or "it" => new() { First = at, End = at + 1, Form = ReferenceForm.Pronoun, Kind = ActorKind.Group, Head = words[at].Lower, IsPlural = words[at].Lower != "it" },
        "i" when words[at].IsCapitalised => new() { First = at, End = at + 1, Form = ReferenceForm.Pronoun, Kind = ActorKind.Person, Head = "i" },
        _ => null,
    };

    /// <summary>[the] [country or body]* [office or body noun] [of country] [,] [title] [name], or a bare name.</summary>
    private ActorChunk? Description(int at)
    {
        var article = words[at].Lower is "the" or "a" or "an" or "his" or "her" or "their" or "its" or "our" or "some" or "several" or "many" or "other" or "both" or "two" or "three" or "local" or "senior";
        var next = article ? at + 1 : at;
        var chunk = new ActorChunk { First = at, End = at };
        var modifiers = 0;
        ActorTerm? owner = null;
        while (modifiers < 7)
        {
            var term = Term(next, out var end);
            if (term is { Kind: ActorTermKind.Country or ActorTermKind.Demonym or ActorTermKind.Organisation } && IsNamed(next, end, term))
            {
                owner = term;
                // "ethnic Velinian guerrillas" belong to the country they live in, which other words tell.
                // "pro-Velinian rebels", "anti-Velinian protests" are not of Velinia.
                if (!IsStance(next) && (term.Kind != ActorTermKind.Demonym || words.Lower(next - 1) is not "ethnic"))
                    chunk.Country ??= term.Country;
                // "Velinian-led forces".
                if (Is(end, "-") && Is(end + 1, "led"))
                    end += 2;
                next = Skip(end, "'s");
                if (next == end)
                    next = Skip(end, "'", "’");
                chunk.End = end;
                modifiers++;
                if (next < words.Count && words[next].Sentence == words[at].Sentence && words[next].Kind == WordKind.Letters)
                    continue;
                break;
            }
            if (term is { Kind: ActorTermKind.Office or ActorTermKind.Body })
                return Headed(chunk, term, next, end, owner);
            if (IsAdjective(next) && (article || (owner is { Kind: ActorTermKind.Organisation } && tagOf(next) is Upos.Adj or Upos.Noun) || owner is { Kind: ActorTermKind.Demonym } || words.Lower(next - 1) is "'s" || words[next].Lower is "former" or "acting" or "senior" or "riot" or "armed" or "local" or "unidentified" or "interim"))
            {
                next++;
                modifiers++;
                continue;
            }
            break;
        }
        if (owner is not null)
            return Qualified(chunk, owner, next) ?? Owner(chunk, owner) ?? LongerName(at, article ? at + 1 : at);
        return Name(at, article ? at + 1 : at);
    }

    /// <summary>"anti-" or "pro-" before a word.</summary>
    private bool IsStance(int at) => Is(at - 1, "-") && words.Touches(at) && words.Touches(at - 1) && lexicon.Terms.Single(words, at - 2).Any(t => t.Kind == ActorTermKind.Stance);

    /// <summary>The name that the adjective of a people begins: "Kurdish Relief League"; the adjective alone names nobody.</summary>
    private ActorChunk? LongerName(int at, int from) => Name(at, from) is { } name && name.End > from + 1 ? name : null;

    /// <summary>A body whose name begins with its country: "Velinian Patriotic Front".</summary>
    private ActorChunk? Qualified(ActorChunk chunk, ActorTerm owner, int next)
    {
        if (owner.Kind == ActorTermKind.Organisation || next != chunk.End || next >= words.Count || !words[next].IsCapitalised || words[next].Sentence != words[chunk.First].Sentence || Name(next, next) is not { Kind: ActorKind.Organisation } body)
            return null;
        var from = Skip(chunk.First, "the");
        body.First = chunk.First;
        body.Country = chunk.Country;
        return Named(body, from, body.NameEnd, ActorKind.Organisation);
    }

    /// <summary>The country that a body's own name tells: "Union for the Independence of Velinia".</summary>
    private string? CountryIn(int first, int end)
    {
        for (var i = first + 1; i < end; i++)
        {
            if (words[i].IsCapitalised && Term(i, out _) is { Kind: ActorTermKind.Country or ActorTermKind.Demonym, Country: { } country })
                return country;
        }
        return null;
    }

    /// <summary>Adjectives may stand between an article or country and its noun.</summary>
    private bool IsAdjective(int at) =>
        at < words.Count && words[at].Kind == WordKind.Letters && words[at].Lower.Length > 3 && (words[at].Case == LetterCase.Lower || words[at].Lower is "former" or "acting" or "deputy")
        && !(words[at].Lower.EndsWith("ed", StringComparison.Ordinal) && words[at].Lower is not ("armed" or "united" or "unidentified"))
        && words[at].Lower is not ("that" or "which" or "said" or "says" or "with" or "from" or "have" or "were" or "will" or "been" or "they" or "this" or "when" or "where" or "also" or "into" or "over" or "after" or "told" or "would" or "could" or "than" or "then" or "because" or "about" or "against" or "between" or "under" or "during" or "while" or "while" or "whose");

    private ActorChunk Headed(ActorChunk chunk, ActorTerm head, int at, int end, ActorTerm? owner)
    {
        chunk.End = end;
        chunk.Head = head.Form;
        chunk.Sector = head.Sector;
        chunk.Origin = head.Origin;
        chunk.IsHeadOfCountry = head.IsHead;
        chunk.Form = ReferenceForm.Nominal;
        chunk.Kind = head.Kind == ActorTermKind.Office ? ActorKind.Person : IsBody(head.Form) ? ActorKind.Organisation : ActorKind.Group;
        chunk.IsPlural = head.Form.EndsWith('s') && chunk.Kind != ActorKind.Person;
        if (owner is { Kind: ActorTermKind.Organisation })
        {
            chunk.Code = owner.Code;
            chunk.Name = null;
        }
        // "Security Council", "Foreign Ministry": capitalised words that go on belong to the body's name.
        if (chunk.Kind != ActorKind.Person && words[at].IsCapitalised)
        {
            while (chunk.End < words.Count && words[chunk.End].IsCapitalised && words[chunk.End].Sentence == words[at].Sentence && Term(chunk.End, out _) is null or { Kind: ActorTermKind.BodyHead or ActorTermKind.Body })
                chunk.End++;
        }
        // "of Kazakhstan", "for the CSTO".
        if (Is(chunk.End, "of") || Is(chunk.End, "for"))
        {
            var of = Skip(chunk.End + 1, "the");
            if (Term(of, out var ofEnd) is { Kind: ActorTermKind.Country or ActorTermKind.Organisation } whole && words[of].IsCapitalised && words[of].Sentence == words[at].Sentence)
            {
                chunk.Country ??= whole.Country;
                chunk.Code ??= whole.Kind == ActorTermKind.Organisation ? whole.Code : null;
                chunk.End = ofEnd;
            }
        }
        if (head.Kind != ActorTermKind.Office)
            return chunk;
        return WithName(chunk);
    }

    /// <summary>The name behind an office: "President Tokayev", "Russian President, Vladimir Putin".</summary>
    private ActorChunk WithName(ActorChunk chunk)
    {
        var office = PortfolioEnd(chunk.End);
        var comma = Is(office, ",") ? office + 1 : office;
        var from = comma;
        while (Term(from, out var end) is { Kind: ActorTermKind.Title or ActorTermKind.Office } title && words[from].IsCapitalised && words[from].Sentence == words[chunk.First].Sentence)
        {
            chunk.Sector ??= title.Sector;
            from = Is(end, ".") && words.Touches(end) ? end + 1 : Is(end, "-") ? end + 1 : end;
        }
        var nameEnd = NameRun(from);
        if (nameEnd < 0 || (comma > office && from == comma && nameEnd - from < 2))
            return chunk;
        Named(chunk, from, nameEnd, ActorKind.Person);
        // "President Ilan Tarin of Velinia".
        if (Is(nameEnd, "of") && Term(nameEnd + 1, out _) is { Kind: ActorTermKind.Country } of)
            chunk.Country ??= of.Country;
        return chunk;
    }

    /// <summary>"Minister of Education and Research Ana Lorin": where what an office is for ends.</summary>
    private int PortfolioEnd(int end)
    {
        if (!Is(end, "of") && !Is(end, "for"))
            return end;
        var at = Skip(end + 1, "the");
        var reached = end;
        while (at < words.Count && words[at].IsCapitalised && lexicon.Portfolios.Longest(words, at, out var next).Count > 0)
        {
            reached = next;
            at = Is(next, ",") || Is(next, "and") || Is(next, "&") ? next + 1 : words.Count;
        }
        return reached;
    }

    private ActorChunk Named(ActorChunk chunk, int first, int end, ActorKind kind)
    {
        chunk.NameFirst = first;
        chunk.NameEnd = end;
        chunk.Name = words.Printed(first, end).ToString();
        chunk.Form = ReferenceForm.Name;
        chunk.Kind = kind;
        if (kind == ActorKind.Organisation)
            chunk.Country ??= CountryIn(first, end);
        chunk.End = end;
        return chunk;
    }

    private ActorChunk? Owner(ActorChunk chunk, ActorTerm term)
    {
        var stance = IsStance(chunk.First);
        chunk.Form = ReferenceForm.Name;
        chunk.Kind = term.Kind == ActorTermKind.Organisation ? ActorKind.Organisation : ActorKind.Country;
        chunk.Name = term.Name;
        // "Bosnian Serbs" belong to Bosnia, "ethnic Albanians" to the country they live in, which other words tell.
        var ethnic = term.Kind == ActorTermKind.Demonym && (words.Lower(chunk.First - 1) is "ethnic" || words.Lower(chunk.First) is "ethnic" || words.Lower(chunk.End - 2) is "ethnic");
        chunk.Country = ethnic ? null : term.Kind == ActorTermKind.Demonym ? chunk.Country ?? term.Country : term.Country;
        chunk.Code = term.Code;
        chunk.Sector = term.Sector;
        chunk.Origin = term.Origin == SpeakerOrigin.Unknown ? SpeakerOrigin.Official : term.Origin;
        // "Russians", "Kazakhs": people, not the state; a bare adjective is nobody.
        if (term.Kind == ActorTermKind.Demonym)
        {
            var plural = term.IsPeople || words[chunk.End - 1].Lower.EndsWith('s');
            if (!plural && !ethnic)
            {
                // Of a people without a state, the adjective alone names nobody.
                if (chunk.Country is null || stance)
                    return null;
                // "Israeli air raids": the adjective means the country; of what it does, the noun behind it tells.
                chunk.Kind = ActorKind.Country;
                chunk.IsAdjective = true;
                return chunk;
            }
            chunk.Kind = ActorKind.Group;
            chunk.Form = ReferenceForm.Nominal;
            chunk.Head = "people";
            chunk.Sector = "CVL";
            chunk.Name = null;
            chunk.IsPlural = true;
            chunk.IsPeople = true;
        }
        else if (stance)
        {
            return null;
        }
        return chunk;
    }

    /// <summary>A bare name: of a person, or of a body by its head word.</summary>
    private ActorChunk? Name(int at, int from)
    {
        var titled = false;
        string? sector = null;
        while (Term(from, out var end) is { Kind: ActorTermKind.Title } title && words[from].IsCapitalised)
        {
            titled = true;
            sector ??= title.Sector;
            from = Is(end, ".") && words.Touches(end) ? end + 1 : Is(end, "-") ? end + 1 : end;
        }
        var to = NameRun(from);
        if (to < 0)
            return null;
        // "Moscow said": the capital speaks for the country; in Moscow, it is a place.
        if (!titled && to == from + 1 && capitalOf(from) is { } country && lexicon.CountryName(country) is { } name && !IsLocated(from))
            return new ActorChunk { First = from, End = to, Form = ReferenceForm.Name, Kind = ActorKind.Country, Country = country, Name = name, Origin = SpeakerOrigin.Official };
        // What the name finder takes for the name of a body is one, also where no word of it says so.
        if (!titled && kindOf(from) == NameKind.Organization && to - from > 1)
            return Named(new ActorChunk { First = from > at && Is(at, "the") ? at : from, Origin = SpeakerOrigin.Collective }, from, NameEnd(from, to), ActorKind.Organisation);
        var body = BodyEnd(from, to);
        if (body > 0 && !titled)
            return Named(new ActorChunk { First = from > at && Is(at, "the") ? at : from, Origin = SpeakerOrigin.Collective }, from, body, ActorKind.Organisation);
        if (!titled && HasPlaceHead(from, to))
            return null;
        // One capitalised word at the head of a sentence may be any word.
        if (!titled && to - from == 1 && IsSentenceStart(from))
            return new ActorChunk { First = from, End = to, NameFirst = from, NameEnd = to, Name = words.Printed(from, to).ToString(), Form = ReferenceForm.Name, Kind = ActorKind.Person, Head = "?" };
        var chunk = Named(new ActorChunk { First = titled ? at : from, Sector = sector }, from, to, ActorKind.Person);
        // An acronym is a body.
        if (to - from == 1 && words[from].Case == LetterCase.Upper && words[from].Lower.Length is >= 2 and <= 7)
            chunk.Kind = ActorKind.Organisation;
        else if (to - from == 1 && !titled)
            chunk.Head = "?";
        return chunk;
    }

    private bool IsLocated(int at) =>
        words.Lower(at - 1) is "in" or "at" or "near" or "from" or "of" or "around" or "outside" or "into" or "across" or "through" or "leaving" or "inside" or "," or "between" or "to"
        || (at + 1 < words.Count && words[at + 1].IsCapitalised && words[at + 1].Kind == WordKind.Letters && words[at + 1].Sentence == words[at].Sentence) || words.Lower(at + 1) is ",";

    /// <summary>The end of a name that the name finder sees as one, where that lies further on: "Movement for the Liberation of …".</summary>
    private int NameEnd(int from, int to)
    {
        var end = Math.Max(to, BodyEnd(from, to));
        while (end < words.Count && words[end].Sentence == words[from].Sentence && kindOf(end) == NameKind.Organization && end - from < 16)
            end++;
        return end;
    }

    private int BodyEnd(int from, int to)
    {
        var found = -1;
        for (var i = from; i < to; i++)
        {
            if (words[i].IsCapitalised && lexicon.Terms.Single(words, i).Any(t => t.Kind is ActorTermKind.BodyHead or ActorTermKind.Body))
                found = to;
        }
        if (found < 0)
            return -1;
        // "Ministry of Internal Affairs", "Organisation for the Prohibition …".
        while ((Is(found, "of") || Is(found, "for") || Is(found, "on") || Is(found, "and")) && found + 1 < words.Count)
        {
            var next = Skip(found + 1, "the");
            if (next >= words.Count || !words[next].IsCapitalised || words[next].Sentence != words[from].Sentence)
                break;
            var run = Is(found, "of") && Term(next, out var country) is { Kind: ActorTermKind.Country } ? country : NameRun(next);
            if (run < 0)
                break;
            if (Is(found, "and") && !lexicon.Terms.Single(words, run - 1).Any(t => t.Kind == ActorTermKind.BodyHead))
                break;
            found = run;
        }
        return found;
    }

    private bool HasPlaceHead(int from, int to) => lexicon.Terms.Single(words, to - 1).Any(t => t.Kind == ActorTermKind.PlaceHead);

    /// <summary>Behind the last word of a run of capitalised words that can be a name; −1 where there is none.</summary>
    private int NameRun(int from)
    {
        if (!CanName(from))
            return -1;
        var end = from + 1;
        while (end < words.Count && end - from < 8 && words[end].Sentence == words[from].Sentence)
        {
            if (CanName(end))
            {
                end++;
            }
            else if (Is(end, "-") && words.Touches(end) && words.Touches(end + 1) && end + 1 < words.Count && words[end + 1].Kind == WordKind.Letters)
            {
                end += 2;
            }
            else if (Is(end, ".") && words.Touches(end) && words[end - 1].Span.Length == 1 && CanName(end + 1))
            {
                end += 2;
            }
            else if (words[end].Kind == WordKind.Letters && lexicon.Terms.Single(words, end).Any(t => t.Kind == ActorTermKind.Particle) && CanName(end + 1))
            {
                end += 2;
            }
            else
            {
                break;
            }
        }
        return end;
    }

    private bool CanName(int at)
    {
        if (at >= words.Count || words[at].Kind != WordKind.Letters || !words[at].IsCapitalised)
            return false;
        foreach (var term in lexicon.Terms.Single(words, at))
        {
            if (term.Kind == ActorTermKind.NoName && !(words[at].Case == LetterCase.Upper && words[at].Lower.Length > 1 && words[at].Lower is not ("the" or "a" or "in" or "of")))
                return false;
            if (term.Kind is ActorTermKind.Stance && Is(at + 1, "-"))
                return false;
            // The adjective of a people may begin a name, its noun may not.
            if (term.Kind is ActorTermKind.Country or ActorTermKind.Demonym or ActorTermKind.Organisation && words[at].Lower.Length > 3 && !(term.Sector is "MED" && IsOfLonger(at)) && (term.Kind != ActorTermKind.Demonym || term.Name is not null || term.IsPeople))
                return false;
        }
        return true;
    }

    private bool IsSentenceStart(int at) => at == 0 || words[at - 1].Sentence != words[at].Sentence || words[at - 1].Lower is "\"" or "“" or "‘" or ":";

    /// <summary>"US" is a country and "us" is not; acronyms are written in capitals.</summary>
    private bool IsNamed(int at, int end, ActorTerm term) =>
        words[at].IsCapitalised && !words.IsCurrency(at) && (words[at].Case == LetterCase.Upper || !(words[at].Lower is "us" || term.IsAcronym)) && !(term.Sector is "MED" && end == at + 1 && IsOfLonger(at));

    /// <summary>Whether a word is one of several that name somebody: of "Tasnim Aslam" neither is the agency.</summary>
    private bool IsOfLonger(int at) =>
        kindOf(at) is NameKind.Person or NameKind.Organization && ((at > 0 && words[at - 1].IsCapitalised && kindOf(at - 1) == kindOf(at)) || (at + 1 < words.Count && words[at + 1].IsCapitalised && kindOf(at + 1) == kindOf(at)));

    private static bool IsBody(string form) => form is "government" or "cabinet" or "administration" or "regime" or "parliament" or "senate" or "congress" or "assembly" or "army" or "military" or "police" or "court" or "company" or "party"
        or "agency" or "council" or "bank" or "mission" or "commission" or "committee" or "university" or "hospital" or "church" or "union" or "navy" or "air force" || form.Contains("ministry", StringComparison.Ordinal) || form.Contains("court", StringComparison.Ordinal);

    private ActorTerm? Term(int at, out int end)
    {
        end = at;
        if (at >= words.Count)
            return null;
        ActorTerm? best = null;
        foreach (var term in lexicon.Terms.Longest(words, at, out end))
        {
            // A name of a country or body must be written as one.
            if (term.Kind is ActorTermKind.Country or ActorTermKind.Demonym or ActorTermKind.Organisation && !words[at].IsCapitalised)
                continue;
            if (best is null || Rank(term.Kind) < Rank(best.Kind))
                best = term;
        }
        if (best is null)
            end = at;
        return best;
    }

    private static int Rank(ActorTermKind kind) => kind switch
    {
        ActorTermKind.Country => 0,
        ActorTermKind.Organisation => 1,
        ActorTermKind.Demonym => 2,
        ActorTermKind.Office => 3,
        ActorTermKind.Body => 4,
        ActorTermKind.Title => 5,
        _ => 9,
    };

    private bool Is(int at, string lower) => words.Lower(at) == lower;

    private int Skip(int at, params ReadOnlySpan<string> forms)
    {
        foreach (var form in forms)
        {
            if (Is(at, form))
                return at + 1;
        }
        return at;
    }
}
