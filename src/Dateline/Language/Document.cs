namespace Dateline.Language;

/// <summary>A report with its language: owns the text and columns of words; tokens, sentences and spans are cheap views into it.</summary>
/// <remarks>
/// Each stage fills exactly one layer and reads those below; <see cref="Layers"/> tells which are there. Columns of layers that are not there
/// hold the default value of their type. A word is a syntactic word of Universal Dependencies: <c>don't</c> is two, <c>do</c> and <c>n't</c>,
/// the second of which <see cref="Token.ContinuesToken">continues</see> the written token. Words and sentences are in text order and do not overlap.
/// Not thread-safe while stages write; afterwards any number of threads may read. Views must not be used after <see cref="Dispose"/>,
/// which gives the columns back to the pool; a document that is not disposed of is merely slower to replace.
/// </remarks>
public sealed class Document : IDisposable
{
    private readonly Columns _columns = new();

    internal Document(Report report) => Report = report;

    /// <summary>A document whose words are given, as in a treebank.</summary>
    internal static Document OfWords(string text, IReadOnlyList<(int Start, int End, bool Continues)> words, IEnumerable<int> sentenceStarts)
    {
        var document = new Document(new Report { Id = "", Source = "", Text = text });
        foreach (var (start, end, continues) in words)
            document.Columns.AddToken(start, end, continues);
        foreach (var first in sentenceStarts)
            document.Columns.SentenceStarts.Add(first);
        document.CompleteWords();
        return document;
    }

    /// <summary>The report, with its sentences.</summary>
    public Report Report { get; private set; }

    /// <summary>The text.</summary>
    public string Text => Report.Text;

    /// <summary>Which layers are filled.</summary>
    public Layers Layers { get; internal set; }

    /// <summary>Whether all of <paramref name="layers"/> are filled.</summary>
    public bool Has(Layers layers) => (Layers & layers) == layers;

    /// <summary>Number of words.</summary>
    public int TokenCount => _columns.Starts.Count;

    /// <summary>Number of sentences.</summary>
    public int SentenceCount => _columns.SentenceStarts.Count;

    /// <summary>The word at <paramref name="index"/>, counted from 0 through the whole document.</summary>
    public Token this[int index] => new(this, index);

    /// <summary>All words, in text order.</summary>
    public ViewList<Token> Tokens => new(this, 0, TokenCount);

    /// <summary>All sentences, in text order.</summary>
    public ViewList<Sentence> Sentences => new(this, 0, SentenceCount);

    /// <summary>The columns, for the stages that fill them.</summary>
    internal Columns Columns => _columns;

    /// <summary>The sentence at <paramref name="index"/>, counted from 0.</summary>
    public Sentence Sentence(int index) => new(this, index);

    /// <summary>The first word that ends behind <paramref name="offset"/>, or <see cref="TokenCount"/> where there is none. Takes logarithmic time.</summary>
    public int TokenAt(int offset)
    {
        var ends = _columns.Ends.Items;
        int low = 0, high = ends.Length;
        while (low < high)
        {
            var middle = (low + high) >> 1;
            if (ends[middle] <= offset)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }

    /// <summary>The words that share at least one code unit with <paramref name="stretch"/>.</summary>
    public Span Span(TextSpan stretch)
    {
        var first = TokenAt(stretch.Start);
        var last = first;
        var starts = _columns.Starts.Items;
        while (last < starts.Length && starts[last] < stretch.End)
            last++;
        return new Span(this, first, last - first);
    }

    /// <summary>The words from <paramref name="first"/> up to, not including, <paramref name="end"/>.</summary>
    public Span Span(int first, int end) => new(this, first, end - first);

    /// <summary>The names, in text order; none before the name finder has been here.</summary>
    public NameList Names => new(this);

    /// <summary>Everything that the report mentions, in the order of the head words; none before coreference has been here.</summary>
    public ViewList<EntityMention> Mentions => new(this, 0, _columns.MentionHeads.Count);

    /// <summary>Number of mentions.</summary>
    public int MentionCount => _columns.MentionHeads.Count;

    /// <summary>Who and what is mentioned, in the order of first mentions; none before coreference has been here.</summary>
    public ViewList<Entity> Entities => new(this, 0, _columns.EntityFirst.Count);

    /// <summary>The mention at <paramref name="index"/>, counted from 0.</summary>
    public EntityMention Mention(int index) => (uint)index < (uint)MentionCount ? new(this, index) : throw new ArgumentOutOfRangeException(nameof(index));

    /// <summary>The mention that a word heads, or of whose name it is a part; null where it is neither.</summary>
    public EntityMention? MentionOf(Token token)
    {
        if (!Has(Layers.Coreference))
            return null;
        var index = token.Index;
        if (_columns.MentionOf[index] is >= 0 and var headed)
            return new EntityMention(this, headed);
        if (token.NameKind == NameKind.None)
            return null;
        var (first, end) = (index, index + 1);
        while (first > 0 && !_columns.NameTags[first].Begins)
            first--;
        while (end < TokenCount && _columns.NameTags[end].Kind == token.NameKind && !_columns.NameTags[end].Begins)
            end++;
        for (var i = first; i < end; i++)
        {
            if (_columns.MentionOf[i] is >= 0 and var named && _columns.MentionStarts[named] <= index && index < _columns.MentionEnds[named])
                return new EntityMention(this, named);
        }
        return null;
    }

    /// <summary>The kind of the name that stands at <paramref name="offset"/>.</summary>
    internal NameKind NameAt(int offset) => TagAt(offset).Kind;

    internal NameTag TagAt(int offset) => TokenAt(offset) is var index && index < TokenCount ? this[index].NameTag : default;

    /// <summary>Called by the stage that splits: words and sentences stand, all other columns get their length.</summary>
    internal void CompleteWords()
    {
        _columns.Complete();
        Layers = Layers.Words;
        var sentences = new TextSpan[SentenceCount];
        for (var i = 0; i < sentences.Length; i++)
            sentences[i] = Sentence(i).TextSpan;
        Report = Report with { Sentences = sentences };
    }

    /// <summary>Called by the stage that parses, when heads and relations stand.</summary>
    internal void CompleteTree()
    {
        _columns.LinkChildren();
        Layers |= Layers.Tree;
    }

    /// <summary>Gives the columns back to the pool. No view may be used afterwards.</summary>
    public void Dispose() => _columns.Return();
}
