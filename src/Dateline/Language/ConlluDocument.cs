using System.Text;

namespace Dateline.Language;

/// <summary>Gold words of CoNLL-U → a document.</summary>
internal sealed class ConlluDocument(IReadOnlyList<ConlluSentence> sentences)
{
    private readonly StringBuilder _text = new();
    private readonly List<(int Start, int End, bool Continues)> _words = [];
    private readonly List<int> _sentenceStarts = [];

    public Document Build()
    {
        foreach (var sentence in sentences)
            AddSentence(sentence);
        return Document.OfWords(_text.ToString(), _words, _sentenceStarts);
    }

    private void AddSentence(ConlluSentence sentence)
    {
        if (_text.Length > 0)
            _text.Append(sentence.StartsParagraph ? "\n\n" : " ");
        _sentenceStarts.Add(_words.Count);
        var range = 0;
        for (var i = 0; i < sentence.Words.Count; i++)
        {
            while (range < sentence.Ranges.Count && sentence.Ranges[range].End <= i)
                range++;
            var inside = range < sentence.Ranges.Count && sentence.Ranges[range].First <= i ? sentence.Ranges[range] : null;
            var start = _text.Length;
            _text.Append(sentence.Words[i].Form);
            _words.Add((start, _text.Length, inside is not null && i > inside.First));
            var glued = inside is null ? sentence.Words[i].GluedToNext : i + 1 < inside.End || inside.GluedToNext;
            if (!glued && i + 1 < sentence.Words.Count)
                _text.Append(' ');
        }
    }

    public static void FillLayers(Document document, IReadOnlyList<ConlluSentence> sentences)
    {
        var columns = document.Columns;
        var index = 0;
        foreach (var sentence in sentences)
        {
            var first = index;
            foreach (var word in sentence.Words)
            {
                columns.Tags[index] = word.Upos;
                columns.Features[index] = word.Features.Bits;
                columns.SetLemma(index, word.Lemma is "_" && word.Form is not "_" ? "" : word.Lemma);
                columns.Heads[index] = word.Head > 0 && word.Head <= sentence.Words.Count ? first + word.Head - 1 : Columns.NoHead;
                columns.Relations[index] = word.Relation;
                index++;
            }
        }
        document.Layers |= Layers.Tags | Layers.Features | Layers.Lemmas;
        document.CompleteTree();
    }
}
