namespace Dateline.Language;

/// <summary>A view of one mention: the words by which a report speaks of an entity.</summary>
/// <remarks>
/// Mentions may lie within one another (<c>his</c> in <c>his deputy</c>), and do not cross.
/// They are numbered in the order of their head words; a coordination has the head of its first member, and comes right behind it. An entity that is mentioned once is an entity too.
/// </remarks>
public readonly record struct EntityMention
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

    private Columns Columns => _document.Columns;

    /// <summary>The words as written.</summary>
    public override string ToString() => Span.ToString();
}

/// <summary>A view of one entity: who or what is meant by one or more mentions of a report.</summary>
public readonly record struct Entity
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
    public EntityMentionList Mentions => new(_document, Index);

    /// <summary>The first mention.</summary>
    public EntityMention First => new(_document, _document.Columns.EntityFirst[Index]);

    /// <summary>Whether there is only one mention.</summary>
    public bool IsMentionedOnce => _document.Columns.MentionNext[_document.Columns.EntityFirst[Index]] < 0;

    /// <summary>The mention that tells best who is meant: the longest name; the first noun phrase where there is no name; else the first pronoun.</summary>
    public EntityMention Best => new(_document, _document.Columns.EntityBest[Index]);

    /// <summary>Kind of what is meant, as most of the names tell; <see cref="NameKind.None"/> where it has no name.</summary>
    public NameKind NameKind => _document.Columns.EntityNameKinds[Index];
}

/// <summary>Mentions of a document or of one entity, to be walked through without allocation.</summary>
public readonly record struct EntityMentionList
{
    private readonly Document _document;
    private readonly int _entity;

    internal EntityMentionList(Document document, int entity)
    {
        _document = document;
        _entity = entity;
    }

    /// <summary>Walks through the mentions.</summary>
    public Enumerator GetEnumerator() => new(_document, _entity);

    /// <summary>The mentions as an array, for those who want one.</summary>
    public EntityMention[] ToArray()
    {
        var mentions = new List<EntityMention>();
        foreach (var mention in this)
            mentions.Add(mention);
        return [.. mentions];
    }

    /// <summary>The walk.</summary>
    public struct Enumerator
    {
        private readonly Document _document;
        private readonly bool _all;
        private int _index;
        private int _next;

        internal Enumerator(Document document, int entity)
        {
            _document = document;
            _all = entity < 0;
            _next = !_all ? document.Columns.EntityFirst[entity] : document.Columns.MentionHeads.Count > 0 ? 0 : -1;
        }

        /// <summary>The mention.</summary>
        public readonly EntityMention Current => new(_document, _index);

        /// <summary>Goes to the next mention.</summary>
        public bool MoveNext()
        {
            if (_next < 0)
                return false;
            _index = _next;
            _next = !_all ? _document.Columns.MentionNext[_index] : _index + 1 < _document.Columns.MentionHeads.Count ? _index + 1 : -1;
            return true;
        }
    }
}

/// <summary>The entities of a document, to be walked through without allocation.</summary>
public readonly record struct EntityList
{
    private readonly Document _document;

    internal EntityList(Document document) => _document = document;

    /// <summary>Number of entities.</summary>
    public int Count => _document.Columns.EntityFirst.Count;

    /// <summary>The entity at <paramref name="index"/>.</summary>
    public Entity this[int index] => (uint)index < (uint)Count ? new(_document, index) : throw new ArgumentOutOfRangeException(nameof(index));

    /// <summary>Walks through the entities.</summary>
    public Enumerator GetEnumerator() => new(_document);

    /// <summary>The entities as an array, for those who want one.</summary>
    public Entity[] ToArray()
    {
        var entities = new Entity[Count];
        for (var i = 0; i < entities.Length; i++)
            entities[i] = this[i];
        return entities;
    }

    /// <summary>The walk.</summary>
    public struct Enumerator
    {
        private readonly Document _document;
        private int _index;

        internal Enumerator(Document document)
        {
            _document = document;
            _index = -1;
        }

        /// <summary>The entity.</summary>
        public readonly Entity Current => new(_document, _index);

        /// <summary>Goes to the next entity.</summary>
        public bool MoveNext() => ++_index < _document.Columns.EntityFirst.Count;
    }
}
