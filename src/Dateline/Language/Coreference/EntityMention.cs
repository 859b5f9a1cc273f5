namespace Dateline.Language;

/// <summary>A view of one mention: the words by which a report speaks of an entity.</summary>
/// <remarks>
/// Mentions may lie within one another (<c>his</c> in <c>his deputy</c>), and do not cross.
/// They are numbered in the order of their head words; a coordination has the head of its first member, and comes right behind it. An entity that is mentioned once is an entity too.
/// </remarks>
public readonly record struct EntityMention : IChainedView<EntityMention>
{
    private readonly Document _document;

    internal EntityMention(Document document, int index)
    {
        _document = document;
        Index = index;
    }

    /// <summary>Place among the mentions, from 0.</summary>
    public int Index { get; }

    /// <summary>The words, from the first to the last: a determiner and what follows the noun are in, an apposition is not; a member of a coordination ends before the next.</summary>
    public Span Span => _document.Span(Columns.MentionStarts[Index], Columns.MentionEnds[Index]);

    /// <summary>The head word.</summary>
    public Token Head => _document[Columns.MentionHeads[Index]];

    /// <summary>By what kind of words.</summary>
    public MentionKind Kind => Columns.MentionKinds[Index];

    /// <summary>Who or what is meant.</summary>
    public Entity Entity => new(_document, Columns.MentionEntities[Index]);

    static EntityMention IDocumentView<EntityMention>.At(Document document, int index) => new(document, index);

    static int IChainedView<EntityMention>.Next(Document document, int index) => document.Columns.MentionNext[index];

    private Columns Columns => _document.Columns;

    /// <summary>The words as written.</summary>
    public override string ToString() => Span.ToString();
}

/// <summary>A view of one entity: who or what is meant by one or more mentions of a report.</summary>
public readonly record struct Entity : IDocumentView<Entity>
{
    private readonly Document _document;

    internal Entity(Document document, int index)
    {
        _document = document;
        Index = index;
    }

    /// <summary>Place among the entities, from 0, in the order of their first mentions.</summary>
    public int Index { get; }

    /// <summary>The mentions, in order.</summary>
    public ChainList<EntityMention> Mentions => new(_document, _document.Columns.EntityFirst[Index]);

    /// <summary>The first mention.</summary>
    public EntityMention First => new(_document, _document.Columns.EntityFirst[Index]);

    /// <summary>Whether there is only one mention.</summary>
    public bool IsMentionedOnce => _document.Columns.MentionNext[_document.Columns.EntityFirst[Index]] < 0;

    /// <summary>The mention that tells best who is meant: the longest name; the first noun phrase where there is no name; else the first pronoun.</summary>
    public EntityMention Best => new(_document, _document.Columns.EntityBest[Index]);

    /// <summary>Kind of what is meant, as most of the names tell; <see cref="NameKind.None"/> where it has no name.</summary>
    public NameKind NameKind => _document.Columns.EntityNameKinds[Index];

    static Entity IDocumentView<Entity>.At(Document document, int index) => new(document, index);
}
