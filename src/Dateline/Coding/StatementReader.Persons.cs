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
        for (var i = 0; i < lead && !calls; i++)
            calls = _lexicon.Labels.IsInterview(_words[i].Lower);
        var answers = 0;
        for (var i = 0; i < _words.Count; i++)
            answers += _words[i].Lower is "i" && _quoteOfWord[i] < 0 ? 1 : 0;
        if (!calls || answers < FewestAnswers)
            return null;
        var counts = new Dictionary<int, (int Count, ActorChunk First)>();
        foreach (var chunk in _actors.Chunks)
        {
            if (chunk is not { Actor: >= 0, Kind: ActorKind.Person, Form: ReferenceForm.Name })
                continue;
            var weight = chunk.First < heading ? 10 : chunk.First < lead ? 3 : 1;
            counts[chunk.Actor] = counts.TryGetValue(chunk.Actor, out var known) ? (known.Count + weight, known.First) : (weight, chunk);
        }
        return counts.Count == 0 ? null : counts.Values.MaxBy(c => c.Count).First;
    }
}
