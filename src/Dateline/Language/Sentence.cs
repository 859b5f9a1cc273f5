namespace Dateline.Language;

/// <summary>A view of one sentence of a document. A sentence has at least one word.</summary>
public readonly record struct Sentence : IDocumentView<Sentence>
{
    private readonly Document _document;

    internal Sentence(Document document, int index)
    {
        _document = document;
        Index = index;
    }

    /// <summary>Place among the sentences, from 0.</summary>
    public int Index { get; }

    /// <summary>Index of the first word.</summary>
    public int FirstToken => Columns.SentenceStarts[Index];

    /// <summary>Index behind the last word.</summary>
    public int EndToken => Index + 1 < Columns.SentenceStarts.Count ? Columns.SentenceStarts[Index + 1] : Columns.Starts.Count;

    /// <summary>Number of words.</summary>
    public int Count => EndToken - FirstToken;

    /// <summary>The words.</summary>
    public ViewList<Token> Tokens => new(_document, FirstToken, EndToken);

    /// <summary>From the first to the last word.</summary>
    public TextSpan TextSpan => new(Columns.Starts[FirstToken], Columns.Ends[EndToken - 1]);

    /// <summary>The text of the sentence.</summary>
    public ReadOnlySpan<char> Text => TextSpan.In(_document.Text.AsSpan());

    /// <summary>A line without a mark at its end: it gives no orders, and tells the past in the present.</summary>
    internal bool IsHeadline => Tokens[Count - 1].Upos != Upos.Punct;

    /// <summary>The word without a head; the first word where the sentence was not parsed.</summary>
    public Token Root
    {
        get
        {
            foreach (var token in Tokens)
            {
                if (token.IsRoot)
                    return token;
            }
            return new Token(_document, FirstToken);
        }
    }

    static Sentence IDocumentView<Sentence>.At(Document document, int index) => new(document, index);

    private Columns Columns => _document.Columns;

    /// <summary>The text of the sentence.</summary>
    public override string ToString() => Text.ToString();
}
