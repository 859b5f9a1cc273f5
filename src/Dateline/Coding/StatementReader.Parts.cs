using Dateline.Actors;
using Dateline.Language;

namespace Dateline.Coding;

/// <summary>The parts of a statement: who stands left and right of a cue, where the words end, what the quotations add.</summary>
internal sealed partial class StatementReader
{
    // --- speakers ---

    /// <summary>The noun phrase before a verb, with whether the verb is negated.</summary>
    private (ActorChunk? Speaker, int First, int End, bool Negated) Left(int at, int from)
    {
        var negated = false;
        var j = at - 1;
        while (j >= from && (IsAuxiliary(j) || isTime[j] || (words[j].Lower == "on" && isTime[j + 1])))
        {
            negated |= words[j].Lower is "not" or "n't" or "never" or "neither" or "nobody";
            j--;
        }
        if (j < from)
            return (null, -1, -1, negated);
        if (words[j].Lower is "who" or "which")
        {
            var before = words.Lower(j - 1) == "," ? j - 2 : j - 1;
            return actors.At(before) is { } relative && before >= from ? (relative, relative.First, relative.End, negated) : (null, -1, -1, negated);
        }
        if (words[j].Lower is "and" or "but" || (words[j].Lower is "," && words.Lower(at).EndsWith("ed", StringComparison.Ordinal) && Apposed(j, from) is null && !IsQuotedEnd(j)))
            return Subject(from, j) is { } subject ? (subject, subject.First, subject.End, negated) : (null, -1, -1, negated);
        if (words[j].Lower is ",")
            return Apposed(j, from) is { } apposed ? (apposed, apposed.First, apposed.End, negated) : (null, -1, -1, negated);
        if (words[j].Kind == WordKind.Mark && words[j].Lower is not ")")
            return (null, -1, -1, negated);
        if (actors.At(j) is { } chunk && chunk.End == j + 1 && !IsObject(chunk, from))
            return (chunk, Math.Max(from, chunk.First), chunk.End, negated);
        // "the head of the mission in Velin said", "a study published by X says": the first noun phrase of the clause.
        var start = ClauseStart(j, from);
        for (var i = start; i <= j; i++)
        {
            if (actors.At(i) is { } head && head.First >= start && !IsObject(head, from))
                return (head, head.First, j + 1, negated);
        }
        return j - start is >= 0 and < 9 && IsNounLike(j) ? (null, start, j + 1, negated) : (null, -1, -1, negated);
    }

    private (ActorChunk? Speaker, int First, int End, bool Negated) LeftWithin(int from, int at)
    {
        var left = Left(at, from);
        return left.First >= from || left.End < 0 ? left : (null, -1, -1, false);
    }

    /// <summary>A chunk behind a preposition is no subject.</summary>
    private bool IsObject(ActorChunk chunk, int from) =>
        chunk.First > from && words[chunk.First - 1].Lower is "of" or "in" or "for" or "with" or "by" or "to" or "from" or "at" or "against" or "on" or "near" or "between" or "about" or "under" or "into" or "over" or "than";

    /// <summary>"X, a spokesman for Y, said": the noun phrase before the first of the two commas.</summary>
    private ActorChunk? Apposed(int comma, int from)
    {
        for (var j = comma - 1; j >= from && comma - j < 30; j--)
        {
            if (words[j].Lower is "," && actors.At(j - 1) is { } chunk && chunk.End == j && chunk.First >= from)
                return chunk;
            if (words[j].Lower is "”" or "“" or "\"" or ";" or ":")
                return null;
        }
        return null;
    }

    private bool IsQuotedEnd(int comma) => comma > 0 && words[comma - 1].Lower is "”" or "\"" or "’" or "'";

    /// <summary>The noun phrase behind a cue, with the apposition that completes it.</summary>
    private (ActorChunk? Speaker, int First, int End) Right(int at, int end)
    {
        if (at >= end)
            return (null, -1, -1);
        for (var i = at; i < end && i < at + 4; i++)
        {
            if (actors.At(i) is { } chunk && chunk.First <= i && chunk.First >= at)
                return (chunk, at, Math.Min(chunk.End, end));
            if (words[i].Kind == WordKind.Mark || words[i].Lower is "that" or "to" or "in" or "on" or "of" or "for" or "by")
                break;
        }
        // A noun phrase that we do not know: up to the next mark or verb.
        var last = at;
        while (last < end && last - at < 9 && words[last].Kind != WordKind.Mark && words[last].Lower is not ("that" or "who" or "which" or "on" or "after" or "is" or "was" or "has" or "said"))
            last++;
        return last > at && (words[at].IsCapitalised || words[at].Lower is "the" or "a" or "an" or "one" or "his" or "her" or "their" or "some" or "several" or "two" or "these" or "this") ? (null, at, last) : (null, -1, -1);
    }

    /// <summary>The first actor of a sentence that is no object of a preposition.</summary>
    private ActorChunk? Subject(int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (actors.At(i) is { Actor: >= 0 } chunk && chunk.First == i && !IsObject(chunk, from) && !IsQuoted(i))
                return chunk;
        }
        return null;
    }

    private ActorChunk? LastSpeaker() => _drafts.Count > 0 ? _drafts[^1].Speaker : null;

    private ActorChunk? AddresseeBefore(int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (actors.At(i) is { } chunk)
                return chunk;
        }
        return null;
    }

    // --- words around ---

    private int ClauseStart(int at, int from)
    {
        for (var i = at; i >= from; i--)
        {
            if (words[i].Kind == WordKind.Mark && words[i].Lower is "," or ";" or ":" or "“" or "”" or "\"" or "—" or "–" || words[i].Lower is "that" or "but" or "because" or "when" or "while" or "if" or "although" or "after" or "as")
                return i + 1;
        }
        return from;
    }

    private bool IsAuxiliary(int at) =>
        words[at].Lower is "has" or "have" or "had" or "also" or "later" or "then" or "previously" or "earlier" or "be" or "been" or "not" or "n't" or "never" or "did" or "does" or "do" or "further" or "again" or "once" or "both" or "all" or "now" or "still"
            or "even" or "just" or "is" or "was" or "were" or "are" or "will" or "would" or "could" or "ca" or "himself" or "herself" or "themselves" or "itself" or "already" or "too" or "ever" or "first"
        || (words[at].Lower.Length > 4 && words[at].Lower.EndsWith("ly", StringComparison.Ordinal) && !words[at].IsCapitalised);

    /// <summary>Index of the "as" of "as X said", or −1.</summary>
    private int Introduces(int at, int from)
    {
        for (var i = at - 1; i >= from && at - i < 9; i--)
        {
            if (words[i].Lower == "as" && (i == from || words[i - 1].Lower == ","))
                return i;
            if (words[i].Kind == WordKind.Mark)
                return -1;
        }
        return -1;
    }

    private int That(int at, int end)
    {
        for (var i = at; i < end && i - at < 14; i++)
        {
            if (words[i].Lower == "that")
                return i > at && words[i - 1].Lower is "of" or "in" or "at" or "on" or "after" or "before" or "to" ? -1 : i + 1 < end ? i : -1;
            if (words[i].Kind == WordKind.Mark && words[i].Lower is not ("." or "-" or "'" or "’") || words[i].Lower is "will" or "would" or "is" or "was" or "were" or "are" or "has" or "had" or "have" || (i > at && words[i].Lower is "he" or "she" or "they" or "it"))
                return -1;
        }
        return -1;
    }

    private int SkipTime(int at, int end)
    {
        while (at < end && (isTime[at] || (words[at].Lower is "on" or "late" or "early" or "in" or "at" && at + 1 < end && isTime[at + 1])))
            at++;
        return at;
    }

    /// <summary>The first word of a quotation that opens shortly behind a cue.</summary>
    private int QuoteAhead(int at, int end)
    {
        for (var i = at; i <= end && i < words.Count && i - at < 12; i++)
        {
            if (_quoteOfWord[i] is >= 0 and var index && quotes[index].First == i)
                return IsSpeech(quotes[index]) && (i - at <= 3 || words.Lower(i - 2) is "," or ":") ? i : -1;
            if (words[i].Lower is ";")
                return -1;
        }
        return -1;
    }

    private bool OpensQuote(int at) => at + 1 < words.Count && _quoteOfWord[at] < 0 && _quoteOfWord[at + 1] is >= 0 and var index && quotes[index].First == at + 1;

    private int Skip(int at, string lower) => words.Lower(at) == lower ? at + 1 : at;

    private bool IsQuestionWord(int at) => words.Lower(at) is "whether" or "if" or "why" or "how" or "what" or "where" or "when" or "who";

    private bool StartsClause(int at) =>
        at < words.Count && (words[at].IsCapitalised || words[at].Kind is WordKind.Digits || actors.At(at) is not null
            || words[at].Lower is "the" or "a" or "an" or "he" or "she" or "it" or "they" or "we" or "there" or "this" or "these" or "those" or "his" or "her" or "their" or "its" or "no" or "some" or "many" or "more" or "most" or "all" or "both" or "if" or "when"
                or "while" or "although" or "at" or "in" or "on" or "one" or "two" or "three" or "several" or "such" or "what" or "nothing" or "people" or "talks" or "any" or "each" or "every" or "after" or "as" or "about" or "i" or "you" or "my" or "our");

    private bool StartsBareClause(int at, int end) =>
        at + 2 < end && (words[at].Lower is "he" or "she" or "they" or "there" or "we" or "it" || (actors.At(at) is { } chunk && chunk.First == at && chunk.End < end && IsFiniteVerb(chunk.End)));

    private bool IsFiniteVerb(int at) => words.Lower(at) is "is" or "are" or "was" or "were" or "has" or "have" or "had" or "will" or "would" or "could" or "should" or "can" or "may" or "might" or "must" or "did" or "does" || words.Lower(at).EndsWith("ed", StringComparison.Ordinal);

    private bool StartsObject(int at, int end) =>
        at + 1 < end && (words.Lower(at) is "the" or "a" or "an" or "his" or "her" or "its" or "their" or "any" or "all" or "plans" or "no" or "new" or "that" or "this" or "these" || words[at].IsCapitalised || actors.At(at) is not null
            || (words[at].Kind == WordKind.Letters && words[at].Lower.Length > 3 && words[at].Lower is not ("that" or "with" or "from" or "when" or "after" or "under" or "into" or "today" or "itself")));

    private bool IsNounLike(int at) => words[at].Kind == WordKind.Letters && words[at].Lower.Length > 2 && words[at].Lower is not ("the" or "and" or "been" or "being" or "for" or "not" or "also" or "then" or "that" or "can");

    private bool IsQuoted(int at) => _quoteOfWord[at] is >= 0 and var index && IsSpeech(quotes[index]);

    /// <summary>Marks around a word or two that no verb stands in are no speech: names, titles, words held at a distance.</summary>
    private bool IsSpeech(Quote quote)
    {
        var length = quote.End - quote.First;
        return length >= 5 || (length >= 2 && words[quote.End - 1].Lower is "," or "." or "!" or "?");
    }

    /// <summary>Where content ends before the sentence does: at a participle that goes on ("…, adding that").</summary>
    private int CutAt(int from, int end)
    {
        for (var i = from + 2; i < end; i++)
        {
            if (words[i].Lower is "adding" or "saying" or "noting" or "stressing" or "according" or "citing" && words[i - 1].Lower == "," && !IsQuoted(i))
                return i - 1;
        }
        return end;
    }

    // --- quotations that go on, kinds, nesting ---

    private void ContinueQuotes()
    {
        StatementDraft? owner = null;
        for (var i = 0; i < quotes.Count; i++)
        {
            if (_quoteOwner[i] is { } known)
            {
                owner = known;
                continue;
            }
            if (!IsSpeech(quotes[i]) || owner is null || owner.Holds(quotes[i].First))
                continue;
            var gap = quotes[i].First - owner.End;
            var sameParagraph = gap >= 0 && !words.Text.AsSpan(words[owner.End - 1].End, Math.Max(0, words[quotes[i].First].Start - words[owner.End - 1].End)).Contains('\n');
            var starts = quotes[i].First < 2 || words[quotes[i].First - 2].Sentence != words[quotes[i].First].Sentence || words[quotes[i].First - 2].Lower is "," or "." or ";";
            if (!starts || gap < 0)
                continue;
            if (quotes[i].Continues || (sameParagraph && gap <= 14))
            {
                owner.Content.Add((quotes[i].First, quotes[i].End));
                _quoteOwner[i] = owner;
            }
        }
    }

    private void Complete(StatementDraft draft)
    {
        draft.Content.Sort();
        var quoted = 0;
        var all = 0;
        var touches = false;
        foreach (var (first, end) in draft.Content)
        {
            for (var i = first; i < end; i++)
            {
                if (words[i].Kind == WordKind.Mark)
                    continue;
                all++;
                if (_quoteOfWord[i] >= 0)
                {
                    quoted++;
                    touches = true;
                }
            }
        }
        draft.Form = quoted == all && all > 0 ? StatementForm.Direct : touches ? StatementForm.Mixed : StatementForm.Indirect;
        draft.Kind = KindOf(draft);
    }

    private StatementKind KindOf(StatementDraft draft)
    {
        if (draft.Kind is not (StatementKind.Assertion or StatementKind.Prediction or StatementKind.Question))
            return draft.Kind;
        var (first, end) = draft.Content[0];
        var asks = words.Lower(end - 1) == "?" || (end < words.Count && words[end].Lower == "?");
        if (asks || draft.Kind == StatementKind.Question)
            return StatementKind.Question;
        return Future(first, end) switch
        {
            true when draft.Kind == StatementKind.Assertion => StatementKind.Commitment,
            false => StatementKind.Prediction,
            _ => draft.Kind,
        };
    }

    /// <summary>Whether the first finite verb looks ahead: true where the subject is in the speaker's hand, false where not, null where it does not.</summary>
    private bool? Future(int first, int end)
    {
        ActorChunk? subject = null;
        var own = false;
        for (var i = first; i < end && i - first < 24; i++)
        {
            var lower = words[i].Lower;
            if (lower is "we" or "i")
                own = true;
            if (actors.At(i) is { } chunk)
            {
                subject ??= chunk;
                own |= chunk.Sector is "MIL" or "COP" || (chunk.Sector == "GOV" && chunk.Kind != ActorKind.Person);
            }
            if (lower is "will" or "shall" or "'ll" or "wo")
                return own ? true : false;
            if (lower is "is" or "are" or "was" or "were" or "has" or "have" or "had" or "would" or "could" or "can" or "may" or "should" or "must" or "did" or "does" or "do" || (lower == "'s" && i > first && words[i - 1].Lower is "it" or "that" or "he" or "she" or "if" or "there"))
                return null;
        }
        return null;
    }

    private void Nest()
    {
        // Statements come in order; those still open around a word are kept on a stack, so that this stays linear.
        var open = new List<StatementDraft>();
        foreach (var draft in _drafts)
        {
            open.RemoveAll(o => o.End <= draft.Start);
            var at = draft.CueFirst >= 0 ? draft.CueFirst : draft.Start;
            for (var i = open.Count - 1; i >= 0; i--)
            {
                if (open[i] != draft && open[i].Holds(at))
                {
                    draft.NestedIn = open[i];
                    break;
                }
            }
            open.Add(draft);
        }
    }

    private static int[] QuoteMap(List<Quote> quotes, int count)
    {
        var map = new int[count];
        Array.Fill(map, -1);
        for (var i = 0; i < quotes.Count; i++)
            map.AsSpan(quotes[i].First, quotes[i].End - quotes[i].First).Fill(i);
        return map;
    }
}
