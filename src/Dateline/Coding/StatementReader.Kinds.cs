using Dateline.Actors;
using Dateline.Language;

namespace Dateline.Coding;

/// <summary>Form and kind of a statement, and in which other it lies.</summary>
internal sealed partial class StatementReader
{
    private void Complete(StatementDraft draft)
    {
        draft.Content.Sort();
        var (quoted, all) = (0, 0);
        foreach (var (first, end) in draft.Content)
        {
            for (var i = first; i < end; i++)
            {
                if (_words[i].Kind == WordKind.Mark)
                    continue;
                all++;
                quoted += _quoteOfWord[i] >= 0 ? 1 : 0;
            }
        }
        draft.Form = quoted == all && all > 0 ? StatementForm.Direct : quoted > 0 ? StatementForm.Mixed : StatementForm.Indirect;
        draft.Kind = KindOf(draft);
    }

    private StatementKind KindOf(StatementDraft draft)
    {
        if (draft.Kind is not (StatementKind.Assertion or StatementKind.Prediction or StatementKind.Question))
            return draft.Kind;
        var (first, end) = draft.Content[0];
        if (draft.Kind == StatementKind.Question || _words.Lower(end - 1) == "?" || _words.Lower(end) == "?")
            return StatementKind.Question;
        return Ahead(first, end) switch
        {
            true when draft.Kind == StatementKind.Assertion => StatementKind.Commitment,
            false => StatementKind.Prediction,
            _ => draft.Kind,
        };
    }

    /// <summary>Whether the first clause looks ahead: true where its subject is in the speaker's hand, false where not, null where it does not look ahead.</summary>
    private bool? Ahead(int first, int end)
    {
        var clause = HeadOf(first, end);
        if (Binding.Future(clause) is not { } subject)
            return Binding.IsFuture(clause) ? false : null;
        if (Binding.IsSpeaker(subject))
            return true;
        var (from, to) = WordsOf(subject.Subtree);
        for (var i = from; i < to; i++)
        {
            if (_actors.At(i) is { } chunk && (chunk.Sector is "MIL" or "COP" || (chunk.Sector == "GOV" && chunk.Kind != ActorKind.Person)))
                return true;
        }
        return false;
    }

    /// <summary>The word that heads what is said: the first whose own head lies outside.</summary>
    private Token HeadOf(int first, int end)
    {
        var span = _document.Span(new TextSpan(_words[first].Start, _words[end - 1].End));
        foreach (var token in span.Tokens)
        {
            if (token.Upos is not Upos.Punct && (token.IsRoot || token.Head.Index < span.FirstToken || token.Head.Index >= span.EndToken))
                return token;
        }
        return _document[span.FirstToken];
    }

    private void Nest()
    {
        // Statements come in order; those still open around a word are kept on a stack, so that this stays linear.
        var open = new List<StatementDraft>();
        foreach (var draft in _drafts)
        {
            open.RemoveAll(o => o.End <= draft.Start);
            var at = draft.CueFirst >= 0 ? draft.CueFirst : draft.Start;
            // Of a source that is cited it is known already, and that may stand behind it: no circle must come of it.
            for (var i = open.Count - 1; i >= 0; i--)
            {
                if (draft.NestedIn is null && open[i].Holds(at) && !open[i].IsWithin(draft))
                {
                    draft.NestedIn = open[i];
                    break;
                }
            }
            open.Add(draft);
        }
    }
}
