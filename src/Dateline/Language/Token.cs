namespace Dateline.Language;

/// <summary>A view of one syntactic word of a document.</summary>
/// <remarks>Two words are equal when they are the same word of the same document.</remarks>
public readonly record struct Token : IChainedView<Token>
{
    private readonly Document _document;

    internal Token(Document document, int index)
    {
        _document = document;
        Index = index;
    }

    /// <summary>The document.</summary>
    public Document Document => _document;

    /// <summary>Place in the document, from 0.</summary>
    public int Index { get; }

    /// <summary>Place in its sentence, from 0.</summary>
    public int IndexInSentence => Index - Sentence.FirstToken;

    /// <summary>Where the word stands in the text.</summary>
    public TextSpan TextSpan => new(Columns.Starts[Index], Columns.Ends[Index]);

    /// <summary>The word as written.</summary>
    public ReadOnlySpan<char> Text => _document.Text.AsSpan(Columns.Starts[Index], Columns.Ends[Index] - Columns.Starts[Index]);

    /// <summary>Whether the word is a part, not the first, of a written token: <c>n't</c> in <c>don't</c>, <c>'s</c> in <c>Asel's</c>.</summary>
    public bool ContinuesToken => Columns.Continues[Index];

    /// <summary>Whether white space, or the start of the text, comes before the word.</summary>
    public bool FollowsSpace => Index == 0 || Columns.Ends[Index - 1] < Columns.Starts[Index];

    /// <summary>The sentence the word lies in.</summary>
    public Sentence Sentence => new(_document, Columns.SentenceOf[Index]);

    /// <summary>Word class.</summary>
    public Upos Upos => Columns.Tags[Index];

    /// <summary>Morphological features.</summary>
    public Features Features => new(Columns.Features[Index]);

    /// <summary>The dictionary form; empty where no lemmatiser has been here.</summary>
    public ReadOnlySpan<char> Lemma => Columns.Lemma(Index);

    /// <summary>The relation to the head.</summary>
    public Relation Relation => Columns.Relations[Index];

    /// <summary>Whether the word has no head: the root of its sentence.</summary>
    public bool IsRoot => Columns.Heads[Index] == Columns.NoHead;

    /// <summary>The head; the word itself where it has none, so that a walk upwards ends at <see cref="IsRoot"/>.</summary>
    public Token Head => IsRoot ? this : new(_document, Columns.Heads[Index]);

    /// <summary>The words that hang on this one, in text order.</summary>
    public ChainList<Token> Children => new(_document, Columns.FirstChild[Index]);

    /// <summary>From the first to the last word of the subtree, this word included. In a tree with crossing lines words of others may lie between.</summary>
    public Span Subtree => !_document.Has(Layers.Tree) ? new(_document, Index, 1)
        : new(_document, Columns.SubtreeStarts[Index], Columns.SubtreeEnds[Index] - Columns.SubtreeStarts[Index]);

    /// <summary>Kind of the name the word lies in.</summary>
    public NameKind NameKind => Columns.NameTags[Index].Kind;

    /// <summary>The IOB2 tag of the word.</summary>
    public NameTag NameTag => Columns.NameTags[Index];

    static Token IDocumentView<Token>.At(Document document, int index) => new(document, index);

    static int IChainedView<Token>.Next(Document document, int index) => document.Columns.NextSibling[index];

    private Columns Columns => _document.Columns;

    /// <summary>The first word that hangs on this one by <paramref name="relation"/>, subtypes included; null where there is none.</summary>
    public Token? Child(Relation relation)
    {
        foreach (var child in Children)
        {
            if (child.Relation.Is(relation))
                return child;
        }
        return null;
    }

    /// <summary>Whether this word is <paramref name="other"/> or hangs on it, directly or not.</summary>
    public bool IsWithin(Token other)
    {
        var token = this;
        while (token.Index != other.Index)
        {
            if (token.IsRoot)
                return false;
            token = token.Head;
        }
        return true;
    }

    /// <summary>The word as written.</summary>
    public override string ToString() => Text.ToString();
}
