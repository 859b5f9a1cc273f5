using Dateline.Language;

namespace Dateline.Coding;

/// <summary>Sources before a colon: labels of speakers, headlines that name their source, credits of pictures.</summary>
internal sealed partial class StatementReader
{
    private const int LongestLabel = 6;
    private const int LongestCredit = 10;

    private void ReadLabels()
    {
        var paragraphs = _document.Report.Paragraphs;
        foreach (var paragraph in paragraphs)
        {
            var (first, end) = (_words.At(paragraph.Start), _words.At(paragraph.End));
            for (var i = first; i < end; i++)
            {
                if (_words[i].Lower is not (":" or ";") || i == first)
                    continue;
                if (_lexicon.Labels.Of(_words[i - 1].Lower) is LabelKind.Credit && i - 1 > first)
                    Credit(first, i, end);
                else if (i - first <= LongestLabel && _words[i].Lower is ":")
                    Label(first, i, end);
            }
        }
    }

    /// <summary>"The old mill at dusk. Image: River Press."</summary>
    private void Credit(int first, int colon, int end)
    {
        var label = colon - 1;
        var sourceEnd = colon + 1;
        while (sourceEnd < end && sourceEnd - colon <= LongestCredit && _words[sourceEnd].Lower is not (")" or ";") && !HasBreak(sourceEnd - 1, sourceEnd))
            sourceEnd++;
        if (sourceEnd - colon > LongestCredit)
            return;
        var (from, to) = TrimNoun((colon + 1, sourceEnd));
        if (to <= from || !_words[from].IsCapitalised)
            return;
        var start = Math.Max(first, _words.SentenceStarts[_words[Math.Max(first, label - 1)].Sentence]);
        var (contentFirst, contentEnd) = Trim(start, label);
        if (contentEnd - contentFirst < 1)
            return;
        var draft = new StatementDraft
        {
            Because = "statements/credit", Kind = StatementKind.Other, CueFirst = label, CueEnd = colon, SpeakerFirst = from, SpeakerEnd = to, Speaker = _actors.At(from), Confidence = 0.7,
        };
        draft.Content.Add((contentFirst, contentEnd));
        _drafts.Add(draft);
    }

    /// <summary>"Ana Lorin: We shall rebuild it." and "Police: bridge to close".</summary>
    private void Label(int first, int colon, int end)
    {
        for (var i = first; i < colon; i++)
        {
            if (_words[i].Kind is WordKind.Digits || _lexicon.Labels.Of(_words[i].Lower) is LabelKind.None or LabelKind.Credit || HasBreak(Math.Max(first, i - 1), i))
                return;
        }
        var named = _actors.At(first) is { Form: ReferenceForm.Name } chunk && chunk.Kind is ActorKind.Person && chunk.End == colon;
        // A name before a colon in the first line is a title; behind it, small letters go on a list.
        named &= first > 0 && _words[colon + 1].IsCapitalised | _quoteOfWord[Math.Min(colon + 2, _words.Count)] >= 0;
        if (!named && _lexicon.Labels.Of(_words[colon - 1].Lower) is not LabelKind.Heading)
            return;
        var (contentFirst, contentEnd) = Trim(colon + 1, end);
        if (contentEnd - contentFirst < 3 || _quoteOfWord[contentFirst] >= 0 && _quoteOwner[_quoteOfWord[contentFirst]] is not null)
            return;
        var draft = new StatementDraft
        {
            Because = "statements/label", Kind = StatementKind.Assertion, SpeakerFirst = first, SpeakerEnd = colon, Speaker = _actors.At(colon - 1), Confidence = 0.7,
        };
        draft.Content.Add((contentFirst, contentEnd));
        _drafts.Add(draft);
    }
}
