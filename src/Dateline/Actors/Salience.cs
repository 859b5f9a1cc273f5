using Dateline.Language;

namespace Dateline.Actors;

/// <summary>Who was spoken of last: what pronouns and bare titles go back to.</summary>
internal sealed class Salience
{
    private int _person = -1;
    private int _subject = -1;
    private int _subjectSentence = -1;
    private int _group = -1;

    /// <summary>The person who spoke last, as far as the words before a verb of saying tell.</summary>
    public int Speaker { get; private set; } = -1;

    public int Of(ActorChunk pronoun, TextWords words) => pronoun.Head switch
    {
        "he" or "she" => _subject >= 0 && words[pronoun.First].Sentence - _subjectSentence <= 2 ? _subject : _person,
        "they" => _group,
        _ => -1,
    };

    public void Note(ActorChunk chunk, TextWords words, List<ActorDraft> actors)
    {
        var actor = actors[chunk.Actor];
        if (actor.Kind != ActorKind.Person)
        {
            if (actor.Kind == ActorKind.Group || chunk.IsPlural)
                _group = chunk.Actor;
            return;
        }
        _person = chunk.Actor;
        var sentence = words[chunk.First].Sentence;
        var next = words.Lower(chunk.End);
        var speaks = next is "said" or "says" or "told" or "added" or "asked" or "stated" or "declared" or "announced" or "noted" or "warned" or "called" || words.Lower(chunk.First - 1) is "said" or "to" && words.Lower(chunk.First - 2) is "according";
        if (speaks)
            Speaker = chunk.Actor;
        // The first person of a sentence, or its speaker, is what the next "he" goes back to.
        if (sentence != _subjectSentence || speaks)
        {
            _subject = chunk.Actor;
            _subjectSentence = sentence;
        }
    }
}
