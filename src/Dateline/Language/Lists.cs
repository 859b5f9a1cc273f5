namespace Dateline.Language;

/// <summary>A view of one item of a document: a struct that holds the document and the item's number.</summary>
/// <typeparam name="TSelf">The view.</typeparam>
public interface IDocumentView<TSelf>
    where TSelf : struct, IDocumentView<TSelf>
{
    /// <summary>The view of the item with that number.</summary>
    internal static abstract TSelf At(Document document, int index);
}

/// <summary>A view of an item from which there is a next one: of the same head, of the same entity.</summary>
/// <typeparam name="TSelf">The view.</typeparam>
public interface IChainedView<TSelf> : IDocumentView<TSelf>
    where TSelf : struct, IChainedView<TSelf>
{
    /// <summary>The number of the next item, or -1.</summary>
    internal static abstract int Next(Document document, int index);
}

/// <summary>Neighbouring items of a document: words, sentences, mentions, entities. To be walked through without allocation.</summary>
/// <typeparam name="T">Of what.</typeparam>
public readonly record struct ViewList<T>
    where T : struct, IDocumentView<T>
{
    private readonly Document _document;
    private readonly int _first;

    internal ViewList(Document document, int first, int end)
    {
        _document = document;
        _first = first;
        Count = end - first;
    }

    /// <summary>Number of items.</summary>
    public int Count { get; }

    /// <summary>The item at <paramref name="index"/>, counted from the first of these.</summary>
    public T this[int index] => (uint)index < (uint)Count ? T.At(_document, _first + index) : throw new ArgumentOutOfRangeException(nameof(index));

    /// <summary>Walks through the items.</summary>
    public Enumerator GetEnumerator() => new(_document, _first, _first + Count);

    /// <summary>The items as an array, for those who want one.</summary>
    public T[] ToArray()
    {
        var array = new T[Count];
        for (var i = 0; i < array.Length; i++)
            array[i] = this[i];
        return array;
    }

    /// <summary>The walk.</summary>
    public struct Enumerator
    {
        private readonly Document _document;
        private readonly int _end;
        private int _index;

        internal Enumerator(Document document, int first, int end)
        {
            _document = document;
            _index = first - 1;
            _end = end;
        }

        /// <summary>The item.</summary>
        public readonly T Current => T.At(_document, _index);

        /// <summary>Goes to the next item.</summary>
        public bool MoveNext() => ++_index < _end;
    }
}

/// <summary>Items that lead one to the next, in text order: the words that hang on one word, the mentions of one entity. To be walked through without allocation.</summary>
/// <typeparam name="T">Of what.</typeparam>
public readonly record struct ChainList<T>
    where T : struct, IChainedView<T>
{
    private readonly Document _document;
    private readonly int _first;

    internal ChainList(Document document, int first)
    {
        _document = document;
        _first = first;
    }

    /// <summary>Walks through the items.</summary>
    public Enumerator GetEnumerator() => new(_document, _first);

    /// <summary>The items as an array, for those who want one.</summary>
    public T[] ToArray()
    {
        var items = new List<T>();
        foreach (var item in this)
            items.Add(item);
        return [.. items];
    }

    /// <summary>The walk.</summary>
    public struct Enumerator
    {
        private readonly Document _document;
        private int _index;
        private int _next;

        internal Enumerator(Document document, int first)
        {
            _document = document;
            _index = -1;
            _next = first;
        }

        /// <summary>The item.</summary>
        public readonly T Current => T.At(_document, _index);

        /// <summary>Goes to the next item.</summary>
        public bool MoveNext()
        {
            if (_next < 0)
                return false;
            _index = _next;
            _next = T.Next(_document, _index);
            return true;
        }
    }
}

/// <summary>The names of a document, in text order, to be walked through without allocation.</summary>
public readonly record struct NameList
{
    private readonly Document _document;

    internal NameList(Document document) => _document = document;

    /// <summary>Walks through the names.</summary>
    public Enumerator GetEnumerator() => new(_document);

    /// <summary>The names as an array, for those who want one.</summary>
    public Name[] ToArray()
    {
        var names = new List<Name>();
        foreach (var name in this)
            names.Add(name);
        return [.. names];
    }

    /// <summary>The walk.</summary>
    public struct Enumerator
    {
        private readonly Document _document;
        private int _first;
        private int _end;

        internal Enumerator(Document document) => _document = document;

        /// <summary>The name.</summary>
        public readonly Name Current => new(new Span(_document, _first, _end - _first), _document.Columns.NameTags[_first].Kind);

        /// <summary>Goes to the next name.</summary>
        public bool MoveNext()
        {
            var tags = _document.Columns.NameTags.Items;
            _first = _end;
            while (_first < tags.Length && tags[_first].Kind == NameKind.None)
                _first++;
            _end = _first + 1;
            while (_end < tags.Length && tags[_end].Kind == tags[_first].Kind && !tags[_end].Begins)
                _end++;
            return _first < tags.Length;
        }
    }
}
