using System.Collections.Concurrent;

namespace Dateline.Language.Network;

/// <summary>Words and sentences → word classes, features and dependency trees.</summary>
/// <remarks>Thread-safe: each call works with memory of its own, which is kept for the next.</remarks>
/// <param name="model">The network.</param>
/// <param name="spelling">How misspelt words were meant; null where every word is taken as it stands.</param>
internal sealed class GrammarStage(GrammarModel model, Spelling? spelling = null)
{
    /// <summary>A sentence with more words is parsed in pieces: the cost of a tree grows with the square of its words, and so long a "sentence" is a list.</summary>
    public const int LongestPiece = 160;

    private readonly ConcurrentQueue<GrammarBatch> _idle = new();

    /// <summary>The stage with the model that the library carries; null where it was built without one.</summary>
    /// <param name="spelling">How misspelt words were meant.</param>
    public static GrammarStage? Load(Spelling? spelling) => GrammarModel.Embedded(GrammarModel.English) is { } model ? new GrammarStage(model, spelling) : null;

    /// <summary>Fills the layers of tags, features and trees.</summary>
    public void Annotate(Document document)
    {
        if (!_idle.TryDequeue(out var batch))
            batch = new GrammarBatch(model, spelling);
        foreach (var sentence in document.Sentences)
        {
            for (var first = sentence.FirstToken; first < sentence.EndToken;)
            {
                var length = PieceLength(document, first, sentence.EndToken);
                if (!batch.TryAdd(first, length))
                {
                    batch.Run(document);
                    batch.TryAdd(first, length);
                }
                first += length;
            }
        }
        batch.Run(document);
        _idle.Enqueue(batch);
        foreach (var sentence in document.Sentences)
        {
            if (sentence.Count > LongestPiece)
                Join(document.Columns, sentence);
        }
        document.Layers |= Layers.Tags | Layers.Features;
        document.CompleteTree();
    }

    // The last stop or semicolon of a piece's second half, else its last comma, else where it is full.
    private static int PieceLength(Document document, int first, int end)
    {
        if (end - first <= LongestPiece)
            return end - first;
        var comma = 0;
        for (var length = LongestPiece; length > LongestPiece / 2; length--)
        {
            var form = document[first + length - 1].Text;
            if (form is ";" or "." or "!" or "?")
                return length;
            if (comma == 0 && form is ",")
                comma = length;
        }
        return comma > 0 ? comma : LongestPiece;
    }

    // One root a sentence: the roots of the later pieces hang side by side on the first one's.
    private static void Join(Columns columns, Sentence sentence)
    {
        var root = -1;
        for (var i = sentence.FirstToken; i < sentence.EndToken; i++)
        {
            if (columns.Heads[i] != Columns.NoHead)
                continue;
            if (root < 0)
                root = i;
            else
                (columns.Heads[i], columns.Relations[i]) = (root, Relation.Parataxis);
        }
    }
}
