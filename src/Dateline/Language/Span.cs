namespace Dateline.Language;

/// <summary>A view of neighbouring words of a document; may be empty.</summary>
public readonly record struct Span
{
    private readonly Document _document;

    internal Span(Document document, int firstToken, int count)
    {
        _document = document;
        FirstToken = firstToken;
        Count = count;
    }

    /// <summary>Index of the first word.</summary>
    public int FirstToken { get; }

    /// <summary>Number of words.</summary>
    public int Count { get; }

    /// <summary>Index behind the last word.</summary>
    public int EndToken => FirstToken + Count;

    /// <summary>Whether there is no word.</summary>
    public bool IsEmpty => Count == 0;

    /// <summary>The words.</summary>
    public ViewList<Token> Tokens => new(_document, FirstToken, EndToken);

    /// <summary>From the first to the last word; the empty stretch at the start of the text where there is none.</summary>
    public TextSpan TextSpan => IsEmpty ? default : new(_document.Columns.Starts[FirstToken], _document.Columns.Ends[EndToken - 1]);

    /// <summary>The text from the first to the last word.</summary>
    public ReadOnlySpan<char> Text => TextSpan.In(_document.Text.AsSpan());

    /// <summary>The word all others hang on: the first whose head lies outside. The last word where the document was not parsed.</summary>
    /// <remarks>An empty span has no head; asking for it is a bug.</remarks>
    public Token Head
    {
        get
        {
            if (!_document.Has(Layers.Tree))
                return _document[EndToken - 1];
            foreach (var token in Tokens)
            {
                if (token.IsRoot || token.Head.Index < FirstToken || token.Head.Index >= EndToken)
                    return token;
            }
            return _document[EndToken - 1];
        }
    }

    /// <summary>The text from the first to the last word.</summary>
    public override string ToString() => Text.ToString();
}

/// <summary>A name in a document.</summary>
/// <param name="Span">Its words.</param>
/// <param name="Kind">What it names; never <see cref="NameKind.None"/>.</param>
public readonly record struct Name(Span Span, NameKind Kind);
