using Dateline.Actors;
using Dateline.Language;

namespace Dateline.Coding;

/// <summary>Who "I" and "you" are: in a quotation who is quoted, in an interview who is interviewed.</summary>
internal sealed partial class StatementReader
{
    private const int FewestAnswers = 3;

    private void ResolveSpeakers()
    {
        ActorChunk? interviewed = null;
        var known = false;
        foreach (var draft in _drafts)
        {
            if (draft.SpeakerFirst < 0 || draft.Speaker is { Actor: >= 0 } || draft.SpeakerEnd - draft.SpeakerFirst != 1)
                continue;
            var pronoun = _words[draft.SpeakerFirst].Lower;
            if (_quoteOfWord[draft.SpeakerFirst] is >= 0 and var index && IsSpeech(_quotes[index]))
            {
                if (pronoun is "i" or "we")
                    draft.Speaker = _quoteOwner[index]?.Speaker ?? draft.Speaker;
                continue;
            }
            if (pronoun is not ("i" or "you"))
                continue;
            if (!known)
                (interviewed, known) = (Interviewed(), true);
            draft.Speaker = interviewed ?? draft.Speaker;
        }
    }

    /// <summary>Whom an interview is with: of a text that calls itself one and answers in the first person, the person it names most, in its first lines above all.</summary>
    private ActorChunk? Interviewed()
    {
        var paragraphs = _document.Report.Paragraphs;
        var lead = paragraphs.Count == 0 ? 0 : _words.At(paragraphs[Math.Min(paragraphs.Count, 6) - 1].End);
        var heading = paragraphs.Count == 0 ? 0 : _words.At(paragraphs[Math.Min(paragraphs.Count, 2) - 1].End);
        var calls = _document.Report.Title is { } title && title.Contains("interview", StringComparison.OrdinalIgnoreCase);
        var interviewedAt = -1;
        for (var i = 0; i < lead; i++)
        {
            if (!_lexicon.Labels.IsInterview(_words[i].Lower))
                continue;
            calls = true;
            interviewedAt = interviewedAt < 0 || _words[i].Sentence == _words[interviewedAt].Sentence ? i : interviewedAt;
        }
        calls |= paragraphs.Count(p => p.End > p.Start && _words.Text[p.End - 1] == '?') >= FewestAnswers;
        var answers = 0;
        for (var i = 0; i < _words.Count; i++)
            answers += _words[i].Lower is "i" or "you" && _quoteOfWord[i] < 0 ? 1 : 0;
        if (!calls || answers < FewestAnswers)
            return null;
        var counts = new Dictionary<int, (int Count, ActorChunk First)>();
        foreach (var chunk in _actors.Chunks)
        {
            if (chunk is not { Actor: >= 0, Kind: ActorKind.Person, Form: ReferenceForm.Name })
                continue;
            // Whose picture it is, and what the name finder takes for no person, answers nothing.
            var seen = _document.NameAt(_words[chunk.NameFirst].Start);
            if (seen is not (NameKind.Person or NameKind.None) || (chunk.First >= 2 && _words[chunk.First - 1].Lower is ":" && _lexicon.Labels.Of(_words[chunk.First - 2].Lower) is LabelKind.Credit))
                continue;
            var weight = chunk.First < heading ? 10 : chunk.First < lead ? 3 : 1;
            if (interviewedAt >= 0 && chunk.First > interviewedAt && _words[chunk.First].Sentence == _words[interviewedAt].Sentence)
                weight += 10;
            weight *= seen is NameKind.Person ? 3 : 1;
            counts[chunk.Actor] = counts.TryGetValue(chunk.Actor, out var known) ? (known.Count + weight, known.First) : (weight, chunk);
        }
        return counts.Count == 0 ? null : counts.Values.MaxBy(c => c.Count).First;
    }
}
