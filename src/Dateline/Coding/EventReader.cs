using Dateline.Actors;
using Dateline.Language;
using Dateline.Lexica;

namespace Dateline.Coding;

/// <summary>Finds mentions of events by the triggers of the lexicon, with who does it to whom and whether it came to pass.</summary>
/// <remarks>Works on words and their order, until there is a tree: precise rather than complete.</remarks>
internal sealed class EventReader(TextWords words, ActorIndex actors, EventLexicon lexicon)
{
    private const int ObjectReach = 10;

    public List<MentionDraft> Read()
    {
        var mentions = new List<MentionDraft>();
        for (var sentence = 0; sentence < words.Sentences.Count; sentence++)
        {
            var (from, to) = (words.SentenceStarts[sentence], words.SentenceStarts[sentence + 1]);
            for (var at = from; at < to;)
            {
                var mention = words[at].Kind == WordKind.Letters ? Try(at, from, to) : null;
                if (mention is not null && !Repeats(mentions, mention))
                    mentions.Add(mention);
                at = mention is null ? at + 1 : mention.TriggerEnd;
            }
        }
        return mentions;
    }

    /// <summary>A noun inside the phrase of a verb just coded is the same event ("staged a rally").</summary>
    private bool Repeats(List<MentionDraft> mentions, MentionDraft mention)
    {
        for (var i = mentions.Count - 1; i >= 0 && mentions[i].ClauseEnd > mention.TriggerFirst; i--)
        {
            var near = mentions[i].ClauseFirst == mention.ClauseFirst && mention.TriggerFirst - mentions[i].TriggerEnd < 8;
            if (near && (mentions[i].Pattern.Type == mention.Pattern.Type || (mentions[i].Pattern.Objects is { } objects && objects.Longest(words, mention.TriggerFirst, out _).Count > 0)))
                return true;
        }
        return false;
    }

    private MentionDraft? Try(int at, int from, int to)
    {
        var triggers = lexicon.Triggers.Longest(words, at, out var end);
        if (triggers.Count == 0 || end > to)
            return null;
        var (first, last) = Clause(at, end, from, to);
        EventTrigger? found = null;
        foreach (var trigger in triggers)
        {
            if (!Fits(trigger.Form, at, end, from))
                continue;
            if (trigger.Pattern.Objects is { } objects ? HasObject(objects, trigger.Form, at, end, first, last) : found is null)
            {
                found = trigger;
                if (trigger.Pattern.Objects is not null)
                    break;
            }
        }
        if (found is not { } chosen)
            return null;
        var mention = new MentionDraft { Pattern = chosen.Pattern, TriggerFirst = at, TriggerEnd = end, ClauseFirst = first, ClauseEnd = last };
        Roles(mention, chosen.Form, from, to);
        (mention.Status, mention.IsPerfect) = words[at].Lower is "will" or "would" && chosen.Pattern.IsAct ? (EventStatus.Happened, false) : StatusOf(at, first, chosen.Form);
        mention.Confidence = (chosen.Pattern.Objects is not null ? 0.8 : 0.7) - (chosen.Form == TriggerForm.Noun ? 0.1 : 0);
        return mention;
    }

    /// <summary>Clause and status of any word, whether or not it is a trigger.</summary>
    public (int First, int End, EventStatus Status, bool IsPerfect) About(int at, int end)
    {
        var sentence = words[at].Sentence;
        var (first, last) = Clause(at, Math.Min(end, words.SentenceStarts[sentence + 1]), words.SentenceStarts[sentence], words.SentenceStarts[sentence + 1]);
        var lower = words[at].Lower;
        var form = lower.EndsWith("ing", StringComparison.Ordinal) ? TriggerForm.Gerund : at > first && words[at - 1].Lower == "to" ? TriggerForm.Base : TriggerForm.Past;
        var (status, perfect) = StatusOf(at, first, form);
        return (first, last, status, perfect);
    }

    // --- is it the verb or the noun that the pattern means? ---

    private bool Fits(TriggerForm form, int at, int end, int from)
    {
        var before = at > from ? words[at - 1].Lower : "";
        var isNoun = IsNounAt(at, from, before);
        if (form == TriggerForm.Noun)
            return (isNoun || words[end - 1].Lower.EndsWith('s') || end > at + 1 || at == from || words[end - 1].Lower.EndsWith("tion", StringComparison.Ordinal) || words[end - 1].Lower.EndsWith("ing", StringComparison.Ordinal)) && before is not ("to" or "will" or "would" or "could" or "can" or "may" or "might" or "must" or "should" or "not" or "n't" or "they" or "we" or "i");
        if (isNoun && form is TriggerForm.Base or TriggerForm.Third or TriggerForm.Gerund && isNoun)
            return false;
        // "the injured man", "alleged attackers": a participle before a noun.
        if (isNoun && form is TriggerForm.Past or TriggerForm.Participle && isNoun && before is "the" or "a" or "an" or "of" or "his" or "her" or "their" && end < words.Count && words[end].Kind == WordKind.Letters && words[end].Lower is not ("in" or "by" or "on" or "at" or "and" or "during" or "to"))
            return false;
        if (form == TriggerForm.Base)
            return before is "to" or "will" or "would" or "could" or "can" or "may" or "might" or "must" or "should" or "shall" or "not" or "n't" or "did" or "does" or "do" or "they" or "we" or "you" or "i" or "and" or "or" or "'ll" || IsPluralSubject(at - 1) || before.EndsWith("ly", StringComparison.Ordinal);
        return true;
    }

    private bool IsNounAt(int at, int from, string before) =>
        before is "the" or "a" or "an" or "of" or "in" or "his" or "her" or "their" or "its" or "our" or "this" or "that" or "these" or "those" or "for" or "after" or "from" or "with" or "on" or "any" or "more" or "new" or "against" or "during" or "by" or "between"
            or "into" or "some" or "mass" or "violent" or "armed" or "recent" or "deadly" or "such" or "first" or "second" or "several" or "two" or "three" or "other" or "'s" or "'" or "’" or "under" or "about" or "military" or "terrorist" or "street"
        || (at > from && words[at - 1].Kind == WordKind.Letters && (before.EndsWith("ive", StringComparison.Ordinal) || before.EndsWith("ful", StringComparison.Ordinal) || before.EndsWith("al", StringComparison.Ordinal) || before.EndsWith("ous", StringComparison.Ordinal)))
        || (at > from && actors.At(at - 1) is { Head: "" });

    private bool IsPluralSubject(int at) => at >= 0 && actors.At(at) is { } chunk && (chunk.IsPlural || chunk.Form == ReferenceForm.Pronoun && chunk.Head is "they" or "we" or "i") && chunk.End == at + 1;

    private bool HasObject(PhraseTrie<bool> objects, TriggerForm form, int at, int end, int first, int last)
    {
        for (var i = end; i < last && i - end < ObjectReach; i++)
        {
            if (objects.Longest(words, i, out _).Count > 0)
                return true;
        }
        // The subject of an intransitive or passive verb ("riots occurred", "a curfew was imposed").
        var intransitive = words[at].Lower is "broke" or "break" or "breaks" or "breaking" or "broken" or "occurred" or "occur" or "die" or "died" or "exploded" || IsPassive(at, form, first);
        if (!intransitive)
            return false;
        for (var i = at - 1; i >= first && at - i < ObjectReach; i--)
        {
            if (objects.Longest(words, i, out _).Count > 0)
                return true;
        }
        return false;
    }

    private bool IsPassive(int at, TriggerForm form, int first)
    {
        if (form is not (TriggerForm.Past or TriggerForm.Participle))
            return false;
        for (var i = at - 1; i >= first && at - i < 4; i--)
        {
            if (words[i].Lower is "was" or "were" or "been" or "be" or "being" or "is" or "are" or "got")
                return true;
            if (!(words[i].Lower.EndsWith("ly", StringComparison.Ordinal) || words[i].Lower is "not" or "n't" or "also" or "then" or "later"))
                break;
        }
        for (var i = at + 1; i < words.Count && i - at < 3; i++)
        {
            if (words[i].Lower == "by" && actors.At(i + 1) is not null && words[i].Sentence == words[at].Sentence)
                return true;
        }
        return false;
    }

    // --- clauses ---

    private (int First, int End) Clause(int at, int end, int from, int to)
    {
        var first = at;
        while (first > from && !IsBoundary(first - 1))
            first--;
        var last = end;
        while (last < to && !IsBoundary(last))
            last++;
        while (last > end && words[last - 1].Kind == WordKind.Mark)
            last--;
        while (first < at && words[first].Kind == WordKind.Mark)
            first++;
        return (first, last);
    }

    private bool IsBoundary(int at) =>
        words[at].Lower is ";" or ":" or "“" or "”" or "\"" or "—" or "–" or "that" or "which" or "who" or "because" or "although" or "while" or "but" or "when" or "where" or "after" or "before" or "if" or "whose"
        || (words[at].Lower == "and" && at > 0 && words[at - 1].Lower == ",")
        || (words[at].Lower == "," && words.Lower(at + 1) is "and" or "but" or "who" or "which" or "saying" or "adding" or "killing" or "injuring" or "wounding" or "while");

    // --- who does it to whom ---

    private void Roles(MentionDraft mention, TriggerForm form, int from, int to)
    {
        var (at, end) = (mention.TriggerFirst, mention.TriggerEnd);
        if (form == TriggerForm.Noun)
        {
            NounRoles(mention);
            return;
        }
        var passive = IsPassive(at, form, mention.ClauseFirst);
        var subject = SubjectBefore(at, mention.ClauseFirst, from);
        var objects = ObjectsAfter(end, mention.ClauseEnd, to, passive);
        if (passive)
        {
            Add(mention.Targets, subject);
            Add(mention.Sources, objects.By);
            return;
        }
        AddAll(mention.Sources, subject);
        if (mention.Pattern.IsReciprocal && (objects.Object ?? objects.Other) is { } partner)
        {
            Add(mention.Sources, partner);
            return;
        }
        Add(mention.Targets, objects.Object ?? objects.Other);
    }

    private void NounRoles(MentionDraft mention)
    {
        var (at, end) = (mention.TriggerFirst, mention.TriggerEnd);
        if (at > 0 && (actors.At(at - 1) ?? (words[at - 1].Lower == "'s" ? actors.At(at - 2) : null)) is { } owner)
            Add(mention.Sources, owner);
        for (var i = end; i < mention.ClauseEnd && i - end < 10; i++)
        {
            var chunk = actors.At(i);
            if (chunk is null || chunk.First != i)
                continue;
            var before = words.Lower(chunk.First - 1);
            if (before is "by" or "of" or "between" or "from" or "with" or "and")
                Add(mention.Sources, chunk);
            else if (before is "against" or "on" or "at" or "to" or "over")
                Add(mention.Targets, chunk);
        }
    }

    /// <summary>The actor that the verb is said of: in its clause, or, where that has none, the one of the clause it is joined to.</summary>
    private ActorChunk? SubjectBefore(int at, int first, int from)
    {
        ActorChunk? found = null;
        for (var i = at - 1; i >= first; i--)
        {
            if (actors.At(i) is not { Actor: >= 0 } chunk || chunk.End > at)
                continue;
            var before = chunk.First > from ? words.Lower(chunk.First - 1) : "";
            i = chunk.First;
            if (before is "in" or "at" or "on" or "near" or "against" or "with" or "to" or "from" or "by" or "for" or "than" or "under" or "over")
                continue;
            if (before is "of" && chunk.First - 2 >= first)
            {
                // "thousands of workers", "a group of rebels": the people; "the president of X": the president.
                found ??= actors.At(chunk.First - 2) is null ? chunk : null;
                continue;
            }
            return chunk;
        }
        if (found is not null)
            return found;
        for (var i = first - 1; i >= from; i--)
        {
            if (actors.At(i) is { Actor: >= 0 } chunk)
            {
                i = chunk.First;
                var relative = words.Lower(first - 1) is "who" or "which";
                if (relative || (chunk.First == from || words.Lower(chunk.First - 1) is not ("in" or "at" or "on" or "near" or "of" or "with" or "to" or "from" or "by" or "against")))
                    return chunk;
            }
        }
        return null;
    }

    private (ActorChunk? Object, ActorChunk? Other, ActorChunk? By) ObjectsAfter(int end, int last, int to, bool passive)
    {
        ActorChunk? first = null;
        ActorChunk? other = null;
        ActorChunk? by = null;
        for (var i = end; i < Math.Min(last, to) && i - end < 16; i++)
        {
            if (actors.At(i) is not { Actor: >= 0 } chunk || chunk.First < end)
                continue;
            var before = words.Lower(chunk.First - 1);
            i = chunk.End - 1;
            if (before == "by" && passive)
                by ??= chunk;
            else if (before is "in" or "at" or "near" or "from" or "during" or "of" && first is not null)
                continue;
            else if (before is "against" or "to" or "on" or "with" or "for" or "of" or "into" or "between" or "over" or "upon" or "at")
                other ??= chunk;
            else if (before != "by")
                first ??= chunk;
        }
        return (first, other, by);
    }

    /// <summary>An actor and those joined to it by "and".</summary>
    private void AddAll(List<ActorChunk> list, ActorChunk? chunk)
    {
        Add(list, chunk);
        if (chunk is null)
            return;
        var at = chunk.First - 1;
        while (at > 0 && words[at].Lower is "and" or "," && actors.At(at - 1) is { Actor: >= 0 } joined && joined.End == at)
        {
            Add(list, joined);
            at = joined.First - 1;
        }
    }

    private static void Add(List<ActorChunk> list, ActorChunk? chunk)
    {
        if (chunk is { Actor: >= 0 } && !list.Exists(c => c.Actor == chunk.Actor))
            list.Add(chunk);
    }

    // --- did it come to pass? ---

    private (EventStatus Status, bool IsPerfect) StatusOf(int at, int first, TriggerForm form)
    {
        EventStatus? status = null;
        var perfect = false;
        var nearest = int.MaxValue;
        for (var i = at - 1; i >= first && at - i <= 9; i--)
        {
            perfect |= at - i <= 4 && words[i].Lower is "has" or "have";
            foreach (var (found, reach) in lexicon.Status.Longest(words, i, out var end))
            {
                if (end <= at && at - i <= reach && at - i < nearest && Governs(found, i, at, form))
                {
                    status = found;
                    nearest = at - i;
                }
            }
        }
        if (status is { } known)
            return (known, false);
        // A plan may also stand in the clause before: "if", "to" with a verb that looks ahead.
        if (form == TriggerForm.Base && at > 0 && words[at - 1].Lower == "to")
            return (Infinitive(at, first), false);
        var ongoing = form == TriggerForm.Gerund && at > 0 && words[at - 1].Lower is "is" or "are" or "'re" or "been";
        return (ongoing ? EventStatus.Ongoing : EventStatus.Happened, perfect);
    }

    /// <summary>Another finite verb between cue and trigger takes the cue away.</summary>
    private bool Governs(EventStatus status, int cue, int at, TriggerForm form)
    {
        if (status == EventStatus.Denied && words[cue].Lower == "no" && form != TriggerForm.Noun && at - cue > 2)
            return false;
        for (var i = cue + 1; i < at; i++)
        {
            if (words[i].Lower is "has" or "had" or "was" or "were" or "did" && status != EventStatus.Denied)
                return false;
        }
        return true;
    }

    /// <summary>An infinitive that nothing known governs: a purpose, not told to have come about.</summary>
    private EventStatus Infinitive(int at, int first)
    {
        for (var i = at - 2; i >= first && at - i < 6; i--)
        {
            if (words[i].Lower is "managed" or "continued" or "began" or "started" or "helped" or "used" or "forced" or "went" or "proceeded" or "happened")
                return EventStatus.Happened;
        }
        return EventStatus.Planned;
    }
}
