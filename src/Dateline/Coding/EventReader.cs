using Dateline.Actors;
using Dateline.Language;
using Dateline.Places;

namespace Dateline.Coding;

/// <summary>Finds mentions of events: the words of the lexicon where the tree shows that they are meant, with who does it to whom and whether it came to pass.</summary>
internal sealed partial class EventReader
{
    private readonly Document _document;
    private readonly TextWords _words;
    private readonly EventLexicon _lexicon;
    private readonly Factuality _factuality;
    private readonly EventRoles _roles;
    private readonly bool[] _isTime;
    private readonly bool[] _told;

    /// <summary>Verbs of one sentence whose event is told with that of another verb.</summary>
    private readonly Dictionary<int, MentionDraft> _continued = [];

    public EventReader(Document document, TextWords words, ActorIndex actors, EventLexicon lexicon, Factuality factuality, bool[] isTime, PlaceIndex places)
    {
        (_document, _words, _lexicon, _factuality, _isTime) = (document, words, lexicon, factuality, isTime);
        _roles = new EventRoles(document, words, actors, lexicon, places);
        _told = new bool[document.TokenCount];
    }

    public List<MentionDraft> Read()
    {
        var mentions = new List<MentionDraft>();
        foreach (var sentence in _document.Sentences)
        {
            // Verbs first: what they carry ("staged a rally") is told with them.
            var first = mentions.Count;
            _continued.Clear();
            foreach (var token in sentence.Tokens)
            {
                if (token.Upos is Upos.Verb or Upos.Aux && !_told[token.Index] && Verb(token) is { } mention && !Continues(mentions, first, mention))
                    mentions.Add(mention);
            }
            for (int i = first, end = mentions.Count; i < end; i++)
            {
                if (Intention(mentions[i]) is { } intention)
                    mentions.Add(intention);
            }
            foreach (var token in sentence.Tokens)
            {
                if (token.Upos is Upos.Aux && Demand(token) is { } demand)
                    mentions.Add(demand);
                if (!_told[token.Index] && Noun(token) is { } mention)
                    mentions.Add(mention);
            }
            mentions.Sort(first, mentions.Count - first, Comparer<MentionDraft>.Create((a, b) => a.TriggerFirst.CompareTo(b.TriggerFirst)));
        }
        return mentions;
    }

    /// <summary>Clause and status of any word, whether or not it is a trigger.</summary>
    public (int First, int End, EventStatus Status, bool IsPerfect) About(int word)
    {
        var token = TokenAt(word);
        var (status, perfect) = _factuality.Of(token);
        var (first, end) = Extent(token);
        return (first, end, status, perfect);
    }

    // --- verbs ---

    private MentionDraft? Verb(Token verb)
    {
        // A participle before its noun tells what the noun is, not what happened: "the wounded men".
        if ((verb.Relation is Relation.Amod or Relation.Compound or Relation.Case && !Clause.IsStray(verb)) || verb.Relation is Relation.AuxPass || (verb.Relation is Relation.Aux && verb.Upos is Upos.Aux))
            return null;
        VerbMatch best = default;
        foreach (var candidate in _lexicon.Verbs(verb.Lemma, verb.Text))
        {
            if (Matches(candidate, verb) is { } match && (best.Pattern is null || match.Weight > best.Weight))
                best = match;
        }
        if (best.Pattern is null)
            return null;
        _told[verb.Index] = true;
        var predicate = Clause.Predicate(verb);
        // "is willing to": the word behind the copula is part of the phrase.
        if (best.End > predicate.Index)
            _told[predicate.Index] = true;
        foreach (var told in (ReadOnlySpan<int>)[best.Object, best.Rest])
        {
            if (told >= 0)
                _told[told] = true;
        }
        var (first, end) = Extent(predicate);
        // What breaks out or occurs is the event, not the verb: "riots broke out".
        var carried = best.Object >= 0 && best.Object < verb.Index && _document[best.Object].IsNoun() && _factuality.Carries(verb) && !Clause.IsPassive(predicate);
        var mention = new MentionDraft
        {
            Pattern = best.Pattern.Type is EventType.Assault && IsDoneBlindly(predicate) ? _lexicon.Implied("events/other#casualties") : best.Pattern, TriggerFirst = WordAt(carried ? best.Object : verb.Index), TriggerEnd = WordAt(carried ? best.Object : best.End - 1) + 1, ClauseFirst = first, ClauseEnd = end, Token = verb.Index,
        };
        mention.ClauseFirst = Math.Min(mention.ClauseFirst, mention.TriggerFirst);
        mention.ClauseEnd = Math.Max(mention.ClauseEnd, mention.TriggerEnd);
        _roles.OfVerb(mention, verb, best.Preposition);
        (mention.Status, mention.IsPerfect) = best.IsModal ? (EventStatus.Happened, false) : _factuality.Of(verb);
        mention.Confidence = best.Pattern.Objects is not null ? 0.8 : 0.7;
        return mention;
    }

    /// <summary>Whether what does it has no will: "the quake killed", "killed by the flood".</summary>
    private bool IsDoneBlindly(Token predicate)
    {
        if (!Clause.IsPassive(predicate))
            return Clause.Subject(predicate) is { Upos: Upos.Noun or Upos.Propn } subject && _lexicon.IsBlind(subject.Lemma);
        foreach (var child in predicate.Children)
        {
            if ((child.Relation is Relation.OblAgent || (child.Relation.Is(Relation.Obl) && Clause.CaseOf(child) is { } mark && mark.LemmaIs(["by", "in"]))) && _lexicon.IsBlind(child.Lemma))
                return true;
        }
        return false;
    }

    /// <summary>Whether a verb goes on with the event of the verb it hangs on: "attacked a camp, killing three", "killed one and wounded two", and what a protest demands.</summary>
    private bool Continues(List<MentionDraft> mentions, int first, MentionDraft mention)
    {
        var verb = Clause.Predicate(_document[mention.Token]);
        if (verb.IsRoot || verb.Relation is not (Relation.Conj or Relation.Advcl or Relation.Acl) || (verb.Child(Relation.Nsubj) is { } own && (verb.Relation is Relation.Conj || own.IsNoun())) || verb.Child(Relation.NsubjPass) is not null)
            return false;
        var head = verb.Head;
        for (var i = first; i < mentions.Count; i++)
        {
            var main = mentions[i];
            if (Clause.Predicate(_document[main.Token]).Index != head.Index && _continued.GetValueOrDefault(head.Index) != main)
                continue;
            var same = main.Pattern.Type == mention.Pattern.Type && main.Pattern.Type is EventType.Assault && main.Status == mention.Status && mention.Token > main.Token
                && (verb.Relation is not Relation.Conj || mention.Targets.TrueForAll(t => main.Targets.Exists(o => o.Actor == t.Actor || o.Country == t.Country)));
            var demand = main.Pattern.Type is EventType.Protest && mention.Pattern.Type is EventType.Request && verb.Relation is not Relation.Conj;
            if (!same && !demand)
                continue;
            if (main.Targets.Count == 0)
                main.Targets.AddRange(mention.Targets);
            main.ClauseEnd = Math.Max(main.ClauseEnd, mention.ClauseEnd);
            _continued[verb.Index] = main;
            return true;
        }
        return false;
    }

    private readonly record struct VerbMatch(EventPattern? Pattern, int Weight, int End, int Object, int Rest, string? Preposition, bool IsModal);

    private VerbMatch? Matches(VerbTrigger candidate, Token verb)
    {
        var end = verb.Index + 1;
        var rest = -1;
        string? preposition = null;
        if (candidate.Modal is { } modal && (!HasModal(verb, modal) || Clause.IsPassive(verb)))
            return null;
        if (candidate.Rest.Length > 0)
        {
            if (Rest(candidate.Rest, verb) is not { } found)
                return null;
            (end, rest, preposition) = found;
        }
        var held = -1;
        if (candidate.Pattern.Objects is { } objects)
        {
            held = Held(objects, Clause.Predicate(verb));
            if (held < 0)
                return null;
        }
        var weight = (candidate.Rest.Length * 4) + (held >= 0 ? 3 : 0) + (candidate.Modal is null ? 0 : 2);
        return new VerbMatch(candidate.Pattern, weight, end, held, rest, preposition, candidate.Modal is not null);
    }

    private static bool HasModal(Token verb, string modal)
    {
        var found = false;
        foreach (var child in verb.Children)
        {
            if (child.Relation is Relation.Advmod && Factuality.IsNot(child))
                return false;
            found |= child.Relation is Relation.Aux && (child.TextIs(modal) || (modal == "will" && (child.TextIs("'ll") || child.TextIs("’ll"))));
        }
        return found;
    }

    /// <summary>The words that belong to a verb: behind it ("take to the streets"), or parted from it ("call the strike off", "withdraw all troops from").</summary>
    private (int End, int Noun, string? Preposition)? Rest(string[] rest, Token verb)
    {
        var sentence = verb.Sentence;
        var at = verb.Index + 1;
        var matched = 0;
        for (var skipped = 0; at < sentence.EndToken && matched < rest.Length; at++)
        {
            var token = _document[at];
            if (token.TextIs(rest[matched]) || token.LemmaIs(rest[matched]))
                matched++;
            else if (++skipped > 1 || token.Upos is not (Upos.Adv or Upos.Det or Upos.Adj))
                break;
        }
        if (matched == rest.Length)
        {
            var last = _document[at - 1];
            return (at, last.IsNoun() ? last.Index : -1, last.Upos is Upos.Adp or Upos.Sconj or Upos.Part && last.Relation is not Relation.CompoundPrt ? rest[^1] : null);
        }
        if (rest.Length != 1)
            return null;
        foreach (var child in verb.Children)
        {
            if (child.Relation is Relation.CompoundPrt && child.TextIs(rest[0]))
                return (verb.Index + 1, -1, null);
            if (child.Relation.Is(Relation.Obl) && child.Index > verb.Index && Clause.CaseOf(child) is { } mark && mark.TextIs(rest[0]))
                return (verb.Index + 1, -1, rest[0]);
        }
        return null;
    }

    /// <summary>The word among a verb's objects, or subjects where it has none, that a pattern asks for; −1 where there is none.</summary>
    private int Held(Lexica.PhraseTrie<bool> objects, Token predicate)
    {
        if (HeldBy(objects, predicate, predicate) is >= 0 and var copular && predicate.Upos is not Upos.Verb)
            return copular;
        if (Clause.Object(predicate) is { } direct && HeldBy(objects, direct, predicate) is >= 0 and var held)
            return held;
        var passive = Clause.IsPassive(predicate);
        foreach (var child in predicate.Children)
        {
            var counts = child.Relation is Relation.Iobj or Relation.Xcomp or Relation.Advmod || (child.Relation.Is(Relation.Obl) && child.Relation is not Relation.OblAgent) || (child.Relation is Relation.CompoundPrt);
            if (counts && HeldBy(objects, child, predicate) is >= 0 and var found)
                return found;
        }
        var intransitive = passive || predicate.Child(Relation.Obj) is null;
        return intransitive && Clause.Subject(predicate) is { } subject ? HeldBy(objects, subject, predicate) : -1;
    }

    /// <summary>Looks for a phrase in a noun and what it is made of, without clauses that hang on it.</summary>
    private int HeldBy(Lexica.PhraseTrie<bool> objects, Token noun, Token predicate)
    {
        var (first, end) = (noun.Index, noun.Index + 1);
        foreach (var child in noun.Children)
        {
            if (noun != predicate ? IsPartOf(child) : child.Relation is Relation.Case)
                (first, end) = (Math.Min(first, child.Subtree.FirstToken), Math.Max(end, child.Subtree.EndToken));
        }
        if (end - first > 24)
            (first, end) = (Math.Max(first, noun.Index - 12), Math.Min(end, noun.Index + 12));
        for (var word = WordAt(first); word < _words.Count && _words[word].Start < _document[end - 1].TextSpan.End; word++)
        {
            if (objects.Longest(_words, word, out var stop).Count > 0)
                return Math.Min(_document.TokenAt(_words[stop - 1].Start), _document.TokenCount - 1);
        }
        return -1;
    }

    private static bool IsPartOf(Token child) => child.Relation is Relation.Compound or Relation.Amod or Relation.Conj or Relation.Flat or Relation.Case or Relation.Appos or Relation.Nmod or Relation.NmodPoss or Relation.Fixed or Relation.Mark or Relation.NmodDesc or Relation.NmodUnmarked;

    // --- words and tokens ---

    /// <summary>The token that a word of the surface is, or is part of.</summary>
    public Token TokenAt(int word) => _document[Math.Min(_document.TokenAt(_words[word].Start), _document.TokenCount - 1)];

    private int WordAt(int token) => Math.Min(_words.At(_document[token].TextSpan.Start), _words.Count - 1);

    private (int First, int End) Extent(Token predicate)
    {
        var (first, end) = Clause.Extent(predicate);
        return (WordAt(first), Math.Max(WordAt(first), WordAt(end - 1)) + 1);
    }
}
