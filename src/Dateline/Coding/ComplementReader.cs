using Dateline.Actors;
using Dateline.Language;
using Dateline.Lexica;

namespace Dateline.Coding;

/// <summary>Finds what somebody says, thinks or shows where the tree has it: a clause that hangs on a verb or adjective of that meaning, with the subject as its source.</summary>
/// <remarks>Completes <see cref="StatementReader"/>, which reads quotations and the plain frames of news by their words.</remarks>
internal sealed class ComplementReader
{
    private readonly Dictionary<string, StatementKind> _kinds = new(StringComparer.Ordinal);

    private ComplementReader()
    {
    }

    public static ComplementReader Load()
    {
        var reader = new ComplementReader();
        foreach (var line in LexiconText.Lines("statements/complements.txt"))
        {
            var f = line.Fields();
            if (f.Length != 2 || !Enum.TryParse<StatementKind>(f[0], ignoreCase: true, out var kind))
                throw line.Wrong("is not 'kind | words'");
            foreach (var word in f[1].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
                reader._kinds.TryAdd(word, kind);
        }
        return reader;
    }

    /// <summary>The statements of a text that are not among those already known.</summary>
    public List<StatementDraft> Read(Document document, TextWords words, ActorIndex actors, List<StatementDraft> known)
    {
        var found = new List<StatementDraft>();
        var isCue = new bool[words.Count + 1];
        foreach (var draft in known)
        {
            for (var i = Math.Max(0, draft.CueFirst); i < draft.CueEnd; i++)
                isCue[i] = true;
        }
        foreach (var token in document.Tokens)
        {
            var cue = words.At(token.TextSpan.Start);
            if (token.Upos is not (Upos.Verb or Upos.Adj) || token.Relation is Relation.Amod || cue >= words.Count || isCue[cue] || Content(token) is not { } content)
                continue;
            if (Kind(token) is { } kind && Draft(words, actors, token, cue, kind, content) is { } draft)
                found.Add(draft);
        }
        return found;
    }

    private StatementKind? Kind(Token token) => _kinds.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(token.Lemma, out var kind) ? kind : null;

    /// <summary>The clause that is said: the complement, or of a frame beside a quotation, the clause it stands beside.</summary>
    private static Token? Content(Token cue)
    {
        foreach (var child in cue.Children)
        {
            if (child.Relation is Relation.Ccomp && child.Upos is not Upos.Punct)
                return child;
        }
        return null;
    }

    private static StatementDraft? Draft(TextWords words, ActorIndex actors, Token cue, int at, StatementKind kind, Token content)
    {
        if (Clause.Subject(cue) is not { } source || source.LemmaIs("it") || source.TextIs("there"))
            return null;
        var (first, end) = Trimmed(words, content.Subtree);
        if (end - first < 2 || (at >= first && at < end))
            return null;
        var (sourceFirst, sourceEnd) = Source(words, source);
        if (at >= sourceFirst && at < sourceEnd)
            return null;
        var negated = false;
        foreach (var child in cue.Children)
            negated |= child.Relation is Relation.Advmod && Factuality.IsNot(child);
        var draft = new StatementDraft
        {
            Because = "statements/complement-" + cue.Lemma.ToString(), Kind = kind, CueFirst = at, CueEnd = at + 1, SpeakerFirst = sourceFirst, SpeakerEnd = sourceEnd,
            Speaker = actors.At(words.At(source.TextSpan.Start)), IsNegative = negated, Confidence = 0.7,
        };
        draft.Content.Add((first, end));
        return draft;
    }

    /// <summary>The noun phrase of the source, without the clauses that hang on it.</summary>
    private static (int First, int End) Source(TextWords words, Token source)
    {
        var span = source.Subtree;
        var end = span.EndToken;
        foreach (var child in source.Children)
        {
            if (child.Index > source.Index && child.Relation is Relation.AclRelcl or Relation.Acl or Relation.Appos or Relation.Punct or Relation.Parataxis)
                end = Math.Min(end, child.Subtree.FirstToken);
        }
        return Trimmed(words, source.Document.Span(Math.Min(span.FirstToken, source.Index), Math.Max(end, source.Index + 1)));
    }

    /// <summary>Words of a span, without marks at its ends and the "that" that opens it.</summary>
    private static (int First, int End) Trimmed(TextWords words, Span span)
    {
        var first = words.At(span.TextSpan.Start);
        var end = Math.Min(words.Count, words.At(span.TextSpan.End - 1) + 1);
        while (first < end && (words[first].Kind == WordKind.Mark || words[first].Lower == "that") && words[first].Lower is not ("$" or "#"))
            first++;
        while (end > first && words[end - 1].Kind == WordKind.Mark && words[end - 1].Lower is not ("%" or ")"))
            end--;
        return (first, end);
    }
}
