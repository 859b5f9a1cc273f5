namespace Dateline.Language;

/// <summary>Neighbouring words, to be walked through without allocation.</summary>
public readonly record struct TokenList
{
    private readonly Document _document;
    private readonly int _first;

    internal TokenList(Document document, int first, int end)
    {
        _document = document;
        _first = first;
        Count = end - first;
    }

    /// <summary>Number of words.</summary>
    public int Count { get; }

    /// <summary>The word at <paramref name="index"/>, counted from the first of these.</summary>
    public Token this[int index] => (uint)index < (uint)Count ? new(_document, _first + index) : throw new ArgumentOutOfRangeException(nameof(index));

    /// <summary>Walks through the words.</summary>
    public Enumerator GetEnumerator() => new(_document, _first, _first + Count);

    /// <summary>The words as an array, for those who want one.</summary>
    public Token[] ToArray()
    {
        var array = new Token[Count];
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

        /// <summary>The word.</summary>
        public readonly Token Current => new(_document, _index);

        /// <summary>Goes to the next word.</summary>
        public bool MoveNext() => ++_index < _end;
    }
}

/// <summary>The sentences of a document, to be walked through without allocation.</summary>
public readonly record struct SentenceList
{
    private readonly Document _document;

    internal SentenceList(Document document) => _document = document;

    /// <summary>Number of sentences.</summary>
    public int Count => _document.SentenceCount;

    /// <summary>The sentence at <paramref name="index"/>.</summary>
    public Sentence this[int index] => new(_document, index);

    /// <summary>Walks through the sentences.</summary>
    public Enumerator GetEnumerator() => new(_document);

    /// <summary>The sentences as an array, for those who want one.</summary>
    public Sentence[] ToArray()
    {
        var array = new Sentence[Count];
        for (var i = 0; i < array.Length; i++)
            array[i] = this[i];
        return array;
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

        /// <summary>The sentence.</summary>
        public readonly Sentence Current => new(_document, _index);

        /// <summary>Goes to the next sentence.</summary>
        public bool MoveNext() => ++_index < _document.SentenceCount;
    }
}

/// <summary>The words that hang on one word, in text order, to be walked through without allocation.</summary>
public readonly record struct ChildList
{
    private readonly Document _document;
    private readonly int _head;

    internal ChildList(Document document, int head)
    {
        _document = document;
        _head = head;
    }

    /// <summary>Walks through the words.</summary>
    public Enumerator GetEnumerator() => new(_document, _head);

    /// <summary>The words as an array, for those who want one.</summary>
    public Token[] ToArray()
    {
        var tokens = new List<Token>();
        foreach (var token in this)
            tokens.Add(token);
        return [.. tokens];
    }

    /// <summary>The walk.</summary>
    public struct Enumerator
    {
        private readonly Document _document;
        private int _index;
        private int _next;

        internal Enumerator(Document document, int head)
        {
            _document = document;
            _index = Columns.NoHead;
            _next = document.Columns.FirstChild[head];
        }

        /// <summary>The word.</summary>
        public readonly Token Current => new(_document, _index);

        /// <summary>Goes to the next word.</summary>
        public bool MoveNext()
        {
            if (_next == Columns.NoHead)
                return false;
            _index = _next;
            _next = _document.Columns.NextSibling[_index];
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
