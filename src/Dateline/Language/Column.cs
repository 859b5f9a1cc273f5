using System.Buffers;

namespace Dateline.Language;

/// <summary>One column of a document: a growing array out of the shared pool.</summary>
/// <remarks>In steady state a document costs no allocation per word: its columns go back to the pool and come out again.</remarks>
internal struct Column<T>
    where T : unmanaged
{
    private T[]? _items;

    /// <summary>Number of items in use.</summary>
    public int Count { get; private set; }

    /// <summary>The items in use.</summary>
    public readonly Span<T> Items => _items.AsSpan(0, Count);

    public readonly ref T this[int index] => ref Items[index];

    public void Add(T item)
    {
        if (_items is null || Count == _items.Length)
            Grow(Count + 1);
        _items![Count++] = item;
    }

    public void AddRange(ReadOnlySpan<T> items)
    {
        if (_items is null || Count + items.Length > _items.Length)
            Grow(Count + items.Length);
        items.CopyTo(_items.AsSpan(Count));
        Count += items.Length;
    }

    /// <summary>Makes the column <paramref name="count"/> items long, each of them <paramref name="value"/>.</summary>
    public void Fill(int count, T value)
    {
        Count = 0;
        if (_items is null || count > _items.Length)
            Grow(count);
        Count = count;
        Items.Fill(value);
    }

    public void RemoveLast() => Count--;

    public void Clear() => Count = 0;

    /// <summary>Gives the array back; the column is empty afterwards.</summary>
    public void Return()
    {
        if (_items is not null)
            ArrayPool<T>.Shared.Return(_items);
        _items = null;
        Count = 0;
    }

    private void Grow(int needed)
    {
        var larger = ArrayPool<T>.Shared.Rent(Math.Max(needed, Count * 2));
        Items.CopyTo(larger);
        if (_items is not null)
            ArrayPool<T>.Shared.Return(_items);
        _items = larger;
    }
}
